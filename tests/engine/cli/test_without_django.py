"""The engine answers where the site and its libraries cannot be imported."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]

BLOCKED = """
import sys

ABSENT = {"django", "psycopg", "allauth", "procrastinate", "waitress", "whitenoise", "portal"}

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ABSENT:
            raise ModuleNotFoundError(f"{name} is not here", name=name)

sys.meta_path.insert(0, Absent())
from coalition.cli import main

main()
"""


def without_django(*words):
    return subprocess.run(
        [sys.executable, "-c", BLOCKED, *map(str, words)],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        check=False,
        timeout=50,
    )


def test_the_blocker_blocks():
    code = BLOCKED.replace("from coalition.cli import main", "import django").replace("main()", "")

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=50)

    assert b"django is not here" in done.stderr


def test_a_coalition_is_composed(world):
    done = without_django("compose", "--network", world.network, "--demands", world.demands, "--json")

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["proof"] == "optimal"


def test_a_notice_is_read_and_its_demands_proposed(world):
    assert without_django("read", world.one_lot).returncode == 0
    assert b"youth-work" in without_django("demands", world.one_lot, "--json").stdout

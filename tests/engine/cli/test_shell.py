"""The real command in a process of its own: bytes, pipes, locales and colours."""

import json
import shlex
import subprocess
import sys

from coalition.cli import app


def test_stdout_is_utf8_whatever_the_locale(shell, world):
    file = world.keep("café.xml", world.notice(world.lot(1, "Koffie."), title="Wijk- en dorpscafé’s"))

    done = shell("read", file, env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})

    assert done.returncode == 0, done.stderr
    assert done.stdout.decode("utf-8").startswith("Wijk- en dorpscafé’s\n")


def test_a_pipe_gets_no_colours_and_a_hundred_columns(shell, world):
    file = world.keep("long.xml", world.notice(world.lot(1, "Kort."), title="een lange titel " * 40))

    done = shell("read", file)

    assert b"\x1b" not in done.stdout
    assert 80 < max(len(line) for line in done.stdout.decode().splitlines()[:5]) <= 100


def test_no_colour_is_kept_to_where_colour_is_forced(shell, world):
    coloured = shell("read", world.one_lot, env={"FORCE_COLOR": "1", "TERM": "xterm-256color"})
    plain = shell("read", world.one_lot, env={"NO_COLOR": "1", "TERM": "xterm-256color"})

    assert b"\x1b[" in coloured.stdout
    assert b"\x1b[" not in plain.stdout


def test_a_reader_who_has_seen_enough_ends_it_quietly(world, shell):
    for number in range(300):
        world.keep(f"n{number:03}.xml", world.notice(world.lot(1, "Jongerenwerk. " * 50)))
    warme = f"{shlex.quote(sys.executable)} -c 'from coalition.cli import main; main()'"
    command = f"{warme} read --json {world.folder} | head -1"

    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, timeout=50)

    assert json.loads(done.stdout)["title"] == "Samen in Voorbeeldstad"
    assert done.stderr == b""


def test_a_file_whose_name_is_no_text_is_named_all_the_same(shell, tmp_path):
    (tmp_path / "caf\udce9.xml").write_bytes(b"<TED_EXPORT")

    done = shell("read", "--json", tmp_path)

    assert done.returncode == 3
    assert json.loads(done.stdout)["file"].endswith("caf\udce9.xml")
    assert b"caf\\udce9.xml: line 1" in done.stderr


def test_json_and_only_json_is_on_stdout(shell, world):
    done = shell("compose", "--network", world.network, "--notice", world.one_lot, "--json")

    assert json.loads(done.stdout)["format"] == "warmco-answer-1"
    assert b"not confirmed" in done.stderr


def test_a_refusal_has_its_exit_code_and_no_traceback(shell, world):
    done = shell("read", world.keep("bad.xml", b"PK\x03\x04"))

    assert done.returncode == 3
    assert done.stdout == b""
    assert done.stderr.startswith(b"warme: ")
    assert b"Traceback" not in done.stderr


def test_the_first_answer_of_a_fresh_process_comes_soon(shell, world):
    done = shell("compose", "--network", world.network, "--demands", world.demands, "--json")

    assert json.loads(done.stdout)["seconds"] < 1.5


def test_every_command_has_help(shell):
    names = [command.name for command in app.registered_commands]

    for name in names:
        assert shell(name, "--help").returncode == 0
    assert names == ["read", "demands", "compose", "explain"]

"""A portfolio at a real Dask cluster: a scheduler and workers in processes of their own."""

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.engine.cli.portfolio.folders import answers, fill

ROOT = Path(__file__).resolve().parents[4]
PATIENCE = 40
MANY = 200


@contextmanager
def running(*words, **options):
    """A process that is ended with its test."""
    process = subprocess.Popen(
        [sys.executable, *map(str, words)],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src")},
        **{"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **options},
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.fixture
def address(tmp_path):
    """The address of a scheduler without workers."""
    file = tmp_path / "scheduler.json"
    words = ("--host", "127.0.0.1", "--port", 0, "--no-dashboard", "--scheduler-file", file)
    with running("-m", "distributed.cli.dask_scheduler", *words):
        yield until(lambda: json.loads(file.read_bytes())["address"], OSError, ValueError)


@pytest.fixture
def worker(tmp_path):
    """Start a worker with one thread, which nobody starts again when it dies."""
    words = ("--nthreads", 1, "--no-nanny", "--no-dashboard", "--local-directory", tmp_path)
    return lambda address: running("-m", "distributed.cli.dask_worker", address, *words)


def warme_at(address, folder, out):
    command = "from coalition.cli import main; main()"
    words = ("compose", "--portfolio", folder, "--out", out, "--dask", address, "--lang", "en")
    return running("-c", command, *words, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def until(found, *not_yet):
    """Return what is found once it is there."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if there := found():
                return there
        except not_yet:
            pass
        time.sleep(0.01)
    raise TimeoutError


def test_all_answers_arrive_though_a_worker_is_killed_and_equal_those_made_here(
    warme, address, worker, tmp_path
):
    folder, here, there = fill(tmp_path / "lots", MANY), tmp_path / "here", tmp_path / "there"

    with worker(address), worker(address) as second, warme_at(address, folder, there) as work:
        until(lambda: len(list(there.glob("*.answer.json"))) > 5)
        second.kill()
        second.wait()
        at_the_kill = len(list(there.glob("*.answer.json")))
        out, err = work.communicate(timeout=PATIENCE)
    warme("compose", "--portfolio", folder, "--out", here, code=0)

    assert work.returncode == 0, err
    assert at_the_kill < MANY
    assert f"{MANY} of {MANY} problems have an answer" in out.decode()
    assert answers(there) == answers(here)
    assert len(answers(here)) == MANY


def test_a_cluster_that_goes_away_is_said_and_what_is_there_is_kept(worker, tmp_path):
    folder, out, file = fill(tmp_path / "lots", 2000), tmp_path / "out", tmp_path / "scheduler.json"
    words = ("--host", "127.0.0.1", "--port", 0, "--no-dashboard", "--scheduler-file", file)

    with running("-m", "distributed.cli.dask_scheduler", *words) as scheduler:
        address = until(lambda: json.loads(file.read_bytes())["address"], OSError, ValueError)
        with worker(address), warme_at(address, folder, out) as work:
            until(lambda: list(out.glob("*.answer.json")))
            scheduler.kill()
            _, err = work.communicate(timeout=PATIENCE)

    assert work.returncode == 1
    assert err.decode() == (
        f"warme: --dask: the cluster at {address} went away; run it again: what is there is kept\n"
    )
    assert 0 < len(answers(out)) < 2000


def test_a_cluster_without_workers_is_said(address, tmp_path):
    with warme_at(address, fill(tmp_path / "lots", 1), tmp_path / "out") as work:
        _, err = work.communicate(timeout=PATIENCE)

    assert work.returncode == 1
    assert err.decode() == f"warme: --dask: the cluster at {address} has no workers: start one\n"


def test_an_address_where_nobody_answers_is_said(tmp_path):
    with warme_at("tcp://127.0.0.1:1", fill(tmp_path / "lots", 1), tmp_path / "out") as work:
        _, err = work.communicate(timeout=PATIENCE)

    assert work.returncode == 1
    assert err.decode().startswith("warme: --dask: no cluster answers at tcp://127.0.0.1:1 (")
    assert err.count(b"\n") == 1


def test_where_dask_is_not_installed_it_is_said_how_to_get_it(warme, monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "distributed", None)
    words = ("--portfolio", fill(tmp_path / "lots", 1), "--dask", "tcp://127.0.0.1:8786")

    outcome = warme("compose", *words, code=1)

    assert outcome.err == (
        "warme: --dask: needs Dask, which is not installed here: pip install 'warme-coalities[dask]'\n"
    )

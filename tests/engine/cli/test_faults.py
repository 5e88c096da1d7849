"""A fault of ours is one line, too; the traceback comes only when it is asked for."""

import errno
import io
import sys

import pytest

import coalition
from coalition.cli import main
from coalition.composing import BrokenAnswer


@pytest.fixture
def broken(monkeypatch):
    def fail(*args, **kwargs):
        raise ZeroDivisionError("a wheel came off")

    monkeypatch.setattr("coalition.cli.request.flows.compose", fail)


def test_a_fault_is_one_line_that_asks_for_a_report(warme, world, broken):
    outcome = warme("compose", "--network", world.network, "--demands", world.demands, "--json", code=70)

    assert outcome.err.startswith(
        "warme: this is a fault in warme, not in your files (ZeroDivisionError: a wheel came off)"
    )
    assert "please report" in outcome.err
    assert outcome.err.count("\n") == 1
    assert outcome.out == ""


def test_the_traceback_comes_when_it_is_asked_for(warme, world, broken, monkeypatch):
    monkeypatch.setenv("WARME_TRACEBACK", "1")

    outcome = warme("compose", "--network", world.network, "--demands", world.demands, code=70)

    assert "Traceback (most recent call last)" in outcome.err


def test_an_answer_that_fails_its_own_check_is_never_printed(warme, world, monkeypatch):
    def fail(*args, **kwargs):
        raise BrokenAnswer("Samen", "needs not covered")

    monkeypatch.setattr("coalition.cli.request.solve", fail)

    words = ("compose", "--network", world.network, "--demands", world.demands, "--ask", "warmest", "--json")
    outcome = warme(*words, code=70)

    assert (
        "this is a fault in warme, not in your files (BrokenAnswer: Samen: needs not covered)" in outcome.err
    )
    assert outcome.out == ""


def test_without_a_command_the_help_is_shown(warme):
    outcome = warme()

    assert outcome.code == 2
    assert "Exit codes: 0 done" in outcome.out + outcome.err


def test_the_version_is_that_of_the_package(warme):
    from importlib.metadata import version

    assert warme("--version", code=0).out == f"warme {version('warme-coalities')}\n"


def test_the_public_names_are_there():
    assert len(coalition.__all__) <= 13
    assert all(hasattr(coalition, name) for name in coalition.__all__)


def test_a_reader_who_left_is_no_fault(warme, world, monkeypatch):
    def leave(*args, **kwargs):
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    monkeypatch.setattr("coalition.cli.compose.command.print_line", leave)

    outcome = warme("compose", "--network", world.network, "--demands", world.demands, "--json", code=1)

    assert outcome.err == ""


def test_the_door_of_the_shell_writes_utf8_and_leaves_other_streams_alone(monkeypatch):
    stdout = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", stdout)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    monkeypatch.setattr(sys, "argv", ["warme", "--version"])

    with pytest.raises(SystemExit) as ended:
        main()

    assert ended.value.code == 0
    assert stdout.encoding == "utf-8"

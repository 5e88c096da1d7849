"""A line while a search takes long, and a polite end at Ctrl-C."""

import io
import os
import signal

import pytest
from rich.console import Console

from coalition.cli.watch import watched
from coalition.composing import Report

EARLY = Report(nodes=4096, seconds=0.9, bound_wmin=900, bound_cost=3)
NOTHING = Report(nodes=8192, seconds=1.2, bound_wmin=900, bound_cost=3)
FOUND = Report(nodes=99000, seconds=2.5, bound_wmin=880, bound_cost=4, wmin=640, cost=5, size=3)


@pytest.fixture
def screen():
    return Console(file=io.StringIO(), force_terminal=True, width=200, color_system=None)


def told(screen):
    return screen.file.getvalue()


def test_a_search_that_is_soon_done_shows_nothing(screen):
    with watched("en", screen) as progress:
        assert not progress(EARLY)

    assert told(screen) == ""


def test_a_longer_search_shows_its_bound_and_the_best_so_far(screen):
    with watched("en", screen) as progress:
        progress(NOTHING)
        progress(FOUND)

    assert "Searching 1 s, 8192 steps; at most 900 permille, cost at least 3; nothing found yet" in told(
        screen
    )
    assert "at most 880 permille, cost at least 4; found 640 permille, cost 5, 3 members" in told(screen)


def test_the_line_is_dutch_where_that_is_asked(screen):
    with watched("nl", screen) as progress:
        progress(FOUND)

    assert "hoogstens 880 promille, kosten ten minste 4; gevonden 640 promille" in told(screen)


def test_the_line_is_not_drawn_more_than_four_times_a_second(screen):
    with watched("en", screen) as progress:
        for nodes in range(50):
            progress(Report(nodes, 1.5 + nodes / 100, 900, 3))

    assert told(screen).count("Searching") <= 4


def test_where_there_is_no_terminal_nothing_is_shown():
    file = Console(file=io.StringIO())
    with watched("en", file) as progress:
        progress(FOUND)

    assert told(file) == ""


def test_ctrl_c_asks_the_search_to_end_and_says_so(screen, capsys):
    before = signal.getsignal(signal.SIGINT)
    with watched("en", screen) as progress:
        assert progress(FOUND) is False
        os.kill(os.getpid(), signal.SIGINT)
        assert progress(FOUND) is True

    assert capsys.readouterr().err == "warme: ended by Ctrl-C: this is what there is so far\n"
    assert signal.getsignal(signal.SIGINT) is before


def test_a_second_ctrl_c_ends_it_at_once(screen, capsys):
    with pytest.raises(KeyboardInterrupt), watched("nl", screen):
        os.kill(os.getpid(), signal.SIGINT)
        os.kill(os.getpid(), signal.SIGINT)
        signal.pause()

    assert "opgehouden met Ctrl-C" in capsys.readouterr().err

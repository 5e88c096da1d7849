"""Two partners at the same moment, each on a connection of their own: one is first, and nothing is lost."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from django.db import connection
from tests.portal.coalitions.agreeing.three import two

ROUNDS = 20


def _both(first: Callable[[], Any], second: Callable[[], Any]) -> list[Any]:
    """Do two things at once; return what each gave, or what stopped it."""
    together = threading.Barrier(2)
    found: list[Any] = [None, None]

    def run(number: int, act: Callable[[], Any]) -> None:
        together.wait()
        try:
            found[number] = act()
        except Exception as stopped:  # noqa: BLE001  it is judged by the test, in the main thread
            found[number] = stopped
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate((first, second))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return found


def test_two_change_one_agreement_and_one_is_first(scratch: str) -> None:
    from portal.base.refusals import ChangedMeanwhile
    from portal.coalitions.actions import begin_agreement, change_agreement

    wilma, jeroen = two()
    agreement = begin_agreement(me=wilma, topic="task", title="taak", text="Begin.").agreement

    for number in range(1, ROUNDS + 1):

        def write(me: Any, text: str, based_on: int = number) -> Callable[[], Any]:
            return lambda: change_agreement(me=me, agreement=agreement, text=text, based_on=based_on)

        found = _both(write(wilma, f"Wilma {number}"), write(jeroen, f"Jeroen {number}"))

        stopped = [each for each in found if isinstance(each, ChangedMeanwhile)]
        kept = [each for each in found if not isinstance(each, Exception)]
        assert (len(stopped), len(kept)) == (1, 1), found
        assert (kept[0].number, agreement.versions.count()) == (number + 1, number + 1)


def test_two_begin_one_topic_and_one_is_first(scratch: str) -> None:
    from portal.base.refusals import ChangedMeanwhile
    from portal.coalitions.actions import begin_agreement

    wilma, jeroen = two()
    for number in range(ROUNDS):
        title = f"ronde {number}"

        def begin(me: Any, text: str, title: str = title) -> Callable[[], Any]:
            return lambda: begin_agreement(me=me, topic="other", title=title, text=text)

        found = _both(begin(wilma, "Van Wilma."), begin(jeroen, "Van Jeroen."))

        assert sum(isinstance(each, ChangedMeanwhile) for each in found) == 1, found
        assert wilma.room.agreements.filter(title=title).count() == 1


def test_words_change_while_another_agrees_to_the_old_ones(scratch: str) -> None:
    from portal.base.refusals import ChangedMeanwhile
    from portal.coalitions.actions import begin_agreement, change_agreement, say_of_version
    from portal.coalitions.queries.agreement import all_agreed

    wilma, jeroen = two()
    version = begin_agreement(me=wilma, topic="task", title="taak", text="Begin.")
    for number in range(ROUNDS):

        def write(was: Any = version, number: int = number) -> Any:
            return change_agreement(
                me=wilma, agreement=was.agreement, text=f"Woorden {number}", based_on=was.number
            )

        def agree(was: Any = version) -> Any:
            return say_of_version(me=jeroen, version=was, agrees=True)

        new, said = _both(write, agree)

        assert new.number == version.number + 1
        assert isinstance(said, ChangedMeanwhile) or said.version_id == version.pk
        assert not all_agreed(wilma.room)
        version = new


def test_the_last_two_write_their_words_at_once_and_all_is_read(scratch: str) -> None:
    from portal.coalitions.actions import write_words
    from portal.coalitions.bridge.room.words import Sentences
    from portal.coalitions.models import Appreciation

    wilma, jeroen = two()
    for _round in range(ROUNDS):
        Appreciation.objects.all().delete()

        def write(me: Any, other: Any) -> Callable[[], Any]:
            return lambda: write_words(
                me=me, words=[Sentences(other.partner.pk, "Zij durven.", "Taart.")], seen=""
            )

        found = _both(write(wilma, jeroen), write(jeroen, wilma))

        assert sorted(found) == [False, True]
        assert Appreciation.objects.filter(shown_at__isnull=False).count() == 2

"""An award becomes evidence of trust when both sides confirm it; nothing before, and nothing of one side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.portal.coalitions.standing.conftest import RUNS

Go = Callable[..., None]
Two = tuple[Any, Any]


def confirm(*both: Any, to_members: bool = True) -> None:
    from portal.coalitions import actions

    for one in both:
        actions.confirm_award(me=one, to_members=to_members)


def public_log() -> list[tuple[bytes, str]]:
    from portal.ledger.models import Entry, Head

    entries = [(bytes(entry.leaf_hash), repr(entry.payload)) for entry in Entry.objects.order_by("seq")]
    return [*entries, (bytes(Head.objects.get(name="public log").hash), "head")]


def warmth(two: Two) -> float:
    """Return the warmth that the two themselves count between them, as the engine weighs it."""
    from coalition.trust.warmth import weigh
    from portal.base import clock
    from portal.trust.bridge import evidence_value
    from portal.trust.queries import events_of_two

    groups = {one.partner.organisation.slug: one.partner.organisation.slug for one in two}
    rows = events_of_two(*(one.partner.organisation for one in two))
    weighed = weigh(tuple(map(evidence_value, rows)), groups, clock.today())
    return sum(each.weight for each in weighed)


def test_nothing_is_evidence_before_both_confirmed(two: Two, go: Go, evidence: Any) -> None:
    from portal.base.refusals import NotNow

    with pytest.raises(NotNow):
        confirm(two[0])
    go("awarded")
    awarded = evidence()
    confirm(two[0])
    one_side = evidence()

    confirm(two[1])

    [told] = evidence()
    assert (awarded, one_side) == ([], [])
    assert (told.audience, told.verified, told.on, told.until) == ("members", "both", *RUNS.values())


def test_told_twice_it_is_confirmed_once(two: Two, go: Go, evidence: Any) -> None:
    from portal.ledger.models import Step
    from portal.trust.models import Evidence

    go("awarded")
    confirm(*two)
    once = Evidence.objects.count(), Step.objects.count()

    confirm(*two)

    assert (Evidence.objects.count(), Step.objects.count()) == once
    assert len(evidence()) == 1


def test_who_confirmed_does_not_change_afterwards_who_may_know(two: Two, go: Go, evidence: Any) -> None:
    from portal.base.refusals import NotNow

    go("awarded")
    confirm(two[0], to_members=False)

    with pytest.raises(NotNow):
        confirm(two[0], to_members=True)
    confirm(two[1], to_members=True)

    [told] = evidence()
    assert told.audience == "pair"


@pytest.mark.parametrize("says", [(True, False), (False, True), (False, False)])
def test_where_one_keeps_it_to_the_two_the_public_log_stays_as_it_was(
    two: Two, go: Go, evidence: Any, says: tuple[bool, bool]
) -> None:
    go("awarded")
    log = public_log()

    for one, said in zip(two, says, strict=True):
        confirm(one, to_members=said)

    [told] = evidence()
    assert told.audience == "pair"
    assert public_log() == log


def test_where_both_say_so_members_read_it_in_the_public_log(two: Two, go: Go) -> None:
    go("awarded")
    log = public_log()

    confirm(*two)

    added = public_log()[len(log) - 1]
    slugs = sorted(one.partner.organisation.slug for one in two)
    assert len(public_log()) == len(log) + 1
    assert str(slugs) in added[1]
    assert two[0].room.title not in added[1]


def test_of_an_organisation_that_is_shown_nowhere_only_the_two_know(two: Two, go: Go, evidence: Any) -> None:
    go("awarded")
    log = public_log()
    organisation = two[1].partner.organisation
    type(organisation).objects.filter(pk=organisation.pk).update(is_listed=False)
    organisation.refresh_from_db()

    confirm(*two)

    [told] = evidence()
    assert told.audience == "pair"
    assert public_log() == log


def test_what_is_not_public_is_named_by_nobody(two: Two, go: Go, evidence: Any) -> None:
    go("awarded")
    confirm(*two)

    [told] = evidence()
    assert (told.title, told.source) == ("Samen een opdracht", "")


def test_what_is_public_is_named_as_there_and_never_as_in_the_room(two: Two, go: Go, evidence: Any) -> None:
    from portal.coalitions.models import Room

    Room.objects.update(title="Ons geheime plan")
    go("awarded", public_source="https://www.tenderned.nl/1")
    confirm(*two)

    [told] = evidence()
    room = two[0].room
    assert told.title == f"{room.buyer}: {room.tender.title}"[:200]
    assert told.source == "https://www.tenderned.nl/1"
    assert "geheime" not in told.title


def test_the_pair_grows_warmer_by_the_second_yes_and_not_before(two: Two, go: Go) -> None:
    from portal.trust.bridge import relation

    pair = [one.partner.organisation for one in two]
    before, events = warmth(two), len(relation(*pair).events)
    go("awarded")
    confirm(two[0])
    after_one = warmth(two)

    confirm(two[1])

    assert after_one == before
    assert warmth(two) > before
    assert len(relation(*pair).events) == events + 1


@pytest.mark.parametrize("back", ["handed in"])
def test_a_step_back_takes_a_lonely_yes_back(two: Two, go: Go, evidence: Any, back: str) -> None:
    from portal.base.refusals import NotNow
    from portal.coalitions import actions

    go("awarded")
    confirm(two[0])
    actions.change_status(me=two[1], was="awarded", to=back)
    actions.change_status(me=two[1], was=back, to="not awarded")

    with pytest.raises(NotNow):
        confirm(two[1])
    assert evidence() == []


def test_what_two_confirmed_cannot_be_undone_by_a_step_back(two: Two, go: Go) -> None:
    from portal.base.refusals import NotNow
    from portal.coalitions import actions

    go("awarded")
    confirm(*two)

    with pytest.raises(NotNow):
        actions.change_status(me=two[1], was="awarded", to="handed in")


def test_not_awarded_never_becomes_evidence(two: Two, go: Go, evidence: Any) -> None:
    from portal.base.refusals import NotNow

    go("not awarded")

    for one in two:
        with pytest.raises(NotNow):
            confirm(one)
    assert evidence() == []


def test_who_left_is_not_part_of_it(two: Two, go: Go, evidence: Any) -> None:
    from portal.coalitions import actions

    go("awarded")
    confirm(two[1])
    actions.leave_room(actor=two[1].person, participant=two[1])

    confirm(two[0])

    assert evidence() == []


def test_each_confirms_on_the_page(two: Two, go: Go, evidence: Any, browser: Callable[[str], Client]) -> None:
    go("running")
    address = reverse("confirm_award", args=[two[0].room.pk])

    first = browser("Wilma").post(address, {"to_members": "on"})
    second = browser("Jeroen").post(address, {"to_members": "on"})
    page = browser("Jeroen").get(reverse("room_status", args=[two[0].room.pk])).content.decode()

    [told] = evidence()
    assert (first.status_code, second.status_code, told.audience) == (302, 302, "members")
    assert address not in page

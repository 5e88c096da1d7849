"""Changing a wish: each is a new question with its own answer; what makes no sense is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
ALONE = [("meeting-places", ["GM0484"])]
"""What De Brug offers everywhere it is asked."""
TOGETHER = [*ALONE, ("youth-work", ["GM0484", "GM0569"]), ("debt-buddies", ["GM0484"])]
"""What it offers in part."""


@pytest.fixture
def run(asked: Callable[..., Any]) -> Any:
    return asked(TOGETHER)


def _change(client: Client, run: Any, change: str, organisation: str, instead_of: str = "") -> Any:
    """Change a wish and return the run that follows."""
    from portal.coalitions.models import Run

    fields = {"change": change, "organisation": organisation, "instead_of": instead_of}
    answer = client.post(f"{run.get_absolute_url()}opnieuw/", fields)
    assert answer.status_code == 302, answer.status_code
    return Run.objects.get(pk=answer["Location"].split("/")[-2])


def _members(client: Client, run: Any) -> set[str]:
    return {member.slug for member in client.get(run.get_absolute_url()).context["page"].members}


def test_who_is_set_fast_joins(wilma: Client, run: Any) -> None:
    after = _change(wilma, run, "fix", "papier-op-orde")

    assert "papier-op-orde" in _members(wilma, after)
    assert after.wishes == {"with": ["papier-op-orde"], "without": []}
    assert after.previous == run


def test_who_is_set_fast_can_be_set_free(wilma: Client, run: Any) -> None:
    after = _change(wilma, _change(wilma, run, "fix", "papier-op-orde"), "free", "papier-op-orde")

    assert after.wishes == {"with": [], "without": []}
    assert _members(wilma, after) == _members(wilma, run)


def test_who_is_left_out_is_not_there_and_can_be_let_back(wilma: Client, run: Any) -> None:
    somebody = (_members(wilma, run) - {"de-brug-welzijn"}).pop()

    without = _change(wilma, run, "leave_out", somebody)
    back = _change(wilma, without, "let_back", somebody)

    assert somebody not in _members(wilma, without)
    assert without.wishes["without"] == [somebody]
    assert _members(wilma, back) == _members(wilma, run)


def test_who_is_added_joins(wilma: Client, run: Any) -> None:
    other = next(slug for slug, _name in wilma.get(run.get_absolute_url()).context["page"].addable)

    assert other in _members(wilma, _change(wilma, run, "add", other))


def test_who_is_swapped_goes_and_the_other_comes(wilma: Client, asked: Callable[..., Any]) -> None:
    run = asked()
    swap = next(
        other for other in wilma.get(run.get_absolute_url()).context["page"].others if other.instead_of
    )

    after = _change(wilma, run, "swap", swap.slug, swap.instead_of)

    members = _members(wilma, after)
    assert swap.slug in members
    assert swap.instead_of not in members


def test_who_was_left_out_and_is_set_fast_again_joins(wilma: Client, run: Any) -> None:
    after = _change(wilma, _change(wilma, run, "leave_out", "papier-op-orde"), "fix", "papier-op-orde")

    assert after.wishes == {"with": ["papier-op-orde"], "without": []}


@pytest.mark.parametrize("change", ["fix", "leave_out", "swap"])
def test_who_asks_is_always_there_and_never_a_wish(change: str, wilma: Client, run: Any) -> None:
    after = _change(wilma, run, change, "de-brug-welzijn")

    assert after.wishes == {"with": [], "without": []}
    assert "de-brug-welzijn" in _members(wilma, after)


def test_the_same_wish_twice_is_one_wish(wilma: Client, run: Any) -> None:
    after = _change(wilma, _change(wilma, run, "fix", "papier-op-orde"), "fix", "papier-op-orde")

    assert after.wishes == {"with": ["papier-op-orde"], "without": []}


@pytest.mark.parametrize("fields", [
    {},
    {"change": "fix"},
    {"change": "marry", "organisation": "papier-op-orde"},
    {"change": "fix", "organisation": "bestaat-niet"},
    {"change": "fix", "organisation": ""},
    {"change": "fix", "organisation": "met spatie"},
    {"change": "swap", "organisation": "papier-op-orde", "instead_of": "bestaat-niet"},
    {"change": "fix", "organisation": "papier-op-orde\0"},
])  # fmt: skip
def test_a_change_that_means_nothing_is_not_found(fields: dict[str, str], wilma: Client, run: Any) -> None:
    from portal.coalitions.models import Run

    assert wilma.post(f"{run.get_absolute_url()}opnieuw/", fields).status_code == 404
    assert Run.objects.count() == 1


def test_more_than_fit_together_is_told_as_a_clash(wilma: Client, asked: Callable[..., Any]) -> None:
    near = ("papier-op-orde", "jong-rijnmeer", "gouwestroom", "veenbaken", "plas-en-dijk", "wendezorg")
    after = asked(ALONE, others=(*near, "duinhart", "spaarnewerf"))

    page = wilma.get(after.get_absolute_url())

    assert page.status_code == 200
    assert page.context["page"].clash
    assert page.context["page"].clash[0] in page.content.decode().replace("&#x27;", "'")


def test_what_is_open_is_said_with_who_could_fill_it(wilma: Client, asked: Callable[..., Any]) -> None:
    run = asked([("meeting-places", ["GM0484"]), ("debt-buddies", ["GM1992"])])

    page = wilma.get(run.get_absolute_url())

    told = page.context["page"]
    assert [row.done for row in told.rows] == [True, False]
    assert told.rows[1].open_areas == ["Voorne aan Zee"]
    assert told.rows[1].open_because in page.content.decode()


def test_what_one_could_do_alone_is_said_first(wilma: Client, asked: Callable[..., Any]) -> None:
    run = asked(ALONE)

    text = wilma.get(run.get_absolute_url()).content.decode()

    assert text.index("U zou dit ook alleen kunnen") < text.index("member-name")
    assert "M05" in text
    assert len(_members(wilma, run)) >= 2


def test_what_one_cannot_do_alone_says_nothing_of_it(wilma: Client, run: Any) -> None:
    page = wilma.get(run.get_absolute_url())

    assert page.context["page"].alone is False
    assert "M05" not in page.content.decode()


def test_another_proposal_can_be_looked_at_and_an_unknown_one_is_the_first(wilma: Client, run: Any) -> None:
    keys = [choice.key for choice in wilma.get(run.get_absolute_url()).context["page"].choices]

    for wanted in (*keys, "onzin", "<b>", "\0"):
        page = wilma.get(run.get_absolute_url(), {"voorstel": wanted}).context["page"]
        assert page.key == (wanted if wanted in keys else keys[0])


def test_a_run_is_forgotten_and_those_after_it_stay(wilma: Client, run: Any) -> None:
    after = _change(wilma, run, "fix", "papier-op-orde")

    wilma.post(f"{run.get_absolute_url()}weg/")

    after.refresh_from_db()
    assert after.previous is None
    assert wilma.get(run.get_absolute_url()).status_code == 404
    assert wilma.get(after.get_absolute_url()).status_code == 200


def test_the_list_shows_the_latest_first(wilma: Client, run: Any) -> None:
    from portal.coalitions.models import Run

    after = _change(wilma, run, "fix", "papier-op-orde")
    Run.objects.filter(pk=run.pk).update(made_at="2026-11-01T12:00:00+01:00")

    shown = [line["run"].pk for line in wilma.get("/coalities/").context["runs"]]

    assert shown == [after.pk, run.pk]


def test_an_organisation_that_left_the_network_is_refused_in_words(wilma: Client, run: Any) -> None:
    from portal.members.models import Organisation

    Organisation.objects.filter(slug="papier-op-orde").delete()
    fields = {"change": "fix", "organisation": "papier-op-orde"}

    answer = wilma.post(f"{run.get_absolute_url()}opnieuw/", fields)

    assert answer.status_code == 422
    assert "papier-op-orde" in answer.content.decode()


def test_asking_comes_after_confirming(wilma: Client, lot: Any) -> None:
    address = f"/coalities/perceel/{lot.id}/"

    assert (
        wilma.get(address)["Location"] == wilma.post(address)["Location"] == f"{lot.get_absolute_url()}vraag/"
    )


def test_no_page_of_a_run_shows_a_number_of_trust(wilma: Client, run: Any) -> None:
    import re

    text = re.sub(r"<[^>]+>", " ", wilma.get(run.get_absolute_url()).content.decode())

    assert not re.search(r"\b0[.,]\d{2,}", text)
    assert "%" not in text

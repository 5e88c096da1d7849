"""Changing a wish: each is another address with its own answer; what makes no sense is not found."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from coalition.trust import Network

pytestmark = pytest.mark.django_db
ALONE = [("meeting-places", ["GM0484"])]
"""What De Brug offers everywhere it is asked."""
TOGETHER = [*ALONE, ("youth-work", ["GM0484", "GM0569"]), ("debt-buddies", ["GM0484"])]
"""What it offers in part."""


@pytest.fixture
def run(asked: Callable[..., Any]) -> Any:
    return asked(TOGETHER)


def _change(client: Client, at: str, change: str, *numbers: int) -> str:
    """Press a button on the page at an address; return the address of the page that follows."""
    query = parse_qs(urlsplit(at).query)
    fields = {name: query.get(name, [""])[0] for name in ("wijzigingen", "tot", "voorstel")}
    doe = change + "-".join(map(str, numbers))
    answer = client.get(urlsplit(at).path, fields | {"doe": doe})
    assert answer.status_code == 302, answer.status_code
    return str(answer["Location"]).split("#")[0]


def _number(run: Any, slug: str) -> int:
    network = Network.from_json(run.network.encode())
    return [member.id for member in network.organisations].index(slug)


def _page(client: Client, at: str) -> Any:
    answer = client.get(at)
    assert answer.status_code == 200
    return answer.context["page"]


def _members(client: Client, at: str) -> set[str]:
    return {member.slug for member in _page(client, at).members}


def _wishes(client: Client, run: Any, at: str) -> dict[str, list[str]]:
    """Return the wishes of an address, as they are when it is kept."""
    from portal.coalitions.models import Run

    query = {name: values[0] for name, values in parse_qs(urlsplit(at).query).items()}
    kept = client.post(f"{run.get_absolute_url()}bewaar/", query)
    assert kept.status_code == 302
    wishes: dict[str, list[str]] = Run.objects.get(pk=kept["Location"].split("/")[-2]).wishes
    return wishes


@pytest.fixture
def start(run: Any) -> str:
    return str(run.get_absolute_url())


@pytest.fixture
def papier(run: Any) -> int:
    return _number(run, "papier-op-orde")


def test_who_is_set_fast_joins(wilma: Client, run: Any, start: str, papier: int) -> None:
    after = _change(wilma, start, "v", papier)

    assert "papier-op-orde" in _members(wilma, after)
    assert _wishes(wilma, run, after) == {"with": ["papier-op-orde"], "without": []}


def test_who_is_set_fast_can_be_set_free(wilma: Client, run: Any, start: str, papier: int) -> None:
    after = _change(wilma, _change(wilma, start, "v", papier), "l", papier)

    assert _members(wilma, after) == _members(wilma, start)
    assert _wishes(wilma, run, after) == run.wishes


def test_who_is_left_out_is_not_there_and_can_be_let_back(wilma: Client, run: Any, start: str) -> None:
    somebody = (_members(wilma, start) - {"de-brug-welzijn"}).pop()

    without = _change(wilma, start, "u", _number(run, somebody))
    back = _change(wilma, without, "t", _number(run, somebody))

    assert somebody not in _members(wilma, without)
    assert [one.slug for one in _page(wilma, without).left_out] == [somebody]
    assert _members(wilma, back) == _members(wilma, start)


def test_who_is_added_joins(wilma: Client, run: Any, start: str) -> None:
    other = wilma.get(start, {"zoek": "welzijn"}).context["found"].others[0]

    assert other.slug not in _members(wilma, start)
    assert other.slug in _members(wilma, _change(wilma, start, "e", other.org))


def test_who_is_swapped_goes_and_the_other_comes(wilma: Client, asked: Callable[..., Any]) -> None:
    start = str(asked().get_absolute_url())
    swap = next(other for other in _page(wilma, start).others if other.swap)
    into, out = (int(number) for number in swap.change[1:].split("-"))

    after = _change(wilma, start, "w", into, out)

    assert swap.slug in _members(wilma, after)
    assert out not in {member.org for member in _page(wilma, after).members}


def test_who_was_left_out_and_is_set_fast_again_joins(
    wilma: Client, run: Any, start: str, papier: int
) -> None:
    after = _change(wilma, _change(wilma, start, "u", papier), "v", papier)

    assert _wishes(wilma, run, after) == {"with": ["papier-op-orde"], "without": []}


@pytest.mark.parametrize("change", ["v", "u", "e"])
def test_who_asks_is_always_there_and_never_a_wish(change: str, wilma: Client, run: Any, start: str) -> None:
    after = _change(wilma, start, change, _number(run, "de-brug-welzijn"))

    assert _wishes(wilma, run, after) == {"with": [], "without": []}
    assert "de-brug-welzijn" in _members(wilma, after)


def test_the_same_wish_twice_is_one_wish(wilma: Client, run: Any, start: str, papier: int) -> None:
    after = _change(wilma, _change(wilma, start, "v", papier), "v", papier)

    assert _wishes(wilma, run, after) == {"with": ["papier-op-orde"], "without": []}


def test_a_coalition_that_is_taken_is_the_table(wilma: Client, run: Any, start: str) -> None:
    taken = {"jong-rijnmeer", "papier-op-orde", "zorgerf-polderkant"}
    after = _change(wilma, start, "k", *(_number(run, slug) for slug in sorted(taken)))

    assert taken <= _members(wilma, after)
    assert set(_wishes(wilma, run, after)["with"]) == taken


def test_wishes_can_be_dropped_all_at_once(wilma: Client, run: Any, start: str, papier: int) -> None:
    after = _change(wilma, _change(wilma, start, "u", papier), "b")

    assert _wishes(wilma, run, after) == {"with": [], "without": []}
    assert not _page(wilma, after).left_out


def test_what_was_undone_can_be_done_again(wilma: Client, start: str, papier: int) -> None:
    without = _change(wilma, start, "u", papier)
    undone = _change(wilma, without, "ongedaan")
    again = _change(wilma, undone, "opnieuw")

    pages = [_page(wilma, at) for at in (start, without, undone, again)]
    assert [[one.slug for one in page.left_out] for page in pages] == [[], ["papier-op-orde"]] * 2
    assert _members(wilma, undone) == _members(wilma, start)


def test_a_change_after_undoing_begins_another_way(wilma: Client, start: str, papier: int) -> None:
    undone = _change(wilma, _change(wilma, start, "u", papier), "ongedaan")
    after = _change(wilma, undone, "v", papier)

    answer = wilma.get(after)
    assert answer.context["draft"].may_redo is False
    assert answer.context["draft"].changes_text == f"v{papier}"


def test_undoing_before_the_first_change_changes_nothing(wilma: Client, start: str) -> None:
    assert _members(wilma, _change(wilma, start, "ongedaan")) == _members(wilma, start)
    assert _members(wilma, _change(wilma, start, "opnieuw")) == _members(wilma, start)


def test_two_tabs_do_not_meet(wilma: Client, run: Any, start: str, papier: int) -> None:
    one, other = _change(wilma, start, "u", papier), _change(wilma, start, "v", papier)

    assert "papier-op-orde" not in _members(wilma, one)
    assert "papier-op-orde" in _members(wilma, other)
    assert _members(wilma, _change(wilma, one, "ongedaan")) == _members(wilma, start)


def test_after_very_many_changes_the_wishes_go_on_in_a_new_row(
    wilma: Client, run: Any, start: str, papier: int
) -> None:
    many = ".".join([f"v{papier}", f"l{papier}"] * 99 + [f"u{papier}"] * 2)
    after = _change(wilma, f"{start}?wijzigingen={many}&tot=200", "v", _number(run, "jong-rijnmeer"))

    assert _wishes(wilma, run, after) == {"with": ["jong-rijnmeer"], "without": ["papier-op-orde"]}
    assert wilma.get(after).context["draft"].at == 3


def test_changing_keeps_nothing(wilma: Client, start: str, papier: int) -> None:
    from portal.coalitions.models import Run
    from portal.ledger.models import Step

    before = Run.objects.count(), Step.objects.count()
    wilma.get(_change(wilma, start, "u", papier))

    assert (Run.objects.count(), Step.objects.count()) == before


@pytest.mark.parametrize("query", [
    {"doe": "x1"},
    {"doe": "v"},
    {"doe": "v1-2"},
    {"doe": "w1"},
    {"doe": "w1-1"},
    {"doe": "v99999"},
    {"doe": "v-1"},
    {"doe": "b1"},
    {"doe": "v1\0"},
    {"doe": "v١"},
    {"wijzigingen": "v1", "tot": "2"},
    {"wijzigingen": "v1", "tot": "-1"},
    {"wijzigingen": "v1", "tot": "een"},
    {"wijzigingen": "v1", "van": "9"},
    {"wijzigingen": "papier-op-orde"},
    {"wijzigingen": "v1..v2"},
    {"wijzigingen": ".".join(["v1"] * 201)},
])  # fmt: skip
def test_an_address_that_no_page_makes_is_not_found(
    query: dict[str, str], wilma: Client, run: Any, start: str
) -> None:
    from portal.coalitions.models import Run

    assert wilma.get(start, query).status_code == 404
    assert wilma.get(f"{start}vergelijk/", query).status_code == 404
    assert wilma.get(f"{start}probleem.json", query).status_code == 404
    assert wilma.post(f"{start}bewaar/", query).status_code == 404
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
    assert len(_members(wilma, run.get_absolute_url())) >= 2


def test_what_one_cannot_do_alone_says_nothing_of_it(wilma: Client, run: Any) -> None:
    page = wilma.get(run.get_absolute_url())

    assert page.context["page"].alone is False
    assert "M05" not in page.content.decode()


def test_another_proposal_can_be_looked_at_and_an_unknown_one_is_the_first(wilma: Client, run: Any) -> None:
    keys = [choice.key for choice in wilma.get(run.get_absolute_url()).context["page"].choices]

    for wanted in (*keys, "onzin", "<b>", "\0"):
        page = wilma.get(run.get_absolute_url(), {"voorstel": wanted}).context["page"]
        there = wanted in keys and not page.no_newcomer
        assert page.key == (wanted if there else keys[0])


def test_what_is_kept_tells_its_wishes_and_its_page_the_same_as_the_draft(
    wilma: Client, run: Any, start: str, papier: int
) -> None:
    from portal.coalitions.models import Run

    after = _change(wilma, start, "u", papier)
    fields = {"wijzigingen": f"u{papier}", "tot": "1"}

    places = {wilma.post(f"{start}bewaar/", fields)["Location"] for _time in range(2)}

    kept = Run.objects.get(previous=run)
    assert places == {kept.get_absolute_url()}
    assert kept.wishes == {"with": [], "without": ["papier-op-orde"]}
    assert (kept.network, kept.need, kept.as_of) == (run.network, run.need, run.as_of)
    assert _members(wilma, kept.get_absolute_url()) == _members(wilma, after)
    for part in ("probleem", *kept.answers):
        of_the_draft = wilma.get(f"{start}{part}.json", fields).content
        assert _but_seconds(of_the_draft) == _but_seconds(
            wilma.get(f"{places.copy().pop()}{part}.json").content
        )


def _but_seconds(text: bytes) -> bytes:
    return re.sub(rb'"seconds": [\d.e-]+', b"", text)


def test_keeping_what_is_kept_keeps_nothing_more(wilma: Client, run: Any, start: str) -> None:
    from portal.coalitions.models import Run

    assert wilma.post(f"{start}bewaar/", {"sent": "1"})["Location"] == start
    assert Run.objects.count() == 1


def test_a_run_is_forgotten_and_what_was_kept_of_it_stays(wilma: Client, run: Any, papier: int) -> None:
    from portal.coalitions.models import Run

    wilma.post(f"{run.get_absolute_url()}bewaar/", {"wijzigingen": f"u{papier}", "tot": "1"})
    after = Run.objects.get(previous=run)

    wilma.post(f"{run.get_absolute_url()}weg/")

    after.refresh_from_db()
    assert after.previous is None
    assert wilma.get(run.get_absolute_url()).status_code == 404
    assert wilma.get(after.get_absolute_url()).status_code == 200


def test_the_list_shows_the_latest_first(wilma: Client, run: Any, papier: int) -> None:
    from portal.coalitions.models import Run

    wilma.post(f"{run.get_absolute_url()}bewaar/", {"wijzigingen": f"u{papier}", "tot": "1"})
    Run.objects.filter(pk=run.pk).update(made_at="2026-11-01T12:00:00+01:00")

    shown = [line["run"].previous_id for line in wilma.get("/coalities/voorstellen/").context["runs"]]

    assert shown == [run.pk, None]


def test_what_an_organisation_does_later_changes_nothing_of_a_draft(
    wilma: Client, run: Any, start: str, papier: int
) -> None:
    from portal.members.models import Organisation

    after = _change(wilma, start, "v", papier)
    Organisation.objects.filter(slug="papier-op-orde").delete()

    assert "papier-op-orde" in _members(wilma, after)


def test_asking_comes_after_confirming(wilma: Client, lot: Any) -> None:
    address = f"/coalities/perceel/{lot.id}/"

    assert (
        wilma.get(address)["Location"] == wilma.post(address)["Location"] == f"{lot.get_absolute_url()}vraag/"
    )


def test_no_page_of_a_run_shows_a_number_of_trust(wilma: Client, run: Any) -> None:
    text = re.sub(r"<[^>]+>", " ", wilma.get(run.get_absolute_url()).content.decode())

    assert not re.search(r"\b0[.,]\d{2,}", text)
    assert "%" not in text

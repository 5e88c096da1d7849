"""What the page of the composer tells and finds: changes, who could join, newcomers, ways side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from coalition.composing import Answer, Ask, Limits, Problem, solve, violations
from coalition.trust import Network, public_view
from coalition.values import Warmth

pytestmark = pytest.mark.django_db
BRUG = "de-brug-welzijn"
HTMX = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "composer"}


@pytest.fixture
def run(asked: Callable[..., Any]) -> Any:
    return asked()


@pytest.fixture
def number(run: Any) -> Callable[[str], int]:
    ids = [member.id for member in Network.from_json(run.network.encode()).organisations]
    return ids.index


def _page(client: Client, run: Any, **query: str) -> Any:
    return client.get(run.get_absolute_url(), query).context["page"]


def test_who_takes_over_is_said(wilma: Client, run: Any, number: Callable[[str], int]) -> None:
    gone = number("zorgerf-polderkant")

    page = _page(wilma, run, wijzigingen=f"u{gone}", tot="1", van="0")

    assert page.changed == [
        "Zorgerf Polderkant is weggelaten.",
        "Ouderenhuis De Linde neemt dagbesteding over.",
    ]


def test_what_falls_open_is_said_and_what_is_covered_again(
    wilma: Client, run: Any, number: Callable[[str], int]
) -> None:
    gone = number("jong-rijnmeer")

    without = _page(wilma, run, wijzigingen=f"u{gone}", tot="1", van="0")
    back = _page(wilma, run, wijzigingen=f"u{gone}", tot="0", van="1")

    assert without.changed == ["Jong Rijnmeer is weggelaten.", "Nu open: jongerenwerk."]
    assert back.changed == [
        "Ongedaan gemaakt: “Jong Rijnmeer is weggelaten.”",
        "Jong Rijnmeer doet mee.",
        "Nu is alles gedekt.",
    ]


def test_what_changes_nothing_says_so(wilma: Client, run: Any, number: Callable[[str], int]) -> None:
    page = _page(wilma, run, wijzigingen=f"v{number('jong-rijnmeer')}", tot="1", van="0")

    assert page.changed == ["Jong Rijnmeer staat vast.", "De anderen blijven zoals ze waren."]


def test_who_comes_from_nowhere_is_told_of_no_change(
    wilma: Client, run: Any, number: Callable[[str], int]
) -> None:
    assert _page(wilma, run).changed == []
    assert _page(wilma, run, wijzigingen=f"u{number('jong-rijnmeer')}", tot="1").changed == []


@pytest.mark.parametrize(("words", "slugs"), [
    ("papier", {"papier-op-orde"}),
    ("PÁPIER", {"papier-op-orde"}),
    ("schuldhulpmaatjes nieuwkoop", {"papier-op-orde"}),
    ("jong rijnmeer", set()),
    ("bestaat niet", set()),
])  # fmt: skip
def test_somebody_is_found_by_name_service_and_place_unless_at_the_table(
    words: str, slugs: set[str], wilma: Client, run: Any
) -> None:
    found = wilma.get(run.get_absolute_url(), {"zoek": words}).context["found"]

    assert {other.slug for other in found.others} == slugs


def test_who_closes_a_gap_is_found_first(wilma: Client, run: Any, number: Callable[[str], int]) -> None:
    gap = {"wijzigingen": f"u{number('jong-rijnmeer')}", "tot": "1"}

    found = wilma.get(run.get_absolute_url(), gap | {"zoek": "e"}).context["found"]

    assert found.others[0].slug == "jong-rijnmeer"
    assert found.more > 0


def test_looking_for_somebody_alone_gives_that_part_alone(wilma: Client, run: Any) -> None:
    answer = wilma.get(
        run.get_absolute_url(), {"zoek": "papier"}, HTTP_HX_REQUEST="true", HTTP_HX_TARGET="found"
    )

    assert "Papier op Orde" in answer.content.decode()
    assert "<h1" not in answer.content.decode()
    assert "page" not in answer.context


def test_a_change_by_htmx_gives_the_changed_part_its_address_and_what_to_say(
    wilma: Client, run: Any, number: Callable[[str], int]
) -> None:
    gone = number("jong-rijnmeer")

    answer = wilma.get(run.get_absolute_url(), {"doe": f"u{gone}"}, **HTMX)  # type: ignore[arg-type]

    text = answer.content.decode()
    assert answer.headers["HX-Push-Url"] == f"{run.get_absolute_url()}?wijzigingen=u{gone}&tot=1&van=0"
    assert 'id="live" hx-swap-oob="innerHTML">Jong Rijnmeer is weggelaten. Nu open: jongerenwerk.<' in text
    assert "<h1" not in text
    assert "HX-Request" in answer.headers["Vary"]


def test_going_back_in_the_browser_gives_the_whole_page(wilma: Client, run: Any) -> None:
    back = {**HTMX, "HTTP_HX_HISTORY_RESTORE_REQUEST": "true"}

    assert "<h1" in wilma.get(run.get_absolute_url(), **back).content.decode()  # type: ignore[arg-type]


def test_a_newcomer_is_unknown_to_the_asker_and_no_newcomer_would_be_warmer(wilma: Client, run: Any) -> None:
    network, problem = Network.from_json(run.network.encode()), Problem.from_json(run.problem.encode())
    view, ids = public_view(network), [member.id for member in network.organisations]
    others = [org for org, slug in enumerate(ids) if slug != BRUG and problem.orgs[org].offers]
    unknown = [org for org in others if view.word(BRUG, ids[org]) is Warmth.UNKNOWN]

    members = {member.org for member in _page(wilma, run, voorstel="newcomer").members}

    assert members & set(unknown)
    assert _warmth(problem, members) == max(_warmest_with(problem, org) for org in unknown)


def _warmest_with(problem: Problem, org: int) -> int:
    from dataclasses import replace

    wishes = replace(problem.wishes, with_=tuple(sorted({*problem.wishes.with_, org})))
    answer = solve(replace(problem, wishes=wishes), limits=Limits(nodes=20_000))
    return answer.coalitions[0].wmin if answer.coalitions else -1


def _warmth(problem: Problem, members: set[int]) -> int:
    from coalition.composing.warmth import least_warmth, warmth_table

    return least_warmth(warmth_table(problem), members)


def test_where_every_newcomer_is_left_out_that_is_said(wilma: Client, run: Any) -> None:
    network = Network.from_json(run.network.encode())
    view = public_view(network)
    new = [
        org
        for org, member in enumerate(network.organisations)
        if member.id != BRUG and view.word(BRUG, member.id) is Warmth.UNKNOWN
    ]
    without = {"wijzigingen": ".".join(f"u{org}" for org in new), "tot": str(len(new))}

    page = _page(wilma, run, voorstel="newcomer", **without)

    assert page.no_newcomer
    assert page.key == "warmest"


def test_ways_side_by_side_each_do_without_somebody_of_those_before(wilma: Client, run: Any) -> None:
    sides = wilma.get(f"{run.get_absolute_url()}vergelijk/").context["compared"].sides

    tables = [{line.slug for line in side.lines} for side in sides]
    assert len(tables) == 3
    for place, table in enumerate(tables):
        assert all(before - table for before in tables[:place])
    assert all(line.does for side in sides for line in side.lines)


def test_a_way_that_is_taken_opens_with_its_members_set_fast(wilma: Client, run: Any) -> None:
    side = wilma.get(f"{run.get_absolute_url()}vergelijk/").context["compared"].sides[-1]

    page = wilma.get(f"{run.get_absolute_url()}?{side.query}").context["page"]

    assert {member.slug for member in page.members} == {line.slug for line in side.lines}
    assert all(member.fixed or member.is_asker for member in page.members)


def test_nothing_to_compare_is_said(wilma: Client, run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.coalitions.bridge.comparison.different", lambda *_what, **_how: [])
    monkeypatch.setattr("portal.coalitions.bridge.comparison.newcomer_answer", lambda *_what: None)

    text = wilma.get(f"{run.get_absolute_url()}vergelijk/").content.decode()

    assert "Er is nog niets te vergelijken" in text


def test_what_a_draft_gives_along_is_what_the_engine_answers(
    wilma: Client, run: Any, number: Callable[[str], int]
) -> None:
    draft = f"?wijzigingen=u{number('zorgerf-polderkant')}&tot=1"

    files = [wilma.get(f"{run.get_absolute_url()}{part}.json{draft}") for part in ("probleem", "warmest")]
    problem, told = Problem.from_json(files[0].content), Answer.from_json(files[1].content)

    assert solve(problem, ask=Ask.WARMEST, limits=Limits(nodes=run.nodes)) == told
    assert violations(problem, told.coalitions[0]) == []


def test_a_change_asks_the_database_little_and_never_for_the_long_documents(
    wilma: Client, run: Any, number: Callable[[str], int]
) -> None:
    wilma.get(run.get_absolute_url())
    with CaptureQueriesContext(connection) as queries:
        wilma.get(run.get_absolute_url(), {"doe": f"u{number('jong-rijnmeer')}"}, **HTMX)  # type: ignore[arg-type]

    assert len(queries) < 10
    assert not [one for one in queries.captured_queries if '"network"' in one["sql"]]


def test_what_wishes_hold_down_is_not_told_as_the_best_there_is(
    wilma: Client, run: Any, number: Callable[[str], int]
) -> None:
    plain = _page(wilma, run)
    wished = _page(wilma, run, wijzigingen=f"u{number('zorgerf-polderkant')}", tot="1")
    new = _page(wilma, run, voorstel="newcomer")

    assert "Met uw wensen" not in " ".join([*plain.sentences, plain.sure])
    assert "met uw wensen" in wished.sure
    assert any(sentence.startswith("Met uw wensen kan het niet warmer") for sentence in wished.sentences)
    assert (new.key, "geen enkel warmer" in new.sure) == ("newcomer", True)


def test_where_not_everything_is_covered_that_is_not_the_reason_why_it_is_not_warmer(
    wilma: Client, run: Any, number: Callable[[str], int]
) -> None:
    page = _page(wilma, run, wijzigingen=f"u{number('jong-rijnmeer')}", tot="1")

    assert page.open == "jongerenwerk"
    assert "niet alles samen te dekken" not in " ".join(page.sentences)


def test_of_a_pair_of_others_no_distance_is_told_in_numbers(wilma: Client, run: Any) -> None:
    from portal.coalitions.bridge import phrases
    from portal.coalitions.bridge.draft import Draft
    from portal.coalitions.bridge.shown import Shown

    sketch = Shown.of(run, Draft(), "").sketch
    me, one, other = sketch.order[:3]

    assert phrases._apart(sketch, me, one).endswith("km van elkaar")
    assert phrases._apart(sketch, one, other) in {"dicht bij elkaar", "verder van elkaar"}


def test_the_language_is_changed_at_the_address_with_its_changes(
    wilma: Client, run: Any, number: Callable[[str], int]
) -> None:
    query = f"wijzigingen=u{number('jong-rijnmeer')}&tot=1"

    text = wilma.get(f"{run.get_absolute_url()}?{query}").content.decode()

    assert f'name="next" value="{run.get_absolute_url()}?{query.replace("&", "&amp;")}"' in text


def test_without_a_proposal_nothing_is_kept_or_compared(wilma: Client, asked: Callable[..., Any]) -> None:
    near = ("papier-op-orde", "jong-rijnmeer", "gouwestroom", "veenbaken", "plas-en-dijk", "wendezorg")
    run = asked([("meeting-places", ["GM0484"])], others=(*near, "duinhart", "spaarnewerf"))

    answer = wilma.get(run.get_absolute_url())

    assert not answer.context["page"].members
    text = answer.content.decode()
    assert "Maak iemand los" in text
    assert "bewaar/" not in text
    assert "vergelijk/" not in text


def test_who_could_do_it_too_is_told_with_where_unless_everywhere(wilma: Client, run: Any) -> None:
    from portal.coalitions.bridge.draft import Draft
    from portal.coalitions.bridge.shown import Shown

    sketch, page = Shown.of(run, Draft(), "").sketch, _page(wilma, run)
    told, offered = [], []
    for demand, row in enumerate(page.rows):
        cells = sketch.cells_of(demand)
        for org, (state, places) in zip(sketch.order, row.marks, strict=True):
            if state == "can":
                able = [cell for cell in cells if sketch.offers(org, cell)]
                told.append(places or row.areas)
                offered.append(sketch.area_names(able))

    assert told
    assert told == offered

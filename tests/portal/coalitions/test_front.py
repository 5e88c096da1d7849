"""The front: each point with its coalition, order and words only, and where its links lead."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.portal.coalitions.beside import hand_made_front

from coalition.composing import Proof, solve

pytestmark = pytest.mark.django_db
SOLVE = "portal.coalitions.bridge.beside.front.solve"


@pytest.fixture
def run(asked: Callable[..., Any]) -> Any:
    return asked()


def _page(client: Client, run: Any, query: str = "") -> Any:
    answer = client.get(f"{run.get_absolute_url()}front/{query}")
    assert answer.status_code == 200
    return answer


def test_at_each_number_of_members_the_point_is_as_warm_as_the_warmest_of_that_many(
    wilma: Client, run: Any
) -> None:
    from portal.coalitions.bridge import desk

    expected = hand_made_front(desk(run).kept.problem).coalitions

    points = _page(wilma, run).context["front"].points

    assert [point.size for point in points] == [coalition.size for coalition in expected]


def test_points_go_from_warm_and_many_to_cool_and_few(wilma: Client, run: Any) -> None:
    front = _page(wilma, run).context["front"]

    sizes, heights = [point.size for point in front.points], [point.y for point in front.points]
    assert len(sizes) > 1
    assert sizes == sorted(sizes, reverse=True)
    assert heights == sorted(heights)
    assert [point.x for point in front.points] == sorted((point.x for point in front.points), reverse=True)


def test_each_point_is_a_link_in_the_picture_and_in_the_table_with_the_same_facts(
    wilma: Client, run: Any
) -> None:
    page = _page(wilma, run)
    picture, table = re.search(
        "(<svg.*?</svg>).*?(<table.*?</table>)", page.content.decode(), re.DOTALL
    ).groups()  # type: ignore[union-attr]

    for point in page.context["front"].points:
        link = f'href="?punt={point.number}#point"'
        assert link in picture
        assert link in table
        assert f'aria-label="{point.tells}"' in picture
        assert f">{point.size}</td>" in table


def test_a_point_opens_its_own_coalition(wilma: Client, run: Any) -> None:
    points = _page(wilma, run).context["front"].points

    for point in points:
        front = _page(wilma, run, f"?punt={point.number}").context["front"]
        assert [member.name for member in front.members] == point.names
        assert [each.number for each in front.points if each.current] == [point.number]


@pytest.mark.parametrize("punt", ["0", "99", "-1", "eerste", "²", "1" * 30])
def test_what_is_no_point_opens_the_first(wilma: Client, run: Any, punt: str) -> None:
    front = _page(wilma, run, f"?punt={punt}").context["front"]

    assert [point.number for point in front.points if point.current] == [1]


def test_going_on_sets_the_members_of_the_point_fast(wilma: Client, run: Any) -> None:
    last = len(_page(wilma, run).context["front"].points)
    front = _page(wilma, run, f"?punt={last}").context["front"]

    page = wilma.get(f"{run.get_absolute_url()}?{front.taken}").context["page"]

    assert {member.slug for member in page.members} == {member.slug for member in front.members}
    assert all(member.fixed or member.is_asker for member in page.members)


def test_the_front_follows_the_changes_in_the_address(wilma: Client, run: Any) -> None:
    before = _page(wilma, run).context["front"]
    gone = next(member for member in before.members if not member.is_asker)
    number = _number(run, gone.slug)

    after = _page(wilma, run, f"?wijzigingen=u{number}&tot=1").context["front"]

    assert all(gone.name not in point.names for point in after.points)
    assert all(f"wijzigingen=u{number}" in point.query for point in after.points)


@pytest.mark.parametrize("query", ["?wijzigingen=x1", "?wijzigingen=u99999", "?wijzigingen=u1&tot=7"])
def test_an_address_that_no_page_makes_leads_nowhere(wilma: Client, run: Any, query: str) -> None:
    assert wilma.get(f"{run.get_absolute_url()}front/{query}").status_code == 404


def test_how_warm_in_numbers_changes_no_byte_while_the_order_stays(
    wilma: Client, run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cooler(*args: Any, **kwargs: Any) -> Any:
        found = solve(*args, **kwargs)
        points = tuple(replace(each, wmin=each.wmin - 7, wsum=each.wsum - 40) for each in found.coalitions)
        return replace(found, coalitions=points)

    as_it_is = _bare(_page(wilma, run))
    from portal.coalitions.bridge import forget

    forget(run.id)
    monkeypatch.setattr(SOLVE, cooler)

    assert _bare(_page(wilma, run)) == as_it_is


def test_a_front_that_a_limit_ended_says_so(wilma: Client, run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SOLVE, lambda *args, **kwargs: replace(solve(*args, **kwargs), proof=Proof.BOUNDED))

    page = _page(wilma, run)

    assert "er kunnen punten zijn die hier niet staan" in page.content.decode()
    assert "Bewezen" not in page.content.decode()


def test_where_nobody_covers_everything_there_is_no_front(wilma: Client, asked: Callable[..., Any]) -> None:
    run = asked([("debt-buddies", ["GM0484"]), ("personal-care", ["GM0014"])])

    page = _page(wilma, run)

    assert page.context["front"].points == []
    assert "Niemand dekt alles" in page.content.decode()


def test_a_front_and_a_copy_ask_the_database_no_more_for_a_larger_question(
    wilma: Client, asked: Callable[..., Any], run: Any
) -> None:
    small = asked([("meeting-places", ["GM0484"]), ("youth-work", ["GM0484"])])
    _page(wilma, small)
    counts = []
    for each in (small, run):
        for page in ("front/", f"kopie/{_page(wilma, each).context['front'].copy}/"):
            with CaptureQueriesContext(connection) as queries:
                assert wilma.get(f"{each.get_absolute_url()}{page}").status_code == 200
            counts.append(len(queries))

    assert counts[:2] == counts[2:]
    assert max(counts) < 15


def _number(run: Any, slug: str) -> int:
    from portal.coalitions.bridge import desk

    return next(number for number, each in enumerate(desk(run).kept.network.organisations) if each.id == slug)


def _bare(page: Any) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.content.decode())

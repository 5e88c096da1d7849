"""A copy on paper: who does what and what is open, and not a trace of who knows whom."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
WORDS = ("onbekend", r"ontmoet\b", "samen iets gedaan", "vaak samen", "warm", "koel", r"kennen\b", r"kent\b")
"""How each begins a word ("Ontmoetingsplekken" is a service, and no warmth)."""
LINES = ("line-unknown", "line-met", "line-did", "line-often", "round-table", "legend")
OPEN = [("meeting-places", ["GM0484", "GM0569"]), ("personal-care", ["GM0014"])]
"""Personal care in a municipality where nobody of the network works."""


@pytest.fixture
def run(asked: Callable[..., Any]) -> Any:
    return asked()


def _key(run: Any, slugs: set[str]) -> str:
    from portal.coalitions.bridge import desk

    organisations = desk(run).kept.network.organisations
    return "-".join(str(number) for number, each in enumerate(organisations) if each.id in slugs)


def _shown(client: Client, run: Any, proposal: str = "") -> Any:
    return client.get(run.get_absolute_url(), {"voorstel": proposal}).context["page"]


def _copy(client: Client, run: Any, members: str) -> Any:
    answer = client.get(f"{run.get_absolute_url()}kopie/{members}/")
    assert answer.status_code == 200
    return answer


def _of_the_first(client: Client, run: Any) -> Any:
    """Return the copy to which the page of a run leads."""
    return _copy(client, run, _shown(client, run).copy)


def _main(page: Any) -> str:
    found = re.search("<main.*?</main>", page.content.decode(), re.DOTALL)
    assert found
    return found[0]


def test_the_copy_tells_who_does_what_as_the_page_does(wilma: Client, run: Any) -> None:
    page, copy = _shown(wilma, run), _of_the_first(wilma, run).context["copy"]

    assert {member.name for member in copy.members} == {member.name for member in page.members}
    assert [member.lead for member in copy.members] == [True] + [False] * (len(page.members) - 1)
    assert copy.covered == page.covered
    for row, asked in zip(page.rows, copy.rows, strict=True):
        does = {
            member.name for member, (state, _) in zip(page.members, row.marks, strict=True) if state == "does"
        }
        assert {re.sub(r"^\d+ | \(.*\)$", "", name) for name in asked.by} == does


def test_the_copy_says_what_it_is(wilma: Client, run: Any) -> None:
    text = _main(_of_the_first(wilma, run))

    assert "Werkdocument, geen inschrijving" in text
    assert "Niemand op dit blad heeft al iets toegezegd" in text


def test_no_word_and_no_line_of_warmth_stands_in_the_copy(wilma: Client, run: Any) -> None:
    page = _of_the_first(wilma, run)

    assert _words_in(_main(page)) == []
    assert [line for line in LINES if line in page.content.decode()] == []
    assert "<svg" not in _main(page)


def _words_in(html: str) -> list[str]:
    text = re.sub("<[^>]*>", " ", html).lower()
    return [word for word in WORDS if re.search(rf"\b{word}", text)]


def test_the_words_would_be_found_where_they_stand(wilma: Client, run: Any) -> None:
    page = wilma.get(run.get_absolute_url())

    assert len(_words_in(_main(page))) > 3
    assert [line for line in LINES if line in page.content.decode()]


def test_the_same_members_give_the_same_copy_whatever_is_known_of_them(
    wilma: Client, asked: Callable[..., Any], run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from portal.coalitions.bridge import question

    members = {member.slug for member in _shown(wilma, run).members}
    known = question.__globals__["public_network"]
    monkeypatch.setitem(question.__globals__, "public_network", lambda: replace(known(), evidence=()))
    strangers = asked()

    assert run.network != strangers.network
    assert _same(_copy(wilma, run, _key(run, members)), run) == _same(
        _copy(wilma, strangers, _key(strangers, members)), strangers
    )


def _same(page: Any, run: Any) -> str:
    html: str = page.content.decode().replace(str(run.id), "")
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", html)


def test_members_stand_by_the_alphabet_after_the_lead(wilma: Client, run: Any) -> None:
    names = [member.name for member in _of_the_first(wilma, run).context["copy"].members]

    assert names[1:] == sorted(names[1:], key=str.casefold)


def test_what_is_open_says_where_and_names_nobody_else(wilma: Client, asked: Callable[..., Any]) -> None:
    run = asked(OPEN)
    page = _of_the_first(wilma, run)

    (row,) = (row for row in page.context["copy"].rows if row.open)
    assert row.by == []
    assert "Niemand in het netwerk doet dit daar" in row.open


def test_who_was_left_out_is_not_named(wilma: Client, asked: Callable[..., Any]) -> None:
    demands = [("meeting-places", ["GM0484"]), ("debt-buddies", ["GM0484"])]
    able = {member.slug for member in _shown(wilma, asked(demands)).members} - {"de-brug-welzijn"}
    without: set[str] = set()
    while able:
        without |= able
        run = asked(demands, without=tuple(sorted(without)))
        able = {member.slug for member in _shown(wilma, run).members} - {"de-brug-welzijn"}

    text = _main(_copy(wilma, run, _key(run, {"de-brug-welzijn"})))

    from portal.members.models import Organisation

    names = Organisation.objects.filter(slug__in=without).values_list("name", flat=True)
    assert "Open in" in text
    assert [name for name in names if name in text] == []


@pytest.mark.parametrize("members", ["0", "1-2-99999", "2-1", "x", "1--2", "-1"])
def test_members_that_no_page_names_give_no_copy(wilma: Client, run: Any, members: str) -> None:
    assert wilma.get(f"{run.get_absolute_url()}kopie/{members}/").status_code == 404

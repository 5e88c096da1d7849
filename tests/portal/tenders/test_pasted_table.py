"""A table of demands as people paste it: what is understood is shown line by line, and nothing is lost."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.portal.tenders.test_typed_in import PAGE, kept, typed

pytestmark = pytest.mark.django_db
EXCEL = (
    "Perceel\tDienst\tGemeenten\tPrijs\r\n"
    "1\tJongerenwerk\tGouda, Waddinxveen\t€ 10\r\n"
    "2\tOuderenwerk\tGouda\t\r\n"
    "\r\n"
    "2\tSterrenkunde\tGouda\t"
)
GOUDA, WADDINXVEEN = "GM0513", "GM0627"


def understood(text: str) -> list[tuple[int, list[str], list[str], str, list[str]]]:
    from portal.tenders.bridge import read_table

    lines = (line for line in read_table(text) if not line.head)
    return [
        (line.number, list(line.services), sorted(line.areas), line.lot, list(line.unknown)) for line in lines
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Dienst\tGemeente\nJongerenwerk\tGouda, Waddinxveen",
        "Dienst;Gemeente\nJongerenwerk;Gouda en Waddinxveen",
        "| Dienst | Gemeente |\n|---|---|\n| Jongerenwerk | Gouda / Waddinxveen |",
        "Gemeenten\tDiensten\nGouda & Waddinxveen\tJongerenwerk",
        "Jongerenwerk\tGouda, Waddinxveen",
        "Gouda, Waddinxveen\tJongerenwerk",
        "Jongerenwerk in Gouda en Waddinxveen",
        "\tGouda\tNieuwkoop\tWaddinxveen\nJongerenwerk\tx\t-\tx",
        'Dienst\tGemeente\nJongerenwerk\t"Gouda\nWaddinxveen"',
        "Dienst\tGemeente\nYouth work\tGouda, Waddinxveen",
    ],
)
def test_the_ways_in_which_people_write_a_table_say_the_same(text: str) -> None:
    (_number, services, areas, lot, unknown) = understood(text)[-1]

    assert (services, areas, lot, unknown) == (["youth-work"], [GOUDA, WADDINXVEEN], "", [])


def test_each_line_keeps_its_number_and_says_what_is_not_known() -> None:
    assert understood(EXCEL) == [
        (2, ["youth-work"], [GOUDA, WADDINXVEEN], "1", []),
        (3, ["work-with-older-people"], [GOUDA], "2", []),
        (5, [], [GOUDA], "2", ["Sterrenkunde"]),
    ]


def test_a_misspelt_municipality_is_named_and_the_rest_of_its_line_stands() -> None:
    assert understood("Dienst\tGemeente\nJongerenwerk\tGouda, Wadinxven") == [
        (2, ["youth-work"], [GOUDA], "", ["Wadinxven"])
    ]
    assert understood("Jongerenwerk\tWadinxven") == [(1, ["youth-work"], [], "", ["Wadinxven"])]


def test_a_merged_cell_holds_for_the_lines_under_it() -> None:
    table = "Perceel\tDienst\tGemeente\nNoord\tJongerenwerk\tGouda\n\t\tWaddinxveen"

    assert understood(table)[1] == (3, ["youth-work"], [WADDINXVEEN], "Noord", [])


def test_a_quote_that_is_never_closed_swallows_no_lines() -> None:
    found = understood('Dienst\tGemeente\nJongerenwerk\t"Gouda\nOuderenwerk\tWaddinxveen')

    assert [(number, services) for number, services, *_ in found] == [
        (2, ["youth-work"]),
        (3, ["work-with-older-people"]),
    ]


def test_a_table_is_explained_before_anything_is_kept(as_person: Callable[[str], Client]) -> None:
    from portal.tenders.models import Tender

    wilma, form = as_person("Wilma"), typed(table=EXCEL, description="")

    shown = wilma.post(PAGE, form)
    page = shown.content.decode()

    assert shown.status_code == 200
    assert not Tender.objects.filter(document=None).exists()
    assert [line.number for line in shown.context["lines"] if not line.understood] == [5]
    assert "Sterrenkunde" in page
    assert shown.context["form"]["table"].value() == EXCEL
    again = {**form, "looked": shown.context["form"]["looked"].value()}
    answer = wilma.post(PAGE, again)
    assert answer["Location"] == kept().get_absolute_url()


def test_what_was_seen_explained_is_what_is_kept(as_person: Callable[[str], Client]) -> None:
    from portal.tenders.models import Tender

    wilma, form = as_person("Wilma"), typed(table=EXCEL)
    looked = wilma.post(PAGE, form).context["form"]["looked"].value()

    other = wilma.post(PAGE, {**form, "looked": looked, "table": EXCEL.replace("Sterrenkunde", "Jeugdhulp")})

    assert other.context["lines"]
    assert not Tender.objects.filter(document=None).exists()


def keep(client: Client, **other: str) -> Any:
    form = typed(**other)
    looked = client.post(PAGE, form).context["form"]["looked"].value()
    client.post(PAGE, {**form, "looked": looked})
    return kept()


def asked(lot: Any) -> dict[str, tuple[list[str], str, str]]:
    return {one["service"]: (sorted(one["areas"]), one["path"], one["text"]) for one in lot.proposed}


def test_a_column_of_lots_makes_lots_and_the_table_stays_whole(as_person: Callable[[str], Client]) -> None:
    tender = keep(as_person("Wilma"), table=EXCEL, lots="Jeugd\nOuderen")

    first, second = tender.lots.all()
    assert (first.title, second.title) == ("Jeugd", "Ouderen")
    line = "1\tJongerenwerk\tGouda, Waddinxveen\t€ 10"
    assert asked(first) == {"youth-work": ([GOUDA, WADDINXVEEN], "table 2", line)}
    assert asked(second) == {"work-with-older-people": ([GOUDA], "table 3", "2\tOuderenwerk\tGouda")}
    assert "Sterrenkunde" in tender.table


def test_lots_are_named_by_the_column_where_nobody_typed_them(as_person: Callable[[str], Client]) -> None:
    tender = keep(
        as_person("Wilma"), table="Perceel;Dienst\n2;Jongerenwerk\nNoord;Ouderenwerk\n2;Ouderenwerk"
    )

    assert [lot.title for lot in tender.lots.all()] == ["Perceel 2", "Noord"]
    assert [sorted(asked(lot)) for lot in tender.lots.all()] == [
        ["work-with-older-people", "youth-work"],
        ["work-with-older-people"],
    ]


def test_a_line_without_a_municipality_takes_that_of_the_assignment(
    as_person: Callable[[str], Client],
) -> None:
    tender = keep(as_person("Wilma"), table="Dienst;Prijs\nJongerenwerk;10", municipalities="Nieuwkoop")

    assert asked(tender.lots.get())["youth-work"][0] == ["GM0569"]


def test_lines_that_ask_the_same_are_one_demand_with_both_sources(as_person: Callable[[str], Client]) -> None:
    tender = keep(as_person("Wilma"), table="Jongerenwerk\tGouda\nJongerenwerk\tWaddinxveen")

    assert asked(tender.lots.get()) == {
        "youth-work": ([GOUDA, WADDINXVEEN], "table 1, 2", "Jongerenwerk\tGouda\nJongerenwerk\tWaddinxveen")
    }


def test_titles_of_lots_alone_make_lots(as_person: Callable[[str], Client]) -> None:
    as_person("Wilma").post(PAGE, typed(lots="Jongerenwerk\nOuderenwerk", description="In Gouda."))

    assert [list(asked(lot)) for lot in kept().lots.all()] == [["youth-work"], ["work-with-older-people"]]


@pytest.mark.parametrize(
    ("field", "text"),
    [("table", "Jongerenwerk\n" * 501), ("lots", "\n".join(map(str, range(41)))), ("table", "a\0b")],
)
def test_too_much_is_said_at_its_field(field: str, text: str, as_person: Callable[[str], Client]) -> None:
    page = as_person("Wilma").post(PAGE, typed(**{field: text}))

    assert page.status_code == 422
    assert set(page.context["form"].errors) == {field}


@pytest.mark.parametrize(
    "sign", ["a", "\t", "|", ";", '"', ",", "Gouda,", "perceel 1 ", "jongerenwerk;", "-"]
)
def test_a_long_paste_of_anything_is_read_at_once(sign: str) -> None:
    from portal.tenders.bridge import read_table

    began = time.perf_counter()
    read_table((sign * 60_000)[:60_000])

    assert time.perf_counter() - began < 3

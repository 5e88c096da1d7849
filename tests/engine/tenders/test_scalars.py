"""Days, moments, amounts, numbers and codes: read strictly, in all ways that notices write them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.errors import UnreadableNotice
from coalition.tenders import Money, Party, publication_number, scalars


@pytest.mark.parametrize(
    "written", ["2021-03-29", "20210329", "2021-03-29Z", "2021-03-29+01:00", " 2021-03-29 "]
)
def test_a_day_is_a_day_whatever_its_offset(written: str) -> None:
    assert scalars.day(written, "DATE_PUB") == date(2021, 3, 29)


def test_a_moment_keeps_the_offset_that_it_has_and_gets_none() -> None:
    assert scalars.moment("2021-03-29", None, "x") == date(2021, 3, 29)
    assert scalars.moment("2021-03-29", "9:30", "x") == datetime(2021, 3, 29, 9, 30)
    assert scalars.moment("2021-03-29Z", "12:00:00Z", "x") == datetime(2021, 3, 29, 12, tzinfo=UTC)
    west = timezone(timedelta(hours=-3, minutes=-30))
    assert scalars.moment("2021-03-29-03:30", "12:00:05.5-03:30", "x") == datetime(
        2021, 3, 29, 12, 0, 5, tzinfo=west
    )


def test_twenty_four_hours_is_the_midnight_that_ends_the_day() -> None:
    assert scalars.moment("2021-12-31", "24:00", "x") == datetime(2022, 1, 1)


@pytest.mark.parametrize(
    ("written", "clock"),
    [
        ("29-3-2021", None),
        ("2021-02-30", None),
        ("2021-03-29", "noon"),
        ("2021-03-29", "25:00"),
        ("2021-03-29", "12:60"),
        ("2021-03-29", "12:00+15:00"),
        ("9999-12-31", "24:00"),
    ],
)
def test_a_moment_that_cannot_be_is_refused_with_its_place(written: str, clock: str | None) -> None:
    with pytest.raises(UnreadableNotice) as refusal:
        scalars.moment(written, clock, "BT-131(d)-Lot LOT-0001")

    assert refusal.value.where == "BT-131(d)-Lot LOT-0001"
    assert "check the document" in refusal.value.detail


def test_an_amount_is_kept_to_the_cent() -> None:
    assert scalars.money("2992707.9", "GBP", "x") == Money(299270790, "GBP")
    assert scalars.money("7574361.535", None, "x") == Money(757436154, "EUR")
    assert scalars.money("-1", "EUR", "x") is None


@pytest.mark.parametrize("written", ["1e9", "36 800 000", "1.000,00", "NaN", "", "9" * 40])
def test_what_is_no_amount_is_refused(written: str) -> None:
    with pytest.raises(UnreadableNotice, match="is not an amount"):
        scalars.money(written, "EUR", "VAL_TOTAL")


@given(st.integers(0, 10**15), st.sampled_from(["EUR", "PLN"]))
def test_cents_survive_being_written_and_read(cents: int, currency: str) -> None:
    assert scalars.money(f"{cents // 100}.{cents % 100:02d}", currency, "x") == Money(cents, currency)


def test_a_count_is_whole_and_a_withheld_one_is_unknown() -> None:
    assert scalars.whole("22", "x") == 22
    assert scalars.whole("72.0", "x") == 72
    assert scalars.whole("-1", "x") is None


@pytest.mark.parametrize("written", ["2.5", "tien", "", "1" * 30])
def test_what_is_no_count_is_refused(written: str) -> None:
    with pytest.raises(UnreadableNotice, match="is not a whole number"):
        scalars.whole(written, "DURATION")


def test_a_duration_is_told_in_months() -> None:
    assert [scalars.months(2, unit) for unit in ("MONTH", "YEAR", "WEEK", "DAY")] == [2, 24, 1, 1]
    assert scalars.months(180, "DAY") == 6


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("007936-2021", "007936-2021"),
        ("00007936-2021", "007936-2021"),
        ("7936-2021", "007936-2021"),
        ("2021/S 005-007936", "007936-2021"),
        ("2018-OJS177-00402054", "402054-2018"),
        ("12345678-2025", "12345678-2025"),
        ("TenderNed 276396", None),
        ("", None),
    ],
)
def test_a_publication_number_has_one_form(written: str, number: str | None) -> None:
    assert publication_number(written) == number


def test_a_cpv_code_loses_its_check_digit() -> None:
    assert scalars.cpv_code("85312310-5", "x") == "85312310"
    with pytest.raises(UnreadableNotice, match="is not a CPV code"):
        scalars.cpv_code("welzijn", "x")


def test_languages_and_countries_have_two_letters_where_we_know_them() -> None:
    assert scalars.language("NLD") == "nl"
    assert scalars.language("XXX") == "xxx"
    assert scalars.country("NLD") == "NL"
    assert scalars.country("NL") == "NL"
    assert scalars.country("XKX") == "XKX"
    assert scalars.country(None) is None


@pytest.mark.parametrize(
    "made",
    [lambda: Money(-1), lambda: Money(1, "euro"), lambda: Party(""), lambda: Money(1, "€UR")],
)
def test_values_refuse_nonsense_at_birth(made: Callable[[], object]) -> None:
    with pytest.raises(UnreadableNotice):
        made()

"""The arithmetic of warmth on examples that can be worked out by hand."""

from datetime import date

import pytest

from coalition.trust.warmth import Opinion, starts, years_later

HAND = 1e-9


def direct(view, giver, receiver):
    """Return the r and s of what the viewer saw itself."""
    shares = [reason for reason in view.opinion(giver, receiver).reasons if reason.layer == "direct"]
    return sum(one.weight_r for one in shares), sum(one.weight_s for one in shares)


@pytest.mark.parametrize(
    ("kind", "verified", "weight"),
    [
        ("visit", "third party", 0.25),
        ("visit", "both", 0.175),
        ("visit", "one", 0.075),
        ("meeting", "third party", 0.1),
        ("agreement", "both", 0.35),
        ("contract", "third party", 1.0),
    ],
)
def test_an_event_of_today_weighs_its_kind_times_who_stands_for_it(say, kind, verified, weight):
    view = say.view(say.event("Buurtkracht", "De Brug", kind, verified=verified))

    assert direct(view, "Buurtkracht", "De Brug") == pytest.approx((weight, 0), abs=HAND)


@pytest.mark.parametrize(("kind", "left"), [("visit", 1 / 16), ("meeting", 1 / 16), ("agreement", 1 / 4)])
def test_after_four_years_so_many_halvings_are_left(say, kind, left):
    """Four years are 1,461 days: four half-lives of a visit or meeting, two of an agreement."""
    new = say.view(say.event("Buurtkracht", "De Brug", kind, on="2026-11-01"))
    old = say.view(say.event("Buurtkracht", "De Brug", kind, on="2022-11-01"))

    ratio = direct(old, "Buurtkracht", "De Brug")[0] / direct(new, "Buurtkracht", "De Brug")[0]
    assert ratio == pytest.approx(left, abs=HAND)


def test_bad_news_weighs_half_as_much_again(say):
    view = say.view(say.event("Buurtkracht", "De Brug", "agreement", outcome=0.2))

    assert direct(view, "Buurtkracht", "De Brug") == pytest.approx((0.5 * 0.2, 1.5 * 0.5 * 0.8), abs=HAND)


def test_the_third_visit_within_twelve_months_counts_a_third(say):
    view = say.view(*(say.event("Buurtkracht", "De Brug", title=f"visit {n}") for n in (1, 2, 3)))

    assert direct(view, "Buurtkracht", "De Brug")[0] == pytest.approx(0.25 * (1 + 1 / 2 + 1 / 3), abs=HAND)


def test_after_twelve_months_counting_begins_anew(say):
    view = say.view(
        say.event("Buurtkracht", "De Brug", on="2025-11-01"),
        say.event("Buurtkracht", "De Brug", on="2026-11-01"),
    )

    year_old = 0.25 * 2 ** (-365 / 365.25)
    assert direct(view, "Buurtkracht", "De Brug")[0] == pytest.approx(0.25 + year_old, abs=HAND)


def test_the_rank_runs_over_the_whole_group_but_each_way_and_each_kind_apart(say):
    members = [
        say.member(name, group) for name, group in (("Oost", "Kracht"), ("West", "Kracht"), ("De Brug", None))
    ]
    events = [
        say.event("Oost", "De Brug", on="2026-10-30"),
        say.event("West", "De Brug", on="2026-11-01"),
        say.event("De Brug", "West", on="2026-11-01"),
        say.event("West", "De Brug", "meeting", on="2026-11-01"),
    ]
    view = say.view(*events, members=members)

    assert direct(view, "West", "De Brug")[0] == pytest.approx(0.25 / 2 + 0.1, abs=HAND)
    assert direct(view, "De Brug", "West")[0] == pytest.approx(0.25, abs=HAND)


def test_of_two_events_on_one_day_the_better_verified_goes_first(say):
    view = say.view(
        say.event("Buurtkracht", "De Brug", verified="one", title="a"),
        say.event("Buurtkracht", "De Brug", verified="third party", title="b"),
    )

    assert direct(view, "Buurtkracht", "De Brug")[0] == pytest.approx(0.25 + 0.075 / 2, abs=HAND)


def test_between_organisations_of_one_group_nothing_counts(say):
    members = [say.member("Oost", "Kracht"), say.member("West", "Kracht")]
    view = say.view(say.event("Oost", "West", "contract"), members=members)

    assert view.opinion("Oost", "West").reasons == ()
    assert view.word("Oost", "West") == "unknown"
    assert view.events("Oost", "West") == ()


def test_a_group_may_be_named_like_an_organisation_without_being_it(say):
    members = [say.member("Kracht"), say.member("West", "Kracht")]
    view = say.view(say.event("Kracht", "West"), members=members)

    assert view.word("Kracht", "West") == "met"


@pytest.mark.parametrize(
    ("on", "until", "expected"),
    [
        ("2024-05-01", "2027-04-30", ["2024-05-01", "2025-05-01", "2026-05-01"]),
        ("2024-05-01", "2026-05-01", ["2024-05-01", "2025-05-01"]),
        ("2024-05-01", "2024-05-01", ["2024-05-01"]),
        ("2024-05-01", None, ["2024-05-01"]),
        ("2025-12-01", "2035-12-01", ["2025-12-01"]),
        ("2026-11-01", "2027-11-01", ["2026-11-01"]),
        ("2026-11-02", "2027-11-01", []),
        ("2024-02-29", "2026-06-01", ["2024-02-29", "2025-03-01", "2026-03-01"]),
    ],
)
def test_a_contract_counts_each_year_that_started_before_its_end(say, on, until, expected):
    contract = say.event("Buurtkracht", "De Brug", "contract", on=on, until=until)

    assert [day.isoformat() for day in starts(contract, say.today)] == expected


def test_what_lasts_but_is_no_contract_counts_once(say):
    agreement = say.event("Buurtkracht", "De Brug", "agreement", on="2020-01-01", until="2026-01-01")

    assert starts(agreement, say.today) == (date(2020, 1, 1),)


def test_the_years_of_one_contract_do_not_rank_each_other(say):
    """Also over a leap day: 29 February 2020, 1 March 2021, 2022 and 2023, 29 February 2024."""
    view = say.view(say.event("Buurtkracht", "De Brug", "contract", on="2020-02-29", until="2024-03-10"))

    days = [(say.today - years_later(date(2020, 2, 29), n)).days for n in range(5)]
    expected = sum(2 ** (-day / (365.25 * 3)) for day in days)
    assert direct(view, "Buurtkracht", "De Brug")[0] == pytest.approx(expected, abs=HAND)


def test_a_newcomer_starts_at_the_base_rate_with_nothing_but_uncertainty():
    nobody = Opinion.of((), 0.5)

    assert (nobody.belief, nobody.disbelief, nobody.uncertainty, nobody.expected) == (0, 0, 1, 0.5)
    assert nobody.low == pytest.approx(0.1, abs=HAND)
    assert nobody.high == pytest.approx(0.9, abs=HAND)
    assert nobody.permille == (0, 0)


def test_an_opinion_follows_from_r_s_and_the_base_rate():
    opinion = Opinion(r=1.0, s=1.0, base_rate=0.5)

    assert (opinion.belief, opinion.disbelief, opinion.uncertainty, opinion.expected) == (
        0.25,
        0.25,
        0.5,
        0.5,
    )
    assert opinion.low + opinion.high == pytest.approx(1, abs=HAND)
    assert opinion.permille == (500, 500)


@pytest.mark.parametrize(
    ("r", "s", "permille"),
    [(2.0, 1.0, (666, 600)), (1.0, 0.0, (1000, 333)), (0.0, 6.0, (0, 750)), (1e-6, 0.0, (1000, 0))],
)
def test_the_composer_gets_whole_permilles_rounded_down(r, s, permille):
    assert Opinion(r, s, 0.5).permille == permille


def test_without_anything_co_signed_the_base_rate_is_the_least(say):
    assert say.view(say.event("Buurtkracht", "De Brug", verified="one")).base_rate == 0.5
    assert say.view(also=["De Brug"]).base_rate == 0.5


def test_what_is_too_old_to_weigh_anything_leaves_the_base_rate_the_least(say):
    ancient = say.event("Buurtkracht", "De Brug", on="1900-01-01")

    view = say.view(ancient, as_of=date(9999, 1, 1))

    assert view.base_rate == 0.5
    assert view.permille("Buurtkracht", "De Brug") == (0, 0)


def test_the_base_rate_is_the_mean_over_organisations_by_how_much_is_known_of_each(say):
    """De Brug has r 0.5 and s 0, Het Anker r 0.5 and s 0.75; what one side alone told does not count."""
    view = say.view(
        say.event("Buurtkracht", "De Brug", "agreement"),
        say.event("Buurtkracht", "Het Anker", "agreement", title="one"),
        say.event("Samenspel", "Het Anker", "agreement", outcome=0, title="two"),
        say.event("Samenspel", "Het Anker", "visit", verified="one"),
    )

    known = 0.5 / 2.5 + 1.25 / 3.25
    assert view.base_rate == pytest.approx((0.5 / 2.5 + 0.5 / 3.25) / known, abs=HAND)
    assert 0.5 < view.base_rate < 0.8


@pytest.mark.parametrize(("outcome", "clipped"), [(1.0, 0.8), (0.0, 0.5)])
def test_the_base_rate_stays_within_its_bounds(say, outcome, clipped):
    assert say.view(say.event("Buurtkracht", "De Brug", outcome=outcome)).base_rate == clipped


def test_of_who_told_it_one_goes_by_what_one_knows_of_it(say):
    """Trust in the teller: Beta(r + aW, s + (1-a)W) with a = 0.8, its 10 % point, times n/(n+W)."""
    view = say.view(
        say.event("Buurtkracht", "De Brug", "contract", verified="both"),
        say.event("De Brug", "Het Anker", "agreement", verified="both"),
    )

    teller = Opinion(r=0.7, s=0.0, base_rate=0.8)
    carried = (teller.low - 0.3) / 0.7 * 1 / 3
    (reason,) = view.opinion("Buurtkracht", "Het Anker").reasons
    assert (reason.layer, reason.via, reason.weight_s) == ("indirect", "De Brug", 0)
    assert reason.weight_r == pytest.approx(carried * 0.35, abs=HAND)


def test_who_is_not_trusted_carries_nothing(say):
    view = say.view(
        say.event("Buurtkracht", "De Brug", "contract", outcome=0, verified="both"),
        say.event("De Brug", "Het Anker", "contract", verified="both"),
    )

    assert view.opinion("Buurtkracht", "Het Anker").reasons == ()


def test_three_hops_are_too_far_and_nobody_goes_round_in_circles(say):
    view = say.view(
        say.event("Buurtkracht", "De Brug", "contract", verified="both"),
        say.event("De Brug", "Het Anker", "contract", verified="both"),
        say.event("Het Anker", "Samenspel", "contract", verified="both"),
        say.event("De Brug", "Buurtkracht", "contract", verified="both"),
    )

    assert view.opinion("Buurtkracht", "Samenspel").reasons == ()
    assert {reason.layer.value for reason in view.opinion("Buurtkracht", "De Brug").reasons} == {"direct"}


def test_what_a_third_party_co_signed_counts_for_everyone_at_most_one_a_group(say):
    view = say.view(
        say.event("De Brug", "Het Anker", "contract", on="2023-11-01", until="2026-10-31"),
        say.event("Samenspel", "Het Anker", "agreement", outcome=0.5),
        also=["Buurtkracht"],
    )

    opinion = view.opinion("Buurtkracht", "Het Anker")
    assert opinion.r == pytest.approx(1 + 0.25, abs=HAND)
    assert opinion.s == pytest.approx(0.375, abs=HAND)
    assert {(reason.layer.value, reason.via) for reason in opinion.reasons} == {
        ("verified", "De Brug"),
        ("verified", "Samenspel"),
    }


def test_what_the_viewer_itself_saw_is_not_counted_again_as_co_signed(say):
    view = say.view(say.event("Buurtkracht", "De Brug", "contract"))

    assert [reason.layer.value for reason in view.opinion("Buurtkracht", "De Brug").reasons] == ["direct"]


def test_what_others_co_signed_counts_at_most_four_together(say):
    givers = [f"Buurthuis {n}" for n in range(1, 8)]
    view = say.view(*(say.event(giver, "De Brug", "contract") for giver in givers), also=["Buurtkracht"])

    opinion = view.opinion("Buurtkracht", "De Brug")
    assert opinion.r == pytest.approx(4, abs=HAND)
    assert len(opinion.reasons) == 7


def test_what_others_tell_counts_at_most_three_together(say):
    tellers = [f"Buurthuis {n}" for n in range(1, 13)]
    known = [
        say.event("Buurtkracht", teller, "contract", on="2021-11-01", until="2026-10-31", verified="both")
        for teller in tellers
    ]
    told = [say.event(teller, "De Brug", "contract", verified="both") for teller in tellers]
    view = say.view(*known, *told)

    opinion = view.opinion("Buurtkracht", "De Brug")
    assert opinion.r == pytest.approx(3, abs=HAND)
    assert {reason.layer.value for reason in opinion.reasons} == {"indirect"}

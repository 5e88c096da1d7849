"""A group in a notice is not yet a consortium, and one organisation has many spellings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coalition.tenders import Award, Notice, Party, is_consortium, organisations, read


def build(
    ted: Callable[..., bytes], winners: list[str], *, tenders: int | None = None, **parts: str
) -> Notice:
    form, kind = parts.pop("form", "F21"), "<NOTICE TYPE='AWARD_CONTRACT'/>"
    parties = "".join(
        f"<CONTRACTOR><ADDRESS_CONTRACTOR><OFFICIALNAME>{name}</OFFICIALNAME></ADDRESS_CONTRACTOR></CONTRACTOR>"
        for name in winners
    )
    count = "" if tenders is None else f"<NB_TENDERS_RECEIVED>{tenders}</NB_TENDERS_RECEIVED>"
    group = parts.pop("group", "<AWARDED_TO_GROUP/>")
    title = f"<TITLE><P>{parts.pop('named', 'Gunning')}</P></TITLE>"
    inside = f"<AWARDED_CONTRACT>{count}{group}{parties}</AWARDED_CONTRACT>"
    award = f"<AWARD_CONTRACT>{title}{inside}</AWARD_CONTRACT>"
    after = parts.pop("before", "") + award + parts.pop("then", "")
    return read(ted(form=form, kind=kind, after=after, **parts))


def concluded(notice: Notice) -> list[bool]:
    return [is_consortium(notice, award) for award in notice.awards]


NOORD_EN_ZUID = ["Welzijn Noord", "Zorg Zuid"]
AND_ANOTHER = (
    "<AWARD_CONTRACT><AWARDED_CONTRACT><CONTRACTOR><ADDRESS_CONTRACTOR><OFFICIALNAME>Zorg Oost</OFFICIALNAME>"
    "</ADDRESS_CONTRACTOR></CONTRACTOR></AWARDED_CONTRACT></AWARD_CONTRACT>"
)
FRAMEWORK = "<PROCEDURE><FRAMEWORK/></PROCEDURE>"


def test_one_tender_of_a_declared_group_is_a_consortium(ted: Callable[..., bytes]) -> None:
    assert concluded(build(ted, NOORD_EN_ZUID, tenders=1)) == [True]
    assert concluded(build(ted, NOORD_EN_ZUID, tenders=1, before=FRAMEWORK)) == [True]


def test_fewer_tenders_than_winners_means_that_some_bid_together(ted: Callable[..., bytes]) -> None:
    assert concluded(build(ted, [*NOORD_EN_ZUID, "Hulp West"], tenders=2)) == [True]


def test_as_many_tenders_as_winners_leaves_another_reading(ted: Callable[..., bytes]) -> None:
    assert concluded(build(ted, NOORD_EN_ZUID, tenders=2)) == [False]
    assert concluded(build(ted, NOORD_EN_ZUID, tenders=5)) == [False]
    assert concluded(build(ted, NOORD_EN_ZUID)) == [False]


def test_without_competition_there_is_no_count_to_wait_for(ted: Callable[..., bytes]) -> None:
    assert concluded(build(ted, NOORD_EN_ZUID, form="F15")) == [True]


def test_the_notice_may_say_it_beside_a_name_or_in_the_award(ted: Callable[..., bytes]) -> None:
    assert concluded(build(ted, ["Welzijn Noord (penvoerder)", "Zorg Zuid"], tenders=5)) == [True]
    assert concluded(build(ted, NOORD_EN_ZUID, tenders=5, named="Gunning aan combinatie De Brug")) == [True]


def test_what_is_not_declared_or_has_one_or_nine_members_is_none(ted: Callable[..., bytes]) -> None:
    nine = [f"Welzijn {place}" for place in "ABCDEFGHI"]

    assert concluded(build(ted, NOORD_EN_ZUID, tenders=1, group="")) == [False]
    assert concluded(build(ted, ["Welzijn Noord", "Stichting Welzijn Noord"], tenders=1)) == [False]
    assert concluded(build(ted, nine, tenders=1)) == [False]
    assert concluded(build(ted, nine[:8], tenders=1)) == [True]


@pytest.mark.parametrize(
    "words",
    [
        "Dit is een open house.",
        "De toegelaten aanbieders",
        "een bestuurlijke aanbesteding",
        "met meerdere opdrachtnemers",
    ],
)
def test_words_that_let_everyone_in_leave_another_reading(words: str, ted: Callable[..., bytes]) -> None:
    three = [*NOORD_EN_ZUID, "Hulp West"]

    assert concluded(
        build(ted, three, tenders=2, described=f"<SHORT_DESCR><P>{words}</P></SHORT_DESCR>")
    ) == [False]
    remark = f"<COMPLEMENTARY_INFO><INFO_ADD><P>{words}</P></INFO_ADD></COMPLEMENTARY_INFO>"
    assert concluded(build(ted, three, tenders=2, then=remark)) == [False]


def test_a_framework_or_a_second_award_of_the_lot_leaves_another_reading(ted: Callable[..., bytes]) -> None:
    three = [*NOORD_EN_ZUID, "Hulp West"]

    assert concluded(build(ted, three, tenders=2, before=FRAMEWORK)) == [False]
    assert concluded(build(ted, three, tenders=2, then=AND_ANOTHER)) == [False, False]


@pytest.mark.parametrize("number", ["007936-2021", "461472-2016", "161094-2021", "001810-2022"])
@pytest.mark.parametrize("folder", ["ted_xml", "ted_to_eforms_pairs"])
def test_a_group_of_twenty_nine_is_not_a_coalition(
    number: str, folder: str, real: Callable[[str], bytes]
) -> None:
    notice = read(real(f"notices/{folder}/nl_social/{number}.xml"))

    assert any(award.declared_group for award in notice.awards)
    assert not any(concluded(notice))


def test_a_real_consortium_is_recognised(real: Callable[[str], bytes]) -> None:
    notice = read(real("notices/ted_xml/eu_social/161630-2017.xml"))

    assert concluded(notice) == [True]
    assert len(notice.awards[0].winners) == 3


def test_one_organisation_under_two_spellings_counts_once(real: Callable[[str], bytes]) -> None:
    notice = read(real("notices/ted_xml/nl_social/007936-2021.xml"))
    winners = [winner for award in notice.awards for winner in award.winners]

    found = organisations(winners)

    focus = [one for one in found if "68608802" in one.national_ids]
    assert [one.names for one in focus] == [("Focus Op Zorg bv", "Focus Op Zorg B.V.")]
    assert (len(winners), len(found)) == (54, 35)


def test_a_name_with_two_ids_is_one_organisation_with_both(real: Callable[[str], bytes]) -> None:
    notice = read(real("notices/ted_xml/nl_social/161094-2021.xml"))
    found = organisations(winner for award in notice.awards for winner in award.winners)

    (centrum,) = [one for one in found if "Centrum Zorg en Welzijn bv" in one.names]

    assert centrum.national_ids == ("62454811", "854824431")


def test_a_later_party_may_join_two_that_seemed_apart() -> None:
    parties = [
        Party("Welzijn Noord", "0123", "Noordstad"),
        Party("Zorg Zuid", "0999"),
        Party("Coöperatie Wélzijn-Noord U.A."),
        Party("De Brug", "0777", "Brugge"),
        Party("de brug b.v.", "123"),
        Party("Stichting", None),
    ]

    found = organisations(parties)

    assert [one.names for one in found] == [
        ("Welzijn Noord", "Coöperatie Wélzijn-Noord U.A.", "De Brug", "de brug b.v."),
        ("Zorg Zuid",),
        ("Stichting",),
    ]
    assert found[0].national_ids == ("0123", "0777", "123")
    assert found[0].towns == ("Noordstad", "Brugge")


def test_an_award_to_nobody_is_no_consortium(ted: Callable[..., bytes]) -> None:
    notice = build(ted, [])

    assert isinstance(notice.awards[0], Award)
    assert concluded(notice) == [False]

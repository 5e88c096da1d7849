"""What a notice asks for: only what its words or codes support, where it says, with the sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coalition.areas import within
from coalition.errors import UnknownChoice
from coalition.services import by_cpv, services
from coalition.tenders import Notice, demands, read
from coalition.values import Demand, Source

Build = Callable[..., bytes]
INKOOP = "<TITLE><P>Inkoop</P></TITLE>"
BRIELLE = "GM1992"  # Voorne aan Zee, into which Brielle, Hellevoetsluis and Westvoorne went in 2023


def asked(notice: Notice, lot: str | None = None) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.service, one.areas) for one in demands(notice, lot)]


REAL = {
    "001810-2022": [
        ("individual-guidance", (BRIELLE,)),
        ("domestic-help", (BRIELLE,)),
        ("youth-help", (BRIELLE,)),
    ],
    "007936-2021": [
        ("individual-guidance", (BRIELLE,)),
        ("domestic-help", (BRIELLE,)),
        ("youth-help", (BRIELLE,)),
    ],
    "078258-2021": [("medical-social-advice", ("GM0375", "GM0396", "GM0453"))],
    "083743-2018": [("individual-guidance", ("GM0118", "GM0119", "GM0180", "GM1701", "GM1690"))],
    "133834-2022": [("youth-help", ("GM0917", "GM0882", "GM0986"))],
    "161094-2021": [
        ("individual-guidance", (BRIELLE,)),
        ("domestic-help", (BRIELLE,)),
        ("youth-help", (BRIELLE,)),
    ],
    "223495-2021": [
        ("individual-guidance", ("GM0637",)),
        ("child-and-parenting-support", ("GM0637",)),
        ("day-activities", ("GM0637",)),
        ("work-with-older-people", ("GM0637",)),
    ],
    "316641-2022": [],  # doctors who guard the screening of bowel cancer
    "332957-2017": [("youth-help", (BRIELLE,)), ("neighbourhood-team", (BRIELLE,))],
    "461472-2016": [("sheltered-living", ("GM0664",))],
    "579996-2019": [],  # blood tests
}


@pytest.mark.parametrize("number", REAL)
def test_a_real_notice_asks_for_what_a_reader_would_say(number: str, real: Callable[[str], bytes]) -> None:
    assert asked(read(real(f"notices/ted_xml/nl_social/{number}.xml"))) == REAL[number]


def test_a_demand_quotes_its_sentence_and_is_not_confirmed(real: Callable[[str], bytes]) -> None:
    (found,) = demands(read(real("notices/ted_xml/nl_social/078258-2021.xml")))

    assert found.source == Source(
        "OBJECT_CONTRACT/TITLE/P",
        "Sociaal medische advisering IJmond (gemeenten Beverwijk, Heemskerk en Velsen)",
    )
    assert not found.confirmed
    assert found.volume is None


def test_a_service_that_only_a_code_names_has_the_code_as_its_source(real: Callable[[str], bytes]) -> None:
    found = demands(read(real("notices/ted_xml/nl_social/223495-2021.xml")))[-1]

    assert found.source == Source("OBJECT_CONTRACT/OBJECT_DESCR/CPV_ADDITIONAL[1]/CPV_CODE", "85311100")


def test_each_lot_asks_for_its_own(real: Callable[[str], bytes]) -> None:
    notice = read(real("notices/ted_xml/nl_social/007936-2021.xml"))

    assert asked(notice, "2") == [("domestic-help", (BRIELLE,))]
    with pytest.raises(UnknownChoice, match="4: is no lot of this notice; its lots are 1, 2, 3"):
        demands(notice, "4")


def part(title: str, described: str = "", more: str = "", number: int = 1) -> str:
    return (
        f"<OBJECT_DESCR ITEM='{number}'><TITLE><P>{title}</P></TITLE><LOT_NO>{number}</LOT_NO>{more}"
        f"<SHORT_DESCR><P>{described}</P></SHORT_DESCR></OBJECT_DESCR>"
    )


def code(*codes: str) -> str:
    return "".join(f"<CPV_ADDITIONAL><CPV_CODE CODE='{one}'/></CPV_ADDITIONAL>" for one in codes)


def test_a_broad_code_without_a_word_asks_for_nothing(ted: Build) -> None:
    parts = part("Diensten", "Diensten in Velsen.")

    assert demands(read(ted(cpv="85000000", title=INKOOP, described="", parts=parts))) == ()


def test_a_code_of_several_services_asks_for_none_of_them(ted: Build) -> None:
    codes = [code for one in services() for code in one.cpv if len(by_cpv(code)) > 1]
    parts = part("Diensten", "Diensten in Velsen.", code(codes[0]))

    assert demands(read(ted(cpv="85000000", title=INKOOP, described="", parts=parts))) == ()


def test_a_code_that_is_only_near_a_service_asks_for_nothing(ted: Build) -> None:
    parts = part("Artsen", "Artsen in Velsen.", code("85141000"))

    assert demands(read(ted(title="<TITLE><P>Artsen</P></TITLE>", described="", parts=parts))) == ()


def test_a_code_that_all_lots_share_is_left_out_where_words_speak(ted: Build) -> None:
    parts = part("Jongerenwerk in Velsen", number=1) + part("Schuldhulpverlening in Velsen", number=2)

    notice = read(ted(cpv="85311100", title="<TITLE><P>Welzijn</P></TITLE>", described="", parts=parts))

    assert asked(notice) == [("youth-work", ("GM0453",)), ("money-and-rights-advice", ("GM0453",))]


def test_a_code_that_all_lots_share_counts_where_no_word_speaks(ted: Build) -> None:
    parts = part("Noord", "In Velsen.", number=1) + part("Zuid", "In Beverwijk.", number=2)

    notice = read(ted(cpv="85311100", title=INKOOP, described="", parts=parts))

    assert demands(notice) == (
        Demand(
            "work-with-older-people",
            ("GM0453", "GM0375"),
            source=Source("OBJECT_CONTRACT/CPV_MAIN/CPV_CODE", "85311100"),
        ),
    )


def test_a_silent_lot_takes_the_words_of_the_notice_but_not_those_of_another_lot(ted: Build) -> None:
    described = "<SHORT_DESCR><P>Wij vragen jongerenwerk. Perceel 2 is schuldhulpverlening.</P></SHORT_DESCR>"
    parts = part("1", "1", number=1) + part("Schuldhulpverlening", number=2)

    notice = read(ted(title="<TITLE><P>Inkoop Velsen</P></TITLE>", described=described, parts=parts))

    assert asked(notice, "1") == [("youth-work", ("GM0453",))]
    assert asked(notice, "2") == [("money-and-rights-advice", ("GM0453",))]


def test_the_first_sentence_that_names_a_service_is_quoted(ted: Build) -> None:
    described = (
        "<SHORT_DESCR><P>Velsen groeit. Wij vragen jongerenwerk. Jongerenwerk is nodig.</P></SHORT_DESCR>"
    )

    (found,) = demands(read(ted(described=described)))

    assert found.source == Source("OBJECT_CONTRACT/SHORT_DESCR/P", "Wij vragen jongerenwerk.")


def test_a_service_is_asked_where_its_own_sentences_say_and_else_everywhere(ted: Build) -> None:
    described = (
        "Dit gaat over de gemeenten Beverwijk, Heemskerk en Velsen. Wij vragen jongerenwerk in Velsen. "
        "In Heemskerk is ook jongerenwerk nodig. Wij vragen mantelzorgondersteuning."
    )

    where = dict(asked(read(ted(title=INKOOP, described="", parts=part("Diensten", described)))))

    assert set(where["youth-work"]) == {"GM0453", "GM0396"}
    assert set(where["carer-support"]) == {"GM0375", "GM0396", "GM0453"}


@pytest.mark.parametrize(
    ("place", "where"),
    [
        ("Goes.", ("GM0664",)),
        ("Heerlen, Landgraaf, Voerendaal", ("GM0917", "GM0882", "GM0986")),
        ("Brielle", (BRIELLE,)),
    ],
)
def test_a_place_is_a_list_of_municipalities(place: str, where: tuple[str, ...], ted: Build) -> None:
    parts = part("Jongerenwerk", more=f"<MAIN_SITE><P>{place}</P></MAIN_SITE>")

    assert asked(read(ted(parts=parts))) == [("youth-work", where)]


def test_without_a_place_the_title_and_the_buyer_tell_where(ted: Build) -> None:
    name = "<OFFICIALNAME>Gemeente Zoetermeer</OFFICIALNAME>"
    buyer = f"<ADDRESS_CONTRACTING_BODY>{name}</ADDRESS_CONTRACTING_BODY>"
    bare = part("Jongerenwerk")

    assert asked(read(ted(buyer=buyer, parts=bare))) == [("youth-work", ("GM0637",))]
    described = "<SHORT_DESCR><P>Voor de gemeente Meppel.</P></SHORT_DESCR>"
    assert asked(read(ted(described=described, parts=bare))) == [("youth-work", ("GM0119",))]


def test_last_come_the_smallest_regions(ted: Build) -> None:
    more = "<n:NUTS CODE='NL'/><n:NUTS CODE='NL33C'/><n:NUTS CODE='DE300'/>"

    assert asked(read(ted(parts=part("Jongerenwerk", more=more)))) == [("youth-work", within("NL33C", 2021))]


def test_newer_regions_are_read_from_the_newest_table(eforms: Build) -> None:
    address = "<Address><CountrySubentityCode>NL363</CountrySubentityCode></Address>"
    inside = f"<RealizedLocation>{address}</RealizedLocation>"

    assert asked(read(eforms(inside=inside))) == [("youth-work", within("NL363", 2024))]


def test_where_nothing_says_where_nothing_is_asked(ted: Build) -> None:
    assert demands(read(ted(parts=part("Jongerenwerk")))) == ()

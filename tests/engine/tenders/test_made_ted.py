"""Invented notices in TED's schema: what the real ones at hand do not show."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, datetime

import pytest

from coalition.errors import UnreadableNotice, UnsupportedNotice
from coalition.tenders import DeadlineKind, Money, Stage, read

Build = Callable[..., bytes]


def contract(inside: str, before: str = "", number: int = 1) -> str:
    return f"<AWARD_CONTRACT ITEM='{number}'>{before}{inside}</AWARD_CONTRACT>"


def party(name: str) -> str:
    address = f"<ADDRESS_CONTRACTOR><OFFICIALNAME>{name}</OFFICIALNAME></ADDRESS_CONTRACTOR>"
    return f"<CONTRACTOR>{address}</CONTRACTOR>"


@pytest.mark.parametrize(
    ("form", "kind", "stage"),
    [
        ("F21", "<NOTICE TYPE='PRI_ONLY'/>", Stage.PLANNING),
        ("F21", "<NOTICE TYPE='PRI_CALL_COMPETITION'/>", Stage.COMPETITION),
        ("F22", "<NOTICE TYPE='QSU_ONLY'/>", Stage.COMPETITION),
        ("F22", "<NOTICE TYPE='PER_ONLY'/>", Stage.PLANNING),
        ("F23", "<NOTICE TYPE='CONCESSION_AWARD_CONTRACT'/>", Stage.RESULT),
        ("F02", "", Stage.COMPETITION),
        ("F15", "", Stage.RESULT),
    ],
)
def test_the_form_and_its_type_give_the_stage(form: str, kind: str, stage: Stage, ted: Build) -> None:
    assert read(ted(form=form, kind=kind)).stage == stage


@pytest.mark.parametrize("kind", ["", "<NOTICE TYPE='PARTY'/>"])
def test_a_type_that_we_do_not_know_is_refused(kind: str, ted: Build) -> None:
    with pytest.raises(UnsupportedNotice, match="NOTICE/@TYPE"):
        read(ted(kind=kind))


def test_a_form_that_is_not_read_is_named_with_those_that_are(ted: Build) -> None:
    with pytest.raises(UnsupportedNotice, match=r"F14_2014: form F14 is not read \(read are F01, F02"):
        read(ted(form="F14"))


@pytest.mark.parametrize(("forms", "held"), [("", "nothing"), ("<CONTRACT/>", "CONTRACT")])
def test_a_section_without_a_form_is_refused(forms: str, held: str, ted: Build) -> None:
    with pytest.raises(UnsupportedNotice, match=f"holds {held}, no form"):
        read(ted(forms=forms))


def test_translations_count_once_and_the_original_language_leads(ted: Build) -> None:
    whole = ted().decode()
    form = whole[whole.index("<F21_2014") : whole.index("</FORM_SECTION>")]
    danish = (
        form.replace("ORIGINAL", "TRANSLATION").replace("LG='NL'", "LG='DA'").replace("Welzijn", "Velfærd")
    )
    french = form.replace("LG='NL'", "LG='FR'").replace("Welzijn", "Bien-être")

    notice = read(ted(forms=danish + french + form))

    assert notice.title == "Welzijn in Voorbeeldstad"
    assert len(notice.lots) == 1


def test_without_a_form_called_original_the_first_is_read(ted: Build) -> None:
    assert read(ted().replace(b"CATEGORY='ORIGINAL' ", b"")).title == "Welzijn in Voorbeeldstad"


def test_joint_buyers_are_all_there_the_leading_one_first(ted: Build) -> None:
    def address(name: str, more: str = "") -> str:
        tag = f"ADDRESS_CONTRACTING_BODY{more}"
        return f"<{tag}><OFFICIALNAME>{name}</OFFICIALNAME><COUNTRY VALUE='NL'/></{tag}>"

    buyers = (
        address("Gemeente Noord", "_ADDITIONAL")
        + address("Inkoopbureau")
        + address("Gemeente Zuid", "_ADDITIONAL")
    )

    notice = read(ted(buyer=buyers))

    assert [one.name for one in notice.buyers] == ["Inkoopbureau", "Gemeente Noord", "Gemeente Zuid"]
    assert notice.buyers[0].country == "NL"


def test_a_lot_tells_value_term_and_renewal(ted: Build) -> None:
    part = (
        "<OBJECT_DESCR ITEM='1'><LOT_NO>7</LOT_NO><TITLE>Kaal</TITLE><SHORT_DESCR>Zonder alinea</SHORT_DESCR>"
        "<VAL_OBJECT CURRENCY='EUR'>1500.50</VAL_OBJECT><DURATION TYPE='YEAR'>2</DURATION>"
        "<DATE_START>2022-01-01</DATE_START><DATE_END>2023-12-31</DATE_END><RENEWAL/>"
        "<RENEWAL_DESCR><P>Twee maal</P><P>een jaar</P></RENEWAL_DESCR></OBJECT_DESCR>"
    )

    lot = read(ted(parts=part)).lots[0]

    assert (lot.id, lot.title, lot.description) == ("7", "Kaal", "Zonder alinea")
    assert lot.value == Money(150050)
    assert (lot.months, lot.starts, lot.ends) == (24, date(2022, 1, 1), date(2023, 12, 31))
    assert lot.renewal == "Twee maal\neen jaar"
    assert lot.sources[1].path == "OBJECT_CONTRACT/OBJECT_DESCR/SHORT_DESCR"


def test_a_withheld_duration_is_unknown(ted: Build) -> None:
    part = "<OBJECT_DESCR><SHORT_DESCR/><DURATION TYPE='MONTH'>-1</DURATION></OBJECT_DESCR>"

    lot = read(ted(parts=part)).lots[0]

    assert lot.months is None
    assert (lot.id, lot.description, lot.sources) == ("1", "", ())


def test_lots_of_one_number_stay_apart(ted: Build) -> None:
    part = "<OBJECT_DESCR ITEM='1'><LOT_NO>1</LOT_NO></OBJECT_DESCR>"

    assert [lot.id for lot in read(ted(parts=part * 3)).lots] == ["1", "1 (2)", "1 (3)"]
    assert [lot.id for lot in read(ted(parts=part, objects=2)).lots] == ["1", "1 (2)"]


@pytest.mark.parametrize(
    ("procedure", "code", "kind"),
    [
        ("<PT_OPEN/>", "open", DeadlineKind.TENDER),
        ("<PT_RESTRICTED/>", "restricted", DeadlineKind.REQUEST),
        (
            "<DIRECTIVE_2014_24_EU><PT_COMPETITIVE_DIALOGUE/></DIRECTIVE_2014_24_EU>",
            "comp-dial",
            DeadlineKind.REQUEST,
        ),
        ("<PT_UNHEARD_OF/>", None, DeadlineKind.TENDER),
    ],
)
def test_the_procedure_says_what_the_deadline_is_for(
    procedure: str, code: str | None, kind: DeadlineKind, ted: Build
) -> None:
    after = f"<PROCEDURE>{procedure}<DATE_RECEIPT_TENDERS>2021-03-29</DATE_RECEIPT_TENDERS></PROCEDURE>"

    notice = read(ted(after=after))

    assert notice.procedure == code
    assert [(one.kind, one.on) for one in notice.deadlines] == [(kind, date(2021, 3, 29))]
    assert notice.lots[0].deadlines == notice.deadlines


def test_an_opening_is_a_deadline_of_its_own(ted: Build) -> None:
    after = (
        "<PROCEDURE><FRAMEWORK><SINGLE_OPERATOR/></FRAMEWORK><DATE_RECEIPT_TENDERS/><OPENING_CONDITION>"
        "<DATE_OPENING_TENDERS>2021-03-30</DATE_OPENING_TENDERS><TIME_OPENING_TENDERS>9:30</TIME_OPENING_TENDERS>"
        "</OPENING_CONDITION></PROCEDURE>"
    )

    notice = read(ted(after=after))

    assert [(one.kind, one.on) for one in notice.deadlines] == [
        (DeadlineKind.OPENING, datetime(2021, 3, 30, 9, 30))
    ]
    assert notice.deadlines[0].source.text == "2021-03-30 9:30"
    assert not notice.framework


def test_a_framework_for_several_and_a_dynamic_system_admit_side_by_side(ted: Build) -> None:
    assert read(ted(after="<PROCEDURE><FRAMEWORK/></PROCEDURE>")).framework
    assert read(ted(after="<PROCEDURE><DPS/></PROCEDURE>")).framework
    assert not read(ted(after="<PROCEDURE/>")).framework


@pytest.mark.parametrize(
    ("said", "lots"),
    [
        ("2", ("2",)),
        ("2 / Primo in cascata", ("2",)),
        ("Perceel 1 en 2", ("1", "2")),
        ("1.1A", ("1.1A",)),
        ("Noord", ("Noord",)),
        (None, ()),
    ],
)
def test_an_award_finds_its_lots(said: str | None, lots: tuple[str, ...], ted: Build) -> None:
    parts = "".join(f"<OBJECT_DESCR ITEM='{n}'><LOT_NO>{n}</LOT_NO></OBJECT_DESCR>" for n in (1, 2))
    named = "" if said is None else f"<LOT_NO>{said}</LOT_NO>"

    notice = read(
        ted(parts=parts, kind="<NOTICE TYPE='AWARD_CONTRACT'/>", after=contract("<AWARDED_CONTRACT/>", named))
    )

    assert notice.awards[0].lots == lots


def test_awards_are_read_as_each_edition_of_the_schema_writes_them(ted: Build) -> None:
    old = (
        "<AWARDED_CONTRACT><NB_TENDERS_RECEIVED>2</NB_TENDERS_RECEIVED><AWARDED_TO_GROUP/>"
        f"{party('Welzijn Noord')}{party('Welzijn Zuid')}"
        "<VAL_TOTAL CURRENCY='EUR'>10</VAL_TOTAL></AWARDED_CONTRACT>"
    )
    new = (
        "<AWARDED_CONTRACT><TENDERS><NB_TENDERS_RECEIVED>2</NB_TENDERS_RECEIVED></TENDERS><CONTRACTORS>"
        f"<AWARDED_TO_GROUP/>{party('Welzijn Noord')}{party('Welzijn Zuid')}</CONTRACTORS><VALUES>"
        "<VAL_TOTAL CURRENCY='EUR'>10</VAL_TOTAL></VALUES><LIKELY_SUBCONTRACTED/></AWARDED_CONTRACT>"
    )

    first, second = read(ted(form="F15", kind="", after=contract(old) + contract(new, number=2))).awards

    assert (first.winners, first.declared_group, first.value) == (second.winners, True, second.value)
    assert (first.tenders_received, second.tenders_received) == (2, 2)
    assert (first.subcontracted, second.subcontracted) == (None, True)


def test_an_award_without_winner_value_or_reason_is_still_told(ted: Build) -> None:
    stopped = "<NO_AWARDED_CONTRACT><PROCUREMENT_DISCONTINUED/></NO_AWARDED_CONTRACT>"
    silent = "<AWARDED_CONTRACT><VAL_TOTAL/></AWARDED_CONTRACT>"

    awards = read(ted(form="F03", kind="", after=contract(stopped) + contract("") + contract(silent))).awards

    assert [one.not_awarded_because for one in awards] == ["PROCUREMENT_DISCONTINUED", "not stated", None]
    assert [one.value for one in awards] == [None, None, None]


def test_earlier_notices_are_told_once_in_one_form(ted: Build) -> None:
    number = "<NOTICE_NUMBER_OJ>2020/S 184-445038</NOTICE_NUMBER_OJ>"
    data = ted(after=f"<PROCEDURE>{number}<NOTICE_NUMBER_OJ>later</NOTICE_NUMBER_OJ></PROCEDURE>")
    data = data.replace(
        b"</NOTICE_DATA>",
        b"<REF_NOTICE><NO_DOC_OJS>2020/S 184-445038</NO_DOC_OJS></REF_NOTICE></NOTICE_DATA>",
    )

    assert read(data).previous == ("445038-2020",)


def test_the_page_is_that_of_the_documents_or_the_desk(ted: Build) -> None:
    body = "<ADDRESS_CONTRACTING_BODY><OFFICIALNAME>A</OFFICIALNAME></ADDRESS_CONTRACTING_BODY>"
    desk = "<URL_PARTICIPATION>https://desk.example</URL_PARTICIPATION>"
    documents = "<URL_DOCUMENT>https://documents.example</URL_DOCUMENT>"

    assert read(ted(buyer=body + desk + documents)).url == "https://documents.example"
    assert read(ted(buyer=body + desk)).url == "https://desk.example"
    assert read(ted(buyer=body)).url is None


def test_a_notice_without_a_number_has_none_yet(ted: Build) -> None:
    assert read(ted(number="")).id == ""


@pytest.mark.parametrize(
    ("missing", "place"),
    [
        ({"parts": ""}, "OBJECT_CONTRACT: OBJECT_DESCR is missing"),
        ({"objects": 0}, "F21_2014: OBJECT_CONTRACT is missing"),
        ({"buyer": ""}, "buyers: the notice names none"),
        ({"title": ""}, "title: the notice names none"),
        ({"cpv": "8530"}, "OBJECT_CONTRACT/CPV_MAIN/CPV_CODE: '8530' is not a CPV code"),
        ({"buyer": "<ADDRESS_CONTRACTING_BODY/>"}, "ADDRESS_CONTRACTING_BODY: OFFICIALNAME is missing"),
    ],
)
def test_half_a_notice_is_refused(missing: dict[str, object], place: str, ted: Build) -> None:
    with pytest.raises(UnreadableNotice, match=place):
        read(ted(**missing))


def test_many_lots_and_awards_take_no_more_than_their_share(ted: Build) -> None:
    parts = "".join(f"<OBJECT_DESCR><LOT_NO>{n}</LOT_NO></OBJECT_DESCR>" for n in range(3000))
    awards = "".join(contract("<AWARDED_CONTRACT/>", f"<LOT_NO>Deel {n}</LOT_NO>") for n in range(1, 3000))
    start = time.perf_counter()

    notice = read(ted(form="F03", kind="", parts=parts, after=awards))

    assert notice.awards[2998].lots == ("2999",)
    assert time.perf_counter() - start < 2  # quadratic reading took minutes

"""Invented eForms: what the real ones at hand do not show."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from coalition.errors import UnreadableNotice, UnsupportedNotice
from coalition.tenders import DeadlineKind, Money, Stage, read

Build = Callable[..., bytes]


def organisation(id: str, name: str, more: str = "") -> str:
    return (
        f"<Organization><Company><PartyIdentification><ID>{id}</ID></PartyIdentification><PartyName>"
        f"<Name>{name}</Name></PartyName></Company>{more}</Organization>"
    )


BUYER = organisation("ORG-0001", "Gemeente Voorbeeldstad")


@pytest.mark.parametrize(
    ("subtype", "stage"),
    [
        ("4", "planning"),
        ("12", "competition"),
        ("20", "competition"),
        ("25", "result"),
        ("33", "result"),
        ("E1", "planning"),
    ],
)
def test_the_subtype_gives_the_stage(subtype: str, stage: Stage, eforms: Build) -> None:
    assert read(eforms(subtype=subtype)).stage == stage


@pytest.mark.parametrize("subtype", ["38", "E5", "X01", ""])
def test_a_subtype_that_is_not_read_is_named(subtype: str, eforms: Build) -> None:
    with pytest.raises(
        UnsupportedNotice, match=f"OPP-070-notice: eForms subtype {subtype or 'none'} is not read"
    ):
        read(eforms(subtype=subtype))


def test_the_title_is_that_in_the_language_of_the_notice(eforms: Build) -> None:
    notice = read(eforms())

    assert (notice.title, notice.language) == ("Welzijn hier", "nl")
    assert notice.sources[0].path == "BT-21-Procedure"


def test_joint_buyers_are_all_there_whatever_leads(eforms: Build) -> None:
    leader = "<TouchPoint><PartyIdentification><ID>TPO-0001</ID></PartyIdentification></TouchPoint>"
    nameless = "<Organization><Company/></Organization><Organization/>"
    organisations = BUYER + organisation("ORG-0002", "Gemeente Zuid", leader) + nameless

    notice = read(eforms(organisations=organisations, buyers=("ORG-0001", "TPO-0001", "ORG-0002")))

    assert [one.name for one in notice.buyers] == ["Gemeente Voorbeeldstad", "Gemeente Zuid"]


def test_a_buyer_who_is_nowhere_described_is_refused(eforms: Build) -> None:
    with pytest.raises(UnreadableNotice, match="OPT-300-Procedure-Buyer: buyer 'ORG-0009' is not among"):
        read(eforms(buyers=("ORG-0009",)))


def test_all_deadlines_of_a_lot_are_told_with_their_terms(eforms: Build) -> None:
    def period(name: str, what: str = "End", clock: str = "") -> str:
        return f"<{name}><{what}Date>2024-05-0{len(name) % 9 + 1}Z</{what}Date>{clock}</{name}>"

    extension = (
        "<UBLExtensions><UBLExtension><ExtensionContent><EformsExtension>"
        + period("InterestExpressionReceptionPeriod")
        + period("AnswerReceptionPeriod")
        + "</EformsExtension></ExtensionContent></UBLExtension></UBLExtensions>"
    )
    terms = (
        "<TenderingProcess>"
        + extension
        + period("TenderSubmissionDeadlinePeriod", clock="<EndTime>12:00:00Z</EndTime>")
        + period("ParticipationRequestReceptionPeriod")
        + period("AdditionalInformationRequestPeriod")
        + period("OpenTenderEvent", "Occurrence")
        + "</TenderingProcess>"
    )

    deadlines = read(eforms(terms=terms)).deadlines

    assert [(one.kind.value, one.source.path.split("-Lot")[0]) for one in deadlines] == [
        ("tender", "BT-131(d)"),
        ("request", "BT-1311(d)"),
        ("request", "BT-630(d)"),
        ("request", "BT-800(d)"),
        ("questions", "BT-13(d)"),
        ("opening", "BT-132(d)"),
    ]
    assert deadlines[0].on == datetime(2024, 5, 4, 12, tzinfo=UTC)
    assert deadlines[0].kind is DeadlineKind.TENDER
    assert deadlines[5].on == date(2024, 5, 7)


def test_places_are_codes_countries_and_words(eforms: Build) -> None:
    def address(inside: str) -> str:
        words = "<Description>Wijken</Description>"
        return f"<RealizedLocation>{words}<Address>{inside}</Address></RealizedLocation>"

    country = "<Country><IdentificationCode>NLD</IdentificationCode></Country>"
    inside = (
        address(f"<CountrySubentityCode>NL33C</CountrySubentityCode>{country}<CityName>Brielle</CityName>")
        + address(f"<Region>anyw-cou</Region>{country}")
        + address(f"<Region>anyw-eea</Region>{country}")
        + address("<Region>anyw</Region>")
    )

    lot = read(eforms(inside=inside)).lots[0]

    assert lot.nuts == ("NL33C", "NL")
    assert lot.place == "Wijken, Brielle"


def test_a_lot_tells_value_term_and_renewal(eforms: Build) -> None:
    inside = (
        "<RequestedTenderTotal><EstimatedOverallContractAmount currencyID='EUR'>100"
        "</EstimatedOverallContractAmount></RequestedTenderTotal>"
        "<PlannedPeriod><StartDate>2024-01-01+01:00</StartDate><EndDate>2025-12-31Z</EndDate>"
        "<DurationMeasure unitCode='YEAR'>2</DurationMeasure></PlannedPeriod>"
        "<ContractExtension><MaximumNumberNumeric>3</MaximumNumberNumeric></ContractExtension>"
    )

    lot = read(eforms(inside=inside)).lots[0]

    assert lot.value == Money(10000)
    assert (lot.starts, lot.ends, lot.months, lot.renewal) == (
        date(2024, 1, 1),
        date(2025, 12, 31),
        24,
        "max. 3×",
    )


def test_a_withheld_duration_is_unknown(eforms: Build) -> None:
    inside = "<PlannedPeriod><DurationMeasure unitCode='DAY'>-1</DurationMeasure></PlannedPeriod>"

    assert read(eforms(inside=inside)).lots[0].months is None


def test_paragraphs_are_numbered_only_where_there_are_more(eforms: Build) -> None:
    project = "<Description>Eerst dit.\n\n Dan  dat.</Description>"

    notice = read(eforms(project=project))

    assert notice.description == "Eerst dit.\nDan dat."
    assert [one.path for one in notice.sources] == [
        "BT-21-Procedure",
        "BT-24-Procedure, paragraph 1",
        "BT-24-Procedure, paragraph 2",
    ]
    assert notice.lots[0].sources[1].path == "BT-24-Lot LOT-0001"


def test_a_group_of_lots_is_no_lot_and_a_notice_without_lots_has_one(eforms: Build) -> None:
    grouped = "<ProcurementProjectLot><ID schemeName='LotsGroup'>GLO-0001</ID></ProcurementProjectLot>"
    unnamed = "<ProcurementProjectLot/>"

    notice = read(eforms(lots=grouped + unnamed))

    assert [(lot.id, lot.title, lot.cpv_paths) for lot in notice.lots] == [
        ("1", "Welzijn hier", ("BT-262-Procedure",))
    ]


def test_lots_of_one_id_are_refused(eforms: Build) -> None:
    lot = "<ProcurementProjectLot><ID>LOT-0001</ID><ProcurementProject/></ProcurementProjectLot>"

    with pytest.raises(UnreadableNotice, match="two lots are called LOT-0001"):
        read(eforms(lots=lot * 2))


def test_a_lot_without_content_is_refused(eforms: Build) -> None:
    with pytest.raises(
        UnreadableNotice, match="ProcurementProjectLot LOT-0002: ProcurementProject is missing"
    ):
        read(eforms(lots="<ProcurementProjectLot><ID>LOT-0002</ID></ProcurementProjectLot>"))


@pytest.mark.parametrize(
    ("systems", "most", "framework"),
    [
        ("fa-wo-rc", None, True),
        ("fa-wo-rc", "1", False),
        ("fa-w-rc", "4", True),
        ("dps-list", "1", True),
        ("none", None, False),
    ],
)
def test_a_framework_admits_several_unless_it_says_one(
    systems: str, most: str | None, framework: bool, eforms: Build
) -> None:
    number = f"<MaximumOperatorQuantity>{most}</MaximumOperatorQuantity>" if most else ""
    code = f"<ContractingSystemTypeCode>{systems}</ContractingSystemTypeCode>"
    limit = f"<FrameworkAgreement>{number}</FrameworkAgreement><ContractingSystem>{code}</ContractingSystem>"

    notice = read(eforms(terms=f"<TenderingProcess>{limit}</TenderingProcess>"))

    assert notice.framework is framework


def test_what_went_before_is_a_number_or_a_version(eforms: Build) -> None:
    version = "00783c31-8e58-4833-9ca7-0a8135f046e8-01"
    ids = "".join(
        f"<NoticeDocumentReference><ID>{id}</ID></NoticeDocumentReference>"
        for id in ("00123456-2024", version, "de vorige")
    )
    changes = "<Changes><ChangedNoticeIdentifier>123456-2024</ChangedNoticeIdentifier></Changes>"

    notice = read(eforms(before=f"<TenderingProcess>{ids}</TenderingProcess>", extension=changes))

    assert notice.previous == ("123456-2024", version)


def test_a_notice_tells_its_days_and_its_number(eforms: Build) -> None:
    publication = (
        "<Publication><NoticePublicationID>00000372-2025</NoticePublicationID>"
        "<PublicationDate>2025-01-02+01:00</PublicationDate></Publication>"
    )

    notice = read(
        eforms(
            extension=publication,
            before="<IssueDate>2024-12-30Z</IssueDate><PlannedDate>2025-06-01Z</PlannedDate>",
        )
    )

    assert notice.id == "000372-2025"
    assert (notice.published, notice.sent, notice.expected) == (
        date(2025, 1, 2),
        date(2024, 12, 30),
        date(2025, 6, 1),
    )


def test_an_estimate_counts_before_the_award_and_results_may_be_absent(eforms: Build) -> None:
    project = (
        "<RequestedTenderTotal><EstimatedOverallContractAmount>52000000</EstimatedOverallContractAmount>"
        "</RequestedTenderTotal>"
    )

    assert read(eforms(project=project)).value == Money(5200000000)
    assert read(eforms(project=project, subtype="29")).value is None
    assert read(eforms(subtype="29")).awards == ()


def test_the_page_is_that_of_the_documents_or_the_desk(eforms: Build) -> None:
    desk = "<TenderRecipientParty><EndpointID>https://desk.example</EndpointID></TenderRecipientParty>"
    documents = (
        "<CallForTendersDocumentReference><Attachment><ExternalReference><URI>https://documents.example</URI>"
        "</ExternalReference></Attachment></CallForTendersDocumentReference>"
    )

    assert (
        read(eforms(terms=f"<TenderingTerms>{documents}{desk}</TenderingTerms>")).url
        == "https://documents.example"
    )
    assert read(eforms(terms=f"<TenderingTerms>{desk}</TenderingTerms>")).url == "https://desk.example"
    assert read(eforms()).url is None

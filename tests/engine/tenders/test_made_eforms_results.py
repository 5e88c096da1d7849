"""Invented results of eForms: who won what, and who won together."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest

from coalition.errors import UnreadableNotice
from coalition.tenders import Money, read

Build = Callable[..., bytes]


def organisation(id: str, name: str, more: str = "") -> str:
    return (
        f"<Organization><Company><PartyIdentification><ID>{id}</ID></PartyIdentification><PartyName>"
        f"<Name>{name}</Name></PartyName></Company>{more}</Organization>"
    )


BUYER = organisation("ORG-0001", "Gemeente Voorbeeldstad")


NOORD, ZUID = organisation("ORG-0002", "Welzijn Noord"), organisation("ORG-0003", "Welzijn Zuid")


def tender(id: str, group: str, more: str = "") -> str:
    return (
        f"<LotTender><ID>{id}</ID>{more}<TenderingParty><ID>{group}</ID></TenderingParty>"
        "<TenderLot><ID>LOT-0001</ID></TenderLot></LotTender>"
    )


def group(id: str, *members: str) -> str:
    tenderers = "".join(f"<Tenderer><ID>{member}</ID></Tenderer>" for member in members)
    return f"<TenderingParty><ID>{id}</ID>{tenderers}</TenderingParty>"


def outcome(inside: str, code: str = "selec-w", lot: str = "LOT-0001") -> str:
    said = f"<TenderResultCode>{code}</TenderResultCode>" if code else ""
    return f"<LotResult><ID>RES-0001</ID>{said}{inside}<TenderLot><ID>{lot}</ID></TenderLot></LotResult>"


def points(kind: str, id: str) -> str:
    return f"<{kind}><ID>{id}</ID></{kind}>"


def amount(value: str, currency: str = "EUR") -> str:
    return (
        "<LegalMonetaryTotal>"
        f"<PayableAmount currencyID='{currency}'>{value}</PayableAmount></LegalMonetaryTotal>"
    )


@pytest.fixture
def result(eforms: Build) -> Build:
    def build(inside: str, subtype: str = "33") -> bytes:
        return eforms(
            root="ContractAwardNotice",
            subtype=subtype,
            organisations=BUYER + NOORD + ZUID,
            extension=f"<NoticeResult>{inside}</NoticeResult>",
        )

    return build


def test_a_contract_of_a_group_is_declared_as_one(result: Build) -> None:
    inside = (
        "<TotalAmount currencyID='EUR'>5000</TotalAmount>"
        + outcome(
            points("LotTender", "TEN-0001")
            + points("SettledContract", "CON-0001")
            + "<ReceivedSubmissionsStatistics><StatisticsCode>t-esubm</StatisticsCode>"
            "<StatisticsNumeric>9</StatisticsNumeric></ReceivedSubmissionsStatistics>"
            "<ReceivedSubmissionsStatistics><StatisticsCode>tenders</StatisticsCode>"
            "<StatisticsNumeric>3</StatisticsNumeric></ReceivedSubmissionsStatistics>"
        )
        + tender(
            "TEN-0001",
            "TPA-0001",
            amount("5000") + "<SubcontractingTerm><TermCode>yes</TermCode></SubcontractingTerm>",
        )
        + "<SettledContract><ID>CON-0001</ID><AwardDate>2024-02-14+01:00</AwardDate><Title>Samen</Title>"
        + points("LotTender", "TEN-0001")
        + "</SettledContract>"
        + group("TPA-0001", "ORG-0002", "ORG-0003")
    )

    notice = read(result(inside))

    assert notice.value == Money(500000)
    (award,) = notice.awards
    assert [one.name for one in award.winners] == ["Welzijn Noord", "Welzijn Zuid"]
    assert (award.declared_group, award.tenders_received, award.subcontracted) == (True, 3, True)
    assert (award.lots, award.value, award.decided) == (("LOT-0001",), Money(500000), date(2024, 2, 14))
    assert award.source.path == "BT-150-Contract CON-0001"


def test_two_contracts_of_one_lot_are_two_awards_and_no_group(result: Build) -> None:
    def settled(id: str, tender_id: str) -> str:
        return f"<SettledContract><ID>{id}</ID>{points('LotTender', tender_id)}</SettledContract>"

    inside = (
        outcome(points("SettledContract", "CON-0001") + points("SettledContract", "CON-0002"))
        + tender(
            "TEN-0001",
            "TPA-0001",
            amount("10") + "<SubcontractingTerm><TermCode>no</TermCode></SubcontractingTerm>",
        )
        + tender("TEN-0002", "TPA-0002", amount("-1"))
        + settled("CON-0001", "TEN-0001")
        + settled("CON-0002", "TEN-0002")
        + group("TPA-0001", "ORG-0002")
        + group("TPA-0002", "ORG-0003")
    )

    awards = read(result(inside)).awards

    assert [[one.name for one in award.winners] for award in awards] == [["Welzijn Noord"], ["Welzijn Zuid"]]
    assert [(award.declared_group, award.value) for award in awards] == [(False, Money(1000)), (False, None)]
    assert [award.subcontracted for award in awards] == [False, None]


def test_a_contract_over_two_lots_is_one_award_without_a_count(result: Build) -> None:
    statistic = (
        "<ReceivedSubmissionsStatistics><StatisticsCode>tenders</StatisticsCode>"
        "<StatisticsNumeric>2</StatisticsNumeric></ReceivedSubmissionsStatistics>"
    )
    inside = (
        outcome(points("SettledContract", "CON-0001") + statistic)
        + outcome(points("SettledContract", "CON-0001") + statistic, lot="LOT-0002")
        + "<SettledContract><ID>CON-0001</ID>"
        + points("LotTender", "TEN-0001")
        + points("LotTender", "TEN-0002")
        + "</SettledContract>"
        + tender("TEN-0001", "TPA-0001", amount("10"))
        + tender("TEN-0002", "TPA-0001", amount("10", "PLN"))
        + group("TPA-0001", "ORG-0002")
    )

    (award,) = read(result(inside)).awards

    assert award.lots == ("LOT-0001", "LOT-0002")
    assert award.tenders_received is None
    assert award.value is None


def test_a_contract_that_no_lot_mentions_is_still_told(result: Build) -> None:
    inside = (
        "<SettledContract><ID>CON-0001</ID>"
        + points("LotTender", "TEN-0001")
        + "</SettledContract>"
        + tender("TEN-0001", "TPA-0009")
    )

    (award,) = read(result(inside, subtype="28")).awards

    assert (award.lots, award.winners, award.tenders_received) == (("LOT-0001",), (), None)


@pytest.mark.parametrize(
    ("code", "reason", "because"),
    [("clos-nw", "no-rece", "no-rece"), ("open-nw", "", "open-nw"), ("", "", "not stated")],
)
def test_a_lot_that_nobody_won_says_why(code: str, reason: str, because: str, result: Build) -> None:
    said = (
        f"<DecisionReason><DecisionReasonCode>{reason}</DecisionReasonCode></DecisionReason>"
        if reason
        else ""
    )

    (award,) = read(result(outcome(said, code))).awards

    assert (award.winners, award.not_awarded_because) == ((), because)


def test_without_a_contract_only_the_first_in_rank_has_won(result: Build) -> None:
    inside = (
        outcome(
            points("LotTender", "TEN-0001")
            + points("LotTender", "TEN-0002")
            + points("LotTender", "TEN-0009")
        )
        + tender("TEN-0001", "TPA-0001", "<RankCode>2</RankCode>")
        + tender("TEN-0002", "TPA-0002", "<RankCode>1</RankCode>")
        + group("TPA-0001", "ORG-0002")
        + group("TPA-0002", "ORG-0003")
    )

    (award,) = read(result(inside)).awards

    assert [one.name for one in award.winners] == ["Welzijn Zuid"]
    assert award.not_awarded_because is None


def test_a_winner_who_is_nowhere_described_is_refused(result: Build) -> None:
    inside = (
        outcome(points("LotTender", "TEN-0001"))
        + tender("TEN-0001", "TPA-0001")
        + group("TPA-0001", "ORG-0042")
    )

    with pytest.raises(UnreadableNotice, match="OPT-300-Tenderer: winner 'ORG-0042'"):
        read(result(inside))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OverallMaximumFrameworkContractsAmount", Money(700)),
        ("Other", None),
        ("OverallApproximateFrameworkContractsAmount", Money(700)),
    ],
)
def test_the_total_of_a_framework_is_its_maximum(name: str, value: Money | None, result: Build) -> None:
    assert read(result(f"<{name} currencyID='EUR'>7</{name}>")).value == value


def test_many_results_take_no_more_than_their_share(result: Build) -> None:
    inside = "".join(
        outcome(points("SettledContract", f"CON-{n}"), lot=f"LOT-{n}")
        + f"<SettledContract><ID>CON-{n}</ID>{points('LotTender', f'TEN-{n}')}</SettledContract>"
        + tender(f"TEN-{n}", "TPA-0001")
        for n in range(2000)
    )
    start = time.perf_counter()

    notice = read(result(inside + group("TPA-0001", "ORG-0002", "ORG-0003")))

    assert len(notice.awards) == 2000
    assert time.perf_counter() - start < 3  # measured below 1 s

"""The results in an eForms document: contracts with their tenders and tenderers, and lots that nobody won."""

from __future__ import annotations

from coalition.tenders import scalars
from coalition.tenders.eforms_texts import EXTENSION
from coalition.tenders.notice import Award, Money, Party
from coalition.tenders.xml import Element, maybe, text
from coalition.values import Source

Index = dict[str | None, Element]
"""Elements by their id."""

_TOTALS = (
    ("TotalAmount", "BT-161-NoticeResult"),
    ("OverallMaximumFrameworkContractsAmount", "BT-118-NoticeResult"),
    ("OverallApproximateFrameworkContractsAmount", "BT-1118-NoticeResult"),
)


def total(root: Element) -> Money | None:
    """Return what was awarded in all, for a framework its maximum."""
    for name, where in _TOTALS:
        amount = root.find(f"{EXTENSION}/NoticeResult/{name}")
        if amount is not None:
            return scalars.money(text(amount), amount.get("currencyID"), where)
    return None


def awards(root: Element, organisations: dict[str, Party]) -> tuple[Award, ...]:
    """Return an award per contract, in the order of the lots' results, and one per lot without a contract."""
    result = root.find(f"{EXTENSION}/NoticeResult")
    if result is None:
        return ()
    tenders = {maybe(one, "ID"): one for one in result.findall("LotTender")}
    contracts = {maybe(one, "ID"): one for one in result.findall("SettledContract")}
    groups = {maybe(one, "ID"): one for one in result.findall("TenderingParty")}
    found: list[Award] = []
    told: set[str | None] = set()
    for outcome in result.findall("LotResult"):
        ids = [text(one) for one in outcome.findall("SettledContract/ID")]
        if not any(id in contracts for id in ids):
            found.append(_without_contract(outcome, tenders, groups, organisations))
        for id in ids:
            if id in contracts and id not in told:
                told.add(id)
                found.append(_contract(contracts[id], result, tenders, groups, organisations))
    for lonely, contract in contracts.items():
        if lonely not in told:
            found.append(_contract(contract, result, tenders, groups, organisations))
    return tuple(found)


def _contract(
    contract: Element,
    result: Element,
    tenders: Index,
    groups: Index,
    organisations: dict[str, Party],
) -> Award:
    id = maybe(contract, "ID") or ""
    won = [tenders[key] for one in contract.findall("LotTender/ID") if (key := text(one)) in tenders]
    outcomes = [
        one
        for one in result.findall("LotResult")
        if id in [text(each) for each in one.findall("SettledContract/ID")]
    ]
    said = [text(each) for one in won for each in one.findall("TenderLot/ID")]
    lots = [text(each) for one in outcomes for each in one.findall("TenderLot/ID")]
    where = f"BT-150-Contract {id}"
    conclusion = maybe(contract, "IssueDate") or maybe(contract, "AwardDate")
    winners, group = _winners(won, groups, organisations)
    return Award(
        lots=tuple(dict.fromkeys(lots or said)),
        number=maybe(contract, "ContractReference/ID"),
        decided=None if conclusion is None else scalars.day(conclusion, f"BT-145-Contract {id}"),
        winners=winners,
        declared_group=group,
        value=_sum(won),
        tenders_received=_received(outcomes),
        subcontracted=_subcontracted(won),
        not_awarded_because=None,
        source=Source(where, maybe(contract, "Title") or ""),
    )


def _without_contract(
    outcome: Element, tenders: Index, groups: Index, organisations: dict[str, Party]
) -> Award:
    """Return a lot that nobody won, or one with a winner whose contract is not there.

    Then only a tender ranked first, or the only one, is the winner's: the others may have lost.
    """
    code = maybe(outcome, "TenderResultCode") or ""
    listed = [tenders[key] for one in outcome.findall("LotTender/ID") if (key := text(one)) in tenders]
    first = listed if len(listed) == 1 else [one for one in listed if maybe(one, "RankCode") == "1"]
    won = first if code not in ("clos-nw", "open-nw") else []
    winners, group = _winners(won, groups, organisations)
    because = maybe(outcome, "DecisionReason/DecisionReasonCode") or code or "not stated"
    return Award(
        lots=tuple(dict.fromkeys(text(one) for one in outcome.findall("TenderLot/ID"))),
        number=None,
        decided=None,
        winners=winners,
        declared_group=group,
        value=_sum(won),
        tenders_received=_received([outcome]),
        subcontracted=_subcontracted(won),
        not_awarded_because=None if winners or code == "selec-w" else because,
        source=Source(f"BT-142-LotResult {maybe(outcome, 'ID') or ''}".strip(), code),
    )


def _winners(
    won: list[Element], groups: Index, organisations: dict[str, Party]
) -> tuple[tuple[Party, ...], bool]:
    """Return the tenderers, and whether one tender came from several of them."""
    parties: dict[Party, None] = {}
    together = False
    for tender in won:
        group = groups.get(maybe(tender, "TenderingParty/ID"))
        ids = [] if group is None else [text(one) for one in group.findall("Tenderer/ID")]
        together = together or len(set(ids)) > 1
        parties.update(dict.fromkeys(organisations[id] for id in ids if id in organisations))
    return tuple(parties), together


def _sum(won: list[Element]) -> Money | None:
    """Return the value of all tenders together, when each is known and in one currency."""
    amounts = [
        scalars.money(
            text(amount), amount.get("currencyID"), f"BT-720-Tender {maybe(one, 'ID') or ''}".strip()
        )
        for one in won
        for amount in one.findall("LegalMonetaryTotal/PayableAmount")
    ]
    known = [amount for amount in amounts if amount is not None]
    if not known or len(known) < len(won) or len({amount.currency for amount in known}) > 1:
        return None
    return Money(sum(amount.cents for amount in known), known[0].currency)


def _received(outcomes: list[Element]) -> int | None:
    """Return how many tenders came in for one lot; for a contract over several lots there is no one count."""
    if len(outcomes) != 1:
        return None
    for statistic in outcomes[0].findall("ReceivedSubmissionsStatistics"):
        count = maybe(statistic, "StatisticsNumeric")
        if maybe(statistic, "StatisticsCode") == "tenders" and count is not None:
            return scalars.whole(count, "BT-759-LotResult")
    return None


def _subcontracted(won: list[Element]) -> bool | None:
    codes = {text(code) for one in won for code in one.findall("SubcontractingTerm/TermCode")}
    if "yes" in codes:
        return True
    return False if codes == {"no"} else None

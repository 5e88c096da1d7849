"""The results in an eForms document: contracts with their tenders and tenderers, and lots that nobody won."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coalition.errors import UnreadableNotice
from coalition.tenders import scalars
from coalition.tenders.eforms.texts import EXTENSION
from coalition.tenders.fault import NoticeFault
from coalition.tenders.notice import Award, Money, Party
from coalition.tenders.xml import Element, maybe, text
from coalition.values import Source

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


@dataclass(frozen=True, slots=True)
class _Result:
    """The parts of a NoticeResult by their ids, and for each contract the results of lots that lead to it."""

    tenders: Mapping[str, Element]
    contracts: Mapping[str, Element]
    groups: Mapping[str, Element]
    outcomes: Mapping[str, list[Element]]
    organisations: Mapping[str, Party]

    @classmethod
    def of(cls, result: Element, organisations: Mapping[str, Party]) -> _Result:
        outcomes: dict[str, list[Element]] = {}
        for outcome in result.findall("LotResult"):
            for id in _ids(outcome, "SettledContract/ID"):
                outcomes.setdefault(id, []).append(outcome)
        tenders, contracts, groups = (
            {maybe(one, "ID") or "": one for one in result.findall(name)}
            for name in ("LotTender", "SettledContract", "TenderingParty")
        )
        return cls(tenders, contracts, groups, outcomes, organisations)

    def of_tenders(self, element: Element) -> list[Element]:
        """Return the tenders that an element points at."""
        return [self.tenders[id] for id in _ids(element, "LotTender/ID") if id in self.tenders]


def awards(root: Element, organisations: Mapping[str, Party]) -> tuple[Award, ...]:
    """Return an award per contract, in the order of the lots' results, and one per lot without a contract."""
    element = root.find(f"{EXTENSION}/NoticeResult")
    if element is None:
        return ()
    result = _Result.of(element, organisations)
    found: dict[str, Award] = {}
    for index, outcome in enumerate(element.findall("LotResult")):
        ids = [id for id in _ids(outcome, "SettledContract/ID") if id in result.contracts]
        if not ids:
            found[f"result {index}"] = _without_contract(outcome, result)
        found |= {id: _contract(id, result) for id in ids if id not in found}
    found |= {id: _contract(id, result) for id in result.contracts if id not in found}
    return tuple(found.values())


def _contract(id: str, result: _Result) -> Award:
    contract = result.contracts[id]
    won, outcomes = result.of_tenders(contract), result.outcomes.get(id, [])
    lots = [lot for one in outcomes or won for lot in _ids(one, "TenderLot/ID")]
    conclusion = maybe(contract, "IssueDate") or maybe(contract, "AwardDate")
    winners, group = _winners(won, result)
    return Award(
        lots=tuple(dict.fromkeys(lots)),
        number=maybe(contract, "ContractReference/ID"),
        decided=None if conclusion is None else scalars.day(conclusion, f"BT-145-Contract {id}"),
        winners=winners,
        declared_group=group,
        value=_sum(won),
        tenders_received=_received(outcomes),
        subcontracted=_subcontracted(won),
        not_awarded_because=None,
        source=Source(f"BT-150-Contract {id}", maybe(contract, "Title") or ""),
    )


def _without_contract(outcome: Element, result: _Result) -> Award:
    """Return a lot that nobody won, or one with a winner whose contract is not there.

    Then only a tender ranked first, or the only one, is the winner's: the others may have lost.
    """
    code = maybe(outcome, "TenderResultCode") or ""
    listed = result.of_tenders(outcome)
    first = listed if len(listed) == 1 else [one for one in listed if maybe(one, "RankCode") == "1"]
    won = first if code not in ("clos-nw", "open-nw") else []
    winners, group = _winners(won, result)
    because = maybe(outcome, "DecisionReason/DecisionReasonCode") or code or "not stated"
    return Award(
        lots=tuple(dict.fromkeys(_ids(outcome, "TenderLot/ID"))),
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


def _winners(won: list[Element], result: _Result) -> tuple[tuple[Party, ...], bool]:
    """Return the tenderers, and whether one tender came from several of them."""
    parties: dict[Party, None] = {}
    together = False
    for tender in won:
        group = result.groups.get(maybe(tender, "TenderingParty/ID") or "")
        ids = [] if group is None else _ids(group, "Tenderer/ID")
        together = together or len(set(ids)) > 1
        for id in ids:
            if id not in result.organisations:
                raise UnreadableNotice(
                    "OPT-300-Tenderer",
                    f"winner {id!r} is not among the organisations: ask for the whole notice",
                    NoticeFault.LOST_PARTY,
                )
            parties[result.organisations[id]] = None
    return tuple(parties), together


def _ids(element: Element, path: str) -> list[str]:
    return [text(one) for one in element.findall(path)]


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

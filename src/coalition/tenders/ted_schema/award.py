"""The results in a TED form: AWARD_CONTRACT, whose insides differ between S01 and S05 of the schema."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coalition.tenders import scalars
from coalition.tenders.notice import Award, Money
from coalition.tenders.ted_schema.texts import party
from coalition.tenders.xml import Element, location, maybe, text
from coalition.values import Source


@dataclass(frozen=True, slots=True)
class _Lots:
    """The ids of a notice's lots, and which lot a number in such an id stands for."""

    ids: frozenset[str]
    numbered: Mapping[str, str]


def awards(form: Element, lots: Sequence[str]) -> tuple[Award, ...]:
    """Return each AWARD_CONTRACT of a form, with the lots (of these ids) that it names."""
    known = _Lots(frozenset(lots), {number: lot for lot in lots for number in _numbers(lot)})
    return tuple(_award(form, one, known) for one in form.findall("AWARD_CONTRACT"))


def _award(form: Element, award: Element, lots: _Lots) -> Award:
    contract = award.find("AWARDED_CONTRACT")
    where = location(award, form)
    if contract is None:
        return _nobody(award, lots, where)
    conclusion = maybe(contract, "DATE_CONCLUSION_CONTRACT")
    received = maybe(contract, "TENDERS/NB_TENDERS_RECEIVED") or maybe(contract, "NB_TENDERS_RECEIVED")
    listed = contract.find("CONTRACTORS")
    holder = contract if listed is None else listed
    return Award(
        lots=_named(maybe(award, "LOT_NO"), lots),
        number=maybe(award, "CONTRACT_NO"),
        decided=None if conclusion is None else scalars.day(conclusion, f"{where}/DATE_CONCLUSION_CONTRACT"),
        winners=tuple(
            dict.fromkeys(party(one, form) for one in holder.findall("CONTRACTOR/ADDRESS_CONTRACTOR"))
        ),
        declared_group=holder.find("AWARDED_TO_GROUP") is not None,
        value=_value(form, contract),
        tenders_received=None
        if received is None
        else scalars.whole(received, f"{where}/NB_TENDERS_RECEIVED"),
        subcontracted=True if contract.find("LIKELY_SUBCONTRACTED") is not None else None,
        not_awarded_because=None,
        source=Source(where, maybe(award, "TITLE") or ""),
    )


def _nobody(award: Element, lots: _Lots, where: str) -> Award:
    reasons = award.find("NO_AWARDED_CONTRACT")
    because = str(reasons[0].tag) if reasons is not None and len(reasons) else "not stated"
    return Award(
        lots=_named(maybe(award, "LOT_NO"), lots),
        number=maybe(award, "CONTRACT_NO"),
        decided=None,
        winners=(),
        declared_group=False,
        value=None,
        tenders_received=None,
        subcontracted=None,
        not_awarded_because=because,
        source=Source(where, maybe(award, "TITLE") or ""),
    )


def _value(form: Element, contract: Element) -> Money | None:
    for holder in ("", "VALUES/", "VALUE/"):
        found = contract.find(holder + "VAL_TOTAL")
        if found is not None and text(found):
            return scalars.money(text(found), found.get("CURRENCY"), location(found, form))
    return None


def _named(said: str | None, lots: _Lots) -> tuple[str, ...]:
    """Return the lots that an award names, also where it spells them otherwise than the lots themselves do.

    `1 / Primo in cascata` is lot 1, `Część nr 3` lot 3; `1.1A` is none of lots 1 to 4, and stays.
    """
    if len(lots.ids) == 1:
        return tuple(lots.ids)
    if said is None:
        return ()
    numbers = [] if said in lots.ids else _numbers(said)
    if numbers and all(number in lots.numbered for number in numbers):
        return tuple(dict.fromkeys(lots.numbered[number] for number in numbers))
    return (said,)


def _numbers(said: str) -> list[str]:
    return [number.lstrip("0") for number in re.findall(r"\d+(?:\.\d+)*\w*", said)]

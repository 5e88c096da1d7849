"""A lot of an eForms document: what, where, how long, until when."""

from __future__ import annotations

from coalition.tenders import scalars
from coalition.tenders.eforms.texts import EXTENSION, paragraphs, pick, sources
from coalition.tenders.notice import Deadline, DeadlineKind, Lot, Money
from coalition.tenders.xml import Element, maybe, text
from coalition.values import Source

_DEADLINES = (
    ("TenderSubmissionDeadlinePeriod/End", DeadlineKind.TENDER, "BT-131(d)"),
    ("ParticipationRequestReceptionPeriod/End", DeadlineKind.REQUEST, "BT-1311(d)"),
    (f"{EXTENSION}/InterestExpressionReceptionPeriod/End", DeadlineKind.REQUEST, "BT-630(d)"),
    (f"{EXTENSION}/AnswerReceptionPeriod/End", DeadlineKind.REQUEST, "BT-800(d)"),
    ("AdditionalInformationRequestPeriod/End", DeadlineKind.QUESTIONS, "BT-13(d)"),
    ("OpenTenderEvent/Occurrence", DeadlineKind.OPENING, "BT-132(d)"),
)
_LEVELS = ("Lot", "Part")  # a LotsGroup is a way to bid on lots, not a lot


def lot_elements(root: Element) -> list[tuple[Element, str]]:
    """Return each lot, or while planning each part, with its level `Lot` or `Part`."""
    found = []
    for element in root.findall("ProcurementProjectLot"):
        id = element.find("ID")
        level = "" if id is None else id.get("schemeName", "Lot")
        if level in _LEVELS:
            found.append((element, level))
    return found


def lot(element: Element, project: Element, language: str, *, id: str, level: str) -> Lot:
    """Return a lot; `element` holds its process and terms, `project` what is asked."""
    place = level if level == "Procedure" else f"{level} {id}"
    cpv = codes(project, place)
    period = project.find("PlannedPeriod")
    starts, ends = maybe(period, "StartDate"), maybe(period, "EndDate")
    return Lot(
        id=id,
        title=pick(project.findall("Name"), language),
        description="\n".join(paragraphs(project.findall("Description"), language)),
        cpv=tuple(cpv),
        cpv_paths=tuple(cpv.values()),
        nuts=nuts(project),
        place=_place(project, language),
        value=_value(project, place),
        deadlines=_deadlines(element, place),
        starts=None if starts is None else scalars.day(starts, f"BT-536-{place}"),
        ends=None if ends is None else scalars.day(ends, f"BT-537-{place}"),
        months=_months(project, place),
        renewal=_renewal(project, language),
        sources=sources(project, language, place),
    )


def codes(project: Element, place: str) -> dict[str, str]:
    """Return each CPV code and where it stands, the main one first."""
    found: dict[str, str] = {}
    for kind, term in (
        ("MainCommodityClassification", "BT-262"),
        ("AdditionalCommodityClassification", "BT-263"),
    ):
        for element in project.findall(f"{kind}/ItemClassificationCode"):
            where = f"{term}-{place}"
            found.setdefault(scalars.cpv_code(text(element), where), where)
    return found


def nuts(project: Element) -> tuple[str, ...]:
    """Return the codes of the places; "anywhere in this country" gives the country's two letters."""
    found: dict[str, None] = {}
    for address in project.iterfind("RealizedLocation/Address"):
        region = maybe(address, "CountrySubentityCode")
        land = scalars.country(maybe(address, "Country/IdentificationCode"))
        if region or (land and maybe(address, "Region") in (None, "anyw-cou")):
            found[region or land or ""] = None
    return tuple(found)


def _place(project: Element, language: str) -> str | None:
    words: dict[str, None] = {}
    for location in project.findall("RealizedLocation"):
        said = [pick(location.findall("Description"), language)]
        said += [maybe(location, "Address/StreetName") or "", maybe(location, "Address/CityName") or ""]
        words.update(dict.fromkeys(word for word in said if word))
    return ", ".join(words) or None


def _value(project: Element, place: str) -> Money | None:
    amount = project.find("RequestedTenderTotal/EstimatedOverallContractAmount")
    return None if amount is None else scalars.money(text(amount), amount.get("currencyID"), f"BT-27-{place}")


def _deadlines(element: Element, place: str) -> tuple[Deadline, ...]:
    process = element.find("TenderingProcess")
    found = []
    for path, kind, term in _DEADLINES:
        day, clock = maybe(process, f"{path}Date"), maybe(process, f"{path}Time")
        if day is not None:
            where = f"{term}-{place}"
            said = day if clock is None else f"{day} {clock}"
            found.append(Deadline(kind, scalars.moment(day, clock, where), Source(where, said)))
    return tuple(found)


def _months(project: Element, place: str) -> int | None:
    duration = project.find("PlannedPeriod/DurationMeasure")
    if duration is None:
        return None
    length = scalars.whole(text(duration), f"BT-36-{place}")
    return None if length is None else scalars.months(length, duration.get("unitCode", "MONTH"))


def _renewal(project: Element, language: str) -> str | None:
    said = "\n".join(paragraphs(project.findall("ContractExtension/Renewal/Period/Description"), language))
    times = maybe(project, "ContractExtension/MaximumNumberNumeric")
    return said or (f"max. {times}×" if times not in (None, "0") else None)

"""TED's schema R2.0.9 (2016-2022) into a notice: social services, and the forms built the same way."""

from __future__ import annotations

import re
from datetime import date, datetime

from coalition.errors import UnreadableNotice, UnsupportedNotice
from coalition.tenders import scalars
from coalition.tenders.notice import Deadline, DeadlineKind, Lot, Money, Notice, Party, Stage
from coalition.tenders.ted_award import awards
from coalition.tenders.ted_party import party
from coalition.tenders.xml import Element, child, location, maybe, text
from coalition.values import Source

FORMS = {
    "F01": None,
    "F02": Stage.COMPETITION,
    "F03": Stage.RESULT,
    "F04": None,
    "F05": Stage.COMPETITION,
    "F06": Stage.RESULT,
    "F07": Stage.COMPETITION,
    "F15": Stage.RESULT,
    "F21": None,
    "F22": None,
    "F23": None,
    "F24": Stage.COMPETITION,
    "F25": Stage.RESULT,
}
"""The forms that are read, and their stage; None where NOTICE/@TYPE says it."""

_STAGES = {
    "PRI_ONLY": Stage.PLANNING,
    "PER_ONLY": Stage.PLANNING,
    "PRI_REDUCING_TIME_LIMITS": Stage.PLANNING,
    "PER_REDUCING_TIME_LIMITS": Stage.PLANNING,
    "CONTRACT": Stage.COMPETITION,
    "PRI": Stage.COMPETITION,  # F23: the prior notice of a social concession is its call (2014/23/EU, 31.3)
    "PRI_CALL_COMPETITION": Stage.COMPETITION,
    "PER_CALL_COMPETITION": Stage.COMPETITION,
    "QSU_ONLY": Stage.COMPETITION,
    "QSU_CALL_COMPETITION": Stage.COMPETITION,
    "AWARD_CONTRACT": Stage.RESULT,
    "CONCESSION_AWARD_CONTRACT": Stage.RESULT,
}
_PROCEDURES = {
    "PT_OPEN": "open",
    "PT_RESTRICTED": "restricted",
    "PT_COMPETITIVE_NEGOTIATION": "neg-w-call",
    "PT_NEGOTIATED_WITH_PRIOR_CALL": "neg-w-call",
    "PT_INVOLVING_NEGOTIATION": "neg-w-call",
    "PT_COMPETITIVE_DIALOGUE": "comp-dial",
    "PT_INNOVATION_PARTNERSHIP": "innovation",
    "PT_AWARD_CONTRACT_WITHOUT_CALL": "neg-wo-call",
    "PT_AWARD_CONTRACT_WITHOUT_PUBLICATION": "neg-wo-call",
    "PT_NEGOTIATED_WITHOUT_PUBLICATION": "neg-wo-call",
    "PT_AWARD_CONTRACT_WITH_PRIOR_PUBLICATION": "oth-mult",
}
_TWO_STEPS = {"restricted", "neg-w-call", "comp-dial", "innovation"}
_INTEREST = {"PRI", "PRI_CALL_COMPETITION", "PER_CALL_COMPETITION", "QSU_ONLY", "QSU_CALL_COMPETITION"}


def read_ted(root: Element, namespaces: str) -> Notice:
    """Return the notice of a TED_EXPORT; `namespaces` (those of the root) tell which NUTS table it uses."""
    _refuse_other_versions(root)
    coded = child(root, "CODED_DATA_SECTION", "TED_EXPORT")
    form = _original(child(root, "FORM_SECTION", "TED_EXPORT"), maybe(coded, "NOTICE_DATA/LG_ORIG"))
    objects = form.findall("OBJECT_CONTRACT")
    top = child(form, "OBJECT_CONTRACT", str(form.tag))
    deadlines = _deadlines(form)
    lots = _lots(form, objects, deadlines)
    return Notice(
        id=scalars.publication_number(root.get("DOC_ID", "")) or "",
        format="ted-2.0.9",
        form=form.get("FORM", ""),
        stage=_stage(form),
        language=form.get("LG", "").lower(),
        title=maybe(top, "TITLE") or "",
        description=_paragraphs(top.find("SHORT_DESCR")),
        remarks=_paragraphs(form.find("COMPLEMENTARY_INFO/INFO_ADD")),
        reference=maybe(top, "REFERENCE_NUMBER"),
        buyers=_buyers(form),
        cpv=tuple(dict.fromkeys(code for lot in lots for code in lot.cpv)),
        nuts=tuple(dict.fromkeys(code for lot in lots for code in lot.nuts)),
        nuts_version=_nuts_version(namespaces),
        value=_first_money(top, "VAL_TOTAL", "VAL_ESTIMATED_TOTAL", form=form),
        published=_day(coded, "REF_OJS/DATE_PUB"),
        sent=_day(coded, "CODIF_DATA/DS_DATE_DISPATCH")
        or _day(form, "COMPLEMENTARY_INFO/DATE_DISPATCH_NOTICE"),
        expected=_day(top, "DATE_PUBLICATION_NOTICE"),
        procedure=_procedure(form),
        framework=_framework(form),
        url=_url(form, coded),
        lots=lots,
        deadlines=deadlines,
        awards=awards(form, [lot.id for lot in lots]),  # some who award say PRI_ONLY (037940-2018)
        previous=_previous(form, coded),
        sources=_sources(form, top.find("TITLE"), top.find("SHORT_DESCR")),
    )


def _refuse_other_versions(root: Element) -> None:
    version = root.get("VERSION", "")
    if not version.startswith("R2.0.9"):
        raise UnsupportedNotice(
            "TED_EXPORT/@VERSION",
            f"this export has schema version {version or 'none'}; this reads R2.0.9 (2016-2022) and eForms: "
            "look up the notice on TED and type in the assignment by hand",
        )


def _original(section: Element, languages: str | None) -> Element:
    """Return the form in the original language; whole forms repeat per translation and must count once."""
    forms = [form for form in section if form.get("FORM")]
    originals = [form for form in forms if form.get("CATEGORY") == "ORIGINAL"] or forms
    if not originals:
        kind = str(section[0].tag) if len(section) else "nothing"
        raise UnsupportedNotice("FORM_SECTION", f"holds {kind}, no form of R2.0.9; read are {_known()}")
    first = (languages or "").split(" ")[0]
    form = next((one for one in originals if one.get("LG") == first), originals[0])
    if form.get("FORM") not in FORMS:
        raise UnsupportedNotice(
            str(form.tag),
            f"form {form.get('FORM')} is not read (read are {_known()}): type in the assignment by hand",
        )
    return form


def _known() -> str:
    return ", ".join(FORMS) + ", and eForms"


def _stage(form: Element) -> Stage:
    fixed = FORMS[form.get("FORM", "")]
    if fixed is not None:
        return fixed
    kind = _kind(form)
    if kind not in _STAGES:
        raise UnsupportedNotice("NOTICE/@TYPE", f"{kind!r} is not a type that is read: " + ", ".join(_STAGES))
    return _STAGES[kind]


def _kind(form: Element) -> str:
    notice = form.find("NOTICE")
    return "" if notice is None else notice.get("TYPE", "")


def _procedure(form: Element) -> str | None:
    for element in form.iterfind("PROCEDURE//*"):
        if str(element.tag) in _PROCEDURES:
            return _PROCEDURES[str(element.tag)]
    return None


def _framework(form: Element) -> bool:
    framework = form.find("PROCEDURE/FRAMEWORK")
    several = framework is not None and framework.find("SINGLE_OPERATOR") is None
    return several or form.find("PROCEDURE/DPS") is not None


def _url(form: Element, coded: Element) -> str | None:
    body = form.find("CONTRACTING_BODY")
    desk = maybe(body, "URL_DOCUMENT") or maybe(body, "URL_PARTICIPATION")
    return desk or maybe(coded, "NOTICE_DATA/URI_LIST/URI_DOC")


def _buyers(form: Element) -> tuple[Party, ...]:
    body = child(form, "CONTRACTING_BODY", str(form.tag))
    lead = body.findall("ADDRESS_CONTRACTING_BODY")
    joint = body.findall("ADDRESS_CONTRACTING_BODY_ADDITIONAL")
    return tuple(dict.fromkeys(party(one, form) for one in lead + joint))


def _lots(form: Element, objects: list[Element], deadlines: tuple[Deadline, ...]) -> tuple[Lot, ...]:
    parts = [(top, part) for top in objects for part in top.findall("OBJECT_DESCR")]
    if not parts:
        raise UnreadableNotice("OBJECT_CONTRACT", "OBJECT_DESCR is missing: nothing says what is asked")
    lots: dict[str, Lot] = {}
    for top, part in parts:
        name: str = maybe(part, "LOT_NO") or part.get("ITEM") or "1"
        id = name if name not in lots else f"{name} ({len(lots) + 1})"
        lots[id] = _lot(form, top, part, id, deadlines)
    return tuple(lots.values())


def _lot(form: Element, top: Element, part: Element, id: str, deadlines: tuple[Deadline, ...]) -> Lot:
    codes = _codes(form, top, part)
    return Lot(
        id=id,
        title=maybe(part, "TITLE") or maybe(top, "TITLE") or "",
        description=_paragraphs(part.find("SHORT_DESCR")),
        cpv=tuple(codes),
        cpv_paths=tuple(codes.values()),
        nuts=tuple(dict.fromkeys(nuts.get("CODE", "") for nuts in part.findall("NUTS"))),
        place=maybe(part, "MAIN_SITE"),
        value=_first_money(part, "VAL_OBJECT", form=form),
        deadlines=deadlines,
        starts=_day(part, "DATE_START"),
        ends=_day(part, "DATE_END"),
        months=_months(form, part),
        renewal=_paragraphs(part.find("RENEWAL_DESCR")) or None,
        sources=_sources(form, part.find("TITLE"), part.find("SHORT_DESCR")),
    )


def _codes(form: Element, top: Element, part: Element) -> dict[str, str]:
    """Return each CPV code and where it stands: the main one of the object first, then the lot's own."""
    codes: dict[str, str] = {}
    for element in top.findall("CPV_MAIN/CPV_CODE") + part.findall("CPV_ADDITIONAL/CPV_CODE"):
        where = location(element, form)
        codes.setdefault(scalars.cpv_code(element.get("CODE", ""), where), where)
    return codes


def _months(form: Element, part: Element) -> int | None:
    duration = part.find("DURATION")
    if duration is None:
        return None
    length = scalars.whole(text(duration), location(duration, form))
    return None if length is None else scalars.months(length, duration.get("TYPE", "MONTH"))


def _deadlines(form: Element) -> tuple[Deadline, ...]:
    procedure = form.find("PROCEDURE")
    if procedure is None:
        return ()
    asks = _kind(form) in _INTEREST or _procedure(form) in _TWO_STEPS
    receipt = DeadlineKind.REQUEST if asks else DeadlineKind.TENDER
    found = (
        _deadline(form, procedure, receipt, "DATE_RECEIPT_TENDERS", "TIME_RECEIPT_TENDERS"),
        _deadline(
            form,
            procedure,
            DeadlineKind.OPENING,
            "OPENING_CONDITION/DATE_OPENING_TENDERS",
            "OPENING_CONDITION/TIME_OPENING_TENDERS",
        ),
    )
    return tuple(one for one in found if one)


def _deadline(form: Element, procedure: Element, kind: DeadlineKind, day: str, clock: str) -> Deadline | None:
    element = procedure.find(day)
    if element is None or not text(element):
        return None
    where = location(element, form)
    hour = maybe(procedure, clock)
    on: date | datetime = scalars.moment(text(element), hour, where)
    return Deadline(kind, on, Source(where, text(element) if hour is None else f"{text(element)} {hour}"))


def _first_money(element: Element, *names: str, form: Element) -> Money | None:
    for name in names:
        found = element.find(name)
        if found is not None and text(found):
            return scalars.money(text(found), found.get("CURRENCY"), location(found, form))
    return None


def _day(element: Element, path: str) -> date | None:
    found = maybe(element, path)
    return None if found is None else scalars.day(found, path)


def _nuts_version(namespaces: str) -> int | None:
    found = re.search(r"ted/(20\d\d)/nuts", namespaces)
    return int(found[1]) if found else None


def _previous(form: Element, coded: Element) -> tuple[str, ...]:
    texts = [text(one) for one in form.findall("PROCEDURE/NOTICE_NUMBER_OJ")]
    texts += [text(one) for one in coded.findall("NOTICE_DATA/REF_NOTICE/NO_DOC_OJS")]
    numbers = (scalars.publication_number(one) for one in texts)
    return tuple(dict.fromkeys(number for number in numbers if number))


def _paragraphs(element: Element | None) -> str:
    """Return the paragraphs of a text, one a line."""
    if element is None:
        return ""
    lines = [text(one) for one in element.findall("P")] or [text(element)]
    return "\n".join(line for line in lines if line)


def _sources(form: Element, *elements: Element | None) -> tuple[Source, ...]:
    paragraphs = [p for element in elements if element is not None for p in element.findall("P") or [element]]
    return tuple(Source(location(p, form), text(p)) for p in paragraphs if text(p))

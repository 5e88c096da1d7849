"""A form of TED's schema R2.0.9 into a notice: social services, and the forms built the same way."""

from __future__ import annotations

import re
from datetime import date, datetime

from coalition.errors import UnsupportedNotice
from coalition.tenders import scalars
from coalition.tenders.fault import NoticeFault
from coalition.tenders.notice import Deadline, DeadlineKind, Notice, Party, Stage
from coalition.tenders.ted_schema.award import awards
from coalition.tenders.ted_schema.lot import read_lots
from coalition.tenders.ted_schema.texts import day, first_money, paragraphs, party, sources
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
    lots = read_lots(form, objects, deadlines)
    return Notice(
        id=scalars.publication_number(root.get("DOC_ID", "")) or "",
        format="ted-2.0.9",
        form=form.get("FORM", ""),
        stage=_stage(form),
        language=form.get("LG", "").lower(),
        title=maybe(top, "TITLE") or "",
        description=paragraphs(top.find("SHORT_DESCR")),
        remarks=paragraphs(form.find("COMPLEMENTARY_INFO/INFO_ADD")),
        reference=maybe(top, "REFERENCE_NUMBER"),
        buyers=_buyers(form),
        cpv=tuple(dict.fromkeys(code for lot in lots for code in lot.cpv)),
        nuts=tuple(dict.fromkeys(code for lot in lots for code in lot.nuts)),
        nuts_version=_nuts_version(namespaces),
        value=first_money(top, "VAL_TOTAL", "VAL_ESTIMATED_TOTAL", form=form),
        published=day(coded, "REF_OJS/DATE_PUB"),
        sent=day(coded, "CODIF_DATA/DS_DATE_DISPATCH")
        or day(form, "COMPLEMENTARY_INFO/DATE_DISPATCH_NOTICE"),
        expected=day(top, "DATE_PUBLICATION_NOTICE"),
        procedure=_procedure(form),
        framework=_framework(form),
        url=_url(form, coded),
        lots=lots,
        deadlines=deadlines,
        awards=awards(form, [lot.id for lot in lots]),  # some who award say PRI_ONLY (037940-2018)
        previous=_previous(form, coded),
        sources=sources(form, top.find("TITLE"), top.find("SHORT_DESCR")),
    )


def _refuse_other_versions(root: Element) -> None:
    version = root.get("VERSION", "")
    if not version.startswith("R2.0.9"):
        raise UnsupportedNotice(
            "TED_EXPORT/@VERSION",
            f"this export has schema version {version or 'none'}; this reads R2.0.9 (2016-2022) and eForms: "
            "look up the notice on TED and type in the assignment by hand",
            NoticeFault.OTHER_VERSION,
        )


def _original(section: Element, languages: str | None) -> Element:
    """Return the form in the original language; whole forms repeat per translation and must count once."""
    forms = [form for form in section if form.get("FORM")]
    originals = [form for form in forms if form.get("CATEGORY") == "ORIGINAL"] or forms
    if not originals:
        kind = str(section[0].tag) if len(section) else "nothing"
        raise UnsupportedNotice(
            "FORM_SECTION", f"holds {kind}, no form of R2.0.9; read are {_known()}", NoticeFault.OTHER_FORM
        )
    first = (languages or "").split(" ")[0]
    form = next((one for one in originals if one.get("LG") == first), originals[0])
    if form.get("FORM") not in FORMS:
        raise UnsupportedNotice(
            str(form.tag),
            f"form {form.get('FORM')} is not read (read are {_known()}): type in the assignment by hand",
            NoticeFault.OTHER_FORM,
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
        raise UnsupportedNotice(
            "NOTICE/@TYPE",
            f"{kind!r} is not a type that is read: " + ", ".join(_STAGES),
            NoticeFault.OTHER_FORM,
        )
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


def _deadline(
    form: Element, procedure: Element, kind: DeadlineKind, path: str, clock: str
) -> Deadline | None:
    element = procedure.find(path)
    if element is None or not text(element):
        return None
    where = location(element, form)
    hour = maybe(procedure, clock)
    on: date | datetime = scalars.moment(text(element), hour, where)
    return Deadline(kind, on, Source(where, text(element) if hour is None else f"{text(element)} {hour}"))


def _nuts_version(namespaces: str) -> int | None:
    found = re.search(r"ted/(20\d\d)/nuts", namespaces)
    return int(found[1]) if found else None


def _previous(form: Element, coded: Element) -> tuple[str, ...]:
    texts = [text(one) for one in form.findall("PROCEDURE/NOTICE_NUMBER_OJ")]
    texts += [text(one) for one in coded.findall("NOTICE_DATA/REF_NOTICE/NO_DOC_OJS")]
    numbers = (scalars.publication_number(one) for one in texts)
    return tuple(dict.fromkeys(number for number in numbers if number))

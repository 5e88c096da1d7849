"""An eForms document (UBL, SDK 1.3-1.15) into a notice; places are named by business term: BT-24-Lot."""

from __future__ import annotations

import re
from datetime import date

from coalition.errors import UnreadableNotice, UnsupportedNotice
from coalition.tenders import scalars
from coalition.tenders.eforms.lot import codes, lot, lot_elements, nuts
from coalition.tenders.eforms.result import awards, total
from coalition.tenders.eforms.texts import EXTENSION, paragraphs, parties, pick, sources
from coalition.tenders.fault import NoticeFault
from coalition.tenders.notice import Lot, Money, Notice, Party, Stage, refuse_too_many
from coalition.tenders.xml import Element, child, maybe, text

ROOTS = ("ContractNotice", "PriorInformationNotice", "ContractAwardNotice")
"""The roots of documents that are read."""

_STAGES = {
    **{str(number): Stage.PLANNING for number in range(1, 10)},
    **{str(number): Stage.COMPETITION for number in range(10, 25)},
    **{str(number): Stage.RESULT for number in range(25, 38)},
    "E1": Stage.PLANNING,
    "E2": Stage.PLANNING,
    "T01": Stage.PLANNING,
    "CEI": Stage.COMPETITION,
    "E3": Stage.COMPETITION,
    "E4": Stage.RESULT,
    "T02": Stage.RESULT,
}


def read_eforms(root: Element) -> Notice:
    """Return the notice of an eForms document."""
    sdk = _sdk(root)
    subtype, stage = _subtype(root)
    language = maybe(root, "NoticeLanguageCode") or ""
    project = child(root, "ProcurementProject", str(root.tag))
    organisations = parties(root, language)
    lots = _lots(root, language)
    publication = root.find(f"{EXTENSION}/Publication")
    return Notice(
        id=scalars.publication_number(maybe(publication, "NoticePublicationID") or "") or "",
        format=f"eforms-{sdk}",
        form=subtype,
        stage=stage,
        language=scalars.language(language),
        title=pick(project.findall("Name"), language),
        description="\n".join(paragraphs(project.findall("Description"), language)),
        remarks="\n".join(paragraphs(project.findall("Note"), language)),
        reference=maybe(project, "ID"),
        buyers=_buyers(root, organisations),
        cpv=tuple(dict.fromkeys([*codes(project, "Procedure"), *(code for one in lots for code in one.cpv)])),
        nuts=tuple(dict.fromkeys([*nuts(project), *(code for one in lots for code in one.nuts)])),
        nuts_version=None,
        value=_value(root, project, stage),
        published=_day(publication, "PublicationDate", "OPP-012-notice"),
        sent=_day(root, "IssueDate", "BT-05(a)-notice"),
        expected=_day(root, "PlannedDate", "BT-127-notice"),
        procedure=maybe(root, "TenderingProcess/ProcedureCode"),
        framework=_framework(root),
        url=_url(root),
        lots=lots,
        deadlines=tuple({(one.kind, one.on): one for part in lots for one in part.deadlines}.values()),
        awards=awards(root, organisations) if stage is Stage.RESULT else (),
        previous=_previous(root),
        sources=sources(project, language, "Procedure"),
    )


def _sdk(root: Element) -> str:
    version = maybe(root, "CustomizationID") or ""
    if not version.startswith("eforms-sdk-"):
        raise UnsupportedNotice(
            "CustomizationID",
            f"is {version or 'missing'}, not eforms-sdk-1.x: this UBL document is no eForms notice",
            NoticeFault.OTHER_DOCUMENT,
        )
    return version.removeprefix("eforms-sdk-")


def _subtype(root: Element) -> tuple[str, Stage]:
    subtype = maybe(root, f"{EXTENSION}/NoticeSubType/SubTypeCode") or ""
    if subtype not in _STAGES:
        raise UnsupportedNotice(
            "OPP-070-notice",
            f"eForms subtype {subtype or 'none'} is not read (read are 1-37, E1-E4, CEI, T01 and T02; "
            "a changed or completed contract is not): type in the assignment by hand",
            NoticeFault.OTHER_FORM,
        )
    return subtype, _STAGES[subtype]


def _buyers(root: Element, organisations: dict[str, Party]) -> tuple[Party, ...]:
    """Return all buyers; several ContractingParty are joint buyers, whatever GroupLeadIndicator says."""
    ids = [text(one) for one in root.findall("ContractingParty/Party/PartyIdentification/ID")]
    if lost := [one for one in ids if one not in organisations]:
        raise UnreadableNotice(
            "OPT-300-Procedure-Buyer",
            f"buyer {lost[0]!r} is not among the organisations: ask for the whole notice",
            NoticeFault.LOST_PARTY,
        )
    return tuple(dict.fromkeys(organisations[one] for one in ids))


def _lots(root: Element, language: str) -> tuple[Lot, ...]:
    project = child(root, "ProcurementProject", str(root.tag))
    parts = lot_elements(root)
    refuse_too_many(len(parts))
    if not parts:
        return (lot(root, project, language, id="1", level="Procedure"),)
    return tuple(
        lot(
            part,
            child(part, "ProcurementProject", f"ProcurementProjectLot {maybe(part, 'ID')}"),
            language,
            id=maybe(part, "ID") or "",
            level=level,
        )
        for part, level in parts
    )


def _value(root: Element, project: Element, stage: Stage) -> Money | None:
    if stage is Stage.RESULT:
        return total(root)
    amount = project.find("RequestedTenderTotal/EstimatedOverallContractAmount")
    return (
        None if amount is None else scalars.money(text(amount), amount.get("currencyID"), "BT-27-Procedure")
    )


def _framework(root: Element) -> bool:
    for process in root.findall("ProcurementProjectLot/TenderingProcess"):
        systems = [text(one) for one in process.findall("ContractingSystem/ContractingSystemTypeCode")]
        several = maybe(process, "FrameworkAgreement/MaximumOperatorQuantity") != "1"
        if any(system.startswith("dps-") or (system.startswith("fa-") and several) for system in systems):
            return True
    return False


def _url(root: Element) -> str | None:
    terms = "ProcurementProjectLot/TenderingTerms"
    documents = root.findall(f"{terms}/CallForTendersDocumentReference/Attachment/ExternalReference/URI")
    desks = root.findall(f"{terms}/TenderRecipientParty/EndpointID")
    return next((text(one) for one in documents + desks if text(one)), None)


def _day(element: Element | None, path: str, where: str) -> date | None:
    found = maybe(element, path)
    return None if found is None else scalars.day(found, where)


def _previous(root: Element) -> tuple[str, ...]:
    paths = (
        "TenderingProcess/NoticeDocumentReference/ID",
        "ProcurementProjectLot/TenderingProcess/NoticeDocumentReference/ID",
        f"{EXTENSION}/Changes/ChangedNoticeIdentifier",
    )
    said = [text(one) for path in paths for one in root.findall(path)]
    known = [scalars.publication_number(one) or _version(one) for one in said]
    return tuple(dict.fromkeys(one for one in known if one))


def _version(said: str) -> str | None:
    return said if re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(-\d\d)?", said) else None

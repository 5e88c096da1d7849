"""Reading assignments, lots and confirmed demands; every function says whose eyes it serves."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from portal.members.models import Organisation
from portal.tenders.models import Attachment, Deadline, Demand, DemandList, Document, Lot, Tender


def _theirs(organisation: Organisation | None, prefix: str = "") -> Q:
    """What an organisation may see: what the office published, and its own."""
    shared = Q(**{f"{prefix}owner__isnull": True})
    return shared if organisation is None else shared | Q(**{f"{prefix}owner": organisation})


def documents_for(organisation: Organisation | None) -> QuerySet[Document]:
    """Return the documents that this organisation may see, without their bytes."""
    return Document.objects.defer("raw").filter(_theirs(organisation)).select_related("problem", "tender")


def handed_in_by(organisation: Organisation | None) -> QuerySet[Document]:
    """Return the documents that this organisation (or, without one, the office) handed in."""
    return Document.objects.defer("raw").filter(owner=organisation).select_related("problem", "tender")


def tenders_for(organisation: Organisation | None, words: str = "") -> QuerySet[Tender]:
    """Return the tenders that this organisation may see, newest first."""
    found = Tender.objects.filter(_theirs(organisation)).prefetch_related("lots", "deadlines")
    if words:
        found = found.filter(
            Q(title__icontains=words) | Q(description__icontains=words) | Q(publication__icontains=words)
        )
    return found


def tender_or_none(organisation: Organisation | None, tender_id: UUID) -> Tender | None:
    """Return a tender when this organisation may see it."""
    found = Tender.objects.filter(_theirs(organisation), pk=tender_id)
    return found.select_related("document").defer("document__raw").first()


def attachments_of(tender: Tender) -> QuerySet[Attachment]:
    """Return the files beside an assignment, without their bytes, for whoever may see the assignment."""
    return tender.attachments.defer("raw")


def attachment_or_none(organisation: Organisation | None, attachment_id: UUID) -> Attachment | None:
    """Return a file beside an assignment when this organisation may see that assignment."""
    found = Attachment.objects.filter(_theirs(organisation, "tender__"), pk=attachment_id)
    return found.select_related("tender__owner").first()


def lot_or_none(organisation: Organisation | None, lot_id: UUID) -> Lot | None:
    """Return a lot when this organisation may see it."""
    return (
        Lot.objects.select_related("tender__document")
        .defer("tender__document__raw")
        .filter(_theirs(organisation, "tender__"), pk=lot_id)
        .first()
    )


def confirmed(lot: Lot, organisation: Organisation) -> DemandList | None:
    """Return what this organisation confirmed for a lot."""
    return DemandList.objects.filter(lot=lot, organisation=organisation).prefetch_related("demands").first()


def confirmed_demands(lot: Lot, organisation: Organisation) -> list[Demand]:
    """Return the confirmed demands in order; empty when nothing was confirmed."""
    found = confirmed(lot, organisation)
    return list(found.demands.all()) if found else []


def proposed_demands(lot: Lot) -> list[Demand]:
    """Return the demands that the engine read from a lot, not saved and not confirmed."""
    return [
        Demand(
            order=order,
            service=item["service"],
            areas=item["areas"],
            source_path=item["path"],
            source_text=item["text"],
        )
        for order, item in enumerate(lot.proposed)
    ]


def coming_deadlines(organisation: Organisation | None, today: date, most: int = 5) -> list[Deadline]:
    """Return the next days that a director should know, from the notices that this organisation may see."""
    found = Deadline.objects.filter(_theirs(organisation, "tender__"), on__gte=today).exclude(kind="opening")
    return list(found.select_related("tender", "lot")[:most])


def deadlines_of(lot: Lot) -> QuerySet[Deadline]:
    """Return the deadlines of a lot and those of its whole tender."""
    return Deadline.objects.filter(Q(lot=lot) | Q(lot=None), tender=lot.tender)


def stays(document: Document) -> bool:
    """Say whether a document cannot be removed: others may work with what the office published."""
    return document.owner_id is None and document.state == Document.State.READ


def published(tender: Tender) -> bool:
    """Say whether an assignment is there for everyone, so that others may work with it."""
    return tender.owner_id is None

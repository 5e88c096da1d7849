"""The only door to notices: one's own, and those that the office published; the rest does not exist."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404

from portal.members.access import Acting
from portal.members.models import Organisation
from portal.tenders import queries
from portal.tenders.models import Attachment, Document, Lot, Tender


def access_tender(acting: Acting, tender_id: UUID) -> Tender:
    """Return a tender, or not found."""
    tender = queries.tender_or_none(acting.organisation, tender_id)
    if tender is None:
        raise Http404
    return tender


def access_lot(acting: Acting, lot_id: UUID) -> Lot:
    """Return a lot, or not found."""
    lot = queries.lot_or_none(acting.organisation, lot_id)
    if lot is None:
        raise Http404
    return lot


def access_own_assignment(acting: Acting, tender_id: UUID) -> Tender:
    """Return an assignment that one's own organisation typed in, or not found."""
    tender = access_typed(acting, tender_id)
    if tender.owner is None:
        raise Http404
    return tender


def access_typed(acting: Acting, tender_id: UUID) -> Tender:
    """Return an assignment that one may change: typed in by one's own, or by the office for everyone."""
    tender = access_tender(acting, tender_id)
    if not may_change(acting, tender):
        raise Http404
    return tender


def may_change(acting: Acting, tender: Tender) -> bool:
    """Say whether somebody may change an assignment; a notice says what it says."""
    if tender.kind == Tender.Kind.NOTICE:
        return False
    if tender.owner_id is None:
        return acting.may("publish notices")
    return acting.may("hand in")


def access_attachment(acting: Acting, attachment_id: UUID) -> Attachment:
    """Return a file beside an assignment that one may see, with its bytes, or not found."""
    attachment = queries.attachment_or_none(acting.organisation, attachment_id)
    if attachment is None:
        raise Http404
    return attachment


def access_document(acting: Acting, document_id: UUID) -> Document:
    """Return a document that this organisation may see, with its bytes, or not found."""
    document = queries.documents_for(acting.organisation).filter(pk=document_id).first()
    if document is None:
        raise Http404
    return document


def owner_of_uploads(acting: Acting) -> Organisation | None:
    """Return for whom a notice is handed in: one's organisation, or everyone when the office publishes it."""
    if acting.may("publish notices"):
        return None
    if acting.organisation is None or not acting.may("hand in"):
        raise Http404
    return acting.organisation

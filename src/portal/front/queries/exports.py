"""Reading what an organisation or a person put in, to take along; each names whose it is."""

from __future__ import annotations

from django.db.models import QuerySet

from portal.members.models import Import, Organisation, Person
from portal.programme.models import Activity
from portal.tenders.models import Attachment, DemandList, Document, Tender


def demand_lists_of(organisation: Organisation | None) -> QuerySet[DemandList]:
    """Return what an organisation confirmed, oldest first."""
    found = DemandList.objects.filter(organisation=organisation).order_by("confirmed_at")
    return found.select_related("lot__tender").prefetch_related("demands")


def typed_by(organisation: Organisation) -> QuerySet[Tender]:
    """Return the assignments that an organisation typed in."""
    return Tender.objects.filter(owner=organisation).exclude(kind="notice").prefetch_related("lots")


def attachments_of(organisation: Organisation) -> QuerySet[Attachment]:
    """Return the files beside an organisation's assignments, without their bytes."""
    return Attachment.objects.filter(tender__owner=organisation).defer("raw")


def bytes_of(file: Document | Attachment) -> bytes:
    """Return the bytes of a file, and keep them nowhere: many files together are large."""
    return bytes(type(file)._default_manager.values_list("raw", flat=True).get(pk=file.pk))


def hosted_by(organisation: Organisation) -> QuerySet[Activity]:
    """Return the activities at which an organisation is the host."""
    return Activity.objects.filter(host=organisation)


def imports_of(person: Person) -> QuerySet[Import]:
    """Return the files that somebody took over, without what is in them."""
    return Import.objects.filter(made_by=person).defer("raw", "rows", "done")

"""Tables of assignments: notices as they came, what was read or typed in, and confirmed demands."""

from __future__ import annotations

import uuid
from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Document(models.Model):
    """A file as it came, once for its owner; without an owner the office published it for all members."""

    personal: ClassVar[dict[str, str]] = {
        "handed_in_by": "to answer questions about it; as long as the document"
    }

    class State(models.TextChoices):
        """What became of it."""

        WAITING = "waiting", _("waiting to be read")
        READ = "read", _("read")
        PROBLEM = "problem", _("could not be read")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        "members.Organisation", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    handed_in_by = models.ForeignKey("members.Person", on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=200)
    raw = models.BinaryField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    handed_in_at = models.DateTimeField()

    class Meta:
        ordering = ["-handed_in_at", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "sha256"], name="document_once_per_owner", nulls_distinct=False
            )
        ]

    def get_absolute_url(self) -> str:
        """Return the page that tells what became of it."""
        return reverse("document", args=[self.id])


class ImportProblem(models.Model):
    """Why a document could not be read; its bytes are kept."""

    personal: ClassVar[dict[str, str]] = {}

    document = models.OneToOneField(
        Document, on_delete=models.CASCADE, related_name="problem", primary_key=True
    )
    code = models.CharField(max_length=40)
    where = models.CharField(max_length=300)
    detail = models.TextField()


class Tender(models.Model):
    """An assignment: as one notice tells it, or as somebody typed it in; without an owner it is for all."""

    personal: ClassVar[dict[str, str]] = {
        "made_by": "to answer questions about it; as long as the assignment"
    }

    class Kind(models.TextChoices):
        """Where it came from, and so who may change it."""

        NOTICE = "notice", _("notice that was read")
        CALL = "call", _("call for bids, typed in")
        GRANT = "grant", _("grant call")
        EXPECTED = "expected", _("call that is expected")
        PROPOSAL = "proposal", _("own proposal to a municipality")
        AWARD = "award", _("award that makes partners work together")

    class Stage(models.TextChoices):
        """Where in its life the assignment stands."""

        PLANNING = "planning", _("announced")
        COMPETITION = "competition", _("call for bids")
        RESULT = "result", _("awarded")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.NOTICE)
    owner = models.ForeignKey(
        "members.Organisation", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    made_by = models.ForeignKey("members.Person", on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    """Goes up with each change, so that nobody writes over what another changed meanwhile."""
    document = models.OneToOneField(
        Document, on_delete=models.CASCADE, related_name="tender", null=True, blank=True
    )
    publication = models.CharField(max_length=40, blank=True)
    format = models.CharField(max_length=30, blank=True)
    form = models.CharField(max_length=10, blank=True)
    stage = models.CharField(max_length=12, choices=Stage.choices)
    title = models.TextField()
    description = models.TextField(blank=True)
    buyers = models.JSONField(default=list)
    cpv = models.JSONField(default=list)
    reference = models.CharField(max_length=200, blank=True)
    published = models.DateField(null=True, blank=True)
    value_cents = models.BigIntegerField(null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    url = models.URLField(max_length=600, blank=True)
    municipalities = models.TextField(blank=True)
    """Where it is to be done, as it was typed; what was read from a notice stands with its lots."""
    table = models.TextField(blank=True)
    """The table of demands as it was pasted, whole: also the lines that nobody understood."""

    class Meta:
        ordering = ["-published", "title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="notice", document__isnull=False)
                | (~Q(kind="notice") & Q(document__isnull=True)),
                name="notice_has_its_document",
            )
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    def get_absolute_url(self) -> str:
        """Return the page of the tender."""
        return reverse("tender", args=[self.id])

    @property
    def value_euro(self) -> Decimal | None:
        """Return the value in euro, None where the notice gives none (or another currency)."""
        if self.value_cents is None or self.currency != "EUR":
            return None
        return Decimal(self.value_cents) / 100


class Lot(models.Model):
    """A part of the assignment on which a bid can be made, with the demands that were read from it."""

    personal: ClassVar[dict[str, str]] = {}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    tender = models.ForeignKey(Tender, on_delete=models.CASCADE, related_name="lots")
    order = models.PositiveSmallIntegerField()
    ref = models.CharField(max_length=40)
    title = models.TextField()
    description = models.TextField(blank=True)
    cpv = models.JSONField(default=list)
    nuts = models.JSONField(default=list)
    place = models.TextField(blank=True)
    value_cents = models.BigIntegerField(null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    renewal = models.TextField(blank=True)
    proposed = models.JSONField(default=list)
    """Demands as the engine proposes them (the items of `warmneed-1`); nobody has confirmed these."""

    class Meta:
        ordering = ["tender", "order"]
        constraints = [models.UniqueConstraint(fields=["tender", "ref"], name="lot_ref_once")]

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    def get_absolute_url(self) -> str:
        """Return the page of the lot."""
        return reverse("lot", args=[self.id])

    @property
    def value_euro(self) -> Decimal | None:
        """Return the value in euro, None where the notice gives none (or another currency)."""
        if self.value_cents is None or self.currency != "EUR":
            return None
        return Decimal(self.value_cents) / 100


class Deadline(models.Model):
    """A day, or a moment of it, before which something must be done."""

    personal: ClassVar[dict[str, str]] = {}

    class Kind(models.TextChoices):
        """What must be done."""

        TENDER = "tender", _("hand in the bid")
        REQUEST = "request", _("ask to take part")
        QUESTIONS = "questions", _("put questions")
        OPENING = "opening", _("bids are opened")
        DECISION = "decision", _("a decision is expected")
        START = "start", _("the work starts")

    tender = models.ForeignKey(Tender, on_delete=models.CASCADE, related_name="deadlines")
    lot = models.ForeignKey(Lot, on_delete=models.CASCADE, related_name="deadlines", null=True, blank=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    on = models.DateField()
    at = models.DateTimeField(null=True, blank=True)
    source_path = models.CharField(max_length=300, blank=True)
    source_text = models.TextField(blank=True)

    class Meta:
        ordering = ["on", "at"]


class Attachment(models.Model):
    """A PDF or a Word file beside an assignment; kept and given back, never opened here."""

    personal: ClassVar[dict[str, str]] = {"added_by": "to answer questions about it; as long as the file"}

    class Media(models.TextChoices):
        """What its bytes are, whatever its name says."""

        PDF = "pdf", _("PDF")
        DOCX = "docx", _("Word")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    tender = models.ForeignKey(Tender, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=200)
    media = models.CharField(max_length=4, choices=Media.choices)
    raw = models.BinaryField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    added_by = models.ForeignKey("members.Person", on_delete=models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["added_at", "name"]
        constraints = [models.UniqueConstraint(fields=["tender", "sha256"], name="attachment_once")]


class Award(models.Model):
    """Who was given which lots, as the notice says it; `declared_group` is no proof of a consortium."""

    personal: ClassVar[dict[str, str]] = {}

    tender = models.ForeignKey(Tender, on_delete=models.CASCADE, related_name="awards")
    order = models.PositiveSmallIntegerField()
    lots = models.JSONField(default=list)
    winners = models.JSONField(default=list)
    declared_group = models.BooleanField(default=False)
    is_consortium = models.BooleanField(default=False)
    decided = models.DateField(null=True, blank=True)
    value_cents = models.BigIntegerField(null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    tenders_received = models.PositiveIntegerField(null=True, blank=True)
    not_awarded_because = models.TextField(blank=True)

    class Meta:
        ordering = ["tender", "order"]


class DemandList(models.Model):
    """What one organisation confirmed that a lot asks; it betrays interest, so only they see it."""

    personal: ClassVar[dict[str, str]] = {"confirmed_by": "to know who looked; as long as the list"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lot = models.ForeignKey(Lot, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey("members.Organisation", on_delete=models.CASCADE, related_name="+")
    confirmed_by = models.ForeignKey("members.Person", on_delete=models.SET_NULL, null=True, related_name="+")
    confirmed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["lot", "organisation"], name="demand_list_once")]


class Demand(models.Model):
    """One thing that is asked: a service in some municipalities, and the sentence that says so."""

    personal: ClassVar[dict[str, str]] = {}

    demand_list = models.ForeignKey(DemandList, on_delete=models.CASCADE, related_name="demands")
    order = models.PositiveSmallIntegerField()
    service = models.CharField(max_length=60)
    areas = models.JSONField(default=list)
    source_path = models.CharField(max_length=300, blank=True)
    source_text = models.TextField(blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["demand_list", "order"], name="demand_order_once"),
            models.CheckConstraint(condition=~Q(areas=[]), name="demand_has_areas"),
        ]

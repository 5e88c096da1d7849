"""Tables of organisations and people."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class PersonManager(BaseUserManager["Person"]):
    """Makes people; an address is compared in lower case."""

    def create_user(self, email: str, name: str, password: str | None = None, **extra: Any) -> Person:
        """Make a person; without a password only a code by mail or a passkey lets them in."""
        person = self.model(email=email.lower(), name=name, **extra)
        person.set_password(password)
        person.save()
        return person

    def get_by_natural_key(self, username: str | None) -> Person:
        """Find a person by address."""
        return self.get(email=(username or "").lower())


class Person(AbstractBaseUser):
    """Somebody who logs in; one person has one account."""

    personal: ClassVar[dict[str, str]] = {
        "email": "to log in and to be reached; until they leave (then removed by hand)",
        "name": "to be known by; until they leave (then removed by hand)",
        "password": "to log in; until they leave (then removed by hand)",
        "last_login": "to notice misuse; until they leave (then removed by hand)",
        "language": "to be addressed in; until they leave (then removed by hand)",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    language = models.CharField(
        _("language"), max_length=2, choices=[("nl", "Nederlands"), ("en", "English")], default="nl"
    )
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = PersonManager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(email=Lower(F("email"))), name="person_email_lower")
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    @property
    def first_name(self) -> str:
        """Return the word by which the home page greets."""
        return self.name.split(" ")[0]

    @property
    def ref(self) -> str:
        """Return how logs name this person."""
        return f"person:{self.id}"


class Organisation(models.Model):
    """One that takes part: member or guest, with or without a Chamber of Commerce number."""

    personal: ClassVar[dict[str, str]] = {}

    class Kind(models.TextChoices):
        """The kinds of the mission."""

        WELFARE = "welfare", _("welfare")
        CARE = "care", _("care")
        INFORMAL = "informal", _("informal")
        HOUSING = "housing", _("housing")
        OTHER = "other", _("other")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    kvk = models.CharField(_("Chamber of Commerce number"), max_length=8, null=True, blank=True, unique=True)
    group = models.CharField(_("group"), max_length=80, blank=True)
    seat = models.CharField(_("municipality of the office"), max_length=6)
    about = models.TextField(_("who we are"), max_length=600, blank=True)
    website = models.URLField(_("website"), blank=True)
    can_lead = models.BooleanField(_("can be lead contractor"), default=False)
    is_member = models.BooleanField(_("member of the association"), default=True)
    is_listed = models.BooleanField(_("shown to everyone"), default=True)
    """A guest that was only asked by mail is shown nowhere until it says so itself: its being here would
    tell that somebody asked it."""
    source = models.CharField(_("where this is known from"), max_length=200, blank=True)
    checked_on = models.DateField(_("last checked on"), null=True, blank=True)
    asked_on = models.DateField(null=True, blank=True, editable=False)
    """When its directors were last asked whether what it publishes is still right."""

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kvk__isnull=True) | Q(kvk__regex=r"^\d{8}$"), name="organisation_kvk_digits"
            )
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    def get_absolute_url(self) -> str:
        """Return the organisation's own page."""
        return reverse("organisation", args=[self.slug])

    @property
    def ref(self) -> str:
        """Return how logs name this organisation."""
        return f"organisation:{self.id}"


class Role(models.Model):
    """What a person may act as: for an organisation, or for the association itself."""

    personal: ClassVar[dict[str, str]] = {"person": "to know who may act; until the role is taken away"}

    class Name(models.TextChoices):
        """The roles of the permission table."""

        DIRECTOR = "director", _("director")
        STAFF = "staff", _("staff member")
        CONTACT = "contact", _("contact of a guest")
        OFFICE = "office", _("association's office")
        CHAIR = "chair", _("chair of the association")
        MUNICIPALITY = "municipality", _("municipality")
        AUDITOR = "auditor", _("auditor")
        ADMINISTRATOR = "administrator", _("system administrator")

    OF_ORGANISATIONS = (Name.DIRECTOR, Name.STAFF, Name.CONTACT)

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="roles")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="roles", null=True, blank=True
    )
    name = models.CharField(max_length=14, choices=Name.choices)
    may_compose = models.BooleanField(default=False)
    """A director delegated composing to this member of staff."""
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation", "name"], name="role_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(name__in=["director", "staff", "contact"], organisation__isnull=False)
                | (~Q(name__in=["director", "staff", "contact"]) & Q(organisation__isnull=True)),
                name="role_of_organisation_or_association",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="role_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        """Return the role in words."""
        return str(self.get_name_display())


class Offer(models.Model):
    """A service that an organisation publishes for a municipality: yes or no, and how that is known."""

    personal: ClassVar[dict[str, str]] = {}

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="offers")
    service = models.CharField(max_length=60)
    area = models.CharField(max_length=6)
    source = models.CharField(max_length=200, blank=True)
    checked_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["service", "area"]
        constraints = [models.UniqueConstraint(fields=["organisation", "service", "area"], name="offer_once")]


class Certificate(models.Model):
    """A certificate with its end date."""

    personal: ClassVar[dict[str, str]] = {}

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="certificates")
    name = models.CharField(_("certificate"), max_length=80)
    until = models.DateField(_("valid until"))
    source = models.CharField(max_length=200, blank=True)
    checked_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="certificate_once")]


class Card(models.Model):
    """The introduction card: how social work is organised here, and the director's own road here."""

    personal: ClassVar[dict[str, str]] = {
        "director_field": "to add up from which fields directors came; until the director leaves",
        "director_since": "to add up when directors started; until the director leaves",
    }

    class Teams(models.TextChoices):
        """Whose the neighbourhood teams are."""

        MUNICIPALITY = "municipality", _("of the municipality")
        OURS = "ours", _("ours")
        JOINT = "joint", _("of several organisations together")
        NONE = "none", _("there are none")

    class Access(models.TextChoices):
        """Who decides on access to support."""

        MUNICIPALITY = "municipality", _("the municipality")
        WE = "we", _("we do")
        JOINT = "joint", _("together")
        OTHER = "other", _("somebody else")

    class Money(models.TextChoices):
        """How the work is paid."""

        SUBSIDY = "subsidy", _("subsidy")
        CONTRACT = "contract", _("contract")
        BOTH = "both", _("both")
        OTHER = "other", _("in another way")

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, related_name="card", primary_key=True
    )
    teams = models.CharField(_("neighbourhood teams"), max_length=14, choices=Teams.choices, blank=True)
    team_count = models.PositiveSmallIntegerField(_("number of teams"), null=True, blank=True)
    access = models.CharField(_("access to support"), max_length=14, choices=Access.choices, blank=True)
    money = models.CharField(_("how the work is paid"), max_length=10, choices=Money.choices, blank=True)
    here = models.TextField(_("this is how it is organised here"), max_length=1200, blank=True)
    residents_say = models.TextField(_("what residents say of it"), max_length=400, blank=True)
    director_field = models.CharField(_("the field our director came from"), max_length=80, blank=True)
    director_since = models.PositiveSmallIntegerField(_("director here since (year)"), null=True, blank=True)
    learn_from_us = models.TextField(_("what others may learn from us"), max_length=600, blank=True)
    wish_to_see = models.TextField(_("what we would like to see elsewhere"), max_length=600, blank=True)
    changed_on = models.DateField(null=True, blank=True)


class Association(models.Model):
    """The association itself: what the site is called, its sign and its colour; there is one."""

    personal: ClassVar[dict[str, str]] = {}

    class Colour(models.TextChoices):
        """The colours of action that the tokens know; each is dark enough to read on paper and on white."""

        EMBER = "ember", _("ember")
        MOSS = "moss", _("moss")
        DUSK = "dusk", _("dusk")

    only = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    name = models.CharField(_("name of the association"), max_length=120)
    colour = models.CharField(_("colour"), max_length=8, choices=Colour.choices, default=Colour.EMBER)
    logo = models.BinaryField(null=True, blank=True)
    """A PNG that we drew again from what was uploaded; none: the site's own mark."""
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(only=1), name="association_is_one")]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Import(models.Model):
    """A file with organisations, people or offers: shown first, then taken over, and undone if need be."""

    personal: ClassVar[dict[str, str]] = {
        "made_by": "to answer questions about it; until it is removed, at most a year",
        "raw": "the file as it came may name people; until it is removed, at most a year",
        "rows": "what was read from it; as long as the file",
        "done": "what it changed, to undo it; as long as the file",
    }

    class Subject(models.TextChoices):
        """What stands on a row."""

        ORGANISATIONS = "organisations", _("organisations")
        PEOPLE = "people", _("people")
        OFFERS = "offers", _("services and areas")

    class State(models.TextChoices):
        """What became of it."""

        SHOWN = "shown", _("shown, not taken over yet")
        BUSY = "busy", _("being taken over")
        TAKEN = "taken", _("taken over")
        UNDONE = "undone", _("undone")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    subject = models.CharField(max_length=14, choices=Subject.choices)
    name = models.CharField(max_length=200)
    raw = models.BinaryField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.SHOWN)
    rows = models.JSONField(default=list)
    """Row for row: what was read, what is wrong with it and in which column, and what it matches."""
    done = models.JSONField(default=list)
    """What taking it over changed, each with what stood there before."""
    about = models.JSONField(default=dict)
    """The headings of the file, what of it is not used, and how it is to be taken over."""

    class Meta:
        ordering = ["-made_at"]

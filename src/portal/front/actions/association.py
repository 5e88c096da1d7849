"""Filling the site with an association from files: the invented one of the demo and of the tests."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from portal.base import clock
from portal.ledger.actions import append, record
from portal.members.bridge import area_name
from portal.members.models import Association, Card, Certificate, Offer, Organisation, Person, Role
from portal.programme.actions import plan_activity
from portal.stories.actions import publish_story
from portal.trust.actions import record_evidence

DUTCH_TIME = ZoneInfo("Europe/Amsterdam")
LOADER = "the files of the association"
STORY_KINDS = {"column": "chair", "report": "report"}


@dataclass(frozen=True, slots=True)
class Loaded:
    """How much there is now."""

    organisations: int
    people: int
    events: int


@transaction.atomic
def load_association(*, folder: Path) -> Loaded:
    """Load organisations, people, cards, evidence, activities and stories; loading twice changes nothing."""
    _the_association(folder)
    organisations = {raw["id"]: _organisation(raw) for raw in _items(folder, "organisations")}
    since = date.fromisoformat(json.loads((folder / "association.json").read_text())["as_of"]).replace(
        year=2023
    )
    people = [_person(raw, organisations, since) for raw in _items(folder, "people")]
    for raw in _items(folder, "cards"):
        owner = organisations[raw.pop("organisation")]
        fields = {name: "" if value is None and name not in NUMBERS else value for name, value in raw.items()}
        Card.objects.update_or_create(organisation=owner, defaults=fields)
    events = sum(_evidence(raw, organisations) for raw in _items(folder, "evidence"))
    for raw in _items(folder, "activities"):
        _activity(raw, organisations)
    for raw in _items(folder, "stories"):
        _story(raw)
    record(trail="association", tag="association:loaded", actor=LOADER, subject="association")
    return Loaded(len(organisations), len(people), events)


NUMBERS = {"team_count", "director_since"}


def _items(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    yield from json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))


def _the_association(folder: Path) -> None:
    raw = json.loads((folder / "association.json").read_text(encoding="utf-8"))
    if name := raw.get("name"):
        Association.objects.get_or_create(only=1, defaults={"name": name, "made_at": clock.now()})


def _organisation(raw: dict[str, Any]) -> Organisation:
    checked = date.fromisoformat(raw["offers_checked_on"]) if raw["offers_checked_on"] else None
    found, new = Organisation.objects.update_or_create(
        slug=raw["id"],
        defaults={
            "name": raw["name"],
            "kind": raw["kind"],
            "kvk": raw["kvk"],
            "group": raw["group"] or "",
            "seat": raw["seat"],
            "about": raw["about"],
            "can_lead": raw["can_lead"],
            "is_member": raw["is_member"],
            "source": raw["offers_source"] or "",
            "checked_on": checked,
        },
    )
    if new:
        Offer.objects.bulk_create(
            Offer(
                organisation=found,
                service=o["service"],
                area=area,
                source=raw["offers_source"] or "",
                checked_on=checked,
            )
            for o in raw["offers"]
            for area in o["areas"]
        )
        Certificate.objects.bulk_create(
            Certificate(
                organisation=found, name=c["name"], until=date.fromisoformat(c["until"]), checked_on=checked
            )
            for c in raw["certificates"]
        )
        if raw["is_member"]:
            append(type="membership:started", payload={"organisation": raw["id"]})
    return found


def _person(raw: dict[str, Any], organisations: dict[str, Organisation], since: date) -> Person:
    person = Person.objects.filter(email=raw["email"]).first() or Person.objects.create_user(
        raw["email"], raw["name"], language=raw["language"]
    )
    for name in raw["roles"]:
        owner = organisations[raw["organisation"]] if name in Role.OF_ORGANISATIONS else None
        delegated = name == Role.Name.STAFF and raw["demo"]
        Role.objects.get_or_create(
            person=person, organisation=owner, name=name, defaults={"since": since, "may_compose": delegated}
        )
    return person


def _evidence(raw: dict[str, Any], organisations: dict[str, Organisation]) -> int:
    names = raw.get("among") or raw["between"]
    return sum(
        record_evidence(
            actor=LOADER,
            between=(organisations[one], organisations[other]),
            kind=raw["kind"],
            on=date.fromisoformat(raw["date"]),
            until=date.fromisoformat(raw["until"]) if raw["until"] else None,
            outcome=Decimal(str(raw["outcome"])),
            verified=raw["verified"],
            audience=raw["audience"],
            title=raw["title"],
            source=raw["source"] or "",
        )
        for one, other in combinations(names, 2)
    )


def _activity(raw: dict[str, Any], organisations: dict[str, Organisation]) -> None:
    starts = datetime.fromisoformat(f"{raw['date']}T{raw['start']}").replace(tzinfo=DUTCH_TIME)
    plan_activity(
        actor=LOADER,
        title=raw["title"],
        starts_at=starts,
        kind="visit" if raw["kind"] == "visit" else "meeting",
        about=raw["about"],
        host=organisations.get(raw["host"] or ""),
        place=f"{raw['venue']}, {area_name(raw['municipality'])}",
        places=raw["places"],
        travel=raw["travel"] or "",
    )


def _story(raw: dict[str, Any]) -> None:
    publish_story(
        actor=LOADER,
        slug=raw["id"],
        kind=STORY_KINDS.get(raw["kind"], "news"),
        title=raw["title"],
        intro=raw["intro"],
        body="\n\n".join(raw["body"]),
        author=raw["author"],
        published_on=date.fromisoformat(raw["date"]),
    )

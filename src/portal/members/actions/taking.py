"""Taking an import over: all rows without errors in one transaction, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import translation
from django.utils.text import slugify
from procrastinate.contrib.django import app

from portal.base import clock
from portal.ledger.actions import append, record
from portal.members import bridge, queries
from portal.members.bridge import imports
from portal.members.models import Import, Offer, Organisation, Person, Role
from portal.notify.actions import send_letter

TRAIL = "association"
AT_ONCE = 200
"""Rows up to this are taken over while somebody waits; more by the worker."""
TAKEN_NAMES = {"kaarten"}
"""Names in an address that are pages of the network already."""
CHANGES = ("name", "kvk", "kind", "seat", "is_member", "group", "can_lead", "website", "about", "source")

Done = list[dict[str, Any]]
"""What was changed: the row, what, its identifier, and what stands there now and stood there before."""


@transaction.atomic
def take_import(*, actor: Person, number: UUID, letters: bool = False, address: str = "") -> Import:
    """Take over the rows without errors, now or, when there are many, by the worker; told twice is once.

    With `letters` whoever gets a role gets the letter of an invitation, which leads to `address`.
    """
    kept = queries.lock_import(number)
    taking = sum(row["state"] in imports.TAKEN for row in kept.rows)
    if kept.state != Import.State.SHOWN or not taking:
        return kept
    kept.about |= {"letters": letters, "address": address, "actor": actor.ref, "by": actor.name}
    kept.about["again"] = False
    if taking <= AT_ONCE:
        _take(kept)
        return kept
    kept.state = Import.State.BUSY
    kept.save(update_fields=["state", "about"])
    app.configure_task("members.take_import", allow_unknown=True).defer(number=str(kept.id))
    record(trail=TRAIL, tag="import:asked", actor=actor.ref, subject=f"import:{kept.id}", rows=taking)
    return kept


@transaction.atomic
def finish_import(*, number: UUID) -> Import:
    """Take over what was left to the worker; told twice is once."""
    kept = queries.lock_import(number)
    if kept.state == Import.State.BUSY:
        _take(kept)
    return kept


def _take(kept: Import) -> None:
    """Judge the rows once more, and take over what was shown; where that differs, show it again."""
    shown = [imports.from_json(row) for row in kept.rows]
    list(queries.lock_organisations({row.match or row.same for row in shown}, kept.subject))
    answers = {row.number: row.same for row in shown}
    rows = imports.judge(kept.subject, imports.lines_of(shown), answers)
    kept.rows = [row.as_json() for row in rows]
    tag = "import:shown"
    if imports.same_as_shown(shown, rows):
        with translation.override("nl"):
            kept.done = _WRITERS[kept.subject]([row for row in rows if row.state in imports.TAKEN], kept)
        kept.state, tag = Import.State.TAKEN, "import:taken"
    else:
        kept.state = Import.State.SHOWN
        kept.about["again"] = True
    kept.save(update_fields=["state", "rows", "done", "about"])
    record(
        trail=TRAIL,
        tag=tag,
        actor=kept.about["actor"],
        subject=f"import:{kept.id}",
        about=kept.subject,
        changed=len(kept.done),
    )


def _entry(row: int, what: str, thing: Any, after: dict[str, Any], before: dict[str, Any] | None) -> Any:
    return {"row": row, "what": what, "id": str(thing.pk), "after": after, "before": before}


def _take_organisations(rows: Sequence[imports.Row], kept: Import) -> Done:
    there = {str(one.pk): one for one in queries.listed()}
    slugs = _free_slugs()
    done: Done = []
    for row in rows:
        found = there.get(row.match or row.same)
        if found is None:
            done.append(_new_organisation(row, next(slugs(row.values["name"]))))
        else:
            done.append(_changed_organisation(row, found))
    return done


def _free_slugs() -> Callable[[str], Iterator[str]]:
    """Return who gives names for addresses that nobody has; a guest that is not shown has a random one."""
    used = TAKEN_NAMES | set(Organisation.objects.values_list("slug", flat=True))

    def of(name: str) -> Iterator[str]:
        start = slugify(name)[:70].strip("-") or "organisatie"
        number = 1
        while True:
            slug = start if number == 1 else f"{start}-{number}"
            if slug not in used:
                used.add(slug)
                yield slug
            number += 1

    return of


def _new_organisation(row: imports.Row, slug: str) -> dict[str, Any]:
    values = {"is_member": True, **row.values}
    made = Organisation.objects.create(slug=slug, checked_on=clock.today(), **values)
    if made.is_member:
        append(type="membership:started", payload={"organisation": slug})
    after = {name: getattr(made, name) for name in CHANGES}
    return _entry(row.number, "organisation", made, after, None)  # type: ignore[no-any-return]


def _changed_organisation(row: imports.Row, found: Organisation) -> dict[str, Any]:
    names = [name for name, _old, _new in row.changes]
    before = {name: getattr(found, name) for name in names}
    for name in names:
        setattr(found, name, row.values[name])
    found.save(update_fields=names)
    if found.is_member and before.get("is_member") is False:
        append(type="membership:started", payload={"organisation": found.slug})
    after = {name: row.values[name] for name in names}
    return _entry(row.number, "organisation", found, after, before)  # type: ignore[no-any-return]


def _take_people(rows: Sequence[imports.Row], kept: Import) -> Done:
    owners = {str(one.pk): one for one in queries.listed()}
    people = {
        one.email: one for one in Person.objects.filter(email__in={row.values["email"] for row in rows})
    }
    done: Done = []
    for row in rows:
        person = people.get(row.values["email"])
        if person is None:
            person = people[row.values["email"]] = Person.objects.create(
                email=row.values["email"], name=row.values["name"], password=make_password(None)
            )
            done.append(_entry(row.number, "person", person, {"name": person.name}, None))
        elif not row.match and person.name != row.values["name"] and not _from_here(person, done):
            done.append(
                _entry(row.number, "person", person, {"name": row.values["name"]}, {"name": person.name})
            )
            person.name = row.values["name"]
            person.save(update_fields=["name"])
        done.append(_role(row, person, owners[row.values["organisation"]], kept))
    return done


def _from_here(person: Person, done: Done) -> bool:
    """Say whether this import made somebody, or named them, on an earlier row."""
    return any(entry["id"] == str(person.pk) for entry in done if entry["what"] == "person")


def _role(row: imports.Row, person: Person, owner: Organisation, kept: Import) -> dict[str, Any]:
    delegated = bool(row.values.get("may_compose", False))
    role, made = Role.objects.get_or_create(
        person=person,
        organisation=owner,
        name=row.values["role"],
        defaults={"since": clock.today(), "may_compose": delegated},
    )
    before = None if made else {"may_compose": role.may_compose, "until": _day(role.until)}
    if not made:
        role.may_compose, role.until = row.values.get("may_compose", role.may_compose), None
        role.save(update_fields=["may_compose", "until"])
    elif kept.about["letters"]:
        with translation.override(person.language):
            subject, text = bridge.invitation(
                name=person.name, organisation=owner.name, by=kept.about["by"], address=kept.about["address"]
            )
            send_letter(address=person.email, subject=subject, text=text)
    after = {"may_compose": role.may_compose, "until": None}
    return _entry(row.number, "role", role, after, before)  # type: ignore[no-any-return]


def _day(on: Any) -> str | None:
    return on.isoformat() if on else None


def _take_offers(rows: Sequence[imports.Row], kept: Import) -> Done:
    today = clock.today()
    there = {
        (str(one.organisation_id), one.service, one.area): one
        for one in queries.offers_of({row.values["organisation"] for row in rows}).select_for_update()
    }
    new: list[tuple[int, Offer]] = []
    changed: list[Offer] = []
    done: Done = []
    for row in rows:
        source = row.values.get("source", "")
        for owner, service, area in imports.triples(row):
            found = there.get((owner, service, area))
            after = {"source": source, "checked_on": today.isoformat()}
            if found is None:
                made = Offer(
                    organisation_id=owner, service=service, area=area, source=source, checked_on=today
                )
                new.append((row.number, made))
            elif source and found.source != source:
                before = {"source": found.source, "checked_on": _day(found.checked_on)}
                found.source, found.checked_on = source, today
                changed.append(found)
                done.append(_entry(row.number, "offer", found, after, before))
    Offer.objects.bulk_create([made for _number, made in new], batch_size=1_000)
    Offer.objects.bulk_update(changed, ["source", "checked_on"], batch_size=500)
    return done + [
        _entry(number, "offer", made, {"source": made.source, "checked_on": today.isoformat()}, None)
        for number, made in new
    ]


_WRITERS: dict[str, Callable[[Sequence[imports.Row], Import], Done]] = {
    Import.Subject.ORGANISATIONS: _take_organisations,
    Import.Subject.PEOPLE: _take_people,
    Import.Subject.OFFERS: _take_offers,
}

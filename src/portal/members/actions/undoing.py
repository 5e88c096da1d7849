"""Undoing an import: what stood there before comes back, except where somebody changed it since."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models, transaction

from portal.ledger.actions import record
from portal.members import queries
from portal.members.models import Import, Offer, Organisation, Person, Role

TRAIL = "association"
TABLES: dict[str, type[models.Model]] = {
    "organisation": Organisation,
    "person": Person,
    "role": Role,
    "offer": Offer,
}
ORDER = ("offer", "role", "person", "organisation")
"""What leans on another goes first."""
SEEN = {"members", "trust", "programme", "stories"}
"""Apps whose rows about an organisation the office may know of."""

Entry = dict[str, Any]


@transaction.atomic
def undo_import(*, actor: Person, number: UUID) -> Import:
    """Bring back what stood there before; rows that somebody changed since stay, and are named.

    A new organisation that only somebody's own rows lean on (a place in a room, say) goes out of sight as a
    guest that is shown nowhere: whoever undoes sees it gone, and learns nothing of what it takes part in.
    """
    kept = queries.lock_import(number)
    if kept.state != Import.State.TAKEN:
        return kept
    left = {row for what in ORDER for row in _undo(what, [e for e in kept.done if e["what"] == what])}
    kept.state = Import.State.UNDONE
    kept.about["left"] = sorted(left)
    kept.save(update_fields=["state", "about"])
    record(
        trail=TRAIL,
        tag="import:undone",
        actor=actor.ref,
        subject=f"import:{kept.id}",
        changed=len(kept.done),
        left=len(left),
    )
    return kept


def _undo(what: str, entries: list[Entry]) -> list[int]:
    """Undo the entries of one table, and return the rows that stay as they are."""
    table = TABLES[what]
    locked = table._default_manager.select_for_update().filter(pk__in=[entry["id"] for entry in entries])
    there = {str(thing.pk): thing for thing in locked.order_by("pk")}
    untouched = [entry for entry in entries if _as_left(there.get(entry["id"]), entry)]
    made = [entry for entry in untouched if entry["before"] is None]
    for entry in untouched:
        if entry["before"] is not None:
            _put_back(there[entry["id"]], entry["before"])
    stay = _take_away(what, table, [entry["id"] for entry in made])
    rows = [entry["row"] for entry in entries if entry not in untouched and entry["id"] in there]
    return rows + [entry["row"] for entry in made if entry["id"] in stay]


def _as_left(thing: Any, entry: Entry) -> bool:
    """Say whether something stands as the import left it; what is gone was changed too."""
    return thing is not None and all(
        _plain(getattr(thing, name)) == value for name, value in entry["after"].items()
    )


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _put_back(thing: models.Model, before: dict[str, Any]) -> None:
    for name, value in before.items():
        setattr(thing, name, value)
    thing.save(update_fields=list(before))


def _take_away(what: str, table: type[models.Model], ids: list[str]) -> set[str]:
    """Take away what the import made; return what stays because something that may be seen leans on it."""
    if what not in ("organisation", "person"):
        table._default_manager.filter(pk__in=ids).delete()
        return set()
    seen, unseen = _leaning(table, ids)
    if what == "organisation":
        for organisation in Organisation.objects.filter(pk__in=unseen - seen):
            _out_of_sight(organisation)
    table._default_manager.filter(pk__in=set(ids) - seen - unseen).delete()
    return seen


def _leaning(table: type[models.Model], ids: Iterable[str]) -> tuple[set[str], set[str]]:
    """Return of which of these something leans on them that may be seen, and that may not."""
    wanted = list(ids)
    seen: set[str] = set()
    unseen: set[str] = set()
    for relation in table._meta.related_objects:
        name = relation.field.name
        rows = relation.related_model._base_manager.filter(**{f"{name}__in": wanted})
        found = {str(pk) for pk in rows.values_list(name, flat=True)}
        if relation.related_model is Role:
            roles = Role.objects.filter(**{f"{name}__in": wanted})
            known = {str(pk) for pk in queries.seen(roles).values_list(name, flat=True)}
            seen, unseen = seen | known, unseen | (found - known)
        elif relation.related_model._meta.app_label in SEEN:
            seen |= found
        else:
            unseen |= found
    return seen, unseen


def _out_of_sight(organisation: Organisation) -> None:
    organisation.slug, organisation.kvk = secrets.token_hex(16), None
    organisation.is_listed = organisation.is_member = False
    organisation.save(update_fields=["slug", "kvk", "is_listed", "is_member"])

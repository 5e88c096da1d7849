"""Imports as the cases of the actions need them: shown, left to the worker, taken over, or of long ago."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any


def shown(wilma: Any, brug: Any) -> Any:
    from portal.members.actions import keep_import
    from portal.members.models import Import

    if there := Import.objects.first():
        return there
    return keep_import(
        actor=wilma, subject="organisations", name="leden.csv", raw=b"x", table=table(wilma, brug)
    )


def table(wilma: Any, brug: Any) -> Any:
    from portal.members.bridge.imports import Line, Table

    cells = {"name": "De Brug", "seat": "Alphen aan den Rijn", "kvk": "99990001", "group": "Samen"}
    asked = {"name": "Jong Rijnmeer", "seat": "Alphen aan den Rijn", "kind": "welzijn"}
    lines = (Line(2, cells, False), Line(3, asked, False))
    return Table({"name": "Naam", "seat": "Plaats"}, lines, (), ())


def left_as(state: str) -> Callable[[Any, Any], Any]:
    """Return what leaves an import in this state."""

    def make(wilma: Any, brug: Any) -> Any:
        from portal.members.actions import take_import

        kept = shown(wilma, brug)
        if state == "busy":
            kept.state = "busy"
            kept.about |= {"actor": wilma.ref, "by": wilma.name, "letters": False}
        elif state == "old":
            kept.made_at -= timedelta(days=366)
        kept.save()
        return take_import(actor=wilma, number=kept.pk) if state == "taken" else kept

    return make


def number(wilma: Any, brug: Any) -> Any:
    return shown(wilma, brug).pk


def yes(wilma: Any, brug: Any) -> Any:
    from portal.members.models import Organisation

    return {3: str(Organisation.objects.get(slug="jong-rijnmeer").pk)}

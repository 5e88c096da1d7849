"""A notice comes in, is confirmed, and a warm coalition comes out: the main job, on the site, in one test."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_director_goes_from_a_lot_to_proposals(as_person: Callable[[str], Client]) -> None:
    from portal.tenders.models import Lot

    wilma = as_person("Wilma")
    lot = Lot.objects.get(tender__title__startswith="Welzijn en ondersteuning Rijnmeer", order=1)
    page = wilma.get(f"/aanbestedingen/perceel/{lot.id}/vraag/")
    fields = _posted(page)

    confirmed = wilma.post(f"/aanbestedingen/perceel/{lot.id}/vraag/", fields)
    asked = wilma.post(f"/coalities/perceel/{lot.id}/")
    answer = wilma.get(asked["Location"])

    assert confirmed.status_code == 302
    assert "De Brug Welzijn" in answer.content.decode()
    assert "Jong Rijnmeer" in answer.content.decode()


def _posted(page: Any) -> dict[str, Any]:
    """Return what a browser would send back from the form of demands, unchanged."""
    rows = page.context["rows"]
    fields = {f"form-{name}": value for name, value in rows.management_form.initial.items()}
    for form in rows:
        for field in form:
            fields[field.html_name] = field.value() or ""
    return fields

"""Whoever asks for their data gets all of it: no table with people or organisations in it is forgotten."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from portal.front.bridge.export import NOT_EXPORTED, of_organisation, of_person
from portal.members.models import Organisation, Person, Role

OURS = {
    model._meta.label_lower: model for model in apps.get_models() if model.__module__.startswith("portal.")
}


def tells_of_somebody(model: type[models.Model]) -> bool:
    """Say whether a table holds a person, an organisation or an address, or names personal fields."""
    if model in (Person, Organisation) or vars(model)["personal"]:
        return True
    fields = model._meta.concrete_fields
    return any(f.related_model in (Person, Organisation) or isinstance(f, models.EmailField) for f in fields)


def exported() -> set[str]:
    anybody: Any = SimpleNamespace(
        organisation=Organisation(name="De proef"),
        may=lambda verb: True,
        person=Person(),
        role=Role(),
        others=(),
    )
    tables = (*of_organisation(anybody).tables, *of_person(Person(), anybody).tables)
    return {label for table in tables for label in table.shows}


@pytest.mark.parametrize("label", sorted(OURS))
def test_a_table_that_tells_of_somebody_goes_along_or_says_why_not(label: str) -> None:
    if tells_of_somebody(OURS[label]):
        assert label in exported() or NOT_EXPORTED.get(label)


def test_no_table_is_both_in_an_export_and_left_out() -> None:
    assert exported() & NOT_EXPORTED.keys() == set()


def test_an_export_names_tables_that_there_are() -> None:
    assert exported() <= OURS.keys()


def test_the_rule_sees_a_table_that_tells_of_somebody() -> None:
    seen = {label for label, model in OURS.items() if tells_of_somebody(model)}

    assert {"members.person", "members.card", "members.offer", "coalitions.run", "notify.letter"} <= seen
    assert "tenders.deadline" not in seen

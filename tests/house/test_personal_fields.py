"""Every table says what it keeps of people, why, and how long."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import models

from portal.members.models import Person

OURS = [model for model in apps.get_models() if model.__module__.startswith("portal.")]
WORDS = (models.CharField, models.TextField, models.DateTimeField)


def of_people(model: type[models.Model]) -> set[str]:
    """Return the fields that tell of people: an address, a person, all words of Person itself."""
    fields = model._meta.concrete_fields
    found = {field.name for field in fields if isinstance(field, models.EmailField)}
    found |= {field.name for field in fields if field.related_model is Person}
    if model is Person:
        found |= {field.name for field in fields if isinstance(field, WORDS)}
    return found


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_a_table_names_its_personal_fields(model: type[models.Model]) -> None:
    assert "personal" in vars(model)
    assert of_people(model) <= vars(model)["personal"].keys()


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_what_is_named_is_there(model: type[models.Model]) -> None:
    assert vars(model)["personal"].keys() <= {field.name for field in model._meta.get_fields()}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_each_reason_tells_why_and_how_long(model: type[models.Model]) -> None:
    for reason in vars(model)["personal"].values():
        why, how_long = reason.split(";")

        assert len(why.split()) > 1
        assert len(how_long.split()) > 1

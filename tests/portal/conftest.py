"""The invented association in the test database, loaded once, and clients that act as its people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.test.utils import setup_databases, teardown_databases

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: Any
) -> Iterator[None]:
    """Make the test database and fill it once; every test runs in a transaction that is rolled back.

    pytest-django itself makes none when no test of the session asks for `db`, and the tests that commit
    (see `scratch`) do not: the world would then be loaded into the database of the site itself.
    """
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases={"default"})
        _load_world()
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


def _load_world() -> None:
    from portal.front.actions import give_demo_keys, load_association
    from portal.members.models import Person
    from portal.tenders.actions import hand_in_notice, import_notice

    load_association(folder=SAMPLES)
    give_demo_keys(folder=SAMPLES)
    office = Person.objects.get(email="margriet.zonderland@samenkracht.example")
    for file in sorted((SAMPLES / "notices").glob("*.xml")):
        document = hand_in_notice(actor=office, owner=None, name=file.name, raw=file.read_bytes())
        import_notice(document_id=document.id)


PEOPLE = {
    "Wilma": "wilma.postma@de-brug-welzijn.example",
    "Tarik": "tarik.aydemir@de-brug-welzijn.example",
    "Loes": "loes.van.wijngaarden@de-brug-welzijn.example",
    "Jeroen": "jeroen.tichelaar@jong-rijnmeer.example",
    "Ruud": "ruud.overesch@ijsselkring.example",
    "Frank": "frank.lindenhof@ouderenhuis-de-linde.example",
    "Margriet": "margriet.zonderland@samenkracht.example",
    "Ab": "ab.van.der.toets@toets-en-tel.example",
    "Simone": "simone.raadsveld@inkoopbureau-rijnmeer.example",
    "Lennart": "lennart.sleutelaar@samenkracht.example",
}
"""Whom tests name: Wilma, Jeroen and Ruud are directors, Frank that of a guest; Tarik may compose."""


@pytest.fixture
def person(db: None) -> Callable[[str], Any]:
    """Find one of the people by first name."""
    from portal.members.models import Person

    return lambda name: Person.objects.get(email=PEOPLE[name])


@pytest.fixture
def as_person(person: Callable[[str], Any]) -> Callable[[str], Client]:
    """A client that is logged in as somebody, with the second factor behind them."""

    def log_in(name: str) -> Client:
        client = Client()
        client.force_login(person(name), backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return log_in


@pytest.fixture(autouse=True)
def _nobody_tried_before() -> None:
    """Forget what earlier tests counted: the limits on trying to log in live in the cache."""
    from django.core.cache import cache

    cache.clear()


@pytest.fixture
def scratch(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """A copy of the world in a database of its own, for tests that must commit; gone afterwards.

    `django_db(transaction=True)` would empty the world of all other tests, and the ledger refuses that.
    """
    from django.db import connections

    here = connections["default"]
    world = here.settings_dict["NAME"]
    copy = f"{world}_copy"
    with django_db_blocker.unblock():
        here.close()
        _admin(f'CREATE DATABASE "{copy}" TEMPLATE "{world}"')
        here.settings_dict["NAME"] = copy
        try:
            yield copy
        finally:
            here.settings_dict["NAME"] = world
            here.close()
            _admin(f'DROP DATABASE "{copy}" WITH (FORCE)')


def _admin(statement: str) -> None:
    from django.db import connections

    with connections["default"]._nodb_cursor() as cursor:
        cursor.execute(statement)

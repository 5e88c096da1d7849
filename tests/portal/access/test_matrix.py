"""Every address × visitor × own, another's, shared and absent object × GET and POST: the exact answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse
from tests.portal.access import objects as doors
from tests.portal.access.table import BODIES, EVERYONE, KEYS, Answer, account, site
from tests.portal.conftest import PEOPLE
from tests.portal.visitors import WHO, visit

pytestmark = pytest.mark.django_db
Objects = dict[str, dict[str, list[Any]]]
EMPTY = {"sent": "1"}
"""A form in which nothing was filled in; a browser always sends something along, if only a token."""
ACCOUNT_ARGUMENTS: dict[str, list[Any]] = {
    "account_confirm_email": ["geen-sleutel"],
    "account_reset_password_from_key": ["1", "set-password"],
    "mfa_remove_webauthn": [987654321],
    "mfa_edit_webauthn": [987654321],
}


@pytest.fixture(scope="module")
def objects(django_db_setup: None, django_db_blocker: Any) -> Iterator[Objects]:
    """What the table names, made once for this file and taken back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield doors.make()
        transaction.set_rollback(True)


def _named(resolver: Any) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _named(pattern)
        else:
            yield pattern.name


def _ask(client: Client, method: str, address: str, body: dict[str, Any] | None = None) -> Any:
    """Ask, and take back whatever that changed."""
    cookies = client.cookies.copy()
    cache.clear()
    with transaction.atomic():
        response = client.get(address) if method == "get" else client.post(address, body or EMPTY)
        transaction.set_rollback(True)
    if response.streaming:
        list(response)  # type: ignore[call-overload]  # a file that was made for this answer goes with it
    client.cookies = cookies
    return response


def _wrong(client: Client, address: str, body: dict[str, Any] | None, answer: Answer) -> list[str]:
    found = []
    for method, code in (("get", answer.get), ("post", answer.post)):
        response = _ask(client, method, address, body)
        led = response.headers.get("Location", "").startswith("/account/login/?next=")
        if (response.status_code, led) != (code, answer.to_log_in):
            where = response.headers.get("Location", "")
            found.append(f"{method} {address}: {response.status_code} {where}, must be {code}")
    return found


def _person(name: str) -> Any:
    from portal.members.models import Person

    return Person.objects.get(email=PEOPLE[name])


def _address(url: str, name: str, objects: Objects) -> tuple[str, dict[str, Any] | None]:
    """Return the address of an object, and what is posted to it."""
    if url == "take_role":
        role = objects["end_role"].get(name, [987654321])[0]
        return reverse(url), {"role": role}
    if name == "-":
        return reverse(url), None
    arguments = doors.ABSENT.get(url, [doors.NOBODY]) if name == "absent" else objects[url][name]
    return reverse(url, args=arguments), BODIES.get(url)


def test_every_address_stands_in_the_table() -> None:
    in_table = {url for url, _name in site()} | set(account())

    assert set(_named(get_resolver())) == in_table


def test_every_address_with_an_object_is_tried_where_there_is_none() -> None:
    with_object = {url for url, name in site() if name != "-"}

    assert with_object == {url for url, name in site() if name == "absent"}


@pytest.mark.parametrize("letter", EVERYONE, ids=WHO.get)
def test_the_site_answers_each_visitor_as_the_table_says(letter: str, objects: Objects) -> None:
    client = visit(letter, _person)

    wrong = [
        f"{url} ({name}) {line}"
        for (url, name), answers in site().items()
        for line in _wrong(client, *_address(url, name, objects), answers[letter])
    ]

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("letter", "ADTSX", ids=WHO.get)
def test_the_log_in_pages_answer_each_visitor_as_the_table_says(letter: str, objects: Objects) -> None:
    client = visit(letter, _person)

    wrong = [
        line
        for url, answers in account().items()
        for line in _wrong(
            client, reverse(url, args=ACCOUNT_ARGUMENTS.get(url, [])), None, answers[KEYS[letter]]
        )
    ]

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("letter", EVERYONE[1:], ids=WHO.get)
def test_what_is_not_yours_looks_exactly_like_what_is_not_there(letter: str, objects: Objects) -> None:
    client = visit(letter, _person)
    closed = [
        (url, name, "get" if answers[letter].get == 404 else "post")
        for (url, name), answers in site().items()
        if answers[letter].post == 404 and name not in {"-", "absent"}
    ]

    nothing: dict[str, Any] = {}
    telling = []
    for url, name, method in closed:
        address, body = _address(url, name, objects)
        if url not in nothing:
            nowhere, nobody = _address(url, "absent", objects)
            nothing[url] = _bare(_ask(client, method, nowhere, nobody), nowhere)
        if _bare(_ask(client, method, address, body), address) != nothing[url]:
            telling.append(f"{method} {url} ({name})")

    assert closed
    assert not telling


def _bare(response: Any, address: str) -> tuple[int, bytes, dict[str, str]]:
    """Return what a visitor is given, without tokens of forms and the address that they asked for."""
    body = re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", response.content)
    headers = {name: value for name, value in response.headers.items() if name != "Content-Length"}
    return response.status_code, body.replace(address.encode(), b""), headers

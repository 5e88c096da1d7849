"""A role counts while it lasts: what is taken away is gone on the next request."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.portal.visitors import visit

pytestmark = pytest.mark.django_db
CLOSED = "/aanbestedingen/"
"""A page that members may see."""


def test_a_role_that_is_taken_away_is_gone_on_the_next_request(person: Callable[[str], Any]) -> None:
    from portal.members.actions import end_role

    tarik = visit("T", person)
    before = tarik.get("/coalities/voorstellen/").status_code
    end_role(actor=person("Wilma"), role=person("Tarik").roles.get())

    assert before == 200
    assert tarik.get("/coalities/voorstellen/").status_code == 404
    assert tarik.get(CLOSED).status_code == 404


@pytest.mark.parametrize(("since", "until", "code"), [
    ("2026-11-23", None, 200),
    ("2026-11-24", None, 404),
    ("2023-01-01", "2026-11-23", 200),
    ("2023-01-01", "2026-11-22", 404),
])  # fmt: skip
def test_a_role_counts_from_its_first_day_to_its_last(
    since: str, until: str | None, code: int, person: Callable[[str], Any]
) -> None:
    person("Loes").roles.update(since=since, until=until)

    assert visit("S", person).get(CLOSED).status_code == code


def test_delegation_taken_away_is_gone_on_the_next_request(person: Callable[[str], Any]) -> None:
    tarik = visit("T", person)
    person("Tarik").roles.update(may_compose=False)

    assert tarik.get("/coalities/voorstellen/").status_code == 404
    assert tarik.get(CLOSED).status_code == 200

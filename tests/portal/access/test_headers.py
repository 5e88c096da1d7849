"""What each answer says to a browser: what may run, be framed, guessed or kept."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.portal.visitors import visit

PROJECT = Path(__file__).resolve().parents[3]
OPEN = ["/", "/netwerk/", "/openheid/", "/openheid/logboek/", "/account/login/", "/bestaat-niet/", "/gezond/"]
CLOSED = [
    "/",
    "/mijn-account/",
    "/mijn-organisatie/",
    "/aanbestedingen/",
    "/coalities/",
    "/netwerk/",
    "/bestaat-niet/",
]


@pytest.mark.django_db
@pytest.mark.parametrize("page", OPEN)
def test_only_our_own_files_run_on_a_page(page: str) -> None:
    answer = Client().get(page)

    policy = dict(part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in answer["Content-Security-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize("page", OPEN)
def test_a_page_is_not_framed_guessed_or_told_elsewhere(page: str) -> None:
    answer = Client().get(page)

    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.django_db
@pytest.mark.parametrize("page", CLOSED)
def test_pages_of_somebody_who_is_logged_in_are_kept_by_nobody(
    page: str, person: Callable[[str], Any]
) -> None:
    assert "no-store" in visit("D", person).get(page)["Cache-Control"]


@pytest.mark.django_db
def test_pages_hold_no_script_or_style_that_the_policy_would_stop(person: Callable[[str], Any]) -> None:
    client = visit("D", person)

    for page in (*OPEN, *CLOSED):
        text = client.get(page).content.decode()
        assert "<script>" not in text
        assert "<style" not in text
        assert " style=" not in text
        assert " onclick=" not in text


@pytest.mark.django_db
def test_cookies_are_not_for_scripts_and_not_for_other_sites(person: Callable[[str], Any]) -> None:
    loes = person("Loes")
    loes.set_password("een-lange-zin-voor-deze-proef")
    loes.save()
    client = Client()
    client.get("/account/login/")
    client.post("/account/login/", {"login": loes.email, "password": "een-lange-zin-voor-deze-proef"})

    for name in ("sessionid", "csrftoken"):
        assert client.cookies[name]["httponly"]
        assert client.cookies[name]["samesite"] == "Lax"


def _check(**choices: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("WARME_")}
    environment |= {
        "PYTHONPATH": str(PROJECT / "src"),
        "DATABASE_URL": "postgresql://nobody@localhost/none",
        **choices,
    }
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "portal.manage", "check", "--deploy"],
        env=environment,
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )


def test_django_has_no_warning_for_a_site_that_serves_people() -> None:
    done = _check(
        WARME_ORIGIN="https://coalities.example",
        WARME_SECRET_KEY="een-lange-en-willekeurige-tekst-met-genoeg-verschillende-tekens-0123456789",
        WARME_SERVING="1",
    )

    assert done.returncode == 0, done.stderr
    assert "no issues (0 silenced)" in done.stdout + done.stderr


@pytest.mark.parametrize("key", ["", "only-for-tests-and-checks-never-for-a-site-that-people-use"])
def test_a_site_does_not_serve_people_with_the_key_of_the_tests(key: str) -> None:
    done = _check(WARME_ORIGIN="https://coalities.example", WARME_SERVING="1", WARME_SECRET_KEY=key)

    assert done.returncode != 0
    assert "WARME_SECRET_KEY" in done.stderr


def test_no_other_database_than_postgresql_is_taken() -> None:
    done = _check(DATABASE_URL="mysql://iemand@ergens/iets")

    assert "postgresql://" in done.stderr

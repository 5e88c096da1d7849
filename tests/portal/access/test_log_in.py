"""Getting in: by password or a code by mail, with the second factor where it must be, by invitation only."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.portal.access.table import site
from tests.portal.visitors import BACKEND, visit

pytestmark = pytest.mark.django_db
PASSWORD = "een-lange-zin-voor-deze-proef"
CLOSED = "/aanbestedingen/"
"""A page behind the door."""


@pytest.fixture(autouse=True)
def _one_half_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep codes of the authenticator app the same for as long as a test lasts."""
    import time
    from types import SimpleNamespace

    from allauth.mfa.totp.internal import auth

    moment = time.time()
    monkeypatch.setattr(auth, "time", SimpleNamespace(time=lambda: moment))


@pytest.fixture
def loes(person: Callable[[str], Any]) -> Any:
    """A member of staff, who may do without a second factor."""
    return _with_password(person("Loes"))


@pytest.fixture
def wilma(person: Callable[[str], Any]) -> Any:
    """A director, who has one."""
    return _with_password(person("Wilma"))


@pytest.fixture
def marijke(db: None) -> Any:
    """A director who was just invited and has none yet."""
    from portal.members.models import Person

    return _with_password(Person.objects.get(email="marijke.oudshoorn@gouwestroom.example"))


def _with_password(person: Any) -> Any:
    person.set_password(PASSWORD)
    person.save(update_fields=["password"])
    return person


def _log_in(client: Client, email: str, password: str = PASSWORD) -> Any:
    return client.post("/account/login/", {"login": email, "password": password})


def _code_now(person: Any) -> str:
    from allauth.mfa.adapter import get_adapter
    from allauth.mfa.models import Authenticator

    kept = Authenticator.objects.get(user=person, type=Authenticator.Type.TOTP)
    return _code_of(get_adapter().decrypt(kept.data["secret"]))


def _code_of(secret: str) -> str:
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def _mailed_code() -> str:
    from portal.notify.models import Letter

    found = re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", Letter.objects.get().text, re.MULTILINE)
    assert found
    return found.group(1)


def _is_in(client: Client) -> bool:
    return client.get("/mijn-account/").status_code == 200


def _bare(response: Any) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())


def test_a_member_of_staff_gets_in_with_a_password(loes: Any) -> None:
    client = Client()

    answer = _log_in(client, loes.email.upper())

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.get(CLOSED).status_code == 200


def test_a_wrong_password_and_an_unknown_account_get_the_same_words(loes: Any) -> None:
    wrong = _log_in(Client(), loes.email, "iets-heel-anders-dan-dat")
    unknown = _log_in(Client(), "niemand@nergens.example", "iets-heel-anders-dan-dat")

    assert wrong.status_code == unknown.status_code == 200
    assert _bare(wrong).replace(loes.email, "") == _bare(unknown).replace("niemand@nergens.example", "")


def test_somebody_without_a_password_does_not_get_in_with_an_empty_one(person: Callable[[str], Any]) -> None:
    client = Client()

    for password in ("", "!", "None"):
        _log_in(client, person("Loes").email, password)

    assert not _is_in(client)


def test_a_code_by_mail_opens_the_door(loes: Any) -> None:
    from portal.notify.models import Letter

    client = Client()
    client.post("/account/login/code/", {"email": loes.email})

    answer = client.post("/account/login/code/confirm/", {"code": _mailed_code()})

    assert Letter.objects.get().address == loes.email
    assert answer.status_code == 302
    assert client.get(CLOSED).status_code == 200


def test_a_wrong_code_by_mail_opens_nothing(loes: Any) -> None:
    client = Client()
    client.post("/account/login/code/", {"email": loes.email})

    for guess in ("", "AAAA-AAAA", "000000", "\0", "é" * 100):
        client.post("/account/login/code/confirm/", {"code": guess})

    assert not _is_in(client)


def test_a_code_for_an_unknown_account_is_answered_in_the_same_way(loes: Any) -> None:
    known = Client().post("/account/login/code/", {"email": loes.email})
    unknown = Client().post("/account/login/code/", {"email": "niemand@nergens.example"})

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


def test_a_director_shows_the_second_factor_too(wilma: Any) -> None:
    client = Client()

    first = _log_in(client, wilma.email)
    before = client.get(CLOSED)
    second = client.post("/account/2fa/authenticate/", {"code": _code_now(wilma)})

    assert first["Location"] == "/account/2fa/authenticate/"
    assert (before.status_code, before["Location"]) == (302, f"/account/login/?next={CLOSED}")
    assert second.status_code == 302
    assert client.get(CLOSED).status_code == 200


def test_a_second_factor_cannot_be_guessed_or_used_twice(wilma: Any) -> None:
    code = _code_now(wilma)
    first, thief = Client(), Client()
    _log_in(first, wilma.email)
    first.post("/account/2fa/authenticate/", {"code": code})
    _log_in(thief, wilma.email)

    for guess in ("000000", "", "abcdef", code):
        thief.post("/account/2fa/authenticate/", {"code": guess})

    assert _is_in(first)
    assert not _is_in(thief)


def test_a_code_by_mail_is_no_way_around_the_second_factor(wilma: Any) -> None:
    client = Client()
    client.post("/account/login/code/", {"email": wilma.email})

    client.post("/account/login/code/confirm/", {"code": _mailed_code()})

    assert not _is_in(client)


@pytest.mark.parametrize("role", ["director", "office", "chair", "auditor", "administrator"])
def test_who_needs_a_second_factor_can_do_nothing_else_before(role: str, marijke: Any) -> None:
    from portal.members.models import Role

    if role != "director":
        marijke.roles.all().delete()
        Role.objects.create(person=marijke, name=role, since="2023-01-01")
    client = Client()
    client.force_login(marijke, backend=BACKEND)

    plain = [
        "/",
        CLOSED,
        "/netwerk/",
        "/coalities/",
        "/mijn-organisatie/",
        "/mijn-account/",
        "/rol/",
        "/bestaat-niet/",
    ]
    answers = {
        (client.get(page).headers.get("Location"), client.post(page).headers.get("Location"))
        for page in plain
    }

    assert answers == {("/account/2fa/", "/account/2fa/")}
    assert client.get("/account/2fa/").status_code == 200


@pytest.mark.parametrize("with_password", [True, False])
def test_a_director_sets_up_a_second_factor_and_goes_on(with_password: bool, marijke: Any) -> None:
    client = Client()
    if with_password:
        _log_in(client, marijke.email)
        client.post("/account/reauthenticate/", {"password": PASSWORD})
    else:
        marijke.set_unusable_password()
        marijke.save()
        client.post("/account/login/code/", {"email": marijke.email})
        client.post("/account/login/code/confirm/", {"code": _mailed_code()})
    client.get("/account/2fa/totp/activate/")

    client.post("/account/2fa/totp/activate/", {"code": _code_of(client.session["mfa.totp.secret"])})

    assert client.get(CLOSED).status_code == 200


def test_secrets_of_authenticator_apps_are_kept_encrypted(wilma: Any) -> None:
    from allauth.mfa.adapter import get_adapter
    from allauth.mfa.models import Authenticator

    kept = Authenticator.objects.get(user=wilma, type=Authenticator.Type.TOTP).data["secret"]

    secret = get_adapter().decrypt(kept)
    assert re.fullmatch(r"[A-Z2-7]{32}", secret)
    assert secret not in kept
    assert get_adapter().encrypt(secret) != get_adapter().encrypt(secret)


@pytest.mark.parametrize("letter", "SMN")
def test_who_may_do_without_is_not_asked(letter: str, person: Callable[[str], Any]) -> None:
    assert visit(letter, person).get("/").status_code == 200


def test_too_many_wrong_passwords_close_the_door_for_a_while(loes: Any) -> None:
    client = Client()
    answers = [_log_in(client, loes.email, f"fout-nummer-{number}") for number in range(6)]

    late = _log_in(client, loes.email)

    assert all(answer.status_code == 200 for answer in answers)
    assert not _is_in(client)
    assert "later" in late.content.decode().lower()


def test_nobody_can_fill_the_postbox_of_another_with_codes(loes: Any) -> None:
    from portal.notify.models import Letter

    answers = [Client().post("/account/login/code/", {"email": loes.email}) for _time in range(5)]

    assert Letter.objects.count() == 3
    assert [answer.status_code for answer in answers] == [302, 302, 302, 200, 200]
    assert "later" in answers[-1].content.decode()


def test_who_tries_many_addresses_gets_a_page_of_our_own() -> None:
    for number in range(21):
        answer = Client().post("/account/password/reset/", {"email": f"iemand{number}@nergens.example"})

    assert answer.status_code == 429
    assert "U probeerde dit te vaak" in answer.content.decode()


def test_nobody_signs_up_by_themselves() -> None:
    from portal.members.models import Person

    people = Person.objects.count()
    page = Client().get("/account/signup/")
    answer = Client().post(
        "/account/signup/", {"email": "binnen@sluiper.example", "password1": PASSWORD, "password2": PASSWORD}
    )

    assert Person.objects.count() == people
    assert "<form" not in page.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    assert answer.status_code == 200


def test_one_logs_out_by_a_button_only(loes: Any) -> None:
    client = Client()
    client.force_login(loes, backend=BACKEND)

    client.get("/account/logout/")
    still_in = _is_in(client)
    client.post("/account/logout/")

    assert still_in
    assert not _is_in(client)


def test_the_session_is_another_one_after_logging_in_and_gone_after_logging_out(loes: Any) -> None:
    client = Client()
    client.get("/account/login/")
    session = client.session
    session["before"] = "set by somebody else"
    session.save()
    client.cookies["sessionid"] = before = session.session_key or ""

    _log_in(client, loes.email)
    after = client.cookies["sessionid"].value
    client.post("/account/logout/")
    client.cookies["sessionid"] = after

    assert after != before
    assert not _is_in(client)


def test_a_new_password_ends_the_sessions_elsewhere(loes: Any) -> None:
    elsewhere = Client()
    _log_in(elsewhere, loes.email)

    loes.set_password("een-andere-lange-zin-dan-dat")
    loes.save()

    assert not _is_in(elsewhere)


def test_somebody_who_is_switched_off_is_out(person: Callable[[str], Any]) -> None:
    from portal.members.models import Person

    client = visit("S", person)
    Person.objects.filter(pk=person("Loes").pk).update(is_active=False)

    assert not _is_in(client)


@pytest.mark.parametrize("where", ["https://elders.example/", "//elders.example", "javascript:alert(1)"])
def test_logging_in_leads_nowhere_else(where: str, loes: Any) -> None:
    answer = Client().post(
        f"/account/login/?next={where}", {"login": loes.email, "password": PASSWORD, "next": where}
    )

    assert answer["Location"] == "/"


def test_a_link_for_a_new_password_works_once_and_for_half_an_hour(loes: Any, settings: Any) -> None:
    from portal.notify.models import Letter

    Client().post("/account/password/reset/", {"email": loes.email})
    link = re.search(r"https?://[^/]+(/account/password/reset/key/\S+)", Letter.objects.get().text)
    assert link
    client = Client()
    form = client.get(link.group(1))["Location"]

    client.post(form, {"password1": "kers-vers-en-lang-genoeg", "password2": "kers-vers-en-lang-genoeg"})

    again = Client()
    answer = again.get(link.group(1), follow=True)
    assert _log_in(Client(), loes.email, "kers-vers-en-lang-genoeg").status_code == 302
    assert 'name="password1"' not in answer.content.decode()
    assert settings.PASSWORD_RESET_TIMEOUT <= 30 * 60


def test_every_form_needs_its_token(person: Callable[[str], Any]) -> None:
    from django.urls import get_resolver, reverse
    from tests.portal.access.objects import ABSENT, NOBODY
    from tests.portal.access.test_matrix import ACCOUNT_ARGUMENTS, _named

    client = Client(enforce_csrf_checks=True)
    client.force_login(person("Wilma"), backend=BACKEND)
    objects = {url for url, name in site() if name != "-" and url != "take_role"}

    codes = {}
    for url in _named(get_resolver()):
        arguments = ACCOUNT_ARGUMENTS.get(url, ABSENT.get(url, [NOBODY] if url in objects else []))
        codes[url] = client.post(reverse(url, args=arguments), {"sent": "1"}).status_code

    assert {url for url, code in codes.items() if code != 403} == set()

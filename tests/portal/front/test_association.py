"""Beginning with an association, on the first page and in the terminal; and how it shows from then on."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from portal.front.access import setup_code

pytestmark = pytest.mark.django_db
KEY = "een-sleutel-die-alleen-deze-proef-kent"
FORM = {
    "name": "Vereniging Nieuw Begin",
    "colour": "moss",
    "office_name": "Bo Begin",
    "email": "Bo@nieuw-begin.example",
}


def png(colour: str = "red") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (600, 100), colour).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def nobody(db: None, settings: Any) -> None:
    """A site on which there is nothing yet, with a key of its own."""
    from portal.ledger.models import Step
    from portal.members.models import Association, Organisation, Person

    settings.SECRET_KEY, settings.DEMO = KEY, False
    Association.objects.all().delete()
    Organisation.objects.all().delete()
    Person.objects.all().delete()
    with connection.cursor() as cursor:  # the log refuses it, and so it should; this is another site
        cursor.execute("SET LOCAL session_replication_role = replica")
    Step.objects.all().delete()


def test_the_first_page_is_that_on_which_one_begins(nobody: None) -> None:
    answer = Client().get("/")

    assert (answer.status_code, answer["Location"]) == (302, "/begin/")
    assert Client().get("/begin/").status_code == 200


def test_one_begins_with_the_setup_code_and_then_never_again(nobody: None) -> None:
    from portal.members.models import Association, Person
    from portal.notify.models import Letter

    code = setup_code().lower().replace("-", " ")
    answer = Client().post("/begin/", {**FORM, "code": code, "logo": SimpleUploadedFile("logo.png", png())})

    association = Association.objects.get()
    office = Person.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, "/account/login/code/")
    assert (association.name, association.colour) == ("Vereniging Nieuw Begin", "moss")
    assert Image.open(io.BytesIO(association.logo)).size == (480, 80)
    assert (office.email, office.name) == ("bo@nieuw-begin.example", "Bo Begin")
    assert [role.name for role in office.roles.all()] == ["office"]
    assert not office.has_usable_password()
    assert Letter.objects.get().address == office.email
    assert Client().get("/begin/").status_code == 404
    assert Client().post("/begin/", {**FORM, "code": code}).status_code == 404
    assert Client().get("/").status_code == 200


@pytest.mark.parametrize("code", ["", "ABCD-EFGH-IJKL-MNOP-QRST", "é", "\0"])
def test_without_the_setup_code_nobody_begins(code: str, nobody: None) -> None:
    from portal.members.models import Association

    answer = Client().post("/begin/", {**FORM, "code": code})

    assert answer.status_code == 422
    assert 'value="Vereniging Nieuw Begin"' in answer.content.decode()
    assert not Association.objects.exists()


def test_where_everyone_knows_the_key_nobody_begins(nobody: None, settings: Any) -> None:
    settings.SECRET_KEY = settings.TESTING_KEY

    assert Client().get("/begin/").status_code == 404
    assert Client().get("/").status_code == 200


def test_where_there_is_somebody_already_the_first_page_is_closed(nobody: None) -> None:
    from portal.members.models import Person

    Person.objects.create_user("iemand@ergens.example", "Iemand")

    assert Client().get("/begin/").status_code == 404


def test_the_setup_code_follows_from_the_key_alone(settings: Any) -> None:
    settings.SECRET_KEY = KEY
    first = setup_code()
    settings.SECRET_KEY = f"{KEY}!"

    assert first != setup_code()
    assert len(first.replace("-", "")) == 20


def begin_in_the_terminal(**options: Any) -> str:
    out = io.StringIO()
    call_command("create_association", stdout=out, **options)
    return out.getvalue()


TOLD = {"name": "Nieuw Begin", "email": "bo@nieuw-begin.example", "office_name": "Bo Begin"}


def test_one_begins_in_the_terminal(nobody: None, tmp_path: Path) -> None:
    from portal.members.models import Association, Role

    logo = tmp_path / "logo.png"
    logo.write_bytes(png())

    said = begin_in_the_terminal(**TOLD, colour="dusk", logo=logo)

    association = Association.objects.get()
    assert (association.name, association.colour) == ("Nieuw Begin", "dusk")
    assert association.logo
    assert Role.objects.get().person.email == "bo@nieuw-begin.example"
    assert "changepassword bo@nieuw-begin.example" in said


def test_a_site_is_of_one_association(nobody: None) -> None:
    begin_in_the_terminal(**TOLD)

    with pytest.raises(CommandError, match="already"):
        begin_in_the_terminal(**TOLD)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"email": "geen adres"}, "email"),
        ({"logo": Path("/geen/bestand")}, "no file"),
        ({"name": ""}, "--name"),
    ],
)
def test_what_is_wrong_in_the_terminal_is_said(wrong: dict[str, Any], said: str, nobody: None) -> None:
    from portal.members.models import Association

    with pytest.raises(CommandError, match=said):
        begin_in_the_terminal(**{**TOLD, **wrong})
    assert not Association.objects.exists()


def test_the_database_of_the_demo_is_never_that_of_an_association(settings: Any) -> None:
    settings.DEMO = False

    for command in ("create_association", "serve"):
        with pytest.raises(CommandError, match="demo"):
            call_command(command)


def test_the_setup_code_is_told_only_where_it_opens_something(nobody: None, settings: Any) -> None:
    out = io.StringIO()
    call_command("setup_code", stdout=out)
    assert out.getvalue().strip() == setup_code()

    begin_in_the_terminal(**TOLD)
    with pytest.raises(CommandError, match="nothing"):
        call_command("setup_code")
    settings.SECRET_KEY = settings.TESTING_KEY
    with pytest.raises(CommandError, match="WARME_SECRET_KEY"):
        call_command("setup_code")


def test_every_page_shows_the_association(as_person: Callable[[str], Client]) -> None:
    office = as_person("Margriet")
    office.post(
        "/vereniging/",
        {"name": "<b>Anders</b>", "colour": "dusk", "logo": SimpleUploadedFile("a.png", png())},
    )

    text = Client().get("/openheid/").content.decode()

    assert 'data-colour="dusk"' in text
    assert "&lt;b&gt;Anders&lt;/b&gt;</title>" in text
    assert '<span class="brand-name">&lt;b&gt;Anders&lt;/b&gt;</span>' in text
    address = text.split('class="brand-logo" src="')[1].split('"')[0]
    logo = Client().get(address)
    assert logo["Content-Type"] == "image/png"
    assert logo["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in logo["Cache-Control"]
    assert Image.open(io.BytesIO(logo.content)).size == (480, 80)


def test_a_logo_stays_is_replaced_or_goes_and_its_old_address_with_it(
    as_person: Callable[[str], Client],
) -> None:
    office = as_person("Margriet")
    plain = {"name": "Samenkracht", "colour": "ember"}

    def shown() -> str:
        text = Client().get("/openheid/").content.decode()
        return text.split('class="brand-logo" src="')[1].split('"')[0] if "brand-logo" in text else ""

    office.post("/vereniging/", {**plain, "logo": SimpleUploadedFile("a.png", png("red"))})
    red = shown()
    office.post("/vereniging/", plain)
    still = shown()
    office.post("/vereniging/", {**plain, "logo": SimpleUploadedFile("a.png", png("blue"))})
    blue = shown()
    office.post("/vereniging/", {**plain, "no_logo": "on"})

    assert red == still != blue
    assert Client().get(red).status_code == Client().get(blue).status_code == 404
    assert shown() == ""


def test_a_refused_logo_comes_back_with_what_was_filled_in(as_person: Callable[[str], Client]) -> None:
    from portal.members.models import Association

    answer = as_person("Margriet").post(
        "/vereniging/",
        {"name": "Nieuwe naam", "colour": "moss", "logo": SimpleUploadedFile("a.svg", b"<svg/>")},
    )

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Dit is een SVG." in text
    assert 'value="Nieuwe naam"' in text
    assert Association.objects.get().name == "Vereniging Samenkracht"


def test_the_sign_costs_one_question_and_never_the_logo_itself(as_person: Callable[[str], Client]) -> None:
    from portal.members.models import Association

    Association.objects.update(logo=png())
    with CaptureQueriesContext(connection) as queries:
        Client().get("/openheid/")

    asked = [query["sql"] for query in queries if "members_association" in query["sql"]]
    assert len(asked) == 1
    assert '"logo",' not in asked[0]


def test_who_must_still_add_a_second_lock_sees_the_logo() -> None:
    from hashlib import sha256

    from portal.members.models import Association, Person, Role

    Association.objects.update(logo=png())
    fresh = Person.objects.create_user("nieuw@samenkracht.example", "Nieuw")
    Role.objects.create(person=fresh, name="office", since="2024-01-01")
    client = Client()
    client.force_login(fresh, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert client.get("/vereniging/").status_code == 302
    assert client.get(f"/vereniging/logo/{sha256(png()).hexdigest()}.png").status_code == 200

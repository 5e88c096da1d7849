"""Twin worlds: a run, an upload or confirmed demands of De Brug change no byte of what others are given."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest
from tests.portal.access.objects import NOTICES
from tests.portal.conftest import PEOPLE
from tests.portal.visitors import visit

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
OTHERS = "AFCGOMUX"
"""One of each kind who is not of De Brug."""
Secret = Callable[[], list[str]]
Seen = dict[tuple[str, str], tuple[int, bytes, str]]


@pytest.fixture(autouse=True)
def _one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the worlds differ in the secret only, not in the minute."""
    monkeypatch.setattr("portal.base.clock.now", lambda: NOON)


def _lot() -> Any:
    from portal.tenders.models import Lot

    return Lot.objects.get(tender__title__startswith="Welzijn en ondersteuning Rijnmeer", order=1)


def _wilma() -> tuple[Any, Any]:
    from portal.members.models import Person

    wilma = Person.objects.get(name__startswith="Wilma")
    return wilma, wilma.roles.get().organisation


def _a_confirmed_list() -> list[str]:
    from portal.tenders.actions import confirm_demands
    from portal.tenders.queries import proposed_demands

    wilma, brug = _wilma()
    confirm_demands(actor=wilma, organisation=brug, lot=_lot(), demands=proposed_demands(_lot())[:2])
    return []


def _an_upload() -> list[str]:
    from portal.tenders.actions import hand_in_notice, import_notice

    wilma, brug = _wilma()
    raw = (NOTICES / "ted-f21-competition-ijmond.xml").read_bytes()
    document = hand_in_notice(actor=wilma, owner=brug, name="alleen van ons.xml", raw=raw)
    import_notice(document_id=document.id)
    page = f"/aanbestedingen/bestand/{document.id}/"
    return [page, f"{page}zoals-het-kwam/", document.tender.get_absolute_url()]


def _a_typed_assignment() -> list[str]:
    from portal.tenders.actions import keep_attachment, write_assignment
    from portal.tenders.bridge import Written

    wilma, brug = _wilma()
    written = Written("call", "Samen sterk", ("Gemeente Gouda",), "Jongerenwerk in Gouda.")
    tender = write_assignment(actor=wilma, owner=brug, written=written, key=UUID(int=5))
    file = keep_attachment(actor=wilma, tender=tender, name="bestek.pdf", raw=b"%PDF-1.7\n%%EOF")
    page = tender.get_absolute_url()
    pages = [page, f"{page}wijzigen/", f"{page}bijlagen/", f"/aanbestedingen/bijlage/{file.id}/"]
    return [*pages, tender.lots.get().get_absolute_url()]


def _a_run() -> list[str]:
    from portal.coalitions import actions
    from portal.tenders.models import DemandList

    if not DemandList.objects.exists():
        _a_confirmed_list()
    wilma, brug = _wilma()
    run = actions.request_composition(actor=wilma, organisation=brug, lot=_lot())
    page = run.get_absolute_url()
    return [page, f"{page}?voorstel=warmest", f"{page}probleem.json"]


def _an_invitation() -> list[str]:
    """Let Wilma ask Jeroen for a place; he and she are concerned, and nobody else."""
    from tests.portal.coalitions.rooms import ask, start

    invitation = ask(start())
    page, room = invitation.get_absolute_url(), invitation.room.get_absolute_url()
    return [page, room, f"{room}wie/", f"{room}plek/{invitation.seat_id}/vraag/"]


def _a_room() -> list[str]:
    """Let Jeroen accept and promise: from then on the two make one plan."""
    from tests.portal.coalitions.rooms import a_room

    from portal.coalitions import actions

    _wilma_inside, jeroen = a_room()
    actions.keep_promise(actor=jeroen.person, participant=jeroen)
    room = jeroen.room.get_absolute_url()
    return [room, f"{room}wie/", f"{room}plek/", f"{room}wie/weg/"]


SECRETS = {
    "an invitation": _an_invitation,
    "a room": _a_room,
    "a run": _a_run,
    "an upload": _an_upload,
    "typed": _a_typed_assignment,
    "a confirmed list": _a_confirmed_list,
}


def _pages() -> Iterator[str]:
    """Yield the addresses that everybody tries: every list, and some things of the world."""
    from portal.tenders.models import Tender

    yield from (
        "/",
        "/netwerk/kaarten/",
        "/bezoeken/",
        "/verhalen/",
        "/openheid/",
        "/coalities/",
        "/coalities/voorstellen/",
    )
    yield from ("/aanbestedingen/", "/aanbestedingen/inleveren/", "/aanbestedingen/ingeleverd/")
    yield from ("/openheid/logboek/", "/mijn-account/", "/mijn-organisatie/mensen/")
    yield from ("/aanbestedingen/?q=a", "/netwerk/?area=Nieuwkoop")
    yield from (f"/netwerk/de-brug-welzijn/{page}" for page in ("", "kaart/", "samen/"))
    for tender in Tender.objects.order_by("title")[:2]:
        yield from (tender.get_absolute_url(), tender.document.get_absolute_url())
    lot = f"/aanbestedingen/perceel/{_lot().id}/"
    yield from (lot, f"{lot}vraag/", f"{lot}vraag.json", f"/coalities/perceel/{_lot().id}/")


def _seen(letters: str, pages: list[str], person: Callable[[str], Any]) -> Seen:
    """Return all that these visitors are given: codes, bodies and where they are sent."""
    found: Seen = {}
    for letter in letters:
        client = visit(letter, person)
        for page in pages:
            response = client.get(page)
            body = re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", response.content)
            found[letter, page] = response.status_code, body, response.headers.get("Location", "")
    return found


def _behind_the_pages(told: str) -> tuple[Any, ...]:
    """Return what leaves the site otherwise: the public log as a whole, and letters but to who was told."""
    from portal.ledger.models import Entry, Head
    from portal.notify.models import Letter

    log = [bytes(entry.commitment) for entry in Entry.objects.all()]
    letters = list(Letter.objects.exclude(address=told).values_list("address", "subject", "text"))
    return log, Head.objects.get(name="public log").size, letters


def _world_with(secret: Secret, pages: list[str], look: Callable[[list[str]], Seen], told: str) -> Any:
    """Return what is seen in a world with a secret, and take it back; its addresses join the pages."""
    with transaction.atomic():
        pages += secret()
        seen = look(pages), _behind_the_pages(told)
        transaction.set_rollback(True)
    return seen


def _differences(secrets: list[Secret], letters: str, person: Callable[[str], Any]) -> list[str]:
    """Return where the world with one of the secrets differs from the world without."""
    pages = list(_pages())
    told = PEOPLE["Jeroen"] if {_an_invitation, _a_room} & set(secrets) else ""
    worlds = [
        _world_with(secret, pages, lambda pages: _seen(letters, pages, person), told) for secret in secrets
    ]
    without, behind_without = _seen(letters, pages, person), _behind_the_pages(told)
    apart = [key for seen, _behind in worlds for key in seen if seen[key] != without[key]]
    behind = ["behind the pages" for _seen, behind_with in worlds if behind_with != behind_without]
    return [f"{who} at {page}" for who, page in apart] + behind


def test_others_are_given_the_same_bytes_with_and_without_each_secret(person: Callable[[str], Any]) -> None:
    assert _differences([_a_confirmed_list, _an_upload, _a_typed_assignment, _a_run], OTHERS, person) == []


def test_colleagues_are_given_the_same_bytes_with_and_without_a_run(person: Callable[[str], Any]) -> None:
    _a_confirmed_list()

    assert _differences([_a_run], "TS", person) == []


@pytest.mark.parametrize("letter", "AKCGOMUX")
def test_who_is_not_concerned_is_given_the_same_bytes_with_and_without_an_invitation_or_a_room(
    letter: str, person: Callable[[str], Any]
) -> None:
    assert _differences([_an_invitation, _a_room], letter, person) == []


def test_colleagues_who_are_not_named_are_given_the_same_bytes_with_and_without_a_room(
    person: Callable[[str], Any],
) -> None:
    _a_confirmed_list()

    assert _differences([_an_invitation, _a_room], "TS", person) == []


@pytest.mark.parametrize("secret", SECRETS)
def test_the_test_sees_the_secret_where_it_may_be_seen(secret: str, person: Callable[[str], Any]) -> None:
    assert _differences([SECRETS[secret]], "D", person)


def _every_upload(organisation: Any, prefix: str = "") -> Q:
    return Q()


def _any_list(lot: Any, organisation: Any) -> Any:
    from portal.tenders.models import DemandList

    return DemandList.objects.filter(lot=lot).first()


def _everybodys_runs(asker: Any, organisation: Any) -> Any:
    from portal.coalitions.models import Run

    return Run.objects.all()


def _everybodys_rooms(person: Any, organisation: Any) -> Any:
    from portal.coalitions.models import Participant

    return Participant.objects.select_related("room", "partner")


def _any_invitation(person: Any, organisation: Any, invitation_id: Any) -> Any:
    from portal.coalitions.models import Invitation

    return Invitation.objects.filter(pk=invitation_id).first()


def _on_the_public_record(**step: Any) -> None:
    from portal.ledger.actions import append

    append(type="membership:started", payload={"organisation": "somebody asked something"})


def _not_yours(acting: Any, run_id: Any) -> Any:
    from django.core.exceptions import PermissionDenied
    from django.http import Http404

    from portal.coalitions.models import Run

    if Run.objects.filter(pk=run_id).exists():
        raise PermissionDenied
    raise Http404


def _with_a_count(request: HttpRequest) -> dict[str, Any]:
    from django.utils import timezone

    from portal.coalitions.models import Run

    return {"user": request.user, "demo": True, "today": timezone.now().replace(day=1 + Run.objects.count())}


LEAKS = {
    "rooms of all stand in one list": ("a room", "coalitions.queries.rooms_of", _everybodys_rooms, "K"),
    "anybody may read an invitation": (
        "an invitation",
        "coalitions.queries.invitation_or_none",
        _any_invitation,
        "K",
    ),
    "uploads are shown to all": ("an upload", "tenders.queries._theirs", _every_upload, "F"),
    "the list of one is shown to another": ("a confirmed list", "tenders.queries.confirmed", _any_list, "F"),
    "runs of all stand in one list": ("a run", "coalitions.queries.runs_of", _everybodys_runs, "F"),
    "the public log counts runs": ("a run", "coalitions.actions.run.record", _on_the_public_record, "A"),
    "a refusal tells that a run exists": (
        "a run",
        "coalitions.views.composer.run.access_run",
        _not_yours,
        "K",
    ),
    "the foot of each page counts runs": ("a run", "base.access.page_context", _with_a_count, "M"),
}


@pytest.mark.parametrize("leak", LEAKS)
def test_a_planted_leak_is_found(
    leak: str, person: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    secret, place, planted, letter = LEAKS[leak]
    monkeypatch.setattr(f"portal.{place}", planted)
    if place.endswith("page_context"):  # the list of context processors is read once, by name
        settings.TEMPLATES = [dict(settings.TEMPLATES[0])]

    assert _differences([SECRETS[secret]], letter, person)


def test_the_public_log_shows_no_name(person: Callable[[str], Any]) -> None:
    from portal.members.models import Organisation, Person

    page = visit("A", person).get("/openheid/logboek/").content.decode()

    names = [*Organisation.objects.values_list("name", "slug"), *Person.objects.values_list("name", "email")]
    assert [name for pair in names for name in pair if name in page] == []
    assert len(re.findall(r"<code>[0-9a-f]{64}</code>", page)) == 50


def test_no_type_of_the_public_log_tells_of_notices_or_runs() -> None:
    from portal.ledger.models import Entry

    types = set(Entry.objects.values_list("type", flat=True))

    assert types == {"membership:started", "evidence:open:confirmed", "evidence:members:confirmed"}

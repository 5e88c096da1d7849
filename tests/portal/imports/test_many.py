"""Many rows: shown in pages, taken over by the worker; and two who take over at the same time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, connections
from tests.portal.conftest import PEOPLE
from tests.portal.imports import files
from tests.portal.imports.conftest import HandIn, kept_from, take, undo
from tests.portal.uploads.test_worker import _work

FIVE_THOUSAND = [f"Verzonnen {number};{10_000_000 + number};welzijn;Gouda;nee" for number in range(1, 5_001)]
HEAD = "Naam;KvK;Soort;Plaats;Lid"


@pytest.mark.django_db
def test_five_thousand_rows_are_shown_and_left_to_the_worker(
    as_person: Callable[[str], Any], margriet: Any, hand_in: HandIn
) -> None:
    from portal.members.actions import finish_import
    from portal.members.models import Organisation

    kept = hand_in("organisations", HEAD, *FIVE_THOUSAND)
    page = as_person("Margriet").get(f"/vereniging/overnemen/{kept.pk}/?page=100").content.decode()
    assert "5.000 rijen kunnen worden overgenomen" in page
    assert "Pagina 100 van 100" in page
    assert "Rij 5001" in page

    assert take(margriet, kept).state == "busy"
    assert not Organisation.objects.filter(name="Verzonnen 1").exists()
    assert finish_import(number=kept.pk).state == "taken"
    assert Organisation.objects.filter(name__startswith="Verzonnen ").count() == 5_000
    assert finish_import(number=kept.pk).state == "taken"


@pytest.mark.django_db
def test_five_thousand_offers_are_taken_over_and_undone(hand_in: HandIn, margriet: Any) -> None:
    from portal.members.actions import finish_import
    from portal.members.bridge import area_codes, service_choices
    from portal.members.bridge.names import areas
    from portal.members.models import Offer

    places = area_codes(place.code for place in areas.municipalities())
    cells = [(code, place) for code, _name in service_choices() for place in places][:5_000]
    before = Offer.objects.count()
    rows = [f"Jong Rijnmeer;{service};{place}" for service, place in cells]
    kept = take(margriet, hand_in("offers", "Organisatie;Dienst;Gemeente", *rows))

    finish_import(number=kept.pk)
    there = set(Offer.objects.filter(organisation__slug="jong-rijnmeer").values_list("service", "area"))
    assert set(cells) <= there
    undo(margriet, kept)

    assert Offer.objects.count() == before


def _margriet() -> Any:
    from portal.members.models import Person

    return Person.objects.get(email=PEOPLE["Margriet"])


def test_the_worker_takes_over_what_was_left_to_it_and_the_page_says_so(scratch: str) -> None:
    from portal.members.models import Organisation

    kept = kept_from(_margriet(), "organisations", HEAD, *FIVE_THOUSAND[:201])
    assert take(_margriet(), kept).state == "busy"

    _work()

    kept.refresh_from_db()
    assert kept.state == "taken"
    assert Organisation.objects.filter(name__startswith="Verzonnen ").count() == 201


def test_of_two_who_take_over_at_the_same_time_one_does(scratch: str) -> None:
    from portal.ledger.models import Step
    from portal.members.models import Organisation

    rows = [row.replace("welzijn", "zorg") for row in FIVE_THOUSAND[:50]]
    kept = [kept_from(_margriet(), "organisations", HEAD, *rows) for _twice in range(2)]
    states = _at_once([lambda one=one: take(_margriet(), one).state for one in (kept[0], kept[0], kept[1])])

    assert Organisation.objects.filter(name__startswith="Verzonnen ").count() == 50
    assert sorted(states) in (["shown", "taken", "taken"], ["shown", "shown", "taken"])
    taken = Step.objects.filter(trail="association", payload__tag="import:taken")
    assert taken.count() == 1


def test_of_two_who_undo_at_the_same_time_one_does(scratch: str) -> None:
    from portal.ledger.models import Step
    from portal.members.models import Organisation

    before = Organisation.objects.count()
    kept = take(_margriet(), kept_from(_margriet(), "organisations", HEAD, *FIVE_THOUSAND[:20]))

    assert _at_once([lambda: undo(_margriet(), kept).state] * 3) == ["undone"] * 3

    assert Organisation.objects.count() == before
    assert Step.objects.filter(trail="association", payload__tag="import:undone").count() == 1


def _at_once(acts: list[Callable[[], str]]) -> list[str]:
    """Do all at the same moment, each over a connection of its own."""
    start = threading.Barrier(len(acts))
    told: list[str] = []

    def do(act: Callable[[], str]) -> None:
        start.wait(10)
        try:
            told.append(act())
        finally:
            connections.close_all()

    threads = [threading.Thread(target=do, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    connection.close()
    return told


def test_fifty_thousand_cells_beside_the_table_are_read_within_the_limits() -> None:
    from portal.members.bridge.imports import read_sheet

    raw = files.csv(HEAD, *(f"{number};" + ";" * 190 for number in range(10_000)))

    assert len(read_sheet(raw).rows) == 10_001

"""Actions on organisations and people: what they keep, and what the database refuses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from portal.members import actions

pytestmark = pytest.mark.django_db


@pytest.fixture
def wilma(person: Callable[[str], Any]) -> Any:
    return person("Wilma")


@pytest.fixture
def brug(wilma: Any) -> Any:
    return wilma.roles.get().organisation


def _last_step(trail: str) -> Any:
    from portal.ledger.queries import steps

    return steps(trail).last().payload


def test_a_card_is_kept_with_its_day(wilma: Any, brug: Any) -> None:
    card = actions.save_card(actor=wilma, organisation=brug, here="Wij doen het samen.", team_count=4)

    card.refresh_from_db()
    assert (card.here, card.team_count, card.changed_on) == ("Wij doen het samen.", 4, date(2026, 11, 23))
    assert _last_step(brug.ref)["tag"] == "card:saved"
    assert _last_step(brug.ref)["actor"] == wilma.ref


def test_a_tick_that_stays_keeps_its_source_and_day(wilma: Any, brug: Any) -> None:
    old = brug.offers.first()
    wanted = [(old.service, old.area), ("debt-support", "GM0513")]

    actions.save_offers(actor=wilma, organisation=brug, offers=wanted, source="onze site")

    offers = {(offer.service, offer.area): (offer.source, offer.checked_on) for offer in brug.offers.all()}
    assert offers == {
        (old.service, old.area): (old.source, old.checked_on),
        ("debt-support", "GM0513"): ("onze site", date(2026, 11, 23)),
    }
    assert _last_step(brug.ref)["removed"] > 0


def test_the_same_tick_twice_is_one(wilma: Any, brug: Any) -> None:
    twice = [("youth-work", "GM0484"), ("youth-work", "GM0484")]

    actions.save_offers(actor=wilma, organisation=brug, offers=twice, source="")

    assert brug.offers.count() == 1


def test_confirming_offers_dates_them_all(wilma: Any, brug: Any) -> None:
    actions.confirm_offers(actor=wilma, organisation=brug)

    assert set(brug.offers.values_list("checked_on", flat=True)) == {date(2026, 11, 23)}


def test_a_profile_is_kept(wilma: Any, brug: Any) -> None:
    actions.save_profile(actor=wilma, organisation=brug, about="Kort.", website="", can_lead=False)

    brug.refresh_from_db()
    assert (brug.about, brug.can_lead) == ("Kort.", False)


def test_a_certificate_with_the_same_name_is_renewed(wilma: Any, brug: Any) -> None:
    for year in (2027, 2029):
        actions.save_certificate(actor=wilma, organisation=brug, name="HKZ Proef", until=date(year, 1, 1))

    assert list(brug.certificates.filter(name="HKZ Proef").values_list("until", flat=True)) == [
        date(2029, 1, 1)
    ]


def _invite(wilma: Any, brug: Any, **other: Any) -> Any:
    """Invite Pien, or somebody else, and return the role they have."""
    from portal.members.models import Role

    fields = {
        "email": "Pien@De-Brug-Welzijn.Example",
        "name": "Pien Nieuwkoop",
        "role": "staff",
        "may_compose": True,
        "subject": "Welkom",
        "text": "Beste Pien",
    } | other
    actions.invite_person(actor=wilma, organisation=brug, **fields)
    return Role.objects.get(person__email=fields["email"].lower(), organisation=brug, name=fields["role"])


def test_an_invited_person_gets_a_role_and_a_letter(wilma: Any, brug: Any) -> None:
    from portal.notify.models import Letter

    role = _invite(wilma, brug)

    assert role.may_compose
    assert role.person.name == "Pien Nieuwkoop"
    assert not role.person.has_usable_password()
    assert Letter.objects.get().address == "pien@de-brug-welzijn.example"


def test_somebody_who_is_invited_again_gets_no_second_letter_and_what_is_delegated_now(
    wilma: Any, brug: Any
) -> None:
    from portal.notify.models import Letter

    _invite(wilma, brug)

    role = _invite(wilma, brug, may_compose=False)

    assert not role.may_compose
    assert Letter.objects.count() == 1


def test_somebody_who_is_known_keeps_name_and_account(
    wilma: Any, brug: Any, person: Callable[[str], Any]
) -> None:
    role = _invite(wilma, brug, email=person("Ruud").email, name="Iemand Anders")

    assert role.person == person("Ruud")
    assert role.person.name == person("Ruud").name != "Iemand Anders"


def test_a_new_role_does_not_take_over_by_itself(wilma: Any, brug: Any, person: Callable[[str], Any]) -> None:
    from portal.members.queries import roles_of

    before = roles_of(person("Ruud"))

    new = _invite(wilma, brug, email=person("Ruud").email)

    assert roles_of(person("Ruud")) == [*before, new]


@pytest.mark.parametrize("name", ["office", "chair", "auditor", "administrator", "municipality"])
def test_no_role_of_the_association_comes_with_an_organisation(name: str, wilma: Any, brug: Any) -> None:
    with pytest.raises(IntegrityError, match="role_of_organisation_or_association"), transaction.atomic():
        actions.invite_person(
            actor=wilma,
            organisation=brug,
            email="pien@de-brug-welzijn.example",
            name="Pien",
            role=name,
            may_compose=False,
            subject="",
            text="",
        )


def test_a_role_that_ended_is_gone_and_noted(wilma: Any, brug: Any, person: Callable[[str], Any]) -> None:
    loes = person("Loes")

    actions.end_role(actor=wilma, role=loes.roles.get())

    assert not loes.roles.exists()
    assert _last_step(brug.ref)["subject"] == loes.ref


def test_the_end_of_a_role_in_the_association_stands_in_its_trail(person: Callable[[str], Any]) -> None:
    margriet, ruud = person("Margriet"), person("Ruud")

    actions.end_role(actor=margriet, role=ruud.roles.get(name="chair"))

    assert _last_step("association")["role"] == "chair"


def test_a_language_that_is_not_spoken_is_refused_at_the_door(as_person: Callable[[str], Any]) -> None:
    wilma = as_person("Wilma")

    answer = wilma.post("/taal/", {"language": "tlh", "next": "/netwerk/"})

    assert answer["Location"] == "/netwerk/"
    assert "django_language" not in answer.cookies


def test_a_certificate_cannot_be_kept_twice_by_going_around_the_action(wilma: Any, brug: Any) -> None:
    from portal.members.models import Certificate

    actions.save_certificate(actor=wilma, organisation=brug, name="HKZ Proef", until=date(2027, 1, 1))

    with pytest.raises(IntegrityError, match="certificate_once"), transaction.atomic():
        Certificate.objects.create(organisation=brug, name="HKZ Proef", until=date(2028, 1, 1))

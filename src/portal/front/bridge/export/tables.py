"""Which tables an export holds: each a name, what it tells, and its rows for just these eyes.

A person gets what that person may see today: what hangs on a role is gone with the role, and runs are those
of the asker alone (M12). An organisation gets what is the organisation's, never the runs of its people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from django.utils.translation import gettext_lazy as _

from portal.coalitions.queries import runs_of
from portal.front.bridge.export import rooms
from portal.front.bridge.export.value import Beside, Export, Row, Table, as_row
from portal.front.queries import attachments_of, bytes_of, demand_lists_of, hosted_by, imports_of, typed_by
from portal.ledger.queries import steps
from portal.members.access import Acting, own_organisation
from portal.members.models import Card, Organisation, Person
from portal.members.queries import people_of
from portal.tenders.models import DemandList
from portal.tenders.queries import handed_in_by
from portal.trust.queries import events_of

NOT_EXPORTED = {
    "notify.letter": "an address, not a person; gone after thirty days, and the receiver has it",
    "notify.nudge": "that there was something for an address; it says not what",
    "ledger.entry": "the public log: everyone reads it whole on the site",
    "ledger.head": "only where a log ends",
    "stories.story": "published by the association; whoever may read it finds it on the site",
    "members.association": "the association's own sign; nobody's data",
    "coalitions.partner": "that one takes part stands with the room itself",
    "coalitions.participant": "that one takes part stands with the room itself",
    "coalitions.wall": "of a room; that one has a wall is told to nobody",
    "coalitions.seat": "what a room seeks together; of whom was asked, the question goes along",
}
"""Tables that hold an organisation, a person or an address and are in no export, each with why."""


def of_organisation(acting: Acting) -> Export:
    """Return all that the organisation somebody acts for has put in here."""
    us = own_organisation(acting)
    sees_tenders = acting.may("see tenders")
    tenders = _tenders(us) if sees_tenders else ()
    tables = (*_published(us), *tenders, *_together(us), *rooms.tables_of([acting]))
    return Export(
        whose=us.name,
        tables=tables,
        files=lambda: _files(us) if sees_tenders else (),
    )


def of_person(person: Person, acting: Acting | None) -> Export:
    """Return all that somebody has put in here, as far as their roles of today let them see it."""
    acts = [Acting(person, role, ()) for role in (acting.role, *acting.others)] if acting else []
    tables = (
        Table(
            "account",
            _("Who you are here. Your password is not in it: it is kept in a form that nobody can read."),
            ("members.person",),
            lambda: [as_row(person, "password")],
        ),
        Table("rollen", _("What you may act as."), ("members.role",), lambda: [_role(each) for each in acts]),
        Table(
            "bevestigde-vragen",
            _("What you confirmed that a lot asks."),
            ("tenders.demandlist", "tenders.demand"),
            lambda: [row for us in _tender_readers(acts) for row in _demands(us, by=person)],
        ),
        Table(
            "ingeleverd",
            _("The files that you handed in yourself; they lie in the folder “bestanden”."),
            ("tenders.document",),
            lambda: [
                as_row(document)
                for us in _tender_readers(acts)
                for document in handed_in_by(us).filter(handed_in_by=person)
            ],
        ),
        Table(
            "voorstellen",
            _("What you asked the composer, with question and answer whole. Nobody but you has these."),
            ("coalitions.run",),
            lambda: _runs(acts),
        ),
        Table(
            "overnames",
            _("The files with organisations, people or services that you took over for the association."),
            ("members.import",),
            lambda: _imports(acts),
        ),
        Table(
            "spoor",
            _("What you did for yourself here, step by step."),
            ("ledger.step",),
            lambda: _trail(person.ref),
        ),
        *rooms.tables_of(acts),
    )
    return Export(
        whose=person.name,
        tables=tables,
        files=lambda: [file for us in _tender_readers(acts) for file in _files(us, by=person)],
    )


def _published(us: Organisation) -> tuple[Table, ...]:
    return (
        Table("profiel", _("Who you are."), ("members.organisation",), lambda: [as_row(us)]),
        Table(
            "kennismakingskaart",
            _("Your introduction card."),
            ("members.card",),
            lambda: [as_row(card, "organisation") for card in Card.objects.filter(organisation=us)],
        ),
        Table(
            "werkgebied",
            _("What you do, and in which municipality."),
            ("members.offer",),
            lambda: [as_row(offer, "id", "organisation") for offer in us.offers.all()],
        ),
        Table(
            "certificaten",
            _("Your certificates with their end dates."),
            ("members.certificate",),
            lambda: [as_row(paper, "id", "organisation") for paper in us.certificates.all()],
        ),
        Table(
            "mensen",
            _("Who acts for you, and as what."),
            ("members.role", "members.person"),
            lambda: [
                {
                    "name": role.person.name,
                    "email": role.person.email,
                    **{"role": role.name, "may_compose": role.may_compose, "since": role.since},
                }
                for role in people_of(us)
            ],
        ),
    )


def _tenders(us: Organisation) -> tuple[Table, ...]:
    return (
        Table(
            "ingeleverd",
            _("The files that you handed in; they lie in the folder “bestanden”."),
            ("tenders.document",),
            lambda: [as_row(document) for document in handed_in_by(us)],
        ),
        Table(
            "opdrachten",
            _("The assignments that you typed in yourself, with their lots."),
            ("tenders.tender",),
            lambda: [
                {**as_row(tender), "lots": [_plain(as_row(lot, "tender")) for lot in tender.lots.all()]}
                for tender in typed_by(us)
            ],
        ),
        Table(
            "bijlagen",
            _("The files that lie beside your assignments, also in the folder “bestanden”."),
            ("tenders.attachment",),
            lambda: [as_row(attachment) for attachment in attachments_of(us)],
        ),
        Table(
            "bevestigde-vragen",
            _("What you confirmed that a lot asks."),
            ("tenders.demandlist", "tenders.demand"),
            lambda: _demands(us),
        ),
    )


def _together(us: Organisation) -> tuple[Table, ...]:
    return (
        Table(
            "gebeurtenissen",
            _("What you did together with others, as both of you may know it; each stands here both ways."),
            ("trust.evidence",),
            lambda: [
                {**as_row(event, "id"), "giver": event.giver.name, "receiver": event.receiver.name}
                for event in events_of(us)
            ],
        ),
        Table(
            "bezoeken",
            _("The visits and meetings at which you are the host."),
            ("programme.activity",),
            lambda: [as_row(activity) for activity in hosted_by(us)],
        ),
        Table(
            "spoor", _("What was done for you here, step by step."), ("ledger.step",), lambda: _trail(us.ref)
        ),
    )


def _demands(us: Organisation | None, by: Person | None = None) -> Iterator[Row]:
    lists = demand_lists_of(us)
    for found in lists.filter(confirmed_by=by) if by else lists:
        for demand in found.demands.all():
            yield {**_of_list(found), **as_row(demand, "id", "demand_list")}


def _of_list(found: DemandList) -> Row:
    return {
        "tender": found.lot.tender.title,
        "lot": found.lot.title,
        "confirmed_by": found.confirmed_by_id,
        "confirmed_at": found.confirmed_at,
    }


def _runs(acts: Iterable[Acting]) -> Iterator[Row]:
    for act in acts:
        if act.organisation and act.may("compose"):
            for run in runs_of(act.person, act.organisation).defer(None).iterator():
                yield as_row(run)


def _imports(acts: Iterable[Acting]) -> list[Row]:
    person = next((act.person for act in acts if act.may("run association")), None)
    return [as_row(each, "rows", "done") for each in imports_of(person)] if person else []


def _files(us: Organisation | None, by: Person | None = None) -> Iterator[Beside]:
    documents = handed_in_by(us)
    for document in documents.filter(handed_in_by=by) if by else documents:
        yield Beside(document.name, partial(bytes_of, document))
    if us is not None:
        attachments = attachments_of(us)
        for attachment in attachments.filter(added_by=by) if by else attachments:
            yield Beside(attachment.name, partial(bytes_of, attachment))


def _tender_readers(acts: Iterable[Acting]) -> list[Organisation | None]:
    """Return for whom somebody may read notices: organisations, and the office for all (none)."""
    readers = [act for act in acts if act.may("see tenders")]
    return list(dict.fromkeys(act.organisation for act in readers))


def _role(act: Acting) -> Row:
    organisation = act.organisation
    return {**as_row(act.role, "id", "person"), "organisation": organisation.name if organisation else None}


def _trail(name: str) -> list[Row]:
    return [{"seq": step.seq, **step.payload} for step in steps(name)]


def _plain(row: Row) -> Row:
    return {name: value for name, value in row.items() if value not in (None, "", [])}

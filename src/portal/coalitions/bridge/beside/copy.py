"""A copy of a coalition for on paper: who does what and what is open, and nothing that tells of warmth.

Whoever reads it must not be able to tell who knows whom. So it is worked out from who are in it alone, not
from the question to which they were the answer: the lead first, the others by the alphabet, and reasons about
coverage only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from coalition import flows
from coalition.composing import Coalition, Limits, Why
from portal.base.templatetags.look import dutch_list as listed
from portal.coalitions.bridge.desk import desk
from portal.coalitions.bridge.sketch import Sketch
from portal.coalitions.models import Run


@dataclass(frozen=True, slots=True)
class Partner:
    """A member on paper: its number, its role, what it does, and why it cannot be missed."""

    number: int
    name: str
    lead: bool
    does: str
    needed: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A demand on paper: where, who does it, who could do it too, and where it is open."""

    service: str
    areas: list[str]
    by: list[str]
    could: list[str]
    open: str


@dataclass(frozen=True, slots=True)
class Copy:
    """All that stands on the paper."""

    on: date
    members: list[Partner]
    rows: list[Asked]
    covered: int


def copy_key(coalition: Coalition) -> str:
    """Return who are in a coalition as a part of an address: the same however it was found."""
    return _key(set(coalition.members))


def sketch_of(run: Run, members: str) -> Sketch | None:
    """Return the coalition of just these organisations of a run (`copy_key`); None where there is none."""
    numbers = {int(part) for part in members.split("-") if part.isdecimal() and len(part) < 7}
    here = desk(run)
    organisations = here.kept.network.organisations
    if here.asker not in numbers or max(numbers) >= len(organisations) or members != _key(numbers):
        return None
    asker = run.organisation.slug
    choice = flows.Choice(
        asker=asker,
        others=tuple(organisations[org].id for org in sorted(numbers) if org != here.asker),
        without=tuple(each.id for org, each in enumerate(organisations) if org not in numbers),
    )
    problem = flows.with_choice(here.kept.problem, here.kept.network, here.kept.need, choice)
    answer = flows.compose(problem, limits=Limits(nodes=run.nodes))
    if not answer.coalitions:
        return None
    return Sketch.of(replace(here.kept, problem=problem), answer, answer.coalitions[0], asker=asker)


def copy(run: Run, members: str) -> Copy | None:
    """Return the copy of a coalition of organisations of a run (`copy_key`); None where there is none."""
    sketch = sketch_of(run, members)
    if sketch is None:
        return None
    order = _by_name(sketch)
    rows = [_asked(sketch, order, demand) for demand in range(len(sketch.kept.need.demands))]
    return Copy(
        on=run.as_of,
        members=[_partner(sketch, number, org) for number, org in enumerate(order, start=1)],
        rows=rows,
        covered=sum(not row.open for row in rows),
    )


def _key(numbers: set[int]) -> str:
    return "-".join(map(str, sorted(numbers)))


def _by_name(sketch: Sketch) -> list[int]:
    """Return the members: the lead first, the others by the alphabet."""
    return sorted(
        sketch.coalition.members,
        key=lambda org: (org != sketch.coalition.lead, sketch.name(org).casefold(), org),
    )


def _partner(sketch: Sketch, number: int, org: int) -> Partner:
    work = sorted(sketch.work_of(org))
    reason = next((added for added in sketch.coalition.adds if added.org == org), None)
    needed = ""
    if reason is not None and reason.why is Why.INDISPENSABLE and reason.cells:
        all_of_it = list(reason.cells) == work
        alone, partly = _("None of the other members does that."), _("Without them, %(what)s is left open.")
        needed = alone if all_of_it else partly % {"what": sketch.what(reason.cells)}
    return Partner(
        number=number,
        name=sketch.name(org),
        lead=org == sketch.coalition.lead,
        does=sketch.what(work),
        needed=needed,
    )


def _asked(sketch: Sketch, order: list[int], demand: int) -> Asked:
    cells = sketch.cells_of(demand)
    by, could = [], []
    for number, org in enumerate(order, start=1):
        here = [cell for cell in cells if cell in sketch.work_of(org)]
        able = [cell for cell in cells if sketch.offers(org, cell)]
        if here:
            by.append(_who_where(sketch, number, org, here, cells))
        elif able:
            could.append(_who_where(sketch, number, org, able, cells))
    return Asked(
        service=sketch.service_name(demand),
        areas=sketch.area_names(cells),
        by=by,
        could=could,
        open=_open(sketch, demand, [cell for cell in cells if cell in sketch.open]),
    )


def _who_where(sketch: Sketch, number: int, org: int, here: list[int], cells: list[int]) -> str:
    """Return a member by number and name, with the municipalities where these are not all that is asked."""
    if len(here) == len(cells):
        return f"{number} {sketch.name(org)}"
    values = {"number": number, "name": sketch.name(org), "areas": listed(sketch.area_names(here))}
    return _("%(number)d %(name)s (%(areas)s)") % values


def _open(sketch: Sketch, demand: int, cells: list[int]) -> str:
    """Return where nobody does it, and that nobody at all offers it there; never who else was looked at."""
    if not cells:
        return ""
    nobody = all(not sketch.able(cell) for cell in cells)
    text = (
        _(
            "Open in %(areas)s. Nobody in the network does this there; "
            "an organisation for %(service)s that works there would complete it."
        )
        if nobody
        else _("Open in %(areas)s.")
    )
    values = {"areas": listed(sketch.area_names(cells)), "service": sketch.service_name(demand).lower()}
    return text % values

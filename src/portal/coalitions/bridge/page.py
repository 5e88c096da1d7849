"""What the page of a run shows: proposals, what each member adds, who does what, what is open, how warm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations

from django.utils.translation import gettext as _

from coalition.composing import Answer, Proof
from portal.coalitions.bridge import phrases
from portal.coalitions.bridge.question import replay
from portal.coalitions.bridge.sketch import Sketch
from portal.coalitions.models import Run

ORDER = ("warmest", "cheapest", "closest")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One of the proposals to choose from."""

    key: str
    title: str
    note: str
    current: bool


@dataclass(frozen=True, slots=True)
class MemberCard:
    """A member of the coalition, as the page shows it."""

    number: int
    slug: str
    name: str
    lead: bool
    is_asker: bool
    fixed: bool
    adds: str
    why: str


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody who could join, or take the place of a member."""

    slug: str
    name: str
    what: str
    knows: str
    instead_of: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One demand: where, who does it, who could, and what is open."""

    service: str
    areas: list[str]
    done: bool
    open_areas: list[str]
    open_because: str
    marks: list[tuple[str, list[str]]]
    """Per member, in order: "does", "can" or "" (cannot), and where, when that is not everywhere."""


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the template needs; words, no numbers of others' trust."""

    choices: list[Proposal]
    key: str
    alone: bool
    proven: bool
    ended: bool
    """The search came to its end; else there may be a better one, or one at all."""
    members: list[MemberCard] = field(default_factory=list)
    pairs: list[tuple[int, int, str]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    covered: int = 0
    sentences: list[str] = field(default_factory=list)
    clash: list[str] = field(default_factory=list)
    others: list[Other] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    fixed: list[tuple[str, str]] = field(default_factory=list)
    addable: list[tuple[str, str]] = field(default_factory=list)
    idle: bool = False
    """The asker itself does nothing of what is asked."""


def page(run: Run, wanted: str = "") -> Page:
    """Return the page of a run, for one of its proposals."""
    kept = replay(run)
    key = wanted if wanted in kept.answers else next(ask for ask in ORDER if ask in kept.answers)
    answer = kept.answers[key]
    names = {member.id: member.name for member in kept.network.organisations}
    base = {
        "choices": [_proposal(ask, kept.answers[ask], ask == key) for ask in ORDER if ask in kept.answers],
        "key": key,
        "alone": kept.problem.rules.min_members > 1 and "min_members" not in kept.need.rules,
        "proven": answer.proof is Proof.OPTIMAL,
        "ended": answer.proof is not Proof.BOUNDED,
        "left_out": [(slug, names[slug]) for slug in run.wishes["without"]],
        "fixed": [(slug, names[slug]) for slug in run.wishes["with"]],
        "clash": phrases.clash(kept, answer),
    }
    asker = run.organisation.slug
    if not answer.coalitions:
        nobody = Sketch.of_nobody(kept, asker=asker)
        return Page(**base, rows=_rows(nobody), idle=nobody.idle)  # type: ignore[arg-type]
    sketch = Sketch.of(kept, answer, answer.coalitions[0], asker=asker)
    return Page(**base, **_told(run, sketch))  # type: ignore[arg-type]


def _rows(sketch: Sketch) -> list[Row]:
    return [_row(sketch, demand) for demand in range(len(sketch.kept.need.demands))]


def _told(run: Run, sketch: Sketch) -> dict[str, object]:
    rows = _rows(sketch)
    pairs = [
        (a, b, sketch.word(one, other).value)
        for (a, one), (b, other) in combinations(enumerate(sketch.order, start=1), 2)
    ]
    return {
        "members": [_member(sketch, number, org, run) for number, org in enumerate(sketch.order, start=1)],
        "pairs": pairs,
        "rows": rows,
        "covered": sum(row.done for row in rows),
        "sentences": phrases.how_it_stands(sketch),
        "idle": sketch.idle,
        "addable": [
            (member.id, member.name)
            for org, member in enumerate(sketch.kept.network.organisations)
            if org not in sketch.order and member.id not in sketch.left_out
        ],
        "others": [*_joiners(sketch), *_swaps(sketch)],
    }


def _proposal(ask: str, answer: Answer, current: bool) -> Proposal:
    titles = {"warmest": _("Warmest"), "cheapest": _("Smallest"), "closest": _("The most you can cover")}
    return Proposal(ask, titles[ask], phrases.size_and_proof(answer), current)


def _member(sketch: Sketch, number: int, org: int, run: Run) -> MemberCard:
    slug = sketch.slug(org)
    return MemberCard(
        number=number,
        slug=slug,
        name=sketch.name(org),
        lead=org == sketch.coalition.lead,
        is_asker=slug == sketch.asker,
        fixed=slug in run.wishes["with"],
        adds=phrases.adds(sketch, org),
        why=phrases.knows(sketch, org),
    )


def _row(sketch: Sketch, demand: int) -> Row:
    cells = sketch.cells_of(demand)
    open_cells = [cell for cell in cells if cell in sketch.open]
    marks = []
    for org in sketch.order:
        here = [cell for cell in cells if cell in sketch.work_of(org)]
        able = any(sketch.offers(org, cell) for cell in cells)
        state = "does" if here else "can" if able else ""
        marks.append((state, sketch.area_names(here) if here and len(here) < len(cells) else []))
    return Row(
        service=sketch.service_name(demand),
        areas=sketch.area_names(cells),
        done=not open_cells,
        open_areas=sketch.area_names(open_cells),
        open_because=phrases.open_because(sketch, open_cells),
        marks=marks,
    )


def _joiners(sketch: Sketch) -> list[Other]:
    """Who could close a gap."""
    found: dict[int, list[int]] = {}
    for cell in sketch.open:
        for org in sketch.able(cell):
            if org not in sketch.order and sketch.slug(org) not in sketch.left_out:
                found.setdefault(org, []).append(cell)
    ranked = sorted(found, key=lambda org: (-len(found[org]), org))[:6]
    return [
        Other(
            sketch.slug(org),
            sketch.name(org),
            _("Closes a gap: %(what)s") % {"what": sketch.what(found[org])},
            phrases.knows(sketch, org),
        )
        for org in ranked
    ]


def _swaps(sketch: Sketch) -> list[Other]:
    """Who could take a member's place."""
    return [
        Other(
            sketch.slug(swap.into),
            sketch.name(swap.into),
            _("Can do what %(name)s does here") % {"name": sketch.name(swap.out)},
            phrases.knows(sketch, swap.into, besides=swap.out),
            sketch.slug(swap.out),
        )
        for swap in sketch.coalition.alternatives
    ]


def summary(run: Run, names: Mapping[str, str]) -> dict[str, object]:
    """Return one line of the list of runs; `names` of organisations by identifier."""
    first = next(ask for ask in ORDER if ask in run.answers)
    answer = Answer.from_json(run.answers[first].encode())
    wishes = [_("with %(name)s") % {"name": names.get(slug, slug)} for slug in run.wishes["with"]]
    wishes += [_("without %(name)s") % {"name": names.get(slug, slug)} for slug in run.wishes["without"]]
    return {"run": run, "note": phrases.size_and_proof(answer), "wishes": ", ".join(wishes)}

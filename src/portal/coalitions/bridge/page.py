"""What the page of a run shows: proposals, what each member adds, who does what, what is open, how warm."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from django.utils.translation import gettext as _

from coalition.composing import Answer, Ask, Proof
from coalition.values import Warmth
from portal.coalitions.bridge import phrases
from portal.coalitions.bridge.beside.copy import copy_key
from portal.coalitions.bridge.beside.warmer import Warmer, warmer
from portal.coalitions.bridge.changed import changed
from portal.coalitions.bridge.desk import desk
from portal.coalitions.bridge.draft import Change, Draft, Verb
from portal.coalitions.bridge.others import Found, Other, index, joiners, search, swaps
from portal.coalitions.bridge.shown import NEWCOMER, ORDER, Shown, proposal_title
from portal.coalitions.bridge.sketch import Sketch
from portal.coalitions.models import Run


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

    org: int
    number: int
    slug: str
    name: str
    lead: bool
    is_asker: bool
    fixed: bool
    new_to_you: bool
    """Unknown to the asker by its word."""
    adds: str
    why: str


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
class Named:
    """An organisation that a wish names; `change` takes the wish back."""

    org: int
    slug: str
    name: str
    change: str


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
    warmer: Warmer = field(default_factory=Warmer)
    copy: str = ""
    """Who are in it, as the address of a copy on paper has it."""
    left_out: list[Named] = field(default_factory=list)
    fixed: list[Named] = field(default_factory=list)
    """Who is set fast and not at the table: nothing fits with them."""
    changed: list[str] = field(default_factory=list)
    """What the last change did."""
    idle: bool = False
    """The asker itself does nothing of what is asked."""
    wishes: bool = False
    """Something is wished: somebody is set fast or left out."""
    held: list[str] = field(default_factory=list)
    """Who at the table is set fast, by name."""
    open: str = ""
    """All that stays open, in words."""
    sure: str = ""
    """Whether there may be a better one."""
    most: str = ""
    """Whether more could be covered, where not everything is."""
    smallest_too: bool = False
    """The warmest is the smallest as well, so that one stands here once."""
    no_newcomer: bool = False
    """A newcomer was asked for, and there is none with whom it fits."""


def page(run: Run, draft: Draft, wanted: str = "") -> Page:
    """Return the page of a run after the changes of a draft, for one of its proposals."""
    shown = Shown.of(run, draft, wanted)
    kept, answer, sketch = shown.kept, shown.answer, shown.sketch
    wishes = desk(run).wishes(draft)
    within = phrases.Within.of(
        wishes=bool(wishes.fixed or wishes.without),
        newcomer=shown.key == NEWCOMER and answer is not kept.answers.get(Ask.WARMEST),
    )
    came_from = Shown.of(run, draft.before(), wanted) if draft.since is not None else shown
    base = {
        "choices": _choices(shown),
        "key": shown.key,
        "alone": kept.problem.rules.min_members > 1 and "min_members" not in kept.need.rules,
        "proven": answer.proof is Proof.OPTIMAL,
        "ended": answer.proof is not Proof.BOUNDED,
        "left_out": [_named(sketch, org, Verb.LET_BACK) for org in wishes.without],
        "fixed": [_named(sketch, org, Verb.FREE) for org in wishes.fixed if org not in sketch.order],
        "clash": phrases.clash(kept, answer),
        "changed": changed(draft, came_from.sketch, sketch),
        "idle": sketch.idle,
        "wishes": bool(wishes.fixed or wishes.without),
        "held": [sketch.name(org) for org in wishes.fixed if org in sketch.order],
        "open": sketch.what(sketch.open) if sketch.open else "",
        "sure": phrases.how_sure(answer, within),
        "most": phrases.most_covered(answer, within) if shown.key == Ask.CLOSEST else "",
        "smallest_too": _smallest_too(shown),
        "no_newcomer": wanted == NEWCOMER and shown.key != NEWCOMER,
    }
    told = _told(sketch, wishes.fixed, within) if sketch.order else {"rows": _rows(sketch)}
    return Page(**base, **told)  # type: ignore[arg-type]


def found(run: Run, draft: Draft, wanted: str, words: str) -> Found:
    """Return who is found by what somebody typed, with what each could do here."""
    at = desk(run)
    texts = at.once(Draft(), "index", lambda: index(at.kept))
    return search(Shown.of(run, draft, wanted).sketch, texts, words)


def _rows(sketch: Sketch) -> list[Row]:
    return [_row(sketch, demand) for demand in range(len(sketch.kept.need.demands))]


def _smallest_too(shown: Shown) -> bool:
    """Say whether the smallest is left away because it is the warmest itself (`question.answers`)."""
    warmest = shown.kept.answers.get(Ask.WARMEST)
    return bool(warmest and warmest.coalitions) and Ask.CHEAPEST not in shown.kept.answers


def _told(sketch: Sketch, fixed: Collection[int], within: phrases.Within) -> dict[str, object]:
    rows = _rows(sketch)
    pairs = [
        (a, b, sketch.word(one, other).value)
        for (a, one), (b, other) in combinations(enumerate(sketch.order, start=1), 2)
    ]
    return {
        "members": [_member(sketch, number, org, fixed) for number, org in enumerate(sketch.order, start=1)],
        "pairs": pairs,
        "rows": rows,
        "covered": sum(row.done for row in rows),
        "sentences": phrases.how_it_stands(sketch, within),
        "others": [*joiners(sketch), *swaps(sketch)],
        "warmer": warmer(sketch),
        "copy": copy_key(sketch.coalition),
    }


def _choices(shown: Shown) -> list[Proposal]:
    """Return the proposals to choose from; one with a newcomer is worked out when it is asked for."""
    found = [
        Proposal(ask, proposal_title(ask), phrases.size_and_proof(shown.kept.answers[ask]), ask == shown.key)
        for ask in ORDER
        if ask in shown.kept.answers
    ]
    if Ask.WARMEST in shown.kept.answers:
        current = shown.key == NEWCOMER
        note = phrases.size_and_proof(shown.answer) if current else _("look for one")
        found.append(Proposal(NEWCOMER, proposal_title(NEWCOMER), note, current))
    return found


def _named(sketch: Sketch, org: int, verb: Verb) -> Named:
    return Named(org, sketch.slug(org), sketch.name(org), str(Change(verb, (org,))))


def _member(sketch: Sketch, number: int, org: int, fixed: Collection[int]) -> MemberCard:
    slug = sketch.slug(org)
    return MemberCard(
        org=org,
        number=number,
        slug=slug,
        name=sketch.name(org),
        lead=org == sketch.coalition.lead,
        is_asker=slug == sketch.asker,
        fixed=org in fixed,
        new_to_you=slug != sketch.asker and sketch.kept.view.word(sketch.asker, slug) is Warmth.UNKNOWN,
        adds=phrases.adds(sketch, org),
        why=phrases.knows(sketch, org),
    )


def _row(sketch: Sketch, demand: int) -> Row:
    cells = sketch.cells_of(demand)
    open_cells = [cell for cell in cells if cell in sketch.open]
    marks = []
    for org in sketch.order:
        here = [cell for cell in cells if cell in sketch.work_of(org)]
        able = [cell for cell in cells if sketch.offers(org, cell)]
        state = "does" if here else "can" if able else ""
        where = here or able
        marks.append((state, sketch.area_names(where) if len(where) < len(cells) else []))
    return Row(
        service=sketch.service_name(demand),
        areas=sketch.area_names(cells),
        done=not open_cells,
        open_areas=sketch.area_names(open_cells),
        open_because=phrases.open_because(sketch, open_cells),
        marks=marks,
    )


def summary(run: Run, names: Mapping[str, str]) -> dict[str, object]:
    """Return one line of the list of runs; `names` of organisations by identifier."""
    first = next(ask for ask in ORDER if ask in run.answers)
    answer = Answer.from_json(run.answers[first].encode())
    wishes = [_("with %(name)s") % {"name": names.get(slug, slug)} for slug in run.wishes["with"]]
    wishes += [_("without %(name)s") % {"name": names.get(slug, slug)} for slug in run.wishes["without"]]
    return {"run": run, "note": phrases.size_and_proof(answer), "wishes": ", ".join(wishes)}

"""Two or three proposals side by side: what is the same, what differs, and how warm each is, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from django.utils.translation import gettext as _

from coalition.composing import Answer, Ask, Coalition
from coalition.values import Warmth
from portal.base.templatetags.look import dutch_list as listed
from portal.coalitions.bridge import phrases
from portal.coalitions.bridge.beside.weights import Weight, weights
from portal.coalitions.bridge.desk import desk
from portal.coalitions.bridge.different import different
from portal.coalitions.bridge.draft import Change, Draft
from portal.coalitions.bridge.question import Replay
from portal.coalitions.bridge.shown import newcomer_answer
from portal.coalitions.bridge.sketch import Sketch
from portal.coalitions.models import Run

MOST_SIDES = 3
"""Three fit beside each other."""


@dataclass(frozen=True, slots=True)
class Line:
    """A member of a proposal, and whether the first proposal does without it."""

    name: str
    slug: str
    lead: bool
    new: bool
    does: str


@dataclass(frozen=True, slots=True)
class Side:
    """One proposal beside others; `query` opens it on the page where it can be changed."""

    number: int
    lines: list[Line]
    pairs: list[tuple[int, int, str]]
    words: list[tuple[str, int]]
    """Each word of warmth with how many pairs have it, the warmest first."""
    coolest: str
    without: str
    """Who of the first proposal is not in this one."""
    covered: int
    asked: int
    query: str

    @property
    def key(self) -> str:
        """Return the number as text, for the names of drawings."""
        return str(self.number)


@dataclass(frozen=True, slots=True)
class Sides:
    """The proposals, and who does what in each."""

    sides: list[Side]
    rows: list[tuple[str, list[str], list[str]]]
    """Per demand: the service, where, and per proposal who does it."""
    weights: list[Weight]
    wishes: bool
    """Something is wished: somebody is set fast or left out."""


def sides(run: Run, draft: Draft) -> Sides:
    """Return up to three proposals for the wishes of a draft."""
    at = desk(run)
    kept = at.drafted(draft)
    answers = at.once(
        draft,
        "sides",
        lambda: different(kept, at.composer(kept.problem), most=MOST_SIDES, nodes=at.nodes),
    )
    found = [(answer, answer.coalitions[0]) for answer in answers]
    new = None
    if len(found) < MOST_SIDES and Ask.WARMEST in kept.answers and (new := newcomer_answer(at, draft)):
        found = _each_once([*found, *((new, one) for one in new.coalitions)])
    asker = run.organisation.slug
    sketches = [Sketch.of(kept, answer, one, asker=asker) for answer, one in found[:MOST_SIDES]]
    return Sides(
        [
            _side(sketch, sketches[0], number, draft, at.asker)
            for number, sketch in enumerate(sketches, start=1)
        ],
        [
            (
                sketches[0].service_name(demand),
                sketches[0].area_names(sketches[0].cells_of(demand)),
                [_who(sketch, demand) for sketch in sketches],
            )
            for demand in range(len(kept.need.demands) if sketches else 0)
        ],
        _weights(kept, [answer for answer, _one in found if answer is not new], sketches, new),
        any((at.wishes(draft).fixed, at.wishes(draft).without)),
    )


def _weights(
    kept: Replay, answers: Sequence[Answer], sketches: Sequence[Sketch], new: Answer | None
) -> list[Weight]:
    """Return what comes first when something else weighs most, among the proposals that stand here."""
    labels = {
        sketch.coalition.members: _("Proposal %(number)s") % {"number": number}
        for number, sketch in enumerate(sketches, start=1)
    }
    return weights(kept, answers, labels, sketches[0].asker, [new] if new else []) if sketches else []


def _each_once(found: Sequence[tuple[Answer, Coalition]]) -> list[tuple[Answer, Coalition]]:
    once: dict[tuple[int, ...], tuple[Answer, Coalition]] = {}
    for answer, one in found:
        once.setdefault(one.members, (answer, one))
    return list(once.values())


def _side(sketch: Sketch, first: Sketch, number: int, draft: Draft, asker: int) -> Side:
    pairs = [
        (a, b, sketch.word(one, other))
        for (a, one), (b, other) in combinations(enumerate(sketch.order, start=1), 2)
    ]
    counted = Counter(word for _a, _b, word in pairs)
    gone = [org for org in first.order if org not in sketch.order]
    open_demands = {sketch.demand_of[cell] for cell in sketch.open}
    asked = len(sketch.kept.need.demands)
    return Side(
        number=number,
        lines=[_line(sketch, first, org) for org in sketch.order],
        pairs=[(a, b, word.value) for a, b, word in pairs],
        words=[(word.value, counted[word]) for word in reversed(Warmth) if counted[word]],
        coolest=next(iter(phrases.how_it_stands(sketch)), ""),
        without=_("Without %(names)s.") % {"names": listed(map(first.name, gone))} if gone else "",
        covered=asked - len(open_demands),
        asked=asked,
        query=draft.with_change(Change.take(org for org in sketch.order if org != asker)).query,
    )


def _line(sketch: Sketch, first: Sketch, org: int) -> Line:
    work = sorted(sketch.work_of(org))
    return Line(
        sketch.name(org),
        sketch.slug(org),
        org == sketch.coalition.lead,
        org not in first.order,
        sketch.what(work) if work else "",
    )


def _who(sketch: Sketch, demand: int) -> str:
    cells = set(sketch.cells_of(demand))
    return listed([sketch.name(org) for org in sketch.order if sketch.work_of(org) & cells])

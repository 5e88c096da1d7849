"""The front of a run: how much warmer it can be for how many members more, each point with its coalition."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import combinations
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalition.composing import Answer, Ask, Limits, Problem, Proof, solve
from coalition.composing.judging.measures import measures
from coalition.values import Warmth
from portal.base.templatetags.look import WORDS
from portal.coalitions.bridge import phrases
from portal.coalitions.bridge.beside.copy import copy_key
from portal.coalitions.bridge.beside.plot import Plot, Spot, plot
from portal.coalitions.bridge.beside.warmer import Warmer, warmer
from portal.coalitions.bridge.beside.weights import Weight, weights
from portal.coalitions.bridge.desk import desk
from portal.coalitions.bridge.draft import Change, Draft
from portal.coalitions.bridge.sketch import Sketch
from portal.coalitions.models import Run


@dataclass(frozen=True, slots=True)
class Point:
    """One point: a coalition, how many it are, and its least warm pair in a word; no number of warmth."""

    number: int
    size: int
    names: list[str]
    coolest: list[str]
    word: str
    tells: str
    query: str
    """What opens it, on this page."""
    current: bool
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Guest:
    """A member of the point that is open."""

    number: int
    slug: str
    name: str
    lead: bool
    is_asker: bool
    adds: str


@dataclass(frozen=True, slots=True)
class Front:
    """Everything the page of a front needs; words and order, no numbers of others' trust."""

    proven: bool
    ended: bool
    """The search came to its end; without points that means that nobody covers everything."""
    points: list[Point] = field(default_factory=list)
    plot: Plot | None = None
    members: list[Guest] = field(default_factory=list)
    pairs: list[tuple[int, int, str]] = field(default_factory=list)
    taken: str = ""
    """The query with which the composer goes on with the members of the open point."""
    copy: str = ""
    warmer: Warmer = field(default_factory=Warmer)
    weights: list[Weight] = field(default_factory=list)


def front(run: Run, draft: Draft, wanted: int = 1) -> Front:
    """Return the front of a run after the changes of a draft, with one point open, else the first.

    Answered once for these wishes, within the limit of the run: the same each time.
    """
    here = desk(run)
    kept = here.drafted(draft)
    answer = here.once(draft, "front", lambda: _solved(kept.problem, run))
    found = Front(proven=answer.proof is Proof.OPTIMAL, ended=answer.proof is not Proof.BOUNDED)
    if not answer.coalitions:
        return found
    asker = run.organisation.slug
    sketches = [Sketch.of(kept, answer, coalition, asker=asker) for coalition in answer.coalitions]
    words = [_coolest(sketch)[0] for sketch in sketches]
    rows = _rows(answer)
    picture = plot([Spot(*each) for each in zip(rows, _sizes(answer), words, strict=True)])
    current = wanted if 1 <= wanted <= len(sketches) else 1
    opened = sketches[current - 1]
    labels = {
        coalition.members: _("Point %(number)d") % {"number": number}
        for number, coalition in enumerate(answer.coalitions, start=1)
    }
    return replace(
        found,
        points=[
            _point(draft, number, sketch, number == current, place)
            for number, (sketch, place) in enumerate(zip(sketches, picture.places, strict=True), start=1)
        ],
        plot=picture,
        members=[_guest(opened, number, org) for number, org in enumerate(opened.order, start=1)],
        pairs=_pairs(opened),
        taken=draft.with_change(Change.take(org for org in opened.order if org != here.asker)).query,
        copy=copy_key(opened.coalition),
        warmer=warmer(opened),
        weights=weights(kept, [answer], labels, asker),
    )


def _solved(problem: Problem, run: Run) -> Answer:
    return solve(problem, ask=Ask.FRONT, limits=Limits(nodes=run.nodes), seed=run.seed)


def _sizes(answer: Answer) -> list[int]:
    return [coalition.size for coalition in answer.coalitions]


def _rows(answer: Answer) -> list[int]:
    """Return the row of each point: equally warm ones share one."""
    levels = sorted({coalition.wmin for coalition in answer.coalitions}, reverse=True)
    return [levels.index(coalition.wmin) for coalition in answer.coalitions]


def _coolest(sketch: Sketch) -> tuple[Warmth | None, list[str]]:
    """Return the word and the names of the least warm pair by the measure; nothing for one member."""
    pair = measures(sketch.kept.problem, sketch.coalition).coldest
    return (None, []) if pair is None else (sketch.word(*pair), [sketch.name(org) for org in pair])


def _point(draft: Draft, number: int, sketch: Sketch, current: bool, place: tuple[float, float]) -> Point:
    word, coolest = _coolest(sketch)
    size = sketch.coalition.size
    members = ngettext("%(count)d member", "%(count)d members", size) % {"count": size}
    values = {"number": number, "members": members, "word": "" if word is None else WORDS[word]}
    alone = _("Point %(number)d: you alone.")
    together = _("Point %(number)d: %(members)s, coolest pair: %(word)s.")
    return Point(
        number=number,
        size=size,
        names=[sketch.name(org) for org in sketch.order],
        coolest=coolest,
        word="" if word is None else word.value,
        tells=(alone if word is None else together) % values,
        query="&".join(filter(None, (draft.query, urlencode({"punt": number})))),
        current=current,
        x=place[0],
        y=place[1],
    )


def _guest(sketch: Sketch, number: int, org: int) -> Guest:
    return Guest(
        number=number,
        slug=sketch.slug(org),
        name=sketch.name(org),
        lead=org == sketch.coalition.lead,
        is_asker=sketch.slug(org) == sketch.asker,
        adds=phrases.adds(sketch, org),
    )


def _pairs(sketch: Sketch) -> list[tuple[int, int, str]]:
    return [
        (a, b, sketch.word(one, other).value)
        for (a, one), (b, other) in combinations(enumerate(sketch.order, start=1), 2)
    ]

"""One coalition in whole sentences: who, who leads, who does what, what stays open, how warm, and why.

Numbers of warmth are not said of it: a word is all that people need, and the JSON has the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from coalition.composing.answer_parts import Adds, Alternative, Because, Coalition, Code, Why
from coalition.composing.explain.names import SENTENCES, Names
from coalition.composing.parts import Offer, Org
from coalition.composing.plain import cheapest_cost

DEGREES = ((800, " very"), (600, ""), (400, " some"), (0, " little"))
"""From which wmin (permille) a word holds; words say what a number would pretend to know."""


def coalition_sentences(
    names: Names, coalition: Coalition, *, is_open: bool, on_average: bool = False
) -> Iterator[str]:
    """Yield all there is to say of a coalition; its mean warmth only where that was asked."""
    because = {code: list(found) for code, found in groupby(coalition.because, lambda reason: reason.code)}
    for reason in because.get(Code.ALONE_POSSIBLE, []):
        yield names.say("alone one" if len(reason.orgs) == 1 else "alone many", orgs=names.orgs(reason.orgs))
    yield who(names, coalition, " open" if is_open else "")
    yield from (_does(names, coalition, org) for org in coalition.members)
    yield from _open(names, coalition)
    yield from _costs(names, coalition)
    if coalition.size > 2:
        yield names.say("warm" + degree(coalition.wmin))
        if on_average:
            yield names.say("mean" + degree(mean_warmth(coalition)))
    if coalition.size > 1:
        yield from (_coldest(names, coalition, reason) for reason in because.get(Code.COLDEST_PAIR, []))
    yield from (_not_warmer(names, reason) for reason in because.get(Code.WARMER_IMPOSSIBLE, []))
    yield from adds_sentences(names, coalition)
    yield from (_swap(names, coalition, swap, on_average=on_average) for swap in coalition.alternatives)


def who(names: Names, coalition: Coalition, end: str = "") -> str:
    """Return who form a coalition and who leads it; `end` chooses another sentence of that kind."""
    return names.say(
        ("single" if coalition.size == 1 else "who") + end,
        orgs=names.orgs(coalition.members),
        size=coalition.size,
        lead=names.org(coalition.lead),
    )


def adds_sentences(names: Names, coalition: Coalition) -> Iterator[str]:
    """Yield what each member adds; of one alone there is nothing to say."""
    leads = {i for reason in coalition.because if reason.code is Code.ONLY_LEAD for i in reason.orgs}
    if coalition.size > 1:
        yield from (_adds(names, adds, adds.org in leads) for adds in coalition.adds)


def mean_warmth(coalition: Coalition) -> int:
    """Return the mean warmth of all pairs in permille, rounded down; 1000 for one member."""
    return coalition.wsum // coalition.pairs if coalition.pairs else 1000


def degree(wmin: int) -> str:
    """Return the word for a warmth, as the end of a sentence's key."""
    return next(word for least, word in DEGREES if wmin >= least)


def _does(names: Names, coalition: Coalition, org: int) -> str:
    problem = names.problem
    work = [(r, units) for i, r, units in coalition.work if i == org]
    whole = [r for r, units in work if units == problem.cells[r].volume]
    parts = [
        names.say(
            "part",
            units=names.number(units),
            volume=names.number(problem.cells[r].volume),
            cell=names.cells([r]),
        )
        for r, units in work
        if r not in whole
    ]
    said = [*([names.cells(whole)] if whole else []), *parts]
    if not said:
        warms = any(adds.org == org and adds.why is Why.WARMS for adds in coalition.adds)
        return names.say("does nothing warms" if warms else "does nothing", org=names.org(org))
    return names.say("does", org=names.org(org), work=names.listed(said))


def _open(names: Names, coalition: Coalition) -> Iterator[str]:
    """Yield why cells stay open: one sentence for all areas of a service with the same reason."""
    problem = names.problem
    together: dict[tuple[Code, tuple[int, ...], str, tuple[str, ...]], list[int]] = {}
    for reason in coalition.because:
        if f"open {reason.code}" in SENTENCES["en"]:
            for r in reason.cells:
                cell = problem.cells[r]
                certs = tuple(dict.fromkeys(problem.rules.lot_certs + cell.certs))
                together.setdefault((reason.code, reason.orgs, cell.service, certs), []).append(r)
    for (code, orgs, _, certs), cells in together.items():
        cell_names = names.cells(cells)
        mend = names.say("mend certs" if certs else "mend", cell=cell_names, certs=names.listed(certs))
        yield names.say(f"open {code}", cell=cell_names, orgs=names.orgs(orgs), mend=mend)
    if together:
        yield from _completed(names, coalition, sorted(r for cells in together.values() for r in cells))


def _completed(names: Names, coalition: Coalition, cells: list[int]) -> Iterator[str]:
    """Yield whether one organisation more, that can do all that is open, would complete the coalition."""
    problem = names.problem
    if coalition.size >= problem.rules.max_members:
        yield names.say("no place", count=coalition.size)
        return
    able = Org(
        name="one more",
        kind="other",
        x=0,
        y=0,
        turnover=0,
        certs=tuple(sorted({*problem.rules.lot_certs, *(c for r in cells for c in problem.cells[r].certs)})),
        fixed_cost=0,
        total_capacity=sum(problem.cells[r].volume for r in cells),
        offers=tuple(Offer(r, problem.cells[r].volume, 0) for r in cells),
    )
    larger = replace(problem, orgs=(*problem.orgs, able))
    if cheapest_cost(larger, (*coalition.members, len(problem.orgs))) is not None:
        yield names.say("completes", cells=names.cells(cells))


def _costs(names: Names, coalition: Coalition) -> Iterator[str]:
    """Yield the cost where anything has a price; with yes or no alone the cost is the number of members."""
    if names.is_priced():
        yield names.say("costs", cost=names.number(coalition.cost))


def _coldest(names: Names, coalition: Coalition, reason: Because) -> str:
    known = {frozenset((given.giver, given.receiver)) for given in names.problem.trust}
    end = degree(coalition.wmin) if frozenset(reason.orgs) in known else " unknown"
    return names.say(("two" if coalition.size == 2 else "pair") + end, orgs=names.orgs(reason.orgs))


def _not_warmer(names: Names, reason: Because) -> str:
    return names.say("warmer cells" if reason.cells else "warmer none", cells=names.cells(reason.cells))


def _adds(names: Names, adds: Adds, leads: bool) -> str:
    key = adds.why.value
    if adds.why is Why.INDISPENSABLE and adds.cells:
        services = {names.problem.cells[r].service for r in adds.cells}
        key += " cells" if len(services) == 1 else " cells many"
    elif adds.why is Why.INDISPENSABLE and leads:
        key += " lead"
    elif adds.why is Why.ASKED:
        wishes = names.problem.wishes
        key += " wish" if adds.org in {*wishes.with_, wishes.lead} else " rule"
    count = names.problem.rules.min_members
    return names.say(key, org=names.org(adds.org), cells=names.cells(adds.cells), count=count)


def _swap(names: Names, coalition: Coalition, swap: Alternative, *, on_average: bool) -> str:
    """Return what a swap gives; beside a mean it is told which warmth that is: of the least warm pair."""
    warmth = (
        "as warm" if swap.wmin == coalition.wmin else "warmer" if swap.wmin > coalition.wmin else "cooler"
    )
    return names.say(
        ("swap least" if on_average else "swap") + ("" if swap.cost == coalition.cost else " priced"),
        into=names.org(swap.into),
        out=names.org(swap.out),
        warmth=names.say(warmth),
        price=_price(names, coalition.cost, swap.cost),
    )


def _price(names: Names, cost: int, other: int) -> str:
    percent = max(1, (200 * abs(other - cost) + cost) // (2 * max(1, cost)))
    return names.say("dearer" if other > cost else "cheaper", percent=names.number(percent))

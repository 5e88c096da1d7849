"""How much better an answer could still be, where a limit ended the search: a word first, then the number."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.composing.answer import Answer
from coalition.composing.answer_parts import Ask, Coalition, Proof
from coalition.composing.explain.names import SENTENCES, Names

Gap = tuple[str, int]
"""What could be better (the end of a sentence's key), and by how much at most."""

ORDERS = {Ask.CHEAPEST: ("cheaper", "warmer"), Ask.KINDEST: ("kinder",)}
"""In which order a question judges, where that is not warmth, then cost."""


def gap_sentences(names: Names, answer: Answer) -> Iterator[str]:
    """Yield that a search was ended, and what is proven nevertheless; nothing where all is proven."""
    if answer.proof is not Proof.BOUNDED or answer.ask in (Ask.SHARES, Ask.STABILITY):
        return
    if answer.ask is Ask.VISITS:
        yield from _visits(names, answer)
    elif not answer.coalitions:
        yield names.say("bounded none")
    else:
        yield names.say("bounded")
        tell = {Ask.FRONT: _front, Ask.DIVERSE: _diverse}.get(answer.ask, _best)
        yield from tell(names, answer)


def _best(names: Names, answer: Answer) -> Iterator[str]:
    """Yield by how much the first thing that is not proven could be better: those behind it say nothing."""
    for key, amount in _gaps(names, answer, answer.coalitions[0]):
        if amount:
            yield _told(names, f"gap {key}", amount)
            return
    yield names.say("gap none")


def _told(names: Names, key: str, amount: int) -> str:
    one = f"{key} one"
    return names.say(one if amount == 1 and one in SENTENCES["en"] else key, amount=names.number(amount))


def _gaps(names: Names, answer: Answer, coalition: Coalition) -> Iterator[Gap]:
    problem, bound = names.problem, answer.bound
    if bound.open is not None:
        yield "open", max(0, problem.volume() - problem.volume(answer.open or ()) - bound.open)
    by = {
        "warmer": bound.wmin - coalition.wmin,
        "cheaper": coalition.cost - _least_cost(names, answer),
        "kinder": _kinder(answer, coalition),
    }
    for key in ORDERS.get(answer.ask, ("warmer", "cheaper")):
        yield _priced(names, key), max(0, by[key])


def _kinder(answer: Answer, coalition: Coalition) -> int:
    mean = coalition.wsum // coalition.pairs if coalition.pairs else 1000
    return (1000 if answer.bound.mean is None else answer.bound.mean) - mean


def _least_cost(names: Names, answer: Answer) -> int:
    """Return what no coalition can cost less than; where that is its members, the rules ask for some."""
    if names.is_priced():
        return answer.bound.cost
    problem = names.problem
    return max(answer.bound.cost, 1, problem.rules.min_members, len(problem.wishes.with_))


def _priced(names: Names, key: str) -> str:
    """Return "smaller" for "cheaper" where cost is the number of members."""
    return "smaller" if key == "cheaper" and not names.is_priced() else key


def _front(names: Names, answer: Answer) -> Iterator[str]:
    warmer = answer.bound.wmin - max(coalition.wmin for coalition in answer.coalitions)
    cheaper = min(coalition.cost for coalition in answer.coalitions) - _least_cost(names, answer)
    parts = [
        _told(names, f"gap front {key}", amount)
        for key, amount in (("warmer", warmer), (_priced(names, "cheaper"), cheaper))
        if amount > 0
    ]
    yield names.say("gap front", rest=names.listed([*parts, names.say("gap front between")]))


def _diverse(names: Names, answer: Answer) -> Iterator[str]:
    yield from _best(names, answer)
    if len(answer.coalitions) > 1:
        yield names.say("gap diverse")


def _visits(names: Names, answer: Answer) -> Iterator[str]:
    gained = sum(visit.gain for visit in answer.visits or ())
    more = max(0, (answer.bound.gain or 0) - gained)
    yield names.say("gap visits" if more else "gap visits none", amount=names.number(more))

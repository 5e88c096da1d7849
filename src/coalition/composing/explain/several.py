"""Several coalitions in one answer: one sentence each, and what differs between two."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.composing.answer import Answer
from coalition.composing.answer_parts import Ask, Coalition, Proof, Terms
from coalition.composing.explain.coalition import degree
from coalition.composing.explain.names import Names


def several_sentences(names: Names, answer: Answer) -> Iterator[str]:
    """Yield of each coalition who, how warm and how dear, and how it differs from the first."""
    for number, coalition in enumerate(answer.coalitions, start=1):
        yield _point(names, number, coalition, answer.coalitions[0])


def how_many_sentences(names: Names, answer: Answer, terms: Terms | None) -> Iterator[str]:
    """Yield how many coalitions there are; of a search that was ended only what it had found by then.

    That there are no more is said where as many as `terms` asks for were not found: never without terms.
    """
    count = len(answer.coalitions)
    if not count or answer.ask not in (Ask.FRONT, Ask.DIVERSE):
        return
    end = " one" if count == 1 else " many"
    if answer.proof is Proof.BOUNDED:
        end += " so far"
    if answer.ask is Ask.FRONT:
        yield names.say(f"front{end}", count=count)
    elif terms is None:
        yield names.say("diverse one kept" if end == " one" else f"diverse{end}", count=count)
    else:
        yield from _differing(names, count, end, terms)


def _differing(names: Names, count: int, end: str, terms: Terms) -> Iterator[str]:
    lacks = count < terms.count
    if count > 1 or lacks:
        yield names.say(f"diverse{end}", count=count)
    if end == " many" and lacks:
        yield names.say("diverse no more")


def difference(names: Names, coalition: Coalition, first: Coalition) -> str:
    """Return who is in a coalition and not in the first, and the other way round; "" where nobody."""
    into = [i for i in coalition.members if i not in first.members]
    out = [i for i in first.members if i not in coalition.members]
    if not into and not out:
        return ""
    if len(out) == first.size:
        return names.say("told other")
    key = "told instead" if into and out else "told also" if into else "told without"
    return names.say(key, into=names.orgs(into), out=names.orgs(out))


def _point(names: Names, number: int, coalition: Coalition, first: Coalition) -> str:
    alone = coalition.size == 1
    told = [names.say("told alone" if alone else "told" + degree(coalition.wmin))]
    if names.is_priced():
        told.append(names.say("told cost", cost=names.number(coalition.cost)))
    if differs := difference(names, coalition, first):
        told.append(differs)
    return names.say(
        "point single" if alone else "point",
        number=number,
        orgs=names.orgs(coalition.members),
        lead=names.org(coalition.lead),
        told="; ".join(told),
    )

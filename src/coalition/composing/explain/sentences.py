"""An answer in whole sentences: how sure it is, what it says to its question, and what clashes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from coalition.composing.answer import Answer
from coalition.composing.answer_parts import Ask, Proof, Terms
from coalition.composing.explain.clash import clash_sentence
from coalition.composing.explain.coalition import coalition_sentences
from coalition.composing.explain.gap import gap_sentences
from coalition.composing.explain.judged import shares_sentences, stability_sentences, visits_sentences
from coalition.composing.explain.names import SENTENCES, Names, opened
from coalition.composing.explain.several import how_many_sentences, several_sentences
from coalition.composing.problem import Problem
from coalition.errors import UnknownChoice

LANGUAGES = tuple(SENTENCES)


def explain(problem: Problem, answer: Answer, language: str = "nl", terms: Terms | None = None) -> list[str]:
    """Return what an answer says, sentence by sentence; `UnknownChoice` for another language.

    With the terms of the question it also says what follows from them: that there are no more coalitions
    than these, or that nothing fits within so many members. An answer alone does not hold them.
    """
    if language not in LANGUAGES:
        raise UnknownChoice("language", f"is {language!r}, can be: {', '.join(LANGUAGES)}")
    names = Names(problem, language)
    return [opened(sentence) for sentence in _answer(names, answer, terms)]


def _answer(names: Names, answer: Answer, terms: Terms | None) -> Iterator[str]:
    if answer.proof is Proof.INFEASIBLE:
        yield _nothing_fits(names, answer, terms)
    yield from gap_sentences(names, answer)
    yield from how_many_sentences(names, answer, terms)
    yield from TOLD.get(answer.ask, _best)(names, answer)
    if answer.clash:
        yield clash_sentence(names, answer.clash)


def members_asked(problem: Problem, answer: Answer, terms: Terms | None) -> int | None:
    """Return how many members were asked for at most, where that is fewer than the rules allow."""
    if answer.ask is not Ask.KINDEST or terms is None or terms.members is None:
        return None
    return terms.members if terms.members < problem.rules.max_members else None


def _nothing_fits(names: Names, answer: Answer, terms: Terms | None) -> str:
    """Return that nothing fits; where only so many members were asked for, that may be all that is wrong."""
    most = members_asked(names.problem, answer, terms)
    if most is None:
        return names.say("nothing fits")
    return names.say("nothing fits one" if most == 1 else "nothing fits members", count=most)


def _best(names: Names, answer: Answer) -> Iterator[str]:
    """Yield all there is to say of the one coalition that a question has for an answer."""
    for coalition in answer.coalitions:
        yield from coalition_sentences(
            names, coalition, is_open=bool(answer.open), on_average=answer.ask is Ask.KINDEST
        )


TOLD: dict[Ask, Callable[[Names, Answer], Iterator[str]]] = {
    Ask.FRONT: several_sentences,
    Ask.DIVERSE: several_sentences,
    Ask.SHARES: shares_sentences,
    Ask.STABILITY: stability_sentences,
    Ask.VISITS: visits_sentences,
}
"""How each question is told, where not as one coalition."""

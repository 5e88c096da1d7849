"""An answer in whole sentences: how sure it is, what it says to its question, and what clashes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from coalition.composing.answer import Answer
from coalition.composing.answer_parts import Ask, Proof
from coalition.composing.explain.clash import clash_sentence
from coalition.composing.explain.coalition import coalition_sentences
from coalition.composing.explain.gap import gap_sentences
from coalition.composing.explain.judged import shares_sentences, stability_sentences, visits_sentences
from coalition.composing.explain.names import SENTENCES, Names, opened
from coalition.composing.explain.several import several_sentences
from coalition.composing.problem import Problem
from coalition.errors import UnknownChoice

LANGUAGES = tuple(SENTENCES)


def explain(problem: Problem, answer: Answer, language: str = "nl") -> list[str]:
    """Return what an answer says, sentence by sentence; `UnknownChoice` for another language."""
    if language not in LANGUAGES:
        raise UnknownChoice("language", f"is {language!r}, can be: {', '.join(LANGUAGES)}")
    names = Names(problem, language)
    return [opened(sentence) for sentence in _answer(names, answer)]


def _answer(names: Names, answer: Answer) -> Iterator[str]:
    if answer.proof is Proof.INFEASIBLE:
        yield names.say("nothing fits")
    yield from gap_sentences(names, answer)
    yield from TOLD.get(answer.ask, _best)(names, answer)
    if answer.clash:
        yield clash_sentence(names, answer.clash)


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

"""The question of `warme compose`: a kept problem, or a network with a notice or demands and wishes."""

from __future__ import annotations

from dataclasses import dataclass

import typer

from coalition import flows
from coalition.cli.files import about, document_bytes, write
from coalition.cli.notices import chosen, proposed, read_notice
from coalition.composing import Problem
from coalition.errors import BadDocument, UnknownChoice
from coalition.tenders import Need
from coalition.trust import Network


@dataclass(frozen=True, slots=True)
class Question:
    """Files and identifiers as they were given; None for what was not."""

    problem: str | None
    portfolio: str | None
    network: str | None
    notice: str | None
    lot: str | None
    demands: str | None
    choice: flows.Choice
    save_problem: str | None

    def refuse_unclear(self) -> None:
        """Refuse options that leave the question open, or contradict each other."""
        if self.portfolio is not None:
            self._refuse_beside("--portfolio", {"--problem": self.problem})
        elif self.problem is not None:
            self._refuse_beside("--problem", {})
        elif self.network is None:
            raise typer.BadParameter("is needed, unless there is --problem", param_hint="--network")
        elif (self.notice is None) == (self.demands is None):
            raise typer.BadParameter("give one of the two", param_hint="--notice / --demands")
        elif self.demands is not None and self.lot is not None:
            raise typer.BadParameter("goes with --notice; a demands file is of one lot", param_hint="--lot")

    def _refuse_beside(self, holder: str, more: dict[str, str | None]) -> None:
        beside = {
            **more,
            "--network": self.network,
            "--notice": self.notice,
            "--lot": self.lot,
            "--demands": self.demands,
            "--with": self.choice.others,
            "--without": self.choice.without,
            "--asker": self.choice.asker,
            "--save-problem": self.save_problem,
        }
        for option, given in beside.items():
            if given:
                raise typer.BadParameter(
                    f"does not go with {holder}, which holds network, demands and wishes already",
                    param_hint=option,
                )


@dataclass(frozen=True, slots=True)
class Posed:
    """A problem, and what has to be said about where it came from: keys of `answers.origin.REMARKS`."""

    problem: Problem
    remarks: tuple[str, ...] = ()
    network: Network | None = None
    """Where the problem came from, if it was from a network: it knows the word of each pair."""


def pose(question: Question) -> Posed:
    """Return the problem that a question leads to; each refusal names its file."""
    if question.problem is not None:
        with about(question.problem):
            return Posed(Problem.from_json(document_bytes(question.problem), ""))
    file = question.network or ""
    with about(file):
        network = Network.from_json(document_bytes(file), "")
    need = _need(question)
    posed = Posed(_problem(network, need, question), _remarks(need), network)
    if question.save_problem is not None:
        with about(question.save_problem):
            write(question.save_problem, posed.problem.to_json())
    return posed


def _need(question: Question) -> Need:
    """Return what is asked for; a demands file, or what the program proposes from a notice."""
    file = question.demands or question.notice or ""
    if question.demands is not None:
        with about(file):
            need = Need.from_json(document_bytes(file), "")
            if not need.demands:
                raise BadDocument("demands", "is empty: there is nothing to compose for")
            return need
    notice = read_notice(file)
    with about(file):
        lots = chosen(notice, question.lot)
        if len(lots) > 1:
            raise UnknownChoice("--lot", "choose one of its lots: " + ", ".join(lot.id for lot in lots))
        need = proposed(notice, lots[0].id)
        if not need.demands:
            raise UnknownChoice(
                f"lot {need.lot}",
                "names no service and municipality that the program knows: write them down in a file "
                "(warmneed-1; `warme demands --json` shows its form) and give that with --demands",
            )
        return need


def _problem(network: Network, need: Need, question: Question) -> Problem:
    with about(question.network or ""):
        question.choice.ids(network)
    with about(f"{question.network} with {question.demands or question.notice}"):
        return flows.problem_from(network, need, question.choice)


def _remarks(need: Need) -> tuple[str, ...]:
    unconfirmed = not all(demand.confirmed for demand in need.demands)
    return ("unconfirmed", "outside") if unconfirmed else ("outside",)

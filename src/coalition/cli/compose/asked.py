"""The question on the command line: which options go with it, and which it cannot do without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import typer

from coalition.composing import Ask, Terms

GOES_WITH = {
    "--members": (Ask.KINDEST,),
    "--k": (Ask.DIVERSE,),
    "--differ": (Ask.DIVERSE,),
    "--coalition": (Ask.SHARES, Ask.STABILITY),
    "--visits": (Ask.VISITS,),
    "--level": (Ask.VISITS,),
}
"""The questions that read an option; what is not here goes with all."""

OF_A_PORTFOLIO = ("--out", "--jobs", "--dask")
ADDRESS = r"((tcp|tls|ws|wss)://)?(\[[0-9a-fA-F:]+\]|[^\s/:]+):[0-9]{1,5}"


@dataclass(frozen=True, slots=True)
class Asked:
    """Options about the question as they were given; None for what was not."""

    ask: Ask | None
    members: int | None
    k: int | None
    differ: int | None
    coalition: str | None
    portfolio: str | None
    visits: int | None
    level: int | None
    out: str | None
    jobs: int | None
    dask: str | None
    memory: int | None

    def refuse_unfit(self) -> None:
        """Refuse options that the question does not read, and a question without what it needs."""
        given = dict(self._given())
        for option in given:
            if option in GOES_WITH and self.ask not in GOES_WITH[option]:
                wanted = " or ".join(f"--ask {ask}" for ask in GOES_WITH[option])
                _refuse(option, f"goes with {wanted}, not with {self._question()}")
            if option in OF_A_PORTFOLIO and (self.portfolio is None or self.ask is Ask.VISITS):
                _refuse(option, "goes with --portfolio and a question about each of its problems")
        if self.ask is Ask.VISITS:
            _refuse_unfit_for_visits(given)
        if self.portfolio is not None and self.coalition is not None:
            _refuse("--coalition", "is of one problem and does not go with --portfolio")
        if self.dask is not None and not re.fullmatch(ADDRESS, self.dask):
            _refuse("--dask", f"{self.dask!r} is no address of a cluster, such as tcp://127.0.0.1:8786")
        if self.dask is not None and self.jobs is not None:
            _refuse("--jobs", "does not go with --dask: the cluster has its own workers")

    def terms(self) -> Terms:
        """Return the terms of the question; the coalition to judge is not read from its file yet."""
        usual = Terms()
        return Terms(
            members=self.members,
            count=usual.count if self.k is None else self.k,
            differ=usual.differ if self.differ is None else self.differ,
        )

    def _given(self) -> Iterator[tuple[str, object]]:
        for name in self.__slots__:
            if name != "ask" and (value := getattr(self, name)) is not None:
                yield f"--{name}", value

    def _question(self) -> str:
        return f"--ask {self.ask}" if self.ask else "the question that is asked without --ask"


def _refuse_unfit_for_visits(given: dict[str, object]) -> None:
    for option in ("--portfolio", "--visits", "--level"):
        if option not in given:
            _refuse(option, "is needed with --ask visits")
    if "--memory" in given:
        _refuse("--memory", "is not read by --ask visits; --limit and --nodes are")


def _refuse(option: str, why: str) -> None:
    raise typer.BadParameter(why, param_hint=option)

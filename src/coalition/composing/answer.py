"""What a solver gives: coalitions with lead, work and reasons, and how sure it is (`warmco-answer-1`)."""

from __future__ import annotations

from dataclasses import dataclass, field

from coalition.composing.answer_json import FORMAT, read_parts, write
from coalition.composing.answer_parts import Ask, Bound, Clash, Coalition, Proof, Share, Visit

__all__ = ["ENGINE", "FORMAT", "Answer"]

ENGINE = "0.1.0"
"""The version of the package that gave an answer; a test holds it to the package's own."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question; two answers are equal when all but `seconds` is.

    `open` (cells left open) is None unless `closest` was asked. `clash` is there when nothing fits, and may
    be put beside the closest coalition by whoever asked for both. `shares`, `blocking` and `visits` are there
    for the question of that name; for `stability` the coalition that is judged comes first, the one that
    blocks it second, and an empty `blocking` means that none does.
    """

    ask: Ask
    problem: str
    engine: str
    seed: int
    proof: Proof
    bound: Bound
    seconds: float = field(compare=False)
    coalitions: tuple[Coalition, ...] = ()
    clash: tuple[Clash, ...] | None = None
    open: tuple[int, ...] | None = None
    shares: tuple[Share, ...] | None = None
    blocking: tuple[int, ...] | None = None
    visits: tuple[Visit, ...] | None = None

    @classmethod
    def from_json(cls, data: bytes, name: str = "answer") -> Answer:
        """Read a `warmco-answer-1` document strictly; `BadDocument` names the path of what is wrong."""
        return cls(*read_parts(data, name))

    def to_json(self) -> str:
        """Write the answer as `warmco-answer-1`; parts that do not apply are absent."""
        return write(self)

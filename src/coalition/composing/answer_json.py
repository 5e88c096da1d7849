"""Reads and writes `warmco-answer-1`: strictly in, the same text for the same answer out."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from coalition.composing.answer_parts import (
    Adds,
    Alternative,
    Ask,
    Because,
    Bound,
    Clash,
    ClashKind,
    Coalition,
    Code,
    Proof,
    Share,
    Visit,
    Why,
)
from coalition.errors import BadDocument
from coalition.values import Fields, check_format, parse_json

if TYPE_CHECKING:
    from coalition.composing.answer import Answer

FORMAT = "warmco-answer-1"
MEASURES = ("wmin", "wsum", "pairs", "cost", "size")

E = TypeVar("E", bound=StrEnum)

Parts = tuple[
    Ask,
    str,
    str,
    int,
    Proof,
    Bound,
    float,
    tuple[Coalition, ...],
    tuple[Clash, ...] | None,
    tuple[int, ...] | None,
    tuple[Share, ...] | None,
    tuple[int, ...] | None,
    tuple[Visit, ...] | None,
]
"""The fields of an answer, in its own order."""


def write(answer: Answer) -> str:
    """Return the document of an answer, indented by one, with parts that do not apply left out."""
    bound = {"wmin": answer.bound.wmin, "cost": answer.bound.cost}
    for name in ("open", "mean", "gain"):
        if (value := getattr(answer.bound, name)) is not None:
            bound[name] = value
    row: dict[str, object] = {
        "format": FORMAT,
        "ask": answer.ask,
        "problem": answer.problem,
        "engine": answer.engine,
        "seed": answer.seed,
        "proof": answer.proof,
        "bound": bound,
        "seconds": answer.seconds,
        "coalitions": [_coalition_row(coalition) for coalition in answer.coalitions],
    }
    if answer.clash is not None:
        row["clash"] = [{"kind": part.kind, "ref": part.ref} for part in answer.clash]
    if answer.open is not None:
        row["open"] = list(answer.open)
    if answer.shares is not None:
        row["shares"] = [
            [s.org, s.numerator, s.denominator, *[s.spread] * (s.spread > 0)] for s in answer.shares
        ]
    if answer.blocking is not None:
        row["blocking"] = list(answer.blocking) or None
    if answer.visits is not None:
        row["visits"] = [[visit.one, visit.other, visit.gain] for visit in answer.visits]
    return json.dumps(row, ensure_ascii=False, indent=1) + "\n"


def _share_row(share: Share) -> list[int]:
    sampled = [share.spread] if share.spread else []
    return [share.org, share.numerator, share.denominator, *sampled]


def _coalition_row(coalition: Coalition) -> dict[str, object]:
    return {
        "members": list(coalition.members),
        "lead": coalition.lead,
        "work": [list(place) for place in coalition.work],
        **{name: getattr(coalition, name) for name in MEASURES},
        "adds": [{"org": a.org, "why": a.why, "cells": list(a.cells)} for a in coalition.adds],
        "because": [
            {"code": b.code, "orgs": list(b.orgs), "cells": list(b.cells)} for b in coalition.because
        ],
        "alternatives": [
            {"out": a.out, "in": a.into, "wmin": a.wmin, "cost": a.cost} for a in coalition.alternatives
        ],
    }


def read_parts(data: bytes, name: str) -> Parts:
    """Return the parts of the answer of a document; `BadDocument` names the path of what is wrong."""
    fields = Fields.of(parse_json(data, name=name))
    check_format(fields, FORMAT)
    parts = (
        _one_of(fields, "ask", Ask),
        fields.take("problem", str),
        fields.take("engine", str),
        fields.take("seed", int),
        _one_of(fields, "proof", Proof),
        _bound(fields.take("bound", dict), "bound"),
        _seconds(fields),
        fields.each("coalitions", _coalition),
        fields.each("clash", _clash) if "clash" in fields.raw else None,
        fields.each("open", _number) if "open" in fields.raw else None,
        fields.each("shares", _share) if "shares" in fields.raw else None,
        _blocking(fields) if "blocking" in fields.raw else None,
        fields.each("visits", _visit) if "visits" in fields.raw else None,
    )
    fields.done()
    return parts


def _one_of(fields: Fields, name: str, kind: type[E]) -> E:
    text = fields.take(name, str)
    if text not in set(kind):
        fields.refuse(name, f"is {text!r}, can be: {', '.join(kind)}")
    return kind(text)


def _seconds(fields: Fields) -> float:
    if type(fields.raw.get("seconds")) is int:
        return float(fields.take("seconds", int))
    return fields.take("seconds", float)


def _number(raw: object, path: str) -> int:
    if type(raw) is not int:
        raise BadDocument(path, "must be a whole number")
    return raw


def _triple(raw: object, path: str) -> tuple[int, int, int]:
    if not isinstance(raw, list) or len(raw) != 3:
        raise BadDocument(path, "must be a list of 3 whole numbers")
    first, second, third = (_number(item, f"{path}[{place}]") for place, item in enumerate(raw))
    return first, second, third


def _share(raw: object, path: str) -> Share:
    if not isinstance(raw, list) or not 3 <= len(raw) <= 4:
        raise BadDocument(path, "must be a list of 3 whole numbers, or 4 where it was sampled")
    return Share(*(_number(item, f"{path}[{place}]") for place, item in enumerate(raw)))


def _visit(raw: object, path: str) -> Visit:
    return Visit(*_triple(raw, path))


def _blocking(fields: Fields) -> tuple[int, ...]:
    if fields.raw["blocking"] is None:
        fields.optional("blocking", list)
        return ()
    return fields.each("blocking", _number)


def _bound(raw: object, path: str) -> Bound:
    fields = Fields.of(raw, path)
    more = (fields.optional(name, int) for name in ("open", "mean", "gain"))
    bound = Bound(fields.take("wmin", int), fields.take("cost", int), *more)
    fields.done()
    return bound


def _clash(raw: object, path: str) -> Clash:
    fields = Fields.of(raw, path)
    kind = _one_of(fields, "kind", ClashKind)
    wanted: type[int] | type[str] = int if kind is ClashKind.DEMAND else str
    part = Clash(kind, fields.take("ref", wanted))
    fields.done()
    return part


def _coalition(raw: object, path: str) -> Coalition:
    fields = Fields.of(raw, path)
    coalition = Coalition(
        members=fields.each("members", _number),
        lead=fields.take("lead", int),
        work=fields.each("work", _triple),
        **{name: fields.take(name, int) for name in MEASURES},
        adds=fields.each("adds", _adds),
        because=fields.each("because", _because),
        alternatives=fields.each("alternatives", _alternative),
    )
    fields.done()
    return coalition


def _adds(raw: object, path: str) -> Adds:
    fields = Fields.of(raw, path)
    adds = Adds(fields.take("org", int), _one_of(fields, "why", Why), fields.each("cells", _number))
    fields.done()
    return adds


def _because(raw: object, path: str) -> Because:
    fields = Fields.of(raw, path)
    because = Because(
        _one_of(fields, "code", Code), fields.each("orgs", _number), fields.each("cells", _number)
    )
    fields.done()
    return because


def _alternative(raw: object, path: str) -> Alternative:
    fields = Fields.of(raw, path)
    swap = Alternative(*(fields.take(name, int) for name in ("out", "in", "wmin", "cost")))
    fields.done()
    return swap

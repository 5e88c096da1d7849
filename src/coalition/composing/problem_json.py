"""Reads the parts of a `warmco-1` document, and refuses each slip by its path."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from coalition.composing.parts import Cell, Offer, Org, Prior, Rules, Trust, Wishes
from coalition.errors import InvalidProblem
from coalition.values import Fields, check_format, parse_json

FORMAT = "warmco-1"

Parts = tuple[str, tuple[Cell, ...], tuple[Org, ...], tuple[Trust, ...], Prior, Rules, Wishes]

T = TypeVar("T")


def read_parts(data: bytes, name: str) -> Parts:
    """Return name, cells, organisations, trust, prior, rules and wishes of a document."""
    fields = Fields.of(parse_json(data, name=name, error=InvalidProblem), error=InvalidProblem)
    check_format(fields, FORMAT)
    parts = (
        fields.take("name", str),
        fields.each("cells", _cell),
        fields.each("orgs", _org),
        fields.each("trust", _trust),
        _prior(fields.take("prior", dict), "prior"),
        _rules(fields.take("rules", dict), "rules"),
        _wishes(fields.take("wishes", dict, {}), "wishes"),
    )
    fields.done()
    return parts


def _born(path: str, make: Callable[[], T]) -> T:
    """Make a value; where it refuses itself, put the path of the document before its own."""
    try:
        return make()
    except InvalidProblem as refusal:
        own = refusal.where
        raise InvalidProblem(f"{path}.{own}" if own else path, refusal.detail) from None


def _numbers(raw: object, path: str, count: int) -> list[int]:
    if not isinstance(raw, list) or len(raw) != count or any(type(item) is not int for item in raw):
        raise InvalidProblem(path, f"must be a list of {count} whole numbers")
    return raw


def _number(raw: object, path: str) -> int:
    if type(raw) is not int:
        raise InvalidProblem(path, "must be a whole number")
    return raw


def _cell(raw: object, path: str) -> Cell:
    fields = Fields.of(raw, path, InvalidProblem)
    taken = (
        fields.take("service", str),
        fields.take("area", str),
        fields.take("volume", int),
        fields.texts("certs"),
    )
    fields.done()
    return _born(path, lambda: Cell(*taken))


def _offer(raw: object, path: str) -> Offer:
    numbers = _numbers(raw, path, 3)
    return _born(path, lambda: Offer(*numbers))


def _org(raw: object, path: str) -> Org:
    fields = Fields.of(raw, path, InvalidProblem)
    taken = (
        fields.take("name", str),
        fields.take("kind", str),
        fields.take("x", int),
        fields.take("y", int),
        fields.take("turnover", int),
        fields.texts("certs"),
        fields.take("fixed_cost", int),
        fields.take("total_capacity", int),
        fields.each("offers", _offer),
    )
    fields.done()
    return _born(path, lambda: Org(*taken))


def _trust(raw: object, path: str) -> Trust:
    numbers = _numbers(raw, path, 4)
    return _born(path, lambda: Trust(*numbers))


def _prior(raw: object, path: str) -> Prior:
    fields = Fields.of(raw, path, InvalidProblem)
    taken = (fields.take("max", int), fields.take("length", int))
    fields.done()
    return _born(path, lambda: Prior(*taken))


def _rules(raw: object, path: str) -> Rules:
    fields = Fields.of(raw, path, InvalidProblem)
    taken = (
        fields.take("min_members", int),
        fields.take("max_members", int),
        fields.take("lead_min_turnover", int),
        fields.take("max_subcontract", int),
        fields.take("min_share", int),
        fields.texts("lot_certs"),
    )
    fields.done()
    return _born(path, lambda: Rules(*taken))


def _pair(raw: object, path: str) -> tuple[int, int]:
    first, second = _numbers(raw, path, 2)
    return first, second


def _wishes(raw: object, path: str) -> Wishes:
    fields = Fields.of(raw, path, InvalidProblem)
    taken = (
        fields.each("with", _number, required=False),
        fields.each("without", _number, required=False),
        fields.each("not_together", _pair, required=False),
        fields.optional("lead", int),
    )
    fields.done()
    return _born(path, lambda: Wishes(*taken))


def org_row(org: Org) -> dict[str, object]:
    """Return one organisation as it stands in a document."""
    return {
        "name": org.name,
        "kind": org.kind,
        "x": org.x,
        "y": org.y,
        "turnover": org.turnover,
        "certs": list(org.certs),
        "fixed_cost": org.fixed_cost,
        "total_capacity": org.total_capacity,
        "offers": [[offer.cell, offer.capacity, offer.unit_cost] for offer in org.offers],
    }


def wishes_row(wishes: Wishes) -> dict[str, object]:
    """Return the wishes as they stand in a document."""
    return {
        "with": list(wishes.with_),
        "without": list(wishes.without),
        "not_together": [list(pair) for pair in wishes.not_together],
        "lead": wishes.lead,
    }

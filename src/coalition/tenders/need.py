"""What a lot needs, as a file (warmneed-1): demands with their sources, and the rules for a coalition."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from coalition import areas, services
from coalition.errors import BadDocument, UnknownCode
from coalition.values import Demand, Fields, Source, check_format, parse_json

FORMAT = "warmneed-1"

_LEAST = {"min_members": 1, "max_members": 1, "lead_min_turnover": 0, "max_subcontract": 0, "min_share": 0}
_MOST = {"max_subcontract": 1000, "min_share": 1000}


@dataclass(frozen=True, slots=True)
class Need:
    """What a lot of a tender needs; rules of warmco-1 that are left out take their default.

    Refuses two demands for one service, and more members at least than at most.
    """

    tender: str
    lot: str
    demands: tuple[Demand, ...]
    rules: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        """Refuse what no coalition could read."""
        names = [demand.service for demand in self.demands]
        if doubled := [name for name in names if names.count(name) > 1]:
            raise BadDocument(
                "demands", f"{doubled[0]} stands there twice: put its areas together in one demand"
            )
        least, most = self.rules.get("min_members", 1), self.rules.get("max_members", 8)
        if isinstance(least, int) and isinstance(most, int) and least > most:
            raise BadDocument("rules.min_members", f"is {least}, more than max_members ({most})")

    @classmethod
    def from_json(cls, data: bytes, name: str = "need") -> Need:
        """Read a document strictly; each refusal names the path of its field."""
        fields = Fields.of(parse_json(data, name=name))
        check_format(fields, FORMAT)
        need = cls(
            tender=fields.take("tender", str),
            lot=fields.take("lot", str),
            demands=fields.each("demands", _demand, most=1000),
            rules=_rules(fields.take("rules", dict, {})),
        )
        fields.done()
        return need

    def to_json(self) -> str:
        """Return the document: always the same text for the same need, fields in the order of the format."""
        document = {
            "format": FORMAT,
            "tender": self.tender,
            "lot": self.lot,
            "rules": {name: self.rules[name] for name in (*_LEAST, "lot_certs") if name in self.rules},
            "demands": [_written(demand) for demand in self.demands],
        }
        return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _rules(raw: object) -> Mapping[str, object]:
    fields = Fields.of(raw, "rules")
    rules: dict[str, object] = {}
    for name, least in _LEAST.items():
        if name in fields.raw:
            rules[name] = fields.whole(name, least=least, most=_MOST.get(name, 10**12))
    if "lot_certs" in fields.raw:
        rules["lot_certs"] = fields.texts("lot_certs")
    fields.taken.update((*_LEAST, "lot_certs"))
    fields.done()
    return MappingProxyType(rules)


def _demand(raw: object, path: str) -> Demand:
    fields = Fields.of(raw, path)
    service = fields.take("service", str)
    try:
        services.service(service)
    except UnknownCode as problem:
        fields.refuse("service", f"{service!r} {problem.detail}")
    demand = Demand(
        service=service,
        areas=_areas(fields),
        volume=None if fields.optional("volume", int) is None else fields.whole("volume", least=1),
        certificates=fields.texts("certificates", required=False),
        source=_source(fields),
        confirmed=fields.take("confirmed", bool, False),
    )
    fields.done()
    return demand


def _areas(fields: Fields) -> tuple[str, ...]:
    codes = fields.texts("areas")
    if not codes:
        fields.refuse("areas", "is empty: name at least one municipality")
    for index, code in enumerate(codes):
        where = f"{fields.at('areas')}[{index}]"
        if not code.startswith("GM"):
            raise BadDocument(where, f"{code!r} is not the code of a municipality such as GM0484")
        if code in codes[:index]:
            raise BadDocument(where, f"{code} stands there twice")
        try:
            areas.municipality(code)
        except UnknownCode as problem:
            raise BadDocument(where, f"{code} {problem.detail}") from None
    return codes


def _source(fields: Fields) -> Source | None:
    raw = fields.optional("from", dict)
    if raw is None:
        return None
    inner = Fields.of(raw, fields.at("from"))
    source = Source(inner.take("path", str), inner.take("text", str))
    inner.done()
    return source


def _written(demand: Demand) -> dict[str, object]:
    source = demand.source
    return {
        "service": demand.service,
        "areas": list(demand.areas),
        "volume": demand.volume,
        "certificates": list(demand.certificates),
        "from": None if source is None else {"path": source.path, "text": source.text},
        "confirmed": demand.confirmed,
    }

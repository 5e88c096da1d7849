"""Organisations, what they offer, and the evidence between them: the document `warmnet-1`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from coalition.areas import municipality
from coalition.errors import BadDocument, UnknownCode
from coalition.services import service
from coalition.trust.evidence import Audience, Evidence, EvidenceKind, Verification
from coalition.values import Fields, Kind, check_format, parse_json

FORMAT = "warmnet-1"
KVK_DIGITS = 8

Word = TypeVar("Word", bound=StrEnum)
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Offer:
    """A service that an organisation publishes to give, and the municipalities (codes) where."""

    service: str
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """An organisation as it shows itself; `kvk` is its Chamber of Commerce number, `group` its holding."""

    id: str
    name: str
    kind: Kind
    kvk: str | None
    group: str | None
    seat: str
    offers: tuple[Offer, ...]
    certificates: tuple[str, ...]
    can_lead: bool

    def __post_init__(self) -> None:
        """Refuse an organisation without a name, and a number that is not one."""
        for field, text in (("id", self.id), ("name", self.name)):
            if not text.strip():
                raise BadDocument(field, "is empty")
        if self.group is not None and not self.group.strip():
            raise BadDocument("group", "is empty: leave it out for an organisation on its own")
        if self.kvk is not None and not (
            self.kvk.isdecimal() and self.kvk.isascii() and len(self.kvk) == KVK_DIGITS
        ):
            raise BadDocument("kvk", f"{self.kvk!r} is not {KVK_DIGITS} digits; null where there is none")


@dataclass(frozen=True, slots=True)
class Network:
    """Who there are and what happened between them, as known on a day; events after it do not count yet."""

    as_of: date
    organisations: tuple[Member, ...]
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        """Refuse doubled organisations, unknown codes, evidence about the absent, and questionnaires."""
        ids = [member.id for member in self.organisations]
        _refuse_doubled(ids, "organisations", "id")
        for at, member in enumerate(self.organisations):
            _check_codes(member, f"organisations[{at}]")
        known = frozenset(ids)
        for at, event in enumerate(self.evidence):
            for field, who in (("from", event.giver), ("to", event.receiver)):
                if who not in known:
                    raise BadDocument(f"evidence[{at}].{field}", f"{who!r} is none of the organisations")
            if event.kind is EvidenceKind.QUESTIONNAIRE:
                raise BadDocument(
                    f"evidence[{at}].kind", "a questionnaire is its maker's alone, never in a network"
                )

    @classmethod
    def from_json(cls, data: bytes, name: str = "network") -> Network:
        """Read a document `warmnet-1`; what is amiss is refused with its path (BadDocument, UnknownCode)."""
        fields = Fields.of(parse_json(data, name=name), "")
        check_format(fields, FORMAT)
        as_of = fields.day("as_of")
        organisations = fields.each("organisations", _read_member)
        evidence = fields.each("evidence", _read_evidence)
        fields.done()
        return cls(as_of, organisations, evidence)

    def to_json(self) -> str:
        """Write the document, the same for the same content in whatever order it was given."""
        members = sorted(self.organisations, key=lambda member: member.id)
        events = sorted(self.evidence, key=lambda event: event.order)
        document = {
            "format": FORMAT,
            "as_of": self.as_of.isoformat(),
            "organisations": [_member_fields(member) for member in members],
            "evidence": [_evidence_fields(event) for event in events],
        }
        return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _refuse_doubled(texts: Sequence[str], path: str, field: str = "") -> None:
    first: dict[str, int] = {}
    for at, text in enumerate(texts):
        if first.setdefault(text, at) < at:
            place = f"{path}[{at}].{field}" if field else f"{path}[{at}]"
            raise BadDocument(place, f"{text!r} stands at [{first[text]}] already")


def _check_codes(member: Member, path: str) -> None:
    _known(municipality, member.seat, f"{path}.seat")
    _refuse_doubled([offer.service for offer in member.offers], f"{path}.offers", "service")
    for at, offer in enumerate(member.offers):
        _known(service, offer.service, f"{path}.offers[{at}].service")
        _refuse_doubled(offer.areas, f"{path}.offers[{at}].areas")
        for number, code in enumerate(offer.areas):
            _known(municipality, code, f"{path}.offers[{at}].areas[{number}]")


def _known(look_up: Callable[[str], object], code: str, path: str) -> None:
    try:
        look_up(code)
    except UnknownCode as problem:
        raise UnknownCode(path, str(problem)) from None


def _placed(make: Callable[[], Made], path: str) -> Made:
    """Make a value; what refuses its field names the path of the field instead."""
    try:
        return make()
    except BadDocument as problem:
        raise BadDocument(f"{path}.{problem.where}", problem.detail) from None


def _word(fields: Fields, name: str, words: type[Word]) -> Word:
    text = fields.take(name, str)
    if text not in list(words):
        fields.refuse(name, f"is {text!r}, must be one of: " + ", ".join(words))
    return words(text)


def _read_member(raw: object, path: str) -> Member:
    fields = Fields.of(raw, path)
    values = (
        fields.take("id", str),
        fields.take("name", str),
        _word(fields, "kind", Kind),
        fields.optional("kvk", str),
        fields.optional("group", str),
        fields.take("seat", str),
        fields.each("offers", _read_offer),
        fields.texts("certificates"),
        fields.take("can_lead", bool),
    )
    fields.done()
    return _placed(lambda: Member(*values), path)


def _read_offer(raw: object, path: str) -> Offer:
    fields = Fields.of(raw, path)
    offer = Offer(fields.take("service", str), fields.texts("areas"))
    fields.done()
    return offer


def _read_evidence(raw: object, path: str) -> Evidence:
    fields = Fields.of(raw, path)
    values = (
        fields.take("from", str),
        fields.take("to", str),
        _word(fields, "kind", EvidenceKind),
        fields.day("date"),
        fields.optional_day("until"),
        _outcome(fields),
        _word(fields, "verified", Verification),
        _word(fields, "audience", Audience),
        fields.take("title", str),
        fields.optional("source", str),
    )
    fields.done()
    return _placed(lambda: Evidence(*values), path)


def _outcome(fields: Fields) -> float:
    """Return a number from 0 to 1; 1 unless stated."""
    value = fields.take("outcome", object, 1)
    if isinstance(value, bool) or not isinstance(value, int | float):
        fields.refuse("outcome", "must be a number from 0 to 1")
    return float(value)


def _member_fields(member: Member) -> dict[str, object]:
    return {
        "id": member.id,
        "name": member.name,
        "kind": member.kind.value,
        "kvk": member.kvk,
        "group": member.group,
        "seat": member.seat,
        "offers": _offer_fields(member.offers),
        "certificates": sorted(member.certificates),
        "can_lead": member.can_lead,
    }


def _offer_fields(offers: Iterable[Offer]) -> list[dict[str, object]]:
    return [
        {"service": offer.service, "areas": sorted(offer.areas)}
        for offer in sorted(offers, key=lambda o: o.service)
    ]


def _evidence_fields(event: Evidence) -> dict[str, object]:
    return {
        "from": event.giver,
        "to": event.receiver,
        "kind": event.kind.value,
        "date": event.on.isoformat(),
        "until": None if event.until is None else event.until.isoformat(),
        "outcome": float(event.outcome),
        "verified": event.verified.value,
        "audience": event.audience.value,
        "title": event.title,
        "source": event.source,
    }

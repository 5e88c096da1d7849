"""What a notice asks for: services and municipalities, each with its sentence, for a person to confirm."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from coalition import areas, services
from coalition.errors import UnknownChoice
from coalition.tenders.notice import Lot, Notice
from coalition.tenders.places import places
from coalition.tenders.sentences import sentences
from coalition.values import Demand, Source

_ONE_LOT = re.compile(r"\b(?:perceel|lot|deelopdracht)\s+[0-9a-z]{1,3}\b", re.IGNORECASE)


def demands(notice: Notice, lot_id: str | None = None) -> tuple[Demand, ...]:
    """Propose what a lot, or the whole notice, asks for: one demand per service, in order of appearance.

    Words of the lot decide, otherwise words of the notice about all lots; a CPV code adds a service only
    where it stands for that one alone. A service is asked in the municipalities that sentences naming it
    also name; where none does, in all of the lot. Where nothing names a service, or no municipality is
    known, nothing is proposed. Never confirmed: that a person does. Raises UnknownChoice for a lot that
    is not there.
    """
    lots = [lot for lot in notice.lots if lot_id in (None, lot.id)]
    if not lots:
        known = ", ".join(lot.id for lot in notice.lots)
        raise UnknownChoice(lot_id or "", f"is no lot of this notice; its lots are {known}")
    found: dict[str, Demand] = {}
    for lot in lots:
        where = places(notice, lot)
        for service, said in _asked(notice, lot).items() if where else ():
            before = found.get(service, Demand(service, (), source=said.source))
            here = tuple(code for code in where if code in said.areas) or where
            everywhere = tuple(dict.fromkeys((*before.areas, *here)))
            found[service] = Demand(service, everywhere, source=before.source)
    return tuple(found.values())


@dataclass(slots=True)
class _Said:
    """Where a service is said first, and every municipality that a sentence names together with it."""

    source: Source
    areas: set[str] = field(default_factory=set)


def _asked(notice: Notice, lot: Lot) -> dict[str, _Said]:
    """Return the services of a lot, with where they are said."""
    if len(notice.lots) == 1:
        said = _by_words((*notice.sources, *lot.sources))
        shared: set[str] = set()
    else:
        said = _by_words(lot.sources) or _by_words(_about_all_lots(notice))
        shared = set(lot.cpv).intersection(*(one.cpv for one in notice.lots)) if said else set()
    coded = _by_codes(lot, shared)
    return said | {service: _Said(source) for service, source in coded.items() if service not in said}


def _by_words(paragraphs: Iterable[Source]) -> dict[str, _Said]:
    found: dict[str, _Said] = {}
    for paragraph in paragraphs:
        for sentence in sentences(paragraph.text):
            asked = services.recognised(sentence)
            where = {place.code for place in areas.mentioned(sentence)} if asked else set()
            for mention in asked:
                said = found.setdefault(mention.service, _Said(Source(paragraph.path, sentence)))
                said.areas |= where
    return found


def _about_all_lots(notice: Notice) -> list[Source]:
    """Return the sentences of the notice that do not speak of one lot."""
    each = [Source(one.path, sentence) for one in notice.sources for sentence in sentences(one.text)]
    return [one for one in each if not _ONE_LOT.search(one.text)]


def _by_codes(lot: Lot, shared: set[str]) -> dict[str, Source]:
    """Return the services that codes of the lot stand for; a code of several services says too little."""
    found: dict[str, Source] = {}
    for code, path in zip(lot.cpv, lot.cpv_paths, strict=True):
        ids = services.by_cpv(code)
        if code not in shared and len(ids) == 1 and code in services.service(ids[0]).cpv:
            found.setdefault(ids[0], Source(path, code))
    return found

"""Who is not at the table: who could close a gap or take a place, and who is found by name or work."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from coalition import services
from portal.coalitions.bridge import phrases
from portal.coalitions.bridge.draft import Change, Verb
from portal.coalitions.bridge.question import Replay
from portal.coalitions.bridge.sketch import Sketch
from portal.members.bridge import area_name

MOST_JOINERS = 6
MOST_FOUND = 12


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody who could join, or take the place of a member; `change` is what the button does."""

    org: int
    slug: str
    name: str
    what: str
    knows: str
    change: str
    swap: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """Who is found by what somebody typed; `more` were found beside those that are shown."""

    words: str
    others: list[Other]
    more: int = 0


def joiners(sketch: Sketch) -> list[Other]:
    """Return who could close a gap."""
    found: dict[int, list[int]] = {}
    for cell in sketch.open:
        for org in sketch.able(cell):
            if org not in sketch.order and org not in sketch.kept.problem.wishes.without:
                found.setdefault(org, []).append(cell)
    ranked = sorted(found, key=lambda org: (-len(found[org]), org))[:MOST_JOINERS]
    return [
        _other(sketch, org, _("Closes a gap: %(what)s") % {"what": sketch.what(found[org])}) for org in ranked
    ]


def swaps(sketch: Sketch) -> list[Other]:
    """Return who could take a member's place."""
    return [
        Other(
            swap.into,
            sketch.slug(swap.into),
            sketch.name(swap.into),
            _("Can do what %(name)s does here") % {"name": sketch.name(swap.out)},
            phrases.knows(sketch, swap.into, besides=swap.out),
            str(Change(Verb.SWAP, (swap.into, swap.out))),
            swap=True,
        )
        for swap in sketch.coalition.alternatives
    ]


def _other(sketch: Sketch, org: int, what: str) -> Other:
    change = str(Change(Verb.ADD, (org,)))
    return Other(org, sketch.slug(org), sketch.name(org), what, phrases.knows(sketch, org), change)


def index(kept: Replay) -> Mapping[int, str]:
    """Return for each organisation the text by which it is found: name, services with their words, places."""
    words = {one.id: f"{one.nl} {one.en} {' '.join(one.words)}" for one in services.services()}
    found = {}
    for org, member in enumerate(kept.network.organisations):
        areas = {area for offer in member.offers for area in offer.areas} | {member.seat}
        texts = [member.name, *(words.get(offer.service, "") for offer in member.offers)]
        found[org] = _plain(" ".join([*texts, *map(area_name, sorted(areas))]))
    return found


def search(sketch: Sketch, texts: Mapping[int, str], words: str) -> Found:
    """Return who is found by every word and not at the table; who closes a gap first, then who does most."""
    wanted = _plain(words).split()
    away = [org for org in texts if org not in sketch.order] if wanted else []
    hits = [org for org in away if all(word in texts[org] for word in wanted)]
    does = {org: [cell for cell in range(len(sketch.demand_of)) if sketch.offers(org, cell)] for org in hits}
    ranked = sorted(
        hits,
        key=lambda org: (-len(set(does[org]) & set(sketch.open)), -len(does[org]), _plain(sketch.name(org))),
    )
    shown = [_other(sketch, org, _can_here(sketch, does[org])) for org in ranked[:MOST_FOUND]]
    return Found(words, shown, len(ranked) - len(shown))


def _can_here(sketch: Sketch, cells: list[int]) -> str:
    if not cells:
        return _("Does nothing of what is asked here")
    return _("Could do here: %(what)s") % {"what": sketch.what(cells)}


def _plain(text: str) -> str:
    """Return a text without capitals and accents, as people type it."""
    return "".join(
        sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign)
    )

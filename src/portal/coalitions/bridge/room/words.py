"""What partners say of one another, as values: what one writes, what one wrote, and what all may read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from portal.coalitions.models import Appreciation, Partner
from portal.coalitions.queries.agreement import partners_in
from portal.coalitions.queries.words import words_by, words_shown


@dataclass(frozen=True, slots=True)
class Sentences:
    """One sentence on what another adds, and one on what is fun; `receiver` is the key of the other."""

    receiver: int
    adds: str
    fun: str


@dataclass(frozen=True, slots=True)
class About:
    """What all may read about one partner: who says it, what it adds, what is fun."""

    partner: str
    said: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What a partner reads and may write; of what others wrote in this round it knows nothing."""

    shown: tuple[About, ...]
    others: tuple[Partner, ...]
    to_write: tuple[Partner, ...]
    """The others about whom my words are not read yet."""
    mine: dict[int, Sentences]
    seen: str
    alone: bool

    @property
    def written(self) -> int:
        """Count the others about whom my words wait."""
        return sum(other.pk in self.mine for other in self.to_write)


def page_of(me: Partner) -> Page:
    """Return what a partner may see of the words."""
    others = [partner for partner in partners_in(me.room) if partner.pk != me.pk]
    kept = words_by(me)
    to_write = tuple(each for each in others if each.pk not in kept or kept[each.pk].shown_at is None)
    waiting = {each.pk for each in to_write}
    return Page(
        shown=_shown(me),
        others=tuple(others),
        to_write=to_write,
        mine={
            each.receiver_id: Sentences(each.receiver_id, each.adds, each.fun)
            for each in kept.values()
            if each.receiver_id in waiting
        },
        seen=seen_of(kept.values()),
        alone=not others,
    )


def seen_of(kept: Iterable[Appreciation]) -> str:
    """Return a mark of what a partner wrote so far, by which a form knows that a colleague wrote since."""
    return "-".join(f"{each.receiver_id}.{each.at.timestamp():.6f}" for each in _in_order(kept))


def _in_order(kept: Iterable[Appreciation]) -> list[Appreciation]:
    return sorted(kept, key=lambda each: each.receiver_id)


def _shown(me: Partner) -> tuple[About, ...]:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for each in words_shown(me.room):
        if each.receiver.left_at is None:
            found.setdefault(str(each.receiver), []).append((str(each.giver), each.adds, each.fun))
    return tuple(About(name, tuple(said)) for name, said in found.items())

"""What somebody changed since a run was kept: changes that stand in the address, and how many of them hold.

Nothing of a draft is kept (ADR 8): going back is another address, so it works in two tabs without scripts.
An address holds numbers of organisations in the run, no names: without the run it tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import urlencode

MOST_CHANGES = 200
"""About a thousand characters of an address; past it the wishes as they are begin a new row of changes."""
MOST_TAKEN = 40
"""More organisations than any lot lets join."""
_CHANGE = re.compile(r"([a-z])((?:\d{1,6})(?:-\d{1,6})*)?", re.ASCII)


class Verb(StrEnum):
    """What can be done to the wishes; the value is its letter in the address (of the Dutch word)."""

    FIX = "v"
    FREE = "l"
    LEAVE_OUT = "u"
    LET_BACK = "t"
    ADD = "e"
    SWAP = "w"
    TAKE = "k"
    AFRESH = "b"


_HOW_MANY = {Verb.SWAP: (2, 2), Verb.TAKE: (0, MOST_TAKEN), Verb.AFRESH: (0, 0)}


class BadDraftError(ValueError):
    """An address that no page of ours makes."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who must join and who may not, by number, in the order in which that was said; never the asker."""

    fixed: tuple[int, ...] = ()
    without: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the wishes: a verb, and the organisations (by number) that it is about."""

    verb: Verb
    orgs: tuple[int, ...] = ()

    @classmethod
    def read(cls, text: str) -> Change:
        """Read one change of an address; `BadDraftError` where it is none."""
        found = _CHANGE.fullmatch(text)
        if found is None or found[1] not in set(Verb):
            raise BadDraftError(text)
        verb = Verb(found[1])
        orgs = tuple(int(number) for number in (found[2] or "").split("-") if number)
        least, most = _HOW_MANY.get(verb, (1, 1))
        if not least <= len(orgs) <= most or len(set(orgs)) < len(orgs):
            raise BadDraftError(text)
        return cls(verb, orgs)

    @classmethod
    def take(cls, orgs: Iterable[int]) -> Change:
        """Return the change after which these, and only these, are set fast: it opens any coalition."""
        return cls(Verb.TAKE, tuple(sorted(orgs)))

    def __str__(self) -> str:
        """Return the change as it stands in an address."""
        return self.verb.value + "-".join(map(str, self.orgs))

    def after(self, wanted: Wanted) -> Wanted:
        """Return the wishes as they are after this change."""
        if self.verb is Verb.AFRESH:
            return Wanted()
        if self.verb is Verb.TAKE:
            return Wanted(self.orgs, _less(wanted.without, self.orgs))
        fixed, without = _less(wanted.fixed, self.orgs), _less(wanted.without, self.orgs)
        if self.verb is Verb.LEAVE_OUT:
            return Wanted(fixed, (*without, *self.orgs))
        if self.verb is Verb.SWAP:
            return Wanted((*fixed, self.orgs[0]), (*without, self.orgs[1]))
        if self.verb in {Verb.FREE, Verb.LET_BACK}:
            return Wanted(fixed, without)
        return Wanted((*fixed, *self.orgs), without)


@dataclass(frozen=True, slots=True)
class Draft:
    """Changes in order, of which the first `at` hold; the others were undone and can be done again.

    `since` is where the reader came from: what changed is told from there.
    """

    changes: tuple[Change, ...] = ()
    at: int = 0
    since: int | None = None

    @classmethod
    def read(cls, changes: str, at: int | None, since: int | None) -> Draft:
        """Read a draft of an address; `BadDraftError` where no page of ours makes it."""
        read = tuple(Change.read(part) for part in changes.split(".")) if changes else ()
        holds = len(read) if at is None else at
        if len(read) > MOST_CHANGES or not 0 <= holds <= len(read):
            raise BadDraftError(changes)
        if since is not None and not 0 <= since <= len(read):
            raise BadDraftError(changes)
        return cls(read, holds, since)

    @classmethod
    def of(cls, wanted: Wanted) -> Draft:
        """Return a draft that begins with these wishes, whatever the run began with."""
        changes = (
            Change(Verb.AFRESH),
            *(Change(Verb.FIX, (org,)) for org in wanted.fixed),
            *(Change(Verb.LEAVE_OUT, (org,)) for org in wanted.without),
        )
        return cls(changes, len(changes))

    @property
    def last(self) -> Change | None:
        """Return the change that was made last, of those that hold."""
        return self.changes[self.at - 1] if self.at else None

    @property
    def may_undo(self) -> bool:
        """Say whether there is a change to undo."""
        return self.at > 0

    @property
    def may_redo(self) -> bool:
        """Say whether something was undone that can be done again."""
        return self.at < len(self.changes)

    @property
    def changes_text(self) -> str:
        """Return the changes as they stand in an address."""
        return ".".join(map(str, self.changes))

    @property
    def query(self) -> str:
        """Return the draft as the query of an address; nothing where nothing was changed."""
        return urlencode({"wijzigingen": self.changes_text, "tot": self.at}) if self.changes else ""

    def with_change(self, change: Change) -> Draft:
        """Return the draft after one change more; what was undone can then no longer be done again."""
        return Draft((*self.changes[: self.at], change), self.at + 1, self.at)

    def undone(self) -> Draft:
        """Return the draft with the last change undone."""
        return replace(self, at=max(0, self.at - 1), since=self.at)

    def redone(self) -> Draft:
        """Return the draft with the change done again that was undone last."""
        return replace(self, at=min(len(self.changes), self.at + 1), since=self.at)

    def before(self) -> Draft:
        """Return the draft where the reader came from."""
        return replace(self, at=self.at if self.since is None else self.since, since=None)

    def named(self) -> set[int]:
        """Return every organisation that a change names."""
        return {org for change in self.changes for org in change.orgs}

    def wanted(self, start: Wanted) -> Wanted:
        """Return the wishes after the changes that hold, from those that the run was kept with."""
        for change in self.changes[: self.at]:
            start = change.after(start)
        return start


def _less(orgs: tuple[int, ...], others: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(org for org in orgs if org not in others)

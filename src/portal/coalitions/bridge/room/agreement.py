"""How agreements stand: who can live with which words, who objects, and what changed since."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from portal.coalitions.bridge.room.difference import Piece, difference
from portal.coalitions.models import Agreement, Consent, Partner, Room, Version
from portal.coalitions.queries.agreement import agreed_by, agreements_in, partners_in

Topic = Agreement.Topic
BEGINNINGS = {
    Topic.TASK: _("[organisation] does [task] for [whom]. Not part of it: [what]."),
    Topic.CONTACT: _("For this work [name] of [organisation] is the contact, reachable by [how] on [days]."),
    Topic.SUBSTITUTE: _("When [name] is away, [name] of [organisation] stands in, from [when]."),
    Topic.START: _("We start on [day]. Before that, [what] is ready."),
    Topic.LEAVING: _(
        "Who wants to stop says so [how long] before. [Organisation] then takes over [what], until [when]."
    ),
    Topic.VISIBLE: _(
        "Towards [whom] we are visible as [name]. On [letter, site, building] stands [whose name]."
    ),
    Topic.OTHER: _("We agree that [who] does [what], from [when]."),
}
"""Sentences to fill in; what they should say is for the partners."""


NUMBERS = (
    _("none"),
    _("one"),
    _("two"),
    _("three"),
    _("four"),
    _("five"),
    _("six"),
    _("seven"),
    _("eight"),
    _("nine"),
    _("ten"),
)
"""What is counted in a sentence is written out, up to ten."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a partner says of a version, and who said it for them; left: they take part no longer."""

    partner: str
    person: str
    objection: str = ""
    left: bool = False


@dataclass(frozen=True, slots=True)
class Stand:
    """One agreement as it stands for a partner: its present words, and who says what of them."""

    agreement: Agreement
    version: Version
    agreed: tuple[Said, ...]
    objections: tuple[Said, ...]
    silent: tuple[str, ...]
    mine: Consent | None
    since: int
    """The number of the last version that the reader's partner agreed to, where words followed; else 0."""
    changed: tuple[Piece, ...]
    """What changed since that one."""

    @property
    def title(self) -> str:
        """Return what it is about, in the reader's language where it is one of our topics."""
        other = self.agreement.topic == Topic.OTHER
        return self.agreement.title if other else str(Topic(self.agreement.topic).label)

    @property
    def of_all(self) -> bool:
        """Say whether all partners can live with the present words."""
        return not self.objections and not self.silent


@dataclass(frozen=True, slots=True)
class Agreements:
    """All agreements of a room, and the topics about which nothing is written yet."""

    stands: tuple[Stand, ...]
    without: tuple[tuple[str, str], ...]

    @property
    def of_all(self) -> int:
        """Count the agreements that are everyone's."""
        return sum(stand.of_all for stand in self.stands)

    @property
    def says(self) -> str:
        """Say in a sentence how many of them are everyone's."""
        done, total = self.of_all, len(self.stands)
        if done == total:
            words = ngettext("Your agreement is everyone's", "All %(all)s agreements are everyone's", total)
        else:
            words = ngettext(
                "%(done)s of the %(all)s agreements is everyone's",
                "%(done)s of the %(all)s agreements are everyone's",
                max(done, 1),
            )
        if total == 1 and not done:
            words = gettext("Your agreement is not everyone's yet")
        said = words % {"done": _number(done), "all": _number(total)}
        return said[:1].upper() + said[1:]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One version in the history: its words, what changed since the one before, and who said what of it."""

    version: Version
    changed: tuple[Piece, ...]
    agreed: tuple[Said, ...]
    objections: tuple[Said, ...]


def agreements_of(room: Room, partner: Partner | None = None) -> Agreements:
    """Return the agreements of a room with their state, as a partner of it reads them."""
    partners = partners_in(room)
    stands = tuple(_stand(agreement, partners, partner) for agreement in agreements_in(room))
    written = {stand.agreement.topic for stand in stands}
    without = tuple(
        (str(topic.value), str(topic.label))
        for topic in Topic
        if topic not in written and topic != Topic.OTHER
    )
    return Agreements(stands, without)


def stand_of(agreement: Agreement, partner: Partner) -> Stand:
    """Return how one agreement stands for a partner."""
    return _stand(agreement, partners_in(agreement.room), partner)


def history_of(agreement: Agreement) -> list[Chapter]:
    """Return every version of an agreement, latest first."""
    versions = list(agreement.versions.all())
    before = [version.text for version in versions[1:]] + [None]
    return [
        Chapter(
            version,
            tuple(difference(was, version.text)) if was is not None else (),
            _said(version, agrees=True),
            _said(version, agrees=False),
        )
        for version, was in zip(versions, before, strict=True)
    ]


def _number(count: int) -> str:
    return str(NUMBERS[count]) if count < len(NUMBERS) else str(count)


def _stand(agreement: Agreement, partners: list[Partner], reader: Partner | None) -> Stand:
    present, *earlier = agreement.versions.all()
    there = {partner.pk for partner in partners}
    spoken = {consent.partner_id for consent in present.consents.all()}
    mine = next((each for each in present.consents.all() if reader and each.partner_id == reader.pk), None)
    last = next((each for each in earlier if reader and reader.pk in agreed_by(each)), None)
    asked_again = last if mine is None else None
    return Stand(
        agreement=agreement,
        version=present,
        agreed=tuple(said for said in _said(present, agrees=True, only=there)),
        objections=tuple(said for said in _said(present, agrees=False, only=there)),
        silent=tuple(str(partner) for partner in partners if partner.pk not in spoken),
        mine=mine,
        since=asked_again.number if asked_again else 0,
        changed=tuple(difference(asked_again.text, present.text)) if asked_again else (),
    )


def _said(version: Version, *, agrees: bool, only: set[int] | None = None) -> tuple[Said, ...]:
    return tuple(
        Said(
            str(each.partner),
            each.person.name if each.person else "",
            each.objection,
            each.partner.left_at is not None,
        )
        for each in version.consents.all()
        if each.agrees == agrees and (only is None or each.partner_id in only)
    )

"""What somebody put into rooms of coalitions: only of rooms that they may enter today, and never of others.

A room exists for its participants alone, so an organisation takes along what the person who asks may see; a
colleague who is in no room finds nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from django.utils.translation import gettext_lazy as _

from portal.coalitions.queries.export import inside, written_by
from portal.front.bridge.export.value import Row, Table, as_row
from portal.members.access import Acting

LABELS = {
    "kamers": ("coalitions.room", _("The rooms that you are in: what for, until when, how far.")),
    "mijn-afspraken": ("coalitions.version", _("The words of agreements that you wrote.")),
    "onze-antwoorden": ("coalitions.consent", _("What your organisation said of agreements.")),
    "onze-waarderingen": ("coalitions.appreciation", _("What your organisation wrote about others.")),
    "mijn-stappen": ("coalitions.nextstep", _("What you do next in your rooms.")),
    "mijn-uitnodigingen": ("coalitions.invitation", _("Whom you asked for a place, and in which words.")),
    "ons-werk": ("coalitions.work", _("What your organisation does in your rooms, with its amounts.")),
    "onze-bevestigingen": ("coalitions.confirmation", _("Awards that your organisation confirmed.")),
    "bladen-voor-de-gemeente": ("coalitions.relief", _("What your rooms wrote for the municipality.")),
}
SECRETS = ("secret", "code", "code_until", "code_tries", "codes_from", "codes_sent")
"""Keys of who was asked by mail: theirs, and of no use to anybody else."""


def tables_of(acts: Sequence[Acting]) -> tuple[Table, ...]:
    """Return what somebody put into the rooms that they may enter today, for each role in which they may."""
    entering = [acting for acting in acts if acting.organisation is not None and acting.may("enter rooms")]
    return tuple(
        Table(name, about, (label,), partial(_rows, name, entering))
        for name, (label, about) in LABELS.items()
    )


def _rows(name: str, entering: Sequence[Acting]) -> Iterator[Row]:
    for acting in entering:
        assert acting.organisation is not None
        found = written_by(inside(acting.person, acting.organisation))[name]
        yield from (as_row(each, *SECRETS) for each in found)

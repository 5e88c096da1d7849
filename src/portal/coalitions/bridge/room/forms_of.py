"""What each role in a coalition means, in two sentences: shown wherever one is chosen."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.coalitions.models import PartRole

MEANS: dict[str, Promise | str] = {
    PartRole.LEAD: _(
        "The lead contractor signs with the municipality and answers for the whole. "
        "It makes contracts of its own with the subcontractors, and pays them."
    ),
    PartRole.SUBCONTRACTOR: _(
        "A subcontractor does a part for the lead contractor, and is paid by it. "
        "It has no contract with the municipality, but does meet the demands on its part."
    ),
    PartRole.CONSORTIUM: _(
        "You bid together as one, and each of you usually answers to the municipality for the whole. "
        "Among yourselves you agree who does what and who speaks for all."
    ),
    PartRole.COOPERATIVE: _(
        "The cooperative is an organisation of its own that bids and signs, and you are one of its members. "
        "Inside it the members decide together and divide the work."
    ),
    PartRole.ALLIANCE: _(
        "You carry one task together, often under a grant, and nobody works for another. "
        "Each has its own decision or budget, and one of you often keeps the papers."
    ),
    PartRole.RELIED_UPON: _(
        "A bidder counts on something that you have, such as experience or a certificate, to meet a demand. "
        "You promise in writing that it can really use it, and usually you do that part yourself."
    ),
    PartRole.INFORMAL: _(
        "You take part without a contract for it, for instance as residents, volunteers or a club. "
        "In plain words you agree what you do and what you need for it, and nobody counts on more."
    ),
}
"""Lead contractor with subcontractors, consortium, cooperative, alliance: one tool for all."""


def meanings() -> list[tuple[str, str, str]]:
    """Return each role with its name and what it means."""
    return [(role.value, str(role.label), str(MEANS[role])) for role in PartRole]

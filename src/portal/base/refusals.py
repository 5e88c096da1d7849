"""Words for refusals: each code of the engine as a whole sentence for people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from coalition.errors import CoalitionError

REFUSALS = {
    "refused": _("This is not possible: %(detail)s"),
    "unreadable-notice": _("This notice could not be read. Place: %(where)s. %(detail)s"),
    "unsupported-notice": _(
        "This is a notice of a kind that we do not read yet. Place: %(where)s. %(detail)s"
    ),
    "bad-document": _("This document does not keep to its format. Place: %(where)s. %(detail)s"),
    "invalid-problem": _("This question cannot be composed. Place: %(where)s. %(detail)s"),
    "unknown-code": _("We do not know the code %(where)s. %(detail)s"),
    "unknown-choice": _("We do not know %(where)s. %(detail)s"),
    "broken-answer": _(
        "The answer did not pass its own check and is not shown. Please report this. %(detail)s"
    ),
    "not-disclosed": _("This may not be shown here (%(where)s). %(detail)s"),
    "not-public": _("This does not belong in the public log (%(where)s). %(detail)s"),
}


def words(code: str, where: str, detail: str) -> str:
    """Return the sentence for a refusal that was kept as code, place and detail."""
    return str(REFUSALS[code]) % {"where": where or "–", "detail": detail}


def words_for(error: CoalitionError) -> str:
    """Return the sentence for a refusal."""
    return words(error.code, error.where, error.detail)

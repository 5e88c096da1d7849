"""Who may learn what, when: competition law and privacy as one table of decisions."""

from coalition.disclosure.decide import as_markdown, decide, refuse_unless
from coalition.disclosure.table import TABLE, VERSION
from coalition.disclosure.words import Audience, Decision, Phase, Subject

__all__ = [
    "TABLE",
    "VERSION",
    "Audience",
    "Decision",
    "Phase",
    "Subject",
    "as_markdown",
    "decide",
    "refuse_unless",
]

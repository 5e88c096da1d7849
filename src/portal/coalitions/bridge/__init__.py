"""Runs ⇄ the engine: the question that is kept, its answers, drafts of other wishes, and their pages."""

from portal.coalitions.bridge.comparison import Side, sides
from portal.coalitions.bridge.desk import Desk, desk, drafted, forget
from portal.coalitions.bridge.draft import MOST_CHANGES, BadDraftError, Change, Draft, Verb
from portal.coalitions.bridge.others import Found
from portal.coalitions.bridge.page import Page, found, page, summary
from portal.coalitions.bridge.parts import part_of
from portal.coalitions.bridge.question import Question, Replay, answers, question
from portal.coalitions.bridge.sketch import Sketch

__all__ = [
    "MOST_CHANGES",
    "BadDraftError",
    "Change",
    "Desk",
    "Draft",
    "Found",
    "Page",
    "Question",
    "Replay",
    "Side",
    "Sketch",
    "Verb",
    "answers",
    "desk",
    "drafted",
    "forget",
    "found",
    "page",
    "part_of",
    "question",
    "sides",
    "summary",
]

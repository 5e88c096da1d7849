"""Runs ⇄ the engine: the question that is kept, its answers, and the page that tells them."""

from portal.coalitions.bridge.page import Page, page, summary
from portal.coalitions.bridge.question import Question, answers, knows, question

__all__ = ["Page", "Question", "answers", "knows", "page", "question", "summary"]

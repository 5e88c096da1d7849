"""Says an answer in whole sentences, in Dutch or English."""

from coalition.composing.explain.sentences import LANGUAGES, explain

__all__ = ["LANGUAGES", "explain"]

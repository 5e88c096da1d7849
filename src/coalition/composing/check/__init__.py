"""What a sound coalition and a true answer are, in plain loops that know no solver."""

from coalition.composing.check.answers import answer_violations
from coalition.composing.check.coalitions import violations

__all__ = ["answer_violations", "violations"]

"""A notice, whatever it arrived in: read it, see what it asks for, and who won together."""

from coalition.tenders.notice import Award, Deadline, DeadlineKind, Lot, Money, Notice, Party, Stage
from coalition.tenders.read import read

__all__ = ["Award", "Deadline", "DeadlineKind", "Lot", "Money", "Notice", "Party", "Stage", "read"]

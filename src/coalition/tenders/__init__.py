"""A notice, whatever it arrived in: read it, see what it asks for, and who won together."""

from coalition.tenders.consortium import Organisation, is_consortium, organisations
from coalition.tenders.demands import demands
from coalition.tenders.fault import NoticeFault
from coalition.tenders.need import Need
from coalition.tenders.notice import Award, Deadline, DeadlineKind, Lot, Money, Notice, Party, Stage
from coalition.tenders.read import read
from coalition.tenders.scalars import publication_number

__all__ = [
    "Award",
    "Deadline",
    "DeadlineKind",
    "Lot",
    "Money",
    "Need",
    "Notice",
    "NoticeFault",
    "Organisation",
    "Party",
    "Stage",
    "demands",
    "is_consortium",
    "organisations",
    "publication_number",
    "read",
]

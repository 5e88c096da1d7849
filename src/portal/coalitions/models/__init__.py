"""Tables of coalitions: runs, which are the asker's alone, and rooms, which are their partners' alone."""

from portal.coalitions.models.agreement import Agreement, Consent, Version
from portal.coalitions.models.invitation import Invitation, Seat
from portal.coalitions.models.people import Part, Participant, Partner, PartRole, Wall
from portal.coalitions.models.room import Room, RoomDeadline, RoomLot, Status
from portal.coalitions.models.run import Run
from portal.coalitions.models.sheet import Relief, ReliefRow
from portal.coalitions.models.words import Appreciation, Confirmation, NextStep
from portal.coalitions.models.work import RoomCell, Work

__all__ = [
    "Agreement",
    "Appreciation",
    "Confirmation",
    "Consent",
    "Invitation",
    "NextStep",
    "Part",
    "PartRole",
    "Participant",
    "Partner",
    "Relief",
    "ReliefRow",
    "Room",
    "RoomCell",
    "RoomDeadline",
    "RoomLot",
    "Run",
    "Seat",
    "Status",
    "Version",
    "Wall",
    "Work",
]

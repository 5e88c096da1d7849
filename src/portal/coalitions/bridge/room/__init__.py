"""From what there is (a proposal, a lot, people) to the plan of a room."""

from portal.coalitions.bridge.room.plan import (
    Plan,
    PlannedLot,
    PlannedSeat,
    from_lots,
    from_people,
    from_run,
    lot_key,
)

__all__ = ["Plan", "PlannedLot", "PlannedSeat", "from_lots", "from_people", "from_run", "lot_key"]

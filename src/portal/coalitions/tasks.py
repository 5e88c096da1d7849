"""What happens to invitations by itself: once a night, what was not answered in time is noted."""

from __future__ import annotations

from procrastinate.contrib.django import app

from portal.base import clock
from portal.coalitions import actions
from portal.coalitions.queries.invitation import rooms_with_late_invitations


@app.periodic(cron="23 4 * * *")
@app.task(name="coalitions.expire_invitations")
def expire_invitations(timestamp: int) -> None:
    """Note what was not answered in time, room by room; told twice is told once."""
    for room in rooms_with_late_invitations(clock.today()):
        actions.expire_invitations(room=room)

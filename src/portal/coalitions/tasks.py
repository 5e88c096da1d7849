"""What happens in rooms by itself: what was not answered in time is noted, and who must finish is told."""

from __future__ import annotations

from datetime import timedelta

from procrastinate.contrib.django import app

from portal.base import clock
from portal.coalitions import actions
from portal.coalitions.queries.invitation import rooms_with_late_invitations
from portal.coalitions.queries.standing import due_on
from portal.notify.actions import nudge


@app.periodic(cron="23 4 * * *")
@app.task(name="coalitions.expire_invitations")
def expire_invitations(timestamp: int) -> None:
    """Note what was not answered in time, room by room; told twice is told once."""
    for room in rooms_with_late_invitations(clock.today()):
        actions.expire_invitations(room=room)


@app.periodic(cron="41 8 * * *")
@app.task(name="coalitions.remind")
def remind(timestamp: int) -> None:
    """Say to who has to finish a step tomorrow that there is something; the mail does not say what."""
    for person in due_on(clock.today() + timedelta(days=1)):
        nudge(address=person.email, language=person.language)

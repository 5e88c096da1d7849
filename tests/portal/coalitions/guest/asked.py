"""Somebody of the tenants' association, who has no account, is asked by mail for a place in Wilma's room."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

RIET = "riet@huurdersgroep-de-ster.example"


def ask_riet(room: Any, email: str = RIET, **changed: Any) -> Any:
    """Ask Riet for the place in a room, by her address alone."""
    from portal.base import clock
    from portal.coalitions import actions

    question = {
        "actor": room.started_by,
        "seat": changed.get("seat") or room.seats.get(),
        "email": email,
        "contact": "Riet de Vries",
        "answer_before": clock.today() + timedelta(days=14),
        "wording": "Wij zoeken een informele partner.",
    }
    return actions.invite_guest(**question | changed)


def another_seat(room: Any) -> Any:
    """Make one more place in a room, for an informal partner."""
    from portal.base import clock
    from portal.coalitions.models import Seat

    like = room.seats.get()
    return Seat.objects.create(
        room=room,
        lot=like.lot,
        role="informal",
        services=like.services,
        areas=like.areas,
        made_at=clock.now(),
    )


def mailed(email: str = RIET) -> tuple[str, str]:
    """Return the secret and the code of the last mail to an address, as its reader finds them."""
    from portal.notify.models import Letter

    text = Letter.objects.filter(address=email).latest("made_at").text
    secret = re.search(r"/uitnodiging/([\w-]+)/", text)
    code = re.search(r"^([A-Z0-9]{6})$", text, re.MULTILINE)
    assert secret and code
    return secret[1], code[1]

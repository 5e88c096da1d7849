"""The pages of who does what as a browser sees them, and the places on them."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any


class Fields(HTMLParser):
    """The fields of a page as a browser would send them."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        name = values.get("name")
        if tag != "input" or not name:
            return
        box = values.get("type") == "checkbox"
        if not box or "checked" in values:
            self.sent[name] = values.get("value") or ("on" if box else "")


def fields(response: Any) -> dict[str, str]:
    """Return what a browser would send back of a page."""
    found = Fields()
    found.feed(response.content.decode())
    return found.sent


def address(room: Any, part: str) -> str:
    """Return the address of a page of a room."""
    return f"/coalities/kamer/{room.pk}/{part}/"


def cells(room: Any) -> list[Any]:
    """Return what is asked, in the order in which it was written down."""
    from portal.coalitions.models import RoomCell

    return list(RoomCell.objects.filter(lot__room=room).order_by("pk"))


def partner(room: Any, slug: str) -> Any:
    """Return a partner."""
    return room.partners.get(organisation__slug=slug)


def box(room: Any, slug: str, number: int = 0) -> str:
    """Return the box of a partner for the cell with this number."""
    return f"w-{cells(room)[number].pk}-{partner(room, slug).pk}"


def does(place: str) -> bool:
    """Say whether a partner does a cell."""
    from portal.coalitions.models import Work

    _w, cell, who = place.split("-")
    return Work.objects.filter(cell=int(cell), partner=int(who)).exists()


def flip(sent: dict[str, str], place: str) -> dict[str, str]:
    """Return a form in which one box was turned."""
    if place in sent:
        return {name: text for name, text in sent.items() if name != place}
    return sent | {place: "on"}


def divide(room: Any, place: str, wanted: bool) -> None:
    """Let the starter say that a partner does a cell, or does not."""
    from portal.coalitions import actions
    from portal.coalitions.bridge.room.work import Change, state_of

    seen = state_of(room)[place]
    change = Change(place, seen, "yes" if wanted else "")
    actions.divide_work(actor=room.started_by, room=room, changes=[change])

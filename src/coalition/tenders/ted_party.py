"""A party of a TED form: the address block that buyers and contractors share."""

from __future__ import annotations

from coalition.tenders import scalars
from coalition.tenders.notice import Party
from coalition.tenders.xml import Element, child, location, maybe, text


def party(address: Element, form: Element) -> Party:
    """Return the party of an address block; refuse one without OFFICIALNAME."""
    nuts, land = address.find("NUTS"), address.find("COUNTRY")
    return Party(
        name=text(child(address, "OFFICIALNAME", location(address, form))),
        national_id=maybe(address, "NATIONALID"),
        town=maybe(address, "TOWN"),
        nuts=None if nuts is None else nuts.get("CODE"),
        country=None if land is None else scalars.country(land.get("VALUE")),
        url=maybe(address, "URL_GENERAL") or maybe(address, "URL"),
    )

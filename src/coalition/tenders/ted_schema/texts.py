"""The small parts of a TED form that several places share: addresses, amounts, days, paragraphs."""

from __future__ import annotations

from datetime import date

from coalition.tenders import scalars
from coalition.tenders.notice import Money, Party
from coalition.tenders.xml import Element, child, location, maybe, text
from coalition.values import Source


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


def first_money(element: Element, *names: str, form: Element) -> Money | None:
    """Return the first of these amounts that is filled in."""
    for name in names:
        found = element.find(name)
        if found is not None and text(found):
            return scalars.money(text(found), found.get("CURRENCY"), location(found, form))
    return None


def day(element: Element, path: str) -> date | None:
    """Return the day at a path, or None where there is none."""
    found = maybe(element, path)
    return None if found is None else scalars.day(found, path)


def paragraphs(element: Element | None) -> str:
    """Return the paragraphs of a text, one a line."""
    if element is None:
        return ""
    lines = [text(one) for one in element.findall("P")] or [text(element)]
    return "\n".join(line for line in lines if line)


def sources(form: Element, *elements: Element | None) -> tuple[Source, ...]:
    """Return each paragraph with its place in the form."""
    found = [p for element in elements if element is not None for p in element.findall("P") or [element]]
    return tuple(Source(location(p, form), text(p)) for p in found if text(p))

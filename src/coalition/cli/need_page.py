"""What a notice asks for, as proposed: service, municipalities by name, and the sentence that says so."""

from __future__ import annotations

from collections.abc import Sequence

from coalition.areas import municipality
from coalition.cli.page import Page
from coalition.services import service
from coalition.tenders import Need, Notice
from coalition.values import Demand

NOTHING = "Nothing is proposed: no sentence names a service of our list, or no municipality is known."


def show_needs(page: Page, notice: Notice, needs: Sequence[Need]) -> None:
    """Write the proposed demands of each lot."""
    titles = {lot.id: lot.title for lot in notice.lots}
    page.heading(notice.title)
    page.sentence("Proposed by the program, not confirmed by a person.", 2)
    for need in needs:
        page.gap()
        page.heading(f"Lot {need.lot}: {titles[need.lot]}", 2)
        for demand in need.demands:
            page.sentence(f"{service(demand.service).en} ({demand.service})", 4)
            page.facts((("Where", _places(demand)), ("Because", _because(demand))), 6)
        if not need.demands:
            page.sentence(NOTHING, 4)


def _places(demand: Demand) -> str:
    return ", ".join(municipality(code).name for code in demand.areas)


def _because(demand: Demand) -> str:
    source = demand.source
    if source is None:
        return ""
    said = f"CPV {source.text}" if source.text.isdecimal() else f"“{source.text}”"
    return f"{said} ({source.path})"

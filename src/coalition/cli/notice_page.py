"""A notice for people: who asks for what, until when, lot by lot, and who won."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from coalition.cli.page import Page
from coalition.tenders import Award, Deadline, DeadlineKind, Lot, Money, Notice, is_consortium, organisations

SHOWN = 8
"""Names of one award; the rest is counted, and `--json` has them all."""

MUST = {
    DeadlineKind.TENDER: "hand in the bid",
    DeadlineKind.REQUEST: "ask to take part",
    DeadlineKind.QUESTIONS: "put questions",
    DeadlineKind.OPENING: "bids are opened",
}


def show_notice(page: Page, file: str, notice: Notice) -> None:
    """Write a notice."""
    page.heading(notice.title)
    page.facts(
        (
            ("File", file),
            ("Notice", "; ".join(_identity(notice))),
            ("Buyers", "; ".join(buyer.name for buyer in notice.buyers)),
            ("Value", _money(notice.value)),
            ("Expected", _day(notice.expected)),
            ("Documents", notice.url or ""),
        )
    )
    for lot in notice.lots:
        page.gap()
        page.heading(f"Lot {lot.id}: {lot.title}", 2)
        page.facts(_lot(lot), 4)
    for award in notice.awards:
        page.gap()
        page.heading("Award" + (f" of {', '.join(award.lots)}" if award.lots else ""), 2)
        page.facts(_award(notice, award), 4)


def _identity(notice: Notice) -> Iterator[str]:
    yield notice.id or "without a publication number"
    yield f"{notice.stage}, form {notice.form} ({notice.format})"
    if notice.published:
        yield f"published on {_day(notice.published)}"


def _lot(lot: Lot) -> Iterator[tuple[str, str]]:
    yield "Value", _money(lot.value)
    yield "Place", ", ".join(filter(None, (lot.place, *lot.nuts)))
    yield "Runs", _period(lot)
    for deadline in lot.deadlines:
        yield "Deadline", _deadline(deadline)


def _period(lot: Lot) -> str:
    days = [f"from {_day(lot.starts)}"] if lot.starts else []
    days += [f"until {_day(lot.ends)}"] if lot.ends else []
    days += [f"{lot.months} months"] if lot.months else []
    return ", ".join(days)


def _award(notice: Notice, award: Award) -> Iterator[tuple[str, str]]:
    if award.not_awarded_because:
        yield "Not given", award.not_awarded_because
    yield "To", _winners(award)
    if award.declared_group:
        yield "Group", _group(notice, award)
    yield "On", _day(award.decided)
    yield "Value", _money(award.value)
    yield "Tenders", "" if award.tenders_received is None else str(award.tenders_received)


def _winners(award: Award) -> str:
    names = [one.names[0] for one in organisations(award.winners)]
    more = [f"and {len(names) - SHOWN} more"] if len(names) > SHOWN else []
    return "; ".join([*names[:SHOWN], *more])


def _group(notice: Notice, award: Award) -> str:
    declared = f"declared as a group of {len(award.winners)}: "
    return declared + ("" if is_consortium(notice, award) else "not ") + "taken as a consortium"


def _deadline(deadline: Deadline) -> str:
    on, time = deadline.on, ""
    if isinstance(on, datetime):
        clock = on.isoformat(timespec="minutes").partition("T")[2]
        time = f", {clock[:5]}" + (f" ({clock[5:]})" if clock[5:] else "")
    return f"{_day(on)}{time}: {MUST[deadline.kind]}"


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B} {day.year}" if day else ""


def _money(money: Money | None) -> str:
    if money is None:
        return ""
    whole, cents = divmod(money.cents, 100)
    return f"{money.currency} {whole:,}" + (f".{cents:02}" if cents else "")

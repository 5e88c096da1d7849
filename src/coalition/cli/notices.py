"""`warme read` and `warme demands`: what a notice says, and what it asks for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from coalition.cli.faults import told
from coalition.cli.files import AboutFile, about, notice_bytes, notices_in
from coalition.cli.need_page import show_needs
from coalition.cli.notice_json import error_line, notice_line
from coalition.cli.notice_page import show_notice
from coalition.cli.page import Page, print_line
from coalition.errors import UnknownChoice
from coalition.tenders import Lot, Need, Notice, demands, read


def read_notice(file: str) -> Notice:
    """Return the notice in a file; a refusal names the file."""
    with about(file):
        return read(notice_bytes(file))


def proposed(notice: Notice, lot_id: str) -> Need:
    """Return what a lot asks for, as far as the program can tell; no demands where it cannot."""
    return Need(tender=notice.id or notice.title, lot=lot_id, demands=demands(notice, lot_id))


def chosen(notice: Notice, lot_id: str | None) -> tuple[Lot, ...]:
    """Return the lot with this id, or all lots for None."""
    lots = tuple(lot for lot in notice.lots if lot_id in (None, lot.id))
    if not lots:
        known = ", ".join(lot.id for lot in notice.lots)
        raise UnknownChoice(f"--lot {lot_id}", f"is no lot of this notice; its lots are {known}")
    return lots


def read_command(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE…", help="Notices; a folder stands for its *.xml, - for stdin."),
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="One line of JSON a file, also when unreadable.")
    ] = False,
) -> None:
    """Read notices: TED (R2.0.9) and eForms.

    A file that cannot be read is named on stderr; the others are still read. The exit code is that of the
    first refusal.
    """
    page, codes = Page(), []
    for outcome in _outcomes(files):
        if isinstance(outcome, AboutFile):
            codes.append(told(outcome.refusal, outcome.file))
            if as_json:
                print_line(error_line(outcome))
        elif as_json:
            print_line(notice_line(*outcome))
        else:
            show_notice(page, *outcome)
            page.gap()
    raise typer.Exit(codes[0] if codes else 0)


def _outcomes(files: Iterable[str]) -> Iterator[tuple[str, Notice] | AboutFile]:
    """Yield each file with its notice, or why there is none."""
    for given in files:
        try:
            with about(given):
                found = notices_in(given)
        except AboutFile as problem:
            yield problem
            continue
        for file in found:
            try:
                yield file, read_notice(file)
            except AboutFile as problem:
                yield problem


def demands_command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A notice; - for stdin.")],
    lot: Annotated[str | None, typer.Option(metavar="ID", help="Only this lot.")] = None,
    as_json: Annotated[
        bool,
        typer.Option(
            "--json", help="warmneed-1 for `warme compose`; one line a lot where there are several."
        ),
    ] = False,
) -> None:
    """Propose what a notice asks for: services and municipalities, each with its sentence."""
    notice = read_notice(file)
    with about(file):
        needs = [proposed(notice, one.id) for one in chosen(notice, lot)]
    if not as_json:
        show_needs(Page(), notice, needs)
    elif len(needs) == 1:
        print_line(needs[0].to_json().rstrip())
    else:
        for need in needs:
            print_line(json.dumps(json.loads(need.to_json()), ensure_ascii=False))

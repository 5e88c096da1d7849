"""A calm page in the terminal: headings, facts and small tables; plain text where there is no terminal."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Sequence

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

WIDTH = 100
"""Where neither a terminal nor COLUMNS says otherwise."""
NARROWEST, WIDEST = 40, 160

_HARMFUL = dict.fromkeys(
    (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)),
    "\N{REPLACEMENT CHARACTER}",
)
"""Control characters, which steer a terminal, and marks that turn the direction of reading."""


def shown(text: str) -> str:
    """Return a text on one line in which nothing is left that steers a terminal."""
    return " ".join(text.split()).translate(_HARMFUL)


def print_line(text: str) -> None:
    """Write one line on stdout as it is: for programs, not for people."""
    sys.stdout.write(f"{text}\n")


class Page:
    """What one command writes on stdout for people; texts are shown as they are, never read as markup."""

    def __init__(self) -> None:
        wide = shutil.get_terminal_size((WIDTH, 24)).columns
        width = min(max(wide, NARROWEST), WIDEST)
        self._console = Console(file=sys.stdout, width=width, markup=False, highlight=False, emoji=False)

    def heading(self, text: str, indent: int = 0) -> None:
        """Write what a part is about."""
        self._write(Text(shown(text), "bold"), indent)

    def sentence(self, text: str, indent: int = 0) -> None:
        """Write a sentence or more, folded at the width."""
        self._write(Text(shown(text)), indent)

    def points(self, sentences: Iterable[str]) -> None:
        """Write sentences that each stand on their own."""
        table = Table.grid(padding=(0, 1))
        for sentence in sentences:
            table.add_row(Text("–"), Text(shown(sentence)))
        self._write(table, 0)

    def facts(self, rows: Iterable[tuple[str, str]], indent: int = 2) -> None:
        """Write labels and what stands behind them; a row without anything behind it is left out."""
        table = Table.grid(padding=(0, 2))
        table.add_column(style="dim", no_wrap=True)
        table.add_column(overflow="fold")
        for label, text in rows:
            if text:
                table.add_row(Text(shown(label)), Text(shown(text)))
        if table.row_count:
            self._write(table, indent)

    def table(self, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Write a small table."""
        table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), header_style="dim")
        for heading in headings:
            table.add_column(Text(shown(heading)), overflow="fold")
        for row in rows:
            table.add_row(*(Text(shown(cell)) for cell in row))
        self._write(table, 0)

    def gap(self) -> None:
        """Leave a line empty."""
        sys.stdout.write("\n")

    def _write(self, part: RenderableType, indent: int) -> None:
        """Write without the blanks that would fill each line up to the width."""
        with self._console.capture() as captured:
            self._console.print(Padding(part, (0, 0, 0, indent), expand=False))
        sys.stdout.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))

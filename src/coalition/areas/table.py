"""Read the tables of facts that stand beside this file, without their opening comments."""

import csv
from importlib import resources


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table as texts by column; the lines that open with `#` give its source."""
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))

"""What stands in rooms of coalitions, as the export shows it: to be filled in with the rooms themselves.

Add a `Table` to the tuple that `of_organisation` or `of_person` returns, with its rows asked through a query
of `portal.coalitions` that names whose eyes it serves, and take its label out of `NOT_EXPORTED`.
"""

from __future__ import annotations

from portal.front.bridge.export.value import Beside, Table
from portal.members.access import Acting


def tables_of_organisation(acting: Acting) -> tuple[Table, ...]:
    """Return what this organisation put into its rooms; only whoever may enter a room takes it along."""
    return ()


def tables_of_person(acting: Acting | None) -> tuple[Table, ...]:
    """Return what this person put into rooms that they may enter today."""
    return ()


def files_of_organisation(acting: Acting) -> tuple[Beside, ...]:
    """Return the files of its rooms."""
    return ()

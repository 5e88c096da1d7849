"""Forms of notices, of assignments that somebody types in, and of what is asked."""

from portal.tenders.forms.assignments import (
    AssignmentForm,
    AttachForm,
    ChangeForm,
    DayRows,
    initial_days,
    with_more_days,
)
from portal.tenders.forms.notices import DemandRows, HandInForm, initial_rows, with_more_rows

__all__ = [
    "AssignmentForm",
    "AttachForm",
    "ChangeForm",
    "DayRows",
    "DemandRows",
    "HandInForm",
    "initial_days",
    "initial_rows",
    "with_more_days",
    "with_more_rows",
]

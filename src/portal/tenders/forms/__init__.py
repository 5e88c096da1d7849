"""Forms of notices, of assignments that somebody types in, and of what is asked."""

from portal.tenders.forms.assignments import AssignmentForm, ChangeForm, DayRows, with_more_days
from portal.tenders.forms.notices import DemandRows, HandInForm, initial_rows, with_more_rows

__all__ = [
    "AssignmentForm",
    "ChangeForm",
    "DayRows",
    "DemandRows",
    "HandInForm",
    "initial_rows",
    "with_more_days",
    "with_more_rows",
]

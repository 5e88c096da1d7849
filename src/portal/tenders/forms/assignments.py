"""Forms of assignments that somebody types in or changes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from portal.members.bridge import areas_in_text
from portal.tenders.bridge import DUTCH_TIME, Day, Line, Written, lots, read_table
from portal.tenders.forms.notices import MOST_DIGITS
from portal.tenders.models import Deadline, Tender

MOST_LOTS = 40
MOST_LINES = 500
MOST_DAYS = 20
EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)
"""A day outside these is a slip of the finger."""


class AssignmentForm(forms.Form):
    """An assignment that is typed in or pasted: a title, who asks and the text are enough."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    looked = forms.CharField(required=False, widget=forms.HiddenInput, max_length=64)
    """Which table somebody saw explained line by line; only that one is kept."""

    title = forms.CharField(label=_("Title"), max_length=300)
    kind = forms.ChoiceField(label=_("What is it?"), choices=Tender.Kind.choices[1:])
    buyers = forms.CharField(
        label=_("Who asks for it"),
        max_length=600,
        help_text=_("For instance a municipality. More than one? Put a semicolon between them."),
    )
    description = forms.CharField(
        label=_("The text"),
        required=False,
        max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_(
            "Paste here what you have, for instance an e-mail. We look for services and municipalities."
        ),
    )
    municipalities = forms.CharField(
        label=_("Municipalities"),
        required=False,
        max_length=6000,
        help_text=_("Names, separated by commas. Not needed where the text names them."),
    )
    table = forms.CharField(
        label=_("A table of what is asked"),
        required=False,
        max_length=60_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "Copy the lines from a spreadsheet or from Word and paste them here: a service, its "
            "municipalities and perhaps the lot. You first see what we understood of each line."
        ),
    )
    lots = forms.CharField(
        label=_("Lots"),
        required=False,
        max_length=12_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One title on each line. Leave this empty when there is one lot."),
    )
    value = forms.DecimalField(
        label=_("Value in euro"),
        required=False,
        min_value=0,
        max_digits=14,
        decimal_places=2,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    url = forms.URLField(
        label=_("Link"),
        required=False,
        max_length=600,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
    )
    winners = forms.CharField(
        label=_("Who was given the assignment"),
        required=False,
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only for an award: one name on each line."),
    )

    def clean_buyers(self) -> tuple[str, ...]:
        """Return the names, each once."""
        names = [name.strip() for name in self.cleaned_data["buyers"].split(";")]
        found = tuple(dict.fromkeys(name for name in names if name))
        if not found:
            raise forms.ValidationError(_("Name who asks for it."))
        return found

    def clean_municipalities(self) -> str:
        """Refuse what is no municipality."""
        names: str = self.cleaned_data["municipalities"]
        _codes, unknown = areas_in_text(names)
        if unknown:
            raise forms.ValidationError(
                _("We know no municipality called “%(names)s”. Check the spelling."),
                params={"names": "”, “".join(unknown)},
            )
        return names

    def clean_table(self) -> str:
        """Refuse a table that nobody could look through line by line."""
        table: str = self.cleaned_data["table"]
        if len(table.splitlines()) > MOST_LINES:
            raise forms.ValidationError(
                _("This table has more than %(most)d lines. Paste it in parts."), params={"most": MOST_LINES}
            )
        return table if table.strip() else ""

    def clean_lots(self) -> tuple[str, ...]:
        """Return the titles, each once."""
        return _lines(self.cleaned_data["lots"])

    def clean_winners(self) -> tuple[str, ...]:
        """Return the names, each once."""
        return _lines(self.cleaned_data["winners"])

    def clean(self) -> dict[str, Any]:
        """Refuse winners where nothing is awarded, and more lots than anybody could confirm."""
        data = super().clean() or {}
        if data.get("winners") and data.get("kind") and data["kind"] != Tender.Kind.AWARD:
            self.add_error(
                "winners", _("Winners belong to an award. Choose that above, or leave this empty.")
            )
        if not self.errors and len(lots(self.written())) > MOST_LOTS:
            self.add_error(
                "lots",
                forms.ValidationError(
                    _("These are more than %(most)d lots. Type them in as more than one assignment."),
                    params={"most": MOST_LOTS},
                ),
            )
        return data

    def written(self, days: Sequence[Day] = ()) -> Written:
        """Return what was typed in."""
        typed = {name: value for name, value in self.cleaned_data.items() if name not in {"key", "looked"}}
        value: Decimal | None = typed.pop("value")
        return Written(**typed, value_cents=None if value is None else int(value * 100), days=tuple(days))

    def to_look_at(self) -> Sequence[Line]:
        """Return the lines of a table that nobody saw explained yet; from then on this one counts as seen."""
        table = self.cleaned_data["table"]
        seen = hashlib.sha256(table.encode()).hexdigest()
        if not table or self.cleaned_data["looked"] == seen:
            return ()
        self.data = {**_first(self.data), "looked": seen}
        return read_table(table)


class ChangeForm(AssignmentForm):
    """An assignment that is there, as somebody changes it; `version` is what they saw when they began."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2_000_000_000)
    field_order = ("key", "looked", "version")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["key"]

    def written(self, days: Sequence[Day] = ()) -> Written:
        """Return what was typed in."""
        self.cleaned_data.pop("version", None)
        return super().written(days)


class DayForm(forms.Form):
    """A day to know."""

    no_optional = True

    kind = forms.ChoiceField(label=_("What must be done"), choices=Deadline.Kind.choices)
    on = forms.DateField(
        label=_("Day (dd-mm-yyyy)"),
        required=False,
        input_formats=["%d-%m-%Y", "%Y-%m-%d"],
        widget=forms.TextInput,
    )
    at = forms.TimeField(
        label=_("Time, if it is known (hh:mm)"),
        required=False,
        input_formats=["%H:%M"],
        widget=forms.TextInput,
    )

    def clean(self) -> dict[str, Any]:
        """Ask the day where a time is given, and a day of our time."""
        data = super().clean() or {}
        if data.get("at") and not data.get("on") and "on" not in self.errors:
            self.add_error("on", _("Fill in the day too."))
        if data.get("on") and not EARLIEST <= data["on"] <= LATEST:
            self.add_error("on", _("Check the year."))
        return data

    def day(self) -> Day | None:
        """Return the day, None where the row was left empty."""
        data = self.cleaned_data
        if not data.get("on"):
            return None
        at = datetime.combine(data["on"], data["at"], tzinfo=DUTCH_TIME) if data.get("at") else None
        return Day(data["kind"], data["on"], at)


class _DayRows(forms.BaseFormSet[DayForm]):
    """All days to know; a row without a day is left out, so emptying a row removes it."""

    def days(self) -> list[Day]:
        """Return the days that were filled in, each once."""
        found = [day for form in self.forms if (day := form.day())]
        return list(dict.fromkeys(found))


DayRows: type[_DayRows] = forms.formset_factory(  # type: ignore[assignment]  # the factory's type is wider
    DayForm, formset=_DayRows, extra=1, max_num=MOST_DAYS, absolute_max=MOST_DAYS + 5
)


def with_more_days(posted: QueryDict) -> QueryDict:
    """Return what was posted, with room for more days when that was asked for; without rows, with none."""
    data = posted.copy()
    total = posted.get("days-TOTAL_FORMS", "0")
    data.setdefault("days-TOTAL_FORMS", "0")
    data.setdefault("days-INITIAL_FORMS", "0")
    if "more" in posted and total.isdecimal() and len(total) <= MOST_DIGITS:
        data["days-TOTAL_FORMS"] = str(min(int(total) + 2, MOST_DAYS))
    return data


def _lines(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (line.strip()[:300] for line in text.splitlines()))))


def _first(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a form, one each."""
    return dict(data.items())

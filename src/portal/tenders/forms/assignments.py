"""Forms of assignments that somebody types in or changes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from portal.members.bridge import areas_in_text
from portal.tenders.bridge import (
    DAYS,
    DUTCH_TIME,
    MOST_BYTES,
    Day,
    Line,
    NotKept,
    Written,
    in_time,
    lots,
    marks,
    media_of,
    read_table,
    safe_name,
)
from portal.tenders.forms.notices import MOST_DIGITS, ManyFiles, SeveralFilesField
from portal.tenders.models import Deadline, Tender

_AMOUNT = re.compile(
    r"(?P<whole>\d{1,3}(?:\.\d{3}){1,3}|\d{1,3}(?:,\d{3}){1,3}|\d{1,12})(?:[.,](?P<cents>\d{1,2}|-))?",
    re.ASCII,
)
MOST_LOTS = 40
HIDDEN = frozenset({"key", "looked", "version", "began"})
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
    value = forms.CharField(
        label=_("Value in euro"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        help_text=_("For instance 1.250.000 or 1250000,50."),
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

    def clean_value(self) -> int | None:
        """Return the amount in cents; points or commas between thousands are both right."""
        text = re.sub(r"[\s€]|EUR", "", self.cleaned_data["value"])
        if not text:
            return None
        found = _AMOUNT.fullmatch(text)
        if not found:
            raise forms.ValidationError(_("Write the amount as a number, for instance 1.250.000."))
        whole = re.sub(r"\D", "", found["whole"])
        return int(whole) * 100 + int((found["cents"] or "").replace("-", "").ljust(2, "0"))

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
        typed = {name: value for name, value in self.cleaned_data.items() if name not in HIDDEN}
        cents: int | None = typed.pop("value")
        return Written(**typed, value_cents=cents, days=tuple(sorted(days, key=in_time)))

    def to_look_at(self) -> Sequence[Line]:
        """Return the lines of a table that nobody saw explained yet; from then on this one counts as seen."""
        table = self.cleaned_data["table"]
        if not table or self.cleaned_data["looked"] == seen(table):
            return ()
        self.data = {**dict(self.data.items()), "looked": seen(table)}
        return read_table(table)


class ChangeForm(AssignmentForm):
    """An assignment that is there, as somebody changes it; `version` is what they saw when they began."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2_000_000_000)
    began = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1_000)
    """A mark of each field as it was then: what somebody did not touch never undoes another's change."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["key"]

    @classmethod
    def of(cls, tender: Tender, shown: Mapping[str, str], there: Mapping[str, str]) -> ChangeForm:
        """Return the form that shows these texts, begun from what is there now."""
        begun = {"version": tender.version, "began": marks(there), "looked": seen(there["table"])}
        return cls(initial={**shown, **begun})

    def label_of(self, name: str) -> str:
        """Return what a field is called; the days are no field of this form."""
        return str(_("Days to know") if name == DAYS else self.fields[name].label)


NOT_KEPT = {
    "empty": _("There is nothing in “%(name)s”."),
    "too-large": _("“%(name)s” is larger than 20 MB. Make it smaller, or cut it in parts."),
    "double-ending": _("“%(name)s” has two endings. Give it a plain name, for instance bestek.pdf."),
    "name-differs": _(
        "“%(name)s” is called otherwise than it is. Give it the ending .pdf or .docx that fits."
    ),
    "two-in-one": _("“%(name)s” is more than one file in one, or is cut off. Save it anew and try again."),
    "damaged": _("“%(name)s” is damaged. Open it, save it anew and try again."),
    "bomb": _("“%(name)s” becomes too large when it is opened. Save it anew as PDF."),
    "locked": _("There is a password on “%(name)s”. Save it without a password."),
    "macros": _("There are macros in “%(name)s”. Save it as Word (.docx) without macros, or as PDF."),
    "old-word": _(
        "“%(name)s” is an old Word file, or one with a password. Save it as Word (.docx) or as PDF."
    ),
    "other": _("“%(name)s” is not a PDF and not a Word file (.docx). Save it as one of those."),
    "too-many": _("An assignment has room for ten files. Take one away first: “%(name)s” is not kept."),
}
"""Why a file is not kept, by the code of the refusal."""


class AttachForm(forms.Form):
    """Files beside an assignment, several at once."""

    attachments = SeveralFilesField(
        label=_("Files (PDF or Word)"),
        widget=ManyFiles(attrs={"multiple": True, "accept": ".pdf,.docx"}),
        help_text=_("At most ten files to an assignment, of 20 MB each. You may choose several at once."),
        error_messages={"required": _("Choose at least one file.")},
        allow_empty_file=True,
    )

    def clean_attachments(self) -> list[UploadedFile[Any]]:
        """Look at each file by its bytes; where one is not kept, none is, and each is named."""
        chosen: list[UploadedFile[Any]] = self.cleaned_data["attachments"]
        refused: list[forms.ValidationError] = []
        for file in chosen:
            try:
                if (file.size or 0) > MOST_BYTES:
                    raise NotKept("too-large")
                media_of(file.read(), file.name or "")
                file.seek(0)
            except NotKept as no:
                refused.append(self.not_kept(no, file.name or ""))
        if refused:
            raise forms.ValidationError(refused)
        return chosen

    @staticmethod
    def not_kept(no: NotKept, name: str) -> forms.ValidationError:
        """Return in words why a file is not kept."""
        return forms.ValidationError(NOT_KEPT[str(no)], params={"name": safe_name(name)})


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
        input_formats=["%H:%M", "%H.%M"],
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


def seen(table: str) -> str:
    """Return the mark of a table that somebody saw explained."""
    return hashlib.sha256(table.replace("\r\n", "\n").encode()).hexdigest()


def initial_days(days: Sequence[Day]) -> list[dict[str, Any]]:
    """Return what the rows show for days that are there already."""
    return [
        {
            "kind": day.kind,
            "on": f"{day.on:%d-%m-%Y}",
            "at": f"{day.at.astimezone(DUTCH_TIME):%H:%M}" if day.at else "",
        }
        for day in days
    ]

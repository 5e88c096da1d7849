"""Forms of notices: handing in, and confirming what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from portal.members import bridge
from portal.tenders.models import Demand

EMPTY_ROWS = 2
MOST_DIGITS = 3
"""A form has at most 80 rows; a number of thousands of digits takes Python long, or is refused by it."""
MOST_CELLS = 600
"""Of services × municipalities; 588 took 1.1 s with the demo's network, 3,420 took 11 s."""


class ManyFiles(forms.ClearableFileInput):
    """A field in which several files can be chosen at once."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """One file or several, each looked at by itself; Django's own field refuses the list of its widget."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return the files that were chosen, at least one."""
        return [super(SeveralFilesField, self).clean(file, initial) for file in data or [None]]


class HandInForm(forms.Form):
    """Notices, several at once."""

    notices = SeveralFilesField(
        label=_("Notices (XML)"),
        widget=ManyFiles(attrs={"multiple": True}),
        help_text=_("You may choose several files. TenderNed and TED offer each notice as XML."),
        error_messages={"required": _("Choose at least one file.")},
        allow_empty_file=True,
    )

    def clean_notices(self) -> list[UploadedFile[Any]]:
        """Refuse only what is too large to keep; what cannot be read is kept and explained."""
        chosen: list[UploadedFile[Any]] = self.cleaned_data["notices"]
        most = settings.KEPT_UPLOAD_BYTES
        for file in chosen:
            if (file.size or 0) > most:
                raise forms.ValidationError(
                    _(
                        "“%(name)s” is %(size)d MB. A file may be %(most)d MB at most; "
                        "a notice is seldom above 1 MB."
                    ),
                    params={
                        "name": file.name,
                        "size": (file.size or 0) // 1_000_000,
                        "most": most // 1_000_000,
                    },
                )
        return chosen


class DemandForm(forms.Form):
    """One thing that is asked."""

    no_optional = True
    """A row may stay empty as a whole; "not required" beside each of its fields would mislead."""

    service = forms.ChoiceField(label=_("What"), required=False)
    areas = forms.CharField(label=_("Municipalities"), required=False, max_length=6000)
    remove = forms.BooleanField(label=_("This is not asked"), required=False)
    source_path = forms.CharField(required=False, widget=forms.HiddenInput, max_length=300)
    source_text = forms.CharField(required=False, widget=forms.HiddenInput, max_length=20_000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["service"].choices = [("", _("Choose a service")), *bridge.service_choices()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask both halves of a demand, and turn names into codes."""
        data = super().clean() or {}
        if data.get("remove"):
            return data
        service, names = data.get("service", ""), data.get("areas", "")
        codes, unknown = bridge.areas_in_text(names)
        if unknown:
            self.add_error(
                "areas",
                forms.ValidationError(
                    _("We know no municipality called “%(names)s”. Check the spelling."),
                    params={"names": "”, “".join(unknown)},
                ),
            )
        if service and not codes and not unknown:
            self.add_error("areas", _("Name at least one municipality, or say that this is not asked."))
        if names.strip() and not service:
            self.add_error("service", _("Choose a service, or empty the municipalities."))
        data["codes"] = codes
        return data


class _DemandRows(forms.BaseFormSet[DemandForm]):
    """All that a lot asks."""

    def demands(self) -> list[Demand]:
        """Return the demands that were filled in, in order; rows for one service are one demand."""
        filled = [
            form.cleaned_data
            for form in self.forms
            if form.cleaned_data.get("service") and not form.cleaned_data.get("remove")
        ]
        found: dict[str, Demand] = {}
        for d in filled:
            first = Demand(service=d["service"], source_path=d["source_path"], source_text=d["source_text"])
            demand = found.setdefault(d["service"], first)
            demand.areas = list(dict.fromkeys((*demand.areas, *d["codes"])))
        return list(found.values())

    def clean(self) -> None:
        """Ask at least one demand."""
        if any(self.errors):
            return
        count = sum(len(demand.areas) for demand in self.demands())
        if not count:
            raise forms.ValidationError(_("Fill in at least one thing that is asked."))
        if count > MOST_CELLS:
            raise forms.ValidationError(
                _(
                    "This is %(count)d times a service in a municipality; the composer takes %(most)d "
                    "at once. Leave out what you would not do, or ask in parts."
                ),
                params={"count": count, "most": MOST_CELLS},
            )


DemandRows: type[_DemandRows] = forms.formset_factory(  # type: ignore[assignment]  # the factory's type is wider
    DemandForm, formset=_DemandRows, extra=EMPTY_ROWS, max_num=80, absolute_max=100
)


def initial_rows(demands: Sequence[Demand]) -> list[dict[str, str]]:
    """Return what the rows show for demands that are there already."""
    return [
        {
            "service": demand.service,
            "areas": ", ".join(bridge.area_names(demand.areas)),
            "source_path": demand.source_path,
            "source_text": demand.source_text,
        }
        for demand in demands
    ]


def with_more_rows(posted: QueryDict) -> QueryDict:
    """Return what was posted, with room for more when that was asked for."""
    total = posted.get("form-TOTAL_FORMS", "")
    if "more" not in posted or not total.isdecimal() or len(total) > MOST_DIGITS:
        return posted
    data = posted.copy()
    data["form-TOTAL_FORMS"] = str(min(int(total) + EMPTY_ROWS, 80))
    return data

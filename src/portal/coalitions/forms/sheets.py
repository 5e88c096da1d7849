"""What the room writes for the municipality, and what it chooses to show its own boards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from portal.coalitions.models import Relief

MOST_ROWS = 6
"""More do not fit on the one page of the sheet."""
PARTS = ("residents", "system", "rubs")


class ReliefForm(forms.ModelForm[Relief]):
    """One front door, what happens when a partner stops, and what residents say beside what is counted."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    """How often it had been changed when this form was made."""

    class Meta:
        model = Relief
        fields = ["door_name", "door_reach", "substitute", "when_one_stops"]
        help_texts = {
            "door_name": _("One person whom the municipality can always call. A name, no function."),
            "door_reach": _("A telephone number or an e-mail address."),
            "substitute": _("A name and how to reach them."),
            "when_one_stops": _("Who takes over, how fast, and who tells the residents."),
        }
        widgets = {"when_one_stops": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = list(self.instance.rows.all()) if self.instance.pk else []
        self.fields["seen"].initial = self.instance.changed
        for number in range(MOST_ROWS):
            for part in PARTS:
                self.fields[f"{part}-{number}"] = forms.CharField(
                    label=Relief.rows.rel.related_model._meta.get_field(part).verbose_name,  # type: ignore[union-attr]
                    required=False,
                    max_length=240,
                    initial=getattr(there[number], part) if number < len(there) else "",
                )

    def lines(self) -> list[list[BoundField]]:
        """Return the fields of the rows, row by row."""
        return [[self[f"{part}-{number}"] for part in PARTS] for number in range(MOST_ROWS)]

    def words(self) -> dict[str, str]:
        """Return what stands outside the rows, of a valid form."""
        return {name: self.cleaned_data[name] for name in ReliefForm.Meta.fields}

    def rows(self) -> Sequence[tuple[str, str, str]]:
        """Return the rows that say something, of a valid form."""
        data = self.cleaned_data
        rows = [
            (data[f"residents-{number}"], data[f"system-{number}"], data[f"rubs-{number}"])
            for number in range(MOST_ROWS)
        ]
        return [row for row in rows if any(row)]

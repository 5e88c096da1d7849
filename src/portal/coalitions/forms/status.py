"""How far a coalition is, and what is asked when that changes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.base import clock
from portal.coalitions.forms.fields import DayField
from portal.coalitions.forms.start import LONGEST
from portal.coalitions.models import Status


class StatusForm(forms.Form):
    """From which status to which; an award also says from when to when, and where it is public."""

    was = forms.ChoiceField(choices=Status.choices)
    to = forms.ChoiceField(choices=Status.choices)
    starts_on = DayField(label=_("the work starts on"), required=False, help_text=_("dd-mm-yyyy"))
    until = DayField(label=_("the work ends on"), required=False, help_text=_("dd-mm-yyyy"))
    public_source = forms.URLField(
        label=_("where the award is public"),
        required=False,
        max_length=200,
        assume_scheme="https",
        help_text=_("An address on TenderNed, TED or the buyer's site. Leave empty when it is not public."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask the days of an award, in order; only where an award is new."""
        data = super().clean() or {}
        if data.get("to") == Status.AWARDED and data.get("was") == Status.HANDED_IN:
            for name in ("starts_on", "until"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, _("Say from when to when the work runs."))
        if data.get("starts_on") and data.get("until") and data["until"] < data["starts_on"]:
            self.add_error("until", _("The work ends before it starts."))
        return data


class LengthenForm(forms.Form):
    """Another end of the room."""

    ends_on = DayField(label=_("this room ends on"), help_text=_("dd-mm-yyyy, at most three years ahead."))

    def clean_ends_on(self) -> Any:
        """Refuse an end that is behind us or out of sight."""
        day, today = self.cleaned_data["ends_on"], clock.today()
        if not today < day <= today + LONGEST:
            raise forms.ValidationError(_("Choose a day after today, at most three years ahead."))
        return day


class ConfirmForm(forms.Form):
    """Whether members may know that we do this together."""

    to_members = forms.BooleanField(
        label=_("Members may know that we do this together"),
        required=False,
        help_text=_("Only when your partner says so too. Otherwise only the two of you know."),
    )

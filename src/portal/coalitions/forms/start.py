"""The form with which a room begins."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.base import clock
from portal.coalitions.models import Room

LONGEST = timedelta(days=3 * 365)
"""A room has an end (M04); further away than this it would have none."""


class StartForm(forms.ModelForm[Room]):
    """What it is called, what for, what is kept inside, and until when."""

    class Meta:
        model = Room
        fields = ["title", "purpose", "promise", "ends_on"]
        help_texts = {
            "title": _("Only who takes part reads this."),
            "purpose": _("In one or two sentences: what do you want to be able to do together?"),
            "promise": _("Everyone who comes in first promises this. Change the words if you like."),
            "ends_on": _("dd-mm-yyyy. After that day you may lengthen it together."),
        }
        widgets = {
            "purpose": forms.Textarea(attrs={"rows": 3}),
            "promise": forms.Textarea(attrs={"rows": 5}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].required = True
        self.fields["ends_on"].required = True

    def clean_ends_on(self) -> Any:
        """Refuse an end that is behind us or out of sight."""
        day, today = self.cleaned_data["ends_on"], clock.today()
        if day is not None and not today < day <= today + LONGEST:
            raise forms.ValidationError(_("Choose a day after today, at most three years ahead."))
        return day


def usual_promise() -> str:
    """Return the words with which confidentiality is usually promised."""
    return str(
        _(
            "What we tell each other here we use for this plan only. We show it to nobody outside this room, "
            "not to colleagues who take no part either. Whoever stops gives back what they were given, and "
            "does not use it for a bid of their own."
        )
    )

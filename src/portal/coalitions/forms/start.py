"""The form with which a room begins."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.base import clock
from portal.coalitions.models import Room
from portal.members.bridge import service_choices
from portal.members.forms import AreasField
from portal.members.models import Organisation
from portal.members.queries import directory, listed_by_slug
from portal.tenders.models import Tender
from portal.tenders.queries import tenders_for

MOST_CELLS = 600
"""As many as the composer takes at once."""
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

    def about(self) -> dict[str, Any]:
        """Return what the room itself is told, of a valid form."""
        return {name: self.cleaned_data[name] for name in StartForm.Meta.fields}

    def clean_ends_on(self) -> Any:
        """Refuse an end that is behind us or out of sight."""
        day, today = self.cleaned_data["ends_on"], clock.today()
        if day is not None and not today < day <= today + LONGEST:
            raise forms.ValidationError(_("Choose a day after today, at most three years ahead."))
        return day


class PeopleForm(StartForm):
    """The same, with whom one thinks of, for what and where."""

    partners = forms.MultipleChoiceField(
        label=_("With whom"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nobody is asked yet. You can also ask somebody who is not in this list, in the room."),
        required=False,
    )
    services = forms.MultipleChoiceField(label=_("For what"), widget=forms.CheckboxSelectMultiple)
    areas = AreasField(
        label=_("In which municipalities"), max_length=2000, help_text=_("Names, separated by commas.")
    )
    field_order = ("title", "purpose", "partners", "services", "areas", "promise", "ends_on")

    def __init__(self, *args: Any, own: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = directory().exclude(pk=own.pk)
        self.fields["partners"].choices = [(other.slug, other.name) for other in others]  # type: ignore[attr-defined]
        self.fields["services"].choices = service_choices()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse more than the composer can take."""
        data = super().clean() or {}
        if len(data.get("services", ())) * len(data.get("areas", ())) > MOST_CELLS:
            self.add_error("areas", _("Choose fewer municipalities or services: at most 600 together."))
        return data

    def chosen(self) -> tuple[list[Organisation], list[str], list[str]]:
        """Return partners, services and municipalities of a valid form."""
        found = listed_by_slug(self.cleaned_data["partners"])
        partners = [found[slug] for slug in self.cleaned_data["partners"] if slug in found]
        return partners, self.cleaned_data["services"], self.cleaned_data["areas"]


class AssignmentForm(forms.Form):
    """One of the assignments that one's organisation may see."""

    tender = forms.ModelChoiceField(
        queryset=Tender.objects.none(),
        label=_("Assignment"),
        empty_label=_("choose one"),
        help_text=_("Your partners then read in this room what it asks; they do not see your list."),
    )

    def __init__(self, *args: Any, own: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tender"].queryset = tenders_for(own)  # type: ignore[attr-defined]


def usual_promise() -> str:
    """Return the words with which confidentiality is usually promised."""
    return str(
        _(
            "What we tell each other here we use for this plan only. We show it to nobody outside this room, "
            "not to colleagues who take no part either. Whoever stops gives back what they were given, and "
            "does not use it for a bid of their own."
        )
    )

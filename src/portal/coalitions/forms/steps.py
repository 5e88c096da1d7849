"""What we do next, and before which days."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.coalitions.forms.fields import DayField
from portal.coalitions.models import NextStep, Participant, Room, RoomDeadline
from portal.coalitions.queries.standing import inside


class OwnerField(forms.ModelChoiceField[Participant]):
    """One of those who are in the room, with the organisation they are there for."""

    def label_from_instance(self, obj: Participant) -> str:
        """Return "Wilma Postma, De Brug Welzijn"."""
        return f"{obj.person.name}, {obj.partner}"


class StepForm(forms.ModelForm[NextStep]):
    """Something that one of us does before a day."""

    owner = OwnerField(
        label=_("who does it"),
        queryset=Participant.objects.none(),
        required=False,
        empty_label=_("nobody yet"),
    )
    due = DayField(
        label=_("before"), required=False, help_text=_("dd-mm-yyyy. Leave it empty when there is no hurry.")
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    """How often it had been changed when this form was made."""

    class Meta:
        model = NextStep
        fields = ["what", "owner", "due"]

    def __init__(self, *args: Any, room: Room, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = inside(room)  # type: ignore[attr-defined]
        self.fields["seen"].initial = self.instance.changed

    def about(self) -> dict[str, Any]:
        """Return what, who and when, of a valid form."""
        return {name: self.cleaned_data[name] for name in ("what", "owner", "due")}


class DeadlineForm(forms.ModelForm[RoomDeadline]):
    """A day, or a moment of it, before which something must be done."""

    on = DayField(label=_("on"), help_text=_("dd-mm-yyyy"))
    time = forms.TimeField(
        label=_("at what time"),
        required=False,
        input_formats=["%H.%M", "%H:%M"],
        widget=forms.TimeInput(format="%H.%M", attrs={"inputmode": "decimal"}),
        help_text=_("For example 12.00. Leave it empty when it is about the whole day."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    """How often it had been changed when this form was made."""

    class Meta:
        model = RoomDeadline
        fields = ["what", "on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = self.instance.changed
        if self.instance.at:
            self.fields["time"].initial = timezone.localtime(self.instance.at).time()

    def about(self) -> dict[str, Any]:
        """Return what, the day and the moment, of a valid form."""
        data = self.cleaned_data
        at = data["time"]
        moment = timezone.make_aware(datetime.combine(data["on"], at)) if at else None
        return {"what": data["what"], "on": data["on"], "at": moment}

"""Forms of asking: the place, whom, whether one needs the other, and until when; no free text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from portal.base import clock
from portal.coalitions.bridge.room.forms_of import meanings
from portal.coalitions.models import Invitation, PartRole, Room, RoomLot, Seat
from portal.members.bridge import area_names, service_choices
from portal.members.forms import AreasField
from portal.members.models import Person

SOONEST, USUAL, LATEST = timedelta(days=2), timedelta(days=14), timedelta(days=60)
"""Shorter is pressing somebody; longer keeps a place for who forgot."""


def role_choices() -> list[tuple[str, Any]]:
    """Return the roles, each with what it means below it."""
    return [
        (value, format_html("<span><strong>{}</strong><br>{}</span>", name, means))
        for value, name, means in meanings()
    ]


class SeatForm(forms.Form):
    """One place: in which lot, as what, for which services, where."""

    lot = forms.ModelChoiceField(RoomLot.objects.none(), label=_("Part of the assignment"), empty_label=None)
    role = forms.ChoiceField(label=_("As what do you look for somebody?"), widget=forms.RadioSelect)
    services = forms.MultipleChoiceField(label=_("Services"), widget=forms.CheckboxSelectMultiple)
    areas = AreasField(label=_("Municipalities"), max_length=2000, help_text=_("Names, separated by commas."))

    def __init__(self, *args: Any, room: Room, cells: Sequence[str] = (), **kwargs: Any) -> None:
        """Fill in the cells of the room that were named: the gaps that somebody wants to fill."""
        gaps = [cell for lot in room.lots.all() for cell in lot.cells.all() if str(cell.pk) in set(cells)]
        if gaps:
            kwargs["initial"] = {
                "lot": gaps[0].lot_id,
                "services": list(dict.fromkeys(gap.service for gap in gaps)),
                "areas": ", ".join(area_names(gap.area for gap in gaps)),
            }
        super().__init__(*args, **kwargs)
        self.fields["lot"].queryset = room.lots.all()  # type: ignore[attr-defined]
        if room.lots.count() == 1:
            self.fields["lot"].widget = forms.HiddenInput()
            self.fields["lot"].initial = room.lots.get().pk
        self.fields["role"].choices = role_choices()  # type: ignore[attr-defined]
        asked = {cell.service for lot in room.lots.all() for cell in lot.cells.all()}
        self.fields["services"].choices = [  # type: ignore[attr-defined]
            choice for choice in service_choices() if not asked or choice[0] in asked
        ]


def filled_in(seat: Seat) -> dict[str, Any]:
    """Return what stands in the form of a place that is there."""
    return {
        "lot": seat.lot_id,
        "role": seat.role,
        "services": seat.services,
        "areas": ", ".join(area_names(seat.areas)),
    }


class FindForm(forms.Form):
    """Somebody of the directory, by name."""

    no_optional = True

    zoek = forms.CharField(label=_("Name of an organisation"), required=False, max_length=80)


class AloneForm(forms.Form):
    """Whether one needs the other: asked before somebody who does the same is asked (M05)."""

    alone = forms.ChoiceField(
        label=_("Could you realistically do this by yourselves?"),
        choices=Invitation.Alone.choices,
        widget=forms.RadioSelect,
    )
    why_together = forms.CharField(
        label=_("What do residents and the municipality gain when you do it together?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Needed unless you could not do it by yourselves. It stays in this room."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask the reason of whoever could do it, or a part of it, alone."""
        data = super().clean() or {}
        could = data.get("alone") in (Invitation.Alone.YES, Invitation.Alone.PARTLY)
        if could and not data.get("why_together", "").strip():
            self.add_error("why_together", _("Write down the reason, or first ask a lawyer."))
        return data


class DayForm(forms.Form):
    """Until when an answer is asked."""

    answer_before = forms.DateField(
        label=_("Answer on this day at the latest"),
        initial=lambda: clock.today() + USUAL,
        help_text=_("dd-mm-yyyy, from 2 to 60 days ahead."),
        input_formats=["%d-%m-%Y", "%Y-%m-%d"],
        widget=forms.DateInput(format="%d-%m-%Y", attrs={"autocomplete": "off"}),
    )

    def clean_answer_before(self) -> Any:
        """Refuse a day that presses, or that is out of sight."""
        day, today = self.cleaned_data["answer_before"], clock.today()
        if not today + SOONEST <= day <= today + LATEST:
            raise forms.ValidationError(_("Choose a day from 2 to 60 days ahead."))
        return day


class MailForm(DayForm):
    """Somebody who is known by address alone."""

    email = forms.EmailField(
        label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    contact = forms.CharField(label=_("Name of the person you ask"), max_length=120)
    field_order = ("email", "contact", "answer_before")


class QuestionForm(forms.Form):
    """The one question that may be asked back."""

    question = forms.CharField(
        label=_("Your question"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One question. Name no price, plan or other bid. Who takes part in the room reads it."),
    )


class ReplyForm(forms.Form):
    """The one answer to it."""

    reply = forms.CharField(
        label=_("Your answer"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One answer. Name no price and nothing of your plan: they did not promise anything yet."),
    )


class ColleagueForm(forms.Form):
    """Somebody of one's own organisation with the right role."""

    person = forms.ModelChoiceField(Person.objects.none(), label=_("Colleague"), empty_label=None)

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = Person.objects.filter(pk__in=[person.pk for person in people])  # type: ignore[attr-defined]


class RoleForm(forms.Form):
    """As what one takes part in a lot; nothing: not."""

    no_optional = True
    """That one takes no part is a choice of the list."""

    lot = forms.ModelChoiceField(RoomLot.objects.none(), widget=forms.HiddenInput)
    role = forms.ChoiceField(label=_("Our role"), required=False)

    def __init__(self, *args: Any, room: Room, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lot"].queryset = room.lots.all()  # type: ignore[attr-defined]
        self.fields["role"].choices = [("", _("we take no part in this")), *PartRole.choices]  # type: ignore[attr-defined]

"""Forms for who was asked by mail: the code, and as little of oneself as it takes to come in."""

from __future__ import annotations

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.members.bridge import area_named
from portal.members.models import Organisation


class CodeForm(forms.Form):
    """The code of the mail, typed over in small letters or with spaces too."""

    code = forms.CharField(
        label=_("Code from the mail"),
        max_length=20,
        help_text=_("Six letters and digits."),
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_code(self) -> str:
        """Return the code as it was mailed."""
        return re.sub(r"[\s-]", "", self.cleaned_data["code"]).upper()


class GuestForm(forms.Form):
    """Who says yes: an organisation or a group with a name, a kind and a place, and oneself."""

    name = forms.CharField(
        label=_("Name of your organisation or group"),
        max_length=120,
        help_text=_("A group without a Chamber of Commerce number is welcome too."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    kind = forms.ChoiceField(
        label=_("What kind is it?"), choices=Organisation.Kind.choices, widget=forms.RadioSelect
    )
    area = forms.CharField(
        label=_("In which municipality are you?"), max_length=80, help_text=_("The name, such as Gouda.")
    )
    person = forms.CharField(
        label=_("Your own name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )

    def clean_area(self) -> str:
        """Return the code of the municipality that was named."""
        name: str = self.cleaned_data["area"]
        code = area_named(name)
        if code is None:
            raise forms.ValidationError(
                _("We know no municipality called “%(name)s”. Check the spelling."), params={"name": name}
            )
        return code

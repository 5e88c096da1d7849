"""Forms to write what is agreed on, and to say what keeps one from it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class NumberField(forms.IntegerField):
    """The number of the version that the writer had before them."""

    def __init__(self) -> None:
        super().__init__(widget=forms.HiddenInput, min_value=0, max_value=2_000_000_000)


class TextField(forms.CharField):
    """A text of more lines; an end of line counts once, as it does in the browser."""

    def to_python(self, value: Any) -> str:
        """Return the text with one sign for each end of line."""
        return str(super().to_python(str(value).replace("\r\n", "\n")) if value is not None else "")


def _words(label: Any, help_text: Any = "") -> TextField:
    return TextField(
        label=label, help_text=help_text, max_length=2000, widget=forms.Textarea(attrs={"rows": 6})
    )


class AgreementForm(forms.Form):
    """The first words about a topic."""

    text = _words(
        _("what we agree"),
        _("Fill in what stands between brackets, or write it in your own words. At most 2,000 characters."),
    )


class OtherForm(AgreementForm):
    """The first words about something that is no topic of its own."""

    title = forms.CharField(label=_("what is it about"), max_length=120)
    field_order = ("title", "text")


class VersionForm(forms.Form):
    """Next words; `based_on` is the number of the version that the writer had before them."""

    based_on = NumberField()
    text = _words(_("what we agree"), _("At most 2,000 characters. The others are asked again for this one."))


class SayForm(forms.Form):
    """What one says of a version: that one can live with it, or an objection in words."""

    number = NumberField()
    agrees = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")], widget=forms.HiddenInput)
    objection = TextField(
        label=_("your objection"),
        help_text=_("One sentence: what would go wrong with these words?"),
        max_length=600,
        error_messages={"required": _("Say in one sentence what would go wrong with these words.")},
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the words of an objection only from who objects."""
        if self.cleaned_data.get("agrees") == "yes":
            self.errors.pop("objection", None)
            self.cleaned_data["objection"] = ""
        return self.cleaned_data

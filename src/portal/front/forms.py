"""Forms of the association itself: beginning with it, and changing how it shows."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.front.access import is_setup_code
from portal.front.bridge import UnfitLogo, drawn_again
from portal.members.models import Association

REFUSED_LOGOS = {
    "large": _("This file is larger than 2 MB. Save the logo smaller, and choose it again."),
    "svg": _("This is an SVG, a drawing that may hold a program. Save the logo as PNG, and choose that."),
    "pixels": _("This picture has more than 16 million pixels. Save the logo smaller, and choose it again."),
    "unknown": _("This is no PNG, JPEG or WebP. Save the logo as PNG, and choose that."),
    "broken": _("This picture is cut off or damaged. Save the logo once more, and choose it again."),
}


class AssociationForm(forms.Form):
    """Name, colour and logo."""

    name = forms.CharField(label=_("Name of the association"), max_length=120)
    colour = forms.ChoiceField(
        label=_("Colour"),
        choices=Association.Colour.choices,
        initial=Association.Colour.EMBER,
        widget=forms.RadioSelect,
        help_text=_(
            "Of buttons and links. Each of the three can be read well. Lines of warmth stay as they are."
        ),
    )
    logo = forms.FileField(
        label=_("Logo"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
        help_text=_("PNG, JPEG or WebP, at most 2 MB. We draw it again, at most 480 × 160 pixels."),
        allow_empty_file=True,
    )

    def clean_logo(self) -> bytes | None:
        """Return the logo drawn again, or say why it cannot be."""
        file = self.cleaned_data["logo"]
        if not file:
            return None
        try:
            return drawn_again(file.read(2 * 1024 * 1024 + 1))
        except UnfitLogo as unfit:
            raise forms.ValidationError(REFUSED_LOGOS[unfit.code]) from unfit


class ChangeAssociationForm(AssociationForm):
    """What the office may change; the logo that is there stays, unless it is taken away or replaced."""

    no_logo = forms.BooleanField(label=_("Show no logo"), required=False)

    def __init__(self, *args: Any, has_logo: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_logo:
            del self.fields["no_logo"]

    def values(self) -> dict[str, Any]:
        """Return what to keep."""
        data = dict(self.cleaned_data)
        none = data.pop("no_logo", False)
        return {**data, "keep_logo": data["logo"] is None and not none}


class NewAssociationForm(AssociationForm):
    """The association with the first person of its office."""

    office_name = forms.CharField(label=_("Your name"), max_length=120)
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("You log in with it, as the association’s office. We send a letter there."),
    )


class BeginForm(NewAssociationForm):
    """The same on the first page, for whoever has the setup code."""

    code = forms.CharField(
        label=_("Setup code"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_(
            "Whoever started the site finds it in the terminal, or asks for it with "
            "<code>manage setup_code</code>."
        ),
    )

    def clean_code(self) -> str:
        """Let in whoever runs the site."""
        code: str = self.cleaned_data["code"]
        if not is_setup_code(code):
            raise forms.ValidationError(_("This is not the setup code of this site. Copy it as it stands."))
        return code

"""Forms of organisations and people."""

from __future__ import annotations

from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from portal.base import clock
from portal.members import bridge
from portal.members.bridge import imports
from portal.members.models import Card, Import, Organisation, Role

FIRST_YEAR = 1950


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A passkey; that it opens the door by itself is the rule, and can be switched off."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of this passkey")
        self.fields["passwordless"].initial = True


class AreasField(forms.CharField):
    """Municipalities by name, separated by commas; its value is their codes."""

    def clean(self, value: Any) -> Any:
        """Return codes, and name what is not known."""
        codes, unknown = bridge.areas_in_text(super().clean(value))
        if unknown:
            raise forms.ValidationError(
                _("We know no municipality called “%(names)s”. Check the spelling."),
                params={"names": "”, “".join(unknown)},
            )
        return codes


class DirectoryForm(forms.Form):
    """Narrowing the directory."""

    service = forms.ChoiceField(label=_("What"), required=False)
    area = forms.CharField(label=_("Municipality"), required=False, max_length=80)
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("All kinds")), *Organisation.Kind.choices]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["service"].choices = [("", _("All services")), *bridge.service_choices()]  # type: ignore[attr-defined]

    def clean_area(self) -> str:
        """Return the code of the municipality that was named."""
        name: str = self.cleaned_data["area"]
        if not name.strip():
            return ""
        code = bridge.area_named(name)
        if code is None:
            raise forms.ValidationError(
                _("We know no municipality called “%(name)s”. Check the spelling."),
                params={"name": name},
            )
        return code


class CardForm(forms.ModelForm[Card]):
    """The introduction card."""

    class Meta:
        model = Card
        fields = bridge.CARD_QUESTIONS
        help_texts = {
            "here": _("How is social work organised where you are? Three sentences are enough."),
            "residents_say": _("One sentence, in their words. No names."),
            "director_field": _("For instance education, care, a bank."),
            "learn_from_us": _("What could another organisation come and see with you?"),
            "wish_to_see": _("In whose kitchen would you like to look, and at what?"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("teams", "access", "money"):
            choices = self.fields[name].choices  # type: ignore[attr-defined]
            self.fields[name].choices = [("", _("not said yet")), *choices[1:]]  # type: ignore[attr-defined]

    def clean_director_since(self) -> int | None:
        """Refuse a year that cannot be."""
        year: int | None = self.cleaned_data["director_since"]
        if year is not None and not FIRST_YEAR <= year <= clock.today().year:
            raise forms.ValidationError(
                _("Give a year from %(first)s to %(last)s."),
                params={"first": str(FIRST_YEAR), "last": str(clock.today().year)},
            )
        return year


class ProfileForm(forms.ModelForm[Organisation]):
    """Who we are."""

    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")

    class Meta:
        model = Organisation
        fields = ["about", "website", "can_lead"]
        help_texts = {
            "about": _("Everyone can read this."),
            "can_lead": _(
                "Say yes when you could answer for an assignment as a whole. Everyone can see this."
            ),
        }


class OffersForm(forms.Form):
    """Services × municipalities, yes or no: the boxes of the table, and municipalities to add to it."""

    offer = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    add_areas = AreasField(
        label=_("Add municipalities"),
        required=False,
        max_length=2000,
        help_text=_(
            "Names, separated by commas. They become columns of the table; nothing is published yet."
        ),
    )
    source = forms.CharField(
        label=_("Where do your new ticks follow from?"),
        required=False,
        max_length=200,
        help_text=_("For instance a page of your site. What was ticked before keeps its source."),
    )

    def __init__(self, *args: Any, areas: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["offer"].choices = [  # type: ignore[attr-defined]
            (f"{service}|{area}", "") for service, _name in bridge.service_choices() for area in areas
        ]

    def clean_offer(self) -> list[tuple[str, str]]:
        """Return pairs of service and municipality."""
        pairs = [value.split("|", 1) for value in self.cleaned_data["offer"]]
        return [(service, area) for service, area in pairs]


class CertificateForm(forms.Form):
    """A certificate with its end date."""

    name = forms.CharField(label=_("Certificate"), max_length=80, help_text=_("For instance HKZ, ISO 9001."))
    until = forms.DateField(
        label=_("Valid until (dd-mm-yyyy)"), input_formats=["%d-%m-%Y", "%Y-%m-%d"], widget=forms.TextInput
    )


def _not_me(widget: type[forms.TextInput | forms.EmailInput]) -> forms.Widget:
    """Return a field that a browser does not fill with the data of whoever sits there."""
    return widget(attrs={"autocomplete": "off"})


class InvitePersonForm(forms.Form):
    """Somebody to act for the organisation."""

    name = forms.CharField(label=_("Name"), max_length=120, widget=_not_me(forms.TextInput))
    email = forms.EmailField(label=_("E-mail address"), widget=_not_me(forms.EmailInput))
    role = forms.ChoiceField(
        label=_("Role"),
        choices=[(name.value, name.label) for name in (Role.Name.STAFF, Role.Name.DIRECTOR)],
    )
    may_compose = forms.BooleanField(
        label=_("May hand in notices and ask who could do this together"),
        required=False,
        help_text=_("A director always may; a staff member only when you tick this."),
    )


class ImportForm(forms.Form):
    """A spreadsheet to import; what cannot be read is refused here, with what to do."""

    subject = forms.ChoiceField(
        label=_("What stands in it?"), choices=Import.Subject.choices, widget=forms.RadioSelect
    )
    file = forms.FileField(
        label=_("The file (CSV or Excel)"),
        help_text=_("Nothing changes yet: first you see what we read, row for row."),
        error_messages={"required": _("Choose a file.")},
        allow_empty_file=True,
    )

    def clean(self) -> dict[str, Any]:
        """Read the file into a table with the headings of its subject."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if "subject" in data and "file" in data:
            try:
                self._read(data)
            except imports.UnreadableSheet as refusal:
                self.add_error("file", refusal.words)
        return data

    def _read(self, data: dict[str, Any]) -> None:
        if data["file"].size > imports.MOST_BYTES:
            raise imports.UnreadableSheet("too-large")
        data["raw"] = data["file"].read()
        data["table"] = imports.laid_out(imports.read_sheet(data["raw"]), data["subject"])


def answers_posted(posted: QueryDict, rows: list[dict[str, Any]]) -> dict[int, str]:
    """Return what a page of the preview answers: for each row it asked about, which one it is, or none."""
    maybe = {str(row["number"]): row["maybe"] for row in rows if row["maybe"]}
    asked = [number for number in posted.getlist("asked") if number in maybe]
    answers = {number: posted.get(f"same-{number}", "") for number in asked}
    return {int(number): same if same in maybe[number] else "" for number, same in answers.items()}

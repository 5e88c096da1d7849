"""The one form of the composer: a change of a wish."""

from __future__ import annotations

from typing import Any

from django import forms

from portal.coalitions import bridge
from portal.coalitions.models import Run

CHANGES = ("fix", "free", "leave_out", "let_back", "add", "swap")


class AskAgainForm(forms.Form):
    """One change: set somebody fast or free, leave out or let back, add, or swap for another."""

    change = forms.ChoiceField(choices=[(change, change) for change in CHANGES])
    organisation = forms.SlugField(max_length=80)
    instead_of = forms.SlugField(max_length=80, required=False)

    def __init__(self, *args: Any, run: Run, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.run = run

    def clean(self) -> dict[str, Any]:
        """Return the wishes as they are after the change."""
        data = super().clean() or {}
        if self.errors:
            return data
        if not bridge.knows(self.run, data["organisation"], data["instead_of"]):
            raise forms.ValidationError("unknown organisation")
        fixed, without = list(self.run.wishes["with"]), list(self.run.wishes["without"])
        name, other = data["organisation"], data["instead_of"]
        if data["change"] in {"free", "leave_out", "let_back"}:
            fixed = [slug for slug in fixed if slug != name]
            without = [slug for slug in without if slug != name]
        if data["change"] in {"fix", "add", "swap"}:
            fixed = [slug for slug in fixed if slug != other] + [name] * (name not in fixed)
            without = [slug for slug in without if slug != name]
        if data["change"] == "leave_out":
            without.append(name)
        if data["change"] == "swap" and other and other not in without:
            without.append(other)
        asker = self.run.organisation.slug
        data["wishes"] = {
            "others": tuple(slug for slug in fixed if slug != asker),
            "without": tuple(slug for slug in without if slug != asker),
        }
        return data

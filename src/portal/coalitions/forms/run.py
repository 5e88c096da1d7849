"""The one form of the composer: the draft that stands in the address, and what is done to it."""

from __future__ import annotations

from typing import Any

from django import forms

from portal.coalitions.bridge import MOST_CHANGES, BadDraftError, Change, Draft, desk
from portal.coalitions.models import Run

UNDO, REDO = "ongedaan", "opnieuw"


class DraftForm(forms.Form):
    """Changes since the run was kept, how many hold, and perhaps one thing more to do (`doe`)."""

    wijzigingen = forms.CharField(required=False, max_length=4000)
    tot = forms.IntegerField(required=False, min_value=0)
    van = forms.IntegerField(required=False, min_value=0)
    doe = forms.CharField(required=False, max_length=400)

    def __init__(self, *args: Any, run: Run, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.run = run

    @property
    def draft(self) -> Draft:
        """Return the draft of a valid form, with what was to be done."""
        found: Draft = self.cleaned_data["draft"]
        return found

    @property
    def does_something(self) -> bool:
        """Say whether the form did something to the draft that came with it."""
        return bool(self.cleaned_data["doe"])

    def clean(self) -> dict[str, Any]:
        """Read the draft and do to it what is asked; organisations that are not in the run are refused."""
        data = super().clean() or {}
        if self.errors:
            return data
        try:
            draft = Draft.read(data["wijzigingen"], data["tot"], data["van"])
            data["draft"] = self._done(draft, data["doe"]) if data["doe"] else draft
        except BadDraftError as error:
            raise forms.ValidationError("no draft of ours") from error
        if not all(org < len(desk(self.run).kept.network.organisations) for org in data["draft"].named()):
            raise forms.ValidationError("unknown organisation")
        return data

    def _done(self, draft: Draft, what: str) -> Draft:
        if what in {UNDO, REDO}:
            return draft.undone() if what == UNDO else draft.redone()
        if draft.at >= MOST_CHANGES:
            draft = Draft.of(desk(self.run).wishes(draft))
        return draft.with_change(Change.read(what))

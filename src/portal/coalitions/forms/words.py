"""The form on which a partner writes about each other partner."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from portal.coalitions.bridge.room.words import Sentences
from portal.coalitions.models import Partner


class WordsForm(forms.Form):
    """Two sentences about each of the others; one may write about one now and about another later."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=4000)

    def __init__(self, *args: Any, others: Sequence[Partner], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.others = others
        for other in others:
            name = {"name": str(other)}
            adds, fun = _("what %(name)s adds") % name, _("what is fun about working with %(name)s") % name
            self.fields[f"adds-{other.pk}"] = _sentence(adds)
            self.fields[f"fun-{other.pk}"] = _sentence(fun)

    def pairs(self) -> list[tuple[Partner, BoundField, BoundField]]:
        """Return for each other the two fields about them."""
        return [(each, self[f"adds-{each.pk}"], self[f"fun-{each.pk}"]) for each in self.others]

    def clean(self) -> dict[str, Any]:
        """Ask for the second sentence where the first is there, and for something at all."""
        given = self.cleaned_data
        for other in self.others:
            adds, fun = f"adds-{other.pk}", f"fun-{other.pk}"
            for one, two in ((adds, fun), (fun, adds)):
                if given.get(two) and not given.get(one) and one not in self.errors:
                    self.add_error(one, _("Write this sentence too: they are read together."))
        if not self.errors and not self.sentences():
            self.add_error(None, _("Write about one of them at least."))
        return given

    def sentences(self) -> list[Sentences]:
        """Return what was written, about whom something was."""
        given = self.cleaned_data
        return [
            Sentences(each.pk, given[f"adds-{each.pk}"], given[f"fun-{each.pk}"])
            for each in self.others
            if given.get(f"adds-{each.pk}")
        ]

    def named_sentences(self) -> list[tuple[str, Sentences]]:
        """Return what was written with the name of whom it is about."""
        names = {each.pk: str(each) for each in self.others}
        return [(names[each.receiver], each) for each in self.sentences()]


def _sentence(label: str) -> forms.CharField:
    return forms.CharField(label=label, max_length=240, required=False, help_text=_("One sentence."))

"""Forms of who does what: each carries what its editor saw, so that only their own changes count."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.coalitions.bridge.room.work import DOES, Change, Table
from portal.members import bridge
from portal.members.forms import AreasField

PLACE = re.compile(r"unit|v-[0-9]{1,9}|[wcp]-[0-9]{1,9}-[0-9]{1,9}", re.ASCII)
MOST_VOLUME = 10_000_000
MOST_CENTS = 100_000_000
"""A million euro for one unit, and ten million units: above it a slip of the pen is likelier than a fact."""
MOST_LETTERS = 40
LONGEST_SEEN = 200_000


class SeenForm(forms.Form):
    """A form that knows what stood on the page when it was opened: place → text."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST_SEEN)

    def clean_seen(self) -> dict[str, str]:
        """Refuse what this page never wrote."""
        try:
            seen = json.loads(self.cleaned_data["seen"])
        except (ValueError, RecursionError):
            seen = None
        if not isinstance(seen, dict) or not all(
            PLACE.fullmatch(place) and isinstance(text, str) for place, text in seen.items()
        ):
            raise forms.ValidationError(
                _("This page cannot be read any more. Nothing was kept; open it again.")
            )
        return seen


def seen_text(state: dict[str, str], places: Collection[str]) -> str:
    """Return what stands at these places, as a form carries it along."""
    return json.dumps({place: state[place] for place in places if place in state}, separators=(",", ":"))


class TickForm(SeenForm):
    """Boxes: a partner does a cell, or all cells of a service."""

    def changes(self, table: Table) -> list[Change]:
        """Return what somebody ticked and unticked; a box of one municipality goes before that of all."""
        seen = self.cleaned_data["seen"]
        found: dict[str, Change] = {}
        for lot in table.lots:
            for row in lot.rows:
                for number, together in enumerate(row.marks):
                    places = [area.marks[number].place for area in row.areas]
                    shown = [place for place in places if place in seen]
                    found |= self._of_service(together.place, shown, single=row.single is not None)
        gone = set(seen) - set(table.places)
        found |= {place: change for place in gone if (change := self._of_box(place)) is not None}
        return list(found.values())

    def _of_service(self, together: str, places: list[str], *, single: bool) -> dict[str, Change]:
        seen = self.cleaned_data["seen"]
        found = {place: change for place in places if (change := self._of_box(place)) is not None}
        were_all = bool(places) and all(seen[place] for place in places)
        if single or (together in self.data) == were_all:
            return found
        wanted = DOES if together in self.data else ""
        others = [place for place in places if place not in found]
        return found | {place: Change(place, seen[place], wanted) for place in others}

    def _of_box(self, place: str) -> Change | None:
        seen = self.cleaned_data["seen"][place]
        if bool(seen) == (place in self.data):
            return None
        return Change(place, seen, DOES if place in self.data else "")


class AmountsForm(SeenForm):
    """How much and for how much: whole numbers, euro with cents after a comma; empty stays empty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wrong: dict[str, str] = {}

    def changes(self) -> list[Change]:
        """Return what somebody changed; `wrong` then names each place that cannot be read."""
        found = []
        for place, seen in self.cleaned_data["seen"].items():
            typed = self.data.get(place, "").strip()
            try:
                wanted = read_amount(place, typed)
            except ValueError as problem:
                self.wrong[place] = str(problem.args[0])
                continue
            if wanted != seen:
                found.append(Change(place, seen, wanted))
        return found

    def typed(self, state: dict[str, str]) -> dict[str, str]:
        """Return what somebody typed where they changed something, as they typed it."""
        return {place: self.data.get(place, "") for place in self._touched() if place in state}

    def kept_seen(self, state: dict[str, str], *, told: bool) -> dict[str, str]:
        """Return what a page that is shown again carries: what was seen, or what stands there once told."""
        if told or not self.is_bound or not self.is_valid():
            return state
        seen = self.cleaned_data["seen"]
        return state | {place: seen[place] for place in self._touched() if place in state}

    def _touched(self) -> set[str]:
        if not self.is_bound or not self.is_valid():
            return set()
        seen = self.cleaned_data["seen"].items()
        return {
            place for place, text in seen if self.data.get(place, "").strip() != shown_amount(place, text)
        }


def read_amount(place: str, typed: str) -> str:
    """Return what was typed as it is kept; raises ValueError with a sentence."""
    if place == "unit":
        if len(typed) > MOST_LETTERS:
            raise ValueError(_("Use at most forty letters."))
        return " ".join(typed.split())
    if not typed:
        return ""
    if place.startswith("p-"):
        return str(_cents(typed))
    plain = typed.replace(".", "") if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+", typed) else typed
    if not re.fullmatch(r"[0-9]{1,8}", plain) or int(plain) > MOST_VOLUME:
        raise ValueError(_("Give a whole number, ten million at most."))
    if place.startswith("v-") and int(plain) == 0:
        raise ValueError(_("Nothing is asked then: leave it empty, or take the line away."))
    return str(int(plain))


def _cents(typed: str) -> int:
    """Read an amount in euro: 62,50 or 1.250 or 1250.5, with or without the sign."""
    plain = typed.replace("€", "").replace("\u00a0", " ").strip().removesuffix(",-").removesuffix(",–")
    if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]{1,2})?", plain):
        plain = plain.replace(".", "")
    plain = plain.replace(",", ".")
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,2})?", plain):
        raise ValueError(_("Give an amount in euro, such as 62,50."))
    try:
        cents = int(Decimal(plain) * 100)
    except InvalidOperation:  # pragma: no cover - the pattern lets nothing else through
        raise ValueError(_("Give an amount in euro, such as 62,50.")) from None
    if cents > MOST_CENTS:
        raise ValueError(_("Give an amount of at most a million euro."))
    return cents


def shown_amount(place: str, text: str) -> str:
    """Return what is kept as people type it."""
    if not place.startswith("p-") or not text:
        return text
    euro, cents = divmod(int(text), 100)
    return f"{euro},{cents:02d}" if cents else str(euro)


class CellsForm(forms.Form):
    """What is asked besides: one service in some municipalities."""

    lot = forms.ChoiceField(label=_("Lot"))
    services = forms.MultipleChoiceField(
        label=_("What"),
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=_("You may choose several."),
    )
    areas = AreasField(label=_("Municipalities"), max_length=6000, help_text=_("Names, separated by commas."))

    def __init__(self, *args: Any, lots: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lots = {str(lot.pk): lot for lot in lots}
        self.fields["lot"].choices = [(key, lot.title) for key, lot in self.lots.items()]  # type: ignore[attr-defined]
        self.fields["services"].choices = bridge.service_choices()  # type: ignore[attr-defined]
        if len(self.lots) == 1:
            self.fields["lot"].widget = forms.HiddenInput()
            self.fields["lot"].initial = next(iter(self.lots))

    def asked(self) -> dict[str, Any]:
        """Return the lot, the services and the municipalities."""
        data = self.cleaned_data
        return {"lot": self.lots[data["lot"]], "services": data["services"], "areas": data["areas"]}

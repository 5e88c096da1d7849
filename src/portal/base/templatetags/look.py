"""Tags and filters of the look: fields, drawings with their table twins, Dutch lists, money and days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from coalition.values import Warmth
from portal.base import bridge
from portal.base.drawing import LINES, pins, round_table

register = template.Library()

WORDS: Mapping[Warmth, Promise] = {
    Warmth.UNKNOWN: pgettext_lazy("warmth", "unknown"),
    Warmth.MET: pgettext_lazy("warmth", "met"),
    Warmth.DID_SOMETHING: pgettext_lazy("warmth", "did something together"),
    Warmth.OFTEN: pgettext_lazy("warmth", "often worked together"),
}
MARKS: Mapping[str, Promise] = {
    "done": gettext_lazy("covered"),
    "attention": gettext_lazy("needs attention"),
    "unknown": gettext_lazy("not known"),
}
MAP_GROUPS = 5
"""More groups on one map cannot be told apart; the page splits them."""


@register.inclusion_tag("base/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """Draw one field of a form: label, help, error, input."""
    return {"field": bound, "single_check": isinstance(bound.field.widget, CheckboxInput)}


@register.inclusion_tag("base/warmth.html")
def warmth(word: str) -> dict[str, Any]:
    """Draw the line of a word of warmth, with the word."""
    value = Warmth(word)
    return {"line": LINES[value], "word": WORDS[value]}


@register.filter
def warmth_word(word: str) -> str:
    """Return the word of warmth in the reader's language."""
    return str(WORDS[Warmth(word)])


@register.inclusion_tag("base/table_seen_from_above.html")
def table_seen_from_above(
    members: Sequence[Any], pairs: Iterable[tuple[int, int, str]], name: str = "table"
) -> dict[str, Any]:
    """Draw a coalition as a table seen from above, with a legend and the list of pairs as its twin.

    `members` have `name` and perhaps `lead`; `pairs` are (number, number, word), counted from 1.
    `name` must differ between two drawings on one page.
    """
    table = round_table(members, pairs)
    warmest_first = sorted(
        table.lines, key=lambda line: (-line.warmth.rank, line.first.number, line.second.number)
    )
    return {
        "table": table,
        "pairs": warmest_first,
        "words": list(reversed(Warmth)),
        "name": name,
        "summary": _summary(table.lines),
    }


def _summary(lines: Sequence[Any]) -> str:
    """Return how many pairs have each word, as one sentence for who cannot see the lines."""
    counts = [(word, sum(line.warmth is word for line in lines)) for word in reversed(Warmth)]
    parts = [
        ngettext("%(count)d pair: %(word)s", "%(count)d pairs: %(word)s", count)
        % {"count": count, "word": WORDS[word]}
        for word, count in counts
        if count
    ]
    return dutch_list(parts)


@register.inclusion_tag("base/area_map.html")
def area_map(groups: Iterable[tuple[str, Iterable[str]]], name: str = "map") -> dict[str, Any]:
    """Draw the municipalities, each group (title, codes) filled and numbered; its twin is a list."""
    told = [(title, tuple(codes)) for title, codes in groups]
    if len(told) > MAP_GROUPS:
        raise ValueError(f"{len(told)} groups on one map, at most {MAP_GROUPS} can be told apart")
    places, (width, height) = bridge.places(), bridge.map_size()
    groups_of = {
        place.code: [n for n, (_, codes) in enumerate(told, start=1) if place.code in codes]
        for place in places
    }
    spots = {
        number: [(place.x, place.y) for place in places if number in groups_of[place.code]]
        for number, (_title, codes) in enumerate(told, start=1)
        if codes
    }
    return {
        "rows": [
            {"number": number, "title": title, "places": dutch_list(bridge.place_names(codes))}
            for number, (title, codes) in enumerate(told, start=1)
        ],
        "shown": [(place, groups_of[place.code]) for place in places],
        "shared": any(len(numbers) > 1 for numbers in groups_of.values()),
        "pins": pins(spots, width),
        "width": width,
        "height": height,
        "name": name,
    }


@register.inclusion_tag("base/mark.html")
def mark(kind: str, label: str = "") -> dict[str, Any]:
    """Draw the sign of what is done, needs attention or is unknown; `label` is what is read aloud."""
    return {"kind": kind, "label": label or MARKS[kind]}


@register.inclusion_tag("base/progress.html")
def progress(done: int, of: int) -> dict[str, Any]:
    """Draw how far we are; the sentence that says it stands beside it in the page."""
    return {"percent": _percent(done / of if of else 0)}


@register.inclusion_tag("base/weight.html")
def weight(share: float, tone: str = "warm") -> dict[str, Any]:
    """Draw what something still weighs, 0 to 1; tone is warm, fading or against."""
    return {"percent": _percent(share), "tone": tone}


@register.inclusion_tag("base/warmth_band.html")
def warmth_band(low: float, high: float, expected: float, name: str = "band") -> dict[str, Any]:
    """Draw where the warmth of a pair probably lies (0 to 1), from unknown to often worked together."""
    if not 0 <= low <= expected <= high <= 1:
        raise ValueError(f"not a range from 0 to 1 around its point: {low}, {expected}, {high}")
    left, width = 8 + 324 * low, 324 * (high - low)
    return {
        "left": round(left - 4, 1),
        "width": round(width + 8, 1),
        "point": round(8 + 324 * expected, 1),
        "words_at": round(min(max(left + width / 2, 66), 274), 1),
        "name": name,
    }


def _percent(share: float) -> int:
    return round(100 * min(max(share, 0), 1))


@register.filter
def dutch_list(items: Iterable[Any]) -> str:
    """Return "a", "a en b" or "a, b en c"."""
    texts = [str(item) for item in items]
    if len(texts) < 2:
        return "".join(texts)
    return _("%(all_but_last)s and %(last)s") % {"all_but_last": ", ".join(texts[:-1]), "last": texts[-1]}


@register.filter
def money(amount: Decimal | float | None) -> str:
    """Return euros: "€ 610.000", with cents only where there are any."""
    if amount is None:
        return _("not known")
    exact = Decimal(str(amount)).quantize(Decimal("0.01"))
    decimals = 0 if exact == exact.to_integral_value() else 2
    return f"€\u00a0{number_format(exact, decimals, use_l10n=True, force_grouping=True)}"


@register.filter
def day(on: date) -> str:
    """Return "3 februari"."""
    return date_format(_local(on), "j F")


@register.filter
def full_day(on: date) -> str:
    """Return "14 januari 2027"."""
    return date_format(_local(on), "j F Y")


@register.filter
def short_day(on: date) -> str:
    """Return "14-01-2027"."""
    return date_format(_local(on), "d-m-Y")


@register.filter
def moment(at: datetime) -> str:
    """Return "14 januari 2027, 12.00 uur"."""
    here = _local(at)
    return _("%(day)s, %(hour)s:%(minute)s") % {
        "day": date_format(here, "j F Y"),
        "hour": date_format(here, "H"),
        "minute": date_format(here, "i"),
    }


def _local(on: date) -> date:
    """Return a moment in the time of the site; a date is what it is."""
    return timezone.localtime(on) if isinstance(on, datetime) and timezone.is_aware(on) else on

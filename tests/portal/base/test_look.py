"""The look: tags and filters, drawn without a database."""

from __future__ import annotations

from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Origin, Template
from django.test import RequestFactory
from django.utils import translation

from portal.base.access import page_context
from portal.base.drawing import pins, round_table
from portal.base.templatetags import look

TABLE = [{"name": "De Brug", "lead": True}, {"name": "Jong Rijnmeer"}, {"name": "Zorgerf"}]
PAIRS = [(1, 2, "often worked together"), (3, 1, "met")]


def drawn(source: str, **values: object) -> str:
    return Template("{% load look %}" + source).render(Context(values))


def svg_in(html: str) -> ElementTree.Element:
    return ElementTree.fromstring(html[html.index("<svg") : html.index("</svg>") + 6])


def test_every_two_members_have_a_line_and_who_is_not_told_of_is_unknown() -> None:
    table = round_table(TABLE, PAIRS)

    told = {(line.first.number, line.second.number): line.line for line in table.lines}
    assert told == {(1, 2): "often", (1, 3): "met", (2, 3): "unknown"}


def test_warm_lines_are_drawn_over_cold_ones() -> None:
    table = round_table(TABLE, PAIRS)

    assert [line.line for line in table.lines] == ["unknown", "met", "often"]


@pytest.mark.parametrize("pair", [(1, 4, "met"), (2, 2, "met")])
def test_a_pair_that_is_not_at_the_table_is_refused(pair: tuple[int, int, str]) -> None:
    with pytest.raises(ValueError, match="not at the table"):
        round_table(TABLE, [pair])


@pytest.mark.parametrize("count", range(0, 13))
def test_all_that_is_drawn_lies_within_the_drawing(count: int) -> None:
    members = [{"name": f"Stichting Welzijn {number}"} for number in range(count)]

    table = round_table(members, [])

    width, height = table.size
    assert all(13 <= seat.x <= width - 13 and 13 <= seat.y <= height - 13 for seat in table.seats)
    assert all(0 < y < height for seat in table.seats for _x, y, _words in seat.words)


def test_members_may_be_objects() -> None:
    class Guest:
        name, lead = "Naast Elkaar", True

    assert round_table([Guest()], []).seats[0].lead


def test_the_table_has_a_title_a_description_and_a_twin_in_words() -> None:
    with translation.override("en"):
        html = drawn("{% table_seen_from_above members pairs %}", members=TABLE, pairs=PAIRS)

    assert "with 3 members" in html
    assert "1 pair: often worked together, 1 pair: met and 1 pair: unknown" in html
    assert "De Brug and Jong Rijnmeer" in html
    assert html.count('class="seat seat-lead"') == 1
    assert svg_in(html).get("aria-labelledby") == "table-title table-desc"


def test_a_drawing_carries_no_style_attribute_and_no_decimal_comma() -> None:
    with translation.override("nl"):
        html = drawn(
            "{% table_seen_from_above members pairs %}{% warmth_band 0.6 0.9 0.8 %}",
            members=TABLE,
            pairs=PAIRS,
        )

    assert "style=" not in html
    assert all("," not in (element.get("x1") or element.get("cx") or "") for element in svg_in(html).iter())


def test_a_name_is_escaped_in_the_drawing() -> None:
    html = drawn("{% table_seen_from_above members pairs %}", members=[{"name": "<b>Zus & Zo"}], pairs=[])

    assert "<b>" not in html


def test_warmth_is_a_line_with_its_word() -> None:
    with translation.override("en"):
        html = drawn('{% warmth "did something together" %}')

    assert 'class="line-did"' in html
    assert "did something together" in html


def test_a_word_of_warmth_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="lukewarm"):
        drawn('{% warmth "lukewarm" %}')


def test_the_map_numbers_its_groups_and_lists_their_municipalities() -> None:
    groups = [("De Brug Welzijn", ["GM0484", "GM1892"]), ("IJsselkring", ["GM0150"])]

    html = drawn("{% area_map groups %}", groups=groups)

    assert html.count('class="area area-1"') == 2
    assert html.count('class="area area-2"') == 1
    assert html.count('class="area"') == 339
    assert "Alphen aan den Rijn" in html
    assert "Deventer" in html


def test_a_municipality_of_two_groups_is_striped_and_stands_in_both_lists() -> None:
    html = drawn(
        "{% area_map groups %}", groups=[("De Brug Welzijn", ["GM0484"]), ("IJsselkring", ["GM0484"])]
    )

    assert html.count('class="area-shared"') == 1
    assert html.count('<span class="row-note">Alphen aan den Rijn</span>') == 2


def test_a_group_without_municipalities_is_listed_but_not_drawn() -> None:
    html = drawn("{% area_map groups %}", groups=[("Naast Elkaar", [])])

    assert "Naast Elkaar" in html
    assert "area-label" not in html


def test_labels_of_neighbours_on_the_map_stand_clear_of_each_other() -> None:
    here = [(300.0, 600.0), (320.0, 610.0)]

    first, second = pins({1: here, 2: here}, 1000)

    assert first.label_x < 300
    assert second.label_y - first.label_y >= 64


def test_a_label_at_the_edge_stays_on_the_map() -> None:
    (pin,) = pins({1: [(990.0, 100.0)]}, 1000)

    assert pin.label_x <= 1000 - 27


def test_more_groups_than_can_be_told_apart_are_refused() -> None:
    with pytest.raises(ValueError, match="6 groups"):
        drawn("{% area_map groups %}", groups=[(f"Groep {n}", []) for n in range(6)])


@pytest.mark.parametrize(("low", "high", "expected"), [(0.5, 0.4, 0.45), (0.2, 1.2, 0.5), (0.2, 0.4, 0.5)])
def test_a_band_that_is_no_range_is_refused(low: float, high: float, expected: float) -> None:
    with pytest.raises(ValueError, match="not a range"):
        look.warmth_band(low, high, expected)


def test_bars_stay_between_nothing_and_full() -> None:
    assert look.progress(5, 6)["percent"] == 83
    assert look.progress(0, 0)["percent"] == 0
    assert look.weight(1.5)["percent"] == 100


@pytest.mark.parametrize("kind", ["done", "attention", "unknown"])
def test_a_mark_is_read_aloud(kind: str) -> None:
    html = drawn("{% mark kind %}", kind=kind)

    assert str(look.MARKS[kind]) in html


@pytest.mark.parametrize(
    ("items", "text"), [([], ""), (["Ede"], "Ede"), (["Ede", "Elst"], "Ede and Elst"), ("abc", "a, b and c")]
)
def test_a_list_reads_as_in_a_sentence(items: list[str], text: str) -> None:
    with translation.override("en"):
        assert look.dutch_list(items) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [(610000, "€\u00a0610.000"), (1234.5, "€\u00a01.234,50"), (0, "€\u00a00"), (-90000, "€\u00a0-90.000")],
)
def test_money_is_written_the_dutch_way(amount: float, text: str) -> None:
    with translation.override("nl"):
        assert look.money(amount) == text


def test_an_unknown_amount_is_said_to_be_unknown() -> None:
    with translation.override("en"):
        assert look.money(None) == "not known"


def test_days_are_written_in_full_in_short_and_with_the_hour_of_the_site() -> None:
    with translation.override("nl"):
        assert look.day(date(2027, 2, 3)) == "3 februari"
        assert look.full_day(date(2027, 1, 14)) == "14 januari 2027"
        assert look.short_day(date(2027, 1, 14)) == "14-01-2027"
        assert look.moment(datetime(2027, 1, 14, 11, 0, tzinfo=UTC)).startswith("14 januari 2027, 12")


class KitchenForm(forms.Form):
    """A form with one field of each sort."""

    host = forms.CharField(label="Wie", help_text="Uw organisatie")
    sort = forms.ChoiceField(label="Soort", choices=[("a", "Bezoek")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="Akkoord")
    note = forms.CharField(label="Noot", required=False)
    kept = forms.CharField(widget=forms.HiddenInput, required=False)


def test_a_field_ties_its_help_and_its_error_to_the_input() -> None:
    form = KitchenForm({"host": ""})

    html = drawn("{% field form.host %}", form=form)

    assert 'aria-describedby="id_host_helptext id_host_error"' in html
    assert 'id="id_host_helptext"' in html
    assert 'id="id_host_error"' in html


def test_choices_stand_in_a_fieldset_and_a_single_box_stands_before_its_label() -> None:
    form = KitchenForm()

    assert "<fieldset" in drawn("{% field form.sort %}", form=form)
    assert "field-check" in drawn("{% field form.agreed %}", form=form)
    assert drawn("{% field form.kept %}", form=form).strip().startswith('<input type="hidden"')


def test_what_is_not_required_says_so() -> None:
    with translation.override("en"):
        assert "(not required)" in drawn("{% field form.note %}", form=KitchenForm())
        assert "(not required)" not in drawn("{% field form.host %}", form=KitchenForm())


def test_the_summary_of_errors_links_to_each_field() -> None:
    form = KitchenForm({"host": "", "agreed": "on"})

    html = drawn('{% include "base/errors.html" %}', form=form)

    assert 'href="#id_host"' in html
    assert 'href="#id_sort"' in html
    assert 'href="#id_agreed"' not in html


def test_a_whole_form_posts_to_its_errors_and_leaves_judging_to_the_server() -> None:
    html = drawn('{% include "base/form.html" with submit="Bied uw keuken aan" %}', form=KitchenForm())

    assert 'action="" novalidate' in html
    assert "Bied uw keuken aan" in html


def entrance(source: str, **values: object) -> str:
    """Draw with allauth's tags, which ask for the name of the template they stand in."""
    named = Origin("here", template_name="entrance.html")
    return Template("{% load allauth %}" + source, origin=named).render(Context(values))


@pytest.mark.parametrize(
    ("tags", "ours"),
    [("prominent,login", "button-primary"), ("outline", "button-outline"), ("link,cancel", "button-plain")],
)
def test_buttons_of_the_log_in_pages_look_like_ours(tags: str, ours: str) -> None:
    assert ours in entrance("{% element button tags=tags %}Log in{% endelement %}", tags=tags)


def test_fields_of_the_log_in_pages_have_a_label_and_a_summary_of_errors() -> None:
    html = entrance("{% element fields form=form %}{% endelement %}", form=KitchenForm({"host": ""}))

    assert 'id="errors"' in html
    assert '<label for="id_host">' in html


@pytest.mark.parametrize(("path", "noun"), [("/netwerk/naast-elkaar/", "Network"), ("/bezoeken/", "Visits")])
def test_the_noun_of_this_page_is_marked_and_no_other(path: str, noun: str) -> None:
    request = RequestFactory().get(path)
    request.user = AnonymousUser()
    with translation.override("en"):
        html = drawn('{% include "base/nouns.html" %}', request=request, **page_context(request))

    assert html.count("aria-current") == 1
    assert noun in html[html.index("aria-current") :].split("</a>")[0]


def test_a_stranger_is_offered_the_way_in_and_nothing_else() -> None:
    with translation.override("en"):
        html = drawn('{% include "base/viewer.html" %}')

    assert "Log in" in html
    assert "Log out" not in html

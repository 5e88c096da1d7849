"""A text names municipalities: those meant are found, and what only looks like one is left alone."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalition.areas import current, mentioned, municipalities, vanished
from coalition.areas.mentions import NAMESAKES, ORDINARY


def found(text):
    return [text[one.start : one.end] for one in mentioned(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IJmond (gemeenten Beverwijk, Heemskerk en Velsen)", ["Beverwijk", "Heemskerk", "Velsen"]),
        (
            "samenwerkende gemeenten Hoogeveen, Meppel, Staphorst, Westerveld en De Wolden",
            ["Hoogeveen", "Meppel", "Staphorst", "Westerveld", "De Wolden"],
        ),
        (
            "De gemeenten Heerlen, Landgraaf & Voerendaal (HLV-gemeenten)",
            ["Heerlen", "Landgraaf", "Voerendaal"],
        ),
        ("GEMEENTE ALPHEN AAN DEN RIJN", ["ALPHEN AAN DEN RIJN"]),
        ("Alphen a/d Rijn en Kaag en Braassem", ["Alphen a/d Rijn", "Kaag en Braassem"]),
        ("namens Nuenen, Gerwen en Nederwetten", ["Nuenen, Gerwen en Nederwetten"]),
        ("in ’s-Hertogenbosch en 's Gravenhage", ["’s-Hertogenbosch", "'s Gravenhage"]),
        ("Den Haag, Delft/Westland", ["Den Haag", "Delft", "Westland"]),
        ("inwoners van de Wolden", ["de Wolden"]),
        ("Arnhem-Nijmegen", ["Arnhem", "Nijmegen"]),
        (
            "Súdwest-Fryslân of Su\u0301dwest-Frysla\u0302n",
            ["Súdwest-Fryslân", "Su\u0301dwest-Frysla\u0302n"],
        ),
        ("de gemeente Reusel-De\nMierden", ["Reusel-De\nMierden"]),
        ("het werk in Utrecht.", ["Utrecht"]),
        ("de gemeente Groningen, Drenthe en Friesland", ["Groningen"]),
        ("Súdwest – Fryslân", ["Súdwest – Fryslân"]),
    ],
)
def test_municipalities_are_found_as_notices_name_them(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "de regio IJmond en de streek Voorne",
        "Amsterdam-Noord",
        "de veiligheidsregio Rotterdam-Rijnmond",
        "Groot-Amsterdam en Noord Groningen",
        "regio Alkmaar, arbeidsmarktregio Zwolle",
        "provincie Utrecht",
        "Groningen, Friesland, Drenthe, Overijssel en Gelderland (perceel 1)",
        "Noord-Holland, Utrecht en Flevoland",
        "de provincies Drenthe en Groningen",
        "Rechtbank Rotterdam",
        "Gerechtshof te 's-Gravenhage",
        "de Burgerlijke Rechter te Breda",
        "Universiteit van Amsterdam en Wageningen University",
        "Postbus 13, 3220 AA Hellevoetsluis",
        "www.Zoetermeer.nl, info@Delft.nl, Zoetermeer.nl",
        "amsterdam en de amsterdamse aanpak",
        "Amsterdammers, Delftse en Utrechtse partners",
        "Hengelo (Gld)",
        "Bergen",
        "Arnhem-Nijmegen-Noord",
        "Zorgkantoor-Zwolle",
        "Alphen: aan den Rijn; Den ... Helder",
    ],
)
def test_courts_regions_provinces_addresses_and_districts_are_no_municipality(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Best mogelijke zorg. Huizen en Buren helpen.",
        "Leiden tot een betere buurt",
        "De heer Stein en mevrouw Van Beek",
        "Wonen in Laren of in Bergen",
        "De gemeente. Best wel",
    ],
)
def test_an_ordinary_word_or_surname_with_a_capital_is_not_enough(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gemeente Best", ["Best"]),
        ("de gemeenten Best en Stein", ["Best", "Stein"]),
        ("Best, Eindhoven en Veldhoven", ["Best", "Eindhoven", "Veldhoven"]),
        ("Eindhoven, Best", ["Eindhoven", "Best"]),
        ("wonen in Leiden", ["Leiden"]),
        ("inwoners van Huizen", ["Huizen"]),
        ("Gemeente(n) Buren", ["Buren"]),
        ("Laren (NH) en Laren", ["Laren (NH)", "Laren"]),
        ("Bergen (L.) en Bergen (NH.)", ["Bergen (L.)", "Bergen (NH.)"]),
    ],
)
def test_an_ambiguous_name_counts_in_company(text, expected):
    assert found(text) == expected


def test_a_vanished_name_means_its_successor():
    text = "gemeente Brielle, Hellevoetsluis en Westvoorne (Voorne)"

    assert [(one.code, one.name) for one in mentioned(text)] == [
        ("GM1992", "Brielle"),
        ("GM1992", "Hellevoetsluis"),
        ("GM1992", "Westvoorne"),
    ]


def test_a_split_municipality_means_each_successor_at_the_same_place():
    text = "de voormalige gemeente Haaren"

    assert [one.code for one in mentioned(text)] == list(current("GM0788"))
    assert {(one.start, one.end) for one in mentioned(text)} == {(23, 29)}


NAMES = [
    "Den",
    "Haag",
    "’s",
    "Gravenhage",
    "Súdwest",
    "Frysla\u0302n",
    "Best",
    "Bergen",
    "(L.)",
    "Haaren",
    "ĳ",
]
BESIDE = ["gemeente ", "regio ", "provincie ", " ", "-", ", ", " en ", "'", "\n", ". ", "(", ")", "\u0301"]
PIECES = st.sampled_from([*NAMES, *BESIDE])


@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=50))
def test_any_text_can_be_read_and_its_mentions_stand_in_order_apart_and_begin_with_a_name(text):
    places = sorted({(one.start, one.end) for one in mentioned(text)})

    assert [(one.start, one.end) for one in mentioned(text)] == sorted(
        (one.start, one.end) for one in mentioned(text)
    )
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(end <= start for (_, end), (start, _) in pairwise(places))


@given(st.lists(st.sampled_from(municipalities()), min_size=1, max_size=6, unique=True))
@settings(max_examples=60)
def test_each_of_an_enumeration_of_municipalities_is_found_in_order(several):
    text = "De gemeenten " + "; ".join(one.name for one in several)

    assert [one.code for one in mentioned(text)] == [one.code for one in several]


def test_every_vanished_name_is_known_in_company():
    for code, name in vanished().items():
        assert {one.code for one in mentioned(f"gemeente {name}")} == set(current(code)), name


def test_the_lookalikes_are_names_we_know():
    known = {one.name.split(" (")[0].casefold() for one in municipalities()}
    known |= {name.casefold() for name in vanished().values()}

    assert known >= ORDINARY | NAMESAKES


@pytest.mark.parametrize(
    "piece", ["De gemeenten Epe, Ede en Ommen en de Wmo. ", "Amsterdam-", "Best en en , ", "De de "]
)
def test_reading_time_grows_with_the_text_and_no_faster(piece):
    def seconds(size):
        text = (piece * size)[:size]
        start = time.perf_counter()
        mentioned(text)
        return time.perf_counter() - start

    small = min(seconds(5_000) for _ in range(5))
    large = min(seconds(50_000) for _ in range(3))

    assert large < 40 * small

"""Folding a text loses capitals and accents, and never the place where something stood."""

from hypothesis import given
from hypothesis import strategies as st

from coalition.values import fold


def test_capitals_accents_quotes_and_dashes_become_plain():
    assert fold("’s-Gravenhage – SÚDWEST") == ("'s-gravenhage - sudwest", range(24))


def test_marks_apart_from_their_letter_and_joined_letters_keep_their_places():
    folded, places = fold("ĳ cafe\u0301s")

    assert folded == "ij cafes"
    assert list(places) == [0, 0, 1, 2, 3, 4, 5, 7, 8]


@given(st.text())
def test_each_folded_sign_has_a_place_in_the_text(text):
    folded, places = fold(text)

    assert len(places) == len(folded) + 1
    assert places[-1] == len(text)
    assert list(places) == sorted(places)


@given(st.text(alphabet=st.characters(max_codepoint=0x24F)))
def test_folding_twice_changes_nothing_more(text):
    folded, _ = fold(text)

    assert fold(folded)[0] == folded

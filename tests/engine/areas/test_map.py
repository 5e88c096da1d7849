"""The outlines fill the map, close, and hold their own middle."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.areas import VIEW_BOX, municipalities, outline, point
from coalition.errors import UnknownCode

CODES = st.sampled_from([one.code for one in municipalities()])
PATH = re.compile(r"(?:M-?[\d.]+[ -][\d.]+l[-\d. ]+z)+")


def rings(path):
    """Read a path as a browser does: a start, then steps from point to point."""
    for part in path.split("z")[:-1]:
        start, steps = part.removeprefix("M").split("l")
        numbers = [float(number) for number in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", start + " " + steps)]
        x, y = numbers[:2]
        ring = [(x, y)]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        yield ring


def size(path):
    """Return the area of a path in square units of the view box."""
    total = 0.0
    for ring in rings(path):
        pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
        total += abs(sum(a * d - b * c for (a, b), (c, d) in pairs)) / 2
    return total


@given(CODES)
def test_an_outline_is_a_closed_path_inside_the_view_box(code):
    x, y, width, height = VIEW_BOX
    path = outline(code)

    assert PATH.fullmatch(path)
    assert all(x <= a <= x + width and y <= b <= y + height for ring in rings(path) for a, b in ring)


@given(CODES)
def test_the_middle_of_a_municipality_lies_between_its_ends(code):
    a, b = point(code)
    places = [place for ring in rings(outline(code)) for place in ring]

    assert min(x for x, _ in places) <= a <= max(x for x, _ in places)
    assert min(y for _, y in places) <= b <= max(y for _, y in places)


def test_the_outlines_together_are_as_large_as_the_country():
    square_km_a_unit = (111.2 / 420) ** 2
    total = sum(size(outline(one.code)) for one in municipalities()) * square_km_a_unit

    assert total == pytest.approx(34_000, rel=0.05)


def test_north_is_up_and_east_is_right():
    assert point("GM0014")[1] < point("GM0935")[1]
    assert point("GM0014")[0] > point("GM0518")[0]


def test_what_does_not_exist_has_no_outline():
    with pytest.raises(UnknownCode):
        outline("GM0501")
    with pytest.raises(UnknownCode):
        point("GM9999")

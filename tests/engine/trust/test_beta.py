"""The Beta distribution, held to closed forms and identities."""

from fractions import Fraction
from math import comb, exp, lgamma, log, pi, sin, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.trust.beta import point_at, share_below

points = st.floats(0.001, 0.999)
sizes = st.floats(0.4, 60)
shares = st.sampled_from([0.001, 0.05, 0.1, 0.3, 0.5, 0.9, 0.95, 0.999])


@pytest.mark.parametrize("a", range(1, 12))
@pytest.mark.parametrize("b", range(1, 12))
@pytest.mark.parametrize("tenths", [1, 3, 5, 8])
def test_for_whole_numbers_the_share_is_a_sum_of_binomials(a, b, tenths):
    x, n = Fraction(tenths, 10), a + b - 1
    exact = sum(comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(a, n + 1))

    assert share_below(tenths / 10, a, b) == pytest.approx(float(exact), abs=1e-12)


@given(points, sizes)
def test_with_one_in_either_place_the_share_is_a_power(x, size):
    assert share_below(x, size, 1) == pytest.approx(x**size, abs=1e-12)
    assert share_below(x, 1, size) == pytest.approx(1 - (1 - x) ** size, abs=1e-12)


@given(points, sizes, sizes)
def test_the_share_above_is_the_share_below_of_the_mirror(x, a, b):
    assert share_below(x, a, b) + share_below(1 - x, b, a) == pytest.approx(1, abs=1e-11)


@given(points, sizes, sizes)
def test_one_more_for_a_lowers_the_share_by_the_known_step(x, a, b):
    """DLMF 8.17.20."""
    step = exp(a * log(x) + b * log(1 - x) + lgamma(a + b) - lgamma(a + 1) - lgamma(b))

    assert share_below(x, a, b) - share_below(x, a + 1, b) == pytest.approx(step, abs=1e-11)


@pytest.mark.parametrize(("x", "share"), [(-0.5, 0.0), (0.0, 0.0), (1.0, 1.0), (1.5, 1.0)])
def test_outside_zero_to_one_lies_nothing_or_everything(x, share):
    assert share_below(x, 2, 3) == share


@given(shares, sizes)
def test_the_point_of_a_power_is_its_root(share, size):
    assert point_at(share, size, 1) == pytest.approx(share ** (1 / size), abs=1e-9)
    assert point_at(share, 1, size) == pytest.approx(1 - (1 - share) ** (1 / size), abs=1e-9)


@given(shares)
def test_the_point_of_the_arcsine_law_is_known(share):
    assert point_at(share, 0.5, 0.5) == pytest.approx(sin(pi * share / 2) ** 2, abs=1e-9)


@given(sizes)
def test_the_middle_of_an_even_distribution_is_a_half(size):
    assert point_at(0.5, size, size) == pytest.approx(0.5, abs=1e-9)


@given(shares, sizes, sizes)
def test_below_the_point_of_a_share_lies_that_share(share, a, b):
    x = point_at(share, a, b)

    steepest = 1 + 1 / (sqrt(x * (1 - x)) + 1e-9)
    assert share_below(x, a, b) == pytest.approx(share, abs=1e-9 * steepest)


@given(sizes, sizes)
def test_a_larger_share_reaches_further(a, b):
    assert point_at(0.1, a, b) < point_at(0.5, a, b) < point_at(0.9, a, b)

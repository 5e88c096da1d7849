"""The Beta distribution: how much of it lies below a point, and below which point a given share lies.

Source of the continued fraction: NIST Digital Library of Mathematical Functions, 8.17.22, by Lentz's method.
Accurate to 1e-9 (tests/engine/trust/test_beta.py holds it to closed forms).
"""

from __future__ import annotations

from math import exp, lgamma, log, log1p

_TINY = 1e-300
_ENOUGH = 1e-15


def _fraction(x: float, a: float, b: float) -> float:
    """Evaluate the continued fraction of I_x(a, b); quick for x below the mean, where callers use it."""
    c, d = 1.0, 1.0 / max(1.0 - (a + b) * x / (a + 1.0), _TINY)
    value, m, change = d, 0, 0.0
    while abs(change - 1.0) > _ENOUGH and m < 10_000:
        m += 1
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d, c = 1.0 / (1.0 + even * d or _TINY), 1.0 + even / c or _TINY
        value *= d * c
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d, c = 1.0 / (1.0 + odd * d or _TINY), 1.0 + odd / c or _TINY
        change = d * c
        value *= change
    return value


def _log_front(x: float, a: float, b: float) -> float:
    """Return log(x^a (1-x)^b / B(a, b))."""
    return lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)


def share_below(x: float, a: float, b: float) -> float:
    """Return I_x(a, b), the share of Beta(a, b) below `x`; `a` and `b` are above 0."""
    if x <= 0.0:
        return 0.0
    if x >= 1.0:
        return 1.0
    front = exp(_log_front(x, a, b))
    if x < (a + 1.0) / (a + b + 2.0):
        return front * _fraction(x, a, b) / a
    return 1.0 - front * _fraction(1.0 - x, b, a) / b


def point_at(share: float, a: float, b: float) -> float:
    """Return the point below which `share` (between 0 and 1) of Beta(a, b) lies.

    Newton's steps between two bounds that close in; a step that leaves them is replaced by the middle.
    """
    low, high, x, change, steps = 0.0, 1.0, a / (a + b), 1.0, 0
    while abs(change) > _ENOUGH * x and steps < 200:
        miss = share_below(x, a, b) - share
        low, high = (low, x) if miss > 0.0 else (x, high)
        step = miss * x * (1.0 - x) / max(exp(_log_front(x, a, b)), _TINY)
        better = x - step if low < x - step < high else (low + high) / 2.0
        x, change, steps = better, better - x, steps + 1
    return x

"""The fast placing of work against the plain one."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.composing.checking.slowly import Desk, cancel_dear_circles, place_all

from coalition.composing.kernels.flow import place
from coalition.composing.kernels.ground import Ground


class Transport:
    """`volume[r]` in cell r; member m does at most `room[m][r]` at `price[m][r]`, `lower` to `upper`."""

    def __init__(self, volume, room, price, lower, upper):
        self.volume, self.price, self.lower, self.upper = volume, price, lower, upper
        self.room = [[min(*pair) for pair in zip(row, volume, strict=True)] for row in room]


def cheapest_placing(job):
    """Units a member and cell, and their price, as the kernel has them; None where they do not fit."""
    members, cells = len(job.lower), len(job.volume)
    nothing = np.zeros(members, np.int64)
    ground = Ground(
        volume=np.array(job.volume),
        room=np.array(job.room),
        price=np.array(job.price),
        fixed=nothing,
        total=np.array(job.upper),
        reach=nothing,
        leads=nothing,
        warm=np.zeros((members, members), np.int32),
        start=np.zeros(members + 1, np.int64),
        cell=nothing,
    )
    placed = np.zeros((members, cells), np.int64)
    closed = np.zeros(cells, np.int64)
    loads, ids = np.zeros(members, np.int64), np.arange(members)
    cost = place(ground, ids, members, closed, np.array(job.lower), placed, loads)
    assert cost == -1 or loads.tolist() == placed.sum(axis=1).tolist()
    assert cost == -1 or cost == price_of(job, placed.tolist())
    return None if cost == -1 else placed.tolist()


UNITS = st.integers(0, 5)


@st.composite
def jobs(draw):
    members, cells = draw(st.integers(1, 4)), draw(st.integers(1, 5))
    rows = st.lists(st.lists(UNITS, min_size=cells, max_size=cells), min_size=members, max_size=members)
    return Transport(
        volume=draw(st.lists(st.integers(1, 4), min_size=cells, max_size=cells)),
        room=draw(rows),
        price=draw(rows),
        lower=draw(st.lists(st.sampled_from([0, 0, 1, 2, 4]), min_size=members, max_size=members)),
        upper=draw(st.lists(st.sampled_from([20, 20, 6, 3]), min_size=members, max_size=members)),
    )


def plainly(job):
    """The least price of placing everything, None when it does not fit."""
    members, cells = range(len(job.lower)), range(len(job.volume))
    pairs = [(m, r) for m in members for r in cells]
    desk = Desk(
        least=dict(enumerate(job.lower)),
        most=dict(enumerate(job.upper)),
        asked=dict(enumerate(job.volume)),
        room={(m, r): job.room[m][r] for m, r in pairs},
        price={(m, r): job.price[m][r] for m, r in pairs},
        done=dict.fromkeys(pairs, 0),
    )
    if not place_all(desk):
        return None
    cancel_dear_circles(desk)
    return sum(units * desk.price[at] for at, units in desk.done.items())


@settings(max_examples=400, deadline=None)
@given(job=jobs())
def test_the_fast_placing_is_as_cheap_as_the_plain_one_and_keeps_all_bounds(job):
    placed = cheapest_placing(job)

    assert price_of(job, placed) == plainly(job)
    if placed is not None:
        for m, row in enumerate(placed):
            assert job.lower[m] <= sum(row) <= job.upper[m]
            assert all(0 <= units <= room for units, room in zip(row, job.room[m], strict=True))
        assert [sum(column) for column in zip(*placed, strict=True)] == job.volume


def price_of(job, placed):
    if placed is None:
        return None
    return sum(
        u * p for row, prices in zip(placed, job.price, strict=True) for u, p in zip(row, prices, strict=True)
    )

"""All sets of visits that unlock something, of all lots together, in arrays for the choice between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from coalition.composing.kernels.ground import Array

Bundle = tuple[int, ...]
"""Numbers of pairs that are visited together, rising."""


class Bundles(NamedTuple):
    """Sets of visits, sorted by lot; b is a set, e a pair (a place in `pairs`), s a pair in a lot.

    `pairs[e]` its number; set b raises lot `lot[b]` by `gain[b]` permille and holds `pair[start[b]:start[b
    + 1]]` (`slot` gives the same as s). `first[k]:first[k + 1]` are the sets of lot k.
    `holds[e_first[e]:e_first[e + 1]]` are the sets with e, `slots[s_first[e]:s_first[e + 1]]` its s. A set
    without pairs stands for all sets of `blind[b]` visits or more that were not looked for: nothing is
    known of them but that they gain no more.
    """

    pairs: Array
    lot: Array
    gain: Array
    blind: Array
    start: Array
    pair: Array
    slot: Array
    first: Array
    e_first: Array
    holds: Array
    s_first: Array
    slots: Array


def gather(lots: Sequence[Mapping[Bundle, int]], blind: Sequence[tuple[int, int, int]]) -> Bundles:
    """Return all sets of all lots; a row of `blind` is a lot, a number of visits and their most gain."""
    rows = [(k, gain, 0, bundle) for k, found in enumerate(lots) for bundle, gain in found.items()]
    rows += [(k, gain, visits, ()) for k, visits, gain in blind if gain > 0]
    rows.sort(key=lambda row: (row[0], -row[1], row[2:]))
    lot = np.array([row[0] for row in rows], np.int64)
    sizes = np.array([len(row[3]) for row in rows], np.int64)
    numbers = np.array([pair for row in rows for pair in row[3]], np.int64)
    return _indexed(
        len(lots),
        lot,
        np.array([row[1] for row in rows], np.int64),
        np.array([row[2] for row in rows], np.int64),
        sizes,
        numbers,
    )


def _indexed(count: int, lot: Array, gain: Array, blind: Array, sizes: Array, numbers: Array) -> Bundles:
    pairs, pair = np.unique(numbers, return_inverse=True)
    pair = pair.astype(np.int64)
    many = max(len(pairs), 1)
    codes, slot = np.unique(np.repeat(lot, sizes) * many + pair, return_inverse=True)
    slot_pair = codes % many
    owner = np.repeat(np.arange(len(lot)), sizes)
    by_pair, by_slot = np.argsort(pair, kind="stable"), np.argsort(slot_pair, kind="stable")
    places = np.arange(len(pairs) + 1)
    return Bundles(
        pairs=pairs,
        lot=lot,
        gain=gain,
        blind=blind,
        start=np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)]),
        pair=pair,
        slot=slot.astype(np.int64),
        first=np.searchsorted(lot, np.arange(count + 1)).astype(np.int64),
        e_first=np.searchsorted(pair[by_pair], places).astype(np.int64),
        holds=owner[by_pair],
        s_first=np.searchsorted(slot_pair[by_slot], places).astype(np.int64),
        slots=by_slot.astype(np.int64),
    )


def only(b: Bundles, keep: Array, price: Array) -> tuple[Bundles, Array]:
    """Return some of the sets, and the prices per slot that go with them."""
    inside = np.repeat(keep, np.diff(b.start))
    part = _indexed(
        len(b.first) - 1,
        b.lot[keep],
        b.gain[keep],
        b.blind[keep],
        np.diff(b.start)[keep],
        b.pairs[b.pair[inside]],
    )
    kept = np.zeros(len(part.slots), np.int64)
    kept[part.slot] = price[b.slot[inside]]
    return part, kept

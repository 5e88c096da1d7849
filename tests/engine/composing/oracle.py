"""The plain twin of the composer: tries every set of members, every lead and every way to split the work.

It reads the document (`warmco-1` as parsed JSON) and shares no code with the engine. Good for nine
organisations, five cells and volumes up to three, in a tenth of a second.
"""

from fractions import Fraction
from itertools import combinations, product
from math import isqrt
from typing import NamedTuple


class Found(NamedTuple):
    """A sound coalition: its members and what counts of it."""

    members: tuple
    wmin: int
    wsum: int
    cost: int

    @property
    def size(self):
        return len(self.members)

    @property
    def mean(self):
        """The warmth of all pairs on average, as an exact fraction; 1000 for one member."""
        pairs = self.size * (self.size - 1) // 2
        return Fraction(self.wsum, pairs) if pairs else Fraction(1000)


# How warm


def warmth(doc, i, j):
    return 1000 if i == j else min(one_way(doc, i, j), one_way(doc, j, i))


def one_way(doc, i, j):
    a, b = doc["orgs"][i], doc["orgs"][j]
    length = doc["prior"]["length"]
    prior = doc["prior"]["max"] * length // (length + isqrt((a["x"] - b["x"]) ** 2 + (a["y"] - b["y"]) ** 2))
    for giver, receiver, t, confidence in doc["trust"]:
        if (giver, receiver) == (i, j):
            return (confidence * t + (1000 - confidence) * prior) // 1000
    return prior


# Who can deliver, and at what cost


def can_do(doc, i, r):
    """The capacity and unit cost of an organisation in a cell."""
    needed = set(doc["cells"][r]["certs"]) | set(doc["rules"]["lot_certs"])
    if needed <= set(doc["orgs"][i]["certs"]):
        for cell, capacity, unit_cost in doc["orgs"][i]["offers"]:
            if cell == r:
                return capacity, unit_cost
    return 0, 0


def ceil_permille(permille, volume):
    return (permille * volume + 999) // 1000


def portions(doc, i, kept):
    """All (units per kept cell, their sum, cost) that one member may do: its share to its total capacity."""
    share = ceil_permille(doc["rules"]["min_share"], sum(doc["cells"][r]["volume"] for r in kept))
    offered = [can_do(doc, i, r) for r in kept]
    ranges = [range(min(doc["cells"][r]["volume"], u) + 1) for r, (u, _) in zip(kept, offered, strict=True)]
    for units in product(*ranges):
        if share <= sum(units) <= doc["orgs"][i]["total_capacity"]:
            cost = sum(u * price for u, (_, price) in zip(units, offered, strict=True))
            yield units, sum(units), cost + doc["orgs"][i]["fixed_cost"]


def may_lead(doc, i):
    wished = doc["wishes"]["lead"] in (None, i)
    return wished and doc["orgs"][i]["turnover"] >= doc["rules"]["lead_min_turnover"]


def wished(doc, members):
    """Whether these members are as many as asked and as wished."""
    here, wishes, rules = set(members), doc["wishes"], doc["rules"]
    return (
        rules["min_members"] <= len(members) <= rules["max_members"]
        and here >= set(wishes["with"])
        and not here & set(wishes["without"])
        and not any({i, j} <= here for i, j in wishes["not_together"])
    )


def delivery_costs(doc, opened=(), among=None):
    """The members of every set that fills the cells under a lead it may have, with the least cost of that.

    Member after member is added; `ways` holds what is still to fill and whether somebody leads already, with
    the least cost at which the members so far come to that. What nobody who follows can fill is let go.
    """
    kept = [r for r in range(len(doc["cells"])) if r not in opened]
    orgs = range(len(doc["orgs"])) if among is None else among
    volumes = tuple(doc["cells"][r]["volume"] for r in kept)
    lead_min = ceil_permille(1000 - doc["rules"]["max_subcontract"], sum(volumes))
    able = {i: list(portions(doc, i, kept)) for i in orgs}
    lead_able = {i: may_lead(doc, i) for i in orgs}

    def joined(ways, i, following):
        after = {}
        most = [sum(can_do(doc, j, r)[0] for j in following) for r in kept]
        for (left, led), paid in ways.items():
            for units, load, cost in able[i]:
                rest = tuple(map(int.__sub__, left, units))
                if min(rest, default=0) >= 0 and all(map(int.__le__, rest, most)):
                    for leads in {led, led or (lead_able[i] and load >= lead_min)}:
                        after[rest, leads] = min(paid + cost, after.get((rest, leads), paid + cost))
        return after

    def grown(members, ways, following):
        done = ways.get(((0,) * len(kept), True))
        if done is not None:
            yield members, done
        if ways and len(members) < doc["rules"]["max_members"]:
            for place, i in enumerate(following, 1):
                after = following[place:]
                yield from grown((*members, i), joined(ways, i, after), after)

    return grown((), {(volumes, False): 0}, orgs)


def all_sound(doc, opened=()):
    """Every sound coalition, without the opened cells."""
    table = {(i, j): warmth(doc, i, j) for i, j in combinations(range(len(doc["orgs"])), 2)}
    found = []
    for members, cost in delivery_costs(doc, opened):
        if wished(doc, members):
            pairs = [table[pair] for pair in combinations(members, 2)]
            found.append(Found(members, min(pairs, default=1000), sum(pairs), cost))
    return found


def fits(doc):
    """Whether anything is sound; here a document may ask nothing at all."""
    return any(wished(doc, members) for members, _ in delivery_costs(doc))


def lead_of(doc, members, opened=()):
    """The lead under which these members deliver at the least cost; the smallest id among equals."""
    costs = []
    for lead in members:
        under = {**doc, "wishes": {**doc["wishes"], "lead": lead}}
        if may_lead(doc, lead):
            costs += [(cost, lead) for who, cost in delivery_costs(under, opened, members) if who == members]
    return min(costs)[1]


# The questions, each asked of all sound coalitions


def by_warmth(found):
    return -found.wmin, found.cost, found.size, found.members


def warmest(sound):
    return min(sound, key=by_warmth, default=None)


def cheapest(sound):
    return min(sound, key=lambda f: (f.cost, -f.wmin, f.size, f.members), default=None)


def kindest(sound, most):
    """The warmest on average of at most so many members."""
    small = [f for f in sound if f.size <= most]
    return min(small, key=lambda f: (-f.mean, f.cost, f.size, f.members), default=None)


def front(sound):
    """One coalition (the smallest ids) at each (wmin, cost, size) that no other betters in one and all."""
    points = {}
    for f in sorted(sound, key=by_warmth):
        points.setdefault((-f.wmin, f.cost, f.size), f)
    return [
        f
        for point, f in sorted(points.items())
        if not any(other != point and all(map(int.__le__, other, point)) for other in points)
    ]


def diverse(sound, count, differ):
    """First the warmest, then each time the best that differs in so many members from all before."""
    chosen = []
    for f in sorted(sound, key=by_warmth):
        apart = all(len(set(f.members) ^ set(before.members)) >= differ for before in chosen)
        if apart and len(chosen) < count:
            chosen.append(f)
    return chosen


def weakest_trust(doc, i, members):
    """How far a member trusts the one it trusts least; 1000 when it is alone."""
    return min((one_way(doc, i, j) for j in members if j != i), default=1000)


def blocks(doc, other, members):
    """Whether all whom the two share would rather be in the other."""
    shared = set(other) & set(members)
    return bool(shared) and all(weakest_trust(doc, i, other) > weakest_trust(doc, i, members) for i in shared)


def blocking(doc, sound, members):
    """All coalitions that block this one."""
    return [f.members for f in sound if blocks(doc, f.members, members)]


def closest(doc):
    """The volume left open, the coalition and the cells it leaves open; None where no cell can be filled."""
    cells, ranked = range(len(doc["cells"])), []
    ways = [opened for count in range(len(cells)) for opened in combinations(cells, count)]
    for opened in sorted(ways, key=lambda opened: left_open(doc, opened)):
        if ranked and left_open(doc, opened) > ranked[0][0]:
            break
        if best := warmest(all_sound(doc, opened)):
            ranked.append((left_open(doc, opened), best, opened))
    return min(ranked, key=lambda way: (way[0], *by_warmth(way[1]), way[2]), default=None)


def left_open(doc, opened):
    return sum(doc["cells"][r]["volume"] for r in opened)


# A clash


def with_only(doc, clash):
    """The document with only these parts (kind, ref) asked; cells that are not asked are taken out."""
    asked = {kind: {ref for k, ref in clash if k == kind} for kind in ("demand", "rule", "wish")}
    free = {
        "min_members": 1,
        "max_members": 10**6,
        "lead_min_turnover": 0,
        "max_subcontract": 1000,
        "min_share": 0,
        "lot_certs": [],
    }
    wishes = doc["wishes"]
    place = {r: k for k, r in enumerate(sorted(asked["demand"]))}
    return {
        **doc,
        "cells": [doc["cells"][r] for r in place],
        "orgs": [
            {**org, "offers": [[place[r], u, c] for r, u, c in org["offers"] if r in place]}
            for org in doc["orgs"]
        ],
        "rules": {
            name: doc["rules"][name] if name in asked["rule"] else value for name, value in free.items()
        },
        "wishes": {
            "with": [i for i in wishes["with"] if f"with:{i}" in asked["wish"]],
            "without": [i for i in wishes["without"] if f"without:{i}" in asked["wish"]],
            "not_together": [
                [i, j] for i, j in wishes["not_together"] if f"not_together:{i}:{j}" in asked["wish"]
            ],
            "lead": wishes["lead"] if f"lead:{wishes['lead']}" in asked["wish"] else None,
        },
    }

"""The plain twin of the composer: tries every set, lead, way to leave cells open and way to split work.

It reads the document (`warmco-1` as parsed JSON) and shares no code with the engine. Good for six
organisations, four cells and volumes up to three.
"""

from itertools import combinations, product
from math import isqrt


def warmth(doc, i, j):
    if i == j:
        return 1000
    return min(one_way(doc, i, j), one_way(doc, j, i))


def one_way(doc, i, j):
    a, b = doc["orgs"][i], doc["orgs"][j]
    length = doc["prior"]["length"]
    prior = doc["prior"]["max"] * length // (length + isqrt((a["x"] - b["x"]) ** 2 + (a["y"] - b["y"]) ** 2))
    for giver, receiver, t, confidence in doc["trust"]:
        if (giver, receiver) == (i, j):
            return (confidence * t + (1000 - confidence) * prior) // 1000
    return prior


def wmin(doc, members):
    return min((warmth(doc, i, j) for i, j in combinations(members, 2)), default=1000)


def can_do(doc, i, r):
    needed = set(doc["cells"][r]["certs"]) | set(doc["rules"]["lot_certs"])
    if not needed <= set(doc["orgs"][i]["certs"]):
        return 0, 0
    for cell, capacity, unit_cost in doc["orgs"][i]["offers"]:
        if cell == r:
            return capacity, unit_cost
    return 0, 0


def ceil_permille(permille, volume):
    return (permille * volume + 999) // 1000


def splits(doc, members, r):
    """All (units per member, cost) that fill cell r."""
    volume = doc["cells"][r]["volume"]
    found = []
    ranges = [range(min(can_do(doc, i, r)[0], volume) + 1) for i in members]
    for units in product(*ranges):
        if sum(units) == volume:
            found.append((units, sum(u * can_do(doc, i, r)[1] for u, i in zip(units, members, strict=True))))
    return found


def load_costs(doc, members, kept):
    """The least cost of each vector of loads that fills the kept cells."""
    best = {(0,) * len(members): 0}
    for r in kept:
        ways, after = splits(doc, members, r), {}
        for loads, cost in best.items():
            for units, extra in ways:
                total = tuple(a + b for a, b in zip(loads, units, strict=True))
                if all(
                    load <= doc["orgs"][i]["total_capacity"] for load, i in zip(total, members, strict=True)
                ):
                    after[total] = min(cost + extra, after.get(total, cost + extra))
        best = after
    return best


def delivery_cost(doc, members, kept, lead_wish="as wished"):
    """The least cost at which these members fill the kept cells under a lead they may have, or None."""
    rules, wished = doc["rules"], doc["wishes"]["lead"] if lead_wish == "as wished" else lead_wish
    volume = sum(doc["cells"][r]["volume"] for r in kept)
    share = ceil_permille(rules["min_share"], volume)
    lead_min = ceil_permille(1000 - rules["max_subcontract"], volume)
    fixed = sum(doc["orgs"][i]["fixed_cost"] for i in members)
    costs = []
    for loads, cost in load_costs(doc, members, kept).items():
        if any(load < share for load in loads):
            continue
        for lead, load in zip(members, loads, strict=True):
            turnover = doc["orgs"][lead]["turnover"] >= rules["lead_min_turnover"]
            if turnover and load >= lead_min and wished in (None, lead):
                costs.append(cost + fixed)
    return min(costs, default=None)


def wished_sets(doc):
    wishes, rules = doc["wishes"], doc["rules"]
    for size in range(rules["min_members"], min(rules["max_members"], len(doc["orgs"])) + 1):
        for members in combinations(range(len(doc["orgs"])), size):
            here = set(members)
            apart = any({i, j} <= here for i, j in wishes["not_together"])
            if set(wishes["with"]) <= here and not here & set(wishes["without"]) and not apart:
                yield members


def sound(doc, members, opened=()):
    """The cost of a sound coalition of these members without the opened cells, None where there is none."""
    kept = [r for r in range(len(doc["cells"])) if r not in opened]
    return delivery_cost(doc, members, kept)


def all_sound(doc):
    for members in wished_sets(doc):
        cost = sound(doc, members)
        if cost is not None:
            yield members, wmin(doc, members), cost


def warmest(doc):
    ranked = [(-warm, cost, len(members), members) for members, warm, cost in all_sound(doc)]
    return min(ranked, default=None)


def cheapest(doc):
    ranked = [(cost, -warm, len(members), members) for members, warm, cost in all_sound(doc)]
    return min(ranked, default=None)


def closest(doc):
    cells = range(len(doc["cells"]))
    ranked = []
    for count in range(len(cells)):
        for opened in combinations(cells, count):
            left = sum(doc["cells"][r]["volume"] for r in opened)
            if ranked and left > min(ranked)[0]:
                continue
            for members in wished_sets(doc):
                cost = sound(doc, members, opened)
                if cost is not None:
                    ranked.append((left, -wmin(doc, members), cost, len(members), members, opened))
    return min(ranked, default=None)


def fits(doc):
    """Whether anything is sound; here a document may ask nothing at all."""
    return next(iter(all_sound(doc)), None) is not None


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

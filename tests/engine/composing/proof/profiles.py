"""Small invented problems of every profile, from a seed: the same seed gives the same problem for ever."""

import random

from coalition.composing import Cell, Offer, Org, Prior, Problem, Rules, Trust, Wishes

PROFILES = ("published", "room", "tight", "sparse", "flat", "wished")
"""`published`: only yes or no is known, as outside a room. `room`: volumes, prices, shares and a lead's part.
`tight`: small capacities, so that many must join. `sparse`: few pairs know each other and nobody else is
warm. `flat`: all alike, so that nearly everything ends equal. `wished`: any of these with wishes."""

NAMES = (
    *("Buurtkracht", "De Brug", "Zorgkring", "Thuisbaken", "Meedoen Samen", "Het Anker", "Straatlicht"),
    *("De Linde", "Wijkhuis", "Samenloop", "Het Kompas", "Goede Buur", "De Schakel", "Thuiskomst"),
)
CERTS = ("HKZ", "ISO")


def problem(profile, seed, orgs=9, cells=5):
    """Return a problem of at most so many organisations and cells."""
    dice = random.Random(f"{profile} {seed}")
    kind = dice.choice(PROFILES[:-1]) if profile == "wished" else profile
    count = orgs - int(dice.expovariate(0.7)) % orgs
    most = cells if kind in ("published", "flat") else min(cells, 4)
    asked = _cells(dice, kind, most - int(dice.expovariate(0.7)) % most)
    able = tuple(_org(dice, kind, number, asked) for number in range(count))
    wishes = _wishes(dice, count) if profile == "wished" else Wishes()
    rules = _rules(dice, kind, count)
    prior = Prior(0, 200) if kind == "sparse" else Prior(dice.choice([0, 300, 1000]), dice.choice([1, 200]))
    return Problem(f"{profile} {seed}", asked, able, _trust(dice, kind, count), prior, rules, wishes)


def _cells(dice, kind, count):
    whole = kind in ("published", "flat")
    return tuple(
        Cell(
            f"service {r % 3}",
            f"GM{r // 3:04}",
            1 if whole else dice.randint(1, 2 if kind == "tight" else 3),
            CERTS[:1] if dice.random() < 0.1 else (),
        )
        for r in range(count)
    )


def _org(dice, kind, number, cells):
    whole = kind in ("published", "flat")
    chance = 0.7 if kind == "tight" else 0.5
    most = {"room": 3, "sparse": 3}.get(kind, 1)
    offers = tuple(
        Offer(r, dice.choice([1, most]) - (dice.random() < 0.05), 0 if whole else dice.randint(0, 4))
        for r in range(len(cells))
        if dice.random() < chance
    )
    return Org(
        name=f"{NAMES[number % len(NAMES)]} {number}",
        kind="welfare",
        x=0 if kind == "flat" else dice.choice([0, 60, 600]),
        y=0 if kind == "flat" else dice.choice([0, 80]),
        turnover=int(dice.random() < 0.8) if whole else dice.choice([900, 900, 900, 100]),
        certs=dice.choice([CERTS, CERTS, CERTS, CERTS, CERTS[:1], ()]),
        fixed_cost=1 if whole else dice.randint(0, 3),
        total_capacity=len(cells) if whole else dice.choice({"tight": [1, 2, 3]}.get(kind, [99, 99, 5, 2])),
        offers=offers,
    )


def _trust(dice, kind, count):
    known = {"sparse": 0.25, "flat": 0.5}.get(kind, 0.6)
    words = [600] if kind == "flat" else range(0, 1001, 100)
    return tuple(
        Trust(i, j, dice.choice(words), 1000 if kind == "flat" else dice.choice([300, 700, 1000]))
        for i in range(count)
        for j in range(count)
        if i != j and dice.random() < known
    )


def _rules(dice, kind, count):
    least = min(count, dice.choice([1, 1, 1, 1, 2, 3]))
    most = max(least, dice.choice([count, 6] if kind == "tight" else [8, 5, 4, 3, 2]))
    lot_certs = CERTS[1:] if dice.random() < 0.1 else ()
    if kind in ("published", "flat"):
        return Rules(least, most, lead_min_turnover=1, lot_certs=lot_certs)
    return Rules(
        min_members=least,
        max_members=most,
        lead_min_turnover=dice.choice([0, 500]),
        max_subcontract=dice.choice([1000, 900, 850] if kind == "tight" else [1000, 1000, 800, 600, 400]),
        min_share=dice.choice([0, 0, 0, 50, 100] if kind == "tight" else [0, 0, 0, 50, 100, 250]),
        lot_certs=lot_certs,
    )


def _wishes(dice, count):
    ids = list(range(count))
    dice.shuffle(ids)
    with_ = ids[: dice.choice([0, 1, 1, 2])]
    without = ids[len(with_) :][: dice.choice([0, 0, 1, 2])]
    pairs = {tuple(sorted(dice.sample(range(count), 2))) for _ in range(dice.choice([0, 1, 2])) if count > 1}
    leads = [i for i in range(count) if i not in without]
    lead = dice.choice(leads) if leads and dice.random() < 0.2 else None
    return Wishes(tuple(with_), tuple(without), tuple(sorted(pairs)), lead)

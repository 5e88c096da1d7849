"""Small invented problems for properties: every rule, wish and certificate has a chance to matter."""

from dataclasses import replace

from hypothesis import strategies as st

from coalition.composing.parts import Cell, Offer, Org, Prior, Rules, Trust, Wishes
from coalition.composing.problem import Problem

NAMES = ("Buurtkracht", "De Brug", "Zorgkring", "Thuisbaken", "Meedoen Samen", "Het Anker", "Straatlicht")
SERVICES = ("youth-work", "home-care", "debt-advice", "community-work")


seldom = st.integers(0, 3).map(lambda drawn: drawn == 2)


@st.composite
def problems(draw, most_orgs=6, most_cells=4):
    cells = tuple(
        Cell(
            service,
            "GM0484",
            draw(st.integers(1, 3)),
            draw(st.sampled_from([(), (), (), (), (), (), ("HKZ",)])),
        )
        for service in SERVICES[: draw(st.integers(1, most_cells))]
    )
    count = most_orgs - draw(st.integers(0, most_orgs - 1))
    orgs = tuple(draw(organisations(NAMES[i], len(cells))) for i in range(count))
    pairs = [(i, j) for i in range(count) for j in range(count) if i != j]
    known = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    permille = st.integers(0, 10).map(lambda tenth: tenth * 100)
    trust = tuple(Trust(i, j, draw(permille), draw(permille)) for i, j in known)
    return Problem("invented", cells, orgs, trust, Prior(300, 200), draw(rules()), draw(wishes(count)))


@st.composite
def organisations(draw, name, cells):
    offered = [r for r in range(cells) if draw(st.integers(0, 3))]
    return Org(
        name=name,
        kind=draw(st.sampled_from(["welfare", "care", "informal"])),
        x=draw(st.sampled_from([0, 60, 600])),
        y=draw(st.sampled_from([0, 80])),
        turnover=draw(st.sampled_from([900, 900, 900, 100])),
        certs=draw(st.sampled_from([("HKZ", "ISO"), ("HKZ",), ()])),
        fixed_cost=draw(st.integers(0, 3)),
        total_capacity=draw(st.sampled_from([99, 99, 5, 2])),
        offers=tuple(Offer(r, draw(st.sampled_from([3, 2, 1, 0])), draw(st.integers(0, 4))) for r in offered),
    )


@st.composite
def rules(draw):
    least = draw(st.sampled_from([1, 1, 1, 2, 3]))
    return Rules(
        min_members=least,
        max_members=max(least, draw(st.sampled_from([4, 4, 3, 2]))),
        lead_min_turnover=draw(st.sampled_from([0, 500])),
        max_subcontract=draw(st.sampled_from([1000, 1000, 700, 400])),
        min_share=draw(st.sampled_from([0, 0, 0, 100, 300])),
        lot_certs=draw(st.sampled_from([(), (), (), (), (), (), ("ISO",)])),
    )


@st.composite
def wishes(draw, count):
    ids = st.integers(0, count - 1)
    with_ = draw(st.lists(ids, max_size=2, unique=True)) if draw(seldom) else []
    without = [i for i in draw(st.lists(ids, max_size=1)) if i not in with_] if draw(seldom) else []
    apart = draw(st.lists(st.tuples(ids, ids), max_size=2)) if draw(seldom) else []
    pairs = {frozenset(pair) for pair in apart if pair[0] != pair[1]}
    lead = draw(ids) if draw(seldom) else None
    return Wishes(
        with_=tuple(with_),
        without=tuple(without),
        not_together=tuple(sorted((min(pair), max(pair)) for pair in pairs)),
        lead=None if lead in without else lead,
    )


def renumbered(problem, new_of):
    """The same organisations in another order: `new_of[i]` is the new number of i."""
    wishes = problem.wishes
    orgs = [problem.orgs[new_of.index(k)] for k in range(len(new_of))]
    return replace(
        problem,
        orgs=tuple(orgs),
        trust=tuple(Trust(new_of[g.giver], new_of[g.receiver], g.t, g.confidence) for g in problem.trust),
        wishes=Wishes(
            tuple(new_of[i] for i in wishes.with_),
            tuple(new_of[i] for i in wishes.without),
            tuple((new_of[i], new_of[j]) for i, j in wishes.not_together),
            None if wishes.lead is None else new_of[wishes.lead],
        ),
    )

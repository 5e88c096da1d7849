"""Makes a problem that shows a fault smaller, part by part, for as long as the fault still shows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from coalition.composing import Problem
from coalition.errors import InvalidProblem

Document = dict[str, Any]


def smaller(problem: Problem, is_faulty: Callable[[Problem], bool]) -> Problem:
    """Return a problem that is still faulty, and of which no single part can be left out or made simpler."""
    document, going_on = json.loads(problem.to_json()), True
    while going_on:
        going_on = False
        for attempt in simpler(document):
            try:
                less = Problem.from_json(json.dumps(attempt).encode())
            except InvalidProblem:
                continue
            if is_faulty(less):
                problem, document, going_on = less, json.loads(less.to_json()), True
                break
    return problem


def simpler(doc: Document) -> Iterator[Document]:
    """Yield the document with one part less, or one number that is simpler."""
    yield from (without_org(doc, i) for i in reversed(range(len(doc["orgs"]))))
    yield from (without_cell(doc, r) for r in reversed(range(len(doc["cells"]))))
    for k in range(len(doc["trust"])):
        yield {**doc, "trust": doc["trust"][:k] + doc["trust"][k + 1 :]}
    free = {
        "min_members": 1,
        "lead_min_turnover": 0,
        "max_subcontract": 1000,
        "min_share": 0,
        "lot_certs": [],
    }
    none = {"with": [], "without": [], "not_together": [], "lead": None}
    for part, plain in (("rules", free), ("wishes", none)):
        for name, value in plain.items():
            if doc[part][name] != value:
                yield {**doc, part: {**doc[part], name: value}}
    for i, org in enumerate(doc["orgs"]):
        for less in simpler_org(org):
            yield {**doc, "orgs": [*doc["orgs"][:i], less, *doc["orgs"][i + 1 :]]}
    for r, cell in enumerate(doc["cells"]):
        for less in ({**cell, "certs": []}, {**cell, "volume": cell["volume"] - 1}):
            if less != cell:
                yield {**doc, "cells": [*doc["cells"][:r], less, *doc["cells"][r + 1 :]]}


def simpler_org(org: Document) -> Iterator[Document]:
    """Yield an organisation with one offer, certificate or number less."""
    for k, (cell, capacity, price) in enumerate(org["offers"]):
        yield {**org, "offers": org["offers"][:k] + org["offers"][k + 1 :]}
        for units, euro in ((capacity, 0), (capacity, price // 2), (capacity // 2, price)):
            if (units, euro) != (capacity, price):
                yield {**org, "offers": [*org["offers"][:k], [cell, units, euro], *org["offers"][k + 1 :]]}
    for name, value in (("x", 0), ("y", 0), ("certs", []), ("fixed_cost", 0), ("turnover", 0)):
        if org[name] != value:
            yield {**org, name: value}


def without_org(doc: Document, gone: int) -> Document:
    """Return the document without one organisation; whoever follows moves up a number."""
    wishes = doc["wishes"]

    def moved(i: int) -> int:
        return i - (i > gone)

    return {
        **doc,
        "orgs": doc["orgs"][:gone] + doc["orgs"][gone + 1 :],
        "trust": [[moved(i), moved(j), *told] for i, j, *told in doc["trust"] if gone not in (i, j)],
        "wishes": {
            "with": [moved(i) for i in wishes["with"] if i != gone],
            "without": [moved(i) for i in wishes["without"] if i != gone],
            "not_together": [[moved(i), moved(j)] for i, j in wishes["not_together"] if gone not in (i, j)],
            "lead": None if wishes["lead"] in (None, gone) else moved(wishes["lead"]),
        },
    }


def without_cell(doc: Document, gone: int) -> Document:
    """Return the document without one cell; whichever follows moves up a number."""
    orgs = [
        {**org, "offers": [[r - (r > gone), units, price] for r, units, price in org["offers"] if r != gone]}
        for org in doc["orgs"]
    ]
    return {**doc, "cells": doc["cells"][:gone] + doc["cells"][gone + 1 :], "orgs": orgs}

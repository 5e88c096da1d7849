"""A problem refuses nonsense by name and place, and comes back from its own text unchanged."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from tests.engine.composing.invented import problems

from coalition.composing import Offer, Problem, Trust, Wishes
from coalition.composing.warmth import coldest_pair, least_warmth, pair_warmths, prior, warmth_table
from coalition.errors import BadDocument, InvalidProblem


@settings(max_examples=60, deadline=None)
@given(problem=problems())
def test_a_problem_comes_back_from_its_own_text(problem):
    text = problem.to_json()

    assert Problem.from_json(text.encode()) == problem
    assert Problem.from_json(text.encode()).to_json() == text


def test_a_document_holds_one_organisation_a_line_so_that_differences_can_be_read(neighbourhood):
    lines = neighbourhood.to_json().splitlines()

    assert sum('"De Brug"' in line and '"offers": [[1, 2, 5]]' in line for line in lines) == 1


def test_wishes_may_be_left_out_of_a_document(neighbourhood):
    document = json.loads(neighbourhood.to_json())
    del document["wishes"]

    assert Problem.from_json(json.dumps(document).encode()) == neighbourhood


def change(document, path, value):
    *way, last = path
    for step in way:
        document = document[step]
    document[last] = value


REFUSED = [
    (["format"], "warmco-2", "format", "this reads 'warmco-1'"),
    (["cells"], [], "cells", "nothing to deliver"),
    (["orgs"], [], "orgs", "nobody to compose"),
    (["cells", 0, "volume"], 0, "cells[0].volume", "from 1"),
    (["cells", 0, "volume"], 1.5, "cells[0].volume", "whole number"),
    (["cells", 0, "service"], "", "cells[0].service", "is empty"),
    (["cells", 1, "certs"], ["HKZ", "HKZ"], "cells[1].certs[1]", "stands there already"),
    (["orgs", 3, "offers", 0], [5, 1, 1], "orgs[3].offers[0]", "cell 5 is not there"),
    (["orgs", 3, "offers", 0], [1, 1], "orgs[3].offers[0]", "list of 3 whole numbers"),
    (["orgs", 3, "offers", 0], [1, True, 1], "orgs[3].offers[0]", "list of 3 whole numbers"),
    (["orgs", 3, "offers", 0], [1, -1, 1], "orgs[3].offers[0].capacity", "from 0"),
    (["orgs", 1, "offers"], [[1, 1, 1], [1, 2, 2]], "orgs[1].offers[1]", "offered twice"),
    (["orgs", 0, "name"], " ", "orgs[0].name", "is empty"),
    (["orgs", 0, "colour"], "red", "orgs[0].colour", "not a field"),
    (["orgs", 0, "fixed_cost"], -1, "orgs[0].fixed_cost", "from 0"),
    (["trust", 0], [0, 0, 500, 500], "trust[0]", "cannot give trust to itself"),
    (["trust", 0], [0, 9, 500, 500], "trust[0]", "organisation 9 is not there"),
    (["trust", 0], [0, 1, 1001, 500], "trust[0].t", "to 1000"),
    (["trust", 1], [0, 1, 500, 500], "trust[1]", "given twice"),
    (["prior", "length"], 0, "prior.length", "from 1"),
    (["prior", "shape"], 1, "prior.shape", "not a field"),
    (["rules", "min_members"], 4, "rules.min_members", "above max_members 3"),
    (["rules", "max_subcontract"], 1001, "rules.max_subcontract", "to 1000"),
    (["wishes", "with"], [7], "wishes.with[0]", "organisation 7 is not there"),
    (["wishes", "with"], ["De Brug"], "wishes.with[0]", "whole number"),
    (["wishes", "with"], [1, 1], "wishes.with[1]", "stands there already"),
    (["wishes"], {"with": [1], "without": [1]}, "wishes.without[0]", "also wished for"),
    (["wishes"], {"lead": 1, "without": [1]}, "wishes.lead", "also left out"),
    (["wishes", "lead"], -1, "wishes.lead", "organisation -1 is not there"),
    (["wishes", "not_together"], [[1, 1]], "wishes.not_together[0]", "kept from itself"),
    (["wishes", "not_together"], [[1, 2], [2, 1]], "wishes.not_together[1]", "stands there already"),
    (["wishes", "not_together"], [[1, 9]], "wishes.not_together[0]", "organisation 9 is not there"),
    (["whishes"], {}, "whishes", "not a field"),
]


@pytest.mark.parametrize(("path", "value", "where", "detail"), REFUSED)
def test_nonsense_is_refused_by_its_path(neighbourhood, path, value, where, detail):
    document = json.loads(neighbourhood.to_json())
    change(document, path, value)

    with pytest.raises(BadDocument) as refusal:
        Problem.from_json(json.dumps(document).encode())

    assert refusal.value.where == where
    assert detail in refusal.value.detail


def test_a_problem_made_in_code_refuses_nonsense_too(neighbourhood):
    with pytest.raises(InvalidProblem, match="given twice"):
        replace(neighbourhood, trust=(Trust(0, 1, 1, 1), Trust(0, 1, 2, 2)))
    with pytest.raises(InvalidProblem, match="organisation 4 is not there"):
        replace(neighbourhood, wishes=Wishes(with_=(4,)))
    with pytest.raises(InvalidProblem, match="capacity"):
        Offer(0, -1, 0)


def test_the_part_of_the_lead_and_the_least_share_are_rounded_up(neighbourhood):
    rules = replace(neighbourhood.rules, max_subcontract=700, min_share=250)
    problem = replace(neighbourhood, rules=rules)

    assert (problem.volume(), problem.lead_min(), problem.share_min()) == (4, 2, 1)
    assert (problem.volume([1]), problem.lead_min([1]), problem.share_min([1])) == (2, 1, 1)


def test_capacity_counts_only_with_every_certificate_of_the_cell_and_the_lot(neighbourhood):
    home_care = replace(neighbourhood.cells[1], certs=("HKZ",))
    holder = replace(neighbourhood.orgs[2], certs=("HKZ",))
    orgs = (*neighbourhood.orgs[:2], holder, neighbourhood.orgs[3])
    problem = replace(neighbourhood, cells=(neighbourhood.cells[0], home_care), orgs=orgs)
    stricter = replace(problem, rules=replace(problem.rules, lot_certs=("ISO",)))

    assert [problem.capacity(i, 1) for i in range(4)] == [0, 0, 2, 0]
    assert [stricter.capacity(i, 0) for i in range(4)] == [0, 0, 0, 0]


def test_the_prior_falls_with_distance(neighbourhood):
    assert prior(neighbourhood, 0, 1) == 300
    assert prior(neighbourhood, 0, 3) == 300 * 200 // (200 + 600)


def test_warmth_is_that_of_the_cooler_side(neighbourhood):
    trust = (Trust(0, 1, 900, 500), Trust(1, 0, 100, 1000))
    table = warmth_table(replace(neighbourhood, trust=trust))

    assert table[0][1] == table[1][0] == min((500 * 900 + 500 * 300) // 1000, 100)
    assert [table[i][i] for i in range(4)] == [1000] * 4


def test_the_warmth_of_a_coalition_is_that_of_its_coldest_pair(neighbourhood):
    table = warmth_table(neighbourhood)

    assert list(pair_warmths(table, [0, 1, 2])) == [800, 400, 700]
    assert least_warmth(table, [2, 1, 0]) == 400
    assert coldest_pair(table, [2, 1, 0]) == (0, 2)
    assert least_warmth(table, [1]) == 1000

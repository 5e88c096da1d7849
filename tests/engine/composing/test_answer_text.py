"""The text of an answer: strict in, and the engine's own version in it."""

import json
from importlib.metadata import version

import pytest

from coalition.composing import ENGINE, Answer, solve
from coalition.errors import BadDocument


def test_an_answer_names_the_version_of_the_package():
    assert version("warme-coalities") == ENGINE


def test_parts_that_do_not_apply_are_absent(neighbourhood):
    document = json.loads(solve(neighbourhood).to_json())

    assert set(document) == {
        "format", "ask", "problem", "engine", "seed", "proof", "bound", "seconds", "coalitions",
    }  # fmt: skip
    assert "open" not in document["bound"]


def test_whole_seconds_are_read(neighbourhood):
    document = json.loads(solve(neighbourhood).to_json()) | {"seconds": 2}

    assert Answer.from_json(json.dumps(document).encode()).seconds == 2.0


REFUSED = [
    (["ask"], "nicest", "ask"),
    (["colour"], 1, "colour"),
    (["bound", "wmin"], 1.5, "bound.wmin"),
    (["seconds"], "fast", "seconds"),
    (["open"], ["a"], "open[0]"),
    (["clash"], [{"kind": "demand", "ref": "x"}], "clash[0].ref"),
    (["clash"], [{"kind": "rule", "ref": 3}], "clash[0].ref"),
    (["coalitions", 0, "work", 0], [1, 2], "coalitions[0].work[0]"),
    (["coalitions", 0, "work", 0], [1, 2, "x"], "coalitions[0].work[0][2]"),
    (["coalitions", 0, "because", 0, "code"], "no-reason", "coalitions[0].because[0].code"),
    (["coalitions", 0, "adds", 0, "why"], "nice", "coalitions[0].adds[0].why"),
]


@pytest.mark.parametrize(("path", "value", "where"), REFUSED)
def test_nonsense_in_an_answer_is_refused_by_its_path(neighbourhood, path, value, where):
    document = json.loads(solve(neighbourhood).to_json())
    *way, last = path
    spot = document
    for step in way:
        spot = spot[step]
    spot[last] = value

    with pytest.raises(BadDocument) as refusal:
        Answer.from_json(json.dumps(document).encode())

    assert refusal.value.where == where

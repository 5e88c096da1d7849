"""Every action is keyword-only, one transaction, and on record."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from tests.house.tree import PORTAL, tree_of

LOGS = {"record", "append"}
UNLOGGED = {
    "send_letter": "whoever asks for a letter logs why; the letter itself is a row that is swept away",
    "send_mail": "the same",
    "nudge_each": "the same, to several",
    "nudge": "the same; a log of it would say that there was something",
    "record": "is the log",
    "append": "is the log",
}


def functions() -> Iterator[ast.FunctionDef]:
    for file in sorted([*PORTAL.glob("*/actions.py"), *PORTAL.glob("*/actions/*.py")]):
        yield from (node for node in tree_of(file).body if isinstance(node, ast.FunctionDef))


FUNCTIONS = {function.name: function for function in functions()}
ACTIONS = [function for name, function in FUNCTIONS.items() if not name.startswith("_")]


def calls(function: ast.FunctionDef) -> set[str]:
    nodes = (node for node in ast.walk(function) if isinstance(node, ast.Call))
    return {node.func.id for node in nodes if isinstance(node.func, ast.Name)}


def reached(name: str) -> set[str]:
    """Return every function that this one calls, directly or through others of our actions."""
    seen: set[str] = set()
    waiting = {name}
    while waiting:
        called = calls(FUNCTIONS[waiting.pop()])
        waiting |= (called - seen) & FUNCTIONS.keys()
        seen |= called
    return seen


def test_there_are_actions() -> None:
    assert len(ACTIONS) >= 20


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_an_action_takes_named_arguments_only(action: ast.FunctionDef) -> None:
    assert not action.args.args
    assert not action.args.posonlyargs
    assert action.args.vararg is None


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_an_action_is_one_transaction(action: ast.FunctionDef) -> None:
    assert "transaction.atomic" in [ast.unparse(decorator) for decorator in action.decorator_list]


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_an_action_is_on_record(action: ast.FunctionDef) -> None:
    assert action.name in UNLOGGED or reached(action.name) & LOGS


def test_no_exception_outlives_its_action() -> None:
    assert UNLOGGED.keys() <= FUNCTIONS.keys()

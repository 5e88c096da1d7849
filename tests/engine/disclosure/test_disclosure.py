"""The table of who may learn what, held to expectations that were written apart from it."""

from pathlib import Path

import pytest

from coalition.disclosure import (
    TABLE,
    Audience,
    Decision,
    Phase,
    Subject,
    as_markdown,
    decide,
    refuse_unless,
)
from coalition.errors import CoalitionError, NotAllowed

PAGE = Path(__file__).parents[3] / "docs/law/disclosure.md"

COLUMNS = (
    "anyone member own-organisation asker the-two room-partner invited office "
    "chair municipality auditor administrator notification statistic"
)
EXPECTED = {
    "published profile": ("yes " * 14, "M17", ""),
    "introduction card": ("no yes yes ? ? ? ? yes yes no no no no no", "M17", "AVG"),
    "word of a pair": ("no yes ? yes yes ? no no no no no no no no", "R1", "R10"),
    "open and members' events": ("no yes ? yes yes ? no no no no no no no no", "R1", "R10"),
    "numbers of a pair": ("no no no no yes no no no no no no no no no", "R1", "R10"),
    "events for the two": ("no no no no yes no no no no no no no no no", "R1", "R1"),
    "own ratings": ("no no yes no no no no no no no no no no no", "R1", "R1"),
    "compose run": ("no no no yes no no no no no no no no no no", "M12", "M12"),
    "uploaded notice": ("no no yes ? ? ? ? no no no no no no no", "M02", "M02"),
    "published notice": ("yes " * 14, "M17", ""),
    "confirmed demands": ("no no yes ? ? ? ? no no no no no no no", "M02", "M02"),
    "capacity": ("no no no no no yes no no no no no no no no", "M03", "M03"),
    "price": ("no no no no no yes no no no no no no no no", "M03", "M03"),
    "cost": ("no no no no no yes no no no no no no no no", "M03", "M03"),
    "turnover": ("no no no no no yes no no no no no no no no", "M03", "M03"),
    "bid intention": ("no no no no no yes no no no no no no no no", "M02", "M02"),
    "invitation": ("no no no no no yes yes no no no no no no no", "M18", "M18"),
    "coalition room": ("no no no no no yes no no no no no no no no", "M04", "M12"),
    "area claim": ("no " * 14, "", "M01"),
    "public log": ("yes " * 14, "M11", ""),
}
CELLS = [
    (subject, column.replace("-", " "), verdict, {"yes": allows, "no": refuses, "?": "unnamed"}[verdict])
    for subject, (verdicts, allows, refuses) in EXPECTED.items()
    for column, verdict in zip(COLUMNS.split(), verdicts.split(), strict=True)
]


def test_the_expectations_name_every_subject_and_every_audience() -> None:
    cells = {(subject, audience) for subject, audience, _, _ in CELLS}

    assert cells == {(subject.value, audience.value) for subject in Subject for audience in Audience}


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize(("subject", "audience", "verdict", "rule"), CELLS)
def test_each_cell_is_decided_as_expected_in_every_phase(
    subject: str, audience: str, verdict: str, rule: str, phase: Phase
) -> None:
    decision = decide(Subject(subject), Audience(audience), phase)

    assert (decision.allowed, decision.rule) == (verdict == "yes", rule)


@pytest.mark.parametrize(("subject", "audience"), [cell[:2] for cell in CELLS])
def test_each_decision_gives_its_reason_and_each_refusal_what_is_allowed_in_both_languages(
    subject: str, audience: str
) -> None:
    decision = decide(Subject(subject), Audience(audience))

    sentences = [decision.reason, decision.wording_nl]
    sentences += [] if decision.allowed else [decision.instead, decision.instead_nl]
    assert all(sentence[0].isupper() and sentence.endswith(".") for sentence in sentences)
    assert len(set(sentences)) == len(sentences)


def test_no_two_lines_of_the_table_decide_the_same_cell() -> None:
    cells = [(row.subject, audience, row.phase) for row in TABLE for audience in row.audiences]

    assert len(cells) == len(set(cells))


def test_without_a_phase_the_line_for_any_phase_decides() -> None:
    assert decide(Subject.PRICE, Audience.OFFICE) == decide(Subject.PRICE, Audience.OFFICE, Phase.ANY)


def test_a_refusal_is_raised_with_its_rule_its_reason_and_what_is_allowed() -> None:
    decision = decide(Subject.COMPOSE_RUN, Audience.CHAIR)

    with pytest.raises(NotAllowed) as caught:
        refuse_unless(decision)

    assert isinstance(caught.value, CoalitionError)
    assert caught.value.code == "not-disclosed"
    assert caught.value.where == "M12"
    assert decision.reason in caught.value.detail
    assert decision.instead in caught.value.detail


def test_what_is_allowed_passes_in_silence() -> None:
    refuse_unless(decide(Subject.PUBLISHED_PROFILE, Audience.ANYONE))


def test_a_decision_cannot_be_changed_afterwards() -> None:
    decision = decide(Subject.AREA_CLAIM, Audience.MEMBER)

    with pytest.raises(AttributeError):
        decision.allowed = True  # type: ignore[misc]
    assert isinstance(decision, Decision)


def test_the_page_in_the_documentation_is_the_table() -> None:
    assert PAGE.read_text("utf-8") == as_markdown()

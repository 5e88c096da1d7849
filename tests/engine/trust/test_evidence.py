"""What cannot have happened is refused; what may be shown to whom is part of the event."""

from types import MappingProxyType

import pytest

from coalition.errors import BadDocument
from coalition.trust import WEIGHTS, EvidenceKind, Verification


def test_every_kind_and_every_verification_has_its_weight():
    assert set(WEIGHTS.kinds) == set(EvidenceKind)
    assert set(WEIGHTS.verified) == set(Verification)


def test_the_table_of_weights_has_a_version_and_cannot_be_changed():
    assert WEIGHTS.version.endswith(WEIGHTS.since.strftime("%Y-%m"))
    assert isinstance(WEIGHTS.kinds, MappingProxyType)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"receiver": "Buurtkracht"}, "to"),
        ({"on": "1899-12-31"}, "date"),
        ({"until": "2026-10-31"}, "until"),
        ({"outcome": 1.01}, "outcome"),
        ({"outcome": -0.01}, "outcome"),
        ({"outcome": float("nan")}, "outcome"),
        ({"verified": "one", "outcome": 0.49}, "outcome"),
        ({"kind": "reflection", "audience": "members"}, "audience"),
        ({"kind": "questionnaire", "audience": "open"}, "audience"),
        ({"title": "  "}, "title"),
        ({"source": "javascript:alert(1)"}, "source"),
    ],
)
def test_what_cannot_be_is_refused_naming_the_field(say, changes, field):
    values = {"giver": "Buurtkracht", "receiver": "De Brug"} | changes

    with pytest.raises(BadDocument) as caught:
        say.event(**values)

    assert caught.value.where == field


@pytest.mark.parametrize(
    "changes",
    [
        {"verified": "one", "outcome": 0.5},
        {"verified": "both", "outcome": 0.0},
        {"kind": "reflection", "audience": "pair"},
        {"until": "2026-11-01"},
        {"source": "https://www.voorbeeld.nl/gunning"},
    ],
)
def test_what_may_be_is_kept(say, changes):
    assert say.event("Buurtkracht", "De Brug", **changes).receiver == "De Brug"

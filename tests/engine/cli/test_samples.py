"""Every invented notice of the samples is read, and told with all that the page can hold."""

import json
from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
NOTICES = sorted((SAMPLES / "notices").glob("*.xml"))
NEEDS = sorted((SAMPLES / "needs").glob("*.json"))


def test_there_are_samples():
    assert NOTICES
    assert NEEDS


@pytest.mark.parametrize("file", NOTICES, ids=lambda file: file.stem)
def test_a_sample_is_told(warme, file):
    outcome = warme("read", file, code=0)

    assert "(verzonnen" in outcome.out.splitlines()[0]


@pytest.mark.parametrize("file", NOTICES, ids=lambda file: file.stem)
def test_what_a_sample_asks_for_is_proposed(warme, file):
    outcome = warme("demands", file, code=0)

    assert "Proposed by the program, not confirmed by a person." in outcome.out


@pytest.mark.parametrize("file", NEEDS, ids=lambda file: file.stem)
def test_a_sample_need_is_composed_for(warme, file):
    outcome = warme("compose", "--network", SAMPLES / "network.json", "--demands", file, "--json", code=0)

    assert json.loads(outcome.out)["coalitions"]


def test_a_sample_with_a_moment_and_a_lot_not_given(warme):
    told = warme("read", SAMPLES / "notices", code=0).out

    assert "14 January 2027, 12:00 (+01:00): hand in the bid" in told
    assert "Not given" in told
    assert "EUR 26,680,000" in told

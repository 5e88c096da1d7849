"""The network of the samples is what the script makes of the association, and shows each warmth there is."""

import runpy
import sys
from pathlib import Path

from coalition.composing import Limits, Proof
from coalition.flows import Choice, compose, problem_from
from coalition.tenders import Need
from coalition.trust import Network, public_view
from coalition.values import Warmth

SCRIPT = Path(__file__).resolve().parents[3] / "scripts" / "build_samples.py"
AT_MOST = Limits(seconds=10, nodes=None)


def composed(folder, network, perceel):
    file = folder / "needs" / f"rijnmeer-perceel-{perceel}.json"
    problem = problem_from(network, Need.from_json(file.read_bytes(), file.name), Choice("de-brug-welzijn"))
    return problem, compose(problem, limits=AT_MOST)


def test_building_again_gives_the_same_bytes(folder, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["build_samples.py", str(folder), str(tmp_path)])

    runpy.run_path(str(SCRIPT), run_name="__main__")

    assert (tmp_path / "network.json").read_bytes() == (folder / "network.json").read_bytes()
    assert capsys.readouterr().out == "network.json: 41 organisations, 610 rows of evidence\n"


def test_the_network_is_written_as_it_is_read(folder, network):
    assert network.to_json() == (folder / "network.json").read_text(encoding="utf-8")


def test_each_joint_event_counts_in_both_directions(network):
    told = {(row.giver, row.receiver, row.kind, row.on, row.title) for row in network.evidence}

    assert {(j, i, *rest) for i, j, *rest in told} == told


def test_a_certificate_that_has_run_out_is_left_out(folder, tmp_path):
    make = runpy.run_path(str(SCRIPT))["network"]
    for file in folder.glob("*.json"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    later = (tmp_path / "association.json").read_text(encoding="utf-8").replace("2026-11-23", "2027-11-01")
    (tmp_path / "association.json").write_text(later, encoding="utf-8")

    brug = next(one for one in make(tmp_path).organisations if one.id == "de-brug-welzijn")

    assert brug.certificates == ("HKZ",)


def test_every_word_of_warmth_occurs_and_most_pairs_are_still_unknown(network: Network):
    view = public_view(network)
    ids = [one.id for one in network.organisations]

    words = [view.word(i, j) for n, i in enumerate(ids) for j in ids[n + 1 :]]

    assert set(words) == set(Warmth)
    assert words.count(Warmth.UNKNOWN) > len(words) / 2


def test_the_pairs_around_de_brug_have_the_words_they_should(network):
    view = public_view(network)

    assert view.word("de-brug-welzijn", "jong-rijnmeer") is Warmth.OFTEN
    assert view.word("de-brug-welzijn", "zorgerf-polderkant") is Warmth.DID_SOMETHING
    assert view.word("jong-rijnmeer", "naast-elkaar") is Warmth.MET
    assert view.word("zorgerf-polderkant", "naast-elkaar") is Warmth.UNKNOWN
    assert all(
        view.word("ouderenhuis-de-linde", one) is Warmth.UNKNOWN for one in ("naast-elkaar", "jong-rijnmeer")
    )


def test_the_second_lot_of_rijnmeer_is_done_by_five_together(folder, network):
    problem, answer = composed(folder, network, 2)

    assert answer.proof is Proof.OPTIMAL
    (warmest,) = answer.coalitions
    assert sorted(problem.orgs[i].name for i in warmest.members) == [
        "De Brug Welzijn",
        "Jong Rijnmeer",
        "Maatjes voor Geld",
        "Naast Elkaar",
        "Zorgerf Polderkant",
    ]


def test_the_third_lot_of_rijnmeer_leaves_the_debt_buddies_of_one_municipality_open(folder, network):
    problem, answer = composed(folder, network, 3)

    assert [(problem.cells[i].service, problem.cells[i].area) for i in answer.open] == [
        ("debt-buddies", "GM1884")
    ]

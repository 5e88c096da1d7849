"""`warme demands`: what a notice asks for, as a proposal."""

import json

from coalition.tenders import Need


def test_each_demand_has_service_municipalities_and_its_sentence(warme, world):
    outcome = warme("demands", world.two_lots, code=0)

    assert "Proposed by the program, not confirmed by a person." in outcome.out
    assert "Youth work (youth-work)" in outcome.out
    assert "Alphen aan den Rijn" in outcome.out
    assert "“Jongerenwerk in Alphen aan den Rijn.”" in outcome.out


def test_one_lot_alone(warme, world):
    outcome = warme("demands", world.two_lots, "--lot", "2", code=0)

    assert "Lot 2: Deel 2" in outcome.out
    assert "Lot 1: Deel 1" not in outcome.out


def test_json_is_a_need_that_is_read_again(warme, world):
    outcome = warme("demands", world.one_lot, "--json", code=0)

    need = Need.from_json(outcome.out.encode())
    assert need.tender == "000123-2026"
    assert [demand.service for demand in need.demands] == ["youth-work"]
    assert not any(demand.confirmed for demand in need.demands)


def test_json_of_several_lots_is_a_need_a_line(warme, world):
    outcome = warme("demands", world.two_lots, "--json", code=0)

    assert [json.loads(line)["lot"] for line in outcome.out.splitlines()] == ["1", "2"]
    assert all(Need.from_json(line.encode()) for line in outcome.out.splitlines())


def test_json_of_one_of_several_lots(warme, world):
    outcome = warme("demands", world.two_lots, "--lot", "2", "--json", code=0)

    assert Need.from_json(outcome.out.encode()).lot == "2"


def test_a_lot_that_is_not_there_is_refused_with_those_that_are(warme, world):
    outcome = warme("demands", world.two_lots, "--lot", "9", code=5)

    assert outcome.err == f"warme: {world.two_lots}: --lot 9: is no lot of this notice; its lots are 1, 2\n"
    assert outcome.out == ""


def test_a_code_is_said_to_be_one(warme, world):
    coded = world.notice(world.lot(1, "Hulp in Alphen aan den Rijn.")).replace(b"85300000", b"85311100")
    file = world.keep("coded.xml", coded)

    outcome = warme("demands", file, code=0)

    assert "CPV 85311100" in outcome.out


def test_where_nothing_is_recognised_that_is_said(warme, world):
    file = world.keep("vague.xml", world.notice(world.lot(1, "Iets moois.")))

    outcome = warme("demands", file, code=0)

    assert "Nothing is proposed" in outcome.out


def test_a_demand_without_its_sentence_is_still_shown(warme, world, monkeypatch):
    from coalition.cli import notices
    from coalition.values import Demand

    monkeypatch.setattr(notices, "demands", lambda notice, lot: (Demand("youth-work", ("GM0484",)),))

    outcome = warme("demands", world.one_lot, code=0)

    assert "Youth work (youth-work)" in outcome.out
    assert "Because" not in outcome.out

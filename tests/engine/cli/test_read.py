"""`warme read`: what people see, what programs get, and one bad file among good ones."""

import json

import pytest


def lines(outcome):
    return [json.loads(line) for line in outcome.out.splitlines()]


def awarded(*names, group=True, tenders=9):
    winners = "".join(
        f"<CONTRACTOR><ADDRESS_CONTRACTOR><OFFICIALNAME>{name}</OFFICIALNAME></ADDRESS_CONTRACTOR></CONTRACTOR>"
        for name in names
    )
    mark = "<AWARDED_TO_GROUP/>" if group else "<NO_AWARDED_TO_GROUP/>"
    return (
        "<AWARD_CONTRACT ITEM='1'><LOT_NO>1</LOT_NO><AWARDED_CONTRACT>"
        f"<TENDERS><NB_TENDERS_RECEIVED>{tenders}</NB_TENDERS_RECEIVED></TENDERS>"
        f"<CONTRACTORS>{mark}{winners}</CONTRACTORS></AWARDED_CONTRACT></AWARD_CONTRACT>"
    )


def test_a_notice_is_told_with_its_buyer_and_its_lots(warme, world):
    outcome = warme("read", world.two_lots, code=0)

    assert outcome.out.startswith("Samen in Voorbeeldstad\n")
    assert "Gemeente Voorbeeldstad" in outcome.out
    assert "Lot 1: Deel 1" in outcome.out
    assert "Lot 2: Deel 2" in outcome.out
    assert "published on 4 January 2026" in outcome.out
    assert outcome.err == ""


def test_a_large_group_is_told_as_declared_and_not_taken_as_a_consortium(warme, world):
    names = [f"Thuiszorg {number} (verzonnen)" for number in range(29)]
    file = world.keep("award.xml", world.notice(world.lot(1, "Begeleiding."), award=awarded(*names)))

    outcome = warme("read", file, code=0)

    assert "declared as a group of 29: not taken as a consortium" in outcome.out
    assert "and 21 more" in outcome.out


def test_two_who_won_together_are_told_as_a_consortium(warme, world):
    award = awarded("Buurtkracht", "De Brug", tenders=1)
    file = world.keep("award.xml", world.notice(world.lot(1, "Begeleiding."), award=award))

    outcome = warme("read", file, code=0)

    assert "declared as a group of 2: taken as a consortium" in outcome.out


def test_winners_who_are_no_group_are_told_without_a_word_on_it(warme, world):
    award = awarded("Buurtkracht", group=False)
    file = world.keep("award.xml", world.notice(world.lot(1, "Begeleiding."), award=award))

    outcome = warme("read", file, code=0)

    assert "Buurtkracht" in outcome.out
    assert "declared as" not in outcome.out


@pytest.mark.parametrize(
    ("time", "told"),
    [("", "14 January 2027: hand in the bid"), ("12:00", "14 January 2027, 12:00: hand in the bid")],
)
def test_a_deadline_has_a_time_only_where_the_notice_has_one(warme, world, time, told):
    clock = f"<TIME_RECEIPT_TENDERS>{time}</TIME_RECEIPT_TENDERS>" if time else ""
    until = (
        f"<PROCEDURE><DATE_RECEIPT_TENDERS>2027-01-14</DATE_RECEIPT_TENDERS>{clock}</PROCEDURE></F21_2014>"
    )
    dated = world.one_lot.read_bytes().replace(b"</F21_2014>", until.encode())

    outcome = warme("read", world.keep("dated.xml", dated), code=0)

    assert told in outcome.out


def test_a_notice_that_is_not_published_yet_is_told(warme, world):
    unpublished = world.one_lot.read_bytes().replace(b"<DATE_PUB>20260104</DATE_PUB>", b"")

    outcome = warme("read", world.keep("early.xml", unpublished), code=0)

    assert "published on" not in outcome.out


def test_json_has_what_is_declared_and_what_is_concluded(warme, world):
    names = [f"Thuiszorg {number} (verzonnen)" for number in range(12)]
    file = world.keep("award.xml", world.notice(world.lot(1, "Begeleiding."), award=awarded(*names)))

    (line,) = lines(warme("read", file, "--json", code=0))

    assert line["file"] == str(file)
    assert line["awards"][0]["declared_group"] is True
    assert line["awards"][0]["consortium"] is False
    assert line["published"] == "2026-01-04"


def test_a_folder_gives_one_line_a_file_in_order(warme, world):
    world.keep("broken.xml", "<TED_EXPORT")
    world.keep("notes.txt", "none of ours")

    outcome = warme("read", world.folder, "--json", code=3)

    assert [line["file"].rsplit("/", 1)[1] for line in lines(outcome)] == ["broken.xml", "one.xml", "two.xml"]
    assert lines(outcome)[0]["error"].keys() == {"code", "where", "detail"}
    assert lines(outcome)[0]["error"]["code"] == "unreadable-notice"


def test_the_others_are_still_read_and_the_first_refusal_is_the_exit_code(warme, world):
    broken = world.keep("broken.xml", "<TED_EXPORT")

    outcome = warme("read", "absent.xml", broken, world.one_lot)

    assert outcome.code == 2
    assert outcome.err.splitlines()[0].startswith("warme: absent.xml: is not there")
    assert outcome.err.splitlines()[1].startswith(f"warme: {broken}: line 1, column")
    assert len(outcome.err.splitlines()) == 2
    assert outcome.out.startswith("Samen in Voorbeeldstad")


def test_a_folder_without_notices_is_refused(warme, tmp_path):
    outcome = warme("read", tmp_path, code=2)

    assert outcome.err == f"warme: {tmp_path}: is a folder without *.xml files\n"
    assert outcome.out == ""


def test_a_notice_comes_from_stdin_too(warme, world):
    outcome = warme("read", "-", "--json", stdin=world.one_lot.read_bytes(), code=0)

    assert lines(outcome)[0]["file"] == "-"
    assert lines(outcome)[0]["id"] == "000123-2026"


def test_what_steers_a_terminal_is_not_passed_on(warme, world):
    sneaky = world.notice(
        world.lot(1, "Begeleiding."), title="Samen&#x9B;31m &#x202E;links [bold]niet[/bold]"
    )
    file = world.keep("sneaky.xml", sneaky)

    outcome = warme("read", file, code=0)

    assert "\x9b" not in outcome.out
    assert "\u202e" not in outcome.out
    assert "[bold]niet[/bold]" in outcome.out


@pytest.mark.parametrize(("columns", "widest"), [("60", 60), ("1", 40), ("9999", 160), ("wide", 100)])
def test_lines_keep_within_the_width(warme, world, monkeypatch, columns, widest):
    monkeypatch.setenv("COLUMNS", columns)
    file = world.keep("long.xml", world.notice(world.lot(1, "Kort."), title="een lange titel " * 40))

    outcome = warme("read", file, code=0)

    assert max(len(line) for line in outcome.out.splitlines() if str(file)[:20] not in line) <= widest


def test_no_line_ends_in_blanks(warme, world):
    outcome = warme("read", world.two_lots, code=0)

    assert all(line == line.rstrip() for line in outcome.out.splitlines())

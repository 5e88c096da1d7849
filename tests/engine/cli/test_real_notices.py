"""Real notices, by the command line: each is read, and a folder gives one line a file."""

import json

import pytest

FOLDERS = (
    "notices/ted_xml/nl_social",
    "notices/ted_to_eforms_pairs/nl_social",
    "notices/eforms_real/nl",
)


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_notice_of_a_folder_is_one_line(warme, real, folder):
    files = real(folder)

    outcome = warme("read", "--json", files[0].parent, code=0)

    lines = [json.loads(line) for line in outcome.out.splitlines()]
    assert [line["file"] for line in lines] == [str(file) for file in files]
    assert all(line["title"] and line["lots"] for line in lines)
    assert outcome.err == ""


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_notice_of_a_folder_is_told(warme, real, folder):
    files = real(folder)

    outcome = warme("read", files[0].parent, code=0)

    assert outcome.out.count("\n  File ") == len(files)


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_each_asks_for_is_proposed(warme, real, folder):
    for file in real(folder):
        lines = warme("demands", "--json", file, code=0).out

        assert '"format": "warmneed-1"' in lines


def test_open_house_is_not_taken_as_a_consortium(warme, real):
    told = " ".join(
        warme(
            "read", *(file for file in real("notices/ted_xml/nl_social") if "007936" in file.name), code=0
        ).out.split()
    )

    assert "declared as a group of 29: not taken as a consortium" in told


def test_hostile_xml_is_refused_and_the_rest_goes_on(warme, real):
    files = real("bad_input/xml")

    outcome = warme("read", "--json", files[0].parent, code=3)

    lines = [json.loads(line) for line in outcome.out.splitlines()]
    assert [line["file"] for line in lines] == [str(file) for file in files]
    assert all(line["error"]["code"].endswith("notice") for line in lines)

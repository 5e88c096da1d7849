"""All real notices at hand, and the official examples: read, or refused clearly."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from coalition.errors import UnreadableNotice, UnsupportedNotice
from coalition.tenders import Notice, is_consortium, read

COUNTS = {
    "ted_xml/nl_social": {"read": 11},
    "ted_xml/nl_other": {"read": 33, "F08": 5},
    "ted_xml/eu_social": {"read": 130, "F08": 1, "F12": 1, "F13": 2, "F20": 1},
    "ted_xml/eu_consortium_awards": {"read": 83, "F20": 17},
    "ted_to_eforms_pairs/nl_social": {"read": 11},
    "eforms_real/nl": {"read": 4},
    "eforms_real/eu": {"read": 47},
    "eforms_sdk_examples": {
        "read": 74,
        "BusinessRegistrationInformationNotice": 2,  # X01, X02
        "OPP-070-notice": 6,  # changed or completed contracts: 38, 38, 39, 40, E5, E6
        "CustomizationID": 8,  # INVALID_*: no version
        "BT-262-Lot": 2,  # INVALID_*: an empty CPV code
    },
}


def outcome(file: Path) -> str:
    try:
        read(file.read_bytes(), file.name)
    except UnreadableNotice as refusal:
        return refusal.where.split(", ", 1)[1].split("_2014")[0].strip()
    return "read"


@pytest.mark.parametrize("path", COUNTS)
def test_each_notice_is_read_or_clearly_refused(path: str, folder: Callable[[str], list[Path]]) -> None:
    found = Counter(outcome(file) for file in folder(f"notices/{path}"))

    assert found == COUNTS[path]


def test_only_examples_named_invalid_are_broken(folder: Callable[[str], list[Path]]) -> None:
    broken = []
    for file in folder("notices/eforms_sdk_examples"):
        try:
            read(file.read_bytes())
        except UnsupportedNotice:
            continue
        except UnreadableNotice:
            broken.append(file.name)

    assert [name for name in broken if not name.startswith("INVALID_")] == []


def facts(notice: Notice) -> dict[str, object]:
    return {
        "pub": notice.id,
        "form": notice.form,
        "lots": len(notice.lots),
        "groups": sum(award.declared_group for award in notice.awards),
        "contractors": sum(len(award.winners) for award in notice.awards),
        "cpvs": sorted(notice.cpv),
    }


def test_facts_agree_with_a_count_made_by_others(folder: Callable[[str], list[Path]]) -> None:
    """The manifest counts each translation of a form; what it says is divided by how many there are."""
    manifest = folder("notices/ted_xml/nl_social")[0].parents[2] / "manifest_dev.csv"
    rows = csv.DictReader(manifest.read_text(encoding="utf-8").splitlines())
    known = {row["pub"]: row for row in rows if row["kind"] == "TED"}
    wrong: dict[str, set[str]] = {}
    checked = 0

    for path in ("ted_xml/nl_social", "ted_xml/eu_social", "ted_xml/nl_other"):
        for file in folder(f"notices/{path}"):
            if outcome(file) != "read":
                continue
            data = file.read_bytes()
            forms, row = data.count(b" CATEGORY="), known[file.stem]
            told = {name: int(row[name]) // forms for name in ("lots", "groups", "contractors")}
            expected = told | {"pub": row["pub"], "form": row["form"], "cpvs": sorted(row["cpvs"].split("|"))}
            found = facts(read(data))
            if found != expected:
                wrong[file.stem] = {name for name in found if found[name] != expected[name]}
            checked += 1

    assert wrong == {"018943-2019": {"cpvs"}}  # the manifest keeps thirty codes, the notice has thirty-four
    assert checked == 174


def test_no_notice_with_independent_providers_becomes_a_consortium(
    folder: Callable[[str], list[Path]],
) -> None:
    notices: list[Notice] = [read(file.read_bytes()) for file in folder("notices/ted_xml/nl_social")]
    declared = [award for notice in notices for award in notice.awards if award.declared_group]

    assert len(declared) == 8
    assert [notice.id for notice in notices for award in notice.awards if is_consortium(notice, award)] == []


def test_the_golden_file_covers_every_dutch_social_notice(folder: Callable[[str], list[Path]]) -> None:
    golden = json.loads((Path(__file__).parents[1] / "golden" / "nl_social.json").read_text(encoding="utf-8"))

    assert sorted(golden) == [file.stem for file in folder("notices/ted_xml/nl_social")]

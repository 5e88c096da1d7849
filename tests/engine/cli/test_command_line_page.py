"""The page on the command line is true: its examples run, its exit codes are those of the refusals."""

import re
import shlex
from pathlib import Path

import pytest

from coalition import errors
from coalition.cli.files import UnusableFile

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "engine" / "command-line.md").read_text(encoding="utf-8")
EXAMPLES = [block.strip().splitlines() for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)]
CODES = {int(code) for code in re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE)}


@pytest.mark.parametrize("block", EXAMPLES, ids=lambda block: block[0])
def test_the_examples_run(warme, monkeypatch, tmp_path, block):
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    (tmp_path / "build").mkdir()
    monkeypatch.chdir(tmp_path)

    for line in block:
        assert warme(*shlex.split(line)[1:], code=0).out


def test_every_exit_code_is_explained():
    refusals = [UnusableFile, *(one for one in vars(errors).values() if isinstance(one, type))]
    of_the_command_line = {
        one.exit_code for one in refusals if one not in (errors.NotAllowed, errors.NotPublic)
    }

    assert of_the_command_line | {0, 70, 130} == CODES

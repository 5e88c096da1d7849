"""The problems of a folder, and where the answer of each is put."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from coalition.cli.files import UnusableFile, about, folder_files

ANSWER = ".answer.json"


@dataclass(frozen=True, slots=True)
class Folder:
    """Where problems are read, and where their answers are put: two folders, or one."""

    problems: str
    answers: str

    def files(self) -> list[Path]:
        """Return the problems in order: every *.json but the answers; refuses a folder without any."""
        with about(self.problems):
            found = [one for one in folder_files(self.problems, ".json") if not one.name.endswith(ANSWER)]
            if not found:
                raise UnusableFile("", "is a folder without *.json problems")
            return found

    def answer(self, name: str) -> Path:
        """Return where the answer to a problem is put."""
        return Path(self.answers) / f"{name}{ANSWER}"

"""Which answers are there already: a line for each, so that a run that was ended can go on."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, field
from pathlib import Path

from coalition.cli.files import UnusableFile, about, why
from coalition.cli.portfolio.folder import Folder
from coalition.cli.request import Request
from coalition.composing import ENGINE

MANIFEST = "answers.jsonl"
"""Beside the answers: name, digest of all that the answer depends on, digest of the answer."""


def digest(problem: bytes, request: Request) -> str:
    """Return one text for all that an answer depends on: problem, question, limits, seed and version."""
    told = {"problem": hashlib.sha256(problem).hexdigest(), "engine": ENGINE, **request.told()}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


@dataclass(slots=True)
class Kept:
    """The answers of a folder with what each belongs to; lines that are cut off count for nothing."""

    folder: Folder
    lines: dict[str, tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Folder) -> Kept:
        """Make the folder of answers if need be, and read what is there."""
        with about(folder.answers):
            try:
                Path(folder.answers).mkdir(parents=True, exist_ok=True)
                known = cls(folder)
                if known.manifest.exists():
                    known._read(known.manifest.read_text(encoding="utf-8", errors="replace"))
            except OSError as problem:
                raise UnusableFile("", why(problem)) from None
            return known

    @property
    def manifest(self) -> Path:
        """Where the lines are."""
        return Path(self.folder.answers) / MANIFEST

    def _read(self, text: str) -> None:
        for line in text.splitlines():
            try:
                row = json.loads(line)
                self.lines[row["name"]] = (row["of"], row["answer"])
            except (ValueError, KeyError, TypeError):
                continue  # cut off by whatever ended that run: its answer is worked out again

    def answer(self, name: str, of: str) -> bytes | None:
        """Return the answer that is there and belongs to this digest; None for none, or another."""
        known = self.lines.get(name)
        if known is None or known[0] != of:
            return None
        try:
            data = self.folder.answer(name).read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == known[1] else None

    def put(self, name: str, of: str, data: bytes) -> None:
        """Put an answer in its place, all of it or nothing, and then its line."""
        place = self.folder.answer(name)
        part = place.with_name(f".{place.name}.part")
        row = {"name": name, "of": of, "answer": hashlib.sha256(data).hexdigest()}
        with about(str(place)):
            try:
                with part.open("wb") as stream:
                    stream.write(data)
                    stream.flush()
                    os.fsync(stream.fileno())
                part.replace(place)
                with self.manifest.open("a", encoding="utf-8") as stream:
                    stream.write(f"\n{json.dumps(row)}")
            except OSError as problem:
                part.unlink(missing_ok=True)
                raise UnusableFile("", why(problem)) from None

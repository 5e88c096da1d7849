"""Files as the command line takes them: read once, never more than allowed, refused in clear words."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from coalition.errors import BadDocument, CoalitionError, UnreadableNotice
from coalition.tenders.xml import MAX_NOTICE_BYTES
from coalition.values import MAX_DOCUMENT_BYTES

STDIN = "-"


class UnusableFile(CoalitionError):
    """A file that is not there, may not be read or written, or is a folder."""

    code = "unusable-file"
    exit_code = 2


class AboutFile(Exception):
    """A refusal and the file it is about."""

    def __init__(self, file: str, refusal: CoalitionError) -> None:
        super().__init__(file, refusal)
        self.file = file
        self.refusal = refusal


@contextmanager
def about(file: str) -> Iterator[None]:
    """Say of each refusal inside which file it is about."""
    try:
        yield
    except CoalitionError as refusal:
        raise AboutFile(file, refusal) from None


def notice_bytes(file: str) -> bytes:
    """Return the bytes of a notice; one above the limit of its reader is refused unread."""
    return _load(file, MAX_NOTICE_BYTES, UnreadableNotice)


def document_bytes(file: str) -> bytes:
    """Return the bytes of a JSON document; one above the limit of its reader is refused unread."""
    return _load(file, MAX_DOCUMENT_BYTES, BadDocument)


def notices_in(file: str) -> list[str]:
    """Return the notices that a name stands for: the sorted *.xml of a folder, otherwise the file itself."""
    if file == STDIN or not Path(file).is_dir():
        return [file]
    found = folder_files(file, ".xml")
    if not found:
        raise UnusableFile("", "is a folder without *.xml files")
    return [str(one) for one in found]


def folder_files(folder: str, suffix: str) -> list[Path]:
    """Return the files of a folder with this suffix, sorted by name."""
    try:
        return sorted(one for one in Path(folder).iterdir() if one.suffix.lower() == suffix)
    except OSError as problem:
        raise UnusableFile("", why(problem)) from None


def write(file: str, text: str) -> None:
    """Write a text as UTF-8, in place of what was there."""
    try:
        Path(file).write_text(text, encoding="utf-8")
    except OSError as problem:
        raise UnusableFile("", why(problem)) from None


def _load(file: str, most: int, too_large: type[CoalitionError]) -> bytes:
    try:
        if file == STDIN:
            return _at_most(sys.stdin.buffer, most, too_large)
        with Path(file).open("rb") as stream:
            _refuse_size(os.fstat(stream.fileno()).st_size, most, too_large)
            return _at_most(stream, most, too_large)
    except OSError as problem:
        raise UnusableFile("", why(problem)) from None


def _at_most(stream: BinaryIO, most: int, too_large: type[CoalitionError]) -> bytes:
    """Read a stream that may not say its size beforehand, such as a pipe."""
    data = stream.read(most + 1)
    _refuse_size(len(data), most, too_large)
    return data


def _refuse_size(size: int, most: int, too_large: type[CoalitionError]) -> None:
    if size > most:
        raise too_large("file", f"is larger than {most} bytes, the most that is read: is it the right file?")


def why(problem: OSError) -> str:
    """Return in words for people why a file cannot be used."""
    if isinstance(problem, FileNotFoundError):
        return "is not there: is its name spelt right?"
    if isinstance(problem, IsADirectoryError):
        return "is a folder; a file is needed here"
    if isinstance(problem, NotADirectoryError | FileExistsError):
        return "is a file; a folder is needed here"
    if isinstance(problem, PermissionError):
        return "may not be used: ask its owner for permission"
    return f"cannot be used ({problem.strerror})"

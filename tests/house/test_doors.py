"""There is one door for mail, one for other machines, and no other."""

from __future__ import annotations

from pathlib import Path

from tests.house.tree import PORTAL, imports_of, name, python_files

MAIL = ("django.core.mail", "smtplib")
OTHER_MACHINES = ("requests", "httpx", "aiohttp", "urllib.request", "urllib3", "http.client", "ftplib")
FETCH = PORTAL / "base" / "fetch.py"


def that_import(files: list[Path], names: tuple[str, ...]) -> list[str]:
    wanted = [f"{one}." for one in names]
    return [
        name(file)
        for file in files
        if any(f"{found}.".startswith(tuple(wanted)) for found in imports_of(file))
    ]


def test_only_notify_sends_mail() -> None:
    files = [file for file in python_files("src", "scripts") if PORTAL / "notify" not in file.parents]

    assert that_import(files, MAIL) == []


def test_only_fetch_speaks_to_other_machines() -> None:
    files = [file for file in python_files("src", "scripts", "bench") if file != FETCH]

    assert that_import(files, OTHER_MACHINES) == []


def test_the_door_for_mail_is_found_by_the_same_search() -> None:
    assert that_import(python_files("src"), MAIL) == ["src/portal/notify/tasks.py"]

"""What the site does for organisations by itself."""

from __future__ import annotations

from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from portal.base import clock
from portal.members import actions, queries
from portal.members.models import Import


@app.periodic(cron="41 5 * * *")
@app.task(name="members.ask_whether_still_right", lock="members.ask_whether_still_right")
def ask_whether_still_right(timestamp: int) -> None:
    """Ask, each morning, organisations that nobody checked for a year; the letter goes in the afternoon."""
    for organisation in queries.to_ask_again(clock.today()):
        actions.ask_whether_still_right(organisation=organisation)


@app.task(name="members.take_import", lock="members.take_import", retry=RetryStrategy(max_attempts=3, wait=5))
def take_import(number: str) -> None:
    """Take over what was left to the worker; an import that was removed before its turn is left alone."""
    try:
        actions.finish_import(number=UUID(number))
    except Import.DoesNotExist:
        return


@app.periodic(cron="23 3 * * *")
@app.task(name="members.forget_imports")
def forget_imports(timestamp: int) -> None:
    """Remove the files of imports of more than a year ago, each night."""
    actions.forget_imports()

"""What the site does for organisations by itself."""

from __future__ import annotations

from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from portal.members import actions
from portal.members.models import Import


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

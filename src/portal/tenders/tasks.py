"""Reading notices in the background."""

from __future__ import annotations

from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from portal.tenders import actions
from portal.tenders.models import Document


@app.task(name="tenders.import_notice", retry=RetryStrategy(max_attempts=3, wait=5))
def import_notice(document: str) -> None:
    """Read one document; one that was removed before its turn is left alone."""
    try:
        actions.import_notice(document_id=UUID(document))
    except Document.DoesNotExist:
        return

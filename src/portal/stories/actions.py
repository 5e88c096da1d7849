"""Publishing stories."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from portal.ledger.actions import record
from portal.stories.models import Story


@transaction.atomic
def publish_story(*, actor: str, slug: str, **fields: Any) -> Story:
    """Publish a story, or its new version."""
    story, _ = Story.objects.update_or_create(slug=slug, defaults=fields)
    record(trail="association", tag="story:published", actor=actor, subject=f"story:{slug}")
    return story

"""Pages of stories."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from portal.base import clock
from portal.base.access import ActingRequest, acting
from portal.stories import queries


@acting(to="read stories")
def stories(request: ActingRequest) -> HttpResponse:
    """Show every story, newest first."""
    return render(request, "stories/stories.html", {"stories": queries.published(clock.today())})


@acting(to="read stories")
def story(request: ActingRequest, slug: str) -> HttpResponse:
    """Show one story."""
    found = get_object_or_404(queries.published(clock.today()), slug=slug)
    return render(request, "stories/story.html", {"story": found})

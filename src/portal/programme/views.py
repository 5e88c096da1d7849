"""Pages of visits and meetings."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from portal.base import clock
from portal.base.access import ActingRequest, acting
from portal.programme import queries
from portal.programme.models import Activity


@acting(to="read members")
def activities(request: ActingRequest) -> HttpResponse:
    """Show what is coming and what was."""
    now = clock.now()
    return render(
        request, "programme/activities.html", {"coming": queries.coming(now), "past": queries.past(now)}
    )


@acting(to="read members")
def activity(request: ActingRequest, activity_id: UUID) -> HttpResponse:
    """Show one visit or meeting."""
    found = get_object_or_404(Activity.objects.select_related("host"), pk=activity_id)
    return render(request, "programme/activity.html", {"activity": found})

"""My data: what I, or my organisation, put in here, to take along."""

from __future__ import annotations

from django.contrib.auth.views import redirect_to_login
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from portal.base import clock
from portal.base.access import ActingRequest, acting, public
from portal.front.actions import note_export
from portal.front.bridge.export import Export, of_organisation, of_person, pack
from portal.members.access import acting_of, own_organisation
from portal.members.models import Person


@public
def my_data(request: HttpRequest) -> HttpResponse:
    """Say what one may take along."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    act = acting_of(request)
    edits = act is not None and act.may("edit organisation")
    return render(
        request, "front/my_data.html", {"of_organisation": act.organisation if act and edits else None}
    )


@public
def export_mine(request: HttpRequest) -> HttpResponse:
    """Give what I put in, as far as my roles of today let me see it."""
    person = request.user
    if not isinstance(person, Person):
        return redirect_to_login(reverse("my_data"))
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    note_export(actor=person, organisation=None)
    return _as_file(of_person(person, acting_of(request)), "mijn-gegevens")


@acting(to="edit organisation")
@require_POST
def export_organisation(request: ActingRequest) -> HttpResponse:
    """Give what my organisation put in."""
    us = own_organisation(request.acting)
    note_export(actor=request.acting.person, organisation=us)
    return _as_file(of_organisation(request.acting), us.slug)


def _as_file(export: Export, name: str) -> HttpResponse:
    filename = f"{name}-{clock.today():%Y-%m-%d}.zip"
    response = FileResponse(
        pack(export), as_attachment=True, filename=filename, content_type="application/zip"
    )
    response["Cache-Control"] = "no-store, private"
    return response  # type: ignore[return-value]  # a stream is an answer too

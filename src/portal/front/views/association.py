"""Beginning with an association, and how it shows: name, logo and colour."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from portal.base.access import ActingRequest, acting, public
from portal.front.access import may_begin
from portal.front.bridge import letter_to_the_office
from portal.front.forms import BeginForm, ChangeAssociationForm
from portal.members.actions import AssociationThere, create_association, save_association
from portal.members.bridge.association import logo_with, the_association

FOR_EVER = "public, max-age=31536000, immutable"


@public
def begin(request: HttpRequest) -> HttpResponse:
    """Begin with an association; once there is one, or anybody, there is no such page."""
    if not may_begin():
        raise Http404
    form = BeginForm(request.POST or None, request.FILES or None)
    if not form.is_valid():
        return render(request, "front/begin.html", {"form": form}, status=422 if form.errors else 200)
    data = form.cleaned_data
    try:
        create_association(
            actor="setup code",
            name=data["name"],
            colour=data["colour"],
            logo=data["logo"],
            office=(data["email"], data["office_name"]),
            **letter_to_the_office(data["office_name"], data["name"], request.build_absolute_uri("/")),
        )
    except AssociationThere:
        raise Http404 from None
    messages.success(
        request,
        _("There it is. Log in with a code that we send to %(email)s.") % {"email": data["email"]},
    )
    return redirect("account_request_login_code")


@acting(to="run association")
def edit_association(request: ActingRequest) -> HttpResponse:
    """Change the name, the logo and the colour of the association."""
    there = the_association()
    form = ChangeAssociationForm(
        request.POST or None,
        request.FILES or None,
        has_logo=bool(there and there.logo),
        initial={"name": there.name, "colour": there.colour} if there else None,
    )
    if form.is_valid():
        save_association(actor=request.acting.person, **form.values())
        messages.success(request, _("Saved. Every page shows it from now on."))
        return redirect("edit_association")
    return render(request, "front/edit_association.html", {"form": form}, status=422 if form.errors else 200)


@public
def logo(request: HttpRequest, fingerprint: str) -> HttpResponse:
    """Give the logo; its address holds its fingerprint, so that it may be kept for ever."""
    raw = logo_with(fingerprint)
    if raw is None:
        raise Http404
    headers = {"Cache-Control": FOR_EVER, "X-Content-Type-Options": "nosniff"}
    return HttpResponse(raw, content_type="image/png", headers=headers)

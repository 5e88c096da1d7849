"""Pages of the files beside an assignment: adding, giving back, taking away."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.base.access import ActingRequest, acting
from portal.tenders import actions, bridge
from portal.tenders.access import access_attachment, access_typed
from portal.tenders.forms import AttachForm


@acting(to="see tenders")
def attach(request: ActingRequest, tender_id: UUID) -> HttpResponse:
    """Keep files beside an assignment; each is looked at by its bytes."""
    found = access_typed(request.acting, tender_id)
    posted = request.method == "POST"
    form = AttachForm(request.POST, request.FILES) if posted else AttachForm()
    if form.is_valid():
        for file in form.cleaned_data["attachments"]:
            try:
                actions.keep_attachment(
                    actor=request.acting.person, tender=found, name=file.name or "", raw=file.read()
                )
            except bridge.NotKept as no:
                form.add_error("attachments", form.not_kept(no, file.name or ""))
        if not form.errors:
            messages.success(request, _("The files are kept beside the assignment."))
            return redirect(found)
    return render(
        request, "tenders/attach.html", {"form": form, "tender": found}, status=422 if posted else 200
    )


@acting(to="see tenders")
def attachment(request: ActingRequest, attachment_id: UUID) -> HttpResponse:
    """Give a file back as it came; never shown in the browser, whatever it holds."""
    found = access_attachment(request.acting, attachment_id)
    return HttpResponse(
        bytes(found.raw),
        content_type="application/octet-stream",
        headers={
            "Content-Disposition": content_disposition_header(True, found.name),
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
        },
    )


@acting(to="see tenders")
@require_POST
def remove_attachment(request: ActingRequest, attachment_id: UUID) -> HttpResponse:
    """Take a file away from an assignment that one may change."""
    found = access_attachment(request.acting, attachment_id)
    tender = access_typed(request.acting, found.tender_id)
    actions.remove_attachment(actor=request.acting.person, attachment=found)
    messages.success(request, _("“%(name)s” is removed.") % {"name": found.name})
    return redirect(tender)

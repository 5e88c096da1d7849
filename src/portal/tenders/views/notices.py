"""Pages of notices: the list, handing in, one tender, one lot, and what it asks."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.base import clock
from portal.base.access import ActingRequest, acting
from portal.base.refusals import words
from portal.members.access import own_organisation
from portal.tenders import actions, bridge, queries
from portal.tenders.access import (
    access_document,
    access_lot,
    access_tender,
    may_change,
    owner_of_uploads,
)
from portal.tenders.forms import DemandRows, HandInForm, initial_rows, with_more_rows
from portal.tenders.models import Document


@acting(to="see tenders")
def tenders(request: ActingRequest) -> HttpResponse:
    """Show the tenders that one may see, newest first."""
    asked = request.GET.get("q", "").replace("\0", "").strip()[:100]
    found = queries.tenders_for(request.acting.organisation, asked)
    context = {
        "tenders": found,
        "asked": asked,
        "today": clock.today(),
        "may_type_in": request.acting.may("hand in") or request.acting.may("publish notices"),
        "may_hand_in": request.acting.may("hand in") or request.acting.may("publish notices"),
    }
    return render(request, "tenders/tenders.html", context)


@acting(to="see tenders")
def hand_in(request: ActingRequest) -> HttpResponse:
    """Take in notices; each is kept as it came and read in the background."""
    owner = owner_of_uploads(request.acting)
    form = HandInForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        for file in form.cleaned_data["notices"]:
            kept = actions.hand_in_notice(
                actor=request.acting.person, owner=owner, name=file.name or "", raw=file.read()
            )
            if kept.state != Document.State.WAITING:
                messages.info(request, _("“%(name)s” was here already.") % {"name": file.name})
        return redirect("handed_in")
    context = {"form": form, "for_everyone": owner is None}
    return render(request, "tenders/hand_in.html", context, status=422 if form.errors else 200)


@acting(to="see tenders")
def handed_in(request: ActingRequest) -> HttpResponse:
    """Show what became of the files that were handed in, while they are being read."""
    found = list(queries.handed_in_by(owner_of_uploads(request.acting)))
    waiting = sum(document.state == Document.State.WAITING for document in found)
    context = {
        "documents": [(document, _why(document)) for document in found],
        "waiting": waiting,
        "done": len(found) - waiting,
    }
    template = "tenders/_handed_in.html" if request.headers.get("HX-Request") else "tenders/handed_in.html"
    return render(request, template, context)


@acting(to="see tenders")
def document(request: ActingRequest, document_id: UUID) -> HttpResponse:
    """Show one file: what was read from it, or why it could not be read."""
    found = access_document(request.acting, document_id)
    if found.state == Document.State.READ:
        return redirect(found.tender)
    return render(request, "tenders/document.html", {"document": found, "why": _why(found)})


def _why(document: Document) -> str:
    """Return in words why a file could not be read; "" when it could."""
    problem = getattr(document, "problem", None)
    return words(problem.code, problem.where, problem.detail) if problem else ""


@acting(to="see tenders")
def raw_document(request: ActingRequest, document_id: UUID) -> HttpResponse:
    """Give a file back as it came; never shown in the browser, whatever it holds."""
    found = access_document(request.acting, document_id)
    return HttpResponse(
        bytes(found.raw),
        content_type="application/octet-stream",
        headers={
            "Content-Disposition": f'attachment; filename="{found.sha256[:12]}.xml"',
            "X-Content-Type-Options": "nosniff",
        },
    )


@acting(to="see tenders")
@require_POST
def remove_document(request: ActingRequest, document_id: UUID) -> HttpResponse:
    """Take one's own file away."""
    found = access_document(request.acting, document_id)
    if found.owner != owner_of_uploads(request.acting) or queries.stays(found):
        return redirect(found)
    actions.remove_document(actor=request.acting.person, document=found)
    messages.success(request, _("“%(name)s” is removed.") % {"name": found.name})
    return redirect("handed_in")


@acting(to="see tenders")
def tender(request: ActingRequest, tender_id: UUID) -> HttpResponse:
    """Show a tender with its lots, deadlines and awards."""
    found = access_tender(request.acting, tender_id)
    lines = bridge.read_table(found.table)
    context = {
        "lines": lines,
        "lines_left": [line for line in lines if not line.understood],
        "tender": found,
        "lots": found.lots.all(),
        "deadlines": found.deadlines.filter(lot=None),
        "awards": found.awards.all(),
        "today": clock.today(),
        "own": not queries.published(found),
        "attachments": queries.attachments_of(found),
        "may_change": may_change(request.acting, found),
        "may_remove": request.acting.may("hand in") and not queries.published(found),
    }
    return render(request, "tenders/tender.html", context)


@acting(to="see tenders")
def lot(request: ActingRequest, lot_id: UUID) -> HttpResponse:
    """Show a lot: what it asks, where that stands, and until when."""
    found = access_lot(request.acting, lot_id)
    organisation = request.acting.organisation
    confirmed = queries.confirmed(found, organisation) if organisation else None
    context = {
        "lot": found,
        "tender": found.tender,
        "deadlines": queries.deadlines_of(found),
        "confirmed": confirmed,
        "demands": confirmed.demands.all() if confirmed else queries.proposed_demands(found),
        "may_compose": request.acting.may("compose"),
        "today": clock.today(),
    }
    return render(request, "tenders/lot.html", context)


@acting(to="compose")
def confirm(request: ActingRequest, lot_id: UUID) -> HttpResponse:
    """Let a person look at what was read, correct it, and confirm it."""
    found = access_lot(request.acting, lot_id)
    organisation = own_organisation(request.acting)
    there = queries.confirmed_demands(found, organisation) or queries.proposed_demands(found)
    rows = DemandRows(with_more_rows(request.POST) if request.POST else None, initial=initial_rows(there))
    if request.method == "POST" and "more" not in request.POST and rows.is_valid():
        actions.confirm_demands(
            actor=request.acting.person, organisation=organisation, lot=found, demands=rows.demands()
        )
        messages.success(request, _("The demands are confirmed. Only your organisation sees this."))
        return redirect("compose", found.id)
    status = 422 if rows.is_bound and "more" not in request.POST else 200
    return render(
        request, "tenders/confirm.html", {"lot": found, "tender": found.tender, "rows": rows}, status=status
    )


@acting(to="compose")
def need_json(request: ActingRequest, lot_id: UUID) -> HttpResponse:
    """Give the confirmed demands as `warmneed-1`, for the command line."""
    found = access_lot(request.acting, lot_id)
    demands = queries.confirmed_demands(found, own_organisation(request.acting))
    if not demands:
        return redirect("confirm_demands", found.id)
    return HttpResponse(
        bridge.need(found, demands).to_json(),
        content_type="application/json",
        headers={"Content-Disposition": 'attachment; filename="vraag.json"'},
    )

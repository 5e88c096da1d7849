"""Pages of the composer; only the asker sees them."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coalition.errors import CoalitionError
from portal.base.access import ActingRequest, acting
from portal.base.refusals import words_for
from portal.coalitions import actions, bridge, queries
from portal.coalitions.access import access_run
from portal.coalitions.forms import AskAgainForm
from portal.coalitions.models import Run
from portal.members.access import own_organisation
from portal.members.queries import organisation_names
from portal.tenders.access import access_lot
from portal.tenders.queries import confirmed_demands

MOST_RUNS = 50
PARTS = {"netwerk": "network", "vraag": "need", "probleem": "problem"}


@acting(to="compose")
def runs(request: ActingRequest) -> HttpResponse:
    """Show what I asked before, and nobody else's."""
    found = queries.runs_of(request.acting.person, own_organisation(request.acting))
    names = organisation_names()
    return render(
        request, "coalitions/runs.html", {"runs": [bridge.summary(run, names) for run in found[:MOST_RUNS]]}
    )


@acting(to="compose")
def compose(request: ActingRequest, lot_id: UUID) -> HttpResponse:
    """Ask who could do this with us; first the demands must be confirmed by a person."""
    lot = access_lot(request.acting, lot_id)
    organisation = own_organisation(request.acting)
    if not confirmed_demands(lot, organisation):
        messages.info(request, _("First look at what is asked, and confirm it."))
        return redirect("confirm_demands", lot.id)
    if request.method != "POST":
        return render(request, "coalitions/ask.html", {"lot": lot, "tender": lot.tender})
    return _asked(
        request,
        lambda: actions.request_composition(actor=request.acting.person, organisation=organisation, lot=lot),
    )


@acting(to="compose")
def run(request: ActingRequest, run_id: UUID) -> HttpResponse:
    """Show proposals: who, what each adds, who does what, what is open, how warm and why."""
    found = access_run(request.acting, run_id)
    page = bridge.page(found, request.GET.get("voorstel", ""))
    return render(
        request,
        "coalitions/run.html",
        {"run": found, "lot": found.lot, "tender": found.lot.tender, "page": page},
    )


@acting(to="compose")
@require_POST
def ask_again(request: ActingRequest, run_id: UUID) -> HttpResponse:
    """Ask again with one set fast, left out, added or set free."""
    found = access_run(request.acting, run_id)
    form = AskAgainForm(request.POST, run=found)
    if not form.is_valid():
        raise Http404
    return _asked(
        request,
        lambda: actions.request_composition(
            actor=request.acting.person,
            organisation=found.organisation,
            lot=found.lot,
            previous=found,
            **form.cleaned_data["wishes"],
        ),
    )


@acting(to="compose")
@require_POST
def remove_run(request: ActingRequest, run_id: UUID) -> HttpResponse:
    """Forget a run."""
    actions.remove_run(actor=request.acting.person, run=access_run(request.acting, run_id))
    messages.success(request, _("The proposal is forgotten."))
    return redirect("runs")


@acting(to="compose")
def export(request: ActingRequest, run_id: UUID, part: str) -> HttpResponse:
    """Give a part of a run as the command line reads it; replaying it gives the same answer."""
    found = access_run(request.acting, run_id)
    if part in PARTS:
        text = getattr(found, PARTS[part])
    elif part in found.answers:
        text = found.answers[part]
    else:
        raise Http404
    return HttpResponse(
        text,
        content_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="{part}.json"'},
    )


def _asked(request: ActingRequest, ask: Callable[[], Run]) -> HttpResponse:
    try:
        return redirect(ask())
    except CoalitionError as refusal:
        return render(request, "coalitions/refused.html", {"why": words_for(refusal)}, status=422)

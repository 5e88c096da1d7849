"""Pages of the composer; only the asker sees them."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.decorators.vary import vary_on_headers

from coalition.errors import CoalitionError
from portal.base.access import ActingRequest, acting
from portal.base.refusals import words_for
from portal.coalitions import actions, bridge, queries
from portal.coalitions.access import access_run
from portal.coalitions.forms.run import DraftForm
from portal.coalitions.models import Run
from portal.members.access import own_organisation
from portal.members.queries import organisation_names
from portal.tenders.access import access_lot
from portal.tenders.queries import confirmed_demands, deadlines_of

MOST_RUNS = 50
MOST_LETTERS = 100
FOUND = "found"
"""The part of the page with who is found; htmx asks for it alone."""


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
@vary_on_headers("HX-Request", "HX-Target")
def run(request: ActingRequest, run_id: UUID) -> HttpResponse:
    """Show a run, after the changes that stand in the address: who, what each adds, what is open, and why."""
    found = access_run(request.acting, run_id)
    form = draft_form(request.GET, found)
    wanted, words = request.GET.get("voorstel", ""), request.GET.get("zoek", "")[:MOST_LETTERS]
    part = part_wanted(request)
    if form.does_something and not part:
        return redirect(f"{address(found, form.draft, wanted)}#said")
    context = {
        "run": found,
        "lot": found.lot,
        "tender": found.lot.tender,
        "draft": form.draft,
        "wanted": wanted,
    }
    if words or part == FOUND:
        context["found"] = bridge.found(found, form.draft, wanted, words)
    if part == FOUND:
        return render(request, "coalitions/_found.html", context)
    context |= {"page": bridge.page(found, form.draft, wanted), "days": deadlines_of(found.lot)}
    answer = render(request, "coalitions/_swapped.html" if part else "coalitions/run.html", context)
    if part:
        answer["HX-Push-Url"] = address(found, form.draft, wanted)
    return answer


@acting(to="compose")
@require_POST
def keep_run(request: ActingRequest, run_id: UUID) -> HttpResponse:
    """Keep a run with the wishes of a draft."""
    found = access_run(request.acting, run_id)
    draft = draft_form(request.POST, found).draft
    kept = actions.keep_draft(actor=request.acting.person, run=found, draft=draft)
    wished = any(kept.wishes.values())
    kept_as = _("This proposal is kept, with your wishes. Only you see it.")
    messages.success(request, kept_as if wished else _("This proposal is kept. Only you see it."))
    return redirect(kept)


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
    text = bridge.part_of(found, draft_form(request.GET, found).draft, part)
    if text is None:
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


def draft_form(data: QueryDict, found: Run) -> DraftForm:
    """Return the draft of an address; an address that no page of ours makes leads nowhere."""
    form = DraftForm(data, run=found)
    if not form.is_valid():
        raise Http404
    return form


def part_wanted(request: HttpRequest) -> str:
    """Return which part of the page htmx asks for; nothing where it is the whole page, as on going back."""
    htmx = request.htmx  # type: ignore[attr-defined]
    return "" if not htmx or htmx.history_restore_request else str(htmx.target or "")


def address(found: Run, draft: bridge.Draft, wanted: str) -> str:
    """Return the address of a draft, with the proposal that is looked at and where one came from."""
    more = {"van": draft.since, "voorstel": wanted}
    query = "&".join(
        filter(None, (draft.query, urlencode({k: v for k, v in more.items() if v not in {None, ""}})))
    )
    return f"{found.get_absolute_url()}?{query}" if query else found.get_absolute_url()

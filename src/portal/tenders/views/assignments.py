"""Pages of assignments that somebody types in: typing, changing, removing."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.base.access import ActingRequest, acting
from portal.base.refusals import ChangedMeanwhile
from portal.tenders import actions, bridge
from portal.tenders.access import access_own_assignment, access_typed, owner_of_uploads
from portal.tenders.forms import AssignmentForm, ChangeForm, DayRows, initial_days, with_more_days
from portal.tenders.models import Tender


@acting(to="see tenders")
def type_in(request: ActingRequest) -> HttpResponse:
    """Take in an assignment that is no notice; a pasted table is explained line by line before it is kept."""
    owner = owner_of_uploads(request.acting)
    posted = with_more_days(request.POST) if request.method == "POST" else None
    form = AssignmentForm(posted, initial={"key": uuid4()})
    days = DayRows(posted, prefix="days")
    context = {"form": form, "days": days, "for_everyone": owner is None}
    if posted is None or "more" in posted:
        return render(request, "tenders/type_in.html", context)
    if not (form.is_valid() & days.is_valid()):
        return render(request, "tenders/type_in.html", context, status=422)
    if lines := form.to_look_at():
        return render(request, "tenders/type_in.html", context | {"lines": lines})
    kept = actions.write_assignment(
        actor=request.acting.person,
        owner=owner,
        key=form.cleaned_data["key"],
        written=form.written(days.days()),
    )
    return _on_from(request, kept)


@acting(to="see tenders")
def change(request: ActingRequest, tender_id: UUID) -> HttpResponse:
    """Change an assignment; where somebody else was earlier, show both and let them choose."""
    found = access_typed(request.acting, tender_id)
    there = bridge.as_written(found)
    context: dict[str, Any] = {"tender": found}
    if request.method != "POST":
        texts = bridge.texts(there)
        rows = DayRows(initial=initial_days(there.days), prefix="days")
        context |= {"form": ChangeForm.of(found, texts, texts), "days": rows}
        return render(request, "tenders/change.html", context)
    posted = with_more_days(request.POST)
    form, days = ChangeForm(posted), DayRows(posted, prefix="days")
    context |= {"form": form, "days": days}
    if "more" in posted:
        return render(request, "tenders/change.html", context)
    if not (form.is_valid() & days.is_valid()):
        return render(request, "tenders/change.html", context, status=422)
    if lines := form.to_look_at():
        return render(request, "tenders/change.html", context | {"lines": lines})
    written = form.written(days.days())
    try:
        kept = actions.change_assignment(
            actor=request.acting.person, tender=found, version=form.cleaned_data["version"], written=written
        )
    except ChangedMeanwhile:
        found.refresh_from_db()
        return render(request, "tenders/change.html", _both(form, found, written), status=422)
    messages.success(request, _("The assignment is changed. What was confirmed before stays as it was."))
    return redirect(kept)


def _both(form: ChangeForm, found: Tender, written: bridge.Written) -> dict[str, Any]:
    """Return the page of two who changed the same assignment: ours in the fields, theirs beside it."""
    there = bridge.as_written(found)
    ours, theirs = bridge.texts(written), bridge.texts(there)
    merged = bridge.merge(ours=ours, theirs=theirs, began=form.cleaned_data["began"])
    shown = {name: theirs[name] if name in merged.taken else text for name, text in ours.items()}
    days = there.days if bridge.DAYS in merged.taken else written.days
    return {
        "tender": found,
        "form": ChangeForm.of(found, shown, theirs),
        "days": DayRows(initial=initial_days(days), prefix="days"),
        "meanwhile": True,
        "taken": [(form.label_of(name), theirs[name]) for name in ours if name in merged.taken],
        "clashes": [(form.label_of(name), theirs[name]) for name in ours if name in merged.clashes],
    }


def _on_from(request: ActingRequest, kept: Tender) -> HttpResponse:
    """Lead to what is asked: of the one lot, or to all lots."""
    lots = list(kept.lots.all())
    proposed = [demand for lot in lots for demand in lot.proposed]
    if not proposed:
        messages.info(request, _("We found no service that we know. Fill in yourself what is asked."))
    elif not all(demand["areas"] for demand in proposed):
        messages.info(request, _("We found no municipality. Fill in where it is asked."))
    if len(lots) > 1 or not request.acting.may("compose"):
        return redirect(kept)
    return redirect("confirm_demands", lots[0].id)


@acting(to="hand in")
@require_POST
def remove_assignment(request: ActingRequest, tender_id: UUID) -> HttpResponse:
    """Take away an assignment that one's own organisation typed in."""
    found = access_own_assignment(request.acting, tender_id)
    actions.remove_assignment(actor=request.acting.person, tender=found)
    messages.success(request, _("“%(name)s” is removed.") % {"name": found.title})
    return redirect("tenders")

"""Pages on which the office imports organisations, people and offers: hand in, look, take over, undo."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from portal.base.access import ActingRequest, acting
from portal.members import actions, queries
from portal.members.access import access_import
from portal.members.bridge import imports as bridge
from portal.members.forms import ImportForm, answers_posted
from portal.members.models import Import

ON_A_PAGE = 50
KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@acting(to="run association")
def imports(request: ActingRequest) -> HttpResponse:
    """Offer the templates, take in a file, and list what was imported before."""
    form = ImportForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        data = form.cleaned_data
        kept = actions.keep_import(
            actor=request.acting.person,
            subject=data["subject"],
            name=data["file"].name or "",
            raw=data["raw"],
            table=data["table"],
        )
        return redirect("import", kept.pk)
    context = {
        "form": form,
        "templates": [(subject.label, name) for subject, name in bridge.NAMES.items()],
        "earlier": queries.imports()[:ON_A_PAGE],
    }
    return render(request, "members/imports.html", context, status=422 if form.errors else 200)


@acting(to="run association")
def import_template(request: ActingRequest, name: str, kind: str) -> HttpResponse:
    """Give the file to fill in."""
    subject = next((subject for subject, file in bridge.NAMES.items() if file == name), None)
    if subject is None or kind not in KINDS:
        raise Http404
    made = bridge.template_csv(subject) if kind == "csv" else bridge.template_xlsx(subject)
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.{kind}"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(made, content_type=KINDS[kind], headers=headers)


@acting(to="run association")
def import_page(request: ActingRequest, number: UUID) -> HttpResponse:
    """Show row for row what would happen or happened; keep answers, and take over when that is asked."""
    found = access_import(number)
    if request.method == "POST":
        return _answered(request, found)
    if request.headers.get("HX-Request"):
        busy = found.state == Import.State.BUSY
        return _busy(request, found) if busy else HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "members/import.html", _preview(request, found))


def _busy(request: HttpRequest, found: Import) -> HttpResponse:
    return render(request, "members/_import_busy.html", {"found": found, "taking": _counts(found)["taking"]})


def _answered(request: ActingRequest, found: Import) -> HttpResponse:
    actor = request.acting.person
    actions.answer_import(actor=actor, number=found.pk, answers=answers_posted(request.POST, found.rows))
    if "take" in request.POST:
        _told(
            request,
            actions.take_import(
                actor=actor,
                number=found.pk,
                letters="letters" in request.POST,
                address=f"{settings.ORIGIN}{reverse('account_request_login_code')}",
            ),
        )
    page = request.POST.get("page", "")
    where = reverse("import", args=[found.pk])
    return redirect(f"{where}?page={page}" if page.isdecimal() else where)


def _told(request: ActingRequest, kept: Import) -> None:
    if kept.state == Import.State.TAKEN:
        messages.success(request, _("It is taken over. You can undo it below."))
    elif kept.state == Import.State.SHOWN and not kept.about.get("again"):
        messages.info(request, _("No row of this file changes anything."))


@acting(to="run association")
@require_POST
def undo_import(request: ActingRequest, number: UUID) -> HttpResponse:
    """Bring back what stood there before."""
    access_import(number)
    kept = actions.undo_import(actor=request.acting.person, number=number)
    if left := kept.about.get("left"):
        told = ngettext(
            "%(count)d row stays as it is: somebody changed it since.",
            "%(count)d rows stay as they are: somebody changed them since.",
            len(left),
        )
        messages.warning(request, told % {"count": len(left)})
    elif kept.state == Import.State.UNDONE:
        messages.success(request, _("It is undone. Everything is as it was before."))
    return redirect("import", number)


@acting(to="run association")
@require_POST
def remove_import(request: ActingRequest, number: UUID) -> HttpResponse:
    """Take the file away."""
    found = access_import(number)
    actions.remove_import(actor=request.acting.person, number=number)
    messages.success(request, _("“%(name)s” is removed.") % {"name": found.name})
    return redirect("imports")


def _preview(request: ActingRequest, found: Import) -> dict[str, object]:
    rows = bridge.sorted_rows(bridge.from_json(row) for row in found.rows)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    return {
        "found": found,
        "rows": bridge.shown(list(page), found.subject, found.about["headings"]),
        "page": page,
        "left": [row.number for row in rows if row.number in found.about.get("left", ())],
        **_counts(found),
    }


def _counts(found: Import) -> dict[str, int]:
    states = [row["state"] for row in found.rows]
    counts = {state: states.count(state) for state in bridge.STATES}
    return {**counts, "all": len(states), "taking": sum(counts[state] for state in bridge.TAKEN)}

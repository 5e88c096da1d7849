"""What each adds, and what is fun: written about one another, read by all when all have written."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from portal.base.access import ActingRequest, acting
from portal.base.refusals import ChangedMeanwhile, NotNow
from portal.coalitions import actions
from portal.coalitions.access import access_room
from portal.coalitions.bridge.room.words import Page, page_of
from portal.coalitions.forms.words import WordsForm


@acting(to="enter rooms")
def room_words(request: ActingRequest, room_id: UUID) -> HttpResponse:
    """Show what all may read, and take in what one says of the others."""
    me = access_room(request.acting, room_id)
    page = page_of(me.partner)
    others = page.others if request.method == "POST" else page.to_write
    form = WordsForm(_posted(request), others=others, initial=_initial(page))
    status = 422 if form.is_bound else 200
    context: dict[str, Any] = {"me": me, "room": me.room, "form": form, "page": page}
    if form.is_valid():
        try:
            shown = actions.write_words(me=me, words=form.sentences(), seen=form.cleaned_data["seen"])
        except ChangedMeanwhile:
            status, page = 409, page_of(me.partner)
            form.data = request.POST.copy()
            form.data["seen"] = page.seen
            form.add_error(
                None, _("A colleague of yours wrote since you began. Their words stand beside yours: choose.")
            )
            context |= {"page": page, "theirs": [(each, page.mine.get(each.pk)) for each in page.to_write]}
        except NotNow:
            status = 409
            context |= {"page": page_of(me.partner), "late": form.named_sentences()}
        else:
            last, kept = _("That was the last one: you can all read them now."), _("Your words are kept.")
            messages.success(request, last if shown else kept)
            return redirect("room_words", me.room.pk)
    form.others = context["page"].to_write
    return render(request, "coalitions/room/words.html", context, status=status)


def _initial(page: Page) -> dict[str, str]:
    found = {"seen": page.seen}
    for key, each in page.mine.items():
        found |= {f"adds-{key}": each.adds, f"fun-{key}": each.fun}
    return found


def _posted(request: ActingRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None

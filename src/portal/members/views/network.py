"""Pages of the network that anybody or any member may read: the directory, organisations and cards."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from portal.base.access import ActingRequest, acting, public
from portal.members import actions, bridge, queries
from portal.members.access import may, role_to_take
from portal.members.forms import DirectoryForm
from portal.members.models import Organisation, Person

MOST_CARDS = 3


@public
def directory(request: HttpRequest) -> HttpResponse:
    """Show who works where and does what, narrowed by a form."""
    form = DirectoryForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    found = list(queries.directory(**chosen))
    context = {
        "form": form,
        "rows": bridge.directory_rows(found, chosen),
        "on_map": bridge.map_groups(found, chosen),
        "found": bridge.found_words(len(found), chosen),
        "wider": [] if found else bridge.wider_searches(chosen),
        "narrowed": any(chosen.values()),
        "reads_cards": may(request, "read members"),
    }
    return render(request, "members/directory.html", context)


@public
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what an organisation publishes of itself."""
    found = _organisation(slug)
    context = {
        "organisation": found,
        "where": bridge.where_words(found),
        "offers": bridge.offer_rows(found),
        "on_map": bridge.map_groups([found], {}),
        "certificates": found.certificates.all(),
        "has_card": queries.has_card(found),
        "reads_cards": may(request, "read members"),
        "edits": may(request, "edit organisation"),
    }
    return render(request, "members/organisation.html", context)


@acting(to="read members")
def card(request: ActingRequest, slug: str) -> HttpResponse:
    """Show an introduction card to members."""
    cards = queries.cards([slug])
    found = _organisation(slug)
    context = {
        "organisation": found,
        "where": bridge.where_words(found),
        "card": next(iter(cards), None),
        "edits": request.acting.may("edit organisation"),
    }
    return render(request, "members/card.html", context)


@acting(to="read members")
def compare_cards(request: ActingRequest) -> HttpResponse:
    """Show two or three cards side by side."""
    chosen = list(dict.fromkeys(slug for slug in request.GET.getlist("o") if slug and "\0" not in slug))
    mine = [request.acting.organisation.slug] if request.acting.organisation else []
    cards = queries.cards(chosen[:MOST_CARDS])
    context = {
        "choices": queries.members_with_card(),
        "places": ([*(chosen or mine), *[""] * MOST_CARDS])[:MOST_CARDS],
        "too_many": len(chosen) > MOST_CARDS,
        "rows": bridge.card_rows(cards),
        "cards": cards,
    }
    return render(request, "members/compare_cards.html", context)


@public
@require_POST
def take_role(request: HttpRequest) -> HttpResponse:
    """Go on in another of one's own roles."""
    if not isinstance(request.user, Person):
        raise Http404
    role = role_to_take(request.user, request.POST.get("role", ""))
    actions.note_role_taken(actor=request.user, role=role)
    request.session["role"] = role.pk
    return redirect("home")


@public
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Go on in another language, and remember it."""
    language = request.POST.get("language", "")
    back = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(back if safe else "/")
    if language in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, language, samesite="Lax", secure=settings.ENCRYPTED
        )
        if isinstance(request.user, Person):
            actions.set_language(actor=request.user, language=language)
    return response


def _organisation(slug: str) -> Organisation:
    found = queries.organisation_or_none(slug)
    if found is None:
        raise Http404
    return found

"""Pages on which people keep what their own organisation publishes."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.base.access import ActingRequest, acting
from portal.members import actions, bridge, queries
from portal.members.access import own_organisation as own
from portal.members.forms import CardForm, CertificateForm, InvitePersonForm, OffersForm, ProfileForm
from portal.members.models import Card, Organisation


@acting(to="edit organisation")
def own_organisation(request: ActingRequest) -> HttpResponse:
    """Show what others see of us, with the buttons to change it."""
    organisation = own(request.acting)
    context = {
        "organisation": organisation,
        "offers": bridge.offer_rows(organisation),
        "on_map": bridge.map_groups([organisation], {}),
        "card": Card.objects.filter(organisation=organisation).first(),
        "certificates": organisation.certificates.all(),
        "people": queries.people_of(organisation),
    }
    return render(request, "members/own_organisation.html", context)


@acting(to="edit organisation")
@require_POST
def list_organisation(request: ActingRequest) -> HttpResponse:
    """Show us in the network from now on, because we ask for it ourselves."""
    organisation = actions.list_organisation(actor=request.acting.person, organisation=own(request.acting))
    messages.success(request, _("You stand in the network now. This is what everyone sees of you."))
    return redirect(organisation)


@acting(to="edit organisation")
def edit_profile(request: ActingRequest) -> HttpResponse:
    """Change who we are."""
    organisation = own(request.acting)
    form = ProfileForm(request.POST or None, instance=organisation)
    if form.is_valid():
        actions.save_profile(actor=request.acting.person, organisation=organisation, **form.cleaned_data)
        messages.success(request, _saved(organisation, _("Your profile is saved. Everyone can read it.")))
        return redirect("own_organisation")
    return _form_page(request, "members/edit_profile.html", form=form, organisation=organisation)


@acting(to="edit organisation")
def edit_card(request: ActingRequest) -> HttpResponse:
    """Change the introduction card."""
    organisation = own(request.acting)
    form = CardForm(request.POST or None, instance=Card.objects.filter(organisation=organisation).first())
    if form.is_valid():
        actions.save_card(actor=request.acting.person, organisation=organisation, **form.cleaned_data)
        messages.success(
            request, _saved(organisation, _("Your introduction card is saved. Members can read it."))
        )
        return redirect("card", organisation.slug) if organisation.is_member else redirect("own_organisation")
    return _form_page(request, "members/edit_card.html", form=form, organisation=organisation)


@acting(to="edit organisation")
def edit_offers(request: ActingRequest) -> HttpResponse:
    """Change what we do where; adding municipalities shows them as columns before anything is published."""
    organisation = own(request.acting)
    columns = bridge.working_area(organisation, request.POST.getlist("area"))
    form = OffersForm(request.POST or None, areas=columns)
    ticked = set(request.POST.getlist("offer")) if request.method == "POST" else bridge.ticked(organisation)
    added: list[str] = []
    if form.is_valid():
        added = [code for code in form.cleaned_data["add_areas"] if code not in columns]
        if not added and "add" not in request.POST:
            data = form.cleaned_data
            actions.save_offers(
                actor=request.acting.person,
                organisation=organisation,
                offers=data["offer"],
                source=data["source"],
            )
            messages.success(
                request, _saved(organisation, _("Your working area is saved. Everyone can see it."))
            )
            return redirect(organisation if organisation.is_listed else "own_organisation")
        columns = bridge.working_area(organisation, [*columns, *added])
        form = OffersForm(areas=columns, initial={"source": form.cleaned_data["source"]})
    table = bridge.offer_table(columns, ticked)
    return _form_page(
        request, "members/edit_offers.html", form=form, table=table, added=bridge.area_names(added)
    )


@acting(to="edit organisation")
@require_POST
def confirm_offers(request: ActingRequest) -> HttpResponse:
    """Say in one click that the working area is still right."""
    organisation = own(request.acting)
    actions.confirm_offers(actor=request.acting.person, organisation=organisation)
    messages.success(
        request, _saved(organisation, _("Thank you. Everyone now sees that this was checked today."))
    )
    return redirect("home")


@acting(to="edit organisation")
def edit_certificates(request: ActingRequest) -> HttpResponse:
    """Add or renew a certificate."""
    organisation = own(request.acting)
    form = CertificateForm(request.POST or None, initial={"name": request.GET.get("name", "")})
    if form.is_valid():
        actions.save_certificate(actor=request.acting.person, organisation=organisation, **form.cleaned_data)
        messages.success(request, _("The certificate is saved."))
        return redirect("edit_certificates")
    certificates = organisation.certificates.all()
    return _form_page(
        request,
        "members/edit_certificates.html",
        form=form,
        certificates=certificates,
        organisation=organisation,
    )


@acting(to="edit organisation")
@require_POST
def remove_certificate(request: ActingRequest, certificate_id: int) -> HttpResponse:
    """Take a certificate away."""
    organisation = own(request.acting)
    certificate = get_object_or_404(organisation.certificates, pk=certificate_id)
    actions.remove_certificate(
        actor=request.acting.person, organisation=organisation, certificate=certificate
    )
    messages.success(request, _("The certificate is removed."))
    return redirect("edit_certificates")


@acting(to="edit organisation")
def people(request: ActingRequest) -> HttpResponse:
    """Show who acts for us, and invite somebody."""
    organisation = own(request.acting)
    form = InvitePersonForm(request.POST or None)
    if form.is_valid():
        name = form.cleaned_data["name"]
        subject, text = bridge.invitation(
            name=name,
            organisation=organisation.name,
            by=request.acting.person.name,
            address=request.build_absolute_uri("/account/login/code/"),
        )
        actions.invite_person(
            actor=request.acting.person,
            organisation=organisation,
            **form.cleaned_data,
            subject=subject,
            text=text,
        )
        told = _("%(name)s can act for you. Who is new here gets an e-mail.")
        messages.success(request, told % {"name": name})
        return redirect("people")
    return _form_page(
        request,
        "members/people.html",
        form=form,
        people=queries.people_of(organisation),
        organisation=organisation,
    )


@acting(to="edit organisation")
@require_POST
def end_role(request: ActingRequest, role_id: int) -> HttpResponse:
    """Let somebody no longer act for us; not oneself, so that nobody locks the door from outside."""
    role = get_object_or_404(queries.people_of(own(request.acting)), pk=role_id)
    if role.person == request.acting.person:
        messages.error(request, _("You cannot take away your own role. Ask a colleague or the office."))
    else:
        actions.end_role(actor=request.acting.person, role=role)
        messages.success(request, _("%(name)s no longer acts for you.") % {"name": role.person.name})
    return redirect("people")


def _saved(organisation: Organisation, words: str) -> str:
    """Return what to say after saving: that everyone sees it holds for who is listed alone."""
    return words if organisation.is_listed else _("It is saved. Nobody else sees it yet.")


def _form_page(request: ActingRequest, template: str, **context: object) -> HttpResponse:
    """Show a form; refused input comes back filled in, as 422."""
    form = context["form"]
    return render(request, template, context, status=422 if getattr(form, "errors", None) else 200)

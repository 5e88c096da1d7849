"""Who somebody acts as, what that role may do, and how one gets in (by invitation only)."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.utils import is_mfa_enabled
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation

from portal.members import queries
from portal.members.models import Import, Organisation, Person, Role
from portal.notify.actions import send_letter

VERBS: dict[str, frozenset[str]] = {
    Role.Name.DIRECTOR: frozenset(
        {
            "read members",
            "read stories",
            "see tenders",
            "hand in",
            "compose",
            "edit organisation",
            "answer invitations",
            "enter rooms",
        }
    ),
    Role.Name.STAFF: frozenset({"read members", "read stories", "see tenders", "enter rooms"}),
    Role.Name.CONTACT: frozenset({"edit organisation", "answer invitations", "enter rooms"}),
    Role.Name.OFFICE: frozenset(
        {"read members", "read stories", "see tenders", "publish notices", "run association"}
    ),
    Role.Name.CHAIR: frozenset({"read members", "read stories", "see tenders"}),
    Role.Name.MUNICIPALITY: frozenset(),
    Role.Name.AUDITOR: frozenset(),
    Role.Name.ADMINISTRATOR: frozenset(),
}
"""The permission table, for what there is; a role that is not named here may nothing."""

LOGOS = "/vereniging/logo/"
"""Where the association's logo lies: a picture that every page shows, also the one that asks for a key."""

DELEGATED = frozenset({"hand in", "compose"})
"""What a director may delegate to a member of staff."""

OF_GUESTS = frozenset({"edit organisation", "answer invitations", "enter rooms"})
"""What people of a guest organisation may: keep their profile, answer, and enter the rooms they are in."""

NEEDS_SECOND_FACTOR = frozenset(
    {Role.Name.DIRECTOR, Role.Name.OFFICE, Role.Name.CHAIR, Role.Name.AUDITOR, Role.Name.ADMINISTRATOR}
)


@dataclass(frozen=True, slots=True)
class Acting:
    """A person in the role they act in on this request, and the other roles they could take."""

    person: Person
    role: Role
    others: tuple[Role, ...]

    @property
    def organisation(self) -> Organisation | None:
        """Return the organisation they act for; none for a role in the association."""
        return self.role.organisation

    def may(self, verb: str) -> bool:
        """Say whether this role may do this."""
        if self.role.organisation is not None and not self.role.organisation.is_member:
            return verb in OF_GUESTS & VERBS.get(self.role.name, frozenset())
        delegated = DELEGATED if self.role.name == Role.Name.STAFF and self.role.may_compose else frozenset()
        return verb in VERBS.get(self.role.name, frozenset()) | delegated


class ActingMiddleware:
    """Finds the role somebody acts in, afresh on every request: what is taken away is gone at once."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Set `request.acting`, speak the person's language, and ask for a second factor where it must be."""
        acting = acting_of(request)
        request.acting = acting  # type: ignore[attr-defined]
        with translation.override(_language(request)):
            if acting and _must_add_second_factor(request, acting):
                return HttpResponseRedirect(reverse("mfa_index"))
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", _language(request))
        return response


def acting_of(request: HttpRequest) -> Acting | None:
    """Return the role somebody acts in: the one chosen in this session, else the first."""
    if not isinstance(request.user, Person):
        return None
    roles = queries.roles_of(request.user)
    if not roles:
        return None
    chosen = next((role for role in roles if role.pk == request.session.get("role")), roles[0])
    return Acting(request.user, chosen, tuple(role for role in roles if role != chosen))


def may(request: HttpRequest, verb: str) -> bool:
    """Say whether whoever looks at a public page may also do this."""
    acting = acting_of(request)
    return acting is not None and acting.may(verb)


def role_to_take(person: Person, number: str) -> Role:
    """Return a role that this person may act in, by the number a form sent, or not found."""
    for role in queries.roles_of(person):
        if str(role.pk) == number:
            return role
    raise Http404


def own_organisation(acting: Acting) -> Organisation:
    """Return the organisation somebody acts for; not found for a role in the association."""
    if acting.organisation is None:
        raise Http404
    return acting.organisation


def access_import(number: UUID) -> Import:
    """Return an import, or not found; whoever runs the association sees them all."""
    found = queries.import_or_none(number)
    if found is None:
        raise Http404
    return found


def _language(request: HttpRequest) -> str:
    if isinstance(request.user, Person):
        return request.user.language
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _must_add_second_factor(request: HttpRequest, acting: Acting) -> bool:
    if request.path.startswith(("/account/", LOGOS, settings.STATIC_URL)):
        return False
    if not NEEDS_SECOND_FACTOR & {role.name for role in (acting.role, *acting.others)}:
        return False
    return not is_mfa_enabled(acting.person)


def display_name(person: Person) -> str:
    """Return how the log-in pages name somebody."""
    return person.name


class InvitationOnly(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up by themselves, and every mail goes through the outbox."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse: one is invited by a director or by the office."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Put the mail in the outbox, as text."""
        mail = self.render_mail(template_prefix, email, context)
        send_letter(address=email, subject=mail.subject, text=mail.body)


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of authenticator apps are encrypted with the site's key before they are stored."""

    def encrypt(self, text: str) -> str:
        """Return the secret as it is stored."""
        return _vault().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret itself."""
        return _vault().decrypt(encrypted_text.encode()).decode()


def _vault() -> Fernet:
    return Fernet(
        base64.urlsafe_b64encode(hashlib.sha256(b"second factor" + settings.SECRET_KEY.encode()).digest())
    )

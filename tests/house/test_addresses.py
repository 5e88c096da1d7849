"""Every address is guarded, open on purpose, or one of the log-in pages that we looked at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.urls import URLPattern, get_resolver

from portal.base.access import GUARDED_VIEWS, PUBLIC_VIEWS

ALLAUTH = {
    "allauth.account.views": "log in, out and back in, change or reset a password: limits attempts",
    "allauth.mfa.base.views": "the second factor: asks the password again before changes",
    "allauth.mfa.totp.views": "an authenticator app: only for who is logged in, after the password again",
    "allauth.mfa.recovery_codes.views": "recovery codes: only for who is logged in, after the password again",
    "allauth.mfa.webauthn.views": "passkeys: only for who is logged in; and logging in with one",
}


def addresses(patterns: Any) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern
        else:
            yield from addresses(pattern.url_patterns)


def views() -> dict[str, str]:
    """Return the full name of each view, and the module it stands in."""
    found = (pattern.callback for pattern in addresses(get_resolver().url_patterns))
    return {f"{view.__module__}.{view.__name__}": view.__module__ for view in found}


def test_every_view_is_guarded_or_open_on_purpose() -> None:
    ours = {view for view, module in views().items() if module not in ALLAUTH}

    assert ours <= GUARDED_VIEWS | PUBLIC_VIEWS


def test_no_view_is_both_open_and_guarded() -> None:
    assert views()
    assert GUARDED_VIEWS.isdisjoint(PUBLIC_VIEWS)


def test_each_exception_is_still_needed() -> None:
    assert ALLAUTH.keys() <= set(views().values())


def test_every_view_of_ours_has_an_address() -> None:
    reachable = {*views(), settings.CSRF_FAILURE_VIEW}

    assert reachable >= {view for view in GUARDED_VIEWS | PUBLIC_VIEWS if view.startswith("portal.")}

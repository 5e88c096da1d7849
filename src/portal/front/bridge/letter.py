"""The words with which a site begins: the letter to the first person of the office."""

from __future__ import annotations

from django.utils.translation import gettext as _


def letter_to_the_office(name: str, association: str, site: str) -> dict[str, str]:
    """Return subject and text of the letter, in the language that is spoken now."""
    values = {"name": name, "association": association, "address": f"{site.rstrip('/')}/account/login/code/"}
    return {
        "subject": _("You are the office of %(association)s") % values,
        "text": _(
            "Dear %(name)s,\n\n%(association)s now has a site of its own, and you are its office.\n\n"
            "Go to %(address)s and ask for a code on this e-mail address. You need no password.\n\n"
            "The office has a second lock on its door: the site asks you to add a passkey or an "
            "authenticator app first.\n"
        )
        % values,
    }

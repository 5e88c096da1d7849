"""The words of letters to people of organisations."""

from __future__ import annotations

from django.utils.translation import gettext as _


def invitation(*, name: str, organisation: str, by: str, address: str) -> tuple[str, str]:
    """Return subject and text of the letter to somebody who may now act for an organisation."""
    values = {"name": name, "organisation": organisation, "by": by, "address": address}
    text = _(
        "Dear %(name)s,\n\n%(by)s invited you to act for %(organisation)s in Warme coalities.\n\n"
        "Go to %(address)s and ask for a code on this e-mail address. You need no password.\n"
    )
    return _("You can now act for %(organisation)s") % values, text % values

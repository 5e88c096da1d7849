"""What every page shows of the association: its name, its colour, and where its logo lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, Func, Value
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from portal.members.models import Association

PRODUCT = "Warme coalities"


@dataclass(frozen=True, slots=True)
class Sign:
    """How the association is known on a page; without one, the product's own name and mark."""

    name: str = PRODUCT
    colour: str = Association.Colour.EMBER.value
    logo: str = ""

    @property
    def known(self) -> bool:
        """Say whether there is an association; the foot then names the product too."""
        return self.name != PRODUCT


def association_context(request: HttpRequest) -> dict[str, Any]:
    """Give the sign to every page; what shows none does not ask the database."""
    return {"association": SimpleLazyObject(sign)}


def sign() -> Sign:
    """Return the sign; the logo is hashed where it lies, so that no page fetches it."""
    fingerprint = Func(
        Func(F("logo"), function="sha256"), Value("hex"), function="encode", output_field=CharField()
    )
    found = Association.objects.annotate(fingerprint=fingerprint).defer("logo").first()
    if found is None:
        return Sign()
    logo = reverse("logo", args=[found.fingerprint]) if found.fingerprint else ""
    return Sign(found.name, found.colour, logo)


def logo_with(fingerprint: str) -> bytes | None:
    """Return the logo when it is the one with this fingerprint; an older one is gone."""
    here = sign()
    if not here.logo.endswith(f"/{fingerprint}.png"):
        return None
    raw = Association.objects.values_list("logo", flat=True).get()
    return bytes(raw) if raw is not None else None


def there_is_one() -> bool:
    """Say whether there is an association."""
    return Association.objects.exists()


def the_association() -> Association | None:
    """Return the association as it stands, for the page on which the office changes it."""
    return Association.objects.first()

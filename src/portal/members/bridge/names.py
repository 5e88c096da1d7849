"""Names of services and municipalities in the reader's language, and codes behind what people type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import get_language

from coalition import areas, services
from coalition.errors import UnknownCode


def service_name(code: str) -> str:
    """Return the name of a service in the reader's language."""
    try:
        found = services.service(code)
    except UnknownCode:
        return code
    return found.en if get_language() == "en" else found.nl


def service_definition(code: str) -> str:
    """Return what a service is, in one sentence."""
    found = services.service(code)
    return found.definition_en if get_language() == "en" else found.definition_nl


def service_choices() -> list[tuple[str, str]]:
    """Return every service as (id, name), in the order of our list."""
    return [(found.id, service_name(found.id)) for found in services.services()]


def in_sentence(name: str) -> str:
    """Return the name of a service as it stands inside a sentence: youth work, not Youth work."""
    return name[:1].lower() + name[1:]


def area_name(code: str) -> str:
    """Return the name of a municipality."""
    try:
        return areas.municipality(code).name
    except UnknownCode:
        return code


def area_names(codes: Iterable[str]) -> list[str]:
    """Return the names of municipalities, in the Dutch order."""
    wanted = set(codes)
    known = [found.name for found in areas.municipalities() if found.code in wanted]
    return known + sorted(code for code in wanted if area_name(code) == code)


def area_codes(codes: Iterable[str]) -> list[str]:
    """Return codes of municipalities, each once, in the order of their names."""
    wanted = set(codes)
    return [found.code for found in areas.municipalities() if found.code in wanted]


def area_named(name: str) -> str | None:
    """Return the code of the municipality with this name or code."""
    text = name.strip()
    return text if area_name(text) != text else areas.named(text)


def areas_in_text(text: str) -> tuple[list[str], list[str]]:
    """Read names of municipalities between commas, semicolons or lines: codes, and what is not known."""
    codes: list[str] = []
    unknown: list[str] = []
    for name in _between_commas(text):
        code = area_named(name)
        if code is None:
            unknown.append(name)
        elif code not in codes:
            codes.append(code)
    return codes, unknown


def _between_commas(text: str) -> Iterator[str]:
    """Yield what stands between commas; "Nuenen, Gerwen en Nederwetten" is one name and stays whole."""
    parts = [part.strip() for part in text.replace(";", ",").replace("\n", ",").split(",")]
    parts = [part for part in parts if part]
    while parts:
        both = ", ".join(parts[:2])
        whole = len(parts) > 1 and area_named(parts[1]) is None and area_named(both) is not None
        yield both if whole else parts[0]
        del parts[: 2 if whole else 1]

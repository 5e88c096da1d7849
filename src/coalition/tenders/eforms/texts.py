"""What texts and organisations of an eForms document say, in the language of the notice."""

from __future__ import annotations

from collections.abc import Iterable

from coalition.tenders import scalars
from coalition.tenders.notice import Party
from coalition.tenders.xml import Element, maybe, text
from coalition.values import Source

EXTENSION = "UBLExtensions/UBLExtension/ExtensionContent/EformsExtension"
"""Where eForms keeps what UBL has no place for, at the root as in a lot."""


def chosen(elements: Iterable[Element], language: str) -> Element | None:
    """Return the element in this language, otherwise the first with a text."""
    filled = [element for element in elements if text(element)]
    return next((one for one in filled if one.get("languageID") == language), filled[0] if filled else None)


def pick(elements: Iterable[Element], language: str) -> str:
    """Return the text in this language on one line, "" when there is none."""
    element = chosen(elements, language)
    return "" if element is None else text(element)


def paragraphs(elements: Iterable[Element], language: str) -> list[str]:
    """Return the lines of the text in this language, without blanks around them and without empty ones."""
    element = chosen(elements, language)
    if element is None:
        return []
    lines = "".join(str(part) for part in element.itertext()).splitlines()
    return [" ".join(line.split()) for line in lines if line.strip()]


def sources(project: Element, language: str, place: str) -> tuple[Source, ...]:
    """Return the title and the paragraphs of a description; `place` is `Procedure` or `Lot LOT-0001`."""
    title = pick(project.findall("Name"), language)
    lines = paragraphs(project.findall("Description"), language)
    found = [Source(f"BT-21-{place}", title)] if title else []
    for index, line in enumerate(lines, 1):
        found.append(
            Source(f"BT-24-{place}, paragraph {index}" if len(lines) > 1 else f"BT-24-{place}", line)
        )
    return tuple(found)


def parties(root: Element, language: str) -> dict[str, Party]:
    """Return each organisation with a name under its id; a touch point stands for its company."""
    found: dict[str, Party] = {}
    for organisation in root.findall(f"{EXTENSION}/Organizations/Organization"):
        company = organisation.find("Company")
        name = "" if company is None else pick(company.findall("PartyName/Name"), language)
        if company is None or not name:
            continue
        party = Party(
            name=name,
            national_id=maybe(company, "PartyLegalEntity/CompanyID"),
            town=maybe(company, "PostalAddress/CityName"),
            nuts=maybe(company, "PostalAddress/CountrySubentityCode"),
            country=scalars.country(maybe(company, "PostalAddress/Country/IdentificationCode")),
            url=maybe(company, "WebsiteURI"),
        )
        for id in organisation.iterfind("*/PartyIdentification/ID"):
            found[text(id)] = party
    return found

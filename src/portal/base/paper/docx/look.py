"""How a DOCX looks: its page, its language and our few styles in the place of those of an office program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm

from portal.base.paper.docx.xml import element, line, the
from portal.base.paper.value import LANGUAGES

HEADS, TEXTS = "Fraunces SemiBold", "Atkinson Hyperlegible Next"
EMBER, INK, SOFT, HAIR = "AD3A1C", "000000", "4A4540", "B5AA9B"
WIDTH, FACTS_AT = Mm(170), Mm(40)
SMALLEST = 9.0
LIST = 1
"""The number of our one kind of list."""
_WITHOUT_USE = ("stylesWithEffects", "thumbnail", "customXml")


@dataclass(frozen=True, slots=True)
class Style:
    """A style of paragraphs; sizes are shares of the text's size, spaces shares of the style's own."""

    name: str
    size: float = 1.0
    letters: str = TEXTS
    colour: str = INK
    bold: bool = False
    before: float = 0.0
    after: float = 0.0
    leading: float = 1.02
    level: int | None = None
    stays: bool = False
    at_left: bool = False
    hangs: bool = False
    lists: bool = False

    @property
    def key(self) -> str:
        """Return the name by which paragraphs point at the style."""
        return self.name.title().replace(" ", "")


STYLES = (
    Style("Normal", after=0.3),
    Style("Title", 2.35, HEADS, after=0.09, leading=0.92, stays=True),
    Style("Subtitle", 1.18, colour=SOFT, after=0.1),
    Style("About", colour=SOFT, after=0.85),
    Style("heading 1", 1.42, HEADS, before=0.95, after=0.2, level=0, stays=True),
    Style("heading 2", 1.12, HEADS, before=0.7, after=0.15, level=1, stays=True),
    Style("Draft", 0.92, colour=EMBER, bold=True, after=0.2, stays=True),
    Style("caption", 0.92, colour=SOFT, before=0.2, after=0.1, stays=True),
    Style("Cell", 0.92, before=0.22, after=0.27, leading=0.92),
    Style("List Bullet", after=0.12, lists=True),
    Style("List title", bold=True, before=0.3, after=0.1, stays=True),
    Style("Facts", after=0.22, hangs=True),
    Style("Callout title", bold=True, before=0.6, at_left=True, stays=True),
    Style("Callout", at_left=True),
    Style("header", 0.0, colour=SOFT),
    Style("footer", 0.0, colour=SOFT),
)
"""Lines and spaces as in the PDF: our letters ask for lines of 1.3 times their size by themselves."""


def dress(document: Document, language: str, size: float) -> None:
    """Set the page, the language and every style of a sheet, and take out what it does not use."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(20)
    section.header_distance = section.footer_distance = Mm(11)
    locale = LANGUAGES[language]
    document.core_properties.language = locale
    styles = document.styles.element
    styles[:] = [_defaults(locale), *(_style(style, size) for style in STYLES), *_needed()]
    document.part.numbering_part.element[:] = _list()
    _settle(document.settings.element, locale)
    for holder in (document.part, document.part.package):
        for key, link in list(holder.rels.items()):
            if any(word in link.reltype for word in _WITHOUT_USE):
                del holder.rels[key]


def _defaults(locale: str) -> BaseOxmlElement:
    """Return what holds for everything: the letters, and the language in which it is read and spelled."""
    spoken = element("lang", val=locale, eastAsia=locale, bidi="ar-SA")
    return element("docDefaults", element("rPrDefault", element("rPr", _letters(TEXTS), spoken)))


def _needed() -> Iterator[BaseOxmlElement]:
    """Return the two styles that a program falls back on."""
    yield element("style", element("name", val="Default Paragraph Font"), type="character", default=1,
                  styleId="DefaultParagraphFont")  # fmt: skip
    yield element(
        "style", element("name", val="Normal Table"), type="table", default=1, styleId="TableNormal"
    )


def _style(style: Style, size: float) -> BaseOxmlElement:
    """Return a style in the order that its schema asks for."""
    points = max(SMALLEST, round(size * style.size * 2) / 2)
    made = element("style", element("name", val=style.name), type="paragraph", styleId=style.key)
    if style.name == "Normal":
        made.set(qn("w:default"), "1")
    else:
        made.append(element("basedOn", val="Normal"))
    made.append(element("qFormat"))
    made.append(element("pPr", *_form(style, points)))
    weight = [element("b"), element("bCs")] if style.bold else []
    sizes = [element(name, val=round(points * 2)) for name in ("sz", "szCs")]
    made.append(element("rPr", _letters(style.letters), *weight, element("color", val=style.colour), *sizes))
    return made


def _form(style: Style, points: float) -> Iterator[BaseOxmlElement]:
    """Return how a paragraph of this style stands, in the order of the schema."""
    if style.stays:
        yield element("keepNext")
    if style.at_left:
        yield element("keepLines")
    if style.lists:
        yield element("numPr", element("ilvl", val=0), element("numId", val=LIST))
    if style.at_left:
        yield element("pBdr", line("left", eighths=18, colour=INK, space=10))
    if style.hangs:
        yield element("tabs", element("tab", val="left", pos=FACTS_AT.twips))
    yield element(
        "spacing",
        before=round(points * style.before * 20),
        after=round(points * style.after * 20),
        line=round(style.leading * 240),
        lineRule="auto",
    )
    if style.hangs:
        yield element("ind", left=FACTS_AT.twips, hanging=FACTS_AT.twips)
    elif style.at_left:
        yield element("ind", left=Mm(5).twips)
    if style.level is not None:
        yield element("outlineLvl", val=style.level)


def _letters(name: str) -> BaseOxmlElement:
    """Name the letters for every script, not for Latin only."""
    return element("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name)


def _list() -> list[BaseOxmlElement]:
    """Return our one kind of list: a dash, and the text a little to the right of it."""
    level = element(
        "lvl",
        element("start", val=1),
        element("numFmt", val="bullet"),
        element("lvlText", val="–"),
        element("lvlJc", val="left"),
        element("pPr", element("ind", left=Mm(4.5).twips, hanging=Mm(4.5).twips)),
        element("rPr", _letters(TEXTS), element("color", val=SOFT)),
        ilvl=0,
    )
    kind = element("abstractNum", element("multiLevelType", val="singleLevel"), level, abstractNumId=0)
    return [kind, element("num", element("abstractNumId", val=0), numId=LIST)]


def _settle(settings: BaseOxmlElement, locale: str) -> None:
    """Say that our letters are in the file, and that no older program made it."""
    the("zoom", settings).set(qn("w:percent"), "100")
    the("zoom", settings).addnext(element("embedTrueTypeFonts"))
    for name in ("proofState", "savePreviewPicture", "rsids"):
        settings.remove(the(name, settings))
    settings.replace(the("themeFontLang", settings), element("themeFontLang", val=locale))
    for mode in settings.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")

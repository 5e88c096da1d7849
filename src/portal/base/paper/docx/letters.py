"""Our letters inside a DOCX, so that it looks the same everywhere; their licence (OFL) allows it."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from lxml import etree

from portal.base.paper.docx.look import HEADS, TEXTS
from portal.base.paper.docx.xml import element
from portal.base.paper.pdf import HERE

FILES = (
    (HEADS, "Georgia", "roman", "embedRegular", "Fraunces_600SemiBold.ttf"),
    (TEXTS, "Verdana", "swiss", "embedRegular", "AtkinsonHyperlegibleNext_400Regular.ttf"),
    (TEXTS, "Verdana", "swiss", "embedBold", "AtkinsonHyperlegibleNext_700Bold.ttf"),
)
"""Letters, what comes nearest where a program does not take letters from files, family, weight, file."""
OBFUSCATED = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_VEILED = 32


def embed_letters(document: Document) -> None:
    """Put our letters in the file, veiled as its format asks (ECMA-376, part 4, 2.8.1)."""
    table = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    fonts = parse_xml(f"<w:fonts {nsdecls('w', 'r')}/>")
    for number, (name, near, family, weight, file) in enumerate(FILES, start=1):
        letters = (HERE / "fonts" / file).read_bytes()
        key = uuid5(NAMESPACE_URL, file)
        uri = PackURI(f"/word/fonts/font{number}.odttf")
        part = Part(uri, OBFUSCATED, veiled(letters, key.bytes), document.part.package)
        if not len(fonts) or fonts[-1].get(qn("w:name")) != name:
            fonts.append(
                element("font", element("altName", val=near), element("family", val=family), name=name)
            )
        inside = element(weight, fontKey=f"{{{key}}}".upper())
        inside.set(qn("r:id"), table.relate_to(part, RELATIONSHIP_TYPE.FONT))
        fonts[-1].append(inside)
    table._blob = etree.tostring(fonts, xml_declaration=True, encoding="UTF-8", standalone=True)


def veiled(letters: bytes, key: bytes) -> bytes:
    """Return letters whose first 32 bytes are mixed with a key, read backwards; once more gives them back."""
    twice = key[::-1] * 2
    return bytes(a ^ b for a, b in zip(letters[:_VEILED], twice, strict=True)) + letters[_VEILED:]

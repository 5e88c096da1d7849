"""Files that people may hand in by mistake or on purpose, each made here or read from the shared samples."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[3] / "samples" / "notices"
GOOD = (SAMPLES / "ted-f21-competition-ijmond.xml").read_bytes()
BOMB = (
    b'<?xml version="1.0"?>\n<!DOCTYPE lolz [<!ENTITY lol "lol">'
    + b"".join(
        f'<!ENTITY lol{number + 1} "{f"&lol{number or str()};" * 10}">'.encode() for number in range(9)
    )
    + b"]>\n<lolz>&lol9;</lolz>"
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
ELSEWHERE = b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "http://elders.example/a.dtd"><a/>'
PAGE = b"<!doctype html><html><body><script>alert(1)</script></body></html>"
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def _zip() -> bytes:
    inside = io.BytesIO()
    with zipfile.ZipFile(inside, "w") as archive:
        archive.writestr("../../bekendmaking.xml", GOOD)
    return inside.getvalue()


UNREADABLE: dict[str, bytes] = {
    "half a notice": GOOD[: len(GOOD) // 2],
    "an empty file": b"",
    "a file of nothing but spaces": b" \n\t ",
    "an XML bomb": BOMB,
    "an entity from a file": OUTSIDE,
    "a definition from elsewhere": ELSEWHERE,
    "a ZIP": _zip(),
    "a page of a site": PAGE,
    "a drawing with a script": DRAWING,
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(64),
    "bytes without meaning": bytes(range(256)) * 8,
    "nothing but zeros": bytes(4096),
    "XML of something else": b"<?xml version='1.0'?><recept><titel>Soep</titel></recept>",
    "a thousand levels": b"<a>" * 1000 + b"</a>" * 1000,
    "JSON": b'{"notice": 1}',
    "a wrong encoding": GOOD.replace(b"UTF-8", b"EBCDIC-CP-BE", 1),
    "a name of an entity": b"<a>&onbekend;</a>",
}
"""What cannot be read as a notice; each is kept and explained."""

NAMES: dict[str, tuple[str, str]] = {
    "a wrong extension": ("bekendmaking.pdf", "bekendmaking.pdf"),
    "two extensions": ("bekendmaking.xml.exe", "bekendmaking.xml.exe"),
    "no extension": ("bekendmaking", "bekendmaking"),
    "a path up": ("../../etc/passwd", "passwd"),
    "a Windows path": ("C:\\Users\\wilma\\a.xml", "a.xml"),
    "a line end": ("a\r\nSet-Cookie: x=y.xml", '"a'),
    "quotes": ('a"b.xml', 'a"b.xml'),
    "markup": ("<b>a</b>&amp;.xml", "b>&.xml"),
    "letters of elsewhere": ("обявление_大阪_🎉.xml", "обявление_大阪_🎉.xml"),
    "from right to left": ("gnp\u202elmx.xml", "gnplmx.xml"),
    "a very long name": ("a" * 300 + ".xml", "a" * 200),
    "a zero": ("a\0b.xml", "ab.xml"),
}
"""A name as it is sent, and as it is kept."""

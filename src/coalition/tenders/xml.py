"""Bytes into a sound XML tree without namespaces, or a message that names the place and what to do."""

from __future__ import annotations

import codecs
import re
from collections import Counter

from lxml import etree

from coalition.errors import UnreadableNotice
from coalition.tenders.fault import NoticeFault

MAX_NOTICE_BYTES = 20_000_000
"""A notice above this is refused before it is parsed; the largest real one we have seen is below 3 MB."""

MAX_NOTICE_TAGS = 200_000
"""More tags than this are refused too, for each costs time and memory; the largest real notice has 91,783."""

Element = etree._Element

_NTH = "_nth"
"""The attribute in which we keep the number of an element among those of its name; no schema has it."""

_MAGIC: tuple[tuple[bytes, str, NoticeFault], ...] = (
    (b"PK\x03\x04", "is a ZIP file: unpack it first; this reads the XML inside", NoticeFault.PACKED),
    (b"PK\x05\x06", "is an empty ZIP file: download it again", NoticeFault.EMPTY),
    (b"\x1f\x8b", "is a gzip file: unpack it first; this reads the XML inside", NoticeFault.PACKED),
    (
        b"%PDF",
        "is a PDF: download the XML of the notice instead (TED and TenderNed offer both)",
        NoticeFault.PDF,
    ),
    (
        b"\xd0\xcf\x11\xe0",
        "is an old Office document: download the XML of the notice instead",
        NoticeFault.OFFICE,
    ),
    (b"{", "is JSON: this reads the XML of the notice", NoticeFault.JSON),
    (b"[", "is JSON: this reads the XML of the notice", NoticeFault.JSON),
)
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<", b"\0\0\0<")
_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)
_HTML = re.compile(rb"<(!doctype\s+html|html)\b", re.IGNORECASE)


def parse(data: bytes) -> Element:
    """Return the root of an XML document, its tags without namespaces, comments left out.

    Refuses what is not XML, is too large, or brings a DOCTYPE: no notice has one, bombs and entities do.
    """
    _refuse_size(data)
    _refuse_other_kinds(data)
    _refuse_tags(data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        _refuse_doctype(bool(_DOCTYPE.search(data.replace(b"\0", b""))))
        line, column = problem.position
        raise UnreadableNotice(f"line {line}, column {column}", *_explained(problem)) from None
    _refuse_doctype(root.getroottree().docinfo.internalDTD is not None)
    _simplify(root)
    return root


def _explained(problem: etree.XMLSyntaxError) -> tuple[str, NoticeFault]:
    why = (problem.msg or "not well-formed").split(", line")[0]
    if "encoding" in why:
        return (
            f"the encoding is unknown, or not the one the file says ({why}): save it as UTF-8",
            NoticeFault.ENCODING,
        )
    return f"the XML is cut off or damaged ({why}): download the file again", NoticeFault.DAMAGED


def _simplify(root: Element) -> None:
    """Take namespaces off tags and number elements of one name, once: counting at each use took minutes."""
    for element in root.iter(etree.Element):
        element.tag = str(element.tag).rpartition("}")[2]
    for parent in root.iter(etree.Element):
        if len(parent) > 1:
            _number(parent)


def _number(parent: Element) -> None:
    total = Counter(child.tag for child in parent)
    counts: Counter[str] = Counter()
    for child in parent:
        counts[child.tag] += 1
        if total[child.tag] > 1:
            child.set(_NTH, str(counts[child.tag]))


def _refuse_size(data: bytes) -> None:
    if not data.removeprefix(codecs.BOM_UTF8).strip():
        raise UnreadableNotice("file", f"is empty ({len(data)} bytes): download it again", NoticeFault.EMPTY)
    if len(data) > MAX_NOTICE_BYTES:
        raise UnreadableNotice(
            "file",
            f"is {len(data)} bytes, at most {MAX_NOTICE_BYTES} are read: is it one notice, not a collection?",
            NoticeFault.TOO_LARGE,
        )


def _refuse_tags(data: bytes) -> None:
    if (tags := data.count(b"<")) > MAX_NOTICE_TAGS:
        raise UnreadableNotice(
            "file",
            f"has {tags} tags, at most {MAX_NOTICE_TAGS} are read: is it one notice, not a collection?",
            NoticeFault.TOO_LARGE,
        )


def _refuse_other_kinds(data: bytes) -> None:
    start = data.removeprefix(codecs.BOM_UTF8).lstrip()[:1000]
    for magic, message, fault in _MAGIC:
        if start.startswith(magic):
            raise UnreadableNotice("file", message, fault)
    if _HTML.match(start):
        raise UnreadableNotice(
            "file",
            "is a web page (HTML): save the XML of the notice, not the page around it",
            NoticeFault.WEB_PAGE,
        )
    if data.startswith(_WIDE):
        return
    if (nul := data.find(b"\0")) >= 0:
        raise UnreadableNotice(
            f"byte {nul}", "is a NUL byte, which no XML holds: download the file again", NoticeFault.DAMAGED
        )
    if not start.startswith(b"<"):
        shown = start[:20].decode("utf-8", "replace")
        raise UnreadableNotice(
            "file",
            f"is not XML: it begins with {shown!r}; this reads the XML of a notice",
            NoticeFault.NOT_XML,
        )


def _refuse_doctype(there: bool) -> None:
    if there:
        raise UnreadableNotice(
            "DOCTYPE",
            "brings its own entities or definitions, which no notice needs: ask for a plain export",
            NoticeFault.DOCTYPE,
        )


def text(element: Element) -> str:
    """Return all text inside an element on one line."""
    return " ".join("".join(str(part) for part in element.itertext()).split())


def maybe(element: Element | None, path: str) -> str | None:
    """Return the text at a path, or None where there is none."""
    found = None if element is None else element.find(path)
    return (text(found) or None) if found is not None else None


def child(element: Element, path: str, where: str) -> Element:
    """Return the element at a path; refuse when it is missing, naming `where`."""
    found = element.find(path)
    if found is None:
        raise UnreadableNotice(
            where,
            f"{path} is missing: half a notice is not taken in, download the file again",
            NoticeFault.INCOMPLETE,
        )
    return found


def location(element: Element, top: Element) -> str:
    """Return a readable path below `top`: `OBJECT_CONTRACT/OBJECT_DESCR[1]/SHORT_DESCR/P[3]`."""
    steps: list[str] = []
    here: Element | None = element
    while here is not None and here is not top:
        nth = here.get(_NTH)
        steps.append(f"{here.tag}[{nth}]" if nth else str(here.tag))
        here = here.getparent()
    return "/".join(reversed(steps))

"""Collects the texts people see, keeps their Dutch complete, and compiles it. Uses Babel only."""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import allauth
import django
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).resolve().parents[1]
PORTAL = HERE / "src" / "portal"
PO = PORTAL / "locale" / "nl" / "LC_MESSAGES" / "django.po"
ALLAUTH = Path(allauth.__file__).parent / "locale" / "nl" / "LC_MESSAGES" / "django.po"
IN_A_FILTER = re.compile(r"""(?<=[:|])_\((?P<quote>["'])(?P<text>.+?)(?P=quote)\)""")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}


def main() -> None:
    """Write, check or compile."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="bring the .po file up to date with the texts")
    parser.add_argument(
        "--check", action="store_true", help="fail when a text has no Dutch, or the file is out of date"
    )
    parser.add_argument(
        "--compile", action="store_true", help="make the .mo file when it is older than the .po file"
    )
    chosen = parser.parse_args()
    if chosen.compile:
        compile_catalogue()
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    wanted = collect()
    if chosen.write:
        write(wanted)
    missing = untranslated(wanted)
    for text in missing:
        print(f"no Dutch: {text!r}")
    stale = [m.id for m in load() if m.id and (m.id, m.context) not in wanted]
    for text in stale:
        print(f"no longer used: {text!r}")
    if chosen.check and (missing or stale):
        sys.exit(
            f"{len(missing)} without Dutch, {len(stale)} no longer used: run `make messages`, then translate"
        )


def load(file: Path = PO) -> Catalog:
    """Return the Dutch catalogue as it stands."""
    if not file.exists():
        return Catalog(locale="nl", domain="django")
    with file.open("rb") as stream:
        return read_po(stream, locale="nl", domain="django")


Wanted = dict[tuple[str | tuple[str, str], str | None], list[tuple[str, int]]]


def collect() -> Wanted:
    """Return every text with where it stands."""
    found: Wanted = {}
    for file in sorted(PORTAL.rglob("*")):
        where = str(file.relative_to(HERE))
        if file.suffix == ".py" and "migrations" not in file.parts:
            for line, message, _comments, context in extract_from_file(
                "python", str(file), keywords=KEYWORDS
            ):
                found.setdefault((_id(message), context), []).append((where, line))
        elif file.suffix in {".html", ".txt"} and "templates" in file.parts:
            for line, message, context in from_template(file):
                found.setdefault((message, context), []).append((where, line))
    for key in said_otherwise():
        found.setdefault(key, []).append(("django-allauth", 0))
    return found


def said_otherwise() -> list[tuple[str | tuple[str, str], str | None]]:
    """Return the texts of the log-in pages that allauth has in Dutch, and that we say in our own way."""
    theirs = load(ALLAUTH)
    return [(_id(ours.id), ours.context) for ours in load() if ours.id and theirs.get(ours.id, ours.context)]


def _id(message: str | tuple[str, ...]) -> str | tuple[str, str]:
    if isinstance(message, str):
        return message
    return (message[0], message[1])


def from_template(file: Path) -> Iterator[tuple[int, str | tuple[str, str], str | None]]:
    """Yield the texts of a Django template, in the words by which Django itself looks them up."""
    from django.template import engines
    from django.template.base import DebugLexer, TokenType
    from django.templatetags.i18n import BlockTranslateNode, TranslateNode
    from django.utils.translation import trim_whitespace

    text = file.read_text(encoding="utf-8")
    if not any(
        token.token_type == TokenType.BLOCK and "trans" in token.contents
        for token in DebugLexer(text).tokenize()
    ):
        return
    for found in IN_A_FILTER.finditer(text):
        yield text.count("\n", 0, found.start()) + 1, found["text"], None
    template = engines["django"].from_string(text).template
    for node in _nodes(template.nodelist):
        line = node.token.lineno if node.token else 1
        if isinstance(node, TranslateNode):
            literal = node.filter_expression.var
            message = getattr(literal, "literal", literal)
            context = node.message_context.var if node.message_context else None
            yield line, str(message), None if context is None else str(getattr(context, "literal", context))
        elif isinstance(node, BlockTranslateNode):
            single, _names = node.render_token_list(node.singular)
            context = node.message_context.var if node.message_context else None
            spoken = None if context is None else str(getattr(context, "literal", context))
            single = trim_whitespace(single) if node.trimmed else single
            if node.plural and node.countervar:
                plural, _names = node.render_token_list(node.plural)
                plural = trim_whitespace(plural) if node.trimmed else plural
                yield line, (single, plural), spoken
            else:
                yield line, single, spoken


def _nodes(nodelist: object) -> Iterator[object]:
    """Yield every node, also those inside tags that keep their own lists and inside included blocks."""
    for node in nodelist:  # type: ignore[attr-defined]
        yield node
        for attribute in getattr(node, "child_nodelists", ()):
            yield from _nodes(getattr(node, attribute, None) or ())
        conditions = getattr(node, "conditions_nodelists", None)
        for _condition, inner in conditions or ():
            yield from _nodes(inner)


def untranslated(wanted: Wanted) -> list[str | tuple[str, str]]:
    """Return the texts without Dutch."""
    catalogue = load()
    bare = []
    for message, context in wanted:
        known = catalogue.get(message[0] if isinstance(message, tuple) else message, context)
        if (
            known is None
            or not known.string
            or not all([known.string] if isinstance(known.string, str) else known.string)
        ):
            bare.append(message)
    return bare


def write(wanted: Wanted) -> None:
    """Write the .po file with exactly the texts that are used, keeping their Dutch."""
    old = load()
    fresh = Catalog(locale="nl", domain="django", project="warme-coalities", charset="utf-8", fuzzy=False)
    fresh.header_comment = "# The Dutch face of the site."
    for (message, context), places in sorted(
        wanted.items(), key=lambda item: (str(item[0][0]), str(item[0][1]))
    ):
        known = old.get(message[0] if isinstance(message, tuple) else message, context)
        fresh.add(
            message,
            known.string if known else "",
            locations=sorted({(name, 0) for name, _line in places}),
            context=context,
        )
    buffer = io.BytesIO()
    write_po(buffer, fresh, width=110, omit_header=False, include_lineno=False, sort_output=False)
    PO.parent.mkdir(parents=True, exist_ok=True)
    stamped = re.compile(
        rb'^"(POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Language-Team|Report-Msgid-Bugs-To):.*\n',
        re.M,
    )
    PO.write_bytes(stamped.sub(b"", buffer.getvalue()))


def compile_catalogue() -> None:
    """Make the .mo file when it is older than the .po file."""
    target = PO.with_suffix(".mo")
    if not PO.exists() or (target.exists() and target.stat().st_mtime >= PO.stat().st_mtime):
        return
    with target.open("wb") as file:
        write_mo(file, load())


if __name__ == "__main__":
    main()

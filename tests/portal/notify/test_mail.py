"""One value, two faces: what people wrote is shown as they wrote it, and never becomes a tag."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

NAUGHTY = [
    "Jansen & Zonen", "a < b > c", "<b>vet</b>", "</mj-text><mj-image src='http://x.example/1.png'/>",
    "<mj-raw><script>alert(1)</script></mj-raw>", "<mj-include path='/etc/passwd'/>", "</mjml>", "]]>",
    "<![CDATA[x]]>", "<!-- weg -->", "-->", "<!--[if mso]><b>", "<?xml version='1.0'?>", "<!DOCTYPE x>",
    "&amp;", "&lt;b&gt;", "&#x27;", "&nbsp;", "&bestaatniet;", "&", "&&&", "<", ">", "<<>>", "\"' onclick='x",
    "{{ 7|add:7 }}", "{% now 'Y' %}", "{# weg #}", "%(name)s", "%s%n", "${7*7}", "javascript:alert(1)",
    "<a href='http://x.example/'>klik</a>", "<svg/onload=alert(1)>", "<style>*{display:none}</style>",
    "'; DROP TABLE notify_letter; --", "\\", "\\n", "Ünïcödé ĳsbeer Ĳmuiden €", "مرحبا", "שלום", "👩‍👩‍👧 🏳️‍🌈",
    "Z̸a̸l̸g̸o̸", "ﷺ", "\u200b\ufeff", "\u2028tussen\u2029", "\ufffe\uffff", "tab\ttab", "=0D=0A",
    "\x00\x07\x1b[31mrood", "http://[x", "http://℀/", "https://[::1]:x/", "http://localhost:8000@elders.example/",
    "x" * 1200, "http://x.example/?a=1&b=2", "https://localhost/<b>", "http://localhost/\"onmouseover=x",
]  # fmt: skip


@pytest.fixture(autouse=True)
def _letterhead() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("portal.notify.bridge.letterhead", lambda: "Samenkracht & vrienden")
        yield


def a_mail(words: str) -> Any:
    from portal.notify.bridge import Button, Mail

    button = Button(label=f"Open {words}", address="https://localhost/a/?b=1&c=2")
    return Mail(
        subject=words, heading=f"Dag {words}", paragraphs=(f"Dit: {words}",), why=f"Om {words}", button=button
    )


def page(mail: Any) -> Any:
    from portal.notify.bridge import as_html

    return html.fromstring(as_html(mail))


def skeleton(mail: Any) -> list[tuple[str, list[str]]]:
    return [(str(one.tag), sorted(one.attrib)) for one in page(mail).iter()]


def same(words: str) -> str:
    from portal.notify.bridge import clean

    return " ".join(clean(words).split())


@pytest.mark.parametrize("words", NAUGHTY)
def test_words_are_shown_as_they_were_given(words: str) -> None:
    from portal.notify.bridge import as_text

    shown = page(a_mail(words))

    assert same(shown.xpath("//p")[0].text_content()) == same(f"Dit: {words}")
    assert same(shown.xpath("//h1")[0].text_content()) == same(f"Dag {words}")
    assert same(f"Dit: {words}") in same(as_text(a_mail(words)))


@pytest.mark.parametrize("words", [words for words in NAUGHTY if "//localhost/" not in words])
def test_words_bring_no_tag_with_them(words: str) -> None:
    assert skeleton(a_mail(words)) == skeleton(a_mail("Pien"))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60).filter(lambda words: "://" not in words))
def test_no_words_at_all_bring_a_tag_with_them(words: str) -> None:
    if not same(words):
        return
    flat = " ".join(words.split())

    assert skeleton(a_mail(f"x{flat}")) == skeleton(a_mail("Pien"))


def test_only_addresses_of_our_own_become_links() -> None:
    from portal.notify.bridge import Mail

    ours, theirs = "http://localhost:8000/account/login/code/", "http://localhost.elders.example/"
    mail = Mail(
        "Dag", "Dag", (f"Ga naar {ours}. Of {theirs} of http://localhost@elders.example/.",), "Om niets."
    )

    assert page(mail).xpath("//@href") == [ours]


def test_a_code_alone_is_shown_large_and_a_code_in_a_sentence_is_not() -> None:
    from portal.notify.bridge import Mail

    mail = Mail("Dag", "Dag", ("Uw code:", "K7X-2QP", "De code K7X-2QP geldt kort."), "Om niets.")

    assert page(mail).xpath("//p[@class='code']/text()") == ["K7X-2QP"]


def test_plain_words_keep_their_paragraphs_and_lists_and_lose_their_narrow_lines() -> None:
    from portal.notify.bridge import Mail

    mail = Mail.of_text("Dag", "Een zin die\r\nverder gaat.\r\n\r\nNog een:\n- een\n- twee\n\n\n\nSlot\n")

    assert mail.paragraphs == ("Een zin die verder gaat.", "Nog een:\n- een\n- twee", "Slot")


def test_an_address_of_our_own_that_stands_alone_becomes_the_button() -> None:
    from portal.notify.bridge import Button, Mail

    ours, theirs = "http://localhost:8000/account/password/reset/key/1-a/", "http://elders.example/"
    mail = Mail.of_text("Dag", f"Kies nu.\n\n{ours}\n\n{theirs}\n\nGroet")

    assert mail.paragraphs == ("Kies nu.", theirs, "Groet")
    assert mail.button == Button(label="Open de link", address=ours)


@pytest.mark.parametrize(
    "address",
    ["", "/home/", "javascript:alert(1)", "ftp://localhost/", "http:///x", "http://localhost/a b", "http://x/\n",
     'http://x/"', "http://x/<b>"],
)  # fmt: skip
def test_a_button_that_leads_nowhere_is_refused(address: str) -> None:
    from portal.notify.bridge import Button

    with pytest.raises(ValueError, match="full one"):
        Button(label="Open", address=address)


def test_the_fixed_words_are_in_the_language_of_the_receiver() -> None:
    from django.utils import translation

    from portal.notify.bridge import as_html

    found = {}
    for language in ("nl", "en"):
        with translation.override(language):
            found[language] = as_html(a_mail("Pien"))

    assert re.findall(r"<html lang=\"(\w+)\"", "".join(found.values())) == ["nl", "en"]
    assert "Werkt de knop niet?" in found["nl"]
    assert "Does the button not work?" in found["en"]

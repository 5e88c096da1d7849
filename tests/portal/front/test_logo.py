"""A logo is drawn again: only pixels are kept, and what is no picture for us is refused with a reason."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from portal.front.bridge import UnfitLogo, drawn_again
from portal.front.forms import REFUSED_LOGOS


def picture(form: str, size: tuple[int, int] = (900, 400), mode: str = "RGB", **more: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, "#2c6449" if mode != "P" else 3).save(out, form, **more)
    return out.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def claims(width: int, height: int) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_logo_is_drawn_again_as_a_small_png(form: str) -> None:
    drawn = Image.open(io.BytesIO(drawn_again(picture(form))))

    assert (drawn.format, drawn.size) == ("PNG", (360, 160))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA"])
def test_every_way_of_keeping_colours_is_read(mode: str) -> None:
    assert Image.open(io.BytesIO(drawn_again(picture("PNG", mode=mode)))).mode == "RGBA"


def test_a_small_logo_is_not_blown_up() -> None:
    assert Image.open(io.BytesIO(drawn_again(picture("PNG", (40, 20))))).size == (40, 20)


def test_nothing_but_pixels_is_kept() -> None:
    told = PngInfo()
    told.add_text("Comment", "GEHEIM-ADRES")
    raw = picture("PNG", pnginfo=told) + b"<script>GEHEIM-ADRES</script>"
    assert b"GEHEIM-ADRES" in raw

    assert b"GEHEIM-ADRES" not in drawn_again(raw)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"\0" * (2 * 1024 * 1024 + 1), "large"),
        (b'<?xml version="1.0"?>\n<SVG xmlns="http://www.w3.org/2000/svg"/>', "svg"),
        (claims(4_001, 4_000), "pixels"),
        (claims(60_000, 60_000), "pixels"),
        (b"", "unknown"),
        (b"GIF89a" + b"\0" * 50, "unknown"),
        (picture("GIF"), "unknown"),
        (picture("PNG")[:100], "broken"),
        (picture("JPEG")[:200], "broken"),
        (claims(300, 300), "broken"),
    ],
)
def test_what_is_no_logo_for_us_is_refused_with_its_reason(raw: bytes, code: str) -> None:
    with pytest.raises(UnfitLogo) as refused:
        drawn_again(raw)

    assert refused.value.code == code
    assert REFUSED_LOGOS[code]

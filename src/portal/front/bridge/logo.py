"""A logo, drawn again: of what was uploaded only the pixels are kept."""

from __future__ import annotations

import io
import warnings

from PIL import Image, UnidentifiedImageError

MOST_BYTES = 2 * 1024 * 1024
MOST_PIXELS = 16_000_000
"""4,000 × 4,000; a file of a few kilobytes can claim thousands of times as many, and fill the memory."""
BOX = (480, 160)
FORMATS = ("PNG", "JPEG", "WEBP")


class UnfitLogo(Exception):
    """A file that is no logo for us; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def drawn_again(raw: bytes) -> bytes:
    """Return the picture as a PNG of at most 480 × 160, without anything else that the file held."""
    if len(raw) > MOST_BYTES:
        raise UnfitLogo("large")
    if b"<svg" in raw[:4096].lower():
        raise UnfitLogo("svg")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is lower
            with Image.open(io.BytesIO(raw), formats=FORMATS) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise UnfitLogo("pixels")
                drawn = picture.convert("RGBA")
    except Image.DecompressionBombError as huge:
        raise UnfitLogo("pixels") from huge
    except UnidentifiedImageError as unknown:
        raise UnfitLogo("unknown") from unknown
    except (OSError, SyntaxError, ValueError) as broken:  # what Pillow's readers say of a broken file
        raise UnfitLogo("broken") from broken
    drawn.thumbnail(BOX, Image.Resampling.LANCZOS)
    clean = Image.new("RGBA", drawn.size)  # a new picture carries no text, profile or place along
    clean.paste(drawn)
    out = io.BytesIO()
    clean.save(out, "PNG", optimize=True)
    return out.getvalue()

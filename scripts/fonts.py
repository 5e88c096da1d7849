"""Copy the fonts of the site, and those that sheets are set in, from node_modules to their places."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "node_modules" / "@fontsource-variable"
TARGET = ROOT / "src" / "portal" / "base" / "static" / "base" / "fonts"

FILES = {
    "fraunces": ("fraunces-{}-opsz-normal.woff2",),
    "atkinson-hyperlegible-next": (
        "atkinson-hyperlegible-next-{}-wght-normal.woff2",
        "atkinson-hyperlegible-next-{}-wght-italic.woff2",
    ),
}
SUBSETS = ("latin", "latin-ext")

OF_PAPER = ROOT / "node_modules" / "@expo-google-fonts"
TO_PAPER = ROOT / "src" / "portal" / "base" / "paper" / "fonts"
WEIGHTS = {
    "fraunces": ("600SemiBold",),
    "atkinson-hyperlegible-next": ("400Regular", "700Bold"),
    "noto-emoji": ("400Regular",),
}
"""The same families as TrueType, whole: a PDF cannot be set from the site's woff2, which comes in parts."""


def main() -> None:
    """Copy every file (again is harmless); say what to do when the packages are not there."""
    if not SOURCE.is_dir():
        raise SystemExit("The font packages are not installed: run `npm ci` first.")
    TARGET.mkdir(parents=True, exist_ok=True)
    for package, patterns in FILES.items():
        for pattern in patterns:
            for subset in SUBSETS:
                name = pattern.format(subset)
                shutil.copyfile(SOURCE / package / "files" / name, TARGET / name)
        shutil.copyfile(SOURCE / package / "LICENSE", TARGET / f"{package}.OFL.txt")
    letters_of_paper()
    print(f"{len(list(TARGET.glob('*.woff2')))} font files stand in {TARGET.relative_to(ROOT)}")


def letters_of_paper() -> None:
    """Copy the letters that sheets are set in."""
    TO_PAPER.mkdir(parents=True, exist_ok=True)
    for package, weights in WEIGHTS.items():
        for weight in weights:
            [letters] = (OF_PAPER / package / weight).glob("*.ttf")
            shutil.copyfile(letters, TO_PAPER / letters.name)
        shutil.copyfile(OF_PAPER / package / "LICENSE_FONT", TO_PAPER / f"{package}.OFL.txt")


if __name__ == "__main__":
    main()

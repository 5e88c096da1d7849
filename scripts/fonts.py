"""Copy the fonts that the site serves, with their licences, from node_modules to the static files."""

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
    print(f"{len(list(TARGET.glob('*.woff2')))} font files stand in {TARGET.relative_to(ROOT)}")


if __name__ == "__main__":
    main()

"""Build the tables of src/coalition/areas from data of CBS and Kadaster: `build_areas.py DATA [TARGET]`."""

import csv
import io
import json
import sys
from itertools import pairwise
from pathlib import Path

from coalition.areas.plane import project

HEAD = """\
# {title}
# Source: CBS and Kadaster (PDOK), CC BY 4.0{extra}; copies of November 2026.
# Made by scripts/build_areas.py; do not edit by hand.
"""
ROOM = Path(__file__).parent.parent / "src" / "coalition" / "areas"
YEARS = (2023, 2024, 2025, 2026)
COUNTRY_AND_PARTS = {
    "NL": "Nederland",
    "NL1": "Noord-Nederland",
    "NL2": "Oost-Nederland",
    "NL3": "West-Nederland",
    "NL4": "Zuid-Nederland",
}
KNOWN_AS = {
    "GM0518": "Den Haag;The Hague",
    "GM0796": "Den Bosch",
    "GM0820": "Nuenen;Nuenen c.a.",
    "GM0784": "Gilze-Rijen",
    "GM1940": "De Friese Meren",
    "GM0737": "Tietjerksteradeel;Tytsjerksteradeel",
    "GM1891": "Dantumadeel",
    "GM0080": "Ljouwert",
    "GM0072": "Harns",
    "GM0074": "It Hearrenfean",
    "GM0086": "Opsterlân",
    "GM0090": "Smellingerlân",
    "GM0085": "Eaststellingwerf",
    "GM0093": "Skylge",
    "GM0088": "Skiermûntseach",
    "GM0060": "It Amelân",
    "GM0096": "Flylân",
}


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def table(title: str, columns: list[str], lines: list[list[str]], extra: str = "") -> str:
    """Return a table as text, with its source in comments above it."""
    out = io.StringIO(HEAD.format(title=title, extra=extra))
    out.seek(0, io.SEEK_END)
    csv.writer(out, lineterminator="\n").writerows([columns, *lines])
    return out.getvalue()


def municipalities(data: Path) -> str:
    """Return the table of the 342 municipalities; a number that no source gives stays empty."""
    regions = {row["code"]: row for row in read(data / "gemeenten_nuts.csv")}
    lines = []
    for row in sorted(read(data / "gemeenten_2023plus_342.csv"), key=lambda row: row["code"]):
        region = regions[row["code"]]
        numbers = [region[f"inwoners_{year}"] for year in YEARS]
        place = [row["centroid_lon"], row["centroid_lat"]]
        nuts = [region["nuts3_2021"], region["nuts3_2024"]]
        lines.append([row["code"], row["name"], row["province"], *nuts, *place, *numbers])
        lines[-1].append(KNOWN_AS.get(row["code"], ""))
    columns = ["code", "name", "province", "nuts3_2021", "nuts3_2024", "lon", "lat"]
    columns += [f"inhabitants_{year}" for year in YEARS] + ["known_as"]
    title = "Dutch municipalities since 2023-01-01: middle in degrees WGS84, inhabitants on 1 January"
    return table(title, columns, lines, "; NUTS: Eurostat LAU lists; other names: common usage")


def predecessors(data: Path) -> str:
    """Return the table of the codes that vanished from 2014 to 2023, a row for each successor."""
    wanted = ["old_code", "old_name", "new_code", "date", "kind", "main_successor"]
    lines = sorted([row[name] for name in wanted] for row in read(data / "herindelingen.csv"))
    columns = ["code", "name", "successor", "date", "kind", "main"]
    return table(
        "Dutch municipalities that vanished, 2014-01-01 to 2023-01-01", columns, lines, "; RvIG table 33"
    )


def nuts(data: Path) -> str:
    """Return the names of the regions of NUTS 2021 and 2024 in the Netherlands."""
    names: dict[tuple[str, str], str] = {}
    for row in read(data / "gemeenten_nuts.csv"):
        for version in ("2021", "2024"):
            code = row[f"nuts3_{version}"]
            found = {code: row["corop_name"], code[:4]: row["province"], **COUNTRY_AND_PARTS}
            for area, name in found.items():
                if names.setdefault((version, area), name) != name:
                    raise SystemExit(
                        f"{area} has two names in NUTS {version}: {name}, {names[version, area]}"
                    )
    lines = [[version, code, name] for (version, code), name in sorted(names.items())]
    return table(
        "Regions of the Netherlands in NUTS: COROP, provinces, parts", ["version", "code", "name"], lines
    )


def number(value: int) -> str:
    """Return tenths as a number as short as SVG allows: -0.5 is -.5."""
    return f"{value / 10:g}".replace("0.", ".", 1) if abs(value) < 10 and value else f"{value / 10:g}"


def ring_path(ring: list[list[float]]) -> str:
    """Return a closed ring as part of a path: absolute start, then steps; empty if it shrank to nothing."""
    points = [tuple(round(10 * value) for value in project(lon, lat)) for lon, lat in ring]
    kept = [points[0]]
    kept += [point for before, point in pairwise(points) if point != before]
    if len(set(kept)) < 3:
        return ""
    steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(kept[:-1])]
    walked = "".join(f"{' ' if i and dx >= 0 else ''}{pair(dx, dy)}" for i, (dx, dy) in enumerate(steps))
    return f"M{pair(*kept[0])}l{walked}z"


def pair(x: int, y: int) -> str:
    """Return two numbers with no more between them than SVG needs."""
    return f"{number(x)}{'' if y < 0 else ' '}{number(y)}"


def outlines(data: Path) -> str:
    """Return the boundaries as SVG paths in the plane of `coalition.areas.plane`."""
    shapes = json.loads((data / "gemeenten_2023plus_342_small.geojson").read_text(encoding="utf-8"))
    lines = []
    for shape in shapes["features"]:
        inside = shape["geometry"]["coordinates"]
        polygons = inside if shape["geometry"]["type"] == "MultiPolygon" else [inside]
        path = "".join(ring_path(ring) for polygon in polygons for ring in polygon)
        lines.append([shape["properties"]["code"], path])
    title = "Boundaries of the Dutch municipalities since 2023-01-01, simplified, as SVG paths"
    return table(title, ["code", "path"], sorted(lines))


def build(data: Path) -> dict[str, str]:
    """Return every table of the room by its file name."""
    return {
        "municipalities.csv": municipalities(data),
        "predecessors.csv": predecessors(data),
        "nuts.csv": nuts(data),
        "outlines.csv": outlines(data),
    }


if __name__ == "__main__":
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else ROOM
    for name, text in build(Path(sys.argv[1])).items():
        (target / name).write_text(text, encoding="utf-8", newline="")
        print(f"{name}: {len(text.encode())} bytes")

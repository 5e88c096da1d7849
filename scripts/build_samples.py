"""Build samples/network.json (warmnet-1) from the invented association: `build_samples.py [SAMPLES [TO]]`."""

import json
import sys
from collections.abc import Iterator
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

from coalition.trust import Audience, Evidence, EvidenceKind, Member, Network, Offer, Verification
from coalition.values import Kind

SAMPLES = Path(__file__).parent.parent / "samples"


def network(folder: Path) -> Network:
    """Return the association as a network on the day that association.json names."""
    as_of = date.fromisoformat(_read(folder, "association")["as_of"])
    members = tuple(_member(raw, as_of) for raw in _read(folder, "organisations"))
    evidence = tuple(row for raw in _read(folder, "evidence") for row in _rows(raw))
    return Network(as_of, members, evidence)


def _read(folder: Path, name: str) -> Any:
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))


def _member(raw: dict[str, Any], as_of: date) -> Member:
    """Return one organisation; a certificate that has run out by then is left out."""
    return Member(
        id=raw["id"],
        name=raw["name"],
        kind=Kind(raw["kind"]),
        kvk=raw["kvk"],
        group=raw["group"],
        seat=raw["seat"],
        offers=tuple(Offer(offer["service"], tuple(offer["areas"])) for offer in raw["offers"]),
        certificates=tuple(
            one["name"] for one in raw["certificates"] if date.fromisoformat(one["until"]) >= as_of
        ),
        can_lead=raw["can_lead"],
    )


def _rows(raw: dict[str, Any]) -> Iterator[Evidence]:
    """Give a joint event as two rows for each pair, one each way."""
    for giver, receiver in permutations(raw.get("among") or raw["between"], 2):
        yield Evidence(
            giver=giver,
            receiver=receiver,
            kind=EvidenceKind(raw["kind"]),
            on=date.fromisoformat(raw["date"]),
            until=None if raw["until"] is None else date.fromisoformat(raw["until"]),
            outcome=float(raw["outcome"]),
            verified=Verification(raw["verified"]),
            audience=Audience(raw["audience"]),
            title=raw["title"],
            source=raw["source"],
        )


def main() -> None:
    """Write the network beside the files it was made from, or where the second argument says."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else folder
    built = network(folder)
    (target / "network.json").write_text(built.to_json(), encoding="utf-8")
    print(f"network.json: {len(built.organisations)} organisations, {len(built.evidence)} rows of evidence")


if __name__ == "__main__":
    main()

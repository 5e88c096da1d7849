"""What clashes, in one sentence."""

from __future__ import annotations

from coalition.composing.answer_parts import Clash
from coalition.composing.explain.names import Names


def clash_sentence(names: Names, clash: tuple[Clash, ...]) -> str:
    """Return which parts do not go together; a single one nobody can meet."""
    parts = [_part(names, part) for part in clash]
    if len(parts) == 1:
        return names.say("clash one", part=parts[0])
    return names.say("clash many", parts="; ".join(parts))


def _part(names: Names, part: Clash) -> str:
    if isinstance(part.ref, int):
        return names.say("clash demand", cell=names.cells([part.ref]))
    kind, *ids = part.ref.split(":")
    orgs = [names.org(int(i)) for i in ids]
    rules = names.problem.rules
    return names.say(
        f"clash {kind}",
        org="".join(orgs[:1]),
        other="".join(orgs[1:]),
        count=rules.min_members if kind == "min_members" else rules.max_members,
        certs=names.listed(rules.lot_certs),
    )

"""Whether what is said of a coalition that was handed in is so: fair shares, and who would leave it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from coalition.composing.answer import Answer
from coalition.composing.answer_parts import Proof
from coalition.composing.check.facts import Facts


def false_shares(answer: Answer) -> Iterator[str]:
    """Yield what is wrong with the shares of a sound coalition; exact ones must add up to one."""
    members, shares = answer.coalitions[0].members, answer.shares
    if shares is None:
        yield "shares were asked, but none are told"
        return
    if tuple(share.org for share in shares) != members:
        yield "shares are not told of each member once, in order"
    broken = [share for share in shares if share.denominator < 1 or share.numerator < 0 or share.spread < 0]
    for share in broken:
        yield f"organisation {share.org} has a share of {share.numerator}/{share.denominator}, {share.spread}"
    if any(share.spread for share in shares):
        if answer.proof is Proof.OPTIMAL:
            yield "shares were sampled, but are called proven"
    elif not broken and (total := sum(Fraction(s.numerator, s.denominator) for s in shares)) != 1:
        yield f"shares add up to {total}, not to 1"


def false_blocking(facts: Facts, answer: Answer) -> Iterator[str]:
    """Yield what is wrong with who blocks the first coalition; both coalitions must be sound.

    A coalition blocks another when they share a member and each shared member's weakest own trust is
    greater in it. That nobody blocks is not checked: it takes a search.
    """
    judged, *others = answer.coalitions
    if answer.blocking is None and answer.proof is Proof.OPTIMAL:
        yield "stability is called proven, but who blocks is not told"
    if tuple(i for other in others for i in other.members) != (answer.blocking or ()):
        yield f"{list(answer.blocking or ())} block, but are not the members of the second coalition"
    for other in others:
        shared = [i for i in other.members if i in judged.members]
        if not shared:
            yield f"{list(other.members)} share no member with {list(judged.members)}"
        for i in shared:
            here, there = (facts.weakest_trust(i, c.members) for c in (judged, other))
            if there <= here:
                yield f"organisation {i} does not gain by it: its weakest own trust is {here}, then {there}"

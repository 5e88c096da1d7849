"""What a judgement says: fair shares, who would rather, and which visits warm most."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.composing.answer import Answer
from coalition.composing.answer_parts import Proof, Share
from coalition.composing.explain.coalition import adds_sentences, who
from coalition.composing.explain.names import Names
from coalition.composing.judging.shares import Grounds, grounds


def shares_sentences(names: Names, answer: Answer) -> Iterator[str]:
    """Yield whose work it is about, the fair share of each member and what each adds."""
    for coalition in answer.coalitions[:1]:
        yield who(names, coalition)
        if not answer.shares:
            yield names.say("shares none")
            return
        yield names.say("shares")
        if any(share.spread for share in answer.shares):
            yield names.say("sampled")
        for share, ground in zip(answer.shares, grounds(names.problem, answer.shares), strict=True):
            yield _share(names, share)
            yield _ground(names, ground)
        yield from adds_sentences(names, coalition)


def share_tenths(share: Share) -> int:
    """Return a share in tenths of a per cent, rounded to the nearest."""
    return (2000 * share.numerator + share.denominator) // (2 * share.denominator)


def _share(names: Names, share: Share) -> str:
    return names.say(
        "share sampled" if share.spread else "share",
        org=names.org(share.org),
        percent=names.decimal(share_tenths(share)),
        spread=names.decimal(share.spread),
    )


def _ground(names: Names, ground: Grounds) -> str:
    return names.say(
        "share grounds",
        org=names.org(ground.org),
        alone=names.number(ground.alone),
        volume=names.number(names.problem.volume()),
        average=names.decimal(round(10 * ground.average)),
    )


def stability_sentences(names: Names, answer: Answer) -> Iterator[str]:
    """Yield which coalition is judged, and who would rather have which other; or that nobody would."""
    for coalition in answer.coalitions[:1]:
        yield who(names, coalition)
        if not answer.blocking:
            yield names.say("stable so far" if answer.proof is Proof.BOUNDED else "stable")
            return
        shared = [i for i in answer.blocking if i in coalition.members]
        key = "alone" if len(answer.blocking) == 1 else "one" if len(shared) == 1 else "many"
        members = names.say("rather members", orgs=names.orgs(answer.blocking))
        yield names.say(f"rather {key}", shared=names.orgs(shared), members=members)


def visits_sentences(names: Names, answer: Answer) -> Iterator[str]:
    """Yield what a plan of visits gives, and each visit with what it adds to those before it."""
    visits = answer.visits or ()
    if not visits:
        yield names.say("visits none")
        return
    gain = names.number(sum(visit.gain for visit in visits))
    yield names.say("visits one" if len(visits) == 1 else "visits many", count=len(visits), gain=gain)
    for visit in visits:
        yield names.say(
            "visit" if visit.gain else "visit bundle",
            one=names.org(visit.one),
            other=names.org(visit.other),
            gain=names.number(visit.gain),
        )

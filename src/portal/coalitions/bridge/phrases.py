"""Whole sentences about a coalition: what each adds, who knows whom, what is open and why, what clashes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from itertools import combinations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from coalition.composing import Answer, Clash, ClashKind, Code, Proof, Why
from coalition.values import Warmth
from portal.base.templatetags.look import dutch_list as listed
from portal.coalitions.bridge.question import Replay
from portal.coalitions.bridge.sketch import Sketch
from portal.members.bridge import area_name, service_name


def size_and_proof(answer: Answer) -> str:
    """Return how large a proposal is, and how sure it is."""
    if not answer.coalitions:
        return _("nobody fits") if answer.proof is Proof.INFEASIBLE else _("nothing found yet")
    partners = answer.coalitions[0].size - 1
    size = ngettext("%(count)d partner", "%(count)d partners", partners) % {"count": partners}
    if not partners:
        size = _("you alone")
    sure = _("proven") if answer.proof is Proof.OPTIMAL else _("best found so far")
    return f"{size} · {sure}"


def adds(sketch: Sketch, org: int) -> str:
    """Return what a member does, and what falls open without it."""
    work = sorted(sketch.work_of(org))
    says = [_("Does %(what)s.") % {"what": sketch.what(work)}] if work else []
    reason = next((added for added in sketch.coalition.adds if added.org == org), None)
    if reason is None or sketch.slug(org) == sketch.asker:
        return " ".join(says)
    if reason.why is Why.INDISPENSABLE and set(reason.cells) == set(work):
        return _("Does %(what)s. Nobody else at this table does that.") % {"what": sketch.what(work)}
    if reason.why is Why.INDISPENSABLE and reason.cells:
        says.append(_("Without them, %(what)s is left open.") % {"what": sketch.what(reason.cells)})
    elif reason.why is Why.INDISPENSABLE and org in _only_leads(sketch):
        says.append(_("Without them nobody here can be lead contractor."))
    elif reason.why is Why.INDISPENSABLE:
        says.append(_("Without them, the others cannot do everything within the rules."))
    elif reason.why is Why.ASKED:
        says.append(_("The others could also do this without them; you asked for them, or for company."))
    elif reason.why is Why.WARMS:
        says.append(_("Makes the coalition warmer."))
    return " ".join(says)


def _only_leads(sketch: Sketch) -> set[int]:
    return {
        org for reason in sketch.coalition.because if reason.code is Code.ONLY_LEAD for org in reason.orgs
    }


def knows(sketch: Sketch, org: int, besides: int | None = None) -> str:
    """Return whom at the table an organisation knows, in the words that everyone may see."""
    table = [other for other in sketch.order if other not in {org, besides}]
    by_word: dict[Warmth, list[str]] = {}
    for other in table:
        name = pgettext("knows", "you") if sketch.slug(other) == sketch.asker else sketch.name(other)
        by_word.setdefault(sketch.word(org, other), []).append(name)
    if not table:
        return ""
    if set(by_word) == {Warmth.UNKNOWN}:
        return _("Knows nobody at this table yet.")
    sentences = {
        Warmth.OFTEN: _("Often worked together with %(names)s."),
        Warmth.DID_SOMETHING: _("Did something together with %(names)s."),
        Warmth.MET: _("Met %(names)s."),
        Warmth.UNKNOWN: _("Does not know %(names)s yet."),
    }
    return " ".join(
        text % {"names": listed(by_word[word])} for word, text in sentences.items() if word in by_word
    )


NEAR_KM = 10
"""Offices that lie no further apart are told as close; of others' pairs no number is told."""


def _apart(sketch: Sketch, one: int, other: int) -> str:
    """Return how far apart two sit: in kilometres for the asker's own pairs, in words for others'."""
    km = sketch.kilometres(one, other)
    if sketch.asker in {sketch.slug(one), sketch.slug(other)}:
        return _("%(km)d km apart") % {"km": km}
    return _("close to each other") if km <= NEAR_KM else _("further from each other")


class Within(StrEnum):
    """Within what an answer is the best: all there is, or what wishes or a newcomer leave."""

    ALL = "all"
    WISHES = "wishes"
    NEWCOMER = "newcomer"
    BOTH = "both"

    @classmethod
    def of(cls, *, wishes: bool, newcomer: bool) -> Within:
        """Return within what the best was sought."""
        if newcomer:
            return cls.BOTH if wishes else cls.NEWCOMER
        return cls.WISHES if wishes else cls.ALL


_NOT_WARMER = {
    Within.ALL: lambda: _("It cannot be warmer"),
    Within.WISHES: lambda: _("With your wishes it cannot be warmer"),
    Within.NEWCOMER: lambda: _("With this newcomer it cannot be warmer"),
    Within.BOTH: lambda: _("With this newcomer and your wishes it cannot be warmer"),
}
_NONE_BETTER = {
    Within.ALL: lambda: _("Proven: there is no better one by this measure."),
    Within.WISHES: lambda: _("Proven: with your wishes there is no better one by this measure."),
    Within.NEWCOMER: lambda: _("Proven: of the proposals with a newcomer, none is warmer."),
    Within.BOTH: lambda: _("Proven: of the proposals with a newcomer and your wishes, none is warmer."),
}


def how_sure(answer: Answer, within: Within) -> str:
    """Return whether there may be a better one, and within what."""
    if answer.proof is Proof.OPTIMAL:
        return _NONE_BETTER[within]()
    return _("The search reached its limit: this is the best found so far, there may be a better one.")


def most_covered(answer: Answer, within: Within) -> str:
    """Return whether more could be covered than by this answer to "closest"."""
    if answer.proof is not Proof.OPTIMAL:
        return _("This is the most that was found; perhaps more can be covered.")
    if within is Within.ALL:
        return _("This is the most that can be covered together.")
    return _("This is the most that can be covered with what you asked for.")


def _why_not_warmer(sketch: Sketch, lost: set[int], within: Within) -> str:
    values = {"so": _NOT_WARMER[within](), "what": sketch.what(sorted(lost))}
    if lost:
        return _("%(so)s: with only warmer pairs, nobody is left for %(what)s.") % values
    if sketch.open:
        return _("%(so)s without leaving more open.") % values
    return _("%(so)s: with only warmer pairs, not everything can be covered together.") % values


def how_it_stands(sketch: Sketch, within: Within = Within.ALL) -> list[str]:
    """Return how warm it is and why it is not warmer, within what was sought."""
    says: list[str] = []
    for reason in sketch.coalition.because:
        if reason.code is Code.COLDEST_PAIR:
            one, other = reason.orgs
            coldest = sketch.word(one, other)
            colder = any(sketch.word(a, b).rank < coldest.rank for a, b in combinations(sketch.order, 2))
            names = {
                "one": sketch.name(one),
                "other": sketch.name(other),
                "apart": _apart(sketch, one, other),
            }
            says.append((_BY_MEASURE if colder else _COLDEST)[coldest]() % names)
        elif reason.code is Code.WARMER_IMPOSSIBLE:
            says.append(_why_not_warmer(sketch, set(reason.cells) - set(sketch.open), within))
        elif reason.code is Code.ONLY_LEAD:
            says.append(
                _("Only %(name)s can be lead contractor here.") % {"name": sketch.name(reason.orgs[0])}
            )
    return says


_BY_MEASURE = {
    Warmth.MET: lambda: _(
        "By the measure, which also counts distance, the coolest pair is %(one)s and %(other)s: "
        "they met, and sit %(apart)s. Pairs that do not know each other yet "
        "but are neighbours count as warmer."
    ),
    Warmth.DID_SOMETHING: lambda: _(
        "By the measure, which also counts distance and years gone by, the coolest pair is "
        "%(one)s and %(other)s: they did something together, and sit %(apart)s."
    ),
    Warmth.OFTEN: lambda: _(
        "By the measure, which also counts distance and years gone by, the coolest pair is "
        "%(one)s and %(other)s: they often worked together, and sit %(apart)s."
    ),
}
_COLDEST = {
    Warmth.UNKNOWN: lambda: _("The coolest pair is %(one)s and %(other)s: they do not know each other yet."),
    Warmth.MET: lambda: _(
        "The coolest pair is %(one)s and %(other)s: they met, which says little yet, and sit %(apart)s."
    ),
    Warmth.DID_SOMETHING: lambda: _(
        "The coolest pair is %(one)s and %(other)s: even they did something together."
    ),
    Warmth.OFTEN: lambda: _("The coolest pair is %(one)s and %(other)s: even they often worked together."),
}


def open_because(sketch: Sketch, cells: Sequence[int]) -> str:
    """Return why cells are open, and which kind of organisation would fill them; one sentence a reason."""
    by_reason: dict[tuple[Code, tuple[int, ...]], list[int]] = {}
    for cell in cells:
        by_reason.setdefault(_why_open(sketch, cell), []).append(cell)
    return " ".join(_open_words(sketch, code, orgs, here) for (code, orgs), here in by_reason.items())


def _why_open(sketch: Sketch, cell: int) -> tuple[Code, tuple[int, ...]]:
    for reason in sketch.coalition.because:
        if cell in reason.cells and reason.code in _OPEN:
            return reason.code, reason.orgs
    able = tuple(sketch.able(cell))
    return (Code.OFFERED_BY_OTHERS, able) if able else (Code.NOBODY_OFFERS, ())


def _open_words(sketch: Sketch, code: Code, orgs: tuple[int, ...], cells: Sequence[int]) -> str:
    named = orgs[:4]
    return _OPEN[code](len(named)) % {
        "names": listed(map(sketch.name, named)),
        "service": sketch.service_name(sketch.demand_of[cells[0]]).lower(),
        "where": listed(sketch.area_names(cells)),
    }


_OPEN: Mapping[Code, Callable[[int], str]] = {
    Code.NOBODY_OFFERS: lambda _count: _(
        "Nobody in the network does this in %(where)s. An organisation for %(service)s "
        "that works there would complete it."
    ),
    Code.CERTIFICATE_MISSING: lambda count: ngettext(
        "In %(where)s, %(names)s could do this, but lacks a certificate that is asked.",
        "In %(where)s, %(names)s could do this, but lack a certificate that is asked.",
        count,
    ),
    Code.TOO_LITTLE_TOGETHER: lambda _count: _(
        "In %(where)s, all who do this have too little room together."
    ),
    Code.LEFT_OUT_BY_WISH: lambda count: ngettext(
        "In %(where)s, %(names)s could do this, and you left them out.",
        "In %(where)s, %(names)s could each do this, and you left them out.",
        count,
    ),
    Code.OFFERED_BY_OTHERS: lambda count: ngettext(
        "In %(where)s, %(names)s could do this, but not together with this table within the rules.",
        "In %(where)s, %(names)s could each do this, but not together with this table within the rules.",
        count,
    ),
    Code.NO_ROOM: lambda count: ngettext(
        "In %(where)s, %(names)s could do this, but not beside their other work.",
        "In %(where)s, %(names)s could each do this, but not beside their other work.",
        count,
    ),
}


def clash(kept: Replay, answer: Answer) -> list[str]:
    """Return things of which one at least must give way; what nobody offers is told where it is open."""
    parts = answer.clash or ()
    if len(parts) == 1 and parts[0].kind is ClashKind.DEMAND:
        return []
    return [_clash_words(kept, part) for part in parts]


def _clash_words(kept: Replay, part: Clash) -> str:
    if part.kind is ClashKind.DEMAND:
        cell = kept.problem.cells[int(part.ref)]
        return _("%(service)s in %(area)s is asked") % {
            "service": service_name(cell.service),
            "area": area_name(cell.area),
        }
    if part.kind is ClashKind.RULE:
        rules = {
            "max_members": _("at most %(count)d members") % {"count": kept.problem.rules.max_members},
            "min_members": _("at least %(count)d members") % {"count": kept.problem.rules.min_members},
            "lead_min_turnover": _("somebody must be able to be lead contractor"),
            "lot_certs": _("certificates that everyone must have"),
        }
        return rules.get(str(part.ref), str(part.ref))
    kind, _colon, rest = str(part.ref).partition(":")
    orgs = [int(number) for number in rest.split(":") if number.isdigit()]
    names = listed(kept.network.organisations[org].name for org in orgs)
    wishes = {
        "with": _("%(names)s must join") % {"names": names},
        "without": ngettext("%(names)s is left out", "%(names)s are left out", len(orgs)) % {"names": names},
        "lead": _("%(names)s must be lead contractor") % {"names": names},
    }
    return wishes.get(kind, str(part.ref))

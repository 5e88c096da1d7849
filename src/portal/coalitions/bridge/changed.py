"""What a change did, in sentences: who came and went, who took over what, what is open or covered now."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.base.templatetags.look import dutch_list as listed
from portal.coalitions.bridge.draft import Change, Draft, Verb
from portal.coalitions.bridge.sketch import Sketch

MOST_TAKEOVERS = 3
"""More are seen on the page sooner than heard in one sentence."""


def changed(draft: Draft, before: Sketch, after: Sketch) -> list[str]:
    """Return what changed since where the reader came from; nothing where they came from nowhere."""
    if draft.since is None or draft.since == draft.at:
        return []
    done = draft.last if draft.since < draft.at else None
    named = set(done.orgs) if done else set()
    first = _what_was_done(draft, after)
    return [first, *(_effects(before, after, named) or [_("The others stay as they were.")])]


def _what_was_done(draft: Draft, sketch: Sketch) -> str:
    if draft.since is not None and draft.since > draft.at:
        return _("Undone: “%(what)s”") % {"what": _done(draft.changes[draft.at], sketch)}
    change = draft.last
    return _done(change, sketch) if change else ""


def _done(change: Change, sketch: Sketch) -> str:
    names = {"name": "", "other": ""} | dict(
        zip(("name", "other"), (sketch.name(org) for org in change.orgs[:2]), strict=False)
    )
    return _DONE[change.verb]() % names


_DONE = {
    Verb.FIX: lambda: _("%(name)s is set fast."),
    Verb.FREE: lambda: _("%(name)s is no longer set fast."),
    Verb.LEAVE_OUT: lambda: _("%(name)s is left out."),
    Verb.LET_BACK: lambda: _("%(name)s may take part again."),
    Verb.ADD: lambda: _("%(name)s is added."),
    Verb.SWAP: lambda: _("%(name)s is there instead of %(other)s."),
    Verb.TAKE: lambda: _("This proposal is on the table now; everyone in it is set fast."),
    Verb.AFRESH: lambda: _("Your wishes are gone; this is the proposal without them."),
}


def _effects(before: Sketch, after: Sketch, named: set[int]) -> list[str]:
    says = [*_takeovers(before, after), *_came(before, after, named), *_went(before, after, named)]
    opened = sorted(set(after.open) - set(before.open))
    closed = sorted(set(before.open) - set(after.open))
    if not before.order and after.order:
        closed = []
    if opened:
        says.append(_("Now open: %(what)s.") % {"what": after.what(opened)})
    if closed and after.open:
        says.append(_("Now covered: %(what)s.") % {"what": after.what(closed)})
    elif closed:
        says.append(_("Now everything is covered."))
    if before.order and after.order and before.coalition.lead != after.coalition.lead:
        says.append(_("%(name)s leads now.") % {"name": after.name(after.coalition.lead)})
    return says


def _takeovers(before: Sketch, after: Sketch) -> list[str]:
    """Who now does what somebody did who is no longer there."""
    gone = set(before.order) - set(after.order)
    left = {cell for org in gone for cell in before.work_of(org)}
    takes = {org: sorted(after.work_of(org) & left) for org in after.order}
    return [
        _("%(name)s takes over %(what)s.") % {"name": after.name(org), "what": after.what(cells)}
        for org, cells in [one for one in takes.items() if one[1]][:MOST_TAKEOVERS]
    ]


def _came(before: Sketch, after: Sketch, named: set[int]) -> list[str]:
    gone = set(before.order) - set(after.order)
    left = {cell for org in gone for cell in before.work_of(org)}
    came = [
        org
        for org in after.order
        if org not in before.order and org not in named and not after.work_of(org) & left
    ]
    if not came or not before.order:
        return []
    text = ngettext("%(names)s joins.", "%(names)s join.", len(came))
    return [text % {"names": listed(map(after.name, came))}]


def _went(before: Sketch, after: Sketch, named: set[int]) -> list[str]:
    went = [org for org in before.order if org not in after.order and org not in named]
    if not went or not after.order:
        return []
    text = ngettext("%(names)s is no longer needed.", "%(names)s are no longer needed.", len(went))
    return [text % {"names": listed(map(before.name, went))}]

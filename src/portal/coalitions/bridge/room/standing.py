"""How a room stands, in words: what is due at its status, what may follow, and what waits for one person."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portal.base import clock
from portal.coalitions.models import Invitation, NextStep, Participant, Relief, Room, Status
from portal.coalitions.queries.agreement import all_agreed
from portal.coalitions.queries.standing import (
    AWARDED,
    BACK,
    ONWARD,
    SOON,
    SOONEST,
    back_to,
    confirmations,
    mine_to_do,
    open_cells,
    seats_to_ask,
    to_promise,
    unanswered,
)

SAYS = {
    Status.EXPLORING: gettext_lazy("You have a plan, and look for partners"),
    Status.FORMING: gettext_lazy("You are making a plan together"),
    Status.AGREED: gettext_lazy("You agree with each other; now hand it in"),
    Status.HANDED_IN: gettext_lazy("Your plan is handed in; now you wait together"),
    Status.AWARDED: gettext_lazy("It is yours: the assignment was given to you together"),
    Status.NOT_AWARDED: gettext_lazy("It was not given to you this time"),
    Status.RUNNING: gettext_lazy("You are doing the work together"),
    Status.ENDED: gettext_lazy("This plan has ended"),
}
STEPS = {
    Status.AGREED: (
        gettext_lazy("We agree"),
        gettext_lazy(
            "Every partner can live with every agreement. What nobody does yet stays named as a gap."
        ),
    ),
    Status.HANDED_IN: (
        gettext_lazy("It is handed in"),
        gettext_lazy("The plan, or the bid, is with the municipality."),
    ),
    Status.AWARDED: (
        gettext_lazy("It was given to us"),
        gettext_lazy(
            "Say from when to when the work runs. Then each partner confirms that you do it together."
        ),
    ),
    Status.NOT_AWARDED: (
        gettext_lazy("It was not given to us"),
        gettext_lazy("Nothing of it is kept outside this room, and nobody else learns of it."),
    ),
    Status.RUNNING: (gettext_lazy("The work has begun"), gettext_lazy("From now on you do what you agreed.")),
    Status.ENDED: (
        gettext_lazy("We stop here"),
        gettext_lazy("The room can then be read, and no longer changed. One step back opens it again."),
    ),
}
"""What the button to a status says, and what it means."""


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that must be there at this status, whether it is, and the page on which it is done."""

    words: str
    done: bool = False
    address: str = ""
    button: str = ""


@dataclass(frozen=True, slots=True)
class Next:
    """A status that may follow: the verb on its button and what it means; back is one step back."""

    to: str
    verb: str
    means: str
    back: bool = False

    @property
    def asks_award(self) -> bool:
        """Say whether the days of the work are asked with it."""
        return self.to == Status.AWARDED and not self.back


@dataclass(frozen=True, slots=True)
class Standing:
    """All that the first page of a room says."""

    says: str
    due: list[Due]
    mine: list[Due]
    confirmed: list[str]
    may_confirm: bool
    confirmed_by_us: bool


def standing(me: Participant) -> Standing:
    """Return how the room of a participant stands, for that participant."""
    room = me.room
    confirmed = list(confirmations(room))
    over = room.is_over and room.status != Status.ENDED
    by_us = any(each.pk == me.partner_id for each in confirmed)
    return Standing(
        says=_("The last day of this room has passed") if over else str(SAYS[Status(room.status)]),
        due=_due(room),
        mine=[] if room.is_over else _mine(me, by_us),
        confirmed=[str(each.partner) for each in confirmed],
        may_confirm=room.status in AWARDED and not by_us,
        confirmed_by_us=by_us,
    )


def next_steps(room: Room) -> list[Next]:
    """Return what may follow, the usual way first and one step back last."""
    onward = [Next(to.value, str(STEPS[to][0]), str(STEPS[to][1])) for to in ONWARD[Status(room.status)]]
    back = back_to(room)
    if back is None:
        return onward
    means = _("One step back: for who clicked too early.")
    if room.status == Status.AWARDED and BACK[Status.AWARDED] == back:
        means = _("One step back: for who clicked too early. What was confirmed is then asked again.")
    return [*onward, Next(back.value, _("Back to: %(status)s") % {"status": back.label}, means, back=True)]


def _due(room: Room) -> list[Due]:
    checks = {
        Status.EXPLORING: (_purpose, _asked, _seats),
        Status.FORMING: (_purpose, _promises, _seats, _gaps, _agreements, _deadline),
        Status.AGREED: (_gaps, _door, _deadline),
        Status.HANDED_IN: (_deadline,),
        Status.AWARDED: (_confirmations,),
        Status.RUNNING: (_confirmations, _work_ends),
    }
    return [check(room) for check in checks.get(Status(room.status), ())]


def _purpose(room: Room) -> Due:
    parts = ((_("a purpose"), room.purpose), (_("a promise"), room.promise), (_("an end"), room.ends_on))
    missing = [word for word, there in parts if not there]
    if missing:
        return Due(
            _("A room needs a purpose, a promise and an end. Missing: %(what)s.")
            % {"what": ", ".join(missing)}
        )
    return Due(_("The room has a purpose, a promise and an end."), done=True)


def _asked(room: Room) -> Due:
    asked = room.invitations.exists()
    words = _("Somebody was asked to take part.") if asked else _("Nobody is asked to take part yet.")
    return Due(words, asked, _page("room_people", room))


def _seats(room: Room) -> Due:
    count = room.seats.exclude(invitations__state=Invitation.State.ACCEPTED).count()
    words = ngettext("%(count)d place is open.", "%(count)d places are open.", count) % {"count": count}
    return Due(words if count else _("No place is open."), not count, _page("room_people", room))


def _promises(room: Room) -> Due:
    names = [str(each.person) for each in to_promise(room)]
    if not names:
        return Due(_("Everyone who was named promised to be discreet."), done=True)
    return Due(_("Not yet promised to be discreet: %(names)s.") % {"names": ", ".join(names)})


def _gaps(room: Room) -> Due:
    count = open_cells(room).count()
    words = ngettext(
        "%(count)d part is done by nobody yet.", "%(count)d parts are done by nobody yet.", count
    )
    said = words % {"count": count} if count else _("Somebody does everything that is asked.")
    return Due(said, not count, _page("room_work", room))


def _agreements(room: Room) -> Due:
    done = all_agreed(room)
    words = (
        _("All can live with every agreement.") if done else _("Not all can live with every agreement yet.")
    )
    return Due(words, done, _page("room_agreements", room))


def _door(room: Room) -> Due:
    done = Relief.objects.filter(room=room).exclude(door_name="").exists()
    words = _("The sheet for the municipality names the front door.")
    if not done:
        words = _("The sheet for the municipality does not yet name the front door.")
    return Due(words, done, _page("room_sheets", room))


def _deadline(room: Room) -> Due:
    coming = room.deadlines.filter(on__gte=clock.today()).first()
    if coming is None:
        return Due(
            _("No day that is still to come stands in the calendar."), address=_page("room_steps", room)
        )
    days = (coming.on - clock.today()).days
    left = (
        ngettext("%(count)d more day", "%(count)d more days", days) % {"count": days} if days else _("today")
    )
    values = {"what": coming.what, "day": date_format(coming.on, "j F"), "left": left}
    words = _("%(what)s: before %(day)s (%(left)s).") % values
    return Due(words, days > SOON.days, _page("room_steps", room))


def _work_ends(room: Room) -> Due:
    if room.until is None:
        return Due(_("When the work ends is not said."))
    past = room.until < clock.today()
    words = _("The work ended on %(day)s: you can stop here.") if past else _("The work runs until %(day)s.")
    return Due(words % {"day": date_format(room.until, "j F Y")}, not past)


def _confirmations(room: Room) -> Due:
    partners = room.partners.filter(left_at=None)
    waiting = [str(each) for each in partners.filter(confirmation=None).select_related("organisation")]
    if not waiting:
        return Due(_("Every partner confirmed that you do this together."), done=True)
    words = _("Not yet confirmed by: %(names)s.") % {"names": ", ".join(waiting)}
    return Due(words, address=f"{_page('room_status', room)}#together")


def _mine(me: Participant, confirmed: bool) -> list[Due]:
    room = me.room
    found = [
        Due(_step(step), address=_page("room_steps", room), button=_("To the steps"))
        for step in mine_to_do(me.person, [room], clock.today() + SOON).order_by(*SOONEST)
    ]
    if room.status in AWARDED and not confirmed:
        address = f"{_page('room_status', room)}#together"
        found.insert(0, Due(_("Confirm that you do this together"), address=address, button=_("Confirm it")))
    if count := unanswered(me).count():
        words = ngettext(
            "%(count)d agreement waits for your answer", "%(count)d agreements wait for your answer", count
        )
        page = _page("room_agreements", room)
        found.insert(0, Due(words % {"count": count}, address=page, button=_("Read and answer")))
    if count := seats_to_ask(room):
        words = ngettext(
            "%(count)d place is asked of nobody yet", "%(count)d places are asked of nobody yet", count
        )
        page = _page("room_people", room)
        found.append(Due(words % {"count": count}, address=page, button=_("Ask somebody")))
    asked = room.invitations.filter(state=Invitation.State.ASKED, reply="").exclude(question="")
    found += [
        Due(
            _("%(name)s asks something back") % {"name": each.organisation or each.contact},
            address=_page("room_people", room),
            button=_("Answer"),
        )
        for each in asked.select_related("organisation")
    ]
    colleagues = to_promise(room).filter(partner=me.partner)
    found += [
        Due(
            _("%(name)s was named and has not promised yet; remind them") % {"name": each.person},
            address=_page("room_people", room),
            button=_("See who takes part"),
        )
        for each in colleagues
    ]
    return found


def _step(step: NextStep) -> str:
    if step.due is None:
        return _("You do this: %(what)s") % {"what": step.what}
    values = {"what": step.what, "day": date_format(step.due, "j F")}
    if step.due < clock.today():
        return _("Late, it was due on %(day)s: %(what)s") % values
    return _("Before %(day)s: %(what)s") % values


def _page(name: str, room: Room) -> str:
    return reverse(name, args=[room.pk])

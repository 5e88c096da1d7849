"""Words for refusals: each code of the engine as a whole sentence for people."""

from __future__ import annotations

import re

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coalition.errors import CoalitionError


class NotNow(CoalitionError):
    """What was asked for cannot be done any more, or not yet; `where` names what it is about."""

    code = "not-now"


class TwoRooms(CoalitionError):
    """Somebody is in another room for the same lot (M06); told to nobody but themselves."""

    code = "two-rooms"


class PlaceTaken(CoalitionError):
    """Somebody else was just earlier, or the question was taken back: those two are not told apart."""

    code = "place-taken"


class AnsweredAlready(CoalitionError):
    """Somebody of one's own organisation answered before; `where` names them."""

    code = "answered-already"


class TooLate(CoalitionError):
    """The day before which an answer was asked has passed."""

    code = "too-late"


class LeadTaken(CoalitionError):
    """A lot has one lead contractor; `where` names who that is."""

    code = "lead-taken"


class HasAccount(CoalitionError):
    """Somebody who was asked by address acts here already: they log in, and answer as that."""

    code = "has-account"


class TooManyAsked(CoalitionError):
    """Three organisations are being asked already (M18)."""

    code = "too-many-asked"


class ChangedMeanwhile(CoalitionError):
    """Somebody changed it since it was opened; `where` names what."""

    code = "changed-meanwhile"


REFUSALS = {
    "refused": _("This is not possible."),
    "unreadable-notice": _("This notice could not be read. Place: %(where)s. %(detail)s"),
    "unsupported-notice": _(
        "This is a notice of a kind that we do not read yet. Place: %(where)s. %(detail)s"
    ),
    "bad-document": _(
        "What was kept here cannot be read any more (%(where)s). Tell the office on which page you saw this."
    ),
    "invalid-problem": _(
        "With this no coalition can be composed. Look again at what is asked and at your wishes."
    ),
    "unknown-code": _("We do not know the code %(where)s. Choose a municipality or a service of the list."),
    "unknown-choice": _("You cannot choose %(where)s here. Go back and make another choice."),
    "broken-answer": _(
        "The answer did not pass its own check, so you do not see it. That is our fault: tell the office."
    ),
    "not-disclosed": _(
        "This may not be shown here (rule %(where)s). The page “Openness” says what you may see."
    ),
    "not-now": _("This cannot be done now: %(where)s. Go back to the page and look how it stands."),
    "two-rooms": _(
        "You are in another room for this same lot, or were until shortly. Two rooms for one lot do not go "
        "together: let a colleague without access to the other room take part."
    ),
    "place-taken": _(
        "This question is no longer open: somebody else was earlier, or it was taken back. "
        "Nothing of yours was kept."
    ),
    "answered-already": _("%(where)s answered this already, for your organisation."),
    "too-late": _(
        "The day for an answer has passed. Nothing of yours was kept; whoever asked may ask again."
    ),
    "lead-taken": _(
        "A lot has one lead contractor, and that is %(where)s. Choose another role, or let them change it."
    ),
    "has-account": _("You have an account here already. Log in, and answer there."),
    "too-many-asked": _(
        "You may ask three organisations at a time. Wait for an answer, or take a question back first."
    ),
    "changed-meanwhile": _(
        "Somebody changed %(where)s while you were writing. Both are shown below: choose what stays."
    ),
    "work-moved": _(
        "Somebody changed the same place while you were changing it. "
        "Nothing was kept: look at both and choose."
    ),
    "not-public": _("This does not belong in the public log (%(where)s)."),
}
"""By code. The engine's own detail is English, so only a notice whose fault has no words here shows it."""

NOTICES = {
    "empty": _("There is nothing in this file. Download the notice once more."),
    "too-large": _(
        "This file is too large for one notice. Is it a collection? Then hand in one notice at a time."
    ),
    "packed": _(
        "This is a packed file (ZIP, or a newer Word or Excel). Hand in the XML of the notice itself."
    ),
    "pdf": _("This is a PDF. Download the XML of the notice: TenderNed and TED offer that too."),
    "office": _("This is a Word or Excel file. Download the XML of the notice from TenderNed or TED."),
    "json": _("This is a JSON file. Download the XML of the notice from TenderNed or TED."),
    "web-page": _("This is a web page. Save the XML of the notice itself, not the page around it."),
    "not-xml": _("This is not an XML file. Download the XML of the notice from TenderNed or TED."),
    "damaged": _("The file is cut off or damaged (%(where)s). Download the notice once more."),
    "encoding": _("The letters in this file cannot be read (%(where)s). Save the file as UTF-8."),
    "doctype": _(
        "The file brings definitions of its own (DOCTYPE). No notice needs those: ask for another export."
    ),
    "other-document": _(
        "This XML is no notice we know (%(where)s). Download the XML of a notice from TenderNed or TED."
    ),
    "other-version": _(
        "This notice is older than we can read. We read TED of 2016 to 2022 (R2.0.9), and eForms after that."
    ),
    "other-form": _(
        "We do not read notices of this kind (%(where)s). Look the assignment up on TenderNed or TED."
    ),
    "incomplete": _("In this notice something is missing: %(where)s. Download it once more."),
    "lost-party": _(
        "The notice names an organisation that is not in it (%(where)s). Download the whole notice once more."
    ),
    "double-lots": _("Two lots in this notice have the same number. Ask the buyer which is which."),
    "too-many-lots": _("This file has more lots than a notice can have. Is it one notice?"),
    "date": _(
        "A day in this notice is not written as a day (%(where)s). Ask the buyer for a correct notice."
    ),
    "time": _(
        "A time in this notice is not written as a time (%(where)s). Ask the buyer for a correct notice."
    ),
    "amount": _("An amount in this notice is not a number (%(where)s). Ask the buyer for a correct notice."),
    "currency": _("An amount in this notice has no known currency. Ask the buyer for a correct notice."),
    "number": _(
        "A count in this notice is not a whole number (%(where)s). Ask the buyer for a correct notice."
    ),
    "cpv": _(
        "A CPV code in this notice lacks its eight digits (%(where)s). Ask the buyer for a correct notice."
    ),
}
"""By fault of a notice (`coalition.tenders.NoticeFault`)."""

_PLACES = {
    "title": _("the title"),
    "buyers": _("the buyer"),
    "lots": _("the lots"),
    "party": _("the name of an organisation"),
    "amount": _("the amount"),
}
_LINE = re.compile(r"line (\d+), column (\d+)$")


def words(code: str, where: str, detail: str) -> str:
    """Return the sentence for a refusal that was kept as code (or fault), place and detail."""
    if code in NOTICES:
        return str(NOTICES[code]) % {"where": _place(where)}
    return str(REFUSALS.get(code, REFUSALS["unreadable-notice"])) % {"where": where or "–", "detail": detail}


def words_for(error: CoalitionError) -> str:
    """Return the sentence for a refusal."""
    return words(code_of(error), error.where, error.detail)


def code_of(error: CoalitionError) -> str:
    """Return the finest stable code that a refusal has: that is what is kept of it."""
    return getattr(error, "fault", "") or error.code


def _place(where: str) -> str:
    """Return the last part of a place, which may stand after the name of a file, in the reader's language."""
    if found := _LINE.search(where):
        return gettext("line %(line)s, character %(column)s") % {"line": found[1], "column": found[2]}
    last = where.rpartition(", ")[2]
    return str(_PLACES.get(last, last))

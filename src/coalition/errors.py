"""What the engine can refuse: one small tree with stable codes, and an exit code for each kind."""


class CoalitionError(Exception):
    """Something was refused; `where` names the place, `detail` says what is wrong and what to do."""

    code = "refused"
    exit_code = 1

    def __init__(self, where: str, detail: str) -> None:
        super().__init__(where, detail)
        self.where = where
        self.detail = detail

    def __str__(self) -> str:
        """Return the place and the reason in one line."""
        return f"{self.where}: {self.detail}" if self.where else self.detail


class UnreadableNotice(CoalitionError):
    """Bytes that are not a readable notice: not XML, cut off, too large, or with forbidden parts.

    `fault` says more finely which it is, as stable as the code ("" where nobody needs that).
    """

    code = "unreadable-notice"
    exit_code = 3

    def __init__(self, where: str, detail: str, fault: str = "") -> None:
        super().__init__(where, detail)
        self.fault = fault


class UnsupportedNotice(UnreadableNotice):
    """Sound XML, but of a format or form that we do not read; `where` names the element that says so."""

    code = "unsupported-notice"


class BadDocument(CoalitionError):
    """A JSON document that breaks its format; `where` is the path of the field (`orgs[3].offers[0]`)."""

    code = "bad-document"
    exit_code = 4


class InvalidProblem(BadDocument):
    """A composing problem that no solver could mend, such as an offer for a cell that is not there."""

    code = "invalid-problem"


class UnknownCode(CoalitionError):
    """A code of an area or a service that our tables of facts do not hold."""

    code = "unknown-code"
    exit_code = 4


class UnknownChoice(CoalitionError):
    """A lot or an organisation was named that is not there; `detail` lists what is."""

    code = "unknown-choice"
    exit_code = 5


class NotAllowed(CoalitionError):
    """What this audience may not learn; `where` is the rule, `detail` the reason and what is allowed."""

    code = "not-disclosed"
    exit_code = 6


class NotPublic(CoalitionError):
    """An event type that has no place in the public log; `where` is the type."""

    code = "not-public"
    exit_code = 6

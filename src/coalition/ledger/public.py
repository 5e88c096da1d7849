"""Which events may stand in the public log, and which never, not even as a commitment or a count."""

from __future__ import annotations

from coalition.errors import NotPublic

PUBLIC_TYPES = frozenset(
    {
        "working-area:published",
        "working-area:withdrawn",
        "partner-wanted:published",
        "partner-wanted:withdrawn",
        "courtesy-notice:sent",
        "evidence:open:confirmed",
        "evidence:open:withdrawn",
        "evidence:members:confirmed",
        "evidence:members:withdrawn",
        "rule-table:published",
        "membership:started",
        "membership:ended",
    }
)

NEVER = {
    "room": "others would learn that it exists",
    "run": "others would learn who looks for partners, and for what",
    "invitation": "others would learn who is asked to bid together",
    "rating": "it is its maker's alone",
    "yes": "it is for a mutual match alone",
    "questionnaire": "it is its maker's alone",
    "reflection": "it is for the two alone",
    "dispute": "it is for the two and who decides",
    "evidence:pair": "it is for the two alone",
}
"""What a type that begins so is about, and why it belongs in the private trail of those concerned."""


def refuse_unless_public(event_type: str) -> None:
    """Refuse (NotPublic) an event type that is not on the list of the public log."""
    if event_type in PUBLIC_TYPES:
        return
    for about, why in NEVER.items():
        if event_type == about or event_type.startswith(f"{about}:"):
            raise NotPublic(
                event_type, f"never stands in the public log: {why}; write it in their private trail"
            )
    raise NotPublic(
        event_type, "is no type of the public log; known here: " + ", ".join(sorted(PUBLIC_TYPES))
    )

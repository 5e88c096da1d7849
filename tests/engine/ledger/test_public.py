"""What may stand in the public log: the list, and nothing that could betray a room."""

import pytest

from coalition.errors import NotPublic
from coalition.ledger import NEVER, PUBLIC_TYPES, refuse_unless_public


@pytest.mark.parametrize("event_type", sorted(PUBLIC_TYPES))
def test_what_is_on_the_list_may_stand_in_the_public_log(event_type: str) -> None:
    refuse_unless_public(event_type)


@pytest.mark.parametrize(
    "event_type",
    [
        "room:opened",
        "room",
        "run:asked",
        "invitation:sent",
        "rating:given",
        "yes:said",
        "questionnaire:filled",
        "reflection:shared",
        "dispute:opened",
        "evidence:pair:confirmed",
    ],
)
def test_what_would_betray_somebody_is_refused_with_its_reason(event_type: str) -> None:
    with pytest.raises(
        NotPublic, match=r"never stands in the public log: .+; write it in their private trail"
    ):
        refuse_unless_public(event_type)


@pytest.mark.parametrize(
    "event_type", ["", "evidence", "roommate:found", "membership:started ", "Membership:started"]
)
def test_what_nobody_named_is_refused_with_what_is_known(event_type: str) -> None:
    with pytest.raises(NotPublic, match="membership:started") as caught:
        refuse_unless_public(event_type)

    assert caught.value.code == "not-public"
    assert caught.value.where == event_type


def test_no_type_of_the_list_is_about_what_never_stands_there() -> None:
    assert not [kind for kind in PUBLIC_TYPES for about in NEVER if kind.startswith(about)]

"""Who may open what: one table, written from the design and not from the code; the rest is closed.

Read a line as: whoever is in "open to" gets this code for GET and this for POST (an empty form, or the one in
`BODIES`). For everybody else "door" means: who is not logged in is led to the log-in page (302), all others
find nothing (404); "refused": GET is no method here (405) and POST finds nothing; "none": all find nothing.
An object with two lines has an answer for each group that is named.

Letters: A anonymous; D director, T staff with delegation, S staff without, all of De Brug; F director of
Jong Rijnmeer; K director of IJsselkring, C the same person as chair; G director of a guest; O office;
M municipality; U auditor; X administrator; N a person without a role.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.portal.access.room_table import ROOMS

SITE = """
url                 object                get  post  open to       otherwise
home                -                     200  200   everyone      -
openness            -                     200  200   everyone      -
accessibility       -                     200  200   everyone      -
healthy             -                     200  200   everyone      -
begin               -                     200  200   -             none
edit_association    -                     200  422   O             door
imports             -                     200  422   O             door
import_template     the workbook          200  200   O             door
import_template     absent                200  200   -             door
import              shown                 200  302   O             door
import              taken                 200  302   O             door
import              absent                200  302   -             door
undo_import         taken                 405  302   O             door
undo_import         absent                405  404   O             door
remove_import       shown                 405  302   O             door
remove_import       absent                405  404   O             door
logo                shown now             200  200   everyone      -
logo                absent                200  200   -             none
public_log          -                     200  200   everyone      -
choose_language     -                     405  302   everyone      -
account             -                     200  200   logged-in     door

my_data             -                     200  200   logged-in     door
export_mine         -                     405  200   logged-in     door
export_organisation  -                    405  200   DFKG          door

directory           -                     200  200   everyone      -
organisation        De Brug               200  200   everyone      -
organisation        Jong Rijnmeer         200  200   everyone      -
organisation        absent                200  200   -             none
compare_cards       -                     200  200   DTSFKCO       door
card                De Brug               200  200   DTSFKCO       door
card                Jong Rijnmeer         200  200   DTSFKCO       door
card                absent                200  200   -             door
together            De Brug               200  200   FKG           door
together            Jong Rijnmeer         200  200   DKG           door
together            absent                200  200   -             door

own_organisation    -                     200  200   DFKG          door
list_organisation   -                     405  302   DFKG          door
edit_profile        -                     200  302   DFKG          door
edit_card           -                     200  302   DFKG          door
edit_offers         -                     200  302   DFKG          door
confirm_offers      -                     405  302   DFKG          door
edit_certificates   -                     200  422   DFKG          door
remove_certificate  De Brug's             405  302   D             door
remove_certificate  De Brug's             405  404   FKG           door
remove_certificate  Rijnmeer's            405  302   F             door
remove_certificate  Rijnmeer's            405  404   DKG           door
remove_certificate  absent                405  404   DFKG          door
people              -                     200  422   DFKG          door
end_role            Loes at De Brug       405  302   D             door
end_role            Loes at De Brug       405  404   FKG           door
end_role            Wilma at De Brug      405  302   D             door
end_role            Wilma at De Brug      405  404   FKG           door
end_role            Jeroen at Rijnmeer    405  302   F             door
end_role            Jeroen at Rijnmeer    405  404   DKG           door
end_role            absent                405  404   DFKG          door
take_role           Wilma at De Brug      405  302   D             refused
take_role           Ruud as chair         405  302   KC            refused
take_role           absent                405  404   -             refused

tenders             -                     200  200   DTSFKCO       door
hand_in             -                     200  422   DTFKO         door
type_in             -                     200  422   DTFKO         door
change_assignment   De Brug's typed       200  422   DT            door
change_assignment   published typed       200  422   O             door
change_assignment   De Brug's             404  404   DT            door
change_assignment   absent                200  422   -             door
attach              De Brug's typed       200  422   DT            door
attach              published typed       200  422   O             door
attach              De Brug's             404  404   DT            door
attach              absent                200  422   -             door
attachment          De Brug's             200  200   DTS           door
attachment          published             200  200   DTSFKCO       door
attachment          absent                200  200   -             door
remove_attachment   De Brug's             405  302   DT            door
remove_attachment   De Brug's             405  404   SFKCO         door
remove_attachment   published             405  302   O             door
remove_attachment   published             405  404   DTSFKC        door
remove_attachment   absent                405  404   DTSFKCO       door
remove_assignment   published             405  404   DTFK          door
remove_assignment   published typed       405  404   DTFK          door
remove_assignment   De Brug's typed       405  302   DT            door
remove_assignment   De Brug's typed       405  404   FK            door
remove_assignment   De Brug's             405  404   DTFK          door
remove_assignment   absent                405  404   DTFK          door
handed_in           -                     200  200   DTFKO         door
document            published             302  302   DTSFKCO       door
document            De Brug's             302  302   DTS           door
document            De Brug's broken      200  200   DTS           door
document            Rijnmeer's            302  302   F             door
document            absent                302  302   -             door
raw_document        published             200  200   DTSFKCO       door
raw_document        De Brug's             200  200   DTS           door
raw_document        De Brug's broken      200  200   DTS           door
raw_document        Rijnmeer's            200  200   F             door
raw_document        absent                200  200   -             door
remove_document     published             405  302   DTFKO         door
remove_document     published             405  404   SC            door
remove_document     De Brug's             405  302   DT            door
remove_document     De Brug's             405  404   SFKCO         door
remove_document     Rijnmeer's            405  302   F             door
remove_document     Rijnmeer's            405  404   DTSKCO        door
remove_document     absent                405  404   DTSFKCO       door
tender              published             200  200   DTSFKCO       door
tender              De Brug's             200  200   DTS           door
tender              De Brug's typed       200  200   DTS           door
tender              published typed       200  200   DTSFKCO       door
tender              Rijnmeer's            200  200   F             door
tender              absent                200  200   -             door
lot                 published             200  200   DTSFKCO       door
lot                 confirmed by two      200  200   DTSFKCO       door
lot                 De Brug's             200  200   DTS           door
lot                 Rijnmeer's            200  200   F             door
lot                 absent                200  200   -             door
confirm_demands     published             200  422   DTFK          door
confirm_demands     De Brug's             200  422   DT            door
confirm_demands     Rijnmeer's            200  422   F             door
confirm_demands     absent                200  422   -             door
need_json           confirmed by two      200  200   DTF           door
need_json           confirmed by two      302  302   K             door
need_json           De Brug's             302  302   DT            door
need_json           Rijnmeer's            302  302   F             door
need_json           absent                200  200   -             door

runs                -                     200  200   DTFK          door
compose             confirmed by two      200  302   DTF           door
compose             confirmed by two      302  302   K             door
compose             published             302  302   DTFK          door
compose             De Brug's             302  302   DT            door
compose             Rijnmeer's            302  302   F             door
compose             absent                200  302   -             door
run                 Wilma's               200  200   D             door
run                 Tarik's               200  200   T             door
run                 Jeroen's              200  200   F             door
run                 absent                200  200   -             door
keep_run            Wilma's               405  302   D             door
keep_run            Wilma's               405  404   TFK          door
keep_run            Tarik's               405  302   T             door
keep_run            Tarik's               405  404   DFK          door
keep_run            Jeroen's              405  302   F             door
keep_run            Jeroen's              405  404   DTK          door
keep_run            absent                405  404   DTFK          door
sides               Wilma's               200  200   D             door
sides               Tarik's               200  200   T             door
sides               Jeroen's              200  200   F             door
sides               absent                200  200   -             door
remove_run          Wilma's               405  302   D             door
remove_run          Wilma's               405  404   TFK          door
remove_run          Tarik's               405  302   T             door
remove_run          Tarik's               405  404   DFK          door
remove_run          Jeroen's              405  302   F             door
remove_run          Jeroen's              405  404   DTK          door
remove_run          absent                405  404   DTFK          door
front               Wilma's               200  200   D             door
front               Tarik's               200  200   T             door
front               Jeroen's              200  200   F             door
front               absent                200  200   -             door
copy_run            Wilma's members       200  200   D             door
copy_run            Wilma's nonsense      404  404   D             door
copy_run            Tarik's members       200  200   T             door
copy_run            Jeroen's members      200  200   F             door
copy_run            absent                200  200   -             door
export_run          Wilma's problem       200  200   D             door
export_run          Wilma's nonsense      404  404   D             door
export_run          Tarik's problem       200  200   T             door
export_run          Jeroen's problem       200  200   F             door
export_run          absent                200  200   -             door

activities          -                     200  200   DTSFKCO       door
activity            in the programme      200  200   DTSFKCO       door
activity            absent                200  200   -             door
stories             -                     200  200   DTSFKCO       door
story               published             200  200   DTSFKCO       door
story               absent                200  200   -             door
"""

ACCOUNT = """
url                                   anonymous  second factor  password only  neither
account_login                         200/200    302/302        302/302        302/302
account_request_login_code            200/200    302/302        302/302        302/302
account_email                         404/404    404/404        404/404        404/404
account_confirm_email                 200/404    200/404        200/404        200/404
account_email_verification_sent       200/405    200/405        200/405        200/405
account_confirm_login_code            302/302    302/302        302/302        302/302
account_signup                        200/200    302/302        302/302        302/302
account_logout                        302/302    200/302        200/302        200/302
account_inactive                      200/405    200/405        200/405        200/405
account_reset_password                200/200    200/200        200/200        200/200
account_reset_password_done           200/405    200/405        200/405        200/405
account_reset_password_from_key       200/200    200/200        200/200        200/200
account_reset_password_from_key_done  200/405    200/405        200/405        200/405
account_reauthenticate                door       200/200        200/200        403/403
account_change_password               door       200/200        200/200        302/302
account_set_password                  door       302/302        302/302        200/200
mfa_authenticate                      302/302    302/302        302/302        302/302
mfa_login_webauthn                    302/302    302/302        302/302        302/302
mfa_index                             door       200/405        200/405        200/405
mfa_reauthenticate                    door       200/200        302/302        403/403
mfa_activate_totp                     door       302/302        302/302        200/200
mfa_deactivate_totp                   door       302/302        404/404        404/404
mfa_view_recovery_codes               door       404/405        404/405        404/405
mfa_generate_recovery_codes           door       302/302        302/302        200/200
mfa_download_recovery_codes           door       404/404        404/404        404/404
mfa_list_webauthn                     door       200/405        200/405        200/405
mfa_add_webauthn                      door       302/302        302/302        200/200
mfa_reauthenticate_webauthn           door       302/302        302/302        403/403
mfa_remove_webauthn                   door       302/302        302/302        404/404
mfa_edit_webauthn                     door       302/302        302/302        404/404
"""
"""How one gets in and keeps one's own keys; no page here shows anything of anybody else.

Whoever has a key already is asked for it again (302) before keys change. Nobody changes an address.
"""

BODIES = {
    "keep_run": {"wijzigingen": "u1", "tot": "1"},
}
"""What is posted, where an empty form says too little."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a visitor must be given for one address: codes for GET and POST, and whether the door is shown."""

    get: int
    post: int
    to_log_in: bool = False


EVERYONE = "ADTSFKCGOMUXN"
GROUPS = {"everyone": EVERYONE, "logged-in": EVERYONE[1:], "-": ""}
OTHERWISE = {"-": None, "none": (404, 404), "refused": (405, 404), "door": (404, 404)}


def site() -> dict[tuple[str, str], dict[str, Answer]]:
    """Return for each address and object what each visitor must be given."""
    found: dict[tuple[str, str], dict[str, Answer]] = {}
    for line in (*SITE.strip().splitlines()[1:], *ROOMS.strip().splitlines()):
        if line:
            url, name, get, post, open_to, otherwise = _cells(line)
            answers = found.setdefault((url, name), {})
            for letter in set(EVERYONE) - set(answers):
                answers[letter] = _otherwise(letter, otherwise)
            for letter in GROUPS.get(open_to, open_to):
                answers[letter] = Answer(int(get), int(post))
    return found


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.replace("  ", "\t").split("\t") if cell.strip()]


def _otherwise(letter: str, kind: str) -> Answer:
    if kind == "door" and letter == "A":
        return Answer(302, 302, to_log_in=True)
    get, post = OTHERWISE[kind] or (404, 404)
    return Answer(get, post)


KEYS = {"A": 0, **dict.fromkeys("DFKCGOUX", 1), **dict.fromkeys("TM", 2), **dict.fromkeys("SN", 3)}
"""The column of each visitor: with what they log in."""


def account() -> dict[str, list[Answer]]:
    """Return for each address of the log-in pages what is given, in the order of the columns."""
    rows = [_cells(line) for line in ACCOUNT.strip().splitlines()[1:]]
    return {row[0]: [_pair(cell) for cell in row[1:]] for row in rows}


def _pair(cell: str) -> Answer:
    if cell == "door":
        return Answer(302, 302, to_log_in=True)
    get, post = cell.split("/")
    return Answer(int(get), int(post))

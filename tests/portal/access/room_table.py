"""Who may open what of rooms and invitations: lines of the table in `table.py`, read as it says there."""

ROOMS = """
rooms               -                     200  200   DTSFKG        door
start_from_people   -                     200  422   DTFK          door
start_from_lot      confirmed by two      200  422   DTFK          door
start_from_lot      published             200  422   DTFK          door
start_from_lot      De Brug's             200  422   DT            door
start_from_lot      Rijnmeer's            200  422   F             door
start_from_lot      absent                200  200   -             door
start_from_run      Wilma's members       200  422   D             door
start_from_run      Wilma's nonsense      404  404   D             door
start_from_run      Tarik's members       200  422   T             door
start_from_run      Jeroen's members      200  422   F             door
start_from_run      absent                200  200   -             door
room                Wilma's with Jeroen   200  200   DF            door
room                absent                200  200   -             door
promise             Wilma's with Jeroen   405  302   DF            door
promise             Wilma's with Jeroen   405  404   TSKG          door
promise             absent                405  404   DTSFKG        door
room_steps          Wilma's with Jeroen   200  422  DF            door
room_steps          absent                200  200  -             door
room_status         Wilma's with Jeroen   200  422  DF            door
room_status         absent                200  200  -             door
room_seen           Wilma's with Jeroen   405  302  DF            door
room_seen           Wilma's with Jeroen   405  404  TSKG          door
room_seen           absent                405  404  DTSFKG        door
room_calendar       Wilma's with Jeroen   200  200  DF            door
room_calendar       absent                200  200  -             door
lengthen_room       Wilma's with Jeroen   200  422  DF            door
lengthen_room       absent                200  200  -             door
confirm_award       Wilma's with Jeroen   405  422  DF            door
confirm_award       Wilma's with Jeroen   405  404  TSKG          door
confirm_award       absent                405  404  DTSFKG        door
add_deadline        Wilma's with Jeroen   200  422  DF            door
add_deadline        absent                200  200  -             door
change_step         Wilma's with Jeroen   200  422  DF            door
change_step         of another room       404  404  DF            door
change_step         absent                200  200  -             door
tick_step           Wilma's with Jeroen   405  302  DF            door
tick_step           Wilma's with Jeroen   405  404  TSKG          door
tick_step           of another room       405  404  DTSFKG        door
tick_step           absent                405  404  DTSFKG        door
change_deadline     Wilma's with Jeroen   200  422  DF            door
change_deadline     of another room       404  404  DF            door
change_deadline     absent                200  200  -             door
remove_deadline     Wilma's with Jeroen   405  302  DF            door
remove_deadline     Wilma's with Jeroen   405  404  TSKG          door
remove_deadline     of another room       405  404  DTSFKG        door
remove_deadline     absent                405  404  DTSFKG        door
room_people         Wilma's with Jeroen   200  200   DF            door
room_people         absent                200  200   -             door
name_colleague      Wilma's with Jeroen   405  422   DF            door
name_colleague      Wilma's with Jeroen   405  404   TSKG          door
name_colleague      absent                405  404   DTSFKG        door
choose_role         Wilma's with Jeroen   405  422   DF            door
choose_role         Wilma's with Jeroen   405  404   TSKG          door
choose_role         absent                405  404   DTSFKG        door
leave_room          Wilma's with Jeroen   200  302   DF            door
leave_room          absent                200  302   -             door
add_seat            Wilma's with Jeroen   200  422   DF            door
add_seat            absent                200  422   -             door
change_seat         a free place          200  422   DF            door
change_seat         of another room       404  404   DF            door
change_seat         absent                200  422   -             door
remove_seat         a free place          405  302   DF            door
remove_seat         a free place          405  404   TSKG          door
remove_seat         of another room       405  404   DTSFKG        door
remove_seat         absent                405  404   DTSFKG        door
ask_seat            a free place          200  200   DF            door
ask_seat            of another room       404  404   DF            door
ask_seat            absent                200  200   -             door
withdraw_invitation  to Ruud              405  302   DF            door
withdraw_invitation  to Ruud              405  404   TSKG          door
withdraw_invitation  of another room      405  404   DTSFKG        door
withdraw_invitation  absent               405  404   DTSFKG        door
reply_question      to Ruud               200  422   DF            door
reply_question      of another room       404  404   DF            door
reply_question      absent                200  422   -             door
invitation          to Ruud               200  200   K             door
invitation          that Jeroen accepted  200  200   F             door
invitation          taken back from Ruud  404  404   K             door
invitation          absent                200  200   -             door
accept_invitation   to Ruud               405  302   K             door
accept_invitation   to Ruud               405  404   DFG           door
accept_invitation   that Jeroen accepted  405  302   F             door
accept_invitation   that Jeroen accepted  405  404   DKG           door
accept_invitation   taken back from Ruud  405  404   DFKG          door
accept_invitation   absent                405  404   DFKG          door
decline_invitation  to Ruud               405  302   K             door
decline_invitation  to Ruud               405  404   DFG           door
decline_invitation  that Jeroen accepted  405  422   F             door
decline_invitation  that Jeroen accepted  405  404   DKG           door
decline_invitation  taken back from Ruud  405  404   DFKG          door
decline_invitation  absent                405  404   DFKG          door
ask_back            to Ruud               405  422   K             door
ask_back            to Ruud               405  404   DFG           door
ask_back            that Jeroen accepted  405  422   F             door
ask_back            that Jeroen accepted  405  404   DKG           door
ask_back            taken back from Ruud  405  404   DFKG          door
ask_back            absent                405  404   DFKG          door
room_agreements     Wilma's with Jeroen   200  200   DF            door
begin_agreement     Wilma's about the start  200  422   DF            door
begin_agreement     Wilma's nonsense      404  404   DF            door
agreement           Wilma's task          200  200   DF            door
agreement           elsewhere             404  404   DF            door
change_agreement    Wilma's task          200  422   DF            door
change_agreement    elsewhere             404  404   DF            door
say_of_agreement    Wilma's task          405  422   DF            door
say_of_agreement    Wilma's task          405  404   TSKG          door
say_of_agreement    elsewhere             405  404   DTSFKG        door
say_of_agreement    absent                405  404   DTSFKG        door
room_words          Wilma's with Jeroen   200  422   DF            door
room_agreements     absent                200  200   -             door
begin_agreement     absent                200  200   -             door
agreement           absent                200  200   -             door
change_agreement    absent                200  200   -             door
room_words          absent                200  200   -             door
guest               Riet's                200  422   everyone      -
guest               absent                200  200   -             none
guest_code          Riet's                405  302   everyone      -
guest_code          absent                405  404   everyone      -
guest_accept        Riet's                302  302   everyone      -
guest_accept        absent                200  200   -             none
guest_decline       Riet's                405  302   everyone      -
guest_decline       absent                405  404   everyone      -
guest_ask           Riet's                405  302   everyone      -
guest_ask           absent                405  404   everyone      -
attach_assignment   Wilma's with Jeroen   200  422   DF            door
attach_assignment   absent                200  200   -             door
room_sheets         Wilma's with Jeroen   200  200   DF            door
room_sheets         absent                200  200   -             door
edit_relief         Wilma's with Jeroen   200  302   DF            door
edit_relief         absent                200  200   -             door
sheet               coalitieblad          200  200   DF            door
sheet               ontzorgblad           200  200   DF            door
sheet               onzin                 404  404   DF            door
sheet               absent                200  200   -             door
sheet_file          coalitieblad pdf      200  200   DF            door
sheet_file          ontzorgblad docx      200  200   DF            door
sheet_file          onzin                 404  404   DF            door
sheet_file          absent                200  200   -             door
room_work           Wilma's with Jeroen   200  200   DF            door
room_divide         Wilma's with Jeroen   200  422   DF            door
room_cells          Wilma's with Jeroen   200  422   DF            door
room_amounts        Wilma's with Jeroen   200  422   DF            door
room_fill           Wilma's with Jeroen   200  200   DF            door
room_seek           Wilma's with Jeroen   405  404   DTSFKG        door
room_work           absent                200  200   -             door
room_divide         absent                200  200   -             door
room_cells          absent                200  200   -             door
room_amounts        absent                200  200   -             door
room_fill           absent                200  200   -             door
room_seek           absent                405  404   DTSFKG        door
"""

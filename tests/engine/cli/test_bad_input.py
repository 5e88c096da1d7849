"""What is no notice and no document: an exit code, one clear line, nothing on stdout."""

import gzip
import io
import json
import zipfile

import pytest

BOMB = (
    b"<?xml version='1.0'?>"
    b"<!DOCTYPE lolz [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
    b"<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]><TED_EXPORT>&c;</TED_EXPORT>"
)
OUTSIDE = b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><TED_EXPORT>&e;</TED_EXPORT>"


TOO_LARGE = "is larger than 20000000 bytes, the most that is read: is it the right file?"


def zipped():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("notice.xml", "<TED_EXPORT/>")
    return packed.getvalue()


NO_NOTICES = {
    "cut off": (b"<TED_EXPORT><CODED_DATA_SECTION>", "is cut off or damaged"),
    "a bomb": (BOMB, "brings its own entities"),
    "an outside entity": (OUTSIDE, "brings its own entities"),
    "a ZIP": (zipped(), "is a ZIP file: unpack it first"),
    "a gzip": (gzip.compress(b"<TED_EXPORT/>"), "is a gzip file"),
    "empty": (b"", "is empty (0 bytes)"),
    "a web page": (b"<!DOCTYPE html><html><body>Niet gevonden</body></html>", "is a web page (HTML)"),
    "a PDF": (b"%PDF-1.7 ...", "is a PDF"),
    "JSON": (b'{"format": "warmnet-1"}', "is JSON"),
    "plain text": ("Geachte heer, mevrouw".encode("utf-16"), "cut off or damaged"),
    "another XML": (b"<rss version='2.0'/>", "is the root of another kind of document"),
    "nothing but NUL": (b"\0" * 100, "NUL"),
}


@pytest.mark.parametrize("command", ["read", "demands"])
@pytest.mark.parametrize("kind", NO_NOTICES)
def test_what_is_no_notice_is_refused_in_one_line(warme, world, command, kind):
    content, said = NO_NOTICES[kind]
    file = world.keep("bad.xml", content)

    outcome = warme(command, file, code=3)

    assert outcome.err.startswith(f"warme: {file}: ")
    assert said in outcome.err
    assert outcome.err.count("\n") == 1
    assert outcome.out == ""


@pytest.mark.parametrize("kind", NO_NOTICES)
def test_a_program_gets_the_same_refusal_as_a_line(warme, world, kind):
    content, said = NO_NOTICES[kind]
    file = world.keep("bad.xml", content)

    outcome = warme("read", "--json", file, code=3)

    (line,) = map(json.loads, outcome.out.splitlines())
    assert line["file"] == str(file)
    assert said in line["error"]["detail"]


def huge(path):
    """A file of 50 MB that takes no room on the disk."""
    with path.open("wb") as file:
        file.truncate(50_000_000)
    return path


@pytest.mark.parametrize("command", ["read", "demands"])
def test_a_notice_of_50_megabytes_is_refused_unread(warme, tmp_path, command):
    file = huge(tmp_path / "huge.xml")

    outcome = warme(command, file, code=3)

    assert outcome.err == f"warme: {file}: {TOO_LARGE}\n"
    assert outcome.out == ""


def test_a_network_of_50_megabytes_is_refused_unread(warme, world, tmp_path):
    file = huge(tmp_path / "huge.json")

    outcome = warme("compose", "--network", file, "--demands", world.demands, code=4)

    assert outcome.err.startswith(f"warme: {file}: {TOO_LARGE}")


def test_a_stream_without_end_is_read_no_further_than_the_limit(warme):
    outcome = warme("read", "/dev/zero", code=3)

    assert outcome.err == f"warme: /dev/zero: {TOO_LARGE}\n"


def test_stdin_is_read_no_further_than_the_limit(warme):
    outcome = warme("read", "-", stdin=b" " * 20_000_001, code=3)

    assert outcome.err.startswith(f"warme: -: {TOO_LARGE}")


def network(world, **changes):
    return json.dumps({**world.network_document, **changes})


def with_first(world, **changes):
    first, *others = world.network_document["organisations"]
    return network(world, organisations=[{**first, **changes}, *others])


BAD_NETWORKS = {
    "a misspelt field": (
        lambda w: with_first(w, can_led=True),
        "organisations[0].can_led: is not a field of this format",
    ),
    "a number for a text": (
        lambda w: with_first(w, name=7),
        "organisations[0].name: must be a text, not a whole number",
    ),
    "an unknown kind": (lambda w: with_first(w, kind="bank"), "organisations[0].kind: is 'bank'"),
    "an unknown municipality": (lambda w: with_first(w, seat="GM9999"), "organisations[0].seat"),
    "NaN": (lambda w: network(w).replace("1.0", "NaN", 1), "NaN is not a number in JSON"),
    "no UTF-8": (
        lambda w: network(w).encode().replace(b"De Brug", b"De Br\xfcg"),
        "is not UTF-8 text (byte ",
    ),
    "a doubled field": (lambda w: '{"format": "warmnet-1", "format": "warmnet-1"}', "stands twice"),
    "a list": (lambda w: "[]", "document: must be an object, not a list"),
    "cut off": (lambda w: network(w)[:100], "is not JSON: line 1, column"),
    "nested too deeply": (lambda w: "[" * 200_000, "nested too deeply"),
    "another format": (
        lambda w: network(w, format="warmneed-1"),
        "format: is 'warmneed-1', this reads 'warmnet-1'",
    ),
    "empty": (lambda w: "", "is not JSON: line 1, column 1"),
}


@pytest.mark.parametrize("kind", BAD_NETWORKS)
def test_a_network_that_breaks_its_format_is_refused_by_the_path_of_its_field(warme, world, kind):
    broken, said = BAD_NETWORKS[kind]
    file = world.keep("network.json", broken(world))

    outcome = warme("compose", "--network", file, "--demands", world.demands, "--json", code=4)

    assert outcome.err.startswith(f"warme: {file}: ")
    assert said in outcome.err
    assert outcome.err.count("\n") == 1
    assert outcome.out == ""


def test_demands_that_break_their_format_are_refused(warme, world):
    file = world.keep("need.json", {**world.need(world.demand("youth-work")), "lots": "1"})

    outcome = warme("compose", "--network", world.network, "--demands", file, code=4)

    assert outcome.err.startswith(f"warme: {file}: lots: is not a field of this format")


def test_demands_that_fit_no_problem_are_not_blamed_on_the_network_alone(warme, world):
    file = world.keep("need.json", world.need(world.demand("youth-work"), lot_certs=["HKZ", "HKZ"]))

    outcome = warme("compose", "--network", world.network, "--demands", file, code=4)

    assert outcome.err.startswith(f"warme: {world.network} with {file}: lot_certs[1]: ")


def test_a_problem_that_breaks_its_format_is_refused(warme, world):
    file = world.keep("problem.json", {"format": "warmco-1", "nome": "x"})

    outcome = warme("compose", "--problem", file, code=4)

    assert outcome.err.startswith(f"warme: {file}: ")
    assert outcome.out == ""


@pytest.mark.parametrize("option", ["--network", "--demands", "--problem"])
def test_a_folder_where_a_file_is_needed_is_refused(warme, world, option):
    given = {"--network": world.network, "--demands": world.demands} if option != "--problem" else {}
    given[option] = world.folder

    outcome = warme("compose", *(word for pair in given.items() for word in pair), code=2)

    assert outcome.err == f"warme: {world.folder}: is a folder; a file is needed here\n"


def test_a_folder_to_read_demands_from_is_refused(warme, world):
    outcome = warme("demands", world.folder, code=2)

    assert "is a folder; a file is needed here" in outcome.err


def test_a_file_that_is_not_there_is_refused(warme, tmp_path):
    outcome = warme("explain", tmp_path / "problem.json", tmp_path / "answer.json", code=2)

    assert outcome.err == f"warme: {tmp_path}/problem.json: is not there: is its name spelt right?\n"


def refusing(error):
    def refuse(*args, **kwargs):
        raise error

    return refuse


def test_a_file_that_may_not_be_read_is_refused(warme, world, monkeypatch):
    monkeypatch.setattr("pathlib.Path.open", refusing(PermissionError(13, "Permission denied")))

    outcome = warme("read", world.one_lot, code=2)

    assert outcome.err == f"warme: {world.one_lot}: may not be used: ask its owner for permission\n"


def test_a_folder_that_cannot_be_listed_is_refused(warme, world, monkeypatch):
    monkeypatch.setattr("pathlib.Path.iterdir", refusing(OSError(5, "Input/output error")))

    outcome = warme("read", world.folder, code=2)

    assert outcome.err == f"warme: {world.folder}: cannot be used (Input/output error)\n"


def test_a_name_of_several_lines_stays_on_one_line(warme):
    outcome = warme("read", "no\nsuch\x1b[31mfile", code=2)

    assert (
        outcome.err
        == "warme: no such\N{REPLACEMENT CHARACTER}[31mfile: is not there: is its name spelt right?\n"
    )

"""The commands of `warme` put together, and the door by which the shell comes in."""

from __future__ import annotations

import io
import sys
from typing import Annotated

import typer

from coalition.cli.answers.kept import explain_command
from coalition.cli.bench import bench_app
from coalition.cli.compose.command import compose_command
from coalition.cli.faults import Group
from coalition.cli.notices import demands_command, read_command
from coalition.composing import ENGINE

EXIT_CODES = (
    "Exit codes: 0 done (also when nothing fits); 1 refused, or the reader of a pipe left; 2 wrong options "
    "or unusable file; 3 unreadable notice, or a problem of a folder without answer; 4 document that breaks "
    "its format, or unknown code; 5 lot or organisation that is not there; 70 a fault in warme; "
    "130 ended by Ctrl-C before all was done."
)

app = typer.Typer(
    name="warme",
    cls=Group,
    help="From a public notice to a warm coalition, with reasons. Nothing is sent anywhere.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("read")(read_command)
app.command("demands")(demands_command)
app.command("compose")(compose_command)
app.command("explain")(explain_command)
app.add_typer(bench_app, name="bench")


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"warme {ENGINE}")
        raise typer.Exit


@app.callback()
def _about(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run a command of the shell; what it writes is UTF-8, whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app(prog_name="warme")

"""The command line. Each command is one module that is imported only when it is called."""

from __future__ import annotations

import errno
import importlib
import sys
from io import TextIOWrapper
from typing import Any

import click

from marsad import __version__
from marsad.errors import MarsadError
from marsad.garbage import seldom_tidied

COMMANDS = {
    "read": "marsad.cli.read",
    "add": "marsad.cli.add",
    "sources": "marsad.cli.sources",
    "collect": "marsad.cli.collect",
    "watch": "marsad.cli.watch",
    "incidents": "marsad.cli.incidents",
    "show": "marsad.cli.show",
    "tallies": "marsad.cli.tallies",
    "tally": "marsad.cli.tally",
    "audit": "marsad.cli.audit",
    "search": "marsad.cli.search",
    "links": "marsad.cli.links",
    "export": "marsad.cli.export",
    "serve": "marsad.cli.serve",
    "users": "marsad.cli.users",
    "confirm": "marsad.cli.confirm",
    "reject": "marsad.cli.reject",
    "dismiss": "marsad.cli.dismiss",
    "merge": "marsad.cli.merge",
    "split": "marsad.cli.split",
    "set": "marsad.cli.set",
    "undo": "marsad.cli.undo",
    "history": "marsad.cli.history",
    "relink": "marsad.cli.relink",
    "why": "marsad.cli.why",
    "queue": "marsad.cli.queue",
    "verify": "marsad.cli.verify",
    "versions": "marsad.cli.versions",
    "diff": "marsad.cli.diff",
    "original": "marsad.cli.original",
    "forget": "marsad.cli.forget",
    "report": "marsad.cli.report",
    "explain": "marsad.cli.explain",
    "check-tables": "marsad.cli.check_tables",
}
"""Every command: its name, and the module whose ``command`` it is."""


class Failure(click.ClickException):
    """A failure shown in one line on standard error; exit code 1."""

    def show(self, file: Any = None) -> None:
        """Write the line."""
        click.echo(f"marsad: {self.format_message()}", file=file, err=True)


class Program(click.Group):
    """The group of all commands, loaded one by one as they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """Return the names in the order of the registry."""
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 (click's signature)
        cmd_name: str,
    ) -> click.Command | None:
        """Return the command of this name, null where there is none."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(COMMANDS[cmd_name]).command
        assert isinstance(command, click.Command)
        return command

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command line: output in UTF-8, whatever the locale says; garbage looked for seldom."""
        seldom_tidied()
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; failures that were to be expected end it with one line."""
        try:
            return super().invoke(ctx)
        except MarsadError as error:
            raise Failure(str(error)) from error
        except OSError as error:
            if error.errno == errno.EPIPE or error.strerror is None:
                raise
            named = f"{error.filename}: " if error.filename else ""
            raise Failure(f"{named}{error.strerror}") from error


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="marsad %(version)s")
@click.option(
    "--bidi",
    type=click.Choice(["auto", "visual", "logical"]),
    default="auto",
    envvar="MARSAD_BIDI",
    show_envvar=True,
    help="Order of Arabic on a terminal: visual for terminals that do not reorder it themselves, logical "
    "for those that do; auto asks the environment. Pipes and files always get logical order.",
)
@click.pass_context
def main(ctx: click.Context, bidi: str) -> None:
    """Read Arabic reports of armed violence into a ledger of incidents, each figure with its words.

    \b
    Example:
      marsad read saved-pages/*.html > readings.jsonl
    """
    ctx.obj = bidi

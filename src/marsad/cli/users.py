"""``marsad users``: those who sign in to the pages of a ledger."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, cast

import click

from marsad.cli.ledgers import ledger_option
from marsad.cli.shared import format_option, screen
from marsad.publish.rows import Column, Format, emit

if TYPE_CHECKING:
    from marsad.ledger.reviewing.users import Role

_ROLES = ("reader", "reviewer", "administrator")
_COLUMNS = tuple(Column(key, key) for key in ("name", "role", "since", "disabled"))


@click.group()
def command() -> None:
    """Say who may sign in to the pages of a ledger, and what each may do there.

    A reader sees all; a reviewer also decides, and adds names to the tables; an administrator may do the
    same. Nobody signs up: whoever has the ledger adds them here. As long as there is no user, only this
    machine is served.

    \b
    Example:
      marsad users add samira --role reviewer --ledger l.db
    """


def _password() -> str:
    """Return a password, asked for twice on a terminal, else the first line of standard input."""
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    return sys.stdin.readline().rstrip("\r\n")


@command.command()
@click.argument("name")
@click.option("--role", type=click.Choice(_ROLES), default=_ROLES[0], show_default=True)
@ledger_option
def add(name: str, role: str, ledger: str) -> None:
    """Add a user; the password is asked for, or read from standard input.

    \b
    Example:
      marsad users add samira --role reviewer --ledger l.db
    """
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)

    with Ledger.open(ledger) as opened:
        opened.users.add(name, cast("Role", role), _password())
    click.echo(f"{name} can sign in as {role}")


@command.command("list")
@ledger_option
@format_option
def listing(ledger: str, form: Format) -> None:
    """List the users.

    \b
    Example:
      marsad users list --ledger l.db
    """
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)

    with Ledger.open(ledger) as opened:
        rows = [
            {"name": one.name, "role": one.role, "since": one.created[:10], "disabled": one.disabled}
            for one in opened.users.all()
        ]
    emit(rows, _COLUMNS, form, screen())


@command.command()
@click.argument("name")
@click.argument("role", type=click.Choice(_ROLES))
@ledger_option
def role(name: str, role: str, ledger: str) -> None:
    """Give a user another role; open sessions of that user end.

    \b
    Example:
      marsad users role samira administrator --ledger l.db
    """
    _change(ledger, name, f"is {role} now", role=role)


@command.command()
@click.argument("name")
@ledger_option
def password(name: str, ledger: str) -> None:
    """Give a user another password; open sessions of that user end.

    \b
    Example:
      marsad users password samira --ledger l.db
    """
    _change(ledger, name, "has a new password", password=_password())


@command.command()
@click.argument("name")
@click.option("--undo", is_flag=True, help="Let the user sign in again.")
@ledger_option
def disable(name: str, undo: bool, ledger: str) -> None:
    """Let a user sign in no longer; what the user decided stays.

    \b
    Example:
      marsad users disable samira --ledger l.db
    """
    _change(ledger, name, f"can sign in {'again' if undo else 'no longer'}", disabled=not undo)


def _change(ledger: str, name: str, told: str, **what: Any) -> None:
    """Change what is given of a user, and say what came of it."""
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)

    with Ledger.open(ledger) as opened:
        opened.users.change(name, **what)
    click.echo(f"{name} {told}")

"""``marsad original``: the bytes that a report was made from."""

from __future__ import annotations

import sys

import click

from marsad.cli.ledgers import ledger_option
from marsad.cli.shared import format_option, screen
from marsad.errors import MarsadError
from marsad.publish import Column, Format, emit

_COLUMNS = tuple(Column(key, key) for key in ("first", "last", "address", "sha256", "tool", "headers"))


@click.command()
@click.argument("report")
@click.option("--about", is_flag=True, help="List when and from where the bytes came instead, with headers.")
@ledger_option
@format_option
def command(report: str, about: bool, ledger: str, form: Format) -> None:
    """Write the bytes that a REPORT was made from, exactly as they were received.

    REPORT is a doc, an id, or the start of one. They were written by strangers: look at them in an editor, or
    in a browser without network. To a terminal, only plain text is written. --format is for --about.

    \b
    Examples:
      marsad original 3f0a91 --ledger l.db > page.html
      marsad original 3f0a91 --about --ledger l.db
    """
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)

    with Ledger.open(ledger) as opened:
        captures = opened.captures(report)
        if not captures:
            raise MarsadError(f"{report}: no original of it was kept")
        data = None if about else opened.original(captures[0].sha256)
    if data is not None:
        _write(data)
        return
    rows = (
        {
            "first": one.first.isoformat(timespec="seconds"),
            "last": one.last.isoformat(timespec="seconds"),
            "address": one.address,
            "sha256": one.sha256,
            "tool": one.tool,
            "headers": "; ".join(f"{name}: {value}" for name, value in one.headers) or None,
        }
        for one in captures
    )
    emit(rows, _COLUMNS, form, screen())


def _write(data: bytes) -> None:
    if sys.stdout.isatty() and not _plain(data):
        raise MarsadError("not plain text, which might harm a terminal; write it to a file: > FILE")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _plain(data: bytes) -> bool:
    """Tell whether bytes are UTF-8 text without anything that steers a terminal."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return all(one in "\n\r\t" or one.isprintable() for one in text)

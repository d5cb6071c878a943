"""``marsad sources``: the sources that are followed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from marsad.cli.followed import CHECKED, ITEMS, SOURCES, Web, source_row, web_options
from marsad.cli.ledgers import ledger_option
from marsad.cli.shared import format_option, screen
from marsad.publish import Format, emit

if TYPE_CHECKING:
    from marsad.ledger.following.items import State

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_PRIVATE = (
    "has no page that anybody may see; export the chat with Telegram Desktop, then marsad add its folder"
)
_LEAST = 10
_MOST = 31 * 86400


def _seconds(_: click.Context, __: click.Parameter, span: str) -> int:
    """Return the seconds of a span of time as people write it: 90s, 15m, 6h, 1d."""
    found = re.fullmatch(r"(\d{1,6})([smhd])", span.strip())
    seconds = int(found[1]) * _UNITS[found[2]] if found else 0
    if not _LEAST <= seconds <= _MOST:
        raise click.BadParameter(f"{span!r} is no time between 10s and 31d, such as 15m or 6h")
    return seconds


@click.group()
def command() -> None:
    """Say which websites, feeds and channels are followed; marsad collect and marsad watch follow them.

    \b
    Example:
      marsad sources add gazette https://example.org/feed --outlet "Example Gazette" --ledger l.db
      marsad sources check gazette --ledger l.db
      marsad collect gazette --ledger l.db
    """


@command.command()
@click.argument("name")
@click.argument("address")
@click.option(
    "--kind",
    default="auto",
    show_default=True,
    help="What is at ADDRESS: feed, list (a page of links to articles), sitemap, telegram, page, …; auto "
    "goes by its looks.",
)
@click.option("--outlet", help="Who publishes it, where the pages do not say.")
@click.option("--language", default="ar", show_default=True, help="The language of the outlet, for the list.")
@click.option(
    "--affiliation",
    help="Whom the outlet speaks for, for the list; without it what the tables say of the outlet.",
)
@click.option(
    "--every",
    metavar="TIME",
    callback=_seconds,
    default="15m",
    show_default=True,
    help="How often: 90s, 15m, 6h, 1d.",
)
@click.option(
    "--robots",
    type=click.Choice(["obey", "ignore"]),
    default="obey",
    show_default=True,
    help="Whether the site's robots.txt is obeyed; not to is your decision, and noted.",
)
@ledger_option
def add(name: str, address: str, ledger: str, **said: Any) -> None:
    """Follow the source at ADDRESS under a NAME of your choice. Nothing is fetched yet.

    A public Telegram channel is named by its address or as @name. The ledger is made if it is not there.

    \b
    Examples:
      marsad sources add gazette https://example.org/rss.xml --every 15m --ledger l.db
      marsad sources add channel @example --outlet "Example" --ledger l.db
    """
    from marsad.intake.kinds import by_name  # noqa: PLC0415 (kinds of other packages take a while to load)
    from marsad.intake.telegram.telegram import preview, without_preview  # noqa: PLC0415
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)
    from marsad.ledger.following.followed import Followed  # noqa: PLC0415

    if channel := preview(address):
        address, said["kind"] = channel, "telegram"
    if without_preview(address):
        raise click.BadParameter(f"{address}: {_PRIVATE}")
    if not re.match(r"https?://[^/\s]", address):
        raise click.BadParameter(f"{address}: no http or https address; files are taken by marsad add")
    if not name.strip() or not name.isprintable():
        raise click.BadParameter("the NAME must be one line")
    if said["kind"] != "auto":
        by_name(said["kind"])
    with Ledger.open(ledger, create=True) as opened:
        added = opened.sources.add(Followed(name=name, address=address, **said))
    outlet = f", outlet {added.outlet}" if added.outlet else ""
    click.echo(f"following {added.name}: {added.address}{outlet}; try it with: marsad sources check {name}")


@command.command(name="list")
@ledger_option
@format_option
def list_(ledger: str, form: Format) -> None:
    """List the sources: what came of each, when it answered last, when it is asked next, the last error.

    ``waiting`` counts pages that are still to be fetched, read or added, ``failed`` those that could not be.

    \b
    Example:
      marsad sources list --ledger l.db
    """
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)

    with Ledger.open(ledger) as opened:
        found, counts = opened.sources.all(), opened.sources.counts()
    emit([source_row(one, counts.get(one.number)) for one in found], SOURCES, form, screen())


@command.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice(["found", "fetched", "read", "added", "failed"]),
    help="Only items in this state. Repeatable.",
)
@ledger_option
@format_option
def items(names: Sequence[str], states: tuple[State, ...], ledger: str, form: Format) -> None:
    """List what sources led to: the state of each page and report, why it failed, when it is tried again.

    A failed one without next time was given up; marsad collect --again tries it anew.

    \b
    Example:
      marsad sources items gazette --state failed --ledger l.db
    """
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)

    with Ledger.open(ledger) as opened:
        wanted = [opened.sources.named(name) for name in names] or opened.sources.all()
        rows = [asdict(item) for one in wanted for item in opened.sources.items(one, states)]
    emit(rows, ITEMS, form, screen())


@command.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@web_options
@ledger_option
@format_option
def check(names: Sequence[str], ledger: str, form: Format, web: Web) -> None:
    """Ask sources once and show what would be taken, with one article of each. Nothing is added.

    The exit code is 1 if any would not work.

    \b
    Example:
      marsad sources check gazette --ledger l.db
    """
    from marsad.following.checking import check as checked  # noqa: PLC0415 (the web takes a while to load)
    from marsad.ledger import Ledger  # noqa: PLC0415

    with Ledger.open(ledger) as opened:
        wanted = [opened.sources.named(name) for name in names] or opened.sources.all()
    rows = checked(wanted, web.settings())
    emit(rows, CHECKED, form, screen())
    if not rows or any(row["problem"] for row in rows):
        click.get_current_context().exit(1)


@command.command()
@click.argument("name")
@ledger_option
def pause(name: str, ledger: str) -> None:
    """Let a source rest: it is not asked until it is resumed.

    \b
    Example:
      marsad sources pause gazette --ledger l.db
    """
    _paused(name, ledger, paused=True)


@command.command()
@click.argument("name")
@ledger_option
def resume(name: str, ledger: str) -> None:
    """Go on with a source that was paused.

    \b
    Example:
      marsad sources resume gazette --ledger l.db
    """
    _paused(name, ledger, paused=False)


def _paused(name: str, ledger: str, *, paused: bool) -> None:
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)

    with Ledger.open(ledger) as opened:
        opened.sources.pause(name, paused=paused)
    click.echo(f"{'paused' if paused else 'resumed'} {name}")


@command.command()
@click.argument("name")
@ledger_option
def remove(name: str, ledger: str) -> None:
    """Follow a source no longer. Its reports stay; added again, it goes on where it ended.

    \b
    Example:
      marsad sources remove gazette --ledger l.db
    """
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)

    with Ledger.open(ledger) as opened:
        opened.sources.remove(name)
    click.echo(f"removed {name}; what came from it stays")

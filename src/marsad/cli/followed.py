"""What the commands share that follow sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from marsad.publish import Column, Row

if TYPE_CHECKING:
    from marsad.intake.web import Settings
    from marsad.ledger.following.followed import Followed
    from marsad.ledger.following.items import State

SOURCES = (
    Column("name", "source"),
    Column("kind", "kind"),
    Column("address", "address"),
    Column("outlet", "outlet"),
    Column("language", "language"),
    Column("affiliation", "affiliation"),
    Column("every", "every"),
    Column("added", "added", right=True),
    Column("waiting", "waiting", right=True),
    Column("failed", "failed", right=True),
    Column("succeeded", "last seen"),
    Column("due", "next"),
    Column("why", "last error"),
)
CHECKED = (
    Column("name", "source"),
    Column("kind", "kind"),
    Column("links", "links", right=True),
    Column("reports", "reports", right=True),
    Column("title", "title"),
    Column("day", "day"),
    Column("outlet", "outlet"),
    Column("begins", "begins"),
    Column("problem", "problem"),
)
ITEMS = (
    Column("source", "source"),
    Column("address", "address"),
    Column("title", "title"),
    Column("state", "state"),
    Column("moved", "since"),
    Column("attempts", "attempts", right=True),
    Column("due", "next"),
    Column("why", "why"),
)
F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Web:
    """How the user wants pages to be fetched."""

    contact: str | None
    delay: float
    allow_local: tuple[str, ...]

    def settings(self) -> Settings:
        """Return it as fetching asks for it."""
        from marsad.intake.web import Settings  # noqa: PLC0415 (the web takes a while to load)

        return Settings(contact=self.contact, delay=self.delay, allowed=frozenset(self.allow_local))


def web_options(command: F) -> F:
    """Add ``--contact``, ``--delay`` and ``--allow-local`` (parameter ``web``) to a command."""

    @wraps(command)
    def fetching(contact: str | None, delay: float, allow_local: tuple[str, ...], **more: Any) -> Any:
        return command(web=Web(contact, delay, allow_local), **more)

    options = (
        click.option(
            "--contact",
            envvar="MARSAD_CONTACT",
            show_envvar=True,
            help="A mail address or page that webmasters can complain to, sent with each request.",
        ),
        click.option(
            "--delay",
            type=click.FloatRange(0, 3600),
            default=2.0,
            show_default=True,
            help="Seconds between two requests to one host, at least.",
        ),
        click.option(
            "--allow-local",
            multiple=True,
            metavar="HOST:PORT",
            help="A place in your own network that may be asked; all others there are refused. Repeatable.",
        ),
    )
    for option in reversed(options):
        fetching = option(fetching)
    return cast("F", fetching)


def jobs_option(command: F) -> F:
    """Add ``--jobs`` (parameter ``jobs``), the processes that open and read, null where none is said."""
    return click.option(
        "--jobs",
        type=click.IntRange(1, 64),
        help="Open and read in so many processes beside this one: a page on which a library crashes ends one "
        "of them, and is told. Without it marsad watch has one, and marsad collect none.",
    )(command)


def source_row(one: Followed, counts: Mapping[State, int] | None) -> Row:
    """Return a source as a row for people and programs."""
    many = Counter(counts)
    return asdict(one) | {
        "every": spoken(one.every),
        "seconds": one.every,
        "added": many["added"],
        "waiting": many["found"] + many["fetched"] + many["read"],
        "failed": many["failed"],
        "states": dict(many),
        "due": "paused" if one.paused else one.due,
    }


def spoken(seconds: int) -> str:
    """Return a span of time as ``--every`` takes it: 15m."""
    for unit, size in (("d", 86400), ("h", 3600), ("m", 60)):
        if seconds % size == 0:
            return f"{seconds // size}{unit}"
    return f"{seconds}s"

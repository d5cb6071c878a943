"""What an export is: its format, what goes into it, and what the format has no room for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, TypeAlias, get_args

from marsad.models import Incident
from marsad.publish.exports.losses import Loss

if TYPE_CHECKING:
    from marsad.publish.exports.export import Export

What: TypeAlias = Literal["incidents", "tolls", "claims", "links", "reports", "tallies"]
WHATS: tuple[What, ...] = get_args(What)
Kind: TypeAlias = Literal["text", "count", "number", "day", "flag", "words"]
"""What a column holds: text, a whole number, a number, a day, yes or no, a list of words."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, what kind of values it holds, and what they say."""

    key: str
    kind: Kind
    says: str


@dataclass(frozen=True, slots=True)
class Table:
    """One of the tables that a ledger is exported as; ``rows`` yields them in a lasting order."""

    what: What
    says: str
    columns: tuple[Column, ...]
    rows: Callable[[Export], Iterator[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the user asked for: ``quotes``, words of the reports; ``rejected``, incidents rejected too.

    ``rule`` is the rule of tolls. ``excel``: with the byte order mark by which Excel knows UTF-8.
    """

    what: What
    rule: str
    quotes: bool
    rejected: bool = False
    excel: bool = False


def takes_all(_: Incident) -> str | None:
    """Take every incident."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: what it ``holds``, what it ``cannot`` hold, and how it is written.

    ``losses`` are counted in each export. ``takes`` tells why an incident is outside the format's scope, null
    where it is not. ``rule`` is the rule of tolls that the format's own codebook asks for, ``quotes`` whether
    words of reports go out unless the user says otherwise. ``stdout``: it can be written to a pipe.
    """

    name: str
    suffix: str
    says: str
    holds: tuple[What, ...]
    cannot: tuple[str, ...]
    losses: tuple[Loss, ...]
    write: Callable[[Export, BinaryIO], None]
    takes: Callable[[Incident], str | None] = takes_all
    rule: str | None = None
    quotes: bool = True
    stdout: bool = True

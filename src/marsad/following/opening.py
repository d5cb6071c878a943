"""What was fetched, opened: the reports and links in it, with what its source says of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from marsad.intake.days import day_of
from marsad.intake.items import Link, Part, Received
from marsad.intake.problem import Problem
from marsad.intake.unpacking import kind_of
from marsad.ledger.following.followed import Followed
from marsad.models import Report
from marsad.pipeline.one import Found

AUTO = "auto"
"""The kind of a source that is told by its suffix and looks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What an input held, in its order."""

    received: tuple[Received, ...] = ()
    links: tuple[Link, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def empty(self) -> bool:
        """Tell whether nothing in it can be followed or read."""
        return not (self.received or self.links)

    @property
    def lists(self) -> bool:
        """Tell whether it leads to lists that may change without its saying so: all are walked each time."""
        return not self.received and any(link.kind and link.updated is None for link in self.links)

    @property
    def passing(self) -> bool:
        """Tell whether there may be something in it the next time."""
        return any(problem.passing for problem in self.problems)

    @property
    def why(self) -> str:
        """Return in words why there is nothing in it."""
        return self.problems[0].why if self.problems else "nothing in it to read or follow"


def opened(found: Sequence[Found], one: Followed, published: dt.datetime | None = None) -> Opened:
    """Return what was found in an input of a source; ``published`` is what the link to it said.

    Where a page does not tell its publisher, it is the outlet of the source; where it does not tell its time,
    that which the link gave.
    """
    return Opened(
        received=tuple(_told(each, one, published) for each in found if isinstance(each, Received)),
        links=tuple(each for each in found if isinstance(each, Link)),
        problems=tuple(each for each in found if isinstance(each, Problem)),
    )


def kind_named(part: Part) -> str:
    """Return the name of the kind that a part is opened as."""
    return part.kind or kind_of(part.name, part.source()).name


def _told(each: Received, one: Followed, published: dt.datetime | None) -> Received:
    report = each.report
    if one.outlet and _is_unnamed(report):
        report = replace(report, source=one.outlet)
    if report.seen is None and published is not None:
        report = replace(report, seen=day_of(published), published=report.published or published)
    return replace(each, report=report)


def _is_unnamed(report: Report) -> bool:
    """Tell whether a report's publisher is not told, or known by nothing but the host of the address."""
    host = urlsplit(report.url or "").hostname or ""
    return report.source is None or report.source.lower() in (host, host.removeprefix("www."))

"""An incident in portions, for programs: one that hundreds tell of is more than an answer should hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from marsad.models import Incident, Toll

T = TypeVar("T")
MOST = 200
"""Items of lists in an answer: claims, mentions, attributions, changes, makeups, disputes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion(Incident):
    """An incident with a part of its lists, where they are long: ``pages`` such parts are the whole of it.

    ``next`` is the address of the part that follows, null at the end. The lists go on in the same order.
    """

    pages: int
    next: str | None


class _Cut:
    """A cut through several lists, one after the other: the items from ``start`` on, ``MOST`` of them."""

    def __init__(self, start: int) -> None:
        self._start, self.passed = start, 0

    def of(self, items: Sequence[T]) -> tuple[T, ...]:
        """Return those items of the next list that are in the portion."""
        first = max(0, self._start - self.passed)
        end = max(0, self._start + MOST - self.passed)
        self.passed += len(items)
        return tuple(items[first:end])


def portion(incident: Incident, page: int, address: str) -> Portion:
    """Return a portion of an incident by its number from 1, the last one where there are not so many.

    What claimants say comes first, then who tells of it, last who excludes whom; ``address`` is its own.
    """
    made, size = _portion(incident, page)
    pages = max(1, -(-size // MOST))
    if page > pages:
        made, _ = _portion(incident, page := pages)
    following = f"{address}?page={page + 1}" if page < pages else None
    return Portion(**{one.name: getattr(made, one.name) for one in fields(made)}, pages=pages, next=following)


def _portion(incident: Incident, page: int) -> tuple[Incident, int]:
    """Return a portion, and how many items there are in all."""
    cut = _Cut(MOST * (page - 1))
    claims = [cut.of(toll.claims) for toll in _tolls(incident)]
    made = replace(
        incident,
        mentions=cut.of(incident.mentions),
        responsibility=cut.of(incident.responsibility),
        changes=cut.of(incident.changes),
    )
    tolls = [
        replace(toll, claims=own, makeups=cut.of(toll.makeups), disputes=cut.of(toll.disputes))
        for toll, own in zip(_tolls(incident), claims, strict=True)
    ]
    many = len(incident.tolls)
    return replace(made, tolls=tuple(tolls[:many]), totals=tuple(tolls[many:])), cut.passed


def _tolls(incident: Incident) -> tuple[Toll, ...]:
    return (*incident.tolls, *incident.totals)

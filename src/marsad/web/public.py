"""The ledger as anybody may see it: the same questions, answered with what is fit to be published.

What is not named here cannot be asked, so that a page that is added later shows nothing by mistake.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from typing import Any, Self, TypeVar

from marsad.ledger import Ledger, LedgerError
from marsad.ledger.incidents.filters import Filter
from marsad.ledger.incidents.lists import Lists, Overview
from marsad.ledger.incidents.openly import is_words
from marsad.ledger.incidents.spots import Spots
from marsad.ledger.incidents.sums import Days, Sum
from marsad.ledger.reports.catalogue import Catalogued
from marsad.ledger.reports.entries import Entry
from marsad.ledger.tallies.counting import Count
from marsad.ledger.tallies.sums import Sums
from marsad.models import Correction, Incident, Report
from marsad.publish.published import published, published_entry, published_source

T = TypeVar("T")
_ASKED = frozenset(
    {
        *("incidents", "summaries", "summaries_of", "listing", "changed", "last_withheld"),
        *("board", "choices", "notable", "size", "copies", "days", "called"),
    }
)
"""What is answered part by part: incidents as they may be seen, no other text in Arabic letters."""
_WORDLESS = (Sum, Days, int, float, dt.date, type(None))
"""What is or holds numbers and days alone, of which there may be thousands."""
_OUTLETS = frozenset({"outlet", "outlets", "source", "sources"})


class NotPublishedError(LedgerError):
    """Something that is in the ledger, or may be, and is not for everybody."""

    def __init__(self, message: str) -> None:
        super().__init__(message, "not published")


class PublicLedger:
    """A ledger of which only what may be published can be seen. Nothing can be changed through it.

    Errors say nothing of what there is: neither that a report of a name exists, nor who withheld it.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """Return a question that may be asked. Raises NotPublishedError for any other."""
        if name not in _ASKED:
            raise NotPublishedError("this is not published")
        asked = getattr(self._ledger.lists if hasattr(Lists, name) else self._ledger, name)
        return lambda *given, **more: shown(asked(*map(_fit, given), **more))

    @property
    def lists(self) -> Self:
        """Return this: what lists are asked is answered here, as all is."""
        return self

    def incident(self, name: str, *given: Any, **more: Any) -> Incident:
        """Return an incident by its id."""
        try:
            return published(self._ledger.incident(name, *given, **more))
        except LedgerError as error:
            raise NotPublishedError("no such incident") from error

    def by_perpetrator(self, chosen: Filter) -> tuple[tuple[str, Sum], ...]:
        """Return the sums by reported perpetrator, of those that are named."""
        return self.overview(chosen).perpetrators

    def overview(self, chosen: Filter) -> Overview:
        """Return what a filter comes to, with the sums by those perpetrators that are named."""
        found: Overview = shown(self._ledger.lists.overview(_fit(chosen)))
        return replace(found, perpetrators=tuple(one for one in found.perpetrators if one[0]))

    def spots(self, chosen: Filter) -> Spots:
        """Return where the incidents of a filter happened, no finer than homes are told: by area."""
        areas = shown(self._ledger.lists.areas(_fit(chosen)))
        known = tuple(one for one in areas if one.country)
        return Spots((), known, sum((one.sum for one in areas if not one.country), Sum()))

    def count(self, *given: Any, **more: Any) -> Count:
        """Count the incidents of a scope as they may be seen: by no name or place that is not published."""
        return self._ledger.count(*given, **{**more, "public": True})

    @property
    def sums(self) -> Sums:
        """Return what counts come to, of incidents as they may be seen."""
        return self._ledger.sums.published()

    @contextmanager
    def still(self) -> Iterator[Self]:
        """Yield this, of the ledger as it is now."""
        with self._ledger.still() as now:
            yield type(self)(now)

    def each_incident(self, rule: str, chosen: Filter) -> Iterator[Incident]:
        """Yield the incidents of a filter, one after the other."""
        return map(published, self._ledger.each_incident(rule, _fit(chosen)))

    def catalogue(self, ids: Iterable[str]) -> Iterator[Catalogued]:
        """Yield where these reports came from, without headlines and the names that users gave to them."""
        return map(published_source, self._ledger.catalogue(ids))

    def readers(self) -> list[str | None]:
        """Return what made the current readings."""
        return self._ledger.readers()

    def withheld(self) -> list[Correction]:
        """Return nothing: that anything was withheld is for those who sign in."""
        return []

    def report(self, name: str) -> Entry:
        """Return a report by its id, or the start of it; not by the name that a user gave to it."""
        try:
            found = self._ledger.report(name)
        except LedgerError as error:
            raise NotPublishedError("no such report") from error
        if not found.id.startswith(name):
            raise NotPublishedError("no such report")
        return published_entry(found)

    def reports_of(self, ids: Iterable[str]) -> dict[str, Entry]:
        """Return the reports of these ids, by id."""
        return {name: published_entry(one) for name, one in self._ledger.reports_of(ids).items()}

    def links(self, report: str | None = None) -> list[Any]:
        """Return the incidents that the accounts of a report are linked to."""
        return [replace(one, doc=one.report) for one in self._ledger.links(report)]

    def decisions(self, _incident: str, **_more: Any) -> list[Correction]:
        """Return nothing: who decided, and why, is for those who sign in."""
        return []


def _fit(given: T) -> T:
    """Return what was given; a filter only if the name that it asks for is one that may be published.

    Otherwise what is counted would tell that there is somebody of this name.
    """
    if isinstance(given, Filter) and is_words(given.actor):
        raise NotPublishedError("this is not published")
    return given


def shown(value: Any, key: str = "") -> Any:
    """Return an answer with what anybody may see of it."""
    if isinstance(value, _WORDLESS):
        return value
    if isinstance(value, Incident):
        return published(value)
    if isinstance(value, Entry | Report):
        raise NotPublishedError("this is not published")
    if isinstance(value, str):
        return "" if is_words(value) and key not in _OUTLETS else value
    if isinstance(value, Mapping):
        return {name: shown(part, str(name)) for name, part in value.items()}
    if isinstance(value, Iterable):
        return _each(value, key)
    return _by_parts(value) if is_dataclass(value) else value


def _by_parts(value: Any) -> Any:
    return replace(value, **{one.name: shown(getattr(value, one.name), one.name) for one in fields(value)})


def _each(values: Iterable[Any], key: str) -> Any:
    made = [shown(part, key) for part in values]
    if isinstance(values, tuple):
        return type(values)(*made) if hasattr(values, "_fields") else tuple(made)
    return type(values)(made) if isinstance(values, set | frozenset) else made

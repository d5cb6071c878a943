"""An incident that more reports tell of than one page holds: all its lists are leafed through together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from marsad.models import Incident, Toll
from marsad.web.charts import Chart
from marsad.web.courses import Course
from marsad.web.telling import Accused, Telling

T = TypeVar("T")

_WHOLE, _MOST = 40, 15
"""Items of a list up to which an incident is shown on one page, and of each list on one of several.

Quarrels of claimants, each with each, may be many more than its claims: they are spread over the pages.
"""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One of ``count`` pages, by its ``number`` from 1."""

    number: int
    count: int

    @classmethod
    def of(cls, number: int, lists: Iterable[Sequence[object]]) -> Leaf:
        """Return the page of this number of some lists; the last one where there are not so many."""
        longest = max(map(len, lists), default=0)
        count = -(-longest // _MOST) if longest > _WHOLE else 1
        return cls(min(number, count), count)

    @staticmethod
    def with_item(place: int) -> int:
        """Return the number of the page with the item at this place of its list, from 0."""
        return place // _MOST + 1

    @property
    def start(self) -> int:
        """Return what the first item of a list on this page is, from 1."""
        return _MOST * (self.number - 1) + 1

    def some(self, items: Sequence[T]) -> tuple[T, ...]:
        """Return the items of a list that stand on this page."""
        size = max(_MOST, -(-len(items) // self.count))
        return tuple(items[size * (self.number - 1) : size * self.number])

    def charts(self, charts: Iterable[Chart]) -> list[Chart]:
        """Return all charts, each with the rows of this page."""
        return [replace(one, rows=self.some(one.rows), toll=self._toll(one)) for one in charts]

    def _toll(self, one: Chart) -> Toll:
        return replace(one.toll, disputes=self.some(one.toll.disputes), makeups=self.some(one.toll.makeups))

    def courses(self, courses: Iterable[Course]) -> Iterator[Course]:
        """Yield the courses that have lines on this page, with these."""
        for one in courses:
            if lines := self.some(one.lines):
                yield replace(one, lines=lines)

    def accused(self, accused: Iterable[Accused]) -> list[Accused]:
        """Return each actor with what is said of it on this page."""
        return [
            replace(one, said=tuple((basis, self.some(said)) for basis, said in one.said)) for one in accused
        ]


@dataclass(frozen=True, slots=True)
class Shown:
    """What of an incident stands on one page."""

    charts: Sequence[Chart]
    courses: Sequence[Course]
    accused: Sequence[Accused]
    tellings: Sequence[Telling]

    def reports(self, incident: Incident) -> set[str]:
        """Return the ids of the reports that the page names: no others need to be read for it."""
        docs = self._docs()
        claims = [row.claim for chart in self.charts for row in chart.rows]
        claims += [line.claim for course in self.courses for line in course.lines]
        said = [one for each in self.accused for _, some in each.said for one in some]
        told = [name for one in self.tellings for name in (one.report, *one.told_by)]
        named = [one.report for one in incident.mentions if one.doc in docs]
        return {*told, *named, *(one.report for one in claims), *(one.report for one in said)}

    def _docs(self) -> set[str]:
        """Return the docs of the reports that quarrels of claimants, and what a count is made of, name."""
        tolls = [one.toll for one in self.charts]
        quarrels = [one for toll in tolls for one in toll.disputes]
        made = {one.doc for toll in tolls for one in toll.makeups}
        return made | {doc for one in quarrels for doc in (one.lower_doc, one.higher_doc)}


def lists(
    charts: Iterable[Chart], courses: Iterable[Course], accused: Iterable[Accused]
) -> Iterator[Sequence[object]]:
    """Yield the lists by which there are as many pages as there are."""
    for chart in charts:
        yield chart.rows
    for course in courses:
        yield course.lines
    for one in accused:
        yield from (said for _, said in one.said)

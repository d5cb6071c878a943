"""A group of people that is counted: so many, of such a kind."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.models import Measure, Qualifier
from marsad.reader.counting.people import People, Shape


@dataclass(frozen=True, slots=True)
class Group:
    """A counted group at tokens ``start`` up to ``end``; ``people`` is None for a bare number."""

    start: int
    end: int
    shape: Shape
    low: int | None
    high: int | None
    qualifier: Qualifier | None
    people: People | None
    conj: bool = False

    @property
    def measure(self) -> Measure | None:
        """Return what the counted noun itself says befell the people, if it does."""
        return self.people.measure if self.people else None

    @property
    def article(self) -> bool:
        """Tell whether the people are named with the article («القتلى»)."""
        return self.people is not None and self.people.article

    @property
    def vouched(self) -> bool:
        """Tell whether a known word says that people are counted, or a side «من» which they are."""
        people = self.people
        sided = people is not None and bool(people.force or people.actor) and self.shape == "number"
        return people is not None and (people.shape is not None or sided)

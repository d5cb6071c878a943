"""One place that a name may mean."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

Level: TypeAlias = Literal["country", "admin1", "admin2", "region", "settlement", "neighbourhood", "site"]

LEVELS: dict[str, Level] = {
    **{level: level for level in get_args(Level)},
    "admin3": "admin2",
    "village": "settlement",
    **dict.fromkeys(("camp", "prison", "base", "crossing", "market", "square", "street", "front"), "site"),
}
"""The level of each kind of place that the tables may name."""

_LETTERS = (
    ("ئو", "ؤو"),
    ("أ", "ا"),
    ("إ", "ا"),
    ("آ", "ا"),
    ("ٱ", "ا"),
    ("ى", "ي"),
    ("ة", "ه"),
    ("ؤ", "و"),
    ("ئ", "ي"),
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place: its names, what it is, where it lies.

    ``key`` is lasting: ``gn:172955`` is GeoNames 172955. ``kind`` is finer than ``level``: camp, prison.
    ``lat`` and ``lon`` are WGS 84 degrees, known to ``within_km``: for an area, the distance within which
    nine in ten of its settlements lie. ``population`` is 0 where unknown. A ``common`` name is also an
    everyday word or a person's name: believe it only after a word such as «قرية» or «حي».
    """

    key: str
    arabic: str
    english: str
    kind: str
    parent: str
    admin1: str | None
    country: str
    lat: float
    lon: float
    within_km: int
    population: int
    common: bool
    source: str

    @property
    def level(self) -> Level:
        """Return the level that this kind of place is on."""
        return LEVELS[self.kind]

    def label(self) -> str:
        """Return the name with what holds it, as in «Dumayr (Rif Dimashq, SY)»."""
        name = self.english or self.arabic
        inside = [self.admin1] if self.admin1 and self.admin1 != name else []
        return f"{name} ({', '.join([*inside, self.country])})"


def distance_km(a: Candidate, b: Candidate) -> float:
    """Return the kilometres between two places, on a sphere."""
    lat1, lat2 = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * 6371 * math.asin(min(1.0, math.sqrt(half)))


def fold_letters(text: str) -> str:
    """Return a name of the tables, which hold no marks, as the folding of reports would have it."""
    for letter, plain in _LETTERS:
        text = text.replace(letter, plain)
    return text

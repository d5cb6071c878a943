"""What comes in (a report) and what it says (a reading), as frozen values.

The JSON form of a reading is the interface that other programs rely on; the names of the fields here are
its keys. Offsets count Unicode code points in the report's own, unchanged title or text.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Literal, TypeAlias

Field: TypeAlias = Literal["title", "text"]
Measure: TypeAlias = Literal[
    "killed",
    "injured",
    "casualties",
    "arrested",
    "abducted",
    "missing",
    "escaped",
    "captured",
    "displaced",
    "incidents",
]
IncidentType: TypeAlias = Literal[
    "armed_clash",
    "attack",
    "suicide_bomb",
    "explosive",
    "shelling",
    "air_strike",
    "abduction",
    "arrests",
    "other",
]
Status: TypeAlias = Literal["civilian", "armed", "unknown"]
Demographic: TypeAlias = Literal["women", "children", "women_children"]
Qualifier: TypeAlias = Literal[
    "about",
    "at_least",
    "at_most",
    "more_than",
    "less_than",
    "several",
    "some",
    "dozens",
    "hundreds",
    "thousands",
    "tens_of_thousands",
    "millions",
    "none_reported",
    "unknown",
]
Basis: TypeAlias = Literal["stated", "suspected", "claimed", "denied"]
DatePrecision: TypeAlias = Literal["day", "days", "week", "month", "season", "year", "years"]
UnknownKind: TypeAlias = Literal["place", "actor"]
PlacePrecision: TypeAlias = Literal["site", "settlement", "near", "area", "admin1", "country", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report as it came in. Never changed after intake.

    ``doc`` is its id as given, or the file's name; ``seen`` the day of collection or publication;
    ``source`` the publisher; ``sha256`` the hash of the bytes that were received, in hexadecimal.
    ``published`` is the time of publication where it is told to the minute, ``author`` the byline, ``credit``
    the outlet whose text the page says that it is («المصدر : …»); ``recognised``: the text was made from an
    image by a program that may misread it.

    Raises TypeError where ``seen`` is no day: a string, or a time, which belongs to ``published``.
    """

    doc: str
    text: str
    title: str = ""
    seen: dt.date | None = None
    source: str | None = None
    url: str | None = None
    sha256: str = ""
    published: dt.datetime | None = None
    author: str | None = None
    credit: str | None = None
    recognised: bool = False

    def __post_init__(self) -> None:
        if self.seen is not None and type(self.seen) is not dt.date:
            example = 'datetime.date.fromisoformat("2024-05-16")'
            raise TypeError(f"seen is to be a day, such as {example}, and is {self.seen!r}")

    def body(self, field: Field) -> str:
        """Return the title or the text, as ``field`` says."""
        return self.title if field == "title" else self.text

    def fingerprint(self) -> str:
        """Return ``sha256``, or where no bytes were received, the hash of title and text."""
        if self.sha256:
            return self.sha256
        content = f"{self.title}\n\n{self.text}".encode("utf-8", "surrogatepass")
        return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a report says something: code points ``start`` up to, not including, ``end``."""

    field: Field
    start: int
    end: int
    quote: str

    def proves(self, report: Report) -> bool:
        """Tell whether the quote stands at these offsets of the report, character for character."""
        return 0 <= self.start < self.end and report.body(self.field)[self.start : self.end] == self.quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A count of people that a report states of an incident.

    ``low`` and ``high`` are both null where only a vague quantity is said, which ``qualifier`` then names.
    ``who`` is the report's words for the people; ``source`` its words for the one who states the count,
    null in the report's own voice; ``subset`` is true for a part of another figure; ``place`` is where
    such a part of a tally was counted, in the report's words («في تعز 12»). ``rule`` names the frame that
    read it.
    """

    measure: Measure
    low: int | None = None
    high: int | None = None
    qualifier: Qualifier | None = None
    who: str | None = None
    status: Status = "unknown"
    affiliation: str | None = None
    subset: bool = False
    demographic: Demographic | None = None
    source: str | None = None
    place: str | None = None
    rule: str | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSpan:
    """First and last possible day of an incident, both included."""

    first: dt.date
    last: dt.date
    precision: DatePrecision | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an incident happened: ``name`` in the report's words, the rest as the gazetteer resolves it.

    ``admin1`` is the first-level area in English, ``country`` ISO 3166 alpha-2, ``lat`` and ``lon``
    WGS 84 degrees. ``why`` says in words how this place was chosen among those of its name.
    """

    name: str | None = None
    admin1: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision | None = None
    why: str | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A target: canonical ``name``, and the report's ``words`` for it."""

    name: str
    words: str | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Perpetrator:
    """Who carried it out, and on what ``basis`` the report says so.

    ``source`` is the report's words for the one who claims, states, suspects or denies it, null in the
    report's own voice.
    """

    name: str
    words: str | None = None
    basis: Basis = "stated"
    source: str | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One report's telling of one incident. ``id`` is unique within the reading.

    ``responsibility`` holds all that is said of who did it, each with the words that say so: rivals and
    denials stay side by side, ``perpetrators`` are those whom it comes down to. ``absences`` say of a
    measure that there was nobody (low and high 0), that none were reported or that it is not known how
    many (no number, qualifier ``none_reported`` or ``unknown``); they are no figures.
    """

    id: str
    main: bool = True
    type: IncidentType = "other"
    date: DateSpan | None = None
    place: Place | None = None
    facility: str | None = None
    perpetrators: tuple[Perpetrator, ...] = ()
    targets: tuple[Party, ...] = ()
    claimed_by: str | None = None
    figures: tuple[Figure, ...] = ()
    evidence: Evidence | None = None
    responsibility: tuple[Perpetrator, ...] = ()
    absences: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a tally covers: first and last day, area, and the report's own ``text`` for it.

    ``last`` is null where it runs up to the report. ``areas`` (first-level, in English) and ``countries``
    (ISO 3166 alpha-2), ``perpetrators`` and ``types`` are those to which its words limit it, none where they
    do not; ``without`` are the words for what it leaves out.
    """

    first: dt.date | None = None
    last: dt.date | None = None
    place: str | None = None
    text: str | None = None
    areas: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    perpetrators: tuple[Perpetrator, ...] = ()
    types: tuple[IncidentType, ...] = ()
    without: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Figures over several incidents or a whole period."""

    scope: Scope = Scope()
    figures: tuple[Figure, ...] = ()
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """A name that no table knows: of a ``place`` where something happened, or of an armed ``actor``.

    ``name`` is in the report's words, without the word that announces a place («قرية»).
    """

    kind: UnknownKind
    name: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one report says. A pure function of the report and the version of the ``reader``.

    ``unknown`` are the names for which somebody should look: nothing is read from them.
    """

    doc: str
    relevant: bool
    incidents: tuple[Account, ...] = ()
    tallies: tuple[Tally, ...] = ()
    reader: str | None = None
    unknown: tuple[Unknown, ...] = ()

    def evidence(self) -> tuple[Evidence | None, ...]:
        """Return the evidence of every incident, tally and figure; null where one has none."""
        parts: tuple[Account | Tally, ...] = (*self.incidents, *self.tallies)
        return tuple(item.evidence for part in parts for item in (part, *part.figures))

    def quotes(self) -> tuple[Evidence, ...]:
        """Return all evidence in the reading, that of dates, places and parties too."""
        return tuple(_quotes((self.incidents, self.tallies, self.unknown)))


def _quotes(value: object) -> Iterator[Evidence]:
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _quotes(item)
    elif is_dataclass(value):
        for part in fields(value):
            yield from _quotes(getattr(value, part.name))

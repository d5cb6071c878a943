"""Made-up reports of which it is known which incident each account tells of; the same for the same number.

A war of four countries that is reported at a steady pace, so that more reports mean more days of it. A few
areas see most of the fighting, a few towns most of that of their area; most incidents are told by one report
or two, some by dozens. Tolls rise, kinds are confused, days and places left out, old incidents told again,
texts republished.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TypeAlias

from marsad.models import (
    Account,
    DateSpan,
    Evidence,
    Figure,
    IncidentType,
    Party,
    Perpetrator,
    Place,
    Reading,
    Report,
)

Told: TypeAlias = tuple[Report, Reading]
Truth: TypeAlias = dict[tuple[str, str], int]
"""The number of the incident by doc and account."""

FIRST = dt.date(2031, 1, 1)
AREAS, TOWNS = 24, 60
OUTLETS = 40
_ONSETS, _RIMES = "بتجحدرسشصطعفقكلمنهو", ("ا", "و", "ي", "ان", "ور", "ية", "ين", "ات", "م", "ب")
_KINDS: dict[IncidentType, int] = {
    "shelling": 30,
    "armed_clash": 25,
    "air_strike": 15,
    "explosive": 12,
    "attack": 12,
    "abduction": 6,
}
_CONFUSED: dict[IncidentType, IncidentType] = {
    "attack": "armed_clash",
    "explosive": "attack",
    "shelling": "air_strike",
}
_SITES = ("سوق", "مسجد", "مدرسة", "مشفى", "حاجز", "مخبز", "معسكر")


@dataclass(frozen=True, slots=True)
class Town:
    """A town with its area, and how often it is fought over."""

    place: Place
    share: float


@dataclass(frozen=True, slots=True)
class Happened:
    """An incident as it truly was."""

    number: int
    day: dt.date
    place: Place
    kind: IncidentType
    site: str | None
    perpetrator: str
    target: str
    killed: int
    injured: int


class War:
    """Makes reports up: each incident with all its reports, day by day; ``a_day`` accounts on each, about."""

    a_day = 60
    actors: Sequence[str] = (
        "Northern Army",
        "Coast Brigades",
        "Valley Front",
        "Desert Guard",
        "Free Companies",
    )

    def __init__(self, seed: int = 1) -> None:
        self._rng = random.Random(seed)
        self._towns = list(self._all_towns())
        self._shares = list(accumulate(town.share for town in self._towns))
        self._past: list[Happened] = []
        self._day = FIRST
        self.truth: Truth = {}

    def reports(self, accounts: int) -> list[Told]:
        """Return the reports of the next days, with so many accounts or a few more."""
        made: list[Told] = []
        while len(made) < accounts:
            made += self.next_day()
        return made

    def next_day(self) -> list[Told]:
        """Return all reports of the incidents of the next day, and of old ones told again on it."""
        day, told = self._day, list[tuple[Happened, Told]]()
        self._day += dt.timedelta(days=1)
        before = len(self.truth)
        while len(self.truth) - before < self.a_day:
            happened = self._happens(day)
            told += [(happened, self._report(happened)) for _ in range(self._tellers())]
            if self._past and self._chance(0.05):
                old = self._rng.choice(self._past[-20_000:])
                told.append((old, self._report(old, seen=day, main=False)))
            self._past.append(happened)
        reports = [one for _, one in told]
        self._rng.shuffle(reports)
        return reports + [self._copied(one) for one in reports if self._chance(0.06)]

    def _tellers(self) -> int:
        """Return how many reports tell of an incident: one of two, but of one in two hundred dozens."""
        if self._chance(0.005):
            return self._rng.randint(20, 50)
        return min(12, 1 + int(self._rng.expovariate(0.7)))

    def _happens(self, day: dt.date) -> Happened:
        rng = self._rng
        town = rng.choices(self._towns, cum_weights=self._shares)[0].place
        killed = max(0, int(rng.paretovariate(1.1)) - 1)
        perpetrator, target = rng.sample(self.actors, 2)
        return Happened(
            number=len(self._past),
            day=day,
            place=town,
            kind=rng.choices(list(_KINDS), list(_KINDS.values()))[0],
            site=f"{rng.choice(_SITES)} {self._name()}" if self._chance(0.3) else None,
            perpetrator=perpetrator,
            target="civilians" if self._chance(0.5) else target,
            killed=min(killed, 300),
            injured=min(int(rng.paretovariate(0.9)) - 1, 600),
        )

    def _report(self, happened: Happened, *, seen: dt.date | None = None, main: bool = True) -> Told:
        """Return one report of an incident, which says more or less of it, and not all of that rightly."""
        rng = self._rng
        seen = seen or happened.day + dt.timedelta(days=rng.choices((0, 1, 2, 5), (50, 40, 8, 2))[0])
        killed = self._counted(happened.killed)
        injured = self._counted(happened.injured)
        text = (
            f"قتل {killed} أشخاص وأصيب {injured} آخرون في {happened.place.name} خلال أحداث {happened.kind} "
            f"نفذها {happened.perpetrator}. {self._rest()}."
        )
        report = Report(
            doc=f"r{len(self.truth)}", text=text, seen=seen, source=f"outlet {rng.randrange(OUTLETS)}"
        )
        account = Account(
            id="a",
            main=main,
            type=self._kind(happened.kind),
            date=self._date(happened.day, main),
            place=self._place(happened.place),
            facility=happened.site if self._chance(0.7) else None,
            perpetrators=(Perpetrator(name=happened.perpetrator),) if self._chance(0.7) else (),
            targets=(Party(name=happened.target),) if self._chance(0.8) else (),
            figures=tuple(self._figures(report, killed, injured)),
            evidence=_quoted(report, text[:20]),
        )
        self.truth[report.doc, "a"] = happened.number
        return report, Reading(doc=report.doc, relevant=True, incidents=(account,), reader="made 1")

    def _figures(self, report: Report, killed: int, injured: int) -> Iterator[Figure]:
        if killed and self._chance(0.9):
            found = _quoted(report, f"قتل {killed}")
            yield Figure(measure="killed", low=killed, high=killed, evidence=found)
        if injured and self._chance(0.7):
            found = _quoted(report, f"أصيب {injured}")
            yield Figure(measure="injured", low=injured, high=injured, evidence=found)

    def _copied(self, told: Told) -> Told:
        """Return a report republished by another outlet."""
        report, reading = told
        doc = f"r{len(self.truth)}"
        for account in reading.incidents:
            self.truth[doc, account.id] = self.truth[report.doc, account.id]
        source = f"outlet {self._rng.randrange(OUTLETS)}"
        return replace(report, doc=doc, source=source), replace(reading, doc=doc)

    def _kind(self, kind: IncidentType) -> IncidentType:
        return _CONFUSED.get(kind, kind) if self._chance(0.15) else kind

    def _date(self, day: dt.date, main: bool) -> DateSpan | None:
        if self._chance(0.2 if main else 0.5):
            return None
        if not main and self._chance(0.4):
            first = day.replace(day=1)
            return DateSpan(first=first, last=first + dt.timedelta(days=29), precision="month")
        return DateSpan(first=day, last=day, precision="day")

    def _place(self, place: Place) -> Place | None:
        if self._chance(0.04):
            return None
        if self._chance(0.08):
            return Place(name=place.admin1, admin1=place.admin1, country=place.country, precision="admin1")
        return place if self._chance(0.7) else replace(place, lat=None, lon=None)

    def _counted(self, number: int) -> int:
        """Return a number as one report has it: often right, else somewhat lower or higher."""
        return number if self._chance(0.6) else max(0, round(number * self._rng.uniform(0.6, 1.3)))

    def _chance(self, share: float) -> bool:
        return self._rng.random() < share

    def _all_towns(self) -> Iterator[Town]:
        for area in range(AREAS):
            named, country = f"Area {area}", f"X{area % 4}"
            lat, lon = 20 + self._rng.uniform(0, 15), 30 + self._rng.uniform(0, 25)
            for town in range(TOWNS):
                spot = (lat + self._rng.uniform(-0.8, 0.8), lon + self._rng.uniform(-0.8, 0.8))
                place = Place(
                    name=self._name(),
                    admin1=named,
                    country=country,
                    lat=round(spot[0], 4),
                    lon=round(spot[1], 4),
                    precision="settlement",
                )
                yield Town(place, 1 / (1 + area) / (1 + town))

    def _rest(self) -> str:
        """Return what a report says besides."""
        return " ".join(self._name() for _ in range(12))

    def _name(self) -> str:
        parts = (self._rng.choice(_ONSETS) + self._rng.choice(_RIMES) for _ in range(self._rng.randint(2, 3)))
        return "".join(parts)


def _quoted(report: Report, quote: str) -> Evidence:
    start = report.text.index(quote)
    return Evidence(field="text", start=start, end=start + len(quote), quote=quote)

"""A large ledger of made-up reports, written straight into its tables: it is for reading, not for linking.

Which accounts are one incident is known, so none are looked for: each is linked to the likest of the first
few of its incident. It is found by no keys or fingerprints, so that whatever is added later is linked to none
of it. All else is as adding makes it: words to search for, summaries, decisions.
"""

from __future__ import annotations

import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.resources import files
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from sqlalchemy import delete, insert, text
from sqlalchemy.orm import Session

from benching.accounts import Town, War
from marsad.language.tables import rows as table_rows
from marsad.ledger import Ledger
from marsad.ledger.database.database import LedgerError, connect
from marsad.ledger.database.schema import (
    AccountRow,
    Base,
    NearRow,
    OriginRow,
    ReadingRow,
    ReportRow,
    RulesRow,
)
from marsad.ledger.incidents.filters import Filter
from marsad.ledger.incidents.summaries import rebuild
from marsad.ledger.linking.filing import form
from marsad.ledger.linking.likeness import NEARLY, likeness, reasons, score
from marsad.ledger.linking.linking import rules
from marsad.ledger.linking.told import Told
from marsad.ledger.reports.shelf import report_row, short_hash, told_of
from marsad.ledger.searching.searchindex import put
from marsad.models import Figure, Place, Reading, Report, Scope, Status, Tally, to_json
from marsad.models.incident import Decision

_COUNTRIES = ("SY", "IQ", "YE", "LY", "SD", "PS")
_COLUMNS = tuple(ReportRow.__table__.columns.keys())
_TOWNS = 3000
_CLAIMANTS = ("مصدر طبي", "مصدر أمني", "الدفاع المدني", "شهود", "متحدث عسكري", None)
_STATUSES: tuple[Status, ...] = ("unknown", "civilian", "armed")
_FEW = 4
_DECIDED = 200
"""Incidents that a person has confirmed or rejected."""


class LongWar(War):
    """A war of years in six countries: known places and actors, texts of some length, much told incidents."""

    a_day = 120

    def __init__(self, seed: int = 1) -> None:
        rng = random.Random(seed)
        self.actors = [row["name"] for row in table_rows("actors") if row["kind"] in ("group", "state")][:60]
        self._words = [self._word(rng) for _ in range(20_000)]
        self._often = list(accumulate(1 / (n + 10) for n in range(len(self._words))))
        super().__init__(seed)

    @staticmethod
    def _word(rng: random.Random) -> str:
        return "".join(rng.choices("ابتجحدرسشصطعفقكلمنهوي", k=rng.randint(3, 7)))

    def _rest(self) -> str:
        words = self._rng.choices(self._words, cum_weights=self._often, k=self._rng.randint(30, 90))
        return ". ".join(" ".join(words[at : at + 12]) for at in range(0, len(words), 12))

    def _tellers(self) -> int:
        """Return how many reports tell of an incident: five or so, of one in 5,000 hundreds."""
        if self._chance(0.0002):
            return self._rng.randint(150, 500)
        if self._chance(0.005):
            return self._rng.randint(20, 60)
        return min(30, 1 + int(self._rng.expovariate(0.265)))

    def _figures(self, report: Report, killed: int, injured: int) -> Iterator[Figure]:
        source = self._rng.choice(_CLAIMANTS)
        status: Status = self._rng.choices(_STATUSES, (6, 3, 1))[0]
        for figure in super()._figures(report, killed, injured):
            yield replace(figure, source=source, status=status)

    def _all_towns(self) -> Iterator[Town]:
        table = files("marsad").joinpath("gazetteer", "places.tsv").read_text(encoding="utf-8")
        found = [cells for line in table.splitlines() if len(cells := line.split("\t")) > 7]
        known = [one for one in found if one[1] == "settlement" and one[4] and one[5] in _COUNTRIES]
        for rank, cells in enumerate(self._rng.sample(known, min(_TOWNS, len(known)))):
            name, _, _, _, admin1, country, lat, lon = cells[:8]
            place = Place(
                name=name.split("|")[0],
                admin1=admin1,
                country=country,
                lat=float(lat),
                lon=float(lon),
                precision="settlement",
            )
            yield Town(place, 1 / (20 + rank))


def missing(where: str) -> bool:
    """Tell whether there is no ledger at a path or URL yet."""
    if "://" not in where:
        return not Path(where).exists()
    try:
        connect(where, create=False).dispose()
    except LedgerError:
        return True
    return False


def large(where: str, incidents: int) -> float:
    """Make a ledger of about so many incidents, told by five reports each; return the seconds it took."""
    start = time.perf_counter()
    engine = connect(where, create=True)
    with engine.execution_options(writes=True).connect() as connection, Session(connection) as session:
        filled = _Filling(session, LongWar())
        while len(filled.first) < incidents:
            filled.day()
        session.execute(delete(RulesRow))
        session.add(RulesRow(rules=rules()))
        rebuild(session)
        session.commit()
        session.execute(text("ANALYZE"))
        session.commit()
    engine.dispose()
    _decide(where)
    return time.perf_counter() - start


class _Filling:
    """Writes the days of a war into a ledger; ``first`` is the first account of each incident."""

    def __init__(self, session: Session, war: War) -> None:
        self.first: dict[int, Told] = {}
        self._session, self._war = session, war
        self._rng = random.Random(2)
        self._number = 0
        self._rows: defaultdict[type[Base], list[dict[str, Any]]] = defaultdict(list)

    def day(self) -> None:
        """Write the reports of the next day."""
        told = [self._report(*one) for one in self._war.next_day()]
        apart: defaultdict[int, list[Told]] = defaultdict(list)
        for one in told:
            apart[self._war.truth[one.doc, one.account.id]].append(one)
        for incident, ones in apart.items():
            self._linked(incident, ones)
        founders = [ones[0] for ones in apart.values()]
        self._near(founders)
        self._write()

    def _report(self, report: Report, reading: Reading) -> Told:
        """Put down a report and its reading; return its account."""
        self._number += 1
        row, read = report_row(report), self._with_tally(report, reading)
        row.number = self._number
        put(self._session, row.number, row.title, row.text)
        self._put(ReportRow, **{name: getattr(row, name) for name in _COLUMNS})
        self._put(
            ReadingRow,
            number=self._number,
            report=row.id,
            reader=read.reader,
            given=True,
            current=True,
            tallies=bool(read.tallies),
            body=to_json(read),
            added=row.added,
        )
        self._put(
            OriginRow, report=row.id, copies=row.copy[:12], credit=None, prints=0, within=json.dumps([])
        )
        (account,) = reading.incidents
        name = short_hash(row.id, account.id, "0")
        return told_of(row, account, AccountRow(id=name, number=self._number))

    def _with_tally(self, report: Report, reading: Reading) -> Reading:
        """Let one report in 500 publish a tally of its month and area."""
        (account,) = reading.incidents
        if self._rng.random() > 0.002 or report.seen is None or not account.figures:
            return reading
        area = account.place.admin1 if account.place else None
        scope = Scope(first=report.seen.replace(day=1), last=report.seen, areas=(area,) if area else ())
        tally = Tally(scope=scope, figures=account.figures[:1], evidence=account.evidence)
        return replace(reading, tallies=(tally,))

    def _linked(self, incident: int, ones: Sequence[Told]) -> None:
        """Put down accounts of one incident, each linked to the likest of a few others."""
        first = self.first.setdefault(incident, ones[0])
        for one in ones:
            others = [other for other in (first, *ones[1:_FEW]) if other is not one]
            nearest = max(others, key=lambda other: likeness(one, other), default=None)
            why = reasons(one, nearest) if nearest else ()
            self._put(
                AccountRow,
                number=one.number,
                id=one.id,
                report=one.report,
                name=one.account.id,
                told=form(one),
                incident=first.id,
                joined=first.id if one is not first else None,
                nearest=nearest.id if nearest else None,
                score=score(why),
                reasons=to_json(why),
            )

    def _near(self, founders: Sequence[Told]) -> None:
        """Put down near misses among the incidents of a day: of neighbours, those that are nearly alike."""
        for one, other in pairwise(sorted(founders, key=lambda told: (told.admin1, told.order))):
            if (found := likeness(one, other)) >= NEARLY:
                self._put(NearRow, one=min(one.id, other.id), other=max(one.id, other.id), score=found)

    def _put(self, table: type[Base], **values: Any) -> None:
        self._rows[table].append(values)

    def _write(self) -> None:
        for table in (ReportRow, ReadingRow, OriginRow, AccountRow, NearRow):
            if made := self._rows.pop(table, []):
                self._session.execute(insert(table), made)


def _decide(where: str) -> None:
    """Let people confirm some incidents and reject others."""
    with Ledger.open(where) as ledger:
        found = ledger.lists.listing(Filter(contested=False), number=_DECIDED).rows
        for number, one in enumerate(found):
            decision: Decision = "confirm" if number % 5 else "reject"
            ledger.correct(one.incident.id, decision, who="reviewer", why="looked into")

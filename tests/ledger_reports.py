"""Made-up reports with readings for the tests of the ledger: evidence is found by its quote."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

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
    Tally,
)

ARIHA = Place(name="أريحا", admin1="Idlib", country="SY", lat=35.81, lon=36.61, precision="settlement")
MARKET = "سقط ستة قتلى وأصيب 14 شخصا حين انفجرت سيارة ملغومة في سوق الخضار وسط أريحا صباح الثلاثاء."
DAY = dt.date(2019, 3, 12)


def quoted(report: Report, quote: str) -> Evidence:
    """Return the evidence of a quote that stands in the text."""
    start = report.text.index(quote)
    return Evidence(field="text", start=start, end=start + len(quote), quote=quote)


def figure(report: Report, quote: str, number: int | None, **more: object) -> Figure:
    """Return a count of killed, unless ``more`` says otherwise, that the quote states."""
    made = Figure(measure="killed", low=number, high=number, evidence=quoted(report, quote))
    return replace(made, **more)  # type: ignore[arg-type]


def account(report: Report, *figures: Figure, day: dt.date | None = DAY, **more: object) -> Account:
    """Return an account of a car bomb in a market in Ariha, unless ``more`` says otherwise."""
    made = Account(
        id="a",
        type="explosive",
        date=DateSpan(first=day, last=day, precision="day") if day else None,
        place=ARIHA,
        facility="سوق الخضار",
        targets=(Party(name="civilians"),),
        figures=figures,
        evidence=quoted(report, report.text[:20]),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def reading(
    report: Report, *accounts: Account, tallies: tuple[Tally, ...] = (), reader: str = "made 1.0"
) -> Reading:
    """Return a reading with these accounts."""
    return Reading(doc=report.doc, relevant=True, incidents=accounts, tallies=tallies, reader=reader)


def market(doc: str = "m1", text: str = MARKET, **more: object) -> tuple[Report, Reading]:
    """Return a report of the car bomb in the market and what it says."""
    report = Report(doc=doc, text=text, seen=DAY, source=f"outlet {doc}")
    figures = [figure(report, "ستة قتلى", 6)] if "ستة قتلى" in text else []
    return report, reading(report, account(report, *figures, **more))


def incident_of(number: int) -> tuple[Report, Reading]:
    """Return one of many reports: each incident is told by two of them, with differing tolls."""
    happened, teller = divmod(number, 2)
    day = dt.date(2016, 1, 1) + dt.timedelta(days=happened * 9)
    killed = 3 + happened % 20 + teller
    text = f"قتل {killed} أشخاص في قصف مدفعي على القرية رقم {happened}، وفق ما جمعه المراسل {teller}."
    report = Report(doc=f"r{number}", text=text, seen=day, source=f"outlet {teller}")
    kind: IncidentType = "shelling"
    told = account(
        report,
        figure(report, f"قتل {killed} أشخاص", killed),
        day=day,
        type=kind,
        facility=None,
        place=Place(name=f"القرية رقم {happened}", admin1=f"Area {happened % 5}", country="SY"),
        perpetrators=(Perpetrator(name="Syrian army"),),
    )
    return report, reading(report, told)

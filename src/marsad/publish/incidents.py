"""Incidents, tolls and claims in words and rows, for tables, JSON lines and CSV alike."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator

from marsad.ledger.linking.likeness import CERTAIN
from marsad.models import DateSpan, Incident, Measure, Place, Tally, Toll
from marsad.publish.rows import Row
from marsad.publish.tolls import count_words, toll_words

_DECISIONS = {"confirm": "confirmed", "reject": "rejected"}


def date_words(date: DateSpan | None) -> str | None:
    """Return a date as briefly as it is exact: a day, a month, a year, or first to last day."""
    if date is None:
        return None
    first, last = date.first, date.last
    if first == last:
        return str(first)
    if (first, last) == (dt.date(first.year, 1, 1), dt.date(first.year, 12, 31)):
        return f"{first.year:04}"
    if first.day == 1 and last == first.replace(day=calendar.monthrange(first.year, first.month)[1]):
        return f"{first.year:04}-{first.month:02}"
    return f"{first} to {last}"


def place_words(place: Place | None) -> str | None:
    """Return the name of a place with the area and country that it lies in, as far as they are known."""
    if place is None:
        return None
    return ", ".join(part for part in (place.name, place.admin1, place.country) if part) or None


def total(incident: Incident, measure: Measure) -> Toll | None:
    """Return the toll of all people together."""
    return next((toll for toll in incident.totals if toll.measure == measure), None)


def incident_row(incident: Incident, reports: int) -> Row:
    """Return what one row says of an incident, for people (``date``, ``place``, ``killed``) and programs.

    ``reports`` is how many tell of it.
    """
    killed, date, place = total(incident, "killed"), incident.date, incident.place or Place()
    return {
        "id": incident.id,
        "date": date_words(date),
        "date_first": date.first if date else None,
        "date_last": date.last if date else None,
        "date_from": incident.date_from,
        "place": place_words(incident.place),
        "place_name": place.name,
        "admin1": place.admin1,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "facility": incident.facility,
        "type": incident.type,
        "perpetrators": list(dict.fromkeys(party.name for party in incident.perpetrators)),
        "targets": [party.name for party in incident.targets],
        "claimed_by": incident.claimed_by,
        "killed": toll_words(killed),
        "killed_low": killed.low if killed else None,
        "killed_best": killed.best if killed else None,
        "killed_high": killed.high if killed else None,
        "contested": bool(killed and killed.contested),
        "rule": incident.rule,
        "grade": incident.grade,
        "grade_why": incident.grade_why,
        "reports": reports,
        "decision": incident.decision,
        "note": note(incident),
    }


def note(incident: Incident) -> str | None:
    """Return what a reader of a table must know besides: toll contested, confirmed, rejected."""
    killed = total(incident, "killed")
    parts = ["toll contested"] if killed and killed.contested else []
    if incident.decision:
        parts.append(_DECISIONS.get(incident.decision, incident.decision))
    return ", ".join(parts) or None


def mention_rows(incident: Incident) -> Iterator[Row]:
    """Yield a row for each report's account of the incident."""
    for mention in incident.mentions:
        yield {
            "doc": mention.doc,
            "report": mention.report,
            "account": mention.account,
            "told": "main" if mention.main else "background",
            "score": mention.score if mention.reasons else None,
            "date": "the date" if mention.report == incident.date_from else None,
            "note": "not certain" if mention.reasons and mention.score <= CERTAIN else None,
        }


def reason_rows(incident: Incident) -> Iterator[Row]:
    """Yield a row for each reason of each link, the weights of one account in all its score."""
    for mention in incident.mentions:
        for reason in mention.reasons:
            yield {
                "doc": mention.doc,
                "account": mention.account,
                "weight": f"{reason.weight:+.1f}",
                "reason": reason.text,
            }


def tally_row(doc: str, report: str, tally: Tally, check: str) -> Row:
    """Return what one row says of a published tally: its scope, its totals, its check."""
    wholes = [figure for figure in tally.figures if not figure.subset]
    said = [f"{count_words(f.low, f.high, f.qualifier)} {f.measure}" for f in wholes]
    return {
        "doc": doc,
        "report": report,
        "scope": tally.scope.text,
        "first": tally.scope.first,
        "last": tally.scope.last,
        "place": tally.scope.place,
        "total": ", ".join(said) or None,
        "check": check,
    }

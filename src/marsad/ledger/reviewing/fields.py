"""What a reviewer may set of an incident or a figure: the words that are typed, checked and made values.

Values are plain, as in the JSON of a reading: they are kept in the history. An empty value is «unknown».
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, get_args

from marsad.language.tables import rows
from marsad.ledger.database.database import LedgerError
from marsad.models import Basis, Demographic, IncidentType, Measure, PlacePrecision, Qualifier, Status

Values: TypeAlias = dict[str, Any]
Parse: TypeAlias = Callable[[str, str], Values]

PLACE = ("name", "admin1", "country", "lat", "lon", "precision")
_NUMBERED = ("about", "at_least", "at_most", "more_than", "less_than")
_VAGUE = tuple(word for word in get_args(Qualifier) if word not in _NUMBERED)
_COUNT = re.compile(rf"(?:({'|'.join(_NUMBERED)})\s+)?(\d{{1,9}})(?:\.\.(\d{{1,9}}))?", re.ASCII)
_BASED = re.compile(r"(.+?)\s*\((\w+)\)")
_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)


def incident_values(given: Mapping[str, str]) -> Values:
    """Return the values that fields of an incident are set to. Raises LedgerError for one that cannot be."""
    return _values(given, _OF_INCIDENT, "an incident")


def figure_values(given: Mapping[str, str]) -> Values:
    """Return the values that fields of a figure are set to. Raises LedgerError for one that cannot be."""
    return _values(given, _OF_FIGURE, "a figure")


def _values(given: Mapping[str, str], parsers: Mapping[str, Parse], whose: str) -> Values:
    found: Values = {}
    for field, text in given.items():
        if field not in parsers:
            what = f"{whose} has no such field to set; it has {', '.join(parsers)}"
            raise LedgerError(f"{field}: {what}", "field", value=field)
        found |= parsers[field](field, text.strip())
    return found


def _one_of(name: str, *allowed: str) -> Parse:
    """Return the parser of a field that takes one of some words."""

    def parse(field: str, text: str) -> Values:
        if text not in allowed:
            those = ", ".join(allowed)
            what = f"no such value; use one of {those}"
            raise LedgerError(f"{field}={text}: {what}", "value", value=text, allowed=those)
        return {name: text}

    return parse


def _one_or_none(name: str, *allowed: str) -> Parse:
    """Return the parser of a field that takes one of some words, or is unknown."""
    parse = _one_of(name, *allowed)
    return lambda field, text: parse(field, text) if text else {name: None}


def _text(name: str) -> Parse:
    return lambda _field, text: {name: text or None}


def _date(field: str, text: str) -> Values:
    """Return a day, FIRST..LAST, a month or a year: the first and last day that are meant."""
    if not text:
        return {"date": None}
    first, dots, last = text.partition("..")
    span = (_days(field, first)[0], _days(field, last if dots else first)[1])
    if span[0] > span[1]:
        raise LedgerError(f"{field}={text}: ends before it begins", "ends early", value=text)
    return {"date": [str(day) for day in span]}


def _days(field: str, text: str) -> tuple[dt.date, dt.date]:
    """Return the first and last day of a day, a month or a year."""
    found = _DAY.fullmatch(text.strip())
    try:
        year, month, day = (int(part) if part else None for part in found.groups()) if found else (0, 0, 0)
        first = dt.date(year or 0, 1 if month is None else month, 1 if day is None else day)
        ends = 12 if month is None else month
        return first, dt.date(first.year, ends, day or calendar.monthrange(first.year, ends)[1])
    except ValueError as error:
        raise LedgerError(
            f"{field}={text}: no date; write 2020-02-29, 2020-02, 2020 or FIRST..LAST", "date", value=text
        ) from error


def _degrees(name: str, most: float) -> Parse:
    def parse(field: str, text: str) -> Values:
        try:
            number = float(text) if text else None
        except ValueError as error:
            raise LedgerError(f"{field}={text}: no number of degrees", "degrees", value=text) from error
        if number is not None and not abs(number) <= most:
            what = f"must be from -{most:g} to {most:g} degrees"
            raise LedgerError(f"{field}={text}: {what}", "too far", value=text, most=f"{most:g}")
        return {name: number}

    return parse


def _country(field: str, text: str) -> Values:
    codes = {row["country"] for row in rows("countries")}
    if text and text not in codes:
        what = "no country; use the two letters of ISO 3166, such as SY"
        raise LedgerError(f"{field}={text}: {what}", "country code", value=text)
    return {"place.country": text or None}


def _perpetrators(field: str, text: str) -> Values:
    """Return «NAME (BASIS); NAME»: without a basis, it is stated."""
    found = [_perpetrator(field, part.strip()) for part in text.split(";") if part.strip()]
    return {"perpetrators": found}


def _perpetrator(field: str, text: str) -> Values:
    based = _BASED.fullmatch(text)
    if based and based.group(2) in get_args(Basis):
        return {"name": based.group(1), "basis": based.group(2)}
    if based and based.group(2).islower():
        those = ", ".join(get_args(Basis))
        raise LedgerError(
            f"{field}={text}: no such basis; use one of {those}", "basis", value=text, allowed=those
        )
    return {"name": text, "basis": "stated"}


def _targets(_field: str, text: str) -> Values:
    return {"targets": [part.strip() for part in text.split(";") if part.strip()]}


def _count(field: str, text: str) -> Values:
    """Return «8», «8..10», «at_least 8», or a word that stands for a number: «dozens»."""
    if text in _VAGUE:
        return {"low": None, "high": None, "qualifier": text}
    found = _COUNT.fullmatch(text)
    if found is None:
        kinds = f"{', '.join(_NUMBERED)} NUMBER, or {', '.join(_VAGUE)}"
        what = f"no count; write NUMBER, LOW..HIGH, {kinds}"
        raise LedgerError(f"{field}={text}: {what}", "count", value=text)
    low, high = int(found.group(2)), int(found.group(3) or found.group(2))
    if low > high:
        raise LedgerError(f"{field}={text}: the lower number comes first", "lower first", value=text)
    return {"low": low, "high": high, "qualifier": found.group(1)}


def _yes_or_no(name: str) -> Parse:
    def parse(field: str, text: str) -> Values:
        if text not in ("yes", "no"):
            raise LedgerError(f"{field}={text}: write yes or no", "yes or no", value=text)
        return {name: text == "yes"}

    return parse


_OF_PLACE: dict[str, Parse] = {
    "name": _text("place.name"),
    "admin1": _text("place.admin1"),
    "country": _country,
    "lat": _degrees("place.lat", 90),
    "lon": _degrees("place.lon", 180),
    "precision": _one_or_none("place.precision", *get_args(PlacePrecision)),
}
_OF_INCIDENT: dict[str, Parse] = {
    "type": _one_of("type", *get_args(IncidentType)),
    "date": _date,
    **{f"place.{name}": parse for name, parse in _OF_PLACE.items()},
    "facility": _text("facility"),
    "perpetrators": _perpetrators,
    "targets": _targets,
    "claimed_by": _text("claimed_by"),
}
_OF_FIGURE: dict[str, Parse] = {
    "count": _count,
    "measure": _one_of("measure", *get_args(Measure)),
    "status": _one_of("status", *get_args(Status)),
    "affiliation": _text("affiliation"),
    "demographic": _one_or_none("demographic", *get_args(Demographic)),
    "claimant": _text("source"),
    "part": _yes_or_no("subset"),
    "withdrawn": _yes_or_no("withdrawn"),
}

INCIDENT_FIELDS, FIGURE_FIELDS = tuple(_OF_INCIDENT), tuple(_OF_FIGURE)
"""What can be set of an incident, and of a figure."""

"""Tolls and what is claimed, in rows: the numbers, who says so, who contradicts whom, how a toll rose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from marsad.models import Claim, Group, Incident, Makeup, Measure, Toll
from marsad.publish.rows import Row

_QUALIFIERS = {
    "about": "about {}",
    "at_least": "at least {}",
    "at_most": "at most {}",
    "more_than": "more than {}",
    "less_than": "less than {}",
}
_INSTEAD = {"none_reported": "none reported", "unknown": "not known"}
_BASES = {"claimed": "claims it", "stated": "named", "suspected": "suspected", "denied": "denied"}
ITSELF = "the report itself"
_NO_DAY = "no day"
_MOST_DAYS = 8
"""So many days are drawn beside each other; more go below."""


def people_words(group: Group) -> str:
    """Return the people that a toll counts."""
    parts = (group.demographic, None if group.status == "unknown" else group.status, group.affiliation)
    return ", ".join(
        part.replace("_", " and ") if part == "women_children" else part for part in parts if part
    )


def toll_words(toll: Toll | None) -> str | None:
    """Return low–best–high, or one number where all agree; null where nothing is stated.

    Without a number it says what is said instead: «no number: dozens», «none reported», «not known».
    """
    if toll is None:
        return None
    if toll.best is not None:
        return str(toll.best) if toll.low == toll.high else f"{toll.low}–{toll.best}–{toll.high}"
    if toll.instead in _INSTEAD:
        return _INSTEAD[toll.instead]
    return f"no number: {count_words(None, None, toll.instead)}" if toll.instead else "no number"


def count_words(low: int | None, high: int | None, qualifier: str | None) -> str:
    """Return a count as it was stated: «at least 10», «10–12», «dozens», «none reported»."""
    if low is None and high is None:
        return _INSTEAD.get(qualifier or "", (qualifier or "some").replace("_", " "))
    number = f"{low}" if low == high or high is None else f"{high}" if low is None else f"{low}–{high}"
    return _QUALIFIERS.get(qualifier or "", "{}").format(number)


def toll_rows(incident: Incident) -> Iterator[Row]:
    """Yield a row for each toll, the totals of all people first."""
    for toll in (*incident.totals, *incident.tolls):
        yield {
            "measure": toll.measure,
            "people": people_words(toll.group) or ("people" if toll.claims else "all people together"),
            "toll": toll_words(toll),
            "note": "contested" if toll.contested else None,
            "rule": toll.rule,
        }


def dispute_rows(incident: Incident) -> Iterator[Row]:
    """Yield a row for each two claimants who cannot both be right, first those over a group."""
    told = set()
    for toll in (*incident.tolls, *incident.totals):
        for one in toll.disputes:
            if (toll.measure, one) not in told:
                told.add((toll.measure, one))
                yield {
                    "measure": toll.measure,
                    "people": people_words(one.group) or "people",
                    "lower": f"{one.lower or ITSELF} ({one.lower_doc})",
                    "lower_count": one.lower_count,
                    "higher": f"{one.higher or ITSELF} ({one.higher_doc})",
                    "higher_count": one.higher_count,
                    "gap": one.gap,
                }


def makeup_rows(incident: Incident) -> Iterator[Row]:
    """Yield a row for each count that its claimant takes apart."""
    for toll in incident.tolls:
        for one in toll.makeups:
            yield {
                "measure": toll.measure,
                "claimant": one.claimant or ITSELF,
                "doc": one.doc,
                "whole": one.whole,
                "parts": _parts(one),
            }


def _parts(one: Makeup) -> str:
    """Return what a count is made of: «20 civilian + 7 armed», «5 children; 22 others not told apart»."""
    parts = " + ".join(
        f"{part.count} {people_words(part.group) or part.who or 'of them'}" for part in one.parts
    )
    if one.others < 0:
        return f"{parts}; {-one.others} more than the whole"
    return f"{parts}; {one.others} others not told apart" if one.others else f"{parts}; they fill the whole"


def attribution_rows(incident: Incident) -> Iterator[Row]:
    """Yield a row for each thing that is said of who did it: claimed, named, suspected, denied."""
    for one in incident.responsibility:
        yield {
            "actor": one.name,
            "how": _BASES[one.basis],
            "source": one.source or ITSELF,
            "quote": one.evidence.quote if one.evidence else one.words,
            "doc": one.doc,
            "report": one.report,
        }


@dataclass(frozen=True, slots=True)
class Course:
    """How one toll was told over the days: a row for each claimant, ``days`` are its keys for the counts."""

    measure: Measure
    people: str
    days: tuple[str, ...]
    rows: tuple[Row, ...]


def courses(incident: Incident) -> Iterator[Course]:
    """Yield the course of each toll that moved, without copies, days in parts that fit a line."""
    for toll in incident.tolls:
        said = originals(claim for claim in toll.claims if not claim.subset) or originals(toll.claims)
        if moved(said):
            days = sorted({_day(claim) for claim in said})
            lines = _lines(said, days)
            for at in range(0, len(days), _MOST_DAYS):
                yield Course(
                    toll.measure,
                    people_words(toll.group) or "people",
                    tuple(days[at : at + _MOST_DAYS]),
                    lines,
                )


def originals(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims without those of copies, whose first one says the same of an earlier day."""
    every = list(claims)
    told = {(one.report, one.voice, one.low, one.high, one.qualifier) for one in every}
    return [one for one in every if (one.copy_of, one.voice, one.low, one.high, one.qualifier) not in told]


def moved(said: Iterable[Claim]) -> bool:
    """Tell whether a toll moved: a claimant replaced its figure, or a later day told more."""
    every = list(said)
    highest: dict[dt.date, int] = {}
    for one in every:
        number = one.high if one.high is not None else one.low
        if one.seen and number is not None:
            highest[one.seen] = max(number, highest.get(one.seen, 0))
    days = sorted(highest)
    return any(one.superseded for one in every) or any(
        highest[early] < highest[late] for early, late in pairwise(days)
    )


def _lines(said: list[Claim], days: list[str]) -> tuple[Row, ...]:
    """Return the counts by day of each claimant, who spoke first first, an arrow where one was replaced."""
    voices = {claim.voice: claim.claimant or f"{ITSELF} ({claim.doc})" for claim in reversed(said)}
    rows: list[tuple[str, str, Row]] = []
    for voice, name in voices.items():
        own = [claim for claim in said if claim.voice == voice]
        told = {day: _told([claim for claim in own if _day(claim) == day]) for day in days}
        moving = [day for day in days if any(claim.superseded and _day(claim) == day for claim in own)]
        spoke = [day for day in days if told[day]]
        for day in days:
            if moving and moving[0] <= day < spoke[-1]:
                told[day] = f"{told[day]} →".strip()
        rows.append((spoke[0], voice, {"claimant": name, **told}))
    return tuple(row for _, _, row in sorted(rows, key=lambda made: made[:2]))


def _told(claims: list[Claim]) -> str:
    return ", ".join(dict.fromkeys(count_words(one.low, one.high, one.qualifier) for one in claims))


def _day(claim: Claim) -> str:
    return str(claim.seen) if claim.seen else _NO_DAY

"""What the reader makes of made-up reports, against what they say: counts, and what is told of incidents."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from marsad import Report
from marsad.models import Account, Figure, Reading
from marsad.reader import read

Told: TypeAlias = dict[str, Any]
Key: TypeAlias = tuple[Any, ...]

MADEUP = Path(__file__).parent / "madeup"
SAME = 0.8
"""An account and an incident that are alike by less are not the same."""


def pairs(name: str) -> list[tuple[Told, Reading]]:
    """Return what each made-up report of a set says, and its reading."""
    golds = {gold["doc"]: gold for gold in told(f"{name}.gold.jsonl")}
    return [(golds[line["doc"]], read(_report(line))) for line in told(f"{name}.texts.jsonl")]


@cache
def measured(name: str) -> tuple[dict[str, float], dict[str, int]]:
    """Return the scores of a set of made-up reports, and of the shares among them how many are right."""
    found = pairs(name)
    return scores(found), rights(found)


def told(name: str) -> list[Told]:
    """Return the lines of a file of made-up reports."""
    return [json.loads(line) for line in (MADEUP / name).read_text(encoding="utf-8").splitlines()]


def _report(line: Told) -> Report:
    seen = dt.date.fromisoformat(line["seen"]) if line["seen"] else None
    return Report(doc=line["doc"], title=line["title"], text=line["text"], seen=seen, source=line["source"])


def scores(found: Iterable[tuple[Told, Reading]]) -> dict[str, float]:
    """Return F1 of relevance, figures, vague figures and incidents, and of those found the share right."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    listed = list(found)
    for gold, reading in listed:
        _count(counts["relevance"], [()] * gold["relevant"], [()] * reading.relevant)
        _count_figures(counts, gold, reading)
        same = aligned(gold["incidents"], reading.incidents)
        counts["incidents"].update(found=len(same), gold=len(gold["incidents"]), said=len(reading.incidents))
    shares = _answers(listed)
    harmonic = {key: 2 * c["found"] / (c["gold"] + c["said"]) for key, c in counts.items()}
    return harmonic | {key: sum(answers) / len(answers) for key, answers in sorted(shares.items())}


def rights(found: Iterable[tuple[Told, Reading]]) -> dict[str, int]:
    """Return how many are right of what is told of the incidents found."""
    return {key: sum(answers) for key, answers in _answers(found).items()}


def _answers(found: Iterable[tuple[Told, Reading]]) -> dict[str, list[bool]]:
    answers: dict[str, list[bool]] = defaultdict(list)
    for gold, reading in found:
        for incident, account in aligned(gold["incidents"], reading.incidents):
            for key, right in _compared(incident, account):
                answers[key].append(right)
    return answers


def _count(counter: Counter[str], gold: list[Key], said: list[Key]) -> None:
    counter.update(found=(Counter(gold) & Counter(said)).total(), gold=len(gold), said=len(said))


def _count_figures(counts: dict[str, Counter[str]], gold: Told, reading: Reading) -> None:
    stated = [f for part in (*gold["incidents"], *gold["tallies"]) for f in part["figures"]]
    said = [f for part in (*reading.incidents, *reading.tallies) for f in part.figures]
    exact, vague = [f for f in stated if f["n"]], [f for f in stated if not f["n"]]
    read_exact, read_vague = [f for f in said if f.low is not None], [f for f in said if f.low is None]
    _count(counts["figures"], [_number(f) for f in exact], [_read_number(f) for f in read_exact])
    _count(
        counts["figures of the right people"],
        [(*_number(f), f["status"], f["subset"]) for f in exact],
        [(*_read_number(f), f.status, f.subset) for f in read_exact],
    )
    _count(counts["vague"], [(f["m"],) for f in vague], [(f.measure,) for f in read_vague])


def _number(stated: Told) -> Key:
    return (stated["m"], *(stated["n"] or (None, None)))


def _read_number(figure: Figure) -> Key:
    return figure.measure, figure.low, figure.high


def aligned(incidents: list[Told], accounts: Iterable[Account]) -> list[tuple[Told, Account]]:
    """Pair incidents with the accounts that are most like them, the likest first."""
    likeness = [(_likeness(i, a), n, m) for n, i in enumerate(incidents) for m, a in enumerate(accounts)]
    kept: dict[int, int] = {}
    for value, n, m in sorted(likeness, reverse=True):
        if value >= SAME and n not in kept and m not in kept.values():
            kept[n] = m
    return [(incidents[n], list(accounts)[m]) for n, m in kept.items()]


def _likeness(incident: Told, account: Account) -> float:
    numbers = Counter(_number(f) for f in incident["figures"]) & Counter(map(_read_number, account.figures))
    told = dict(_compared(incident, account))
    place = 1.5 if told.get("incident.place") else -0.5 * (account.place is not None)
    date = 1.0 if told.get("incident.date") else -0.5 * (account.date is not None)
    return 2 * numbers.total() + place + date + 0.5 * told["incident.type"]


def _compared(incident: Told, account: Account) -> list[tuple[str, bool]]:
    """Say what of an incident its account has right, leaving out what the report does not tell."""
    place, date = account.place, account.date
    by = {party.name for party in account.perpetrators}
    days = [date.first.isoformat(), date.last.isoformat()] if date else None
    told = [
        ("type", True, account.type == incident["type"]),
        ("date", incident["date"], days == incident["date"]),
        ("place", incident["place"], _alike(incident["place"], place.name if place else None)),
        ("country", incident["country"], incident["country"] == (place.country if place else None)),
        ("facility", incident["facility"], _alike(incident["facility"], account.facility)),
        ("perpetrator", incident["perp"], bool(by & set(incident["perp"]))),
        ("claim", incident["claimed_by"] or account.claimed_by, incident["claimed_by"] == account.claimed_by),
    ]
    return [(f"incident.{key}", right) for key, stated, right in told if stated]


def _alike(name: str | None, other: str | None) -> bool:
    """Tell whether two names share half of the words of the shorter."""
    one, two = _words(name), _words(other)
    return bool(one and two) and 2 * len(one & two) >= min(len(one), len(two))


def _words(name: str | None) -> set[str]:
    return {word.removeprefix("ال") for word in (name or "").split()}

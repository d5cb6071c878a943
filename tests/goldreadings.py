"""Hand-made gold turned into reports and readings, each figure with the offsets of its quote."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any, get_args

from marsad.models import (
    Account,
    DateSpan,
    Evidence,
    Figure,
    Party,
    Perpetrator,
    Place,
    Qualifier,
    Reading,
    Report,
    Scope,
    Tally,
)

Pair = tuple[Report, Reading]


def load(shared: Path, name: str) -> tuple[list[Pair], dict[tuple[str, str], str]]:
    """Return the reports and readings of a gold set, and the event of each (doc, account)."""
    golds = [json.loads(line) for line in _lines(shared / "gold" / f"{name}.gold.jsonl")]
    texts = {t["doc"]: t for t in map(json.loads, _lines(shared / "gold" / f"{name}.texts.jsonl"))}
    pairs = [reading_of(gold, texts[gold["doc"]]) for gold in golds]
    events = {(g["doc"], i["id"]): i["event"] for g in golds for i in g["incidents"]}
    return pairs, events


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def reading_of(gold: dict[str, Any], text: dict[str, Any]) -> Pair:
    """Return the report of a text, and the reading that its gold is."""
    report = Report(
        doc=text["doc"],
        title=text.get("title") or "",
        text=text["text"],
        seen=dt.date.fromisoformat(text["seen"]) if text.get("seen") else None,
        source=text.get("source"),
    )
    return report, Reading(
        doc=report.doc,
        relevant=gold["relevant"],
        incidents=tuple(_account(report, one) for one in gold["incidents"]),
        tallies=tuple(_tally(report, one) for one in gold["tallies"]),
        reader="gold 1",
    )


def _account(report: Report, gold: dict[str, Any]) -> Account:
    date = gold["date"]
    figures = tuple(_figure(report, one) for one in gold["figures"])
    return Account(
        id=gold["id"],
        main=gold["main"],
        type=gold["type"],
        date=DateSpan(first=dt.date.fromisoformat(date[0]), last=dt.date.fromisoformat(date[1]))
        if date
        else None,
        place=Place(name=gold["place"], admin1=gold["admin1"], country=gold["country"]),
        facility=gold["facility"],
        perpetrators=tuple(Perpetrator(name=name) for name in gold["perp"]),
        targets=tuple(Party(name=name) for name in gold["target"]),
        claimed_by=gold["claimed_by"],
        figures=figures,
        evidence=next((figure.evidence for figure in figures), _evidence(report, report.text[:40])),
    )


def _tally(report: Report, gold: dict[str, Any]) -> Tally:
    figures = tuple(_figure(report, one) for one in gold["figures"])
    evidence = next((figure.evidence for figure in figures), _evidence(report, report.text[:40]))
    return Tally(scope=Scope(text=gold["scope"]), figures=figures, evidence=evidence)


def _figure(report: Report, gold: dict[str, Any]) -> Figure:
    low, high = gold["n"] or (None, None)
    return Figure(
        measure=gold["m"],
        low=low,
        high=high,
        qualifier=gold.get("q") if gold.get("q") in get_args(Qualifier) else None,
        who=gold["who"],
        status=gold["status"],
        affiliation=gold.get("aff"),
        subset=gold["subset"],
        demographic=gold.get("demo"),
        source=gold.get("src"),
        evidence=_evidence(report, gold["quote"]),
    )


def _evidence(report: Report, quote: str) -> Evidence:
    field, body = ("text", report.text) if quote in report.text else ("title", report.title)
    start = body.index(quote)
    return Evidence(field=field, start=start, end=start + len(quote), quote=quote)  # type: ignore[arg-type]

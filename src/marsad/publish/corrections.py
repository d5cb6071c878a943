"""Corrections in words and rows, for tables, JSON lines and CSV alike."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from marsad.ledger.reviewing.said import TYPED
from marsad.models import Correction, Incident
from marsad.models.incident import Decision
from marsad.publish.rows import Row
from marsad.publish.tolls import count_words

_DONE: dict[Decision, str] = {
    "confirm": "confirmed",
    "reject": "rejected",
    "merge": "merged",
    "split": "split",
    "set": "set",
    "forget": "a report of it withheld",
    "dismiss": "dismissed",
}

_COUNT = ("low", "high", "qualifier")


def correction_rows(shown: Iterable[Correction], every: Iterable[Correction]) -> Iterator[Row]:
    """Yield a row for each correction; ``every`` one of the ledger tells which were undone."""
    undone = {one.undoes: one.number for one in every if one.undoes is not None}
    for one in shown:
        by = undone.get(one.number)
        yield {
            "number": one.number,
            "when": one.when.isoformat(),
            "by": one.who,
            "incident": one.incident,
            "decision": one.decision,
            "what": correction_words(one),
            "why": one.why,
            "undone_by": by,
            "note": f"undone by {by}" if by else None,
            "detail": _detail(one) or None,
            "chain": one.chain,
        }


def decision_lines(standing: Iterable[Correction]) -> Iterator[str]:
    """Yield a line for each decision on an incident; those that were undone are in the history."""
    for one in standing:
        yield f"{_DONE[one.decision]} by {one.who} on {one.when:%Y-%m-%d}: {one.why}"


def change_rows(incident: Incident) -> Iterator[Row]:
    """Yield a row for each field that reviewers set, of the incident and of its figures."""
    for change in incident.changes:
        yield {
            "field": change.field,
            "value": change.value or "unknown",
            "read": change.read or "unknown",
            "by": change.who,
            "why": change.why,
            "when": change.when.isoformat(),
            "correction": change.correction,
        }


def correction_words(one: Correction) -> str:
    """Return a decision with what it was about: «merge 3f0a…, 91cc…», «undo 3»."""
    detail = _detail(one)
    if one.decision == "undo":
        return f"undo {one.undoes}"
    if one.decision == "merge":
        return f"merge {', '.join(detail.get('incidents', ()))}"
    if one.decision == "split":
        if detail.get("others"):
            return f"split {', '.join(detail.get('incidents', ()))}"
        return f"split off {', '.join(detail.get('accounts', ()))}"
    if one.decision == "set":
        figures = [
            f"«{_quote(each)}» {_values(each.get('values') or {})}" for each in detail.get("figures", ())
        ]
        return f"set {', '.join([*filter(None, [_values(detail.get('fields') or {})]), *figures])}"
    return one.decision


def _values(fields: dict[str, Any]) -> str:
    """Return what fields were set to, as marsad set takes it: «place.name=خانقين», «count=8..10»."""
    named = {TYPED.get(field, field): value for field, value in fields.items() if field not in _COUNT}
    if "low" in fields:
        named["count"] = count_words(*(fields.get(field) for field in _COUNT))
    return ", ".join(f"{field}={_value(value)}" for field, value in named.items())


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return "unknown"
    if isinstance(value, list):
        return "; ".join(_value(part) for part in value)
    return f"{value['name']} ({value['basis']})" if isinstance(value, dict) else str(value)


def _quote(change: dict[str, Any]) -> str:
    return str(((change.get("figure") or {}).get("evidence") or {}).get("quote", "") or "withheld")


def _detail(one: Correction) -> dict[str, Any]:
    """Return the detail of a correction, empty where it has none or it was damaged."""
    try:
        plain = json.loads(one.detail or "{}")
    except ValueError:
        return {}
    return plain if isinstance(plain, dict) else {}

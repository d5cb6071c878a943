"""The floors: what each measure of each gold set must reach, on gold of a known hash. They only rise."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

Values: TypeAlias = Mapping[str, float]
Floors: TypeAlias = dict[str, Any]
"""By set: ``hashes`` of the files measured on, ``floors`` by measure, 0 to 1, and how many were ``right``.

Shares that fell because more was found, not all of it right, are named as ``fallen``: their floors stand, and
until they are reached again no fewer may be right. No other share may be below its floor.
"""
Rights: TypeAlias = Mapping[str, int]

PATH = Path(__file__).parents[2] / "tests" / "floors.json"
_EXACT = 1e-9


class FloorError(Exception):
    """Floors that may not be changed so, with every reason."""


def load(path: Path = PATH) -> Floors:
    """Return the floors of a file, none where there is no file."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def save(floors: Floors, path: Path = PATH) -> None:
    """Write the floors to a file."""
    path.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def rounded(value: float) -> float:
    """Return a score rounded down to three digits."""
    return math.floor(value * 1000 + _EXACT) / 1000


def below(
    name: str, pinned: Floors, hashes: Mapping[str, str], scores: Values, right: Rights | None = None
) -> list[str]:
    """Return a line for each measure of a set that is below its floor, and for gold that has changed."""
    if (found := _changed(name, pinned, hashes)) is not None:
        return [found]
    return [
        f"{name} {measure}: floor {floor:.3f}, score {_told(scores, measure)}"
        for measure, floor in pinned.get("floors", {}).items()
        if scores.get(measure, 0.0) < floor - _EXACT and not _as_many(measure, pinned, right or {})
    ]


def _as_many(measure: str, pinned: Floors, right: Rights) -> bool:
    """Tell whether a share is named as fallen, and no fewer are right than were."""
    before = pinned.get("right", {}).get(measure)
    return measure in pinned.get("fallen", ()) and before is not None and right.get(measure, -1) >= before


def raised(
    name: str,
    pinned: Floors,
    hashes: Mapping[str, str],
    scores: Values,
    right: Rights | None = None,
    *,
    new_gold: bool = False,
) -> Floors:
    """Return the floors of a set raised to these scores, every measure pinned.

    Raises FloorError where a floor would fall, and where the gold is not that of the floors unless
    ``new_gold`` is given; then all floors of the set are measured anew.
    """
    changed = _changed(name, pinned, hashes)
    if changed is not None and not new_gold:
        raise FloorError(f"{changed}; to measure its floors anew: --update-floors --new-gold")
    if changed is None and (fallen := below(name, pinned, hashes, scores, right)):
        raise FloorError("; ".join(fallen) + "; no floor is lowered")
    old = pinned if changed is None else {}
    made = {"hashes": dict(hashes), "floors": _higher(old.get("floors", {}), scores)}
    counts = {key: max(count, old.get("right", {}).get(key, 0)) for key, count in (right or {}).items()}
    fallen = [key for key in old.get("fallen", ()) if scores.get(key, 0.0) < old["floors"][key] - _EXACT]
    return made | ({"right": counts} if counts else {}) | ({"fallen": fallen} if fallen else {})


def _higher(old: Values, scores: Values) -> dict[str, float]:
    return {key: max(rounded(value), old.get(key, 0.0)) for key, value in scores.items()}


def _changed(name: str, pinned: Floors, hashes: Mapping[str, str]) -> str | None:
    """Say which files are not those that the floors were measured on; null where all are."""
    files = [file for file, digest in pinned.get("hashes", {}).items() if hashes.get(file) != digest]
    return f"{name}: not the {' and '.join(files)} that its floors were measured on" if files else None


def _told(scores: Values, measure: str) -> str:
    return f"{scores[measure]:.3f}" if measure in scores else "not measured"

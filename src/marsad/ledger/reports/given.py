"""Readings that were made elsewhere, by a person or by another reader, out of a file of JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from marsad.intake.problem import Problem, Problems
from marsad.models import Reading, from_plain


def given_readings(path: Path, on_problem: Problems, *, unproven: bool = False) -> dict[str, Reading]:
    """Return the readings of a file by their ``doc``.

    A line that is no reading, that is the second of its doc, or that lacks the evidence of anything it says
    (unless ``unproven``) is told to ``on_problem``, and the rest is read. Raises OSError.
    """
    found: dict[str, Reading] = {}
    for name, line in _lines(path):
        try:
            reading = _reading(line)
            _check(reading, found, unproven=unproven)
        except ValueError as error:
            on_problem(Problem(name, str(error)))
        else:
            found[reading.doc] = reading
    return found


def _lines(path: Path) -> Iterator[tuple[str, bytes]]:
    with path.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                yield f"{path}:{number}", line.removeprefix(b"\xef\xbb\xbf")


def _reading(line: bytes) -> Reading:
    try:
        plain: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"not JSON: {error}") from error
    if isinstance(plain, dict) and isinstance(plain.get("doc"), int):
        plain["doc"] = str(plain["doc"])
    try:
        return from_plain(plain, Reading)
    except ValueError as error:
        raise ValueError(f"not a reading: {error}") from error


def _check(reading: Reading, found: dict[str, Reading], *, unproven: bool) -> None:
    if reading.doc in found:
        raise ValueError(f"a second reading of {reading.doc}; the first is kept")
    if not unproven and None in reading.evidence():
        raise ValueError(f"{reading.doc}: says something without evidence; --unproven takes it all the same")

"""How each figure of a report was read, and why other numbers of it were not, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from marsad.ledger.reports.entries import Entry
from marsad.publish.explained import numbered
from marsad.reader.reasons.explain import Explanation, Reason, explain
from marsad.reader.reasons.refusals import Refused


@dataclass(frozen=True, slots=True)
class Figured:
    """A figure by its ``number`` in the text, with its reasons; ``whole`` is the number of its whole."""

    number: int
    reason: Reason
    whole: int | None


@dataclass(frozen=True, slots=True)
class Reasoning:
    """The figures of a report with their reasons, and the numbers that are no figures."""

    figures: tuple[Figured, ...]
    refused: tuple[Refused, ...]


def reasoning(entry: Entry, tables: Path | None = None) -> Reasoning | None:
    """Return how a report was read; null where its reading is not the one that this program now makes.

    ``tables`` is a folder of the user's own tables.
    """
    told = explain(entry.report, tables)
    same = (told.reading.incidents, told.reading.tallies) == (entry.reading.incidents, entry.reading.tallies)
    return Reasoning(tuple(_figures(told)), _numbers(told)) if same else None


def _figures(told: Explanation) -> Sequence[Figured]:
    numbers = numbered(told)
    found = [
        Figured(number, one, None if one.whole is None else numbers[one.whole])
        for number, one in zip(numbers, told.figures, strict=True)
    ]
    return sorted(found, key=lambda one: one.number)


def _numbers(told: Explanation) -> tuple[Refused, ...]:
    return tuple(one for one in told.refused if one.number)

"""What a breakdown of a tally goes by: sides, months, means or places."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.ledger.tallies.audit.cues import By, said

_SAID: tuple[tuple[By, str], ...] = (
    ("sides", "by a side"),
    ("months", "in a month"),
    ("means", "by some means"),
)
"""What the words of one part may say that it is told apart by, and their kind in ``breakdowns.tsv``."""


def goes_by(heading: By | None, labels: Sequence[str]) -> By | None:
    """Return what a list goes by: as its heading says, or the words of most of its parts («60 على يد …»).

    «وتوزع القتلى على …» heads lists of all kinds, so there the names of sides are enough.
    """
    if heading not in (None, "places"):
        return heading
    told = next((by for by, kind in _SAID if _most(kind, labels)), None)
    sides = heading is not None and _most("a side", labels)
    return told or ("sides" if sides else heading)


def _most(kind: str, labels: Sequence[str]) -> bool:
    return sum(said(kind, label) for label in labels) * 2 > len(labels)

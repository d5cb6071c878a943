"""The figures of a tally in the order in which they are told, the title's first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from marsad.ledger.tallies.audit.cues import lead, said
from marsad.ledger.tolls.groups import group_of
from marsad.models import Figure, Report, Tally


def ordered(tally: Tally, report: Report) -> list[Figure]:
    """Return the figures in order; the total of the text is no part of the title's, though the less.

    «24 civilians killed» over «21 civilians were killed»: the title is set against the text, as it may
    be out of date. Not so where the text's counts fill the title's, or the words call them some of it.
    """
    found = sorted(tally.figures, key=where)
    return [replace(one, subset=False) if _total_of_text(one, found, report) else one for one in found]


def where(figure: Figure) -> tuple[bool, int]:
    """Return what sorts figures as they are told."""
    evidence = figure.evidence
    return (evidence is None or evidence.field != "title", evidence.start if evidence else 0)


def titled(figure: Figure) -> bool:
    """Tell whether a figure stands in the title."""
    return figure.evidence is not None and figure.evidence.field == "title"


def _total_of_text(one: Figure, found: Sequence[Figure], report: Report) -> bool:
    """Tell whether a part is the first count of the text, of the same people as a total in the title."""
    same = [other for other in found if other.measure == one.measure]
    totals = [other for other in same if titled(other) and not other.subset]
    told = [other for other in same if not titled(other)]
    if not one.subset or told[:1] != [one] or not any(group_of(t) == group_of(one) for t in totals):
        return False
    sums = set(accumulate(other.low or 0 for other in told))
    words = lead(report, None, one)
    some = words.among or words.by or said("whole", words.between)
    return not some and sums.isdisjoint(total.low for total in totals)

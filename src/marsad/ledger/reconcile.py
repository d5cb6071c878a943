"""A published tally checked in itself: do its parts add up to its total?

The words are always «does not reconcile», never «wrong»: the scopes of total and parts may differ.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from marsad.language.folding import fold_text
from marsad.language.tables import rows
from marsad.models import Figure, Measure, Report, Tally

_MOST_NESTED = 12


def check(tally: Tally, report: Report) -> str:
    """Return «reconciles», «does not reconcile: …» or «cannot be checked: …»."""
    measures: list[Measure] = list(dict.fromkeys(figure.measure for figure in tally.figures))
    found = [
        _measure(measure, [f for f in tally.figures if f.measure == measure], report) for measure in measures
    ]
    for start in ("does not", "reconciles", "cannot"):
        if said := [line for line in found if line.startswith(start)]:
            return "; ".join(dict.fromkeys(said)) if start == "does not" else said[0]
    return "cannot be checked: it states no figures"


def _measure(measure: Measure, figures: Sequence[Figure], report: Report) -> str:
    wholes = [figure for figure in figures if not figure.subset]
    parts = [figure for figure in figures if figure.subset]
    if not parts:
        return "cannot be checked: no parts are stated"
    if len(wholes) != 1:
        return f"cannot be checked: {len(wholes) or 'no'} totals are stated for its parts ({measure})"
    total = wholes[0].low
    counts = [part.low for part in parts if part.low is not None and part.low == part.high]
    if total is None or total != wholes[0].high or len(counts) < len(parts):
        return f"cannot be checked: not every figure is one number ({measure})"
    return _sums(measure, total, parts, report, wholes[0])


def _sums(measure: Measure, total: int, parts: Sequence[Figure], report: Report, whole: Figure) -> str:
    sums = _possible_sums(parts)
    if total in sums:
        return "reconciles"
    if sums[0] < total and _some_only(whole, parts[0], report):
        return f"cannot be checked: only some of the {total} are told apart ({sums[0]} {measure})"
    return f"does not reconcile: parts sum to {sums[0]}, stated {total} ({measure})"


def _possible_sums(parts: Sequence[Figure]) -> list[int]:
    """Return what the parts may sum to, the likeliest first.

    Women and children may be parts of a part before them («54 مدنيا بينهم سيدتان»), or parts of the whole.
    """
    nested = [n for n, part in enumerate(parts) if part.demographic and _follows_group(parts[:n])][
        :_MOST_NESTED
    ]
    sums = []
    for choice in product((True, False), repeat=len(nested)):
        inside = {n for n, chosen in zip(nested, choice, strict=True) if chosen}
        sums.append(sum(part.low or 0 for n, part in enumerate(parts) if n not in inside))
    return sums


def _follows_group(before: Sequence[Figure]) -> bool:
    return any(part.demographic is None for part in before)


def _some_only(whole: Figure, part: Figure, report: Report) -> bool:
    """Tell whether the words before the first part say that it is some of the whole: «بينهم»."""
    a, b = whole.evidence, part.evidence
    if a is None or b is None or a.field != b.field:
        return True
    between = report.body(a.field)[min(a.start, b.start) : b.end]
    return bool(_among().search(fold_text(between)))


@lru_cache(maxsize=1)
def _among() -> re.Pattern[str]:
    some = [row for row in rows("parts") if row["where"] in ("before", "after", "one")]
    forms = [fold_text(form) for row in some for form in row.values("forms")]
    return re.compile(rf"(?<!\w)[وف]?(?:{'|'.join(map(re.escape, forms))})(?!\w)")

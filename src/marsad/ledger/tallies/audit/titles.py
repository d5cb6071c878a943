"""The title of a report against its text: a number in one that the other does not bear out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from marsad.ledger.tallies.audit.finding import Finding, exact, quotes
from marsad.ledger.tallies.audit.nesting import totals
from marsad.ledger.tolls.groups import disjoint, group_of
from marsad.models import Account, Figure, Reading, Report, Tally


def title_against_text(tally: Tally, reading: Reading, report: Report) -> Iterator[Finding]:
    """Yield for each count of people in the title what the totals of the tally say to it."""
    stated = {(f.measure, exact(f)) for f in _figures(reading) if not _in_title(f)}
    wholes = [figure for figure in totals(tally, report) if not _in_title(figure)]
    for titled in _of_title(tally, reading):
        same = [whole for whole in wholes if whole.measure == titled.measure]
        if same and exact(titled) is not None:
            made = _compared(titled, same, said=(titled.measure, exact(titled)) in stated)
            yield _summed(made, titled, tally) if made.verdict == "does not reconcile" else made


def _summed(made: Finding, titled: Figure, tally: Tally) -> Finding:
    """Return what is found, unless counts that the text tells one behind the other may sum to the title's."""
    told = [one for one in tally.figures if not _in_title(one) and one.measure == titled.measure]
    if exact(titled) not in set(accumulate(one.low or 0 for one in told)):
        return made
    why = f"counts of the text may sum to {exact(titled)} of the title ({titled.measure})"
    return Finding("title", "cannot be checked", why, quotes((titled, *told)))


def _of_title(tally: Tally, reading: Reading) -> list[Figure]:
    """Return the title's counts that are read as this tally's, or of nothing that the text tells."""
    own = [f for f in tally.figures if _in_title(f) and not f.subset]
    parts: tuple[Account | Tally, ...] = (*reading.incidents, *reading.tallies)
    alone = [f for part in parts if all(map(_in_title, part.figures)) for f in part.figures if not f.subset]
    return list(dict.fromkeys((*own, *alone)))


def _figures(reading: Reading) -> list[Figure]:
    parts: tuple[Account | Tally, ...] = (*reading.incidents, *reading.tallies)
    return [figure for part in parts for figure in part.figures]


def _in_title(figure: Figure) -> bool:
    return figure.evidence is not None and figure.evidence.field == "title"


def _compared(titled: Figure, wholes: Sequence[Figure], *, said: bool) -> Finding:
    number, words = exact(titled), quotes((titled, *wholes))
    numbers = [exact(whole) for whole in wholes]
    measure = titled.measure
    if said or number in numbers or number == _sum(wholes):
        return Finding("title", "reconciles", f"title and text say {number} ({measure})", words)
    if None in numbers or (len(wholes) > 1 and _sum(wholes) is None):
        why = f"the text gives no one number to set against {number} of the title ({measure})"
        return Finding("title", "cannot be checked", why, words)
    if group_of(titled) != group_of(wholes[0]) and titled.status != "unknown":
        why = f"title and text count other people ({measure})"
        return Finding("title", "cannot be checked", why, words)
    why = f"the title says {number}, the text {_sum(wholes)} ({measure})"
    return Finding("title", "does not reconcile", why, words)


def _sum(wholes: Sequence[Figure]) -> int | None:
    """Return the sum of counts of people who exclude each other, null where they may overlap."""
    numbers = [exact(whole) for whole in wholes]
    apart = all(disjoint(group_of(a), group_of(b)) for n, a in enumerate(wholes) for b in wholes[n + 1 :])
    return sum(number or 0 for number in numbers) if apart and None not in numbers else None

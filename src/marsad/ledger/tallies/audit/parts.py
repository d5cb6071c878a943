"""Parts against totals, parts of parts, groups against places, dead and injured against both."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from marsad.ledger.tallies.audit.cues import lead
from marsad.ledger.tallies.audit.finding import Finding, Kind, exact, quotes
from marsad.ledger.tallies.audit.nesting import Breakdown, breakdowns
from marsad.models import Figure, Report, Tally

_NEAR = 0.7
"""A breakdown by place or the like that fills less of a total than this is not taken for one of it."""


class _Range(NamedTuple):
    """The numbers that a figure, or a sum of figures, allows for, in persons."""

    low: float
    high: float


def in_itself(tally: Tally, report: Report) -> tuple[Finding, ...]:
    """Return what the checks of a tally in itself find; there is always one."""
    made = breakdowns(tally, report)
    found = (
        *(_broken_down(one) for one in made),
        *_groups_and_places(made),
        *_dead_and_injured(tally, report),
    )
    return found or (_nothing(tally),)


def _nothing(tally: Tally) -> Finding:
    why = "no parts are stated" if tally.figures else "it states no figures"
    if tally.figures and all(figure.subset for figure in tally.figures):
        why = "no total is stated for its parts"
    return Finding("parts", "cannot be checked", why, quotes(tally.figures))


def _kind(made: Breakdown) -> Kind:
    if made.by:
        return made.by
    return "parts of parts" if made.whole.subset else "parts"


def _broken_down(made: Breakdown) -> Finding:
    kind, words = _kind(made), quotes((made.whole, *made.parts, *made.loose))
    measure, sums = made.whole.measure, _sums(made)
    wholes = [exact(one) for one in made.rivals] if made.whole in made.rivals else [exact(made.whole)]
    numbers = [*(exact(part) for part in (*made.parts, *made.loose)), *wholes]
    if None in numbers:
        return _inexact(made, kind, words)
    total = exact(made.whole)
    assert total is not None
    if any(whole in sums for whole in wholes):
        return Finding(kind, "reconciles", f"parts sum to {_met(wholes, sums)} ({measure})", words)
    if len(set(wholes)) > 1:
        why = f"{len(set(wholes))} totals are stated for its parts ({measure})"
        return Finding(kind, "cannot be checked", why, quotes((*made.rivals, *made.parts)))
    return _not_met(made, total, sums[0], kind)


def _met(wholes: Sequence[int | None], sums: Sequence[int]) -> int:
    return next(whole for whole in wholes if whole is not None and whole in sums)


def _not_met(made: Breakdown, total: int, summed: int, kind: Kind) -> Finding:
    words, measure = quotes((made.whole, *made.parts, *made.loose)), made.whole.measure
    if summed < total and made.complete is False:
        why = f"only some of the {total} are told apart ({summed} {measure})"
    elif summed < total and not made.complete and not _apart(made.parts):
        why = f"it is not said that these are all parts of {total} ({summed} {measure})"
    elif made.by and summed < total * _NEAR:
        why = f"it is not clear of which total these {made.by} are parts ({summed} {measure})"
    else:
        why = f"parts sum to {summed}, stated {total} ({measure})"
        return Finding(kind, "does not reconcile", why, words)
    return Finding(kind, "cannot be checked", why, words)


def _apart(parts: Sequence[Figure]) -> bool:
    """Tell whether the parts exclude each other as civilians and fighters do, and so seem to be all."""
    return {"civilian", "armed"} <= {part.status for part in parts}


def _sums(made: Breakdown) -> list[int]:
    """Return what the parts may sum to, the likeliest first: loose ones in the part before, or beside it."""
    plain = sum((part.low or 0) for part in made.parts)
    each = sum((part.low or 0) * n for part, n in zip(made.parts, made.times, strict=True))
    loose = sum(part.low or 0 for part in made.loose)
    return list(dict.fromkeys((each, plain, each + loose, plain + loose)))


def _inexact(made: Breakdown, kind: Kind, words: tuple[str, ...]) -> Finding:
    """Compare what vague and qualified numbers allow for: only what they exclude does not reconcile."""
    measure, whole = made.whole.measure, _range(made.whole)
    parts = [_range(part) for part in made.parts]
    least = sum(part.low for part in parts)
    if least > whole.high and len(made.rivals) < 2:
        why = f"parts sum to at least {least:.0f}, stated at most {whole.high:.0f} ({measure})"
        return Finding(kind, "does not reconcile", why, words)
    return Finding(kind, "cannot be checked", f"not every figure is one number ({measure})", words)


def _range(figure: Figure) -> _Range:
    low, high = figure.low, figure.high if figure.high is not None else figure.low
    if low is None or high is None:
        return _Range(1, math.inf)
    if figure.qualifier in ("at_least", "more_than"):
        return _Range(low, math.inf)
    if figure.qualifier in ("at_most", "less_than"):
        return _Range(0, high)
    return _Range(low * 0.9, high * 1.1) if figure.qualifier == "about" else _Range(low, high)


def _groups_and_places(made: Sequence[Breakdown]) -> Iterator[Finding]:
    """Compare a breakdown by groups with that by places of the same whole, where both are to be all."""
    for places in (one for one in made if one.by == "places"):
        for groups in (one for one in made if not one.by and one.whole is places.whole and one.complete):
            if None in [exact(part) for part in (*groups.parts, *groups.loose, *places.parts)]:
                continue
            words = quotes((*groups.parts, *places.parts))
            shared = set(_sums(groups)) & set(_sums(places))
            measure, one, other = groups.whole.measure, _sums(groups)[0], _sums(places)[0]
            if shared:
                yield Finding(
                    "groups and places", "reconciles", f"both sum to {min(shared)} ({measure})", words
                )
            else:
                why = f"groups sum to {one}, places to {other} ({measure})"
                yield Finding("groups and places", "does not reconcile", why, words)


def _dead_and_injured(tally: Tally, report: Report) -> Iterator[Finding]:
    """Compare a count of dead and injured together with the dead and the injured listed right behind it."""
    wholes = _first_told(tally)
    for lump, one, other in zip(wholes, wholes[1:], wholes[2:], strict=False):
        if lump.measure != "casualties" or {one.measure, other.measure} != {"killed", "injured"}:
            continue
        total, parts = exact(lump), [exact(one), exact(other)]
        if (
            total is None
            or None in parts
            or not lead(report, lump, one).lists
            or lead(report, lump, one).breaks
        ):
            continue
        summed = sum(part or 0 for part in parts)
        if summed == total:
            why = f"dead and injured sum to {total}"
            yield Finding("dead and injured", "reconciles", why, quotes((lump, one, other)))
        else:
            why = f"dead and injured sum to {summed}, stated {total}"
            yield Finding("dead and injured", "does not reconcile", why, quotes((lump, one, other)))


def _first_told(tally: Tally) -> list[Figure]:
    """Return the figures as they are told, of each measure those that are no part of another of it."""
    told = sorted((one for one in tally.figures if one.evidence), key=_start)
    before = [{one.measure for one in told[:at]} for at in range(len(told))]
    return [
        one for one, known in zip(told, before, strict=True) if not one.subset or one.measure not in known
    ]


def _start(figure: Figure) -> tuple[bool, int]:
    assert figure.evidence is not None
    return figure.evidence.field != "title", figure.evidence.start

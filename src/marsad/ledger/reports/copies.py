"""Copies of a text: near-duplicates, and short notes that stand whole in a longer text.

Candidates share fingerprints (``prints.py``) and are then compared word by word. All of it depends on the two
reports alone, never on what else there is or which came first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, TypeAlias

from marsad.language.folding import fold_text
from marsad.language.tables import rows
from marsad.ledger.reports.facts import counted, named, numbers
from marsad.ledger.reports.prints import BRIEF, DAYS, Body

Overlap: TypeAlias = Literal["copy", "within"]
"""``copy``: two versions of one text. ``within``: the shorter text stands whole in the longer one."""

_WORD = re.compile(r"[^\W_]+")
_LEAST = 6
"""Words below which nothing is a copy of anything."""
_SHARED = 0.6
"""Least share of the shorter text's runs of three words that its copies have too."""
_WHOLE = 0.8
"""The same for a note that stands whole in a text more than twice as long."""
_LEAD = 60
"""Words at the head of a report that hold its news, and with it the toll and the place."""


def overlap(one: Body, other: Body) -> Overlap | None:
    """Return how far two texts are one, null where each is its own."""
    short, long = sorted((one, other), key=lambda body: (len(body.words), body.words))
    if len(short.words) < _LEAST:
        return None
    if short.post:
        return _of_posts(short, long)
    if len(long.words) < BRIEF and not _of_one_day(short, long):
        return None
    shared = len(short.runs & long.runs) / len(short.runs)
    alike = 2 * len(short.words) >= len(long.words)
    if shared < (_SHARED if alike else _WHOLE) or _apart(short, long):
        return None
    return "copy" if alike else "within"


def _of_posts(short: Body, long: Body) -> Overlap | None:
    """Compare a post: all of it must stand in the other in one piece, and what is added counts nobody.

    Two posts by one formula differ in a place or a number only; the same words of one outlet on two days
    are two events.
    """
    if not long.post:
        return "within" if _stands_in(_plain(short.words), _plain(long.words)) is not None else None
    if not _of_one_day(short, long):
        return None
    a, b = sorted((_plain(short.words), _plain(long.words)), key=len)
    at = _stands_in(a, b)
    if at is None or 2 * len(a) < len(b):
        return None
    return None if counted((*b[:at], *b[at + len(a) :])) else "copy"


def _of_one_day(one: Body, other: Body) -> bool:
    if one.seen is None or other.seen is None:
        return True
    apart = abs((one.seen - other.seen).days)
    return apart == 0 or (apart <= DAYS and not (one.publisher and one.publisher == other.publisher))


def _stands_in(part: Sequence[str], whole: Sequence[str]) -> int | None:
    """Return where the words of a part stand in a row in the whole, null where they do not."""
    if len(part) < _LEAST:
        return None
    ends = range(len(whole) - len(part) + 1)
    return next((at for at in ends if tuple(whole[at : at + len(part)]) == tuple(part)), None)


def _plain(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words of a post without those that only announce it: «عاجل», «متابعات»."""
    start, end = 0, len(words)
    while start < end and words[start] in _announcing():
        start += 1
    while end > start and words[end - 1] in _announcing():
        end -= 1
    return tuple(words[start:end])


def _apart(one: Body, other: Body) -> bool:
    """Tell whether a number or the name of a place was put in the stead of another.

    So it is when a toll rises, and when a formula tells of another event: a number stands between the same
    words as another, or each lead has a number, or a place, that the other text lacks.
    """
    a, b = _slots(one.words), _slots(other.words)
    if any(a[slot].isdisjoint(b[slot]) for slot in a.keys() & b.keys()):
        return True
    return any(
        facts(one.words[:_LEAD]) - facts(other.words) and facts(other.words[:_LEAD]) - facts(one.words)
        for facts in (counted, named)
    )


def _slots(words: Sequence[str]) -> dict[tuple[str, ...], set[str]]:
    """Return the numbers of a text by the two words before and the two behind."""
    found: dict[tuple[str, ...], set[str]] = {}
    for at, value in numbers(words):
        if 2 <= at < len(words) - 2:
            found.setdefault((*words[at - 2 : at], *words[at + 1 : at + 3]), set()).add(value)
    return found


@lru_cache(maxsize=1)
def _announcing() -> frozenset[str]:
    """Return the words that announce a post, or say whose it is."""
    forms = [form for row in rows("credits") if row["kind"] != "source" for form in row.values("forms")]
    return frozenset(word for form in forms for word in _WORD.findall(fold_text(form)))

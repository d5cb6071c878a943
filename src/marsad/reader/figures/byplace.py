"""The shares of places in a toll: «توزع القتلى: الحديدة 14، تعز 7», «38 قتيلا (الأبيض 29، الرهد 9)»."""

from __future__ import annotations

from dataclasses import replace

from marsad.reader.counting.groups import Group, group
from marsad.reader.document import Passage
from marsad.reader.harm.scan import Scan

_LONGEST_NAME = 3
_TO_COLON = 8
_NAMED = frozenset({"place_heads", "place_words", "not_places", "facilities"})
_JOINS = frozenset({"،", ",", "ثم", "-"})


def share_of_place(scan: Scan, one: Group) -> bool:
    """Take a bare number behind a name as the share of a place, in a list that has begun or begins here."""
    if one.people is not None or one.low is None or not scan.found or one.conj:
        return False
    whole = _begun(scan) if _named_behind(scan, one) else _opened(scan, one)
    if whole is None:
        return False
    scan.find(one, scan.found[-1].measure, "part" if whole >= 0 else "part of", whole if whole >= 0 else None)
    scan.shared, scan.awaited, scan.part = whole, False, None
    return True


def _named_behind(scan: Scan, one: Group) -> bool:
    """Tell whether only the name of another place stands between the figure before and this number."""
    at = scan.last_end
    joined = scan.passage.word(at) in _JOINS
    begun = joined or scan.passage.word(at).startswith("و")
    return begun and _is_name(scan.passage, at + joined, one.start)


def _begun(scan: Scan) -> int | None:
    """Return whose shares are listed; those of a toll told elsewhere where a colon leads to the first."""
    first = scan.found[-1]
    start = first.group.start
    if scan.shared is None and first.rule == "count before number" and first.group.shape == "number":
        colon = [at for at in _reach(start) if scan.passage.word(at) == ":"]
        if colon and _is_name(scan.passage, colon[-1] + 1, start):
            scan.found[-1] = replace(first, rule="part of", start=start)
            return -1
    return scan.shared


def _reach(start: int) -> range:
    return range(max(0, start - 1 - _LONGEST_NAME), start)


def _opened(scan: Scan, one: Group) -> int | None:
    """Return the place of the figure whose shares a bracket or colon opens, None where none does."""
    whole, passage = scan.found[-1], scan.passage
    opens = [at for at in _reach(one.start) if passage.word(at) in {"(", ":"}]
    if not opens or opens[-1] < scan.last_end or whole.whole is not None or whole.rule == "part of":
        return None
    near = 0 if passage.word(opens[-1]) == "(" else _TO_COLON
    fewer = (whole.group.low or 0) > (one.low or 0)
    named = _is_name(passage, opens[-1] + 1, one.start) and _another_follows(scan, one.end)
    return len(scan.found) - 1 if opens[-1] - scan.last_end <= near and fewer and named else None


def _another_follows(scan: Scan, at: int) -> bool:
    """Tell whether a comma or «و», a name and a number follow: one share alone is no list."""
    start = at + (scan.passage.word(at) in _JOINS)
    if start == at and not scan.passage.word(at).startswith("و"):
        return False
    for end in range(start + 1, min(start + 2 + _LONGEST_NAME, scan.sentence.end)):
        share = group(scan.sentence, end)
        if share is not None and share.people is None and share.low is not None:
            return _is_name(scan.passage, start, end)
    return False


def _is_name(passage: Passage, start: int, end: int) -> bool:
    """Tell whether nothing but a name stands between two tokens, with «بـ» behind it or not."""
    end -= passage.word(end - 1) == "ب"
    if not 1 <= end - start <= _LONGEST_NAME:
        return False
    return all(passage.tokens[at].is_word and _unmarked(passage, at) for at in range(start, end))


def _unmarked(passage: Passage, at: int) -> bool:
    return {mark.entry.kind for mark in passage.marks.get(at, ())} <= _NAMED

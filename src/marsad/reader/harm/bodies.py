"""Bodies that are found: «عثر على جثة شاب», «انتشال جثمانين من تحت الأنقاض»."""

from __future__ import annotations

from dataclasses import replace

from marsad.language.words import COMMAS
from marsad.language.wordsets import word_tuple
from marsad.reader.counting.groups import Group, group
from marsad.reader.harm.scan import Scan, word_of_harm

_BODIES = word_tuple("bodies")
_FINDS = word_tuple("finding")
_NEAR = 5


def found_body(scan: Scan, one: Group) -> bool:
    """Count one dead whose body somebody finds («عثرت الشرطة على جثة تاجر»), unless that is denied."""
    word = scan.passage.word(one.start).removeprefix("ب")
    found = _found(scan, one.start) if one.low == 1 and word.startswith(_BODIES) else None
    if found is None or scan.passage.at(found - 1, "grammar", "negation") is not None:
        return found is not None and scan.note(one, "denied")
    whose = group(scan.sentence, one.end) if one.end < scan.sentence.end else None
    if whose is not None and whose.shape == "singular" and whose.measure is None and not whose.conj:
        people = replace(whose.people, measure="killed") if whose.people is not None else None
        one = replace(one, end=whose.end, people=people)
    scan.find(one, "killed", "count")
    scan.measure, scan.awaited, scan.part = "killed", False, None
    return True


def whose_bodies(scan: Scan, one: Group) -> bool:
    """Take people right behind bodies that are counted as those whose they are («جثتين لرجلين»)."""
    last = scan.found[-1] if scan.found else None
    if last is None or last.group.end != one.start or not scan.passage.word(one.start).startswith("ل"):
        return False
    counted = last.group.people
    if counted is None or one.people is None or not scan.passage.word(counted.start).startswith(_BODIES):
        return False
    people = replace(one.people, start=counted.start, measure="killed")
    scan.found[-1] = replace(last, group=replace(last.group, people=people))
    scan.last_end = one.end
    return True


def _found(scan: Scan, at: int) -> int | None:
    """Return where a word of finding stands just before a token, none of harm between them."""
    for before in range(at - 1, max(scan.sentence.start, at - _NEAR) - 1, -1):
        if scan.passage.word(before).removeprefix("و").removeprefix("ب") in _FINDS:
            return before
        if word_of_harm(scan.passage, before) is not None or scan.passage.word(before) in COMMAS:
            return None
    return None

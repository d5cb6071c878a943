"""Whole numbers in digits of either kind and in words, thousands and millions included."""

from __future__ import annotations

from typing import NamedTuple

from marsad.language.lexicon import Mark
from marsad.language.words import definite, joined_by_and
from marsad.reader.document import Passage

_GREATEST = 100_000_000
_TWO_THOUSAND = frozenset({"2000", "2,000", "2.000"})
_THOUSAND = 1000
_ORDINALS = frozenset(
    stem + ending
    for stem in ("حادي", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع")
    for ending in ("", "ه")
)
_BRACKETS = {"(": ")", "/": "/"}
"""Statements write counts between slashes: «أصيب /36/ آخرين»."""


class Number(NamedTuple):
    """A number and the token behind it."""

    value: int
    end: int


def unit(passage: Passage, at: int, *units: str) -> Mark | None:
    """Return the number word of one of some kinds («ones», «tens», «hundred», …) at a token."""
    for mark in passage.marks.get(at, ()):
        if mark.entry.kind == "numbers" and mark.entry["unit"] in units and mark.proclitic != "ك":
            return mark  # «كمية» is written like «كمئة».
    return None


def number(passage: Passage, at: int, limit: int) -> Number | None:
    """Read a whole number in digits or words, thousands and millions included."""
    bracket = passage.word(at)
    opened = bracket in _BRACKETS
    at += opened
    if at >= limit or _pointed(passage, at - 2) or _pointed(passage, at - 3):
        return None
    token = passage.tokens[at]
    found = _written(passage, at, limit) if token.is_number else _spoken(passage, at, limit)
    if found is None:
        return None
    found = _with_rest(passage, found, limit)
    closed = opened and passage.word(found.end) == _BRACKETS[bracket]
    if bracket == "/" and not closed:
        return None
    if closed and found.value < _THOUSAND and (size := _magnitude(passage, found.end + 1)):
        return Number(found.value * size, found.end + 2)  # «(13) ألف», but «(1001) ألف وواحد»
    return Number(found.value, found.end + closed) if found.value <= _GREATEST else None


def _written(passage: Passage, at: int, limit: int) -> Number | None:
    """Read digits and their magnitude."""
    if _pointed(passage, at):
        return _thousandths(passage, at, limit)
    whole = _digits(passage, at)
    return _magnified(passage, whole, limit) if whole else _fraction(passage, at, limit)


def _pointed(passage: Passage, at: int) -> bool:
    """Tell whether «ر» stands between digits as the point of a fraction: «487ر74 ألف», as agencies write."""
    if at < 0 or passage.word(at + 1) != "ر":
        return False
    first, point, last = passage.tokens[at : at + 3] if at + 3 <= len(passage.tokens) else (None,) * 3
    if first is None or point is None or last is None or not (first.is_number and last.is_number):
        return False
    return first.end == point.start and point.end == last.start


def _thousandths(passage: Passage, at: int, limit: int) -> Number | None:
    """Read «487ر74 ألف» as 74487: three digits are thousandths, on whichever side of the point they stand."""
    sides = sorted((passage.word(at), passage.word(at + 2)), key=len)
    size = _magnitude(passage, at + 3) if at + 3 < limit else 0
    if not size or [len(side) == 3 for side in sides] != [False, True] or not "".join(sides).isdecimal():
        return None  # «5ر2 مليون»: which side is whole, nobody can tell.
    return Number(int(sides[0]) * size + int(sides[1]) * size // 1000, at + 4)


def _with_rest(passage: Passage, found: Number, limit: int) -> Number:
    """Add what follows a magnitude in digits: «53 ألفا و486», «مليونا و200 ألف و50»."""
    size = _magnitude(passage, found.end - 1)
    while size and found.end + 1 < limit and passage.word(found.end) == "و":
        rest = _written(passage, found.end + 1, limit) if passage.tokens[found.end + 1].is_number else None
        if rest is None or not 0 < rest.value < size:
            break
        size = _magnitude(passage, rest.end - 1)
        found = Number(found.value + rest.value, rest.end)
    return found


def _magnitude(passage: Passage, at: int) -> int:
    """Return the thousand or million that a word says, 0 where it says none."""
    mark = unit(passage, at, "thousand", "million")
    return 0 if mark is None else 1_000 if mark.entry["unit"] == "thousand" else 1_000_000


def _digits(passage: Passage, at: int) -> Number | None:
    """Read digits; separators must set off groups of three («12,000»), or it is no count."""
    text, end = passage.word(at), at + 1
    while _group_follows(passage, end):
        text, end = f"{text},{passage.word(end + 1)}", end + 2
    whole = text.replace(".", ",")
    if uncountable(text) is not None:
        return None
    return Number(int(whole.replace(",", "")), end)


def uncountable(digits: str) -> str | None:
    """Say why digits as written are no count: a date, too long, a fraction; None where they may be one."""
    head, *groups = digits.replace(".", ",").split(",")
    if "/" in digits:
        return "date"
    if len(digits) > 11:
        return "great"
    grouped = all(len(group) == 3 for group in groups) and len(head) <= 3
    return None if grouped or not groups else "fraction"


def definite_number(passage: Passage, at: int) -> bool:
    """Tell whether a number has the article («المهاجمين الخمسة»), not «ألف», which is written like one."""
    marks = (mark for mark in passage.marks.get(at, ()) if mark.entry.kind == "numbers")
    return passage.word(at) == "ال" or any(definite(mark.proclitic) for mark in marks)


def is_ordinal(passage: Passage, at: int) -> bool:
    """Tell whether the number word at a token ends an ordinal («الحادي والعشرين»)."""
    mark = unit(passage, at, "ones", "ten", "tens")
    return mark is not None and _ordinal(passage, mark)


def _fraction(passage: Passage, at: int, limit: int) -> Number | None:
    """Read «1.5 مليون» and «2,4 مليون»: a fraction counts people only before a magnitude."""
    shut = at + 1 + (passage.word(at - 1) == "(" and passage.word(at + 1) == ")")  # «(7.6) مليون»
    mark = unit(passage, shut, "thousand", "million") if shut < limit else None
    head, *decimals = passage.word(at).replace(",", ".").split(".")
    if mark is None or mark.proclitic or len(decimals) != 1 or len(decimals[0]) > 2 or len(head) > 3:
        return None
    scale = int(mark.entry["value"])
    part = int(decimals[0]) * scale // 10 ** len(decimals[0])
    return Number(int(head) * scale + part, mark.end)


def _group_follows(passage: Passage, comma: int) -> bool:
    """Tell whether an Arabic comma sets off a group of three digits («1،500»), no blank beside it."""
    before, here, after = (passage.tokens[at : at + 1] for at in (comma - 1, comma, comma + 1))
    if not after or here[0].text != "،" or not (after[0].text.isdecimal() and len(after[0].text) == 3):
        return False
    return before[0].end == here[0].start and here[0].end == after[0].start and len(before[0].text) <= 3


def _magnified(passage: Passage, found: Number, limit: int) -> Number:
    """Read «350 ألف» and «3 ملايين»."""
    mark = unit(passage, found.end, "thousand", "million") if found.end < limit else None
    if mark is None or mark.proclitic or int(mark.entry["value"]) in {2_000, 2_000_000}:
        return found
    return Number(found.value * int(mark.entry["value"]), mark.end)


def _spoken(passage: Passage, at: int, limit: int) -> Number | None:
    """Read a number in words: groups below a thousand, each with its magnitude, joined by «و»."""
    total, end = 0, at
    last = _GREATEST * 10
    while end < limit:
        group = _hundreds(passage, end, limit, first=end == at)
        scale = unit(passage, group.end if group else end, "thousand", "million")
        if scale is not None and scale.end <= limit and _fits(scale, group, first=end == at):
            size = int(scale.entry["value"])
            value, stop = (group.value if group else _alone(passage, scale)) * size, scale.end
        elif group is not None:
            size, (value, stop) = 1, group
        else:
            break
        if size >= last:
            break
        total, end, last = total + value, stop, size
        if size == 1:
            break
    return Number(total, end) if end > at else None


def _alone(passage: Passage, scale: Mark) -> int:
    """Return how many thousands a word alone says: «ألفا شخص» are two, «ألفا وستمئة» and «بلغ ألفا» one."""
    if not passage.word(scale.end - 1).endswith("الفا"):
        return 1
    behind = scale.end + (passage.word(scale.end) in {"(", ")"})
    people = passage.at(behind, "people") or passage.at(behind, "casualty", "count")
    return 2 if people is not None or passage.word(behind) in _TWO_THOUSAND else 1  # «ألفا (2000) شخص»


def _fits(scale: Mark, group: Number | None, *, first: bool) -> bool:
    """Tell whether a magnitude may stand here: after its number, or alone at the start or after «و»."""
    if group is not None:
        return not scale.proclitic
    return first or joined_by_and(scale.proclitic)


def _hundreds(passage: Passage, at: int, limit: int, *, first: bool) -> Number | None:
    """Read a number below a thousand: «مئة وثلاثة وعشرون», «ثلاث مئة وأحد عشر»."""
    few = _below_hundred(passage, at, limit, first=first)
    start = few.end if few else at
    mark = unit(passage, start, "hundred") if start < limit else None
    if mark is None or not _multiplies(mark, few, first=first):
        return few
    value = int(mark.entry["value"]) * (few.value if few else 1)
    rest = _below_hundred(passage, mark.end, limit, first=False) if mark.end < limit else None
    return Number(value + rest.value, rest.end) if rest else Number(value, mark.end)


def _multiplies(hundred: Mark, few: Number | None, *, first: bool) -> bool:
    """Tell whether «مئة» may stand here: after three to nine, or alone at the start or after «و»."""
    if few is None:
        return first or joined_by_and(hundred.proclitic)
    return 3 <= few.value <= 9 and not hundred.proclitic and hundred.entry["value"] == "100"


def _below_hundred(passage: Passage, at: int, limit: int, *, first: bool) -> Number | None:
    """Read ones, ten, teens or tens, and after ones «و» and tens."""
    units = ("ones", "ten", "tens")
    mark = unit(passage, at, *units) if first else _joined(passage, at, *units)
    if mark is None or (first and (_ordinal(passage, mark) or _weekday(passage, at))):
        return None
    value, end = int(mark.entry["value"]), mark.end
    if mark.entry["unit"] != "ones" or end >= limit:
        return Number(value, end)
    return _after_ones(passage, value, end)


def _weekday(passage: Passage, at: int) -> bool:
    """Tell «الأحد» and «الاثنين», days of the week, from numbers («الأحد عشر»)."""
    return passage.at(at, "times", "weekday") is not None and unit(passage, at + 1, "ten") is None


def _joined(passage: Passage, at: int, *units: str) -> Mark | None:
    """Return a number word that «و» joins; «وأحد» is also written like «واحد»."""
    marks = (m for m in passage.marks.get(at, ()) if m.entry.kind == "numbers" and joined_by_and(m.proclitic))
    return next((m for m in marks if m.entry["unit"] in units), None)


def _ordinal(passage: Passage, mark: Mark) -> bool:
    """Tell whether a number ends an ordinal: «الحادي والعشرين», «الخامس عشر»."""
    before = passage.word(mark.start - 1).removeprefix("و").removeprefix("ل")
    if mark.entry["unit"] == "ones" or before.removeprefix("ا").removeprefix("ل") not in _ORDINALS:
        return False
    return mark.proclitic == "وال" if mark.entry["unit"] == "tens" else not mark.proclitic


def _after_ones(passage: Passage, value: int, at: int) -> Number:
    follow = unit(passage, at, "ten", "tens")
    if follow is None:
        return Number(value, at)
    kind, joined = follow.entry["unit"], joined_by_and(follow.proclitic)
    if kind == "ten" and not follow.proclitic:
        return Number(value + 10, follow.end)
    if kind == "tens" and joined:
        return Number(value + int(follow.entry["value"]), follow.end)
    return Number(value, at)

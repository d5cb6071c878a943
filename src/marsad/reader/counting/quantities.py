"""Quantities: digits, number words, vague ones, ranges, and the words that say how exact they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple, cast

from marsad.language.lexicon import Mark
from marsad.language.words import joined_by_and
from marsad.models import Qualifier
from marsad.reader.document import Passage

_GREATEST = 100_000_000
_THOUSAND = 1000
_ORDINALS = frozenset(
    stem + ending
    for stem in ("حادي", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع")
    for ending in ("", "ه")
)
_BRACKETS = {"(": ")", "/": "/"}
"""Statements write counts between slashes: «أصيب /36/ آخرين»."""
_RANGE_WORDS = frozenset({"الي", "-", "او", "حتي"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity at tokens ``start`` up to ``end``. A vague one has no ``low`` and ``high``."""

    start: int
    end: int
    low: int | None
    high: int | None
    qualifier: Qualifier | None = None


class _Number(NamedTuple):
    value: int
    end: int


def quantity(passage: Passage, start: int, limit: int) -> Quantity | None:
    """Return the quantity that begins at token ``start``, with the qualifiers before and after it."""
    if start >= limit:
        return None
    first = passage.tokens[start]
    if first.is_word and start not in passage.marks and first.text != "عدد":
        return None  # The tables know all words that begin one.
    at, before = _qualifiers(passage, start, limit)
    if passage.word(at) == "عدد" and at + 1 < limit and passage.tokens[at + 1].is_number:
        at += 1  # «عدد 5 من الجنود», as statements put it.
    found = _vague(passage, at, limit) or _exact(passage, at, limit)
    if found is None:
        return None
    found = _twice(passage, found, limit)
    after = passage.at(found.end, "qualifiers", "after")
    if after is not None and after.end <= limit:
        found = replace(found, end=after.end, qualifier=found.qualifier or _qualifier(after))
    return replace(found, start=start, qualifier=before or found.qualifier)


def qualifier_after(passage: Passage, at: int) -> tuple[int, Qualifier | None]:
    """Return where a qualifier at this token ends, and which it is («… على الأقل»)."""
    mark = passage.at(at, "qualifiers", "after")
    return (mark.end, _qualifier(mark)) if mark is not None else (at, None)


def _qualifier(mark: Mark) -> Qualifier:
    return cast(Qualifier, mark.entry["qualifier"])


def _qualifiers(passage: Passage, at: int, limit: int) -> tuple[int, Qualifier | None]:
    """Pass over «نحو», «ما لا يقل عن» and the like; the first of several counts."""
    found: Qualifier | None = None
    while at < limit:
        mark = passage.at(at, "qualifiers", "before")
        if mark is None or mark.end > limit:
            break
        found = found or _qualifier(mark)
        at = mark.end
    return at, found


def _vague(passage: Passage, at: int, limit: int) -> Quantity | None:
    mark = _unit(passage, at, "vague")
    if mark is None or mark.end > limit or passage.at(mark.end, "casualty", "verb"):
        return None
    if mark.proclitic.startswith("ك"):
        return None  # «كميات» is written like «كمئات».
    return Quantity(at, mark.end, None, None, cast(Qualifier, mark.entry["value"]))


def _exact(passage: Passage, at: int, limit: int) -> Quantity | None:
    """Read a number, or a range: «10 إلى 12», «ما بين 25 و30»."""
    first = at + _between(passage, at)
    between = first > at
    low = _number(passage, first, limit)
    if low is None:
        return None
    definite = passage.word(first).startswith("ال") and not between  # «الهجمات الثلاث إلى 70»
    high = None if definite else _range_end(passage, low, limit, between=between)
    if between and high is None:
        return None
    if high is not None and _risen(passage, at):
        low = high
    end, top = (high.end, high.value) if high else (low.end, low.value)
    return Quantity(at, end, low.value, top)


def _risen(passage: Passage, at: int) -> bool:
    """Tell «ارتفع من ستة إلى تسعة», where the later number stands, from «قتل من ستة إلى تسعة»."""
    harmed = any(passage.at(at - 2, "casualty", role) for role in ("verb", "event"))
    return passage.word(at - 1) == "من" and not harmed


def _between(passage: Passage, at: int) -> int:
    """Return how many tokens «بين» or «ما بين» takes here."""
    if passage.word(at) == "ما" and passage.word(at + 1) == "بين":
        return 2
    return int(passage.word(at) in {"بين", "مابين"})


def _range_end(passage: Passage, low: _Number, limit: int, *, between: bool) -> _Number | None:
    at = low.end
    if passage.word(at) in _RANGE_WORDS or (between and passage.word(at) == "و"):
        at += 1
    elif not (between and passage.word(at).startswith("و")):
        return None
    high = _number(passage, at, limit)
    return high if high is not None and high.value > low.value else None


def _twice(passage: Passage, found: Quantity, limit: int) -> Quantity:
    """Take «(15) خمسة عشر» and «خمسة عشر (15)» as one number said twice."""
    at = found.end
    while at < limit and passage.word(at) in {"(", ")", "-"}:
        at += 1
    bracketed = at > found.end or passage.word(found.start) == "("
    again = _number(passage, at, limit) if found.low is not None and bracketed else None
    if again is None or again.value != found.low:
        return found
    end = again.end + (passage.word(again.end) == ")")
    return replace(found, end=min(end, limit))


def _unit(passage: Passage, at: int, *units: str) -> Mark | None:
    for mark in passage.marks.get(at, ()):
        if mark.entry.kind == "numbers" and mark.entry["unit"] in units and mark.proclitic != "ك":
            return mark  # «كمية» is written like «كمئة».
    return None


def _number(passage: Passage, at: int, limit: int) -> _Number | None:
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
        return _Number(found.value * size, found.end + 2)  # «(13) ألف», but «(1001) ألف وواحد»
    return _Number(found.value, found.end + closed) if found.value <= _GREATEST else None


def _written(passage: Passage, at: int, limit: int) -> _Number | None:
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


def _thousandths(passage: Passage, at: int, limit: int) -> _Number | None:
    """Read «487ر74 ألف» as 74487: three digits are thousandths, on whichever side of the point they stand."""
    sides = sorted((passage.word(at), passage.word(at + 2)), key=len)
    size = _magnitude(passage, at + 3) if at + 3 < limit else 0
    if not size or [len(side) == 3 for side in sides] != [False, True] or not "".join(sides).isdecimal():
        return None  # «5ر2 مليون»: which side is whole, nobody can tell.
    return _Number(int(sides[0]) * size + int(sides[1]) * size // 1000, at + 4)


def _with_rest(passage: Passage, found: _Number, limit: int) -> _Number:
    """Add what follows a magnitude in digits: «53 ألفا و486», «مليونا و200 ألف و50»."""
    size = _magnitude(passage, found.end - 1)
    while size and found.end + 1 < limit and passage.word(found.end) == "و":
        rest = _written(passage, found.end + 1, limit) if passage.tokens[found.end + 1].is_number else None
        if rest is None or not 0 < rest.value < size:
            break
        size = _magnitude(passage, rest.end - 1)
        found = _Number(found.value + rest.value, rest.end)
    return found


def _magnitude(passage: Passage, at: int) -> int:
    """Return the thousand or million that a word says, 0 where it says none."""
    mark = _unit(passage, at, "thousand", "million")
    return 0 if mark is None else 1_000 if mark.entry["unit"] == "thousand" else 1_000_000


def _digits(passage: Passage, at: int) -> _Number | None:
    """Read digits; separators must set off groups of three («12,000»), or it is no count."""
    text, end = passage.word(at), at + 1
    while _group_follows(passage, end):
        text, end = f"{text},{passage.word(end + 1)}", end + 2
    whole = text.replace(".", ",")
    if uncountable(text) is not None:
        return None
    return _Number(int(whole.replace(",", "")), end)


def uncountable(digits: str) -> str | None:
    """Say why digits as written are no count: a date, too long, a fraction; None where they may be one."""
    head, *groups = digits.replace(".", ",").split(",")
    if "/" in digits:
        return "date"
    if len(digits) > 11:
        return "great"
    grouped = all(len(group) == 3 for group in groups) and len(head) <= 3
    return None if grouped or not groups else "fraction"


def is_ordinal(passage: Passage, at: int) -> bool:
    """Tell whether the number word at a token ends an ordinal («الحادي والعشرين»)."""
    mark = _unit(passage, at, "ones", "ten", "tens")
    return mark is not None and _ordinal(passage, mark)


def _fraction(passage: Passage, at: int, limit: int) -> _Number | None:
    """Read «1.5 مليون» and «2,4 مليون»: a fraction counts people only before a magnitude."""
    shut = at + 1 + (passage.word(at - 1) == "(" and passage.word(at + 1) == ")")  # «(7.6) مليون»
    mark = _unit(passage, shut, "thousand", "million") if shut < limit else None
    head, *decimals = passage.word(at).replace(",", ".").split(".")
    if mark is None or mark.proclitic or len(decimals) != 1 or len(decimals[0]) > 2 or len(head) > 3:
        return None
    scale = int(mark.entry["value"])
    part = int(decimals[0]) * scale // 10 ** len(decimals[0])
    return _Number(int(head) * scale + part, mark.end)


def _group_follows(passage: Passage, comma: int) -> bool:
    """Tell whether an Arabic comma sets off a group of three digits («1،500»), no blank beside it."""
    before, here, after = (passage.tokens[at : at + 1] for at in (comma - 1, comma, comma + 1))
    if not after or here[0].text != "،" or not (after[0].text.isdecimal() and len(after[0].text) == 3):
        return False
    return before[0].end == here[0].start and here[0].end == after[0].start and len(before[0].text) <= 3


def _magnified(passage: Passage, found: _Number, limit: int) -> _Number:
    """Read «350 ألف» and «3 ملايين»."""
    mark = _unit(passage, found.end, "thousand", "million") if found.end < limit else None
    if mark is None or mark.proclitic or int(mark.entry["value"]) in {2_000, 2_000_000}:
        return found
    return _Number(found.value * int(mark.entry["value"]), mark.end)


def _spoken(passage: Passage, at: int, limit: int) -> _Number | None:
    """Read a number in words: groups below a thousand, each with its magnitude, joined by «و»."""
    total, end = 0, at
    last = _GREATEST * 10
    while end < limit:
        group = _hundreds(passage, end, limit, first=end == at)
        scale = _unit(passage, group.end if group else end, "thousand", "million")
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
    return _Number(total, end) if end > at else None


def _alone(passage: Passage, scale: Mark) -> int:
    """Return how many thousands a word alone says: «ألفا شخص» are two, «ألفا وستمئة» one and more."""
    more = _joined(passage, scale.end, "ones", "ten", "tens", "hundred")
    return 2 if passage.word(scale.end - 1).endswith("الفا") and more is None else 1


def _fits(scale: Mark, group: _Number | None, *, first: bool) -> bool:
    """Tell whether a magnitude may stand here: after its number, or alone at the start or after «و»."""
    if group is not None:
        return not scale.proclitic
    return first or joined_by_and(scale.proclitic)


def _hundreds(passage: Passage, at: int, limit: int, *, first: bool) -> _Number | None:
    """Read a number below a thousand: «مئة وثلاثة وعشرون», «ثلاث مئة وأحد عشر»."""
    few = _below_hundred(passage, at, limit, first=first)
    start = few.end if few else at
    mark = _unit(passage, start, "hundred") if start < limit else None
    if mark is None or not _multiplies(mark, few, first=first):
        return few
    value = int(mark.entry["value"]) * (few.value if few else 1)
    rest = _below_hundred(passage, mark.end, limit, first=False) if mark.end < limit else None
    return _Number(value + rest.value, rest.end) if rest else _Number(value, mark.end)


def _multiplies(hundred: Mark, few: _Number | None, *, first: bool) -> bool:
    """Tell whether «مئة» may stand here: after three to nine, or alone at the start or after «و»."""
    if few is None:
        return first or joined_by_and(hundred.proclitic)
    return 3 <= few.value <= 9 and not hundred.proclitic and hundred.entry["value"] == "100"


def _below_hundred(passage: Passage, at: int, limit: int, *, first: bool) -> _Number | None:
    """Read ones, ten, teens or tens, and after ones «و» and tens."""
    units = ("ones", "ten", "tens")
    mark = _unit(passage, at, *units) if first else _joined(passage, at, *units)
    if mark is None or (first and (_ordinal(passage, mark) or _weekday(passage, at))):
        return None
    value, end = int(mark.entry["value"]), mark.end
    if mark.entry["unit"] != "ones" or end >= limit:
        return _Number(value, end)
    return _after_ones(passage, value, end)


def _weekday(passage: Passage, at: int) -> bool:
    """Tell «الأحد» and «الاثنين», days of the week, from numbers («الأحد عشر»)."""
    return passage.at(at, "times", "weekday") is not None and _unit(passage, at + 1, "ten") is None


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


def _after_ones(passage: Passage, value: int, at: int) -> _Number:
    follow = _unit(passage, at, "ten", "tens")
    if follow is None:
        return _Number(value, at)
    unit, joined = follow.entry["unit"], joined_by_and(follow.proclitic)
    if unit == "ten" and not follow.proclitic:
        return _Number(value + 10, follow.end)
    if unit == "tens" and joined:
        return _Number(value + int(follow.entry["value"]), follow.end)
    return _Number(value, at)

"""Quantities: digits, number words, vague ones, ranges, and the words that say how exact they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from marsad.language.lexicon import Mark
from marsad.models import Qualifier
from marsad.reader.counting.numerals import Number, definite_number, number, unit
from marsad.reader.document import Passage

_RANGE_WORDS = frozenset({"الي", "-", "او", "حتي"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity at tokens ``start`` up to ``end``. A vague one has no ``low`` and ``high``."""

    start: int
    end: int
    low: int | None
    high: int | None
    qualifier: Qualifier | None = None


def quantity(passage: Passage, start: int, limit: int) -> Quantity | None:
    """Return the quantity that begins at token ``start``, with the qualifiers before and after it."""
    if start >= limit:
        return None
    first = passage.tokens[start]
    if first.text.removeprefix("و") in _AS_MANY:
        return _as_many(passage, start, limit)
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


def _as_many(passage: Passage, start: int, limit: int) -> Quantity | None:
    """Read «ومثلهم» as the number that stands just before: «سبعة قتلى ومثلهم جرحى»."""
    harmed = (passage.at(at, "casualty", "count") for at in range(start + 1, min(start + 3, limit)))
    if all(mark is None for mark in harmed):
        return None
    for at in range(start - 1, max(0, start - _NEAR) - 1, -1):
        two = passage.at(at, "casualty", "count") is not None and passage.word(at).endswith(_DUAL)
        told = number(passage, at, start)
        count = 2 if two else told.value if told is not None else None
        if count is not None:
            return Quantity(start, start + 1 + (passage.word(start + 1) == "من"), count, count)
    return None


_AS_MANY = frozenset({"مثلهم", "مثلهما", "مثلها", "مثلهن"})
_DUAL = ("ان", "ين")
_NEAR = 4


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
    mark = unit(passage, at, "vague")
    if mark is None or mark.end > limit or _of_next_clause(passage, mark):
        return None
    if mark.proclitic.startswith("ك"):
        return None  # «كميات» is written like «كمئات».
    return Quantity(at, mark.end, None, None, cast(Qualifier, mark.entry["value"]))


def _of_next_clause(passage: Passage, vague: Mark) -> bool:
    """Tell whether a verb of harm behind a vague number is none of theirs, as in «العشرات أصيبوا».

    «عدد من قتلوا» is the number of all who were killed.
    """
    verb = passage.at(vague.end, "casualty", "verb")
    several = vague.entry["value"] == "several"
    return verb is not None and (several or verb.entry["number"] != "plural" or bool(verb.proclitic))


def _exact(passage: Passage, at: int, limit: int) -> Quantity | None:
    """Read a number, or a range: «10 إلى 12», «ما بين 25 و30»."""
    first = at + _between(passage, at)
    between = first > at
    low = number(passage, first, limit)
    if low is None:
        return None
    known = definite_number(passage, first) and not between  # «الهجمات الثلاث إلى 70»
    known = known or behind_month(passage, first)
    high = None if known else _range_end(passage, low, limit, between=between)
    if between and high is None:
        return None
    if high is not None and _risen(passage, at):
        low = high
    end, top = (high.end, high.value) if high else (low.end, low.value)
    return Quantity(at, end, low.value, top)


def behind_month(passage: Passage, at: int) -> bool:
    """Tell whether a number is the year behind its month («منذ تشرين الأول 2023 إلى 71 ألفا»)."""
    if not (passage.tokens[at].is_number and len(passage.word(at)) == _YEAR):
        return False
    before = (passage.at(at - back, "times") for back in (1, 2) if at >= back)
    return any(mark.end == at and mark.entry.part in _MONTHS for mark in before if mark is not None)


_YEAR = 4
_MONTHS = frozenset({"month", "hijri", "year"})


def _risen(passage: Passage, at: int) -> bool:
    """Tell «ارتفع من ستة إلى تسعة», where the later number stands, from «قتل من ستة إلى تسعة»."""
    harmed = any(passage.at(at - 2, "casualty", role) for role in ("verb", "event"))
    return passage.word(at - 1) == "من" and not harmed


def _between(passage: Passage, at: int) -> int:
    """Return how many tokens «بين» or «ما بين» takes here."""
    if passage.word(at) == "ما" and passage.word(at + 1) == "بين":
        return 2
    return int(passage.word(at) in {"بين", "مابين"})


def _range_end(passage: Passage, low: Number, limit: int, *, between: bool) -> Number | None:
    at = _past_people(passage, low.end) if between else low.end
    if passage.word(at) in _RANGE_WORDS or (between and passage.word(at) == "و"):
        at += 1
    elif not (between and passage.word(at).startswith("و")):
        return None
    high = number(passage, at, limit)
    return high if high is not None and high.value > low.value else None


def _past_people(passage: Passage, at: int) -> int:
    """Return where the people end that stand behind the first number of a range («بين ستة قتلى وتسعة»)."""
    mark = passage.at(at, "people") or passage.at(at, "casualty", "count")
    return at if mark is None or mark.proclitic else mark.end


def _twice(passage: Passage, found: Quantity, limit: int) -> Quantity:
    """Take «(15) خمسة عشر» and «خمسة عشر (15)» as one number said twice."""
    at = found.end
    while at < limit and passage.word(at) in {"(", ")", "-"}:
        at += 1
    bracketed = at > found.end or passage.word(found.start) == "("
    again = number(passage, at, limit) if found.low is not None and bracketed else None
    if again is None or again.value != found.low:
        return found
    end = again.end + (passage.word(again.end) == ")")
    return replace(found, end=min(end, limit))

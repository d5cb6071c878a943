"""The age told of a person, past which a list goes on: «صبيا يبلغ من العمر 14 عاما وشرطيا»."""

from __future__ import annotations

from marsad.reader.document import Passage


def past_age(passage: Passage, at: int) -> int:
    """Return where the age ends that begins at a token, in brackets or not; the token where none does."""
    bracket = passage.word(at) == "("
    start = at + bracket + (passage.word(at + bracket) in _IS)
    start += 2 * (passage.word(start) == "من" and passage.word(start + 1) == "العمر")
    told = bracket or start > at
    aged = told and passage.tokens[start : start + 1] and passage.tokens[start].is_number
    if not aged or passage.word(start + 1) not in _YEARS:
        return at
    end = start + 2
    return end + (passage.word(end) == ")") if bracket else end


_IS = frozenset({"يبلغ", "تبلغ", "البالغ", "البالغه", "عمره", "عمرها"})
_YEARS = frozenset({"عاما", "عام", "اعوام", "سنه", "سنوات", "ربيعا", "شهرا", "اشهر", "شهور"})

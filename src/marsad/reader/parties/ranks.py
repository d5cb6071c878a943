"""Whether those counted are of the sides that fight, where words behind them say so.

«سقط قتلى من الطرفين», «خمسة قتلى في صفوفهم», «ستة منهم متهمون بالانتماء إلى القاعدة».
"""

from __future__ import annotations

from marsad.language.lexicon import Mark
from marsad.language.wordsets import word_set
from marsad.reader.document import Passage
from marsad.reader.harm.scan import Found

_AHEAD = 7
_OF, _BOTH = word_set("before the sides of a fight"), "sides"
_COUNTING = frozenset({"numbers", "casualty", "qualifiers"})
_BACK = 3


def in_ranks(one: Found) -> bool:
    """Tell whether people counted without distinction are fighters, as the words behind them say."""
    passage, end = one.sentence.passage, min(one.end + _AHEAD, one.sentence.end)
    if any(_belonging(passage, at) for at in range(one.end, min(one.end + _BACK, end))):
        return True
    for at in range(one.end, end):
        word = passage.word(at)
        if passage.at(at, "grammar", _BOTH) is not None or _their_ranks(passage, at):
            return passage.word(at - 1) in _OF
        if word not in _OF and not counts(passage, at):
            return False
    return False


def on_duty(one: Found) -> bool:
    """Tell whether the dead are those of the forces by what they are called («شهداء الواجب»)."""
    near = range(one.start, min(one.end + 1, one.sentence.end))
    return any(one.sentence.passage.word(at) == "الواجب" for at in near)


def of_cell(one: Found) -> bool:
    """Tell whether those arrested are said to make up a cell («خلية مكونة من خمسة أشخاص»)."""
    passage, start = one.sentence.passage, one.group.start
    near = range(max(one.sentence.start, start - _BACK - 1), start)
    cell = any(passage.word(at).lstrip("ولب") in _CELLS for at in near)
    return one.measure == "arrested" and cell and passage.word(start - 1) == "من"


_CELLS = frozenset({"خليه", "الخليه", "خلايا"})


def of_both_sides(one: Found) -> bool:
    """Tell whether people are said to be of both sides of a fight («ستون مقاتلا من الطرفين»)."""
    passage, end = one.sentence.passage, min(one.end + _AHEAD, one.sentence.end)
    for at in range(min(one.end, one.group.end), end):
        if passage.at(at, "grammar", _BOTH) is not None:
            return passage.word(at - 1) in _OF or passage.at(at - 1, "people") is not None
        if passage.word(at) not in _OF and not counts(passage, at):
            return False
    return False


def counts(passage: Passage, at: int) -> bool:
    """Tell whether a token is one of a count beside it («… قتلى وتسعة جرحى من الطرفين»)."""
    marks = passage.marks.get(at, ())
    return passage.tokens[at].is_number or any(mark.entry.kind in _COUNTING for mark in marks)


def _their_ranks(passage: Passage, at: int) -> bool:
    word = passage.word(at)
    return word.startswith("صفوف") and word.removeprefix("صفوف") in {"ه", "ها", "هم", "هما", "نا"}


def _belonging(passage: Passage, at: int) -> bool:
    """Tell whether people are held to belong to an armed group («بتهمة الانتماء لحركة الشباب»)."""
    if passage.at(at, "grammar", "membership") is None:
        return False
    sides = (passage.at(at + more, "actors") for more in range(1, _BACK + 2))
    return any(side is not None and side.entry["kind"] in {"group", "generic"} for side in sides)


def rank_behind(one: Found) -> Mark | None:
    """Return the rank told behind the name of one person: «سالم النعيمي برتبة رقيب أول»."""
    passage, at = one.sentence.passage, one.group.end
    if one.group.low != 1 or passage.at(at, "grammar", "rank") is None or at + 1 >= one.sentence.end:
        return None
    mark = passage.at(at + 1, "people", "singular")
    return mark if mark is not None and mark.entry["status"] == "armed" else None


def calling_behind(one: Found) -> Mark | None:
    """Return who one person is by what stands in commas behind his name: «الشيخ سالم، خطيب المسجد، قتل»."""
    passage, people = one.sentence.passage, one.group.people
    if one.group.low != 1 or people is None or people.status != "unknown":
        return None
    near = range(one.group.end, min(one.group.end + _NAME, one.sentence.end - 1))
    comma = next((at for at in near if passage.word(at) in _COMMAS), None)
    if comma is None or any(passage.at(at, kind) for at in range(near.start, comma) for kind in _NO_NAME):
        return None
    at = comma + 1 + (passage.word(comma + 1) in _WHO_IS)
    mark = passage.at(at, "people", "singular") if at < one.sentence.end else None
    return mark if mark is not None and mark.proclitic in {"", "ال"} and _says_who(passage, mark) else None


def _says_who(passage: Passage, mark: Mark) -> bool:
    """Tell whether a word says whether one fights, and nothing of what befell him stands before it."""
    return mark.entry["status"] != "unknown" and passage.at(mark.start, "casualty") is None


_NAME, _COMMAS, _WHO_IS = 5, frozenset({"،", ",", "("}), frozenset({"وهو", "وهي", "هو", "هي"})
_NO_NAME = ("casualty", "events", "parties", "times", "people")
"""Tokens behind a person within which his name ends, and what no name holds."""

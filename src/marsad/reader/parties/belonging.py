"""To which group counted people are said to belong: «تسعة أشخاص ينتمون إلى الحركة»."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.language.lexicon import Mark
from marsad.language.wordsets import word_set, word_tuple
from marsad.reader.document import Passage
from marsad.reader.harm.scan import Found
from marsad.reader.parties.parties import Actor
from marsad.reader.parties.ranks import counts, rank_behind
from marsad.reader.parties.standing import FOR, counted_before

_TIES, _BETWEEN = word_tuple("belonging to a group"), word_set("before belonging to a group")
_AHEAD, _NAME = 7, 3
"""Tokens behind the people within which the tie stands, and behind the tie the group."""


def group_of_members(one: Found, actors: Sequence[Actor]) -> Actor | None:
    """Return the side whose people are said to be, or held to be, those counted, right behind them.

    «تسعة ينتمون إلى الحركة», «20 قتيلا على الأقل من القوات الحكومية», «11 قتيلا في صفوف الحركة».
    """
    passage, end = one.sentence.passage, one.sentence.end
    named = _one_of(one, actors) or _of_its_kind(one, actors) or _holds_office(one, actors)
    if named is not None:
        return named
    pointed = _of_them(one, actors)
    if pointed is not None:
        return pointed
    side = _side_behind(one)
    if side is not None:
        return next((actor for actor in actors if actor.mark.start == side), None)
    for at in range(one.group.end - _of_cells(one), min(one.group.end + _AHEAD, end)):
        held = passage.word(at) in _THAT_THEY and passage.word(at + 1) == "من"
        if held or passage.word(at).startswith(_TIES) or passage.word(at) in _CELLS:
            near = range(at + 1, min(at + 1 + _NAME + _cell(passage, at), end))
            return next((actor for actor in actors if actor.mark.start in near), None)
        unknown = at == one.group.end and one.group.people is None and passage.word(at + 1).startswith(_TIES)
        if passage.word(at) not in _BETWEEN and not unknown:
            return None  # but «11 قناصا ينتمون إلى»
    return None


def _of_cells(one: Found) -> bool:
    """Tell whether people are counted by the cells that they are of: «القبض على 30 من خلايا التنظيم»."""
    return one.sentence.passage.word(one.group.end - 1) in _CELLS


def _cell(passage: Passage, at: int) -> int:
    """Return how many words more stand before the group where its cell is named: «إلى خلية تابعة للتنظيم»."""
    return 2 * (passage.word(at + 2) in _CELLS)


def _side_behind(one: Found) -> int | None:
    """Return where the side stands that dead or injured are said to be of: «قتيلان على الأقل من الجيش»."""
    passage, people, ranked = one.sentence.passage, one.group.people, rank_behind(one)
    if people is not None and (people.kind == "name" or people.others or ranked is not None):
        return _of_fighters(passage, ranked.end if ranked is not None else one.group.end)
    if people is None or people.measure is None or people.actor is not None or people.force is not None:
        return None
    at = one.group.end + 2 * (passage.word(one.group.end) == "علي")
    while at < one.sentence.end and counts(passage, at):
        at += 1  # «16 قتيلا و50 جريحا في صفوف الجيش»
    if passage.word(at) in {"من", "في", "بين"} and passage.word(at + 1) == "صفوف":
        return at + 2
    return at + 1 if passage.word(at) == "من" else None


def _of_them(one: Found, actors: Sequence[Actor]) -> Actor | None:
    """Return the group before to which «منهم» points: «أحبط هجوما للحركة وقتل ستة منهم»."""
    passage, people = one.sentence.passage, one.group.people
    if people is not None and (people.status != "unknown" or people.actor is not None or people.force):
        return None
    if "منهم" not in {passage.word(one.group.end), passage.word(one.group.end - 1)}:
        return None
    before = [a for a in actors if a.mark.end <= one.start and a.sentence is one.sentence]
    near = before[-1] if before else None
    if near is not None and near.mark.proclitic in FOR and counted_before(one.sentence, near.mark.start):
        return None  # «خطفت تسعة رفضوا الخضوع للحركة، وقتلت ستة منهم»
    if near is not None and any(_number(passage, at) for at in range(near.mark.end, one.start)):
        return None  # «دهمت الحركة الحي واعتقلت تسعة، وأفرجت عن أربعة منهم»
    group = near is not None and near.mark.entry.kind == "actors" and near.mark.entry["kind"] == "group"
    return near if group and near is not None and near.role not in {"doer", "claimant"} else None


def _number(passage: Passage, at: int) -> bool:
    return passage.tokens[at].is_number or passage.at(at, "numbers") is not None


def _of_fighters(passage: Passage, at: int) -> int | None:
    """Return where the side stands of which one is: «خالد الأحمد من قوات البيشمركة», «وآخر من الشرطة»."""
    side = passage.at(at + 1, "actors") or passage.at(at + 1, "forces")
    if passage.word(at) != "من" or side is None or side.entry.part in {"nationality", "country"}:
        return None
    people = side.entry.kind == "actors" and side.entry["kind"] == "people"
    return None if people else at + 1


def _one_of(one: Found, actors: Sequence[Actor]) -> Actor | None:
    """Return the side of which one person is told to be: «العقيد فلان، أحد أبرز قادة قوات الحركة، قتل»."""
    passage, end = one.sentence.passage, min(one.group.end + _APPOSED, one.sentence.end)
    at = next((at for at in range(one.group.end, end) if passage.word(at) == "احد"), None)
    if at is None or one.group.low != 1:
        return None
    at += 1
    while passage.word(at) in _ITS:
        at += 1
    return next((actor for actor in actors if at - 1 <= actor.mark.start <= at), None)


def _of_its_kind(one: Found, actors: Sequence[Actor]) -> Actor | None:
    """Return the side of whose people one is told to be: «قائدا كبيرا من قادة الحركة»."""
    passage, end = one.sentence.passage, one.group.end
    of = next((at for at in (end, end + 1) if passage.word(at) == "من"), None)
    kind = passage.at(of + 1, "people", "plural") if of is not None and one.group.low == 1 else None
    if kind is None or kind.entry["status"] != "armed":
        return None
    return next((actor for actor in actors if kind.start <= actor.mark.start <= kind.end), None)


def _holds_office(one: Found, actors: Sequence[Actor]) -> Actor | None:
    """Return the side of which a person is said, or right behind his name, to be: «العضو في الحركة فلان»."""
    if one.group.low != 1:
        return None
    passage, end = one.sentence.passage, one.group.end
    near = range(one.group.start, min(end + _OFFICE, one.sentence.end))
    at = next((at for at in near if passage.word(at).removeprefix("ال") in OFFICERS), None)
    return next((a for a in actors if at is not None and office_in(passage, a.mark) == at), None)


def office_in(passage: Passage, mark: Mark) -> int | None:
    """Return where the man is named whose office is in an actor: «القيادي البارز في الحركة», «عضو بالحزب»."""
    tied = mark.proclitic.removesuffix("ال") in {"ب", "ل"} or mark.proclitic == "لل"
    behind = mark.start - 1 if passage.word(mark.start - 1) in _IN else mark.start if tied else None
    if behind is None:
        return None
    near = range(behind - 1, max(-1, behind - 1 - _ADJECTIVES), -1)
    return next((at for at in near if passage.word(at).removeprefix("ال") in OFFICERS), None)


def men_in(passage: Passage, mark: Mark) -> int | None:
    """Return where the men are named who are in an actor: «سيارات ناشطين في الحركة»."""
    behind = mark.start - 1
    while passage.word(behind) in _NAMING and mark.start - behind <= _ADJECTIVES:
        behind -= 1
    known = passage.word(behind) in _IN and passage.word(behind - 1).removeprefix("ل") in _MEN
    return behind - 1 if known else None


_NAMING = frozenset({'"', "«", "“", "(", "حركتي", "حركه", "جماعه", "تنظيم", "تنظيمي", "حزب", "جناح"})
_MEN = word_set("men in a group")
_CELLS, _THAT_THEY = word_set("cells of a group"), frozenset({"بانهم", "انهم", "بانه", "انه", "بانها"})
OFFICERS, _IN = word_set("an office in a group"), frozenset({"في", "لدي", "ضمن"})
_OFFICE, _ADJECTIVES = 3, 2
"""Tokens behind a name within which its office stands, and so many adjectives between that and «في»."""
_ITS = word_set("one of its")
_APPOSED = 5

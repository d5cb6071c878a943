"""Clauses of one sentence that each tell of an attack at a place of its own: «قصفت الطائرات حي … في …، وقتل
ثلاثة في اشتباكات في …». The sentence is cut between them, so that each may be another incident.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from marsad.language.words import COMMAS, definite
from marsad.language.wordsets import word_set
from marsad.reader.days.parted import parted_by
from marsad.reader.document import Passage, Recall, Sentence
from marsad.reader.places.places import APART, ONE_PLACE, Mention, compared
from marsad.reader.relevance import only_accident
from marsad.reader.scenes.raised import raised
from marsad.reader.scenes.recalled import recalled
from marsad.reader.scenes.seconds import seconds

_WHILE = frozenset({"فيما", "بينما"})
_NONE: Recall = ""
_SHORTEST = 4
_MOST = 16
"""So many clauses and places of one sentence are looked at."""
_PART = 6
"""The rank of «شمال سوريا» among places: what befell a whole country is no single incident."""
_ARMS = frozenset({"drone", "aircraft", "rocket", "shell", "bomb", "gunfire"})
_VILLAGES = frozenset({"village", "settlement"})
_IN = word_set("where it happened")
_ELSEWHERE = word_set("whence or whither")


def apart(
    sentences: Sequence[Sentence], places: Sequence[list[Mention]]
) -> tuple[tuple[Sentence, ...], list[list[Mention]]]:
    """Cut the sentences between clauses that tell of attacks at places far from each other.

    ``places`` are those that each sentence names; returned are those of each sentence made.
    """
    made: list[Sentence] = []
    rows: list[list[Mention]] = []
    for sentence, row in zip(sentences, places, strict=True):
        for start, end, recalls in _pieces(sentence, row):
            goes_on = sentence.continues or start > sentence.start
            cut = replace(sentence, start=start, end=end, index=len(made), continues=goes_on, recalls=recalls)
            made.append(cut)
            rows.append(_within(row, start, end))
    return tuple(made), rows


def _pieces(sentence: Sentence, row: Sequence[Mention]) -> Iterator[tuple[int, int, Recall]]:
    """Yield the stretches that a sentence is cut into, and what each recalls; others tell of one place."""
    last = sentence.start
    for start, end, recalls in [*recalled(sentence), (sentence.end, sentence.end, _NONE)]:
        if last < start:
            free = replace(sentence, start=last, end=start)
            starts = [last, *_starts(free, _within(row, last, start))]
            yield from ((at, until, _NONE) for at, until in pairwise([*starts, start]))
        if start < end:
            yield start, end, recalls
        last = end


def _within(row: Sequence[Mention], start: int, end: int) -> list[Mention]:
    held = [one for one in row if start <= one.start < end]
    return [
        replace(one, inside=None) if one.inside is not None and one.inside.start >= end else one
        for one in held
    ]


def _starts(sentence: Sentence, row: Sequence[Mention]) -> list[int]:
    """Return where clauses of another attack begin."""
    return sorted({*_cuts(sentence, row), *seconds(sentence, row), *raised(sentence)})


def _cuts(sentence: Sentence, row: Sequence[Mention]) -> Iterator[int]:
    """Yield where clauses begin that tell of an attack elsewhere or at another time than the one before."""
    middle = range(sentence.start + 2, sentence.end - 2)
    begins = list(islice((at for at in middle if _begins(sentence, at, row)), _MOST))
    last = sentence.start
    for at, end in pairwise([*begins, sentence.end]):
        before, after = _scene_of(sentence, row, last, at), _scene_of(sentence, row, at, end)
        signs = {_compared(a, b) for a in before for b in after}
        elsewhere = bool(signs & APART) and signs.isdisjoint(ONE_PLACE)
        another = _at_another_time(sentence, last, at, end) or _only_named(sentence, row, at)
        harmed = any(sentence.passage.at(near, "casualty") for near in range(at, sentence.end))
        if elsewhere or another or ((after or harmed) and _comes_after(sentence, last, at)):
            yield at
            last = at


def _at_another_time(sentence: Sentence, start: int, at: int, end: int) -> bool:
    """Tell whether two clauses tell of harm, the second in its own month: «…، وفي مايو الماضي قتل …»."""
    both = (range(start, at), range(at, end))
    return _dated(sentence, at) and all(
        any(_tells(sentence.passage, near) for near in clause) for clause in both
    )


def _dated(sentence: Sentence, at: int) -> bool:
    """Tell whether a clause begins with its month or year: «، وفي مايو الماضي قتل …»."""
    passage = sentence.passage
    if passage.word(at) != "وفي" or passage.word(at - 1) not in COMMAS:
        return False
    return any(passage.at(at + 1 + more, "times", "month") is not None for more in range(3)) or (
        passage.at(at + 1, "times", "year") is not None
    )


def _comes_after(sentence: Sentence, start: int, at: int) -> bool:
    """Tell whether a clause only says that the attack told before came behind another («ويأتي … غداة»)."""
    passage, near = sentence.passage, range(max(start, at - _SOON), at)
    comes = at - start <= _SOON or any(passage.word(one) in _COMES for one in near)
    if not comes or not _sequel(sentence, at):
        return False
    events = (passage.at(one, "events") for one in near)
    return any(event is not None and definite(event.proclitic) for event in events)


_COMES = frozenset({"وياتي", "وتاتي", "وجاء", "وجاءت"})


def _only_named(sentence: Sentence, row: Sequence[Mention], at: int) -> bool:
    """Tell whether a clause names an earlier attack, and neither where it was nor whom it harmed.

    Not where what came of it was no attack («جرح أربعون بتدافع أعقب إطلاق النار»).
    """
    if only_accident(replace(sentence, end=at)):
        return False
    placed = any(at <= one.start for one in row)
    harmed = any(sentence.passage.at(near, "casualty") for near in range(at, sentence.end))
    apart = sentence.passage.word(at) in _AT_A_DISTANCE  # «أعقب إطلاق نار» is of the same incident.
    return apart and not (placed or harmed) and _sequel(sentence, at)


_AT_A_DISTANCE = frozenset({"بعد", "قبل", "غداه"})


def _sequel(sentence: Sentence, at: int) -> bool:
    """Tell whether an attack not told before is named behind its distance in time: «… غداة قصف بلدة …»."""
    passage, start = sentence.passage, parted_by(sentence, at)
    events = (passage.at(near, "events") for near in range(start, min(start + _SOON, sentence.end)))
    attacks = [event for event in events if event is not None and event.entry["strength"] == "strong"]
    return start > at and bool(attacks) and not definite(attacks[0].proclitic)


_SOON = 6


def _compared(one: Mention, other: Mention) -> str:
    """Compare two places: one that no table knows by what holds it. Two villages by name are not one."""
    sign = compared(one, other)
    if sign != "unknown place":
        return sign
    known, held = _known(one), _known(other)
    if known is not None and held is not None and compared(known, held) in APART:
        return compared(known, held)
    return "other place near" if one.level in _VILLAGES and other.level in _VILLAGES else sign


def _known(one: Mention) -> Mention | None:
    return one if one.choice is not None and one.choice.candidate is not None else one.inside


def _scene_of(sentence: Sentence, row: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """Return the places at which what a clause tells happened; none where it tells of no attack."""
    if not any(_tells(sentence.passage, at) for at in range(start, end)):
        return []
    told = [one for one in row if start <= one.start < end and _happened_in(one)]
    holders = {one.inside.start for one in told if one.inside is not None}
    return [one for one in told if one.start not in holders][:_MOST]


def _happened_in(one: Mention) -> bool:
    """Tell whether a place is told as that of what happened, not whence somebody came or who speaks."""
    before = one.passage.word(one.start - 1).removeprefix("و")
    site = one.site or one.passage.at(one.start - 1, "facilities") is not None  # «مطار كسلا»
    within = site or one.proclitic.endswith("ب") or before in _IN
    told = within or (not one.bare and before not in _ELSEWHERE and not one.proclitic.endswith("ل"))
    return one.rank <= _PART and not one.aside and told


def _begins(sentence: Sentence, at: int, row: Sequence[Mention]) -> bool:
    """Tell whether a clause begins at a token: «و» and an attack or a death, «وفي» and a place, «غداة».

    «وجرح خمسة» goes on with the attack that killed.
    """
    passage = sentence.passage
    if _sequel(sentence, at):
        return True
    if at - sentence.start < _SHORTEST:
        return False
    if passage.word(at) == "وفي" and passage.word(at - 1) in COMMAS:
        return _dated(sentence, at) or any(one.start == at + 1 for one in row)
    while_told = passage.word(at) in _WHILE and _tells(passage, at + 1)
    if passage.word(at - 1) in COMMAS and (while_told or passage.at(at, "claimants", "carry") is not None):
        return True  # «…، مشيرا إلى مقتل ثلاثة في …», «…، فيما قتل آخر في …»
    marks = (passage.at(at, kind) for kind in ("casualty", "events"))
    joined = any(mark is not None and mark.proclitic[:1] == "و" for mark in marks)
    joined = joined or (passage.word(at - 1) == "ثم")
    harm = passage.at(at, "casualty")
    event = passage.at(at, "events")
    if passage.word(at - 1) == "(" or (event is not None and event.entry["cue"] in _ARMS):
        return False  # «بالصواريخ وقذائف الهاون»
    return joined and _tells(passage, at) and (harm is None or harm.entry["measure"] != "injured")


def _tells(passage: Passage, at: int) -> bool:
    """Tell whether a word says that people came to harm or were attacked."""
    event = passage.at(at, "events")
    if event is not None and event.entry["strength"] in {"strong", "weak"}:
        return True
    return any(passage.at(at, "casualty", part) for part in ("verb", "event", "count", "give"))

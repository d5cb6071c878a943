"""Totals: a number that is the sum of those told next, or of some days, is of no incident alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from marsad.language.words import definite
from marsad.language.wordsets import word_set
from marsad.reader.days.around import of_statement
from marsad.reader.days.spans import since_new_year
from marsad.reader.scenes.raised import raises
from marsad.reader.scenes.telling import Scene, Telling

_LEAST = 8
"""A smaller number is the sum of two others by chance, but where two attacks are told of."""
_TWO_ACTS, _SEPARATE = word_set("two acts"), word_set("apart from each other")
_NEXT = 6
"""The incidents that a total sums are told among so many behind it."""


def totals_apart(found: Sequence[Scene]) -> None:
    """Make tallies of the scenes whose numbers are what those of two or more of the next sum up to."""
    for at, scene in enumerate(found):
        if not scene.tally and _is_total(scene, found[at + 1 : at + 1 + _NEXT]):
            scene.tally = scene.total = True


def counts_apart(found: Sequence[Scene]) -> None:
    """Make tallies of the scenes that begin with what those who count the dead sum up over some days.

    What is told of these dead behind it stays with them.
    """
    for scene in found:
        first = next((one for one in scene.tellings if one.found and not one.in_title), None)
        scene.tally = scene.tally or (first is not None and first.counted_up)


def raises_the_sum(telling: Telling) -> bool:
    """Tell whether a sentence says what the toll of a whole war or year has come to by what was told."""
    passage, start = telling.sentence.passage, telling.sentence.start
    if telling.found and raises(telling.sentence, start):
        return True
    words = [passage.word(at) for at in range(start, min(start + _HEAD, telling.sentence.end))]
    rises = bool(words) and words[0].removeprefix("و") in _THEREBY and any(word in _RISES for word in words)
    since = any(passage.word(at) == "منذ" for at in range(start, telling.sentence.end))
    return since and bool(telling.found) and (rises or _toll_of_a_period(telling))


def _toll_of_a_period(telling: Telling) -> bool:
    """Tell whether a count is told to be what attacks on an area came to since some day, and no attack
    besides: «وبحسب المركز بلغت حصيلة الاغتيالات في المحافظة منذ مطلع العام 70، راح ضحيتها 64 شخصا».
    """
    return telling.period and ((telling.toll and not telling.strong) or _of_the_year(telling))


def _of_the_year(telling: Telling) -> bool:
    """Tell whether several people are counted since the year began: «قتل منذ بداية العام 90 صيادا»."""
    sentence = telling.sentence
    several = max((one.group.low or 0 for one in telling.found), default=0) >= _LEAST
    days = any(when.precision == "day" and not of_statement(when, sentence) for when in telling.times)
    return (
        several
        and not days
        and any(since_new_year(sentence, at) for at in range(sentence.start, sentence.end))
    )


def goes_on_under(heading: Telling | None, telling: Telling) -> bool:
    """Tell whether a clause counts what its sentence began to sum up: «حصيلة شهر آذار، كما وثقناها: …»."""
    if heading is None or heading.found or not (heading.period and heading.toll):
        return False
    straight = telling.sentence.continues and telling.sentence.index == heading.sentence.index + 1
    return straight and bool(telling.found) and telling.place is None and not telling.times


def over_an_area(telling: Telling) -> bool:
    """Tell whether people are counted in a whole area and on no day, as in the lines of a weekly report."""
    known = [place for place in telling.places if not place.aside]
    wide = bool(known) and known[0].rank >= _AREA
    return wide and bool(telling.found) and not (telling.in_title or telling.times)


_AREA = 4
"""The rank of a region («الضفة الغربية») among places."""


_HEAD = 4
_THEREBY = frozenset({"بذلك", "بهذا"})
_RISES = frozenset({"يرتفع", "ترتفع", "ارتفع", "ارتفعت", "يصل", "تصل", "وصل", "وصلت", "يبلغ", "بلغ"})


def _is_total(scene: Scene, behind: Sequence[Scene]) -> bool:
    counted = {(one.measure, one.group.low or 0) for one in scene.found if one.whole is None}
    told = [one for one in behind if not one.tally and not one.past]
    several = of_several(scene)
    if several == "separate" and any(0 < _first(one, m) <= low for one in told for m, low in counted):
        return True
    least = 1 if several else _LEAST
    if all(t.in_title for t in scene.tellings) or max((low for _, low in counted), default=0) < least:
        return False
    ends = [_ends(total, [_first(one, measure) for one in told]) for measure, total in counted]
    if several == "two" and len(told) > 1:
        return all(_in_two(total, told[:2], measure) for measure, total in counted)
    return bool(set.intersection(*ends))


def of_several(scene: Scene) -> str:
    """Tell whether a scene begins with a count over two attacks, and whether they are told to be separate."""
    first = next((one for one in scene.tellings if one.found and not one.in_title), None)
    if first is None:
        return ""
    passage = first.sentence.passage
    attacks = [mark for mark in first.sentence.find("events") if not definite(mark.proclitic)]
    if any(passage.word(mark.end) in _SEPARATE for mark in attacks):
        return "separate"
    two = (passage.word(mark.end - 1).removeprefix(mark.proclitic) in _TWO_ACTS for mark in attacks)
    return "two" if any(two) else ""


def _in_two(total: int, told: Sequence[Scene], measure: str) -> bool:
    """Tell whether two scenes sum up to a total; one of them may tell of nobody whom this befell."""
    firsts = [_first(one, measure) for one in told]
    vague = [any(f.measure == measure and not f.group.low for f in one.found) for one in told]
    unknown = any(not first and some for first, some in zip(firsts, vague, strict=True))
    return sum(firsts) == total and not unknown


def _ends(total: int, firsts: Sequence[int]) -> set[int]:
    """Return how many of the first numbers, two or more and none of them unknown, sum up to a total."""
    sums = enumerate(accumulate(firsts), 1)
    return {many for many, so_far in sums if many > 1 and so_far == total and 0 not in firsts[:many]}


def _first(scene: Scene, measure: str) -> int:
    """Return the first number of people whom this befell, by a scene; 0 where it has none."""
    lows = (one.group.low for one in scene.found if one.measure == measure and one.whole is None)
    return next((low for low in lows if low), 0)

"""One told before, of whom a pronoun says what befell him: «ما أدى إلى مقتله», «قبل أن ترديه الشرطة»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from marsad.language.lexicon import Mark
from marsad.language.wordsets import word_set, word_tuple
from marsad.models import Measure
from marsad.reader.counting.groups import Group, group
from marsad.reader.harm.measures import HURT, TAKEN
from marsad.reader.harm.scan import FAR, Found, Scan

_LEADS = frozenset({"الي", "عن", "في", "من"})
_CAUSE = 6
_CAUSES = word_tuple("causing")
_HANDS = word_set("by whom")
_FRONT = "امام"
_DRESS = frozenset({"زي", "بزي", "ملابس", "بملابس"})
"""Behind these stand those whom one only looks like: «مسلح في زي حارس»."""


def of_those_before(scan: Scan, mark: Mark, measure: Measure) -> bool:
    """Count those told before to whom a pronoun points, if the word of harm holds one.

    A verb says what was done to them («فأردته», «وأعدموهم»), a noun behind a cause what became of them
    («ما أدى إلى مقتله»). Those whose harm was counted are not counted again.
    """
    if mark.entry.part != "his" and not _caused(scan, mark):
        return False
    whom = _whom(scan, mark, measure) or _unnamed(scan, mark)
    if whom is None:
        return mark.entry.part == "his"
    known = next((at for at, one in enumerate(scan.found) if _is(one, whom)), None)
    if known is None or scan.found[known].measure in TAKEN - {measure}:
        _find(scan, whom, mark, measure)
    elif scan.found[known].measure == "injured" and measure == "killed":
        scan.found[known] = replace(scan.found[known], measure=measure, harm=mark)
    scan.harm, scan.awaited, scan.part, scan.measure = mark, False, None, measure
    scan.last_end = max(scan.last_end, mark.end)
    return True


def _whom(scan: Scan, mark: Mark, measure: Measure) -> Group | None:
    """Return those to whom a pronoun points: not the dead, if others may be killed («قبل أن تقتلهم»)."""
    held = list(_antecedents(scan, mark))
    dead = [one for one in scan.found if one.measure == measure == "killed"]
    alive = [whom for whom in held if not any(_is(one, whom) for one in dead)]
    return next(iter(alive), next(iter(held), None)) if mark.entry.part == "his" else next(iter(held), None)


def _unnamed(scan: Scan, mark: Mark) -> Group | None:
    """Return one of whom nothing but what he did is told: «هجومه أوقع أربعة قتلى قبل أن ينتحر»."""
    attacked = any(one.measure in HURT for one in scan.found)
    if mark.entry["voice"] != "self" or not attacked:
        return None
    return Group(mark.start, mark.end, "singular", 1, 1, None, None)


def _find(scan: Scan, whom: Group, mark: Mark, measure: Measure) -> None:
    scan.loose = [one for one in scan.loose if one.start != whom.start]
    scan.harm = mark
    scan.find(whom, measure, "own" if mark.entry["voice"] == "self" else "before fate")


def _is(one: Found, whom: Group) -> bool:
    return one.group.start <= whom.start < one.group.end or whom.start <= one.group.start < whom.end


def _caused(scan: Scan, mark: Mark) -> bool:
    """Tell whether a noun with a pronoun stands behind what led to it («أسفر عن مقتله», «تسبب بوفاته»)."""
    if mark.entry.part != "event" or not mark.entry["number"]:
        return False
    words = [scan.passage.word(at) for at in range(mark.start - _CAUSE, mark.start)]
    leads = mark.proclitic == "ب" or words[-1] in _LEADS
    return leads and any(word.removeprefix("و").removeprefix("ف").startswith(_CAUSES) for word in words)


def _antecedents(scan: Scan, mark: Mark) -> Iterator[Group]:
    """Yield those whom a pronoun may point to, the nearest first: as many as it says, in no one's hands."""
    for at in range(mark.start - 1, max(scan.sentence.start, mark.start - FAR) - 1, -1):
        one = group(scan.sentence, at) if scan.passage.word(at) != _FRONT else None
        if one is None or one.end > mark.start or one.people is None or one.people.others:
            continue
        fits = _fits(one, mark.entry["number"]) and not _acts(scan, one)
        if fits and one.measure is None and scan.passage.word(at - 1) not in _HANDS | _DRESS:
            yield one


def _acts(scan: Scan, one: Group) -> bool:
    """Tell whether people are told to do it: «قام أحد الجنود بإطلاق النار عليه ما أدى إلى إصابته»."""
    return scan.passage.word(one.start - 1) in _DOING and scan.passage.word(one.end).startswith("ب")


_DOING = word_set("doing an attack oneself")


def _fits(one: Group, number: str) -> bool:
    """Tell whether a pronoun of a number can point to people: of the plural, to several that are counted."""
    if number == "plural":
        return one.low is not None and one.low > 1
    return one.low == one.high == (2 if number == "dual" else 1)

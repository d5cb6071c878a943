"""Parts told before the word that says they are parts: «طفلان وامرأة منهم», «أربعة منهم أطفال»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from marsad.language.lexicon import Mark
from marsad.language.wordsets import word_set, word_tuple
from marsad.models import Measure
from marsad.reader.counting.groups import Group, group
from marsad.reader.counting.numbered import lumped_end
from marsad.reader.counting.quantities import qualifier_after
from marsad.reader.harm.fates import unharmed
from marsad.reader.harm.scan import Scan, denied, joined_run, word_of_harm

BEHIND = 4
"""So many tokens may stand between people and a word that says of what they are a part."""


def loose_part(scan: Scan, mark: Mark) -> None:
    """Take «طفلان وامرأة منهم» and «أربعة منهم أطفال» as parts of the figure before."""
    if _lumped_behind(scan, mark):
        return
    told_of = measure_of(scan, mark) or of_victims(scan, mark) or _topical(scan, mark) or _held(scan)
    wholes = [at for at, one in enumerate(scan.found) if told_of in {None, one.measure}]
    whole = wholes[-1] if wholes else None
    unsaid: Measure = "injured" if _treated(scan, mark) else "killed"
    measure = told_of or (scan.found[-1].measure if scan.found else (scan.measure or unsaid))
    run = joined_run(scan.loose)
    if _of_things(scan, mark, run[-1]) or (unharmed(scan, run[-1]) and scan.note(run[-1], "pointer")):
        return
    if told_of is None and _of_nobody_harmed(scan, run, mark.end):
        scan.note(run[-1], "far")
        return
    if run[-1].low == 1 and denied(scan, run[-1].start):
        scan.note(run[-1], "denied")  # «ولم ينج أحد منهم»
        return
    told = _said_of(scan, mark, run[-1])
    if told is not None and run[-1].people is None:
        run[-1] = replace(run[-1], people=told.people)
    for one in run:
        if one.measure in {None, measure}:  # «جثة قتيل لهم وثلاثة من الجرحى»
            scan.find(one, measure, "part of", whole)
    scan.last_end = told.end if told is not None else mark.end
    scan.measure, scan.awaited, scan.part = measure, False, -1 if whole is None else whole
    scan.loose.clear()


def _held(scan: Scan) -> Measure | None:
    """Tell whether somebody keeps the people told last in his hands: «يحتفظون بـ18 منهم»."""
    at = scan.loose[-1].start - 1
    at -= scan.passage.word(at) == "ب"
    return "abducted" if scan.passage.word(at) in _HOLDING else None


_HOLDING = word_set("holding captives")


def _of_nobody_harmed(scan: Scan, run: Sequence[Group], at: int) -> bool:
    """Tell whether those of whom a part is told came to no harm («نشر 500 جندي، 200 منهم في البصرة»)."""
    earlier = scan.loose[: -len(run)]
    if scan.found or scan.measure is not None or not earlier or not earlier[-1].vouched:
        return False
    near = 0 <= run[0].start - earlier[-1].end <= BEHIND
    behind = (word_of_harm(scan.passage, more) for more in range(at, scan.sentence.end))
    return near and not any(one is not None and one.entry["number"] in {"plural", "dual"} for one in behind)


def _lumped_behind(scan: Scan, mark: Mark) -> bool:
    """Take «ثلاثون منهم سقطوا بين قتيل وجريح»: dead and injured together, of people told of before."""
    falls = scan.passage.word(mark.end).startswith(_FALLING)
    end = lumped_end(scan.passage, mark.end + falls)
    if end is None:
        return False
    for one in joined_run(scan.loose):
        scan.find(one, "casualties", "lumped", end=end)
    scan.last_end, scan.part = end, None
    scan.loose.clear()
    return True


_FALLING = word_tuple("falling")


def _treated(scan: Scan, mark: Mark) -> bool:
    """Tell whether those of whom a part is told are in care («ثلاثة منهم أدخلوا المستشفى»)."""
    words = (scan.passage.word(at) for at in range(mark.end, min(mark.end + _CARE, scan.sentence.end)))
    return any(word.removeprefix("ل").removeprefix("ل").removeprefix("ال") in _IN_CARE for word in words)


_CARE = 4
_IN_CARE = word_set("in care")


def _said_of(scan: Scan, mark: Mark, one: Group) -> Group | None:
    """Return who a part is said to be behind it: «أربعة منهم أطفال», «ستة من القتلى على الأقل مقاتلون»."""
    at, _ = qualifier_after(scan.passage, mark.end)
    at += scan.passage.word(at) in {"هم", "من"}  # «اثنان من القتلى من رجال الشرطة»
    told = group(scan.sentence, at) if at < scan.sentence.end else None
    if told is not None and told.shape == "dual" and told.people is not None and one.low != _PAIR:
        alike = scan.passage.at(told.people.start, "people", "plural") is not None
        told = replace(told, shape="plural", low=None, high=None) if alike else told  # «منهم محتجزين»
    many = told is not None and told.shape in {"plural", "dual"} and told.low in {None, one.low}
    return told if many else None


_PAIR = 2


def _of_things(scan: Scan, mark: Mark, one: Group) -> bool:
    """Tell whether «منها» behind a bare number, far from any toll, is said of things («تضررت 55 منها»)."""
    bare = one.people is None and scan.passage.word(mark.start) == "منها"
    return bare and one.start - scan.last_end > BEHIND + BEHIND and scan.note(one, "object")


def _topical(scan: Scan, mark: Mark) -> Measure | None:
    """Return what befell those of whom the sentence speaks («نقل الجرحى … وحال أربعة منهم خطرة»)."""
    if scan.found or scan.topic is None or mark.end - mark.start > 1:
        return None
    return scan.topic.measure


def of_victims(scan: Scan, mark: Mark) -> Measure | None:
    """Return what befell «الضحايا» whose part follows: death, unless dead and injured are told together."""
    if not names_harmed(scan, mark):
        return None
    return "casualties" if any(one.measure == "casualties" for one in scan.found) else "killed"


def measure_of(scan: Scan, mark: Mark) -> Measure | None:
    """Return what befell those whom a word that begins a part names («بين الجرحى»)."""
    counts = (scan.passage.at(at, "casualty", "count") for at in range(mark.start, mark.end))
    told = next((count.entry["measure"] for count in counts if count is not None), None)
    return None if told == "casualties" else cast("Measure | None", told)


def names_harmed(scan: Scan, mark: Mark) -> bool:
    """Tell whether a word that begins a part names the harmed («بين الضحايا»)."""
    return any(scan.passage.at(at, "casualty", "count") for at in range(mark.start, mark.end))

"""Casualty frames: which group of people was killed, injured, arrested, …, and which is part of which.

A sentence is read from left to right as a row of items: groups of people, words of harm («مقتل»,
«أصيب», «حتفهم») and words that begin a part («بينهم»). Each word of harm takes the group after it or,
as a verb that stands behind its people, the one before; «و» carries on with the same harm.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import cast

from marsad.language.lexicon import Mark
from marsad.language.words import joined_by_and
from marsad.models import Measure
from marsad.reader.document import Passage, Sentence
from marsad.reader.groups import Group, group
from marsad.reader.quantities import quantity

_NEAR, _FAR = 2, 22


@dataclass(frozen=True, slots=True)
class Found:
    """A figure found in a sentence: the people, what befell them, and the ``rule`` that says so.

    ``start`` and ``end`` are the tokens that prove it; ``whole`` is the place in the list of the
    sentence's finds of the figure that it is part of.
    """

    sentence: Sentence
    group: Group
    measure: Measure
    rule: str
    start: int
    end: int
    whole: int | None = None


@dataclass(slots=True)
class _Scan:
    """What has been met so far in a sentence."""

    sentence: Sentence
    found: list[Found] = field(default_factory=list)
    loose: list[Group] = field(default_factory=list)
    harm: Mark | None = None
    measure: Measure | None = None
    awaited: bool = False
    part: int | None = None
    apart: list[Group] = field(default_factory=list)
    last_end: int = -99
    aside: int = -1

    @property
    def passage(self) -> Passage:
        return self.sentence.passage


def frames(sentence: Sentence) -> list[Found]:
    """Return the figures of a sentence, in order."""
    scan = _Scan(sentence)
    for item in _items(sentence):
        if isinstance(item, Group):
            _meet_group(scan, item)
        elif item.entry.kind == "parts":
            _meet_part(scan, item)
        else:
            _meet_harm(scan, item)
    return _filled(scan.found)


def acts(sentence: Sentence) -> list[Found]:
    """Return the counts of raids and attacks in a sentence: «ونفذ التحالف 23 غارة», «199 عملية»."""
    found: list[Found] = []
    for mark in sentence.find("things", "act"):
        for start in range(max(sentence.start, mark.start - 5), mark.start):
            count = quantity(sentence.passage, start, mark.start)
            if count is None or count.end != mark.start or mark.proclitic:
                continue
            if 1 < (count.low or 0) and not 1900 < (count.low or 0) < 2100:
                one = Group(start, mark.end, "number", count.low, count.high, count.qualifier, None)
                found.append(Found(sentence, one, "incidents", "acts", start, mark.end))
                break
    return found


def _filled(found: list[Found]) -> list[Found]:
    """Make those that follow a whole and add up to it its parts («28 قتيلا: 17 متمردا و11 عنصرا»)."""
    made = list(found)
    for at, whole in enumerate(found):
        low, run = whole.group.low, _followers(found, at)
        total = 0
        made = _two_of_many(made, at)
        for count, one in enumerate(run, 1):
            total += one.group.low or 0
            if total == low and count > 1 and whole.whole is None:
                made[at + 1 : at + 1 + count] = [replace(part, whole=at) for part in run[:count]]
                break
    return made


def _two_of_many(found: list[Found], at: int) -> list[Found]:
    """Read «مدنيين» as two where just two are wanting to fill the whole («11 بينهم 9 عناصر ومدنيين»)."""
    parts = [i for i, one in enumerate(found) if one.whole == at and one.measure == found[at].measure]
    vague = [i for i in parts if found[i].group.shape == "plural"]
    known = sum(found[i].group.low or 0 for i in parts)
    if len(vague) == 1 and len(parts) > 1 and found[at].group.low == known + 2:
        one = found[vague[0]]
        pair = replace(one.group, shape="dual", low=2, high=2, qualifier=None)
        return [replace(one, group=pair) if i == vague[0] else other for i, other in enumerate(found)]
    return found


def _followers(found: list[Found], at: int) -> list[Found]:
    """Return the figures of the same measure and none of another right behind one."""
    run: list[Found] = []
    for one in found[at + 1 :]:
        if one.measure != found[at].measure or one.group.low is None or one.whole is not None:
            break
        run.append(one)
    return run


def _items(sentence: Sentence) -> Iterator[Group | Mark]:
    """Yield groups, words of harm and words that begin a part, in the order of the sentence."""
    at = sentence.start
    while at < sentence.end:
        item = _item(sentence, at)
        if item is not None:
            yield item
        at = max(item.end, at + 1) if item is not None else at + 1


def _item(sentence: Sentence, at: int) -> Group | Mark | None:
    passage = sentence.passage
    part = passage.at(at, "parts")
    if part is not None and part.end <= sentence.end:
        return part
    harm = _harm(passage, at)
    if harm is not None and harm.end <= sentence.end:
        return harm
    return group(sentence, at)


def _harm(passage: Passage, at: int) -> Mark | None:
    """Return the word of harm at a token, unless it is itself the counted noun.

    «قتل» is a noun after a preposition («بقتل»), and otherwise taken as the verb that is written alike.
    """
    marks = [
        m
        for m in passage.marks.get(at, ())
        if m.entry.kind == "casualty" and m.entry.part not in {"count", "blast"}
    ]
    return min(marks, key=lambda m: (-m.end, m.entry.part == _less_likely(m)), default=None)


def _less_likely(mark: Mark) -> str:
    return "event" if mark.proclitic in {"", "و", "ف"} else "verb"


def _meet_harm(scan: _Scan, mark: Mark) -> None:
    measure = cast(Measure, mark.entry["measure"])
    together = _together(scan, mark)
    if mark.entry.part == "self":
        _own(scan, mark)
        return
    if _denied(scan, mark.start):
        scan.harm, scan.awaited, scan.measure = None, False, None
        return
    if _or_else(scan, mark, measure):
        return
    if mark.entry.part in {"verb", "fate"} and _takes_before(scan, mark):
        return
    if mark.entry.part == "fate":
        return
    scan.measure = "casualties" if together and {measure, scan.measure} == {"killed", "injured"} else measure
    scan.harm, scan.awaited, scan.part = mark, True, None


def _denied(scan: _Scan, at: int) -> bool:
    """Tell whether a word just before denies what a token says («لم يصب أحد», «دون إصابات»)."""
    for before in range(at - 1, max(scan.sentence.start, at - 4) - 1, -1):
        if scan.passage.word(before) in {"،", ",", "و"} or scan.passage.at(before, "qualifiers"):
            return False
        if scan.passage.at(before, "grammar", "negation") and not scan.passage.at(before, "qualifiers"):
            return not scan.passage.at(before, "qualifiers", "before")
    return False


def _or_else(scan: _Scan, mark: Mark, measure: Measure) -> bool:
    """Read «قتلوا أو جرحوا»: one number for dead and injured together."""
    if scan.passage.word(mark.start - 1) != "او" or not scan.found or scan.last_end != mark.start - 1:
        return False
    last = scan.found[-1]
    if {last.measure, measure} != {"killed", "injured"}:
        return False
    scan.found[-1] = replace(last, measure="casualties", end=mark.end)
    return True


def _together(scan: _Scan, mark: Mark) -> bool:
    """Tell whether «و» joins this word of harm straight to the one before it («مقتل وإصابة»)."""
    return (
        scan.awaited
        and scan.harm is not None
        and scan.harm.end == mark.start
        and joined_by_and(mark.proclitic)
    )


def _takes_before(scan: _Scan, mark: Mark) -> bool:
    """Give a verb behind its people the nearest group before it, if that group is still free."""
    after = group(scan.sentence, mark.end) if mark.end < scan.sentence.end else None
    if after is not None and mark.entry["voice"] != "passive" and mark.entry.part == "verb":
        return False
    free = [g for g in scan.loose if mark.start - g.end <= _FAR and _agrees(g, mark)]
    if not free or _cut_between(scan, free[-1].end, mark.start):
        return False
    if after is not None and mark.start - free[-1].end > _NEAR:
        return False
    taken = _run(free)
    for one in taken:
        _find(scan, one, cast(Measure, mark.entry["measure"]), f"before {mark.entry.part}")
    whole = len(scan.found) - len(taken)
    for one in scan.apart:
        _find(scan, one, scan.found[whole].measure, "part", whole)
    scan.loose.clear()
    scan.apart.clear()
    scan.harm, scan.awaited, scan.measure = mark, False, cast(Measure, mark.entry["measure"])
    scan.last_end = mark.end
    return True


def _agrees(one: Group, mark: Mark) -> bool:
    """Tell whether a verb behind its people agrees with them in number."""
    number = mark.entry["number"]
    if mark.entry.part == "fate" or number in {"plural", "dual"}:
        return one.shape != "singular" or mark.entry.part == "fate"
    return one.shape == "singular" or one.low == 1


def _cut_between(scan: _Scan, start: int, end: int) -> bool:
    words = [scan.passage.word(i) for i in range(start, end)]
    return sum(word in {"،", ","} for word in words) > 2


def _run(free: list[Group]) -> list[Group]:
    """Return the last group and those that «و» joins it to («عسكريا وامرأة ورجلا قتلوا»)."""
    run = [free[-1]]
    for one in reversed(free[:-1]):
        if not run[0].conj or run[0].start - one.end > 4:
            break
        run.insert(0, one)
    return run


def _own(scan: _Scan, mark: Mark) -> None:
    """Count the one who blows himself up: «فجر انتحاري نفسه»."""
    blast = [at for at in range(mark.start - 1, max(scan.sentence.start, mark.start - 5) - 1, -1)
             if scan.passage.at(at, "casualty", "blast")]  # fmt: skip
    if not blast:
        return
    low = {"dual": 2, "singular": 1}.get(mark.entry["number"])
    near = [g for g in scan.loose if mark.start - g.end <= 6 and g.low is not None and g.vouched]
    one = Group(blast[0], mark.end, "singular", low, low, None if low else "some", None)
    if near:
        scan.loose.remove(near[-1])
        one = replace(near[-1], start=min(near[-1].start, blast[0]), end=mark.end)
    _find(scan, one, "killed", "own")
    scan.awaited = False


def _meet_part(scan: _Scan, mark: Mark) -> None:
    where = mark.entry.part
    if scan.loose and scan.loose[-1].end == mark.start and scan.loose[-1].shape != "plural":
        _loose_part(scan, mark)
    elif where in {"before", "after"} and scan.loose and scan.loose[-1].start > scan.last_end:
        scan.aside = mark.end
    elif where in {"before", "after"} and scan.found:
        scan.part = len(scan.found) - 1 if scan.found[-1].whole is None else scan.found[-1].whole
        scan.last_end = mark.end
    elif where == "one" and scan.found:
        _one(scan, mark)
    elif where == "all" and scan.found:
        _all(scan, mark)
    elif where == "before" and scan.measure is None and mark.end - mark.start > 1:
        scan.part, scan.last_end = -1, mark.end
        scan.measure = "injured" if _of_injured(scan, mark) else None
        _skip_total(scan, mark)


def _of_injured(scan: _Scan, mark: Mark) -> bool:
    """Tell whether a word that begins a part names the injured («بين الجرحى»)."""
    counts = (scan.passage.at(at, "casualty", "count") for at in range(mark.start, mark.end))
    return any(count is not None and count.entry["measure"] == "injured" for count in counts)


def _skip_total(scan: _Scan, mark: Mark) -> None:
    """Pass over the total restated behind «من بين القتلى»: «… الثمانية والعشرين»."""
    total = group(scan.sentence, mark.end) if mark.end < scan.sentence.end else None
    if total is not None and scan.passage.word(mark.end).startswith("ال") and total.low:
        scan.aside = scan.last_end = total.end


def _loose_part(scan: _Scan, mark: Mark) -> None:
    """Take «طفلان وامرأة منهم» and «أربعة منهم أطفال» as parts of the figure before."""
    whole = len(scan.found) - 1 if scan.found else None
    measure = scan.found[-1].measure if scan.found else (scan.measure or "killed")
    told = group(scan.sentence, mark.end) if mark.end < scan.sentence.end else None
    run = _run(scan.loose)
    if told is not None and told.shape == "plural" and run[-1].people is None:
        run[-1] = replace(run[-1], people=told.people)
    for one in run:
        _find(scan, one, measure, "part of", whole)
    scan.last_end = told.end if told is not None and told.shape == "plural" else mark.end
    scan.loose.clear()


def _all(scan: _Scan, mark: Mark) -> None:
    """Take «جميعهم مدنيون» as said of the figures before, not as a new one."""
    who = group(scan.sentence, mark.end) if mark.end < scan.sentence.end else None
    if who is None or who.people is None:
        return
    scan.aside, scan.last_end = mark.end, who.end
    for at, one in enumerate(scan.found):
        people = one.group.people
        if people is None or people.status == "unknown":
            scan.found[at] = replace(one, group=replace(one.group, people=who.people))


def _one(scan: _Scan, mark: Mark) -> None:
    """Take «أحدهم ضابط» as one of those counted before."""
    who = group(scan.sentence, mark.end) if mark.end < scan.sentence.end else None
    last = scan.found[-1]
    one = Group(mark.start, mark.end, "singular", 1, 1, None, None)
    if who is not None and who.shape == "singular":
        one = replace(who, start=mark.start)
        scan.last_end = one.end
    whole = len(scan.found) - 1 if last.whole is None else last.whole
    _find(scan, one, last.measure, "one of", whole)


def _meet_group(scan: _Scan, one: Group) -> None:
    if one.start < scan.last_end or one.end == scan.aside or _set_apart(scan, one):
        return
    if _only_points(scan, one):
        return
    if one.measure is not None and one.low is None and _denied(scan, one.start):
        return
    if _doer(scan, one) or _taken_behind(scan, one):
        scan.loose.append(one)
        return
    if scan.part is None and _opens_list(scan, one):
        scan.part = len(scan.found) - 1
    if scan.part is not None and _continues(scan, one) and not _names_total(one):
        _part(scan, one)
    elif one.measure is not None and not _died(scan, one):
        _counted(scan, one)
    elif scan.awaited and _within_reach(scan, one):
        _awaited(scan, one)
    elif scan.measure is not None and not scan.awaited and one.conj and _continues(scan, one):
        _find(scan, one, scan.measure, "and")
    else:
        scan.loose.append(one)


def _doer(scan: _Scan, one: Group) -> bool:
    """Tell whether an awaited group is the doer, its people following at once («خطف مسلحون 280 تلميذا»)."""
    if not scan.awaited or scan.harm is None or scan.harm.entry.part != "verb" or one.low is not None:
        return False
    if scan.harm.entry["voice"] == "passive" or one.start != scan.harm.end or one.shape != "plural":
        return False
    after = group(scan.sentence, one.end) if one.end < scan.sentence.end else None
    return after is not None and not after.conj and after.measure is None


def _set_apart(scan: _Scan, one: Group) -> bool:
    """Keep a part that is told between its whole and the verb («21 شخصا بينهم دركيان قتلوا»)."""
    follows = (
        scan.apart and one.conj and one.start == scan.apart[-1].end and one.shape in {"singular", "dual"}
    )
    if scan.aside != one.start and not follows:
        return False
    scan.apart.append(one)
    return True


def _only_points(scan: _Scan, one: Group) -> bool:
    """Tell whether «آخر» or a definite singular counts nobody here, since no word of harm stands before it."""
    people = one.people
    if people is None or one.shape != "singular" or not (people.others or people.article):
        return False
    near = 0 if people.others else _NEAR
    return not (scan.awaited and scan.harm is not None and one.start - scan.harm.end <= near)


def _died(scan: _Scan, one: Group) -> bool:
    """Tell whether an injured person is now told dead («وفاة جريح»)."""
    waits = scan.awaited and scan.harm is not None and scan.harm.end == one.start
    return waits and scan.measure == "killed" and one.measure == "injured"


def _taken_behind(scan: _Scan, one: Group) -> bool:
    """Tell whether a verb of its own follows a group at once («وخمسة أصيبوا»)."""
    harm = _harm(scan.passage, one.end) if one.conj and one.end < scan.sentence.end else None
    return (
        harm is not None and harm.entry["number"] in {"plural", "dual"} and not joined_by_and(harm.proclitic)
    )


def _opens_list(scan: _Scan, one: Group) -> bool:
    """Tell whether a dash, colon or bracket behind a figure opens the list of its parts."""
    if not scan.found or not 0 <= one.start - scan.last_end <= 1 or one.measure is not None:
        return False
    return scan.passage.word(scan.last_end) in {"-", ":", "("} and scan.found[-1].whole is None


def _names_total(one: Group) -> bool:
    """Tell whether a group begins a new total («والمصابون 277») rather than going on with a list of parts."""
    return one.measure is not None and one.article


def _part(scan: _Scan, one: Group) -> None:
    """Take a group as part of the figure before; of one in an earlier sentence where there is none."""
    if scan.part is None or scan.part < 0:
        _find(scan, one, one.measure or scan.measure or "killed", "part of")
        return
    whole = scan.found[scan.part]
    if _too_many(one, whole):
        scan.part = None
        _find(scan, one, one.measure or whole.measure, "and")
        return
    _find(scan, one, one.measure or whole.measure, "part", scan.part)


def _too_many(one: Group, whole: Found) -> bool:
    """Tell whether a group holds more people than the whole that it would be part of."""
    return one.low is not None and whole.group.high is not None and one.low > whole.group.high


def _within_reach(scan: _Scan, one: Group) -> bool:
    """Tell whether a group is near enough to the word of harm before it to be its people."""
    assert scan.harm is not None
    gap = one.start - scan.harm.end
    if one.shape == "plural" and (one.article or scan.measure in _COUNTED_ONLY):
        return False
    if gap == 0:
        return True
    if one.low is not None and _only_doer(scan.passage, scan.harm.end, one.start):
        return True
    if scan.measure in _COUNTED_ONLY:
        return False
    if scan.harm.entry["voice"] == "active":
        between = [scan.passage.word(at) for at in range(scan.harm.end, one.start)]
        return len(between) <= 4 and one.vouched and not {"في", "فيه", "فيها", "علي", "من"} & set(between)
    if one.shape in {"singular", "plural", "dual"}:
        return gap <= _NEAR and scan.harm.entry.part != "event" and not one.conj
    return gap <= (_FAR if scan.harm.entry.part == "verb" else _NEAR + 1) and one.vouched


def _only_doer(passage: Passage, start: int, end: int) -> bool:
    """Tell whether nothing but the doer stands between a verb and a group («أسرت القوات الأوكرانية سبعة»)."""
    at = start
    while at < end:
        mark = passage.at(at, "actors") or passage.at(at, "forces")
        if mark is None:
            return False
        at = mark.end
    return at == end


_COUNTED_ONLY = frozenset({"missing", "captured", "escaped", "displaced"})


def _awaited(scan: _Scan, one: Group) -> None:
    assert scan.harm is not None
    assert scan.measure is not None
    start = scan.harm.start if one.start - scan.harm.end <= _NEAR else one.start
    _find(scan, one, scan.measure, scan.harm.entry.part, start=start)
    scan.awaited = False


def _counted(scan: _Scan, one: Group) -> None:
    """Take a counted noun: «28 قتيلا», «القتلى عشرة», «عشرات القتلى والجرحى»."""
    assert one.measure is not None
    if one.shape in {"plural", "singular", "dual"} and (one.article or _numbered_before(scan, one)):
        later = _number_behind(scan, one)
        if later is None:
            scan.loose.append(one)
            return
        _find(scan, later, one.measure, "count before number", start=one.start)
    elif one.shape == "singular" and not scan.awaited and not (one.conj and scan.found):
        scan.loose.append(one)
        return
    else:
        both = _both(scan, one)
        _find(scan, one, "casualties" if both else one.measure, "count", end=both or one.end)
    scan.measure, scan.awaited, scan.part = scan.found[-1].measure, False, None


def _numbered_before(scan: _Scan, one: Group) -> bool:
    """Tell whether «عدد» or «حصيلة» before a counted noun announces its number («عدد قتلى الهجوم 250»)."""
    word = scan.passage.word(one.start - 1)
    return word.removeprefix("ال").removeprefix("و") in {"عدد", "حصيله", "اعداد"}


def _both(scan: _Scan, one: Group) -> int | None:
    """Return the end of «قتيلا وجريحا», «القتلى والجرحى»: one number for dead and injured together."""
    if one.low == 1 or one.shape not in {"number", "vague"}:
        return None
    mark = scan.passage.at(one.end, "casualty", "count")
    if mark is None or not joined_by_and(mark.proclitic) or mark.entry["measure"] == one.measure:
        return None
    return mark.end


def _number_behind(scan: _Scan, one: Group) -> Group | None:
    """Return the number said of «القتلى» behind it: «القتلى عشرة», «عدد الجرحى بلغ 20»."""
    for at in range(one.end, min(one.end + 6, scan.sentence.end)):
        if _harm(scan.passage, at) or scan.passage.at(at, "parts"):
            return None
        behind = group(scan.sentence, at)
        if behind is not None and behind.measure is not None:
            return None
        if behind is not None and behind.low is not None and behind.shape == "number":
            return replace(behind, people=behind.people or one.people)
    return None


def _continues(scan: _Scan, one: Group) -> bool:
    gap = one.start - scan.last_end
    return gap <= (6 if one.shape in {"number", "vague"} else 3)


def _find(
    scan: _Scan,
    one: Group,
    measure: Measure,
    rule: str,
    whole: int | None = None,
    *,
    start: int | None = None,
    end: int | None = None,
) -> None:
    first, last = one.start if start is None else start, one.end if end is None else end
    scan.found.append(Found(scan.sentence, one, measure, rule, first, last, whole))
    scan.last_end = last

"""Which figure of a tally is part of which: from their order, the words between them, and who is counted.

«148 dead: 54 civilians, among them two women and a child; 93 soldiers» are two parts of a whole and two
parts of the first part. A list by place is another breakdown of the same whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from marsad.ledger.tallies.audit.cues import By, Lead, lead, said, times_each
from marsad.ledger.tallies.audit.dimensions import goes_by
from marsad.ledger.tallies.audit.ordered import ordered, titled, where
from marsad.ledger.tolls.groups import disjoint, group_of
from marsad.models import Figure, Measure, Report, Tally


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Parts that are told together of one whole.

    ``loose`` are parts that may be parts of a part before them instead. ``complete`` is true where the
    words say that these are all, false where only some («بينهم»), null where they do not say. ``rivals``
    are the totals, ``whole`` among them, of which it is not said whose parts these are. ``times`` gives
    the parts that hold for each of several places. ``by`` tells what the list goes by, null where it is of
    groups of people, or that is not said.
    """

    whole: Figure
    parts: tuple[Figure, ...]
    loose: tuple[Figure, ...] = ()
    complete: bool | None = None
    by: By | None = None
    rivals: tuple[Figure, ...] = ()
    times: tuple[int, ...] = ()


@dataclass(slots=True)
class _Level:
    """A list of parts that is being told; ``by`` is what its heading says that it goes by."""

    whole: Figure
    rivals: tuple[Figure, ...]
    complete: bool | None
    by: By | None = None
    bracket: bool = False
    parts: list[Figure] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    loose: list[Figure] = field(default_factory=list)
    times: list[int] = field(default_factory=list)

    def room(self, one: Figure) -> bool:
        """Tell whether the whole has room for one more part, and may hold such people."""
        told = sum(part.low or 0 for part in self.parts)
        return _may_hold(self.whole, one) and (self.whole.low or 0) >= told + (one.low or 0)


@dataclass(slots=True)
class _Course:
    """What was told so far of one measure."""

    report: Report
    wholes: list[Figure] = field(default_factory=list)
    levels: list[_Level] = field(default_factory=list)
    made: list[_Level] = field(default_factory=list)
    last: Figure | None = None


def breakdowns(tally: Tally, report: Report) -> list[Breakdown]:
    """Return the breakdowns of a tally's totals, and of their parts, in the order they are told."""
    told = ordered(tally, report)
    measures: list[Measure] = list(dict.fromkeys(figure.measure for figure in told))
    return [made for measure in measures for made in _of_measure(measure, told, report)]


def totals(tally: Tally, report: Report) -> tuple[Figure, ...]:
    """Return the figures of a tally's text that are part of no other, also where only a list says so.

    Of a measure that only the title states, those of the title.
    """
    parts = [part for made in breakdowns(tally, report) for part in (*made.parts, *made.loose)]
    wholes = [one for one in ordered(tally, report) if not one.subset and one not in parts]
    told = {one.measure for one in wholes if not titled(one)}
    return tuple(one for one in wholes if not titled(one) or one.measure not in told)


def _of_measure(measure: Measure, told: Sequence[Figure], report: Report) -> Iterator[Breakdown]:
    course = _Course(report)
    before: Figure | None = None
    for one in told:
        if one.measure == measure:
            _take(course, one, lead(report, before, one))
        before = one
    for level in course.made:
        yield _resolved(level, course)


def _take(course: _Course, one: Figure, words: Lead) -> None:
    if words.closes:
        _close_bracket(course)
    if not one.subset and not _goes_on_listed(course, one, words):
        _take_whole(course, one)
    elif course.wholes:
        level = _opened(course, one, words) or _carried_on(course, one, words)
        loose = _may_be_inside(level, one, words)
        level.loose.append(one) if loose else level.parts.append(one)
        if not loose:
            level.times.append(times_each(words.behind))
            level.labels.append(words.own)
        if said("rest", words.body + words.beside):
            level.complete = True
    course.last = one


def _take_whole(course: _Course, one: Figure) -> None:
    """Begin a new total; one that follows another at once is its rival for the parts behind."""
    others = [one_of for one_of in course.wholes if not _rivals(one_of, one)]
    if course.levels or others:
        course.wholes.clear()
    course.wholes.append(one)
    course.levels.clear()


def _rivals(a: Figure, b: Figure) -> bool:
    """Tell whether two totals that are told one behind the other count the same people."""
    if titled(a) != titled(b):
        return False
    return (a.status, a.affiliation, a.demographic) == (b.status, b.affiliation, b.demographic)


def _close_bracket(course: _Course) -> None:
    at = next((n for n in reversed(range(len(course.levels))) if course.levels[n].bracket), None)
    if at is not None:
        course.levels[at:] = []


def _goes_on_listed(course: _Course, one: Figure, words: Lead) -> bool:
    """Tell whether a figure is one of a list by place or the like, though it is not said to be a part."""
    if not course.wholes or _told_apart(one):
        return False
    inside = bool(course.levels and course.levels[-1].by) and not words.breaks
    return words.by is not None or inside


def _told_apart(one: Figure) -> bool:
    return one.status != "unknown" or bool(one.affiliation or one.demographic)


def _opened(course: _Course, one: Figure, words: Lead) -> _Level | None:
    """Open a list where the words say that one begins, or where none is open."""
    if words.by:
        return _open(course, course.wholes[-1], complete=True, by=words.by)
    if words.among:
        return _open(course, _holder(course, one, words), complete=False, words=words)
    if not course.levels:
        return _open(course, course.wholes[-1], complete=True if words.lists else None, words=words)
    if words.lists and not (_is_dash(words) or words.labels or words.breaks):
        return _open(course, _holder(course, one, words), complete=True, words=words)
    return None


def _is_dash(words: Lead) -> bool:
    """Tell whether only a dash speaks for a list: it may as well end an aside."""
    return not said("all", words.between) and ":" not in words.between and not words.opens


def _open(
    course: _Course, whole: Figure, *, complete: bool | None, words: Lead | None = None, by: By | None = None
) -> _Level:
    of_total = whole in course.wholes
    if of_total:
        course.levels.clear()
    else:
        while course.levels and whole not in course.levels[-1].parts:
            course.levels.pop()
    bracket = words is not None and words.opens
    rivals = tuple(course.wholes) if of_total else (whole,)
    level = _Level(whole, rivals, complete, by=by, bracket=bracket)
    course.levels.append(level)
    course.made.append(level)
    return level


def _holder(course: _Course, one: Figure, words: Lead) -> Figure:
    """Return the figure of which the next is a part: the last that may hold it, unless the total is named."""
    total = course.wholes[-1]
    told = [part for level in course.levels for part in level.parts] if not words.of_whole else []
    near = [part for part in told if part is course.last]
    return next((part for part in near if _may_hold(part, one) and (part.low or 0) >= (one.low or 0)), total)


def _may_hold(whole: Figure, part: Figure) -> bool:
    """Tell whether such people may be among those: no fighters among civilians, none of another force."""
    return not disjoint(group_of(whole), group_of(part))


def _carried_on(course: _Course, one: Figure, words: Lead) -> _Level:
    """Return the list that a figure goes on with: the innermost that may hold it."""
    while len(course.levels) > 1 and not _goes_on(course.levels[-1], one, words):
        course.levels.pop()
    return course.levels[-1]


def _goes_on(level: _Level, one: Figure, words: Lead) -> bool:
    """Tell whether a figure goes on with a list of parts of a part."""
    other_kind = bool(level.parts and level.parts[-1].demographic) and not one.demographic
    ends = words.comma and not one.demographic and not level.bracket
    same_kind = bool(one.demographic and level.parts and level.parts[-1].demographic and not words.comma)
    fits = _may_hold(level.whole, one) and (level.room(one) or same_kind)
    return fits and not words.breaks and not other_kind and not ends


def _may_be_inside(level: _Level, one: Figure, words: Lead) -> bool:
    """Tell whether women or children may be counted in the part before them («50 مدنيا، 4 نساء»)."""
    held = [part for part in level.parts if part.demographic is None]
    return bool(one.demographic and held and not words.among and level.complete is not False)


def _resolved(level: _Level, course: _Course) -> Breakdown:
    made = Breakdown(
        level.whole,
        tuple(level.parts),
        tuple(level.loose),
        level.complete,
        goes_by(level.by, level.labels),
        level.rivals,
        tuple(level.times),
    )
    return replace(made, whole=_broken_down(made, course.made)) if level.by else made


def _broken_down(made: Breakdown, levels: Iterable[_Level]) -> Figure:
    """Return whose breakdown this is: the total's, or that of a part whose number it fills better."""
    total = sum((part.low or 0) * n for part, n in zip(made.parts, made.times, strict=True))
    before = [
        part for level in levels if not level.by for part in level.parts if where(part) < where(made.parts[0])
    ]
    return min((made.whole, *before), key=lambda one: abs((one.low or 0) - total))

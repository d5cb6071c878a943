"""Parts of a whole: «بينهم», «منهم», «أحدهم», lists behind a dash, parts told before the verb."""

from __future__ import annotations

from dataclasses import replace

from marsad.language.lexicon import Mark
from marsad.reader.groups import Group, group
from marsad.reader.scan import Found, Scan, joined_run


def meet_part(scan: Scan, mark: Mark) -> None:
    """Take a word that begins, ends or is a part."""
    where = mark.entry.part
    behind = scan.passage.at(mark.start, "parts", "after") is not None
    if behind and scan.loose and scan.loose[-1].end == mark.start and scan.loose[-1].shape != "plural":
        _loose_part(scan, mark)
    elif where in {"before", "list", "after"} and scan.loose and scan.loose[-1].start > scan.last_end:
        scan.aside = mark.end
    elif where in {"before", "list", "after"} and scan.found:
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


def _of_injured(scan: Scan, mark: Mark) -> bool:
    """Tell whether a word that begins a part names the injured («بين الجرحى»)."""
    counts = (scan.passage.at(at, "casualty", "count") for at in range(mark.start, mark.end))
    return any(count is not None and count.entry["measure"] == "injured" for count in counts)


def _skip_total(scan: Scan, mark: Mark) -> None:
    """Pass over the total restated behind «من بين القتلى»: «… الثمانية والعشرين»."""
    total = group(scan.sentence, mark.end) if mark.end < scan.sentence.end else None
    if total is not None and scan.passage.word(mark.end).startswith("ال") and total.low:
        scan.aside = scan.last_end = total.end


def _loose_part(scan: Scan, mark: Mark) -> None:
    """Take «طفلان وامرأة منهم» and «أربعة منهم أطفال» as parts of the figure before."""
    whole = len(scan.found) - 1 if scan.found else None
    measure = scan.found[-1].measure if scan.found else (scan.measure or "killed")
    told = group(scan.sentence, mark.end) if mark.end < scan.sentence.end else None
    run = joined_run(scan.loose)
    if told is not None and told.shape == "plural" and run[-1].people is None:
        run[-1] = replace(run[-1], people=told.people)
    for one in run:
        scan.find(one, measure, "part of", whole)
    scan.last_end = told.end if told is not None and told.shape == "plural" else mark.end
    scan.loose.clear()


def _all(scan: Scan, mark: Mark) -> None:
    """Take «جميعهم مدنيون» as said of the figures before, not as a new one."""
    who = group(scan.sentence, mark.end) if mark.end < scan.sentence.end else None
    if who is None or who.people is None:
        return
    scan.aside, scan.last_end = mark.end, who.end
    for at, one in enumerate(scan.found):
        people = one.group.people
        if people is None or people.status == "unknown":
            scan.found[at] = replace(one, group=replace(one.group, people=who.people))


def _one(scan: Scan, mark: Mark) -> None:
    """Take «أحدهم ضابط» as one of those counted before."""
    who = group(scan.sentence, mark.end) if mark.end < scan.sentence.end else None
    last = scan.found[-1]
    one = Group(mark.start, mark.end, "singular", 1, 1, None, None)
    if who is not None and who.shape == "singular":
        one = replace(who, start=mark.start)
        scan.last_end = one.end
    whole = len(scan.found) - 1 if last.whole is None else last.whole
    scan.find(one, last.measure, "one of", whole)


def set_apart(scan: Scan, one: Group) -> bool:
    """Keep a part that is told between its whole and the verb («21 شخصا بينهم دركيان قتلوا»)."""
    follows = (
        scan.apart and one.conj and one.start == scan.apart[-1].end and one.shape in {"singular", "dual"}
    )
    if scan.aside != one.start and not follows:
        return False
    scan.apart.append(one)
    return True


def opens_list(scan: Scan, one: Group) -> bool:
    """Tell whether a dash, colon or bracket behind a figure opens the list of its parts."""
    if not scan.found or not 0 <= one.start - scan.last_end <= 1 or one.measure is not None:
        return False
    return scan.passage.word(scan.last_end) in {"-", ":", "("} and scan.found[-1].whole is None


def names_total(one: Group) -> bool:
    """Tell whether a group begins a new total («والمصابون 277») rather than going on with a list of parts."""
    return one.measure is not None and one.article


def part_of_whole(scan: Scan, one: Group) -> None:
    """Take a group as part of the figure before; of one in an earlier sentence where there is none."""
    if scan.part is None or scan.part < 0:
        scan.find(one, one.measure or scan.measure or "killed", "part of")
        return
    whole = scan.found[scan.part]
    if _too_many(one, whole):
        scan.part = None
        scan.find(one, one.measure or whole.measure, "and")
        return
    scan.find(one, one.measure or whole.measure, "part", scan.part)


def _too_many(one: Group, whole: Found) -> bool:
    """Tell whether a group holds more people than the whole that it would be part of."""
    return one.low is not None and whole.group.high is not None and one.low > whole.group.high

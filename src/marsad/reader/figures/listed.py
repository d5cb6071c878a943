"""People who are parts of a whole by where they stand: in a list behind it, or behind «بينهم»."""

from __future__ import annotations

from marsad.language.words import COMMAS
from marsad.reader.counting.groups import Group, group
from marsad.reader.document import Passage
from marsad.reader.harm.scan import Found, Scan


def opens_list(scan: Scan, one: Group) -> bool:
    """Tell whether a dash, colon or bracket behind a figure opens the list of its parts."""
    if not scan.found or scan.found[-1].whole is not None or one.measure is not None:
        return False
    gap = one.start - scan.last_end
    if 0 <= gap <= 1:
        return scan.passage.word(scan.last_end) in {"-", ":", "("} or _fills(scan, one, slip=_SLIP)
    if _only_whence(scan, one):
        return _fills(scan, one, slip=_SLIP)
    return 0 < gap <= (_APART if one.people is None else _FAR) and _fills(scan, one)


def _only_whence(scan: Scan, one: Group) -> bool:
    """Tell whether only whence they are stands before the comma («ستة من أهالي كسلا، رجلان …»)."""
    between = range(scan.last_end, one.start - 1)
    names = all(scan.passage.tokens[at].is_word and not scan.passage.marks.get(at) for at in between)
    return 0 < len(between) <= _NAME and names


_NAME = 2


def _fills(scan: Scan, one: Group, slip: float = 0) -> bool:
    """Tell whether a group and those that «و» joins to it add up to the figure before them.

    Civilians and fighters behind a count of people without distinction may miss it by ``slip``, a share of
    it: a slip is told as it stands.
    """
    bracketed = scan.passage.word(one.start) == "("  # «(18 امرأة و12 طفلا)»
    if one.conj or not (bracketed or scan.passage.word(one.start - 1) in _BEFORE_PARTS):
        return False
    if one.people is None and not _by_place(scan.passage, one.end):
        return False
    total, rest = scan.found[-1].group.low or 0, scan.found[-1].group.low or 0
    following: Group | None = one
    standing: set[str] = set()
    for _ in range(_LONGEST):
        if following is None or following.low is None or not (following is one or following.conj):
            break
        rest -= following.low
        standing |= {following.people.status} if following.people else set()
        at = _past_place(scan, following.end)
        at += scan.passage.word(at) in COMMAS
        at += scan.passage.word(at) == "و"  # «18 رجلا و12 امرأة»
        following = group(scan.sentence, at) if at < scan.sentence.end else None
    apart = {"civilian", "armed"} <= standing and _indistinct(scan.found[-1].group)
    return (rest == 0 or (apart and abs(rest) <= total * slip)) and one.low != total


def _by_place(passage: Passage, at: int) -> bool:
    return passage.word(at) in _WHERE


def _past_place(scan: Scan, at: int) -> int:
    """Return where a place ends that is told behind a number: «اثنان في بلدة مارع وثلاثة في إعزاز»."""
    if not _by_place(scan.passage, at):
        return at
    ends = range(at + 1, min(at + _PLACE, scan.sentence.end))
    return next((e for e in ends if scan.passage.word(e) in COMMAS or scan.passage.word(e)[:1] == "و"), at)


_WHERE, _PLACE = frozenset({"في", "قرب", "عند", "شمال", "جنوب", "شرق", "غرب", "داخل"}), 7


def _indistinct(one: Group) -> bool:
    """Tell whether people are counted without distinction («25 شخصا», «25 قتيلا»)."""
    return one.shape == "number" and one.people is not None and one.people.status == "unknown"


_SLIP = 0.2
"""By so much of the whole, parts that exclude each other may miss it and still be its parts."""


_LONGEST, _APART, _FAR = 12, 8, 14
"""The most parts, and the tokens that may stand before numbers of places, and of people."""
_BEFORE_PARTS = frozenset({"،", ",", ":", "(", "-"})


def other_fate(scan: Scan, one: Group) -> bool:
    """Tell whether a group met with something else than the whole: «… بينهم 3 نساء، وأربع حالات خطف».

    The injured behind a part of the dead are no part of these: «16 قتيلا بينهم ضابط، و6 جرحى».
    """
    whole = scan.found[scan.part] if scan.part is not None and scan.part >= 0 else None
    if one.measure is None or whole is None:
        return False
    told = {one.measure, whole.measure}
    held = len(told) == 2 and bool(told & {"arrested", "abducted", "missing"})
    injured = (whole.measure, one.measure) == ("killed", "injured")
    announced = scan.topic is not None and scan.topic.start > scan.last_end and scan.topic.article
    return (held and one.conj) or (injured and (one.conj or announced))


def names_total(one: Group) -> bool:
    """Tell whether a group begins a new total («والمصابون 277») rather than going on with a list of parts."""
    return one.measure is not None and one.article


def ends_list(scan: Scan, one: Group) -> bool:
    """Tell whether «و» behind a comma goes on with a list of all parts («هم»), however long the last part."""
    if scan.part is None or scan.part < 0 or not one.conj or one.low is None:
        return False
    passage, at = scan.passage, scan.found[scan.part].end
    listed = any(passage.at(at + more, "parts", "list") is not None for more in (0, 1))
    return listed and one.vouched and passage.word(one.start - 1) in COMMAS


def part_of_whole(scan: Scan, one: Group) -> None:
    """Take a group as part of the figure before; of one in an earlier sentence where there is none."""
    if one.shape == "singular" and not one.conj and one.start - scan.last_end > 0:
        scan.loose.append(one)  # «بينهم العقيد فلان قائد الكتيبة» are not two.
        return
    if scan.part is None or scan.part < 0:
        scan.find(one, one.measure or scan.measure or "killed", "part of")
        return
    whole = scan.found[scan.part]
    if _too_many(one, whole) or _new_count(scan, one, whole):
        scan.part = None
        scan.find(one, one.measure or whole.measure, "and")
        return
    scan.find(one, one.measure or whole.measure, "part", scan.part)


def _new_count(scan: Scan, one: Group, whole: Found) -> bool:
    """Tell whether dead behind a part are others, too many for it («6 قتلى بينهم 4 أطفال، و5 قتلى»)."""
    if one.measure is None or not one.conj or whole.group.high is None:
        return False
    parts = [more.group.low or 0 for more in scan.found if more.whole == scan.part]
    return sum(parts) + (one.low or 0) > whole.group.high


def _too_many(one: Group, whole: Found) -> bool:
    """Tell whether a group holds more people than the whole that it would be part of."""
    return one.low is not None and whole.group.high is not None and one.low > whole.group.high

"""One more whom «و» joins to those just counted: «جندي من الجيش وآخر من الشرطة», «جنديان وثالث بريطاني»."""

from __future__ import annotations

from marsad.language.wordsets import word_set
from marsad.reader.counting.groups import Group
from marsad.reader.harm.scan import Found, Scan

_AFTER = {"اخر": 1, "اخري": 1, "ثالث": 2, "ثالثه": 2, "رابع": 3, "رابعه": 3, "خامس": 4, "سادس": 5}
"""So many are counted before each of them."""
_FAR, _FATE = 9, 3
"""Tokens at most between those counted and one more, and behind him up to his fate."""


def one_more(scan: Scan, one: Group) -> bool:
    """Tell whether «وآخر» is one more of whom the same is told, and no other attack or thing."""
    last = scan.found[-1] if scan.found else None
    if last is None or scan.awaited or not one.conj or not 0 <= one.start - last.group.end <= _FAR:
        return False
    word = scan.passage.word(one.start).removeprefix("و")
    follows = _AFTER.get(word) == last.group.low == last.group.high or _last_share(scan, one, word)
    return follows and _said_of(scan, one) and not _of_a_thing(scan, last, one, word)


def _last_share(scan: Scan, one: Group, word: str) -> bool:
    """Tell whether «وآخر في …» ends a list of how many of the dead fell where."""
    last, shares = scan.found[-1], [found for found in scan.found if found.whole is not None]
    return word == "اخر" and last.whole is not None and len(shares) > 1 and scan.passage.word(one.end) == "في"


def meets_fate(scan: Scan, one: Group) -> bool:
    """Tell whether a fate right behind «آخر» is that of one more: «قتل أربعة ووقع آخر في الأسر»."""
    for at in range(one.end, min(one.end + _FATE, scan.sentence.end)):
        fate = scan.passage.at(at, "casualty", "fate")
        if fate is not None and fate.entry["measure"] != "killed":
            return True
    return False


def _said_of(scan: Scan, one: Group) -> bool:
    """Tell whether it is said behind «آخر» whence he is, where or how he was hit."""
    passage, at = scan.passage, one.start + 1
    word = passage.word(at)
    ends = at >= scan.sentence.end or word in {"،", ",", ")"}
    nation = passage.at(at, "forces", "nationality") is not None or one.end > at
    return ends or nation or word in _WHERE or word.startswith("ب")


def _of_a_thing(scan: Scan, last: Found, one: Group, word: str) -> bool:
    """Tell whether «آخر» may mean another attack («في هجوم وآخر في البلدة»), «أخرى» another bomb."""
    people = last.group.people
    woman = people is not None and (people.demographic == "women" or _feminine(scan, last))
    between = range(last.group.end, one.start)
    attack = any(scan.passage.at(at, "events") for at in between)
    return attack or (word in {"اخري", "ثالثه", "رابعه"} and not woman)


def _feminine(scan: Scan, last: Found) -> bool:
    """Tell whether one person is named by a feminine word, «طفلة» or «مدنية»."""
    return scan.passage.word(last.group.end - 1).endswith("ه")


_WHERE = word_set("behind one more who is like those counted")

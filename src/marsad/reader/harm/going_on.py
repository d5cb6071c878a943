"""Whether a group goes on with those counted last: «قتل جنديان وثلاثة مدنيين», «القتلى: 4 جنود، 6 مدنيين»."""

from __future__ import annotations

from marsad.language.words import COMMAS
from marsad.language.wordsets import word_set, word_tuple
from marsad.reader.counting.groups import Group
from marsad.reader.harm.fates import with_his_own
from marsad.reader.harm.scan import FAR, NEAR, Scan, continues
from marsad.reader.voices.claimants import is_saying


def joined_on(scan: Scan, one: Group) -> bool:
    """Tell whether «و», or a comma in a labelled list, joins a group to those counted last."""
    joined = one.conj and not _says_too(scan, one)
    return joined or with_his_own(scan, one) or _labelled(scan, one) or _by_places(scan, one)


def _says_too(scan: Scan, one: Group) -> bool:
    """Tell whether one is joined to those who say it, not to the dead: «حسب ما قالت الشرطة وأحد السكان»."""
    if one.low != 1 or one.measure is not None:
        return False
    near = range(max(scan.last_end, one.start - _SPEAKER), one.start)
    return any(is_saying(scan.passage, at) for at in near)


_SPEAKER = 4


def _by_places(scan: Scan, one: Group) -> bool:
    """Tell whether a comma goes on counting place by place: «اعتقال 97 مدنيا في إب، 63 في صعدة، 40 في …»."""
    passage, at = scan.passage, one.start - 1
    if passage.word(at) not in COMMAS or one.people is not None or one.low is None or not scan.found:
        return False
    before = range(max(scan.found[-1].group.start, at - _LONGEST_PLACE), at)
    where = passage.word(one.end + 1).removeprefix("ال")
    if where.startswith(_CASE) or where.startswith(_CARE):
        return False  # «، أربعة في حالة حرجة»
    placed = passage.word(one.end) in _IN and any(passage.word(near) in _IN for near in before)
    return placed and at - scan.last_end <= _LONGEST_PLACE


_CASE, _CARE = ("حال", "وضع", "خطر"), word_tuple("in care")
_IN, _LONGEST_PLACE = frozenset({"في"}), 4


def _labelled(scan: Scan, one: Group) -> bool:
    """Tell whether a comma goes on with those that a label counts («القتلى: 4 جنود، 6 مدنيين»)."""
    if scan.passage.word(one.start - 1) not in COMMAS or one.start - scan.last_end != 1:
        return False
    if not scan.found or one.measure is not None or one.low is None or one.people is None:
        return False
    first = next((f for f in reversed(scan.found) if f.rule != "and"), scan.found[-1])
    label = first.rule == "count before number" and scan.passage.word(first.group.start - 1) == ":"
    return label and first.group.people is not None and bool(first.group.people.kind)


def goes_on(scan: Scan, one: Group) -> bool:
    """Tell whether «و» goes on counting; a bare number far behind must say of where or whom."""
    if added(scan, one) or with_his_own(scan, one) or _labelled(scan, one) or _by_places(scan, one):
        return True
    if one.people is not None or one.start - scan.last_end <= NEAR:
        return continues(scan, one)
    after = scan.passage.word(one.end)
    said = after[:1] == "ب" or after in {"في", "من", "علي", "قرب", "اخرين", "اخرون", "شمالي", "جنوبي"}
    return said and one.start - scan.last_end <= _BY_PLACE


def added(scan: Scan, one: Group) -> bool:
    """Tell whether «إضافة إلى» joins people to those counted, however much of where stands between."""
    marks = (scan.passage.at(one.start - back, "grammar", "addition") for back in (1, 2))
    told = any(mark is not None and mark.end == one.start for mark in marks)
    return told and one.low is not None and one.start - scan.last_end <= FAR


_BY_PLACE = 10


def new_clause(scan: Scan, one: Group) -> bool:
    """Tell whether «أن», «نجح» or «ليصل» stands between a list of parts and a group that is none of them."""
    gap = range(max(scan.last_end, scan.sentence.start), one.start)
    if scan.passage.word(one.start - 1).lstrip("وف").startswith(_ABLE):
        return True  # «فقتلوا ثلاثة منهم ونجح الآخران في الفرار»
    return len(gap) <= FAR and any(scan.passage.word(at) in _ANEW for at in gap)


def carries_out(scan: Scan, one: Group) -> bool:
    """Tell whether a group is said to have made the attack that others fell in: «هجوم شنه أحد قادتهم»,
    «بقصف المتمردين».
    """
    word = scan.passage.word(one.start - 1)
    struck = scan.passage.at(one.start - 1, "events")
    if word in _HANDS or (struck is not None and struck.proclitic.endswith("ب")):
        return True
    doing = word.removesuffix("ها").removesuffix("ه")
    return doing != word and doing in _CARRIES_OUT


_HANDS = word_set("in the hands of")
_CARRIES_OUT = word_set("carrying out")
_ABLE = word_tuple("being able to")
_ANEW = word_set("a toll rises") | {"ان", "وان"}

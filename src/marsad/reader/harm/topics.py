"""What a sentence speaks of before it counts it: «عدد القتلى … بلغ 40», «القتلى، وفق الشرطة، سبعة»."""

from __future__ import annotations

from dataclasses import replace

from marsad.reader.counting.groups import Group
from marsad.reader.counting.sided import as_told
from marsad.reader.harm.scan import FAR, Scan, denied

_NEAR_AMOUNT = 3
_AS_SAID = 8


def of_topic(scan: Scan, one: Group) -> bool:
    """Take a number as that of the people whom the sentence speaks of, if a word of amount leads to it."""
    topic = scan.topic
    if _their_number(scan, one) or _of_those(scan, one):
        return True
    if topic is None or topic.measure is None or one.low is None or one.measure is not None:
        return False
    if one.start < topic.end or not (
        _amounts(scan, topic, one)
        or _as_said(scan, topic, one)
        or _nominal(scan, topic, one)
        or _promised(scan, topic, one)
    ):
        return False
    listed = _listed(scan, one)
    they = scan.passage.word(one.start - 1) in _THEY
    if denied(scan, topic.start) and not they:
        return scan.note(one, "denied")
    counted = replace(one, people=as_told(one.people, topic.people))
    near = topic.start if not listed and not they and one.start - topic.end <= FAR else one.start
    scan.find(counted, topic.measure, "part of" if listed else "count before number", start=near)
    scan.measure, scan.awaited, scan.part = topic.measure, False, -1 if listed else None
    return True


def _amounts(scan: Scan, topic: Group, one: Group) -> bool:
    """Tell whether «بلغ», «ارتفع إلى» or the like stands just before a number, none between them counted."""
    if scan.last_end > topic.end:
        return False
    first = max(topic.end, one.start - _NEAR_AMOUNT)
    if any(scan.passage.at(at, "grammar", "amount") for at in range(first, one.start + 1)):
        return True
    if topic.shape == "plural" and one.people is None and scan.passage.word(one.start - 1) in _THEY:
        return True  # «… القتلى مئة، وقالت إنهم لا يتجاوزون أربعين»
    listed = _listed(scan, one) and one.start - topic.end <= _AS_SAID
    return listed or scan.passage.word(one.start - 1) == "الي"


_THEY = frozenset({"انهم", "وانهم", "بانهم"})


def _promised(scan: Scan, topic: Group, one: Group) -> bool:
    """Take the first people counted behind «بلغ عدد ضحايا القصف الذي …» as the number that it promises."""
    if scan.passage.word(topic.start - 1) != "عدد" or one.people is None or one.people.actor is not None:
        return False
    if scan.last_end > topic.end or one.conj or not 0 < one.start - topic.end <= FAR:
        return False
    plain = one.people.status == "unknown" and scan.passage.word(one.start - 1) not in {"من", "في", "علي"}
    return plain and scan.passage.at(topic.start - 2, "grammar", "amount") is not None


def _listed(scan: Scan, one: Group) -> bool:
    """Tell whether a number begins a list behind a colon («توزع القتلى كالآتي: الحديدة 14»)."""
    return ":" in {scan.passage.word(one.start - back) for back in (1, 2)}


def _their_number(scan: Scan, one: Group) -> bool:
    """Take «وعددهم ستة» as the number of those told of without one."""
    if scan.passage.word(one.start - 1) not in _THEIRS or one.low is None or one.shape != "number":
        return False
    vague = scan.found[-1] if scan.found and scan.found[-1].group.low is None else None
    people = vague.group.people if vague else scan.loose[-1].people if scan.loose else None
    spoken = scan.topic.measure if scan.topic is not None and not scan.found else None
    measure = vague.measure if vague else scan.measure if scan.awaited else spoken
    counted = replace(one, people=one.people or people)
    if measure is None:
        scan.loose.append(counted)
        return True
    scan.find(counted, measure, "count before number")
    scan.measure, scan.awaited = measure, False
    return True


def _of_those(scan: Scan, one: Group) -> bool:
    """Take «إلى 78» as the number of those of whom a verb tells («ارتفع عدد الذين قتلوا في … إلى 78»)."""
    harm = scan.harm
    if harm is None or not scan.awaited or one.low is None or one.shape != "number" or scan.measure is None:
        return False
    before = [scan.passage.word(harm.start - back).removeprefix("و") for back in (1, 2, 3)]
    said = {"عدد", "اعداد"} & set(before) and {"الذين", "من"} & set(before)
    led = scan.passage.word(one.start - 1) == "الي" or scan.passage.at(one.start - 1, "grammar", "amount")
    if not said or not led:
        return False
    named = scan.loose[-1].people if scan.loose and harm.start - scan.loose[-1].end <= 1 else None
    scan.find(replace(one, people=one.people or named), scan.measure, "count before number")
    scan.awaited = False
    return True


_THEIRS = frozenset({"عددها", "وعددها", "عددهم", "وعددهم", "عددهن", "وعددهن"})


def _nominal(scan: Scan, topic: Group, one: Group) -> bool:
    """Tell whether a clause only sets a number beside its topic («قتلى تفجير السوق 35»)."""
    opens = topic.conj or topic.start == scan.sentence.start or scan.passage.word(topic.start - 1) in _OPENING
    if not opens or topic.article or one.conj or not 1 <= one.start - topic.end <= _NOMINAL:
        return False
    between = [scan.passage.word(at) for at in range(topic.end, one.start)]
    return all(word[0].isalpha() for word in between) and not {"في", "من", "علي"} & set(between)


_OPENING = frozenset({"ان", "وان", "فان", ":", "، ", "و"})
_NOMINAL = 4


def _as_said(scan: Scan, topic: Group, one: Group) -> bool:
    """Tell whether only «، وفق …،» stands between a topic and its number."""
    if not topic.article or not one.start - topic.end <= _AS_SAID:
        return False
    between = [scan.passage.word(at) for at in (topic.end, one.start - 1)]
    said = scan.passage.at(topic.end + 1, "claimants", "accord")
    return between == ["،", "،"] and said is not None

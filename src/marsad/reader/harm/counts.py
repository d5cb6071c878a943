"""Counted nouns: «28 قتيلا», «القتلى عشرة», «عشرات القتلى والجرحى», «وفاة جريح»."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from marsad.language.lexicon import Mark
from marsad.language.words import definite, joined_by_and
from marsad.language.wordsets import word_set, word_tuple
from marsad.reader.counting.groups import Group, group
from marsad.reader.counting.people import People
from marsad.reader.counting.sided import as_told
from marsad.reader.harm.bodies import found_body
from marsad.reader.harm.fates import predicated
from marsad.reader.harm.scan import FAR, Rule, Scan, word_of_harm


def meet_count(scan: Scan, one: Group) -> None:
    """Take a counted noun: «28 قتيلا», «القتلى عشرة», «عشرات القتلى والجرحى»."""
    one = _of_kind_spoken_of(scan, one)
    assert one.measure is not None
    if scan.passage.word(one.end) in _ON_TARGET and scan.note(one, "object"):
        return  # «إصابات مباشرة» are shells that hit
    if _lumps(scan, one) or predicated(scan, one) or found_body(scan, one):
        return
    announces = _announces(scan, one) and not (one.shape == "singular" and _heads_toll(scan, one))
    if one.shape in {"plural", "singular", "dual"} and (one.article or announces):
        later = _number_behind(scan, one) or _number_ahead(scan, one)
        if later is None:
            scan.loose.append(one)
            scan.topic = scan.topic if _housed(scan, one) else one
            return
        scan.find(later, one.measure, "count before number", start=min(one.start, later.start))
    elif (
        one.shape == "singular"
        and not scan.awaited
        and not (one.conj and scan.found)
        and not _heads_toll(scan, one)
    ):
        scan.loose.append(one)
        return
    else:
        scan.topic = one if one.shape == "plural" else scan.topic
        both = _both(scan, one)
        told = "part of" if _critical(scan, one) else "count"
        scan.find(one, "casualties" if both else one.measure, cast(Rule, told), end=both or one.end)
    scan.measure, scan.awaited, scan.part = scan.found[-1].measure, False, None


def _of_kind_spoken_of(scan: Scan, one: Group) -> Group:
    """Return the dead or injured as of the kind of the victims whose number they are.

    «بلغ عدد الضحايا المدنيين 15 قتيلا و60 جريحا».
    """
    topic = scan.topic
    if topic is None or not topic.article or topic.measure not in {"casualties", one.measure}:
        return one
    behind = one.low is not None and 0 < one.start - topic.end <= FAR
    only = all(other.rule == "count" for other in scan.found if other.start > topic.start)
    return replace(one, people=as_told(one.people, topic.people)) if behind and only else one


def _heads_toll(scan: Scan, one: Group) -> bool:
    """Tell whether one person heads a toll: «قتيل وجريحان» in a headline, or behind what it resulted from.

    «خلف القصف قتيلا», «أسفر عن قتيل وأربعة جرحى», «والحصيلة الأولية قتيلة».
    """
    at = one.start
    if _resulted(scan, at):
        return True
    tolls = {scan.passage.word(at - back).removeprefix("و") for back in (1, 2)} & _TOLL
    opens = bool(tolls) or at == scan.sentence.start or scan.passage.word(at - 1) in {":", "-", "|", "–"}
    after = one.end + (scan.passage.word(one.end) == "و")
    behind = group(scan.sentence, after) if opens and after < scan.sentence.end else None
    return behind is not None and behind.conj and behind.measure not in {None, one.measure}


def _resulted(scan: Scan, at: int) -> bool:
    """Tell whether a word for what came of an attack stands before a token, or before the attack there."""
    before = at - 1 - (scan.passage.word(at - 1) in {"عن", "الي"})
    attack = scan.passage.at(before, "events")
    before -= attack is not None and definite(attack.proclitic)
    return scan.passage.word(before).removeprefix("و") in _RESULTING


_RESULTING, _TOLL, _ON_TARGET = word_set("resulting in"), word_set("the toll"), word_set("on target")


def _critical(scan: Scan, one: Group) -> bool:
    """Tell whether some of the injured told of elsewhere are in danger («ثلاثة مصابين في حالة حرجة»)."""
    words = [scan.passage.word(at) for at in range(one.end, one.end + 3)]
    return one.measure == "injured" and words[:2] in (["في", "حاله"], ["في", "حال"], ["حالتهم", words[1]])


def _housed(scan: Scan, one: Group) -> bool:
    """Tell whether a counted noun only names a site, not those spoken of («مخيم النازحين»)."""
    return scan.topic is not None and scan.passage.at(one.start - 1, "facilities") is not None


def _lumps(scan: Scan, one: Group) -> bool:
    """Read «سقطوا بين قتيل وجريح»: those counted before are dead and injured together."""
    end = _second(scan, one)
    if scan.passage.word(one.start - 1) != "بين" or end is None:
        return False
    unit = _unit(scan, one.start - 1)
    if scan.loose and scan.loose[-1].start > scan.last_end and scan.loose[-1].low != 1:
        whom = scan.loose.pop()
        owned = unit is not None and scan.passage.word(whom.end - 1).endswith("ها")
        scan.find(replace(whom, people=unit) if owned else whom, "casualties", "lumped", end=end)
    elif unit is not None:
        whom = Group(one.start - 1, end, "plural", None, None, "some", unit)
        scan.find(whom, "casualties", "lumped")
    elif scan.found and not scan.awaited:  # «مقتل القائد، وسقوط من معه بين قتيل وجريح» is of others
        scan.found[-1] = replace(scan.found[-1], measure="casualties", end=end)
    scan.last_end = end
    return True


def _unit(scan: Scan, at: int) -> People | None:
    """Return the soldiers of the unit told of before a token: «قوة فرنسية … وأوقعوها بين قتيل وجريح»."""
    for start in range(at - 1, max(scan.sentence.start, at - _BACK) - 1, -1):
        if scan.passage.word(start).lstrip("وبل") not in _UNITS:
            continue
        for nation in (scan.passage.at(start + more, "forces", "nationality") for more in (1, 2)):
            if nation is not None:
                country = nation.entry["country"]
                return People(start, nation.end, "plural", status="armed", force="army", country=country)
    return None


_UNITS = word_set("bodies of men")
_BACK = 25


def _second(scan: Scan, one: Group) -> int | None:
    """Return the end of «وجريح» right behind «قتيل»."""
    mark = scan.passage.at(one.end, "casualty", "count")
    if mark is None or not joined_by_and(mark.proclitic) or mark.entry["measure"] == one.measure:
        return None
    if _dual(scan, mark) or scan.passage.word(mark.end) in _ALONE:
        return None  # «22 جريحا وقتيلين», «22 جريحا وقتيلا واحدا»
    nouns = (scan.passage.at(at, "casualty", "count") for at in range(one.end - 1, one.start - 1, -1))
    first = next((noun for noun in nouns if noun is not None), None)
    if first is not None and {first.entry["number"], mark.entry["number"]} == {"plural", "singular"}:
        return None  # «ثلاثة شهداء وجريح», «24 شهيدا وجرحى»
    return None if _counts_anew(scan, mark) else mark.end


def _dual(scan: Scan, mark: Mark) -> bool:
    """Tell whether a counted noun can only mean two: «وقتيلين», not «ومصابين»."""
    numbers = {
        m.entry["number"]
        for m in scan.passage.marks.get(mark.start, ())
        if m.entry.kind == "casualty" and m.entry.part == "count"
    }
    return numbers == {"dual"} and not definite(mark.proclitic)


def _counts_anew(scan: Scan, mark: Mark) -> bool:
    """Tell «5 قتلى وإصابة 13», where a second harm has its own people, from «5 قتلى وجرحى»."""
    event = scan.passage.at(mark.start, "casualty", "event")
    return event is not None and event.end < scan.sentence.end and group(scan.sentence, event.end) is not None


_ALONE = word_set("one and no more")


def _announces(scan: Scan, one: Group) -> bool:
    """Tell whether a counted noun announces its number («عدد قتلى الهجوم 250», «جثث 14 مدنيا»)."""
    places = (one.start - 2, one.start - 1, one.start)  # «العدد الإجمالي لقتلى الهجمات إلى 70»
    words = (scan.passage.word(at).removeprefix("ال").removeprefix("و") for at in places)
    if any(word in {"عدد", "حصيله", "اعداد", "مجموع", "اجمالي"} for word in words):
        return True  # «عدد القتلى», «عدد قتلاه»
    if one.shape == "plural" and _labels(scan, one):
        return True
    behind = group(scan.sentence, one.end) if one.end < scan.sentence.end and one.shape == "plural" else None
    if behind is None or behind.low is None or behind.conj:
        return False
    return behind.vouched or scan.passage.at(behind.end, "parts") is None  # «قتلى الجيش 84»


def _labels(scan: Scan, one: Group) -> bool:
    """Tell whether a counted noun is the label of a number in a line: «وفيات: 30 حالة»."""
    at = one.end + 1
    opens = one.start == scan.sentence.start or not scan.passage.tokens[one.start - 1].is_word
    behind = group(scan.sentence, at) if at < scan.sentence.end else None
    counted = behind is not None and behind.low is not None and behind.measure is None
    return opens and scan.passage.word(one.end) == ":" and counted


def _both(scan: Scan, one: Group) -> int | None:
    """Return the end of «قتيلا وجريحا», «القتلى والجرحى»: one number for dead and injured together."""
    if one.low == 1 or one.shape not in {"number", "vague"}:
        return None
    end = _second(scan, one)
    counted = group(scan.sentence, end) if end is not None and end < scan.sentence.end else None
    if counted is not None and counted.low is not None and not counted.conj and _awaits(scan, one.end):
        return None  # «41 قتيلا وإصابة 124»
    return end


def _awaits(scan: Scan, at: int) -> bool:
    """Tell whether a word counted by itself is one of harm too, with its people behind it («وإصابة …»)."""
    return any(
        mark.entry.kind == "casualty" and mark.entry.part == "event"
        for mark in scan.passage.marks.get(at, ())
    )


def _number_ahead(scan: Scan, one: Group) -> Group | None:
    """Return the number said of «القتلى» ahead of it: «ارتفع إلى 17 عدد القتلى»."""
    if not scan.loose or one.start - scan.loose[-1].end > 1 or scan.loose[-1].people is not None:
        return None
    return replace(scan.loose.pop(), people=one.people)


def _number_behind(scan: Scan, one: Group) -> Group | None:
    """Return the number said of «القتلى» behind it: «القتلى عشرة», «عدد الجرحى بلغ 20»."""
    for at in range(one.end, min(one.end + 6, scan.sentence.end)):
        if word_of_harm(scan.passage, at) or scan.passage.at(at, "parts"):
            return None
        if scan.passage.at(at, "claimants", "carry"):
            return None  # «أكد حصيلة القتلى، مشيرا إلى أن ستة …»
        if scan.passage.at(at, "scopes", "without"):
            return None  # «حصيلة القتلى لا تشمل ألف معتقل»
        behind = group(scan.sentence, at)
        uhud = scan.passage.word(at) == _UHUD and (behind is None or behind.end == at + 1)
        if uhud or (behind is not None and behind.measure is not None):
            return None
        listed = scan.passage.word(at - 1) == ":"  # «الجرحى: ضابط، 3 جنود»
        if behind is not None and behind.low is not None and (behind.shape == "number" or listed):
            return replace(behind, people=as_told(behind.people, one.people))
    return None


_UHUD = "احد"
"""No number by itself, as «أحد عشر» is: «شهداء أحد» fell there."""


def died(scan: Scan, one: Group) -> bool:
    """Tell whether an injured person is now told dead («وفاة جريح»)."""
    if not scan.awaited or scan.harm is None or scan.harm.end != one.start:
        return False
    fell = scan.passage.word(scan.harm.start).removeprefix("و").startswith(_FALLS)
    return not fell and one.low is not None and scan.measure == "killed" and one.measure == "injured"


_FALLS = word_tuple("falling")

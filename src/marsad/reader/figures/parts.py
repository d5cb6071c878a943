"""Parts of a whole: «بينهم», «منهم», «أحدهم», lists behind a dash, parts told before the verb."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import cast

from marsad.language.lexicon import Mark
from marsad.language.wordsets import word_set, word_tuple
from marsad.models import Measure
from marsad.reader.counting.groups import Group, group, lumped_end
from marsad.reader.counting.numerals import definite_number
from marsad.reader.counting.quantities import qualifier_after
from marsad.reader.harm.ahead import bracketed
from marsad.reader.harm.fates import unharmed
from marsad.reader.harm.scan import Scan, denied, joined_run
from marsad.reader.voices.claimants import is_saying


def meet_part(scan: Scan, mark: Mark) -> None:
    """Take a word that begins, ends or is a part."""
    if _one_harmed(scan, mark) or _of_whom(scan, mark) or _of_toll(scan, mark) or _all_listed(scan, mark):
        return
    where, free = mark.entry.part, _free(scan, mark)
    if scan.passage.at(mark.start, "parts", "after") is not None and _stands_behind(scan, mark):
        _loose_part(scan, mark)
    elif free and where in _OPENING:
        scan.aside = mark.end
    elif free and where in _APART:
        _APART[where](scan, mark)
    elif scan.found:
        _of_found(scan, mark)
    elif where in _OPENING and scan.topic is not None and scan.topic.article and scan.topic.measure:
        scan.part, scan.last_end = -1, mark.end  # «القتلى كلهم مصلون، بينهم ثلاثة أطفال»
        scan.measure, scan.awaited = scan.topic.measure, False
    elif where == "before" and _of_no_figure(scan, mark):
        scan.part, scan.last_end = -1, mark.end
        scan.measure, scan.awaited = _measure(scan, mark), False
        _total(scan, mark)


def _of_toll(scan: Scan, mark: Mark) -> bool:
    """Pass over «من الضحايا» behind a noun for a toll: «حصيلة جديدة من الضحايا بلغت 37» is all of them."""
    passage, of = scan.passage, scan.passage.word(mark.start) == "من"
    heads = (passage.word(mark.start - back).lstrip("وب").removeprefix("ال") for back in (1, 2))
    return of and any(word in _TOLLS for word in heads)


def _all_listed(scan: Scan, mark: Mark) -> bool:
    """Let a list of all of whom only the noun is told begin: «القتلى هم شرطي وخمسة مدنيين»."""
    if mark.entry.part == "list" and _who_fell(scan, mark):
        return True
    whom = scan.loose[-1] if scan.loose and not scan.awaited and mark.entry.part == "list" else None
    if whom is None or whom.measure is None or not whom.article or whom.shape != "plural":
        return False
    if mark.start - whom.end > 1 or whom.start < scan.last_end:
        return False
    scan.measure = "killed" if whom.measure == "casualties" else whom.measure
    scan.part, scan.last_end = -1, mark.end + (scan.passage.word(mark.end) == ":")
    return True


def _who_fell(scan: Scan, mark: Mark) -> bool:
    """Let a list begin of those whom a clause says to have fallen: «الجنود الذين قتلوا هم ضابط ومجندان»."""
    told = scan.topic is not None and scan.awaited and scan.harm is not None and scan.measure is not None
    if not told or scan.harm is None or mark.start - scan.harm.end > _BEHIND:
        return False
    if scan.passage.word(scan.harm.start - 1) not in _WHO:
        return False
    scan.part, scan.last_end, scan.awaited = -1, mark.end + (scan.passage.word(mark.end) == ":"), False
    return True


_WHO = frozenset({"الذين", "اللواتي", "اللاتي"})


def _of_no_figure(scan: Scan, mark: Mark) -> bool:
    """Tell whether a part begins of a toll told elsewhere: «بين القتلى», whatever harm came before."""
    return mark.end - mark.start > 1 and (scan.measure is None or _names_harmed(scan, mark))


def _names_harmed(scan: Scan, mark: Mark) -> bool:
    """Tell whether a word that begins a part names the harmed («بين الضحايا»)."""
    return any(scan.passage.at(at, "casualty", "count") for at in range(mark.start, mark.end))


def _free(scan: Scan, mark: Mark) -> bool:
    """Tell whether people stand before a word of parting of whom no harm is told yet."""
    if not scan.loose or scan.loose[-1].start <= scan.last_end:
        return False
    if mark.entry.part != "one" and _speaks(scan, scan.loose[-1], mark):
        return False
    last = scan.loose[-1]
    if _predicate(scan, last):
        return False
    beside = last.article or scan.passage.word(last.start - 1) in _BY
    aside = last.shape == "plural" and beside and scan.passage.word(mark.start - 1) in {"،", ","}
    if aside and _several_found(scan):
        return False  # «اعتقل ستة بشبهة دعم المسلحين، بينهم امرأة»
    return scan.loose[-1].vouched or mark.start - scan.loose[-1].end <= 1


def _predicate(scan: Scan, last: Group) -> bool:
    """Tell whether people only say who the dead are, parts of whom follow («القتلى باعة، بينهم طفلان»)."""
    topic = scan.topic
    if topic is None or topic.measure is None or not topic.article or scan.found:
        return False
    return last.shape == "plural" and last.low is None and last.start > topic.start


_BY = word_set("by the hand of")


def _several_found(scan: Scan) -> bool:
    """Tell whether the figure found last counts several people, who have parts."""
    return bool(scan.found) and (scan.found[-1].group.low or 0) > 1


def _speaks(scan: Scan, one: Group, mark: Mark) -> bool:
    """Tell whether people only say what follows: «وقالت شبكة أطباء إن بين القتلى طفلين»."""
    passage = scan.passage
    among = mark.entry.part == "all" or any("بين" in passage.word(at) for at in range(mark.start, mark.end))
    says = any(is_saying(passage, at) for at in range(scan.sentence.start, mark.start))
    return among and says and any(passage.word(at) in _THAT for at in range(one.end, mark.start))


_OPENING = frozenset({"before", "list", "after"})


def _of_found(scan: Scan, mark: Mark) -> None:
    """Take a word that begins or is a part of a figure found before."""
    if mark.entry.part == "one" and _one_of_events(scan, mark):
        scan.aside = mark.end
        return
    if mark.entry.part in _OPENING:
        _open(scan, mark)
    elif mark.entry.part == "one":
        _one(scan, mark)
    else:
        _all(scan, mark)


def _one_of_events(scan: Scan, mark: Mark) -> bool:
    """Tell whether «أحدهما» is one of two attacks told of last («في هجومين استهدف أحدهما موقعا»)."""
    for at in range(mark.start - 1, max(scan.last_end, mark.start - _EVENTS) - 1, -1):
        if scan.passage.at(at, "people") is not None:
            return False
        if scan.passage.at(at, "events") is not None and scan.passage.word(at).endswith(_SEVERAL):
            return True
    return False


_TOLLS = frozenset({"حصيله", "عدد", "اعداد"})
_EVENTS = 8
_SEVERAL = ("ين", "ان", "ات")
_LOOKED = 60
"""Among so many figures of a sentence, the latest, the whole of a part is looked for."""


def _of_whom(scan: Scan, mark: Mark) -> bool:
    """Pass over «منهم» right behind a word of harm: «أصيب منهم 30» counts thirty, no part of the injured."""
    if not scan.awaited or scan.harm is None or scan.harm.end != mark.start or scan.harm.entry.part != "verb":
        return False
    scan.harm = scan.harm._replace(end=mark.end)
    return scan.passage.at(mark.start, "parts", "after") is not None


def _open(scan: Scan, mark: Mark) -> None:
    """Let the parts of the last figure begin; of the last one that counts the same, where a noun says so."""
    measure = _measure(scan, mark) or _of_victims(scan, mark)
    last = len(scan.found) - 1
    wholes = [at for at in range(last, max(-1, last - _LOOKED), -1) if scan.found[at].whole is None]
    same = [at for at in wholes if measure in {None, scan.found[at].measure}]
    if measure is not None and not same:
        scan.part, scan.measure = -1, measure
    else:
        scan.part = same[0] if measure is not None else wholes[0] if wholes else last
    scan.awaited, scan.last_end = False, mark.end


def _of_victims(scan: Scan, mark: Mark) -> Measure | None:
    """Return what befell «الضحايا» whose part follows: death, unless dead and injured are told together."""
    if not _names_harmed(scan, mark):
        return None
    return "casualties" if any(one.measure == "casualties" for one in scan.found) else "killed"


def _measure(scan: Scan, mark: Mark) -> Measure | None:
    """Return what befell those whom a word that begins a part names («بين الجرحى»)."""
    counts = (scan.passage.at(at, "casualty", "count") for at in range(mark.start, mark.end))
    told = next((count.entry["measure"] for count in counts if count is not None), None)
    return None if told == "casualties" else cast("Measure | None", told)


def _total(scan: Scan, mark: Mark) -> None:
    """Take the total said behind «من بين القتلى»: «… الثمانية والعشرين»."""
    total = group(scan.sentence, mark.end) if mark.end < scan.sentence.end else None
    if total is None or not definite_number(scan.passage, mark.end) or total.shape != "number":
        return  # «ومن القتلى العقيد فلان»
    if not total.low or scan.measure is None:
        scan.aside = scan.last_end = total.end
        return
    scan.find(total, scan.measure, "count before number", start=mark.start)
    scan.part = len(scan.found) - 1


def _stands_behind(scan: Scan, mark: Mark) -> bool:
    """Tell whether a word of parting ends the part before it, rather than beginning another."""
    if not scan.loose or scan.loose[-1].shape == "plural":
        return False
    last, passage = scan.loose[-1], scan.passage
    if last.end == mark.start:
        return True
    if scan.passage.at(mark.start, "parts", "before") is None or mark.end - mark.start == 1:
        return False
    between = [passage.word(at) for at in range(last.end, mark.start)]
    if _THAT & set(between):
        return False  # «وأضاف مسعف أن بين القتلى طفلين»
    follows = group(scan.sentence, mark.end) if mark.end < scan.sentence.end else None
    clear = last.low is not None and last.start > scan.last_end and len(between) <= _BEHIND
    return clear and not {"،", ",", ":"} & set(between) and (follows is None or follows.conj)


_BEHIND = 4
_THAT = frozenset({"ان", "وان", "بان"})


def _one_harmed(scan: Scan, mark: Mark) -> bool:
    """Count «أحدهم» right behind its verb as one of those told before: «فقتل أحدهم وفر الآخرون»."""
    harm = scan.harm
    if mark.entry.part != "one" or not scan.awaited or harm is None or harm.end != mark.start:
        return False
    if harm.entry.part not in {"verb", "event"} or scan.measure is None:
        return False
    scan.find(_one_of(scan, mark), scan.measure, "part of", start=harm.start)
    scan.awaited = False
    return True


def _one_apart(scan: Scan, mark: Mark) -> None:
    """Keep «أحدهم طفل» told between its whole and the verb («16 شخصا، أحدهم طفل، قتلوا»)."""
    one = _one_of(scan, mark)
    scan.apart.append(one)
    scan.aside = one.end
    scan.last_end = max(scan.last_end, mark.end - 1)


def _all_apart(scan: Scan, mark: Mark) -> None:
    """Pass over «أغلبهم نساء», told between people and the verb: it says of what kind they are."""
    at = mark.end + (scan.passage.word(mark.end) == "من")
    who = group(scan.sentence, at) if at < scan.sentence.end else None
    if who is None or who.people is None or who.low is not None:
        return
    last, scan.last_end = scan.loose[-1], who.end
    if last.people is not None and last.people.status == "unknown":
        scan.loose[-1] = replace(last, people=replace(last.people, status=who.people.status))


_APART: Mapping[str, Callable[[Scan, Mark], None]] = {"one": _one_apart, "all": _all_apart}


def _loose_part(scan: Scan, mark: Mark) -> None:
    """Take «طفلان وامرأة منهم» and «أربعة منهم أطفال» as parts of the figure before."""
    if _lumped_behind(scan, mark):
        return
    told_of = _measure(scan, mark) or _of_victims(scan, mark) or _topical(scan, mark)
    wholes = [at for at, one in enumerate(scan.found) if told_of in {None, one.measure}]
    whole = wholes[-1] if wholes else None
    unsaid: Measure = "injured" if _treated(scan, mark) else "killed"
    measure = told_of or (scan.found[-1].measure if scan.found else (scan.measure or unsaid))
    run = joined_run(scan.loose)
    if _of_things(scan, mark, run[-1]) or (unharmed(scan, run[-1]) and scan.note(run[-1], "pointer")):
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
    at += scan.passage.word(at) == "هم"
    told = group(scan.sentence, at) if at < scan.sentence.end else None
    many = told is not None and told.shape in {"plural", "dual"} and told.low in {None, one.low}
    return told if many else None


def _of_things(scan: Scan, mark: Mark, one: Group) -> bool:
    """Tell whether «منها» behind a bare number, far from any toll, is said of things («تضررت 55 منها»)."""
    bare = one.people is None and scan.passage.word(mark.start) == "منها"
    return bare and one.start - scan.last_end > _BEHIND + _BEHIND and scan.note(one, "object")


def _topical(scan: Scan, mark: Mark) -> Measure | None:
    """Return what befell those of whom the sentence speaks («نقل الجرحى … وحال أربعة منهم خطرة»)."""
    if scan.found or scan.topic is None or mark.end - mark.start > 1:
        return None
    return scan.topic.measure


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
    """Take «أحدهم ضابط» as one of those counted before, «أحدهما» behind «هجومين» as none of them."""
    last = scan.found[-1]
    if any(scan.passage.word(at).endswith(_TWO_ACTS) for at in range(last.end, mark.start)):
        return
    if scan.passage.at(mark.start - 1, "grammar", "unreal") is not None:
        scan.note(mark, "unreal")  # «بعدما حاول أحدهما تفجير حزامه»
        return
    whole = len(scan.found) - 1 if last.whole is None else last.whole
    one = _one_of(scan, mark)
    scan.find(one, last.measure, "one of", whole)
    for other in _the_others(scan, one.end):
        scan.find(other, last.measure, "one of", whole)


def _the_others(scan: Scan, at: int) -> Iterator[Group]:
    """Yield who «والآخر», «والثالث» behind «أحدهم» are said to be: «أحدهما ضابط والآخر سائقه»."""
    while True:
        start = at + (scan.passage.word(at) == "،")
        if scan.passage.word(start) not in _OTHER or start + 1 >= scan.sentence.end:
            return
        one = group(scan.sentence, start + 1)
        if one is None or one.shape != "singular":
            return
        yield replace(one, start=start)
        at = one.end


_OTHER = word_set("the other of two")
_TWO_ACTS = word_tuple("two acts")


def _one_of(scan: Scan, mark: Mark) -> Group:
    who = group(scan.sentence, mark.end) if mark.end < scan.sentence.end else None
    if who is not None and who.shape == "singular":
        return replace(who, start=mark.start)
    return Group(mark.start, mark.end, "singular", 1, 1, None, None)


def set_apart(scan: Scan, one: Group) -> bool:
    """Keep a part that is told between its whole and the verb («21 شخصا بينهم دركيان قتلوا»)."""
    if scan.aside != one.start and bracketed(scan, one):
        scan.aside = one.start
    plain = one.shape in {"singular", "dual"} or (one.shape == "number" and one.measure is None)
    written = scan.passage.word(one.start - 1) == "و"  # «32 طفلا و29 امرأة»
    follows = scan.apart and one.conj and one.start - written == scan.apart[-1].end and plain
    if scan.aside != one.start and not (follows and not _of_state(scan, one)):
        return False
    scan.apart.append(one)
    return True


def _of_state(scan: Scan, one: Group) -> bool:
    """Tell whether a force of the state stands beside a group's fighters, who cannot hold it as a part."""
    whole = scan.loose[-1].people if scan.loose else None
    force = one.people is not None and one.people.force in {"army", "police", "security"}
    return force and whole is not None and whole.actor is not None and whole.actor.entry["kind"] == "group"

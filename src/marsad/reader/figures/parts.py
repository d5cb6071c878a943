"""Parts of a whole: «بينهم», «منهم», «أحدهم», lists behind a dash, parts told before the verb."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from marsad.language.lexicon import Mark
from marsad.language.words import COMMAS
from marsad.language.wordsets import word_set
from marsad.reader.counting.groups import Group, group
from marsad.reader.counting.numerals import definite_number
from marsad.reader.figures.apart import all_apart, of_no_part, one_apart, one_of_the_dead, one_told
from marsad.reader.figures.loose import BEHIND, loose_part, measure_of, names_harmed, of_victims
from marsad.reader.harm.scan import FAR, Scan
from marsad.reader.voices.claimants import is_saying


def meet_part(scan: Scan, mark: Mark) -> None:
    """Take a word that begins, ends or is a part."""
    left_out = scan.passage.word(mark.start - 1) in {"لا", "لم"}  # «لا تشمل»
    if left_out or of_no_part(scan, mark) or _none_begins(scan, mark) or _all_listed(scan, mark):
        return
    where, free = mark.entry.part, _free(scan, mark)
    if scan.passage.at(mark.start, "parts", "after") is not None and _stands_behind(scan, mark):
        loose_part(scan, mark)
    elif free and where in _OPENING:
        scan.aside = mark.end
    elif free and where in _APART:
        _APART[where](scan, mark)
    elif scan.found:
        _of_found(scan, mark)
    else:
        _of_others(scan, mark)


def _of_others(scan: Scan, mark: Mark) -> None:
    """Take a word that begins or is a part of people whose number another sentence tells."""
    where = mark.entry.part
    if where in _OPENING and scan.topic is not None and scan.topic.article and scan.topic.measure:
        scan.part, scan.last_end = -1, mark.end  # «القتلى كلهم مصلون، بينهم ثلاثة أطفال»
        scan.measure, scan.awaited = scan.topic.measure, False
    elif where == "one" and names_harmed(scan, mark):
        one_of_the_dead(scan, mark, measure_of(scan, mark) or of_victims(scan, mark))
    elif where == "before" and _of_no_figure(scan, mark):
        scan.part, scan.last_end = -1, mark.end
        scan.measure, scan.awaited = measure_of(scan, mark), False
        _total(scan, mark)


def _none_begins(scan: Scan, mark: Mark) -> bool:
    return _of_whom(scan, mark) or _of_toll(scan, mark) or _of_those(scan, mark)


def _of_those(scan: Scan, mark: Mark) -> bool:
    """Pass over «منهم» right behind a count that others join: «قتل خمسة منهم وثلاثة من المارة»."""
    last = scan.found[-1] if scan.found else None
    if last is None or last.group.end != mark.start or scan.passage.word(mark.start) not in _THEM:
        return False
    other = group(scan.sentence, mark.end) if mark.end < scan.sentence.end else None
    return other is not None and other.conj and other.start == mark.end


_THEM = frozenset({"منهم", "منها", "منهن"})


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
    if not told or scan.harm is None or mark.start - scan.harm.end > BEHIND:
        return False
    if scan.passage.word(scan.harm.start - 1) not in _WHO:
        return False
    scan.part, scan.last_end, scan.awaited = -1, mark.end + (scan.passage.word(mark.end) == ":"), False
    return True


_WHO = frozenset({"الذين", "اللواتي", "اللاتي"})


def _of_no_figure(scan: Scan, mark: Mark) -> bool:
    """Tell whether a part begins of a toll told elsewhere: «بين القتلى», whatever harm came before.

    Those «في مقدمتهم» led others, to a funeral most of the time.
    """
    if scan.passage.word(mark.end - 1).startswith(_AT_HEAD):
        return False
    return mark.end - mark.start > 1 and (scan.measure is None or names_harmed(scan, mark))


_AT_HEAD = ("مقدمت", "طليعت")


def _free(scan: Scan, mark: Mark) -> bool:
    """Tell whether people stand before a word of parting of whom no harm is told yet."""
    if not scan.loose or scan.loose[-1].start <= scan.last_end:
        return False
    if mark.entry.part != "one" and _speaks(scan, scan.loose[-1], mark):
        return False
    last = scan.loose[-1]
    if _predicate(scan, last):
        return False
    beside = last.shape == "plural" and (last.article or scan.passage.word(last.start - 1) in _BY)
    beside = beside or (mark.entry.part == "list" and last.shape in {"plural", "dual"})
    aside = beside and scan.passage.word(mark.start - 1) in COMMAS
    if aside and _several_found(scan):
        return False  # «اعتقل ستة بشبهة دعم المسلحين، بينهم امرأة», «قتل 7 في قتال قبائل ومسلحين، هم: …»
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
        one_told(scan, mark)
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
    measure = measure_of(scan, mark) or of_victims(scan, mark)
    last = len(scan.found) - 1
    wholes = [at for at in range(last, max(-1, last - _LOOKED), -1) if scan.found[at].whole is None]
    same = [at for at in wholes if measure in {None, scan.found[at].measure}]
    if measure is not None and not same:
        scan.part, scan.measure = -1, measure
    else:
        scan.part = same[0] if measure is not None else wholes[0] if wholes else last
    scan.awaited, scan.last_end = False, mark.end


def _total(scan: Scan, mark: Mark) -> None:
    """Take the total said behind «من بين القتلى»: «… الثمانية والعشرين»."""
    at = mark.end + (scan.passage.word(mark.end) == "ال")  # «من بين القتلى الـ45»
    total = group(scan.sentence, at) if at < scan.sentence.end else None
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
    said = passage.word(last.start - 1) in _THAT and _closes(scan, mark.end)  # «أن اثنين … من بين القتلى»
    near = len(between) <= (FAR if said else BEHIND)
    clear = last.low is not None and last.start > scan.last_end and near
    return clear and not {"،", ",", ":"} & set(between) and (follows is None or follows.conj)


_THAT = frozenset({"ان", "وان", "بان"})


def _closes(scan: Scan, at: int) -> bool:
    """Tell whether a clause ends at a token."""
    return at >= scan.sentence.end or not scan.passage.tokens[at].is_word


_APART: Mapping[str, Callable[[Scan, Mark], None]] = {"one": one_apart, "all": all_apart}


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

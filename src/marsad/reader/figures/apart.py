"""Parts told one by one («أحدهم طبيب وآخر ممرض»), between a whole and its verb, and what most of it are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from marsad.language.lexicon import Mark
from marsad.language.wordsets import word_set, word_tuple
from marsad.models import Measure
from marsad.reader.counting.groups import Group, group
from marsad.reader.counting.people import FORCES
from marsad.reader.harm.scan import Scan


def of_no_part(scan: Scan, mark: Mark) -> bool:
    """Tell whether a word for a part tells what befell one, or says what most of a number are."""
    fled = mark.entry.part == "one" and scan.passage.word(mark.start - 1).removeprefix("و") in _FLED
    return fled or _aged(scan, mark) or _one_harmed(scan, mark) or _passed_over(scan, mark)


def _aged(scan: Scan, mark: Mark) -> bool:
    """Tell whether only how old one is follows: «أكبرهم في العشرين», «أصغرهم عمره سنتان»."""
    word = scan.passage.word(mark.start).removeprefix("و")
    return word.startswith(_BY_AGE) and _one_of(scan, mark).people is None


_BY_AGE = ("اصغرهم", "اكبرهم", "اصغرهن", "اكبرهن")


_FLED = word_set("fleeing")


def _passed_over(scan: Scan, mark: Mark) -> bool:
    """Pass over «معظمهم من النساء»: it counts nobody, and leaves open who the others are."""
    if mark.entry.part != "most":
        return False
    at = mark.end + (scan.passage.word(mark.end) in _VAST)
    at += scan.passage.word(at) == "من"
    who = group(scan.sentence, at) if at < scan.sentence.end else None
    while who is not None and who.low is None:
        scan.last_end = who.end
        who = group(scan.sentence, who.end) if who.end < scan.sentence.end else None
        who = who if who is not None and who.conj else None
    return True


_VAST = frozenset({"الساحقه", "العظمي", "الكبري"})


def one_told(scan: Scan, mark: Mark) -> None:
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


def one_of_the_dead(scan: Scan, mark: Mark, measure: Measure | None) -> None:
    """Count one of those told of before of whom something is said: «أحد القتلى ضابط», «إن أحد الجرحى توفي».

    «قال شقيق أحد القتلى» says nothing of him.
    """
    one = _one_of(scan, mark)
    told = one.people is not None or scan.passage.word(mark.start - 1) in _THAT
    if measure is not None and told:
        scan.find(one, measure, "part of")


_THAT = frozenset({"ان", "بان", "وان"})


def _one_of(scan: Scan, mark: Mark) -> Group:
    """Return the one whom a word for one of several means, as what is said of him right behind."""
    among = scan.passage.word(mark.end) == "من"  # «أحدهم من عناصر الجيش»
    at = mark.end + among
    who = group(scan.sentence, at) if at < scan.sentence.end else None
    if who is not None and among and who.shape == "plural" and who.low is None:
        return replace(who, start=mark.start, shape="singular", low=1, high=1, qualifier=None)
    if who is not None and who.shape == "singular":
        return replace(who, start=mark.start)
    return Group(mark.start, mark.end, "singular", 1, 1, None, None)


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


def one_apart(scan: Scan, mark: Mark) -> None:
    """Keep «أحدهم طفل» told between its whole and the verb («16 شخصا، أحدهم طفل، قتلوا»)."""
    one = _one_of(scan, mark)
    scan.apart.append(one)
    scan.aside = one.end
    scan.last_end = max(scan.last_end, mark.end - 1)


def all_apart(scan: Scan, mark: Mark) -> None:
    """Pass over «أغلبهم نساء», told between people and the verb: it says of what kind they are."""
    at = mark.end + (scan.passage.word(mark.end) == "من")
    who = group(scan.sentence, at) if at < scan.sentence.end else None
    if who is None or who.people is None or who.low is not None:
        return
    last, scan.last_end = scan.loose[-1], who.end
    if last.people is not None and last.people.status == "unknown":
        scan.loose[-1] = replace(last, people=replace(last.people, status=who.people.status))


def set_apart(scan: Scan, one: Group) -> bool:
    """Keep a part that is told between its whole and the verb («21 شخصا بينهم دركيان قتلوا»)."""
    if scan.aside != one.start and _bracketed(scan, one):
        scan.aside = one.start
    plain = one.shape in {"singular", "dual"} or (one.shape == "number" and one.measure is None)
    written = scan.passage.word(one.start - 1) == "و"  # «32 طفلا و29 امرأة»
    follows = scan.apart and one.conj and one.start - written == scan.apart[-1].end and plain
    if scan.aside != one.start and not (follows and not _of_state(scan, one)):
        return False
    scan.apart.append(one)
    return True


def _bracketed(scan: Scan, one: Group) -> bool:
    """Tell whether a bracket behind people of whom no harm is told yet opens the list of their parts."""
    whole = scan.loose[-1] if scan.loose and not scan.awaited else None
    if whole is None or one.start - whole.end not in {0, 1} or scan.passage.word(whole.end) != "(":
        return False
    fewer = whole.low is not None and one.low is not None and one.low < whole.low
    return fewer and whole.vouched and one.vouched and one.measure is None


def _of_state(scan: Scan, one: Group) -> bool:
    """Tell whether a force of the state stands beside a group's fighters, who cannot hold it as a part."""
    whole = scan.loose[-1].people if scan.loose else None
    force = one.people is not None and one.people.force in FORCES
    return force and whole is not None and whole.actor is not None and whole.actor.entry["kind"] == "group"

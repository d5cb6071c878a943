"""What a word of harm does: it takes the people before it, or awaits those behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from marsad.language.lexicon import Mark
from marsad.language.words import COMMAS, definite, joined_by_and
from marsad.models import Measure
from marsad.reader.counting.groups import group
from marsad.reader.counting.numerals import definite_number
from marsad.reader.harm.before import takes_before, takes_named
from marsad.reader.harm.bombers import blows_himself_up
from marsad.reader.harm.fates import died_since, held_by_group
from marsad.reader.harm.illness import of_illness
from marsad.reader.harm.measures import TAKEN
from marsad.reader.harm.named import all_named, each_named
from marsad.reader.harm.objects import past_doer
from marsad.reader.harm.pronouns import of_those_before
from marsad.reader.harm.scan import NEAR, Scan, days_between, denied
from marsad.reader.harm.undergone import undergone
from marsad.reader.harm.unreal import unreal


def meet_harm(scan: Scan, mark: Mark) -> None:
    """Take a word of harm: give it the people before it, or await them."""
    measure = cast(Measure, mark.entry["measure"])
    measure = "abducted" if measure == "arrested" and held_by_group(scan, mark) else measure
    together = _together(scan, mark)
    if mark.entry.part == "self":
        blows_himself_up(scan, mark)
        return
    if undergone(scan, mark) or _no_verb(scan, mark):
        return
    if (why := _no_harm(scan, mark, measure)) is not None:
        scan.note(mark, why)
        scan.harm, scan.awaited, scan.measure = None, False, None
        return
    if _sums_up(scan, mark):
        return
    if _said_of_those_before(scan, mark, measure):
        return
    if mark.entry.part == "fate":
        _corrects(scan, mark, measure)
        return
    _told_of(scan, mark, measure)
    _await(scan, mark, measure, together=together)


def _no_harm(scan: Scan, mark: Mark, measure: Measure) -> str | None:
    """Return why a word of harm counts nobody: harm that was not done, was denied, or came by no arms."""
    if unreal(scan, mark):
        return "unreal"
    if denied(scan, mark.start) and measure not in {"missing", "captured"}:
        return "denied"
    return "illness" if of_illness(scan, mark) else None


def _no_verb(scan: Scan, mark: Mark) -> bool:
    """Tell whether a word is written like a verb of harm alone: «سوق النفق», «ووفقا للبيان، فقد تعاملت …»."""
    passage, at = scan.passage, mark.start
    if mark.entry.part != "verb":
        return False
    opens = passage.word(at) == "فقد" and passage.word(at - 1) in COMMAS
    lost = mark.end < scan.sentence.end and group(scan.sentence, mark.end) is not None
    return (opens and not lost) or (mark.entry["measure"] == "killed" and definite(mark.proclitic))


def _sums_up(scan: Scan, mark: Mark) -> bool:
    """Pass over those told of before whom a sentence adds to a total («وبمقتل العشرة يرتفع العدد إلى 94»)."""
    heads = mark.entry.part == "event" and mark.proclitic.endswith("ب") and mark.start == scan.sentence.start
    known = group(scan.sentence, mark.end) if heads and mark.end < scan.sentence.end else None
    if known is None or not (definite_number(scan.passage, mark.end) or known.article):
        return False
    if scan.passage.at(known.end, "given_names", "name") is not None:
        return False  # «وبمقتل الضابط سالم علي يرتفع العدد» may tell it first
    near = range(known.end, min(known.end + (_WHERE if known.low == 1 else 2), scan.sentence.end))
    if not any(scan.passage.word(at) in _RISES for at in near):
        return False
    scan.aside = known.end
    return scan.note(mark, "restated")


_WHERE = 6
_RISES = frozenset({"يرتفع", "ترتفع", "يصل", "تصل", "يصبح", "تصبح", "يبلغ", "تبلغ", "ارتفع", "ارتفعت"})


def _said_of_those_before(scan: Scan, mark: Mark, measure: Measure) -> bool:
    """Give a word of harm to people before it, if it is said of them: behind it nobody is awaited then."""
    if _or_else(scan, mark, measure) or died_since(scan, mark, measure):
        return True
    if of_those_before(scan, mark, measure):
        return True
    if mark.entry.part in {"verb", "fate"} and (takes_before(scan, mark) or takes_named(scan, mark)):
        return True
    return _says_again(scan, mark, measure)


def _await(scan: Scan, mark: Mark, measure: Measure, *, together: bool) -> None:
    """Await the people of a word of harm behind it, or count those whose names stand there."""
    scan.measure = "casualties" if together and {measure, scan.measure} == {"killed", "injured"} else measure
    start = mark.end
    mark = mark._replace(end=start + _each(scan, start))
    scan.harm, scan.awaited, scan.part = mark, True, None
    if mark.entry.part not in {"verb", "event"}:
        return
    at = _past_day(scan, past_doer(scan, mark))
    each = at + _each(scan, at)
    if not ((each > at or mark.end > start) and each_named(scan, mark, each)):
        all_named(scan, mark, at)


def _past_day(scan: Scan, at: int) -> int:
    """Return where a day ends behind which a name may stand: «قتل أمس، خالد الأسعد»."""
    end = at + days_between(scan.passage, at, scan.sentence.end)
    return end + (end > at and scan.passage.word(end) in COMMAS)


def _each(scan: Scan, at: int) -> int:
    """Return how many tokens «كل من» takes, which begins a list of people («استشهاد كل من النقيب …»)."""
    return 2 * ((scan.passage.word(at).removeprefix("ب"), scan.passage.word(at + 1)) == ("كل", "من"))


def _told_of(scan: Scan, mark: Mark, measure: Measure) -> None:
    """Take the people whom a clause says to have come to harm as those whose number follows.

    «عدد المدنيين الذين قتلوا في القصف بلغ 50».
    """
    at = mark.start - 1 - (scan.passage.word(mark.start - 1) == "قد")
    last = scan.loose[-1] if scan.loose else None
    if last is None or last.people is None or scan.passage.word(at) not in _WHO or last.end != at:
        return
    if mark.entry.part == "verb" and last.shape == "plural" and last.article:
        scan.topic = replace(last, people=replace(last.people, measure=measure))


_WHO = frozenset({"الذين", "اللواتي", "اللاتي"})


def _or_else(scan: Scan, mark: Mark, measure: Measure) -> bool:
    """Read «قتلوا أو جرحوا»: one number for dead and injured together."""
    if scan.passage.word(mark.start - 1) != "او" or not scan.found or scan.last_end != mark.start - 1:
        return False
    last = scan.found[-1]
    if {last.measure, measure} == {"killed", "missing"}:
        scan.found[-1] = replace(last, measure="missing", end=mark.end)
        return True
    if {last.measure, measure} != {"killed", "injured"}:
        scan.note(scan.found.pop().group, "mixed")  # «قتلوا أو اعتقلوا أو استسلموا»
        scan.last_end = mark.end
        return True
    scan.found[-1] = replace(last, measure="casualties", end=mark.end)
    return True


def _together(scan: Scan, mark: Mark) -> bool:
    """Tell whether «و» joins this word of harm straight to the one before it («مقتل وإصابة»)."""
    return (
        scan.awaited
        and scan.harm is not None
        and scan.harm.end == mark.start
        and joined_by_and(mark.proclitic)
    )


def _says_again(scan: Scan, mark: Mark, measure: Measure) -> bool:
    """Pass over a verb that only says again what befell those counted before it («31 قتيلا سقطوا في …»)."""
    plural = mark.entry.part == "verb" and mark.entry["number"] == "plural" and not mark.proclitic
    near = bool(scan.found) and 0 <= mark.start - scan.last_end <= NEAR
    if not plural or not near or scan.found[-1].measure != measure:
        return False
    if not {scan.passage.word(at) for at in range(scan.last_end, mark.start)} <= _RELATIVE:
        return False
    scan.harm, scan.awaited, scan.measure, scan.last_end = mark, False, measure, mark.end
    return True


_RELATIVE = frozenset({"الذين", "قد", "كانوا", "،", "ممن"})


def _taken_home(scan: Scan, mark: Mark, measure: Measure) -> bool:
    """Tell whether «من منازلهم» is only where people were seized («اعتقلت الشرطة سبعة من بيوتهم»)."""
    return measure in TAKEN and scan.passage.word(mark.start) == "من"


def _corrects(scan: Scan, mark: Mark, measure: Measure) -> None:
    """Give the people just counted with another harm their own fate («و56 آخرين لا يزالون مفقودين»).

    A fate joined on by «و» is of others («وإصابة 21، وعالقون تحت الأنقاض»).
    """
    to_death = scan.passage.word(mark.start) == "حتي"  # «طعنوا ستة حتى الموت»
    if not scan.found or not 0 <= mark.start - scan.last_end <= NEAR + to_death:
        return
    if measure == "killed" and not to_death:
        return
    last = scan.found[-1]
    if joined_by_and(mark.proclitic) or _taken_home(scan, mark, last.measure):
        return
    if scan.last_end - last.group.end in {0, 1} and last.measure != measure:
        scan.found[-1] = replace(last, measure=measure, rule="before fate", end=mark.end, whole=None)

"""Fighting that went on for days: told by the day it broke out or ended, or by how long it took."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from marsad.language.lexicon import Mark
from marsad.language.words import COMMAS
from marsad.language.wordsets import word_set, word_tuple
from marsad.reader.days.lengths import length
from marsad.reader.days.when import DAY, Clock, When, mark
from marsad.reader.document import Sentence

_REACH = 6
_BEGINS = word_tuple("fighting begins")
_LASTS = word_set("lasting so long")
_HOURS = word_set("some hours")
_ENDING, _SIEGES = word_set("ends of fighting"), word_set("what goes on for days")
_BEHIND, _OBJECT = 3, 12
_SIEGE = 3 * DAY
_APART = 2 * DAY
_LONG = 6 * DAY
"""What broke out longer ago is told by weeks, and its days are not known."""


def broken_out(sentence: Sentence, when: When, clock: Clock) -> When:
    """Take «المعارك التي اندلعت الجمعة» for the days from then on, up to the one that tells of them.

    That is the day of a statement, or the report's own; what broke out on its eve is of one day. Where the
    report says how long it went on («قتلى في يومين من المعارك»), it ended then.
    """
    told = clock.stated or clock.seen
    if when.precision != "day" or when.tied or told is None or not _breaks_out(sentence, when.start):
        return when
    if _over_then(sentence, when.end):
        return when
    last = when.first + (clock.lasted - 1) * DAY if clock.lasted else told
    if not clock.lasted and last - when.first < _APART:
        return when
    return replace(when, last=last, precision="days") if DAY <= last - when.first <= _LONG else when


def ended(sentence: Sentence, days: Iterable[When], clock: Clock) -> Iterator[When]:
    """Take the day on which fighting ended for all of its days, where the sentence tells when it began
    («أنهت القوات صباح الجمعة حصارا لفندق اقتحمه مساء الخميس مسلحون») or the report how long it took
    («انسحب الجيش ليل الثلاثاء بعد يومين من القتال»).
    """
    told = list(days)
    for at, when in enumerate(told):
        first = _begun(told[at + 1 :], when) or _so_long_before(when, clock)
        if when.precision == "day" and first is not None and _ends(sentence, when.start):
            yield replace(when, first=first, precision="days")
            return
        yield when


def _begun(later: Sequence[When], end: When) -> dt.date | None:
    """Return the day told next, where that was shortly before the end of the fighting."""
    if len(later) != 1 or later[0].precision != "day" or later[0].bound:
        return None
    return later[0].first if DAY <= end.first - later[0].first <= _SIEGE else None


def _so_long_before(when: When, clock: Clock) -> dt.date | None:
    lasted = clock.lasted or 0
    return when.first - (lasted - 1) * DAY if 1 < lasted <= _LONG.days else None


def _ends(sentence: Sentence, at: int) -> bool:
    """Tell whether fighting ended on the day at a token («أنهت القوات فجر الجمعة حصارا …»)."""
    words = range(max(sentence.start, at - _REACH), min(at + _BEHIND, sentence.end))
    if not any(sentence.passage.word(near).removeprefix("و") in _ENDING for near in words):
        return False
    near = range(max(sentence.start, at - _REACH), min(at + _OBJECT, sentence.end))
    return any(_fights(sentence, one) or sentence.passage.word(one).lstrip("لب") in _SIEGES for one in near)


def _breaks_out(sentence: Sentence, at: int) -> bool:
    """Tell whether the fighting told of here broke out on the day at a token («اندلع القتال ليل الاثنين»)."""
    word = sentence.passage.word
    for verb in range(at - 1, max(sentence.start, at - _REACH) - 1, -1):
        if word(verb) in COMMAS or mark(sentence, verb, "day", "weekday"):
            return False
        if word(verb).removeprefix("و").startswith(_BEGINS):
            return any(_fights(sentence, near) for near in range(max(sentence.start, verb - 3), verb + 3))
    return False


def _over_then(sentence: Sentence, at: int) -> bool:
    """Tell whether it was over in hours («واستمرت ساعات»), or a later day is told that may have ended it."""
    words = (sentence.passage.word(near).removeprefix("ل") for near in range(at, sentence.end))
    later = (mark(sentence, near, "day", "weekday") for near in range(at, sentence.end))
    return any(word in _HOURS for word in words) or any(later)


def _fights(sentence: Sentence, at: int) -> bool:
    event = sentence.passage.at(at, "events")
    return event is not None and event.end <= sentence.end and event.entry["type"] == "armed_clash"


def days_lasted(sentences: Iterable[Sentence]) -> int | None:
    """Return for how many days a report says that its fighting went on: «في يومين من المعارك»."""
    for sentence in sentences:
        for event in sentence.find("events"):
            if event.entry["type"] == "armed_clash":
                days = _before(sentence, event.start) or _behind(sentence, event)
                if days:
                    return days
    return None


def _before(sentence: Sentence, at: int) -> int:
    """Return the days of «يومين من القتال», «ثلاثة أيام من المعارك»."""
    if sentence.passage.word(at - 1) != "من":
        return 0
    unit = mark(sentence, at - 2, "unit")
    starts = (start for start in (at - 3, at - 2) if start >= sentence.start)
    return max((_days(sentence, start) for start in starts), default=0) if unit is not None else 0


def _behind(sentence: Sentence, event: Mark) -> int:
    """Return the days of «اشتباكات استمرت يومين»."""
    for at in range(event.end, min(event.end + _REACH, sentence.end)):
        if sentence.passage.word(at).removeprefix("و") in _LASTS:
            return _days(sentence, at + 1)
    return 0


def _days(sentence: Sentence, at: int) -> int:
    number, unit = length(sentence, at)
    return number if unit is not None and unit.entry["value"] == "1" else 0

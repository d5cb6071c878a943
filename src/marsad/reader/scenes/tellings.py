"""What each sentence tells: its figures, places, days and actors, and the words that set it apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from marsad.language.lexicon import Mark
from marsad.language.words import definite
from marsad.language.wordsets import word_set
from marsad.models import IncidentType
from marsad.reader.days.around import of_statement
from marsad.reader.days.asides import in_aside
from marsad.reader.days.when import DAY, When
from marsad.reader.document import Sentence
from marsad.reader.harm.frames import frames
from marsad.reader.harm.raids import raids
from marsad.reader.harm.scan import Found
from marsad.reader.parties.capitals import speaks
from marsad.reader.parties.parties import actors
from marsad.reader.places.places import Mention
from marsad.reader.relevance import only_accident
from marsad.reader.scenes.arms import FROM_AFAR, harmless, opens_fire
from marsad.reader.scenes.telling import Telling, told_place
from marsad.reader.voices.claimants import is_saying
from marsad.reader.voices.speakers import Voice
from marsad.reader.voices.voices import speaker

_AT_ITS_HEAD = 3
_MANY = 7
"""So many raids or attacks in one sentence are a tally, not one incident."""
_PLACES = 24
"""So many places of one sentence are weighed for where it happened."""


def telling_of(
    sentence: Sentence, places: list[Mention], days: tuple[When, ...], heard: tuple[Voice, ...]
) -> Telling:
    """Return what a sentence tells; ``places``, ``days`` and ``heard`` are those found in it."""
    days = tuple(when for when in days if when.precision == "day" or not in_aside(sentence, when.start))
    found = () if only_accident(sentence) else tuple(frames(sentence))
    places = [one for one in places if not (found and speaks(one.passage, one.start))]
    days = tuple(when for when in days if not (_counted_before(found, when) and _likened(sentence, when)))
    period = any(not _compares(sentence, mark) for mark in sentence.find("scopes", "period"))
    day = any(
        when.precision == "day" and not when.written and not of_statement(when, sentence) for when in days
    )
    period = (period and (not day or _until(sentence))) or _spans(sentence, days) or _since(sentence, days)
    period = period or _through(sentence, days)
    period = period or _round_the_clock(sentence, days, places)
    events = [m.entry for m in sentence.find("events") if not harmless(sentence, m)]
    fires = not events and opens_fire(sentence)
    strong = fires or any(e["strength"] == "strong" for e in events)
    return Telling(
        sentence=sentence,
        found=found,
        place=told_place(places),
        places=tuple(places[:_PLACES]),
        times=days,
        actors=tuple(actors(sentence)),
        events=tuple((cast(IncidentType, e["type"]), int(e["rank"])) for e in events if int(e["rank"])),
        strong=strong,
        period=period,
        past=any(not _earlier_word(sentence, mark) for mark in sentence.find("scopes", "past")),
        turn=sentence.has("scopes", "turn"),
        toll=sentence.has("scopes", "toll"),
        earlier=_long_before(sentence, days)
        or any(not _from_then_on(sentence, mark) for mark in sentence.find("scopes", "earlier")),
        habit=sentence.has("scopes", "habit"),
        acts=tuple(one for one in raids(sentence) if period or (one.group.low or 0) >= _MANY),
        voices=tuple(speaker(heard, one.start) for one in found),
        harmed=sentence.has("casualty") or sentence.has("scopes", "aftermath"),
        again=sentence.has("scopes", "another"),
        separate=any(m.start - sentence.start <= _AT_ITS_HEAD for m in sentence.find("scopes", "separate")),
        fresh=any(_bare(m, sentence) for m in sentence.find("events")),
        sequel=sentence.has("scopes", "sequel"),
        counted_up=bool(found) and _counted_up(sentence, days),
        attacks_counted=any(_numbered(m, sentence) for m in sentence.find("events")),
        many=any(_plural(m, sentence) for m in sentence.find("events")),
        points_back=any(definite(m.proclitic) for m in sentence.find("events") if m.end - m.start == 1),
    )


def looking_ahead(told: Sequence[Telling]) -> list[Telling]:
    """Mark each sentence without a count that is followed by one with, which says neither where nor when."""
    return [
        replace(one, counted_next=not one.found and _counts_on(behind)) if behind is not None else one
        for one, behind in zip(told, [*told[1:], None], strict=True)
    ]


def _counts_on(telling: Telling) -> bool:
    counted = any(one.group.low for one in telling.found)
    return counted and telling.place is None and not telling.times and not telling.period


def _round_the_clock(sentence: Sentence, days: tuple[When, ...], places: list[Mention]) -> bool:
    """Tell whether a sentence sums up a day and a night of a whole area («في القطاع خلال الـ24 ساعة»).

    A battle of so long is one incident all the same.
    """
    whole = [when for when in days if when.tied and when.precision == "days"]
    if (
        not whole
        or len(whole) < len(days)
        or any(m.entry["type"] == "armed_clash" for m in sentence.find("events"))
    ):
        return False
    told = [one for one in places if not one.aside]
    wide = any(sentence.passage.word(at) in _WHOLE for at in range(sentence.start, sentence.end))
    struck = any(_plural(m, sentence) and m.entry["type"] in FROM_AFAR for m in sentence.find("events"))
    least = _REGION if struck else _AREA
    return all(one.rank >= least for one in told) and (bool(told) or wide)


_AREA, _REGION = 5, 4
"""The ranks of a province, and of a region («قطاع غزة»), among places: larger are only rough areas."""
_WHOLE = word_set("the whole country")


def _bare(mark: Mark, sentence: Sentence) -> bool:
    """Tell whether a word tells of an event not told before: a strong one without the article."""
    named = definite(mark.proclitic) or sentence.passage.word(mark.end).startswith("ال")
    return mark.entry["strength"] == "strong" and not named


def _plural(mark: Mark, sentence: Sentence) -> bool:
    """Tell whether a word tells of several events («هجمات», «غارات»), not of one («اشتباكات»)."""
    several = any(sentence.passage.word(at).endswith("ات") for at in range(mark.start, mark.end))
    return several and mark.entry["type"] != "armed_clash"


def _numbered(mark: Mark, sentence: Sentence) -> bool:
    """Tell whether several attacks are counted: «الهجمات الثلاثة», «ثلاث هجمات»."""
    numbers = (sentence.passage.at(at, "numbers") for at in (mark.start - 1, mark.end))
    return _plural(mark, sentence) and any(number is not None for number in numbers)


def _until(sentence: Sentence) -> bool:
    """Tell whether a day only ends the time that is summed up («منذ أول الشهر وحتى يوم الجمعة»)."""
    words = [sentence.passage.word(at) for at in range(sentence.start, sentence.end)]
    since = words.index("منذ") if "منذ" in words else len(words)
    return any(word in {"حتي", "وحتي", "لغايه"} for word in words[since : since + _SPAN])


_SPAN = 8
_YEARS = word_set("months and years")
_HOURS = word_set("hours")
_WEEKS = dt.timedelta(days=20)


def _spans(sentence: Sentence, days: tuple[When, ...]) -> bool:
    """Tell whether a sentence sums up weeks between two dates («من 19 ديسمبر وحتى مطلع يوليو»)."""
    written = [when.first for when in days if when.written]
    if len(written) < 2 or max(written) - min(written) < _WEEKS:
        return False
    return any(sentence.passage.word(at) in {"حتي", "وحتي"} for at in range(sentence.start, sentence.end))


def _since(sentence: Sentence, days: tuple[When, ...]) -> bool:
    """Tell whether a sentence sums up all since a written day («منذ 7 أكتوبر 2023»)."""
    until = _until(sentence)  # «منذ 3 أيار وحتى يوم أمس»
    if any(when.precision == "day" and not when.written for when in days) and not until:
        return False
    written = [when for when in days if when.written and sentence.passage.word(when.start - 1) in _SINCE]
    return any(
        sentence.passage.at(when.start, "times", "weekday") is None
        and not _held_to(sentence, when.start)
        and (until or not {sentence.passage.word(at) for at in (when.end, when.end + 1)} & _WHEN)
        for when in written
    )


def _through(sentence: Sentence, days: tuple[When, ...]) -> bool:
    """Tell whether a sentence sums up a month or year that it names («خلال أيار 2024»)."""
    long = [when for when in days if when.written and when.precision in {"month", "year"}]
    return any(sentence.passage.word(when.start - 1) in _DURING for when in long)


def _counted_up(sentence: Sentence, days: tuple[When, ...]) -> bool:
    """Tell whether those who count the dead sum up some days («أحصت الشبكة مقتل 31 مدنيا بين 3 و20 أيار»).

    A battle or a siege of so long is one incident all the same.
    """
    long = any(when.last - when.first >= _SOME_DAYS and not when.tied for when in days)
    one = any(m.entry["strength"] == "strong" and not _plural(m, sentence) for m in sentence.find("events"))
    return long and not one and sentence.has("claimants", "counts")


_SOME_DAYS = 3 * DAY


def _long_before(sentence: Sentence, days: tuple[When, ...]) -> bool:
    """Tell whether an attack is told since which months or years went by: «بعد ثلاث سنوات على هجوم»."""
    if any(when.precision == "day" and not when.tied for when in days):
        return False
    words = [sentence.passage.word(at) for at in range(sentence.start, sentence.end)]
    attacks = (m.start - sentence.start for m in sentence.find("events") if m.entry["strength"] == "strong")
    return any(_after_years(words[max(0, at - _SPAN) : at]) for at in attacks)


def _after_years(words: list[str]) -> bool:
    """Tell whether words end as «بعد ثلاث سنوات تقريبا على» does."""
    after = next((at for at, word in enumerate(words) if word.removeprefix("و") == "بعد"), len(words))
    ends = bool(words) and words[-1] in {"علي", "من"}
    return ends and any(word in _YEARS for word in words[after:])


def _from_then_on(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether an earlier time is only that from which on is counted («منذ مطلع العام»)."""
    return sentence.passage.word(mark.start - 1) in _SINCE


_DURING = frozenset({"خلال", "طوال", "طيله"})
_SINCE = frozenset({"منذ", "ومنذ"})
_WHEN = frozenset({"حين", "حينما", "عندما", "يوم"})


def _compares(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a period only says since when nothing was as bad («أشد هجوم منذ عام») or held a town."""
    if not _HOURS.isdisjoint(sentence.passage.word(at) for at in (mark.end, mark.end + 1)):
        return True  # «على مدى ساعات» sums up nothing either.
    return _held_to(sentence, mark.start) or in_aside(sentence, mark.start)


def _held_to(sentence: Sentence, at: int) -> bool:
    before = range(max(sentence.start, at - 8), at)
    return any(sentence.passage.at(near, "scopes", "superlative") for near in before)


def _likened(sentence: Sentence, when: When) -> bool:
    """Tell whether a year is that of an older attack told of for comparison: «الأعنف منذ هجوم … عام 2019»."""
    since = range(max(sentence.start, when.start - _NAMED), when.start)
    return any(sentence.passage.word(at) in _SINCE and _held_to(sentence, at) for at in since)


def _counted_before(found: tuple[Found, ...], when: When) -> bool:
    """Tell whether all counted stand before a time: none is of the older attack that it dates."""
    return bool(found) and all(one.start < when.start for one in found)


_NAMED = 4


def _earlier_word(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a word of the past only tells of an earlier statement («وكانت الوزارة قد أعلنت»)."""
    for at in range(mark.end - 1, min(mark.end + 6, sentence.end)):
        if is_saying(sentence.passage, at):
            return True
        if sentence.passage.at(at, "events") or sentence.passage.at(at, "casualty"):
            return False
    return False

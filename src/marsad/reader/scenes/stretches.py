"""Attacks summed over weeks: «القصف على المدينة خلال أيار», where «هجوم خلال أيار» is a single one."""

from __future__ import annotations

import datetime as dt

from marsad.language.lexicon import Mark
from marsad.language.wordsets import word_set
from marsad.reader.days.around import of_statement
from marsad.reader.days.when import When
from marsad.reader.document import Sentence
from marsad.reader.scenes.arms import harmless
from marsad.reader.scenes.telling import Telling

_WEEK = dt.timedelta(days=6)
_REACH = 3
"""Words between «خلال» and the weeks that it names: «خلال الثلاثة أسابيع»."""
_PLACES = 3
_PROVINCE = 5
"""The rank of a province among places."""
_THROUGH = word_set("all through")
_WEEKS = word_set("weeks or longer")
_FEW_WEEKS = word_set("so many weeks")
_MASS = word_set("attacks in the mass")
_ASIDE = word_set("of another time than the attacks")


def summed(telling: Telling) -> bool:
    """Tell whether one number sums what attacks did over weeks, and so is of no incident.

    Either the attacks went on through all of a stretch of weeks, or several, of some past week or month,
    struck three places or more. One that names a day, or a single attack, is not of this kind.
    """
    sentence, days = telling.sentence, telling.times
    wholes = [one for one in telling.found if one.whole is None and one.group.low]
    once = len({one.measure for one in wholes}) == len(wholes) > 0
    if not once or any(when.precision == "day" and not of_statement(when, sentence) for when in days):
        return False
    attacks = [mark for mark in sentence.find("events") if _is_attack(mark, sentence)]
    if not attacks or not all(_many(mark, sentence) for mark in attacks):
        return False
    counted = [*((one.start, one.end) for one in wholes), *((mark.start, mark.end) for mark in attacks)]
    stretches = (at for at in range(sentence.start, sentence.end) if _stretch(sentence, at, days))
    return (
        any(_beside(sentence, at, counted) for at in stretches) or _scattered(telling) or _of_a_month(telling)
    )


def _is_attack(mark: Mark, sentence: Sentence) -> bool:
    """Tell whether a word names an attack, and is not only the verb beside its name («غارات استهدفت …»)."""
    named = mark.entry["strength"] == "strong" and mark.entry["cue"] != "targeting"
    return named and not harmless(sentence, mark)


def _many(mark: Mark, sentence: Sentence) -> bool:
    """Tell whether a word tells of attacks in the mass: «القصف», «غارات»; a battle may last for weeks."""
    first, *more = (sentence.passage.word(at) for at in range(mark.start, mark.end))
    words = [first.removeprefix(mark.proclitic), *more]
    mass = any(word in _MASS or word.endswith("ات") for word in words)
    return mass and mark.entry["type"] != "armed_clash"


def _stretch(sentence: Sentence, at: int, days: tuple[When, ...]) -> bool:
    """Tell whether weeks or more begin at a word: «خلال شهر أيار», «في غضون ثلاثة أسابيع»."""
    passage = sentence.passage
    if passage.word(at) == "في":
        return passage.word(at + 1) in _FEW_WEEKS
    if passage.word(at) not in _THROUGH:
        return False
    near = range(at + 1, min(at + 1 + _REACH, sentence.end))
    named = any(when.start in near and when.last - when.first >= _WEEK for when in days)
    return named or any(passage.word(n).removeprefix("ال") in _WEEKS for n in near)


def _beside(sentence: Sentence, at: int, counted: list[tuple[int, int]]) -> bool:
    """Tell whether a stretch stands with what is counted, and not with something told beside it.

    «… هو الأعنف خلال أشهر», «أحدث الضربات خلال أشهر», «… على بلدة شهدت خلال أشهر نزوحا».
    """
    passage = sentence.passage
    start, end = min(counted, key=lambda one: len(_between(at, *one)))
    between = _between(at, start, end)
    told = [*between, start - 1, *range(max(sentence.start, at - 2), at)]
    said = {word for n in told for word in (passage.word(n), passage.word(n).removeprefix("ال"))}
    compared = any(passage.at(n, "scopes", "superlative") for n in told)
    return not compared and "،" not in said and _ASIDE.isdisjoint(said)


def _between(at: int, start: int, end: int) -> range:
    return range(at + 1, start) if at < start else range(end, at)


def _of_a_month(telling: Telling) -> bool:
    """Tell whether attacks of one month struck a province: «والشهر الماضي قتل 40 في هجمات على الإقليم»."""
    wide = telling.place is not None and telling.place.rank >= _PROVINCE
    return wide and any(when.precision == "month" and not when.bound for when in telling.times)


def _scattered(telling: Telling) -> bool:
    """Tell whether attacks of some past week or month struck several places, each named by itself."""
    long = any(when.last - when.first >= _WEEK and not when.bound for when in telling.times)
    named = [place for place in telling.places if not place.aside and not place.near]
    return long and sum(place.joined for place in named) >= _PLACES - 1

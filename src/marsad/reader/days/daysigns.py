"""Signs that a day is, or is not, the one on which a scene happened; they vote (decision ``day``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.language.words import COMMAS, WHICH, definite
from marsad.language.wordsets import word_set, word_tuple
from marsad.models import DateSpan
from marsad.reader.days.anniversaries import of_anniversary
from marsad.reader.days.around import by_words, of_statement, tells
from marsad.reader.days.elsewhen import aftermath, of_another
from marsad.reader.days.when import DAY, When, mark
from marsad.reader.document import Sentence
from marsad.reader.scenes.telling import Scene, Telling

_HEADING = 7
_NEAR = 3
_WEEK = 8 * DAY
_HEADS = frozenset({":", "/"})
_TURNS = frozenset({"في", "وفي", "اما"})


@dataclass(frozen=True, slots=True)
class Told:
    """A day with the telling that names it.

    ``place`` is where that stands among the dated sentences of its scene. ``loose`` is one that went with
    no scene; ``handed`` says from what a day is handed on that the scene does not name itself: a header of
    the report, or the scene that leads it.
    """

    when: When
    telling: Telling
    place: int = 0
    loose: bool = False
    handed: str = ""

    @property
    def span(self) -> DateSpan:
        """Return the days as they go into a reading."""
        return self.when.span(self.telling.sentence.passage)


def precision_of(when: When) -> str:
    """Return how exact a day is: day (or up to a week of days), week, month or year."""
    if when.precision in {"day", "days"}:
        length = when.last - when.first
        return "day" if length < _WEEK else "month"
    return when.precision if when.precision in {"week", "month"} else "year"


def signs_of(told: Told) -> tuple[str, ...]:
    """Return the signs that hold for a day."""
    if told.handed:
        return (told.handed,)
    return tuple(_signs(told))


def _signs(told: Told) -> Iterator[str]:
    """Yield what speaks for and against a day by itself, by its sentence and by where that stands."""
    when, telling = told.when, told.telling
    precise = precision_of(when)
    yield precise
    now = telling.sentence.passage.at(when.start, "timing", "now") is not None
    said = {
        "uncounted": precise in {"month", "year"} and not _counted(when, telling),
        "of a count": precise in {"month", "year"} and _of_a_count(when, telling),
        "loose": told.loose,
        "later": told.place > 0,
        "compared": when.compared,
        "tied": when.tied,
        "parted": _parted(when, telling) or aftermath(when, telling),
        "toll stated": _toll_stated(when, telling),
        "of another's attack": _of_anothers(when, telling) or of_another(when, telling),
        "died later": _died_later(when, telling),
        "of the place": _of_the_place(when, telling),
        "of an anniversary": of_anniversary(when, telling.sentence),
        "now": now and not when.tied,
    }
    yield from (sign for sign, holds in said.items() if holds)
    if not when.tied and not now:
        yield from by_words(when, telling.sentence)


def _counted(when: When, telling: Telling) -> bool:
    return bool(telling.found) or _counts_next(telling) or _of_that_attack(when, telling)


def _counts_next(telling: Telling) -> bool:
    """Tell whether a sentence tells of an attack whose toll the next one tells."""
    return telling.toll_next or (telling.strong and telling.counted_next)


def _of_that_attack(when: When, telling: Telling) -> bool:
    """Tell whether a month is that of an attack told before («الهجوم الذي شنه متمردون في سبتمبر 2013»)."""
    passage = telling.sentence.passage
    attacks = (one for one in telling.sentence.find("events") if one.entry["type"] != "armed_clash")
    for event in attacks:
        between = range(event.end, when.start)
        if definite(event.proclitic) and passage.word(event.end) in WHICH and len(between) <= _WHICH_CLAUSE:
            elsewhere = any(place.start in between for place in telling.places)
            return not (elsewhere or any(passage.word(at) in COMMAS for at in between))
    return False


_WHICH_CLAUSE = 14


def _of_a_count(when: When, telling: Telling) -> bool:
    """Tell whether a month stands right behind those who came to harm in it («مقتل 20 تاجرا في مارس»)."""
    ends = (one.end for one in telling.found)
    passage = telling.sentence.passage
    return any(
        0 <= when.start - end <= _NEAR
        and not any(passage.word(at) in COMMAS for at in range(end, when.start))
        for end in ends
    )


def _parted(when: When, telling: Telling) -> bool:
    """Tell whether words such as «بعد أيام على» part a day from those who came to harm in the sentence.

    What stands behind such words was before the day that stands in front of them, and the day they tell is
    that of what stands behind them.
    """
    counts = [one.start for one in telling.found]
    if not counts:
        return False
    if _after(when, telling):
        return max(counts) < when.start and not _same_attack(when, telling.sentence)
    later = [other for other in telling.times if when.end <= other.start and _after(other, telling)]
    if any(mark.start < other.start for mark in telling.sentence.find("events") for other in later):
        return False  # The day is that of the attack told first.
    return any(other.end <= min(counts) and _another_attack(other, telling.sentence) for other in later)


def _same_attack(when: When, sentence: Sentence) -> bool:
    """Tell whether the attack named behind such words is the one told of («25 قتيلا بعد يومين من الهجوم»)."""
    events = (sentence.passage.at(at, "events") for at in (when.end, when.end + 1))
    return any(event is not None and definite(event.proclitic) for event in events)


def _another_attack(when: When, sentence: Sentence) -> bool:
    """Tell whether harm or an attack not told of before is named right behind such words."""
    marks = (
        sentence.passage.at(at, kind) for at in (when.end, when.end + 1) for kind in ("events", "casualty")
    )
    return any(mark is not None and not definite(mark.proclitic) for mark in marks)


def _after(when: When, telling: Telling) -> bool:
    """Tell whether a day is told by what came after it: «بعد يومين على», «غداة»."""
    return when.tied and telling.sentence.passage.word(when.start).removeprefix("و") in _AFTER


_AFTER = frozenset({"بعد", "غداه"})


def _toll_stated(when: When, telling: Telling) -> bool:
    """Tell whether a day is that on which a new toll of a known attack was told."""
    known = telling.points_back and not telling.fresh
    return known and telling.toll and of_statement(when, telling.sentence)


def _of_anothers(when: When, telling: Telling) -> bool:
    """Tell whether a day is that of the attack for which people were arrested («المتورطين بتفجير الجمعة»)."""
    taken = [one.end for one in telling.found if one.measure == "arrested"]
    if not taken or len(taken) < len(telling.found):
        return False
    passage = telling.sentence.passage
    events = [mark for mark in telling.sentence.find("events") if mark.entry["type"] not in _TAKEN]
    behind = (mark.start for mark in events if max(taken) <= mark.start < when.start)
    return any("اطار" not in map(passage.word, range(max(taken), at)) for at in behind)
    # «في إطار حملة استهدفت …» is told of the arrests.


def _died_later(when: When, telling: Telling) -> bool:
    """Tell whether a day is that on which one wounded before died («توفي متأثرا بجراحه ظهر اليوم»)."""
    passage = telling.sentence.passage
    for death in telling.sentence.find("timing", "succumbed"):
        apart = range(min(death.end, when.end), max(death.start, when.start))
        other = any(passage.at(at, "events") or _names_day(telling.sentence, at) for at in apart)
        attack = when.end <= death.start and "of attack" in by_words(when, telling.sentence)
        if when.precision == "day" and len(apart) <= _BESIDE and not (other or attack):
            return True
    return False


def _of_the_place(when: When, telling: Telling) -> bool:
    """Tell whether a day is told of the town itself: «… في بلدة كذا التي استعادتها القوات العام الماضي»."""
    passage = telling.sentence.passage
    ends = {place.end for place in telling.places}
    if when.precision == "day" and _TORN & {passage.word(when.start - 1), passage.word(when.start - 2)}:
        return False  # «… في بلدة كذا التي مزقتها الحرب يوم الاثنين»
    for at in range(when.start - 1, max(telling.sentence.start, when.start - _CLAUSE), -1):
        if passage.word(at) in WHICH:
            return at in ends
        if passage.word(at) in COMMAS or passage.word(at).startswith(_CAUSING) or tells(telling.sentence, at):
            return False  # «الهجوم على بلدة كذا الذي أسفر أمس عن …»
    return False


_CLAUSE = 12
_CAUSING = word_tuple("causing")
_TORN = word_set("what tears a town")


def _names_day(sentence: Sentence, at: int) -> bool:
    """Tell whether «أمس» or a weekday stands at a token."""
    return mark(sentence, at, "day", "weekday") is not None


_BESIDE = 8
_TAKEN = frozenset({"arrests", "other"})


def hours(scene: Scene) -> bool:
    """Tell whether a sentence says only when in the day it was («ليلا», «بعد الظهر»)."""
    return any(not one.times and one.sentence.has("times", "part") for one in scene.known)


def goes_on(scene: Scene) -> bool:
    """Tell whether a scene is told as of the day of the one before: «كما انفجرت», «إدلب: …», «وفي حلب»."""
    sentence = scene.tellings[0].sentence
    words = range(sentence.start, min(sentence.start + _HEADING, sentence.end))
    return _elsewhere(scene.tellings[0]) or any(
        sentence.passage.word(at) in _HEADS or (at < sentence.start + _NEAR and mark(sentence, at, "beside"))
        for at in words
    )


def _elsewhere(telling: Telling) -> bool:
    """Tell whether a sentence turns to another place («أما في نصيبين»), or is an item of a list."""
    sentence = telling.sentence
    first = sentence.passage.word(sentence.start)
    near = any(place.start - sentence.start <= _NEAR for place in telling.places)
    return (first in _TURNS and near) or not first[:1].isalnum()

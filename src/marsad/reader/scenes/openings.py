"""What speaks for a sentence's beginning a scene, a tally, or neither: signs that it shows by itself.

They vote with those of ``kinship.py``; their weights stand in ``tables/weights.tsv`` under ``scene``.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.language.lexicon import Mark
from marsad.language.words import COMMAS
from marsad.language.wordsets import word_set
from marsad.reader.days.around import of_statement
from marsad.reader.days.when import DAY, When
from marsad.reader.places.places import RANK
from marsad.reader.relevance import of_peace
from marsad.reader.scenes.telling import Telling

_SEVERAL = 3 * DAY
_LARGE, _HUGE = 200, 1500
"""From so many dead or injured on a figure is rarely of one incident."""
_COUNTRY = 7
"""The rank of a whole country among places."""


def opening(telling: Telling, *, first: bool) -> tuple[str, ...]:
    """Return the signs for a telling that begins a scene; ``first`` where the report has none yet."""
    option = option_of(telling, "new" if telling.found else "new, uncounted")
    signs = [f"{option}: always", *(f"{option}: {sign}" for sign in _bare(telling))]
    return tuple([*signs, f"{option}: first"] if first else signs)


def summing(telling: Telling) -> tuple[str, ...]:
    """Return the signs for a telling whose figures are a tally of several incidents or of a period."""
    option = option_of(telling, "tally")
    return (f"{option}: always", *(f"{option}: {sign}" for sign in _bare(telling)))


def aside(telling: Telling) -> tuple[str, ...]:
    """Return the signs for a telling without figures that belongs to no scene."""
    option = option_of(telling, "aside")
    return (f"{option}: always", *(f"{option}: {sign}" for sign in _bare(telling)))


def option_of(telling: Telling, name: str) -> str:
    """Return the name of an option, which is another for a title."""
    return f"title, {name}" if telling.in_title else name


def _bare(telling: Telling) -> Iterator[str]:
    """Yield what a telling shows by itself."""
    flags = {
        "only vague": bool(telling.found) and all(one.group.low is None for one in telling.found),
        "parts": bool(telling.found) and telling.found[0].rule == "part of",
        "period": telling.period,
        "past": telling.past,
        "another time": telling.earlier,
        "habit": telling.habit,
        "turn": telling.turn,
        "new toll": telling.toll,
        "another like it": telling.again,
        "told as separate": telling.separate,
        "many events": telling.many,
        "event without article": telling.fresh,
        "before or after another": telling.sequel,
        "headed": telling.headed,
        "points back": telling.points_back,
        "past, dated": telling.past and bool(telling.times),
        "placed, dated": telling.place is not None and telling.place.rank <= 5 and bool(days_of(telling)),
        "no place, no day": telling.place is None and not telling.times,
        "period, many events": telling.period and telling.many,
        "points back, no place": telling.points_back and telling.place is None,
        "event": telling.strong,
        "no event": not telling.events,
        "new paragraph": telling.paragraph,
        "in the lead": telling.lead,
        "counts follow": telling.counted_next,
        "of peace": of_peace(telling.sentence),
        "of a wide area": widely(telling),
        "attacks counted": telling.attacks_counted,
        "regular report": telling.sentence.has("scopes", "regular"),
        "several days": any(_long(when) for when in telling.times),
        "happens": telling.sentence.has("timing", "happens"),
        "leads with its place": _led_by_place(telling),
        "attack in a clause of its own": telling.fresh and telling.sentence.continues,
        "says": telling.sentence.has("claimants", "say"),
        "acts": telling.sentence.has("parties", "act"),
        "condemns": telling.sentence.has("scopes", "statement"),
        "denies": telling.sentence.has("grammar", "negation"),
        "compares": telling.sentence.has("scopes", "superlative"),
        "site": telling.sentence.has("facilities"),
        "doer": any(actor.role in {"doer", "side", "claimant"} for actor in telling.actors),
    }
    yield from (sign for sign, holds in flags.items() if holds)
    yield _placed(telling)
    yield from _timed(telling)
    highest = max((found.group.low or 0 for found in telling.found), default=0)
    if highest >= _LARGE:
        yield "huge figure" if highest >= _HUGE else "large figure"


def widely(telling: Telling) -> bool:
    """Tell whether people are counted over a wide area, in one clause with it: «184 شخصا في عموم سوريا»."""
    passage = telling.sentence.passage
    for mark in (*telling.sentence.find("scopes", "wide"), *_scattered(telling)):
        for found in telling.found:
            between = range(min(found.end, mark.end), max(found.start, mark.start))
            if not any(passage.word(at) in COMMAS for at in between):
                return True
    return False


def over_provinces(telling: Telling) -> bool:
    """Tell whether people are counted over several provinces or towns: «في عدد من المحافظات»."""
    passage, marks = telling.sentence.passage, telling.sentence.find("scopes", "wide")
    several = any(passage.word(mark.end - 1).removeprefix("ال") in _PROVINCES for mark in marks)
    return several and widely(telling)


_PROVINCES = word_set("provinces, several of them")


def _scattered(telling: Telling) -> Iterator[Mark]:
    """Yield the words for scattered places behind which the country or region of them is named."""
    for mark in telling.sentence.find("scopes", "scattered"):
        near = range(mark.end, mark.end + _NEAR)
        country = any(telling.sentence.passage.at(at, "forces", "country") for at in near)
        if country or any(place.start in near and place.rank in _WIDE for place in telling.places):
            yield mark


_NEAR = 3
_WIDE = frozenset({RANK["region"], RANK["country"]})


def _led_by_place(telling: Telling) -> bool:
    """Tell whether a sentence begins with where it happened: «وفي حلب قصفت …», «أما في درعا …»."""
    start = telling.sentence.start
    turns = telling.place is not None and telling.sentence.passage.word(start) in _TURNS_TO
    return turns and any(one.rank <= _PROVINCE and one.start - start <= _TURNED for one in telling.places)


_PROVINCE = 5
_TURNED = 2
_TURNS_TO = frozenset({"في", "وفي", "ففي", "اما", "واما"})


def _placed(telling: Telling) -> str:
    if telling.place is None:
        return "no place"
    if telling.place.rank == _COUNTRY:
        return "country"
    return "province" if telling.place.rank > 4 else "place"


def _timed(telling: Telling) -> Iterator[str]:
    days = days_of(telling)
    if not days:
        yield "no day"
        return
    precise = any(when.precision == "day" for when in days)
    yield "day" if precise else "month or year"
    if any(when.written for when in days):
        yield "written date"


def days_of(telling: Telling) -> list[When]:
    """Return the days that a telling names, without those on which something was only stated, and without
    the months or years («بعد شهر من الهجوم») that only part it from an earlier event.
    """
    return [when for when in telling.times if not (_parts(when) or of_statement(when, telling.sentence))]


def _long(when: When) -> bool:
    return when.last - when.first >= _SEVERAL and not (when.bound or _parts(when))


def _parts(when: When) -> bool:
    return when.tied and when.precision in {"month", "year"}

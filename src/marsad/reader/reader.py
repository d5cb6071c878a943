"""The reader: what one report says. A pure function of the report and the tables."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, cast

from marsad.gazetteer import Gazetteer
from marsad.language.lexicon import Entry, Mark
from marsad.language.words import definite
from marsad.models import IncidentType, Reading, Report
from marsad.reader.assembly import reading
from marsad.reader.claimants import is_saying
from marsad.reader.document import Document, Sentence, document
from marsad.reader.frames import acts, frames
from marsad.reader.parties import actors
from marsad.reader.places import Mention, resolved
from marsad.reader.scenes import scenes
from marsad.reader.setting import Setting
from marsad.reader.sides import Sides, called, cast_of, group_of, most_active
from marsad.reader.speakers import Voice
from marsad.reader.telling import Scene, Telling, told_place
from marsad.reader.times import clock_of, timeline
from marsad.reader.toponyms import mentions
from marsad.reader.voices import speaker, voices
from marsad.reader.votes import Votes
from marsad.reader.when import When

_MANY = 7
"""So many raids or attacks in one sentence are a tally, not one incident."""
_PLACES = 24
"""So many places of one sentence are weighed for where it happened."""
VERSION = "marsad 0.1.0"


def read(report: Report, tables: Path | None = None, votes: Votes | None = None) -> Reading:
    """Return what a report says: its incidents, figures and tallies, each with its evidence.

    ``tables`` is a folder of the user's own language tables, added to the built-in ones. ``votes``
    hears, if given, of each choice on which signs vote.
    """
    told = understood(report, tables, votes)
    if told is None:
        return Reading(doc=report.doc, relevant=False, reader=VERSION)
    return reading(*told, VERSION)


def understood(
    report: Report, tables: Path | None = None, votes: Votes | None = None
) -> tuple[Setting, list[Scene]] | None:
    """Return the scenes that a report tells of and what they are read against; None if it tells of none."""
    taken = document(report, tables)
    if not signs_of_violence(taken).enough:
        return None
    gazetteer = Gazetteer.load()
    places = resolved([mentions(sentence, gazetteer) for sentence in taken.sentences])
    days = timeline(taken.sentences, clock_of(taken))
    heard = voices(taken)
    told = [
        _telling(sentence, row, when, heard.get(sentence.index, ()))
        for sentence, row, when in zip(taken.sentences, places, days, strict=True)
    ]
    lead = next((t for t in told if not t.in_title and (t.found or t.strong)), None)
    told = [replace(t, lead=True) if t is lead else t for t in told]
    sides = _sides(taken, told, _country(places))
    cast_list = cast_of([actor for t in told for actor in t.actors], sides)
    setting = Setting(taken, heard, sides, votes or Votes(), cast_list, told)
    return setting, scenes(told, setting.votes)


def _sides(taken: Document, told: list[Telling], country: str | None) -> Sides:
    """Return what the whole report tells of the two sides."""
    sides = Sides(taken.lexicon.forces, country)
    found = [one for telling in told for one in telling.found]
    acting = [actor for telling in told for actor in telling.actors]
    alone = len({sides.name(a.mark) for a in acting if sides.kind(a.mark) == "group"}) == 1
    return replace(
        sides,
        group=group_of(acting, sides) if alone else None,
        pointed=most_active(acting, sides),
        called=called(found, sides),
    )


class Violence(NamedTuple):
    """How many words of a report bespeak armed violence, and how many other things (accidents, crime).

    ``strong`` name attacks; ``armed`` are those of war that name none (soldiers, armed groups); ``harmed``
    tell of harm by arms or fire; ``casualties`` is true where anybody is said to have come to harm.
    """

    strong: int
    armed: int
    harmed: int
    peaceful: int
    casualties: bool

    @property
    def enough(self) -> bool:
        """Tell whether a report speaks of armed violence at all, rather than of accidents or crime."""
        words = self.strong + self.armed + self.harmed
        return self.strong > self.peaceful or (self.casualties and words > self.peaceful)


def signs_of_violence(taken: Document) -> Violence:
    """Count the words that speak for armed violence and against it."""
    return Violence(
        strong=sum(_strength(s, "strong") for s in taken.sentences),
        armed=sum(_armed(s) for s in taken.sentences),
        harmed=sum(_strength(s, "harm") for s in taken.sentences),
        peaceful=sum(_strength(s, "no_violence") + _strength(s, "crime") for s in taken.sentences),
        casualties=any(s.has("casualty") for s in taken.sentences),
    )


def _strength(sentence: Sentence, strength: str) -> int:
    return sum(mark.entry["strength"] == strength for mark in sentence.find("events"))


def _armed(sentence: Sentence) -> int:
    """Count the words that bespeak war without naming an attack: actors, soldiers, martyrs, civilians."""
    actors = sum(mark.entry["kind"] != "people" for mark in sentence.find("actors"))
    people = sum(_of_war(mark.entry) for mark in sentence.find("people"))
    return actors + people + _strength(sentence, "weak")


def _of_war(entry: Entry) -> bool:
    return entry["status"] == "armed" or entry["singular"].startswith("مدني")


def _telling(
    sentence: Sentence, places: list[Mention], days: tuple[When, ...], heard: tuple[Voice, ...]
) -> Telling:
    period = any(not _compares(sentence, mark) for mark in sentence.find("scopes", "period"))
    day = any(when.precision == "day" and not when.written for when in days)
    period = (period and (not day or _until(sentence))) or _spans(sentence, days)
    events = [m.entry for m in sentence.find("events")]
    strong = any(e["strength"] == "strong" for e in events)
    found = () if only_accident(sentence) else tuple(frames(sentence))
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
        earlier=sentence.has("scopes", "earlier"),
        habit=sentence.has("scopes", "habit"),
        acts=tuple(one for one in acts(sentence) if period or (one.group.low or 0) >= _MANY),
        voices=tuple(speaker(heard, one.start) for one in found),
        harmed=sentence.has("casualty") or sentence.has("scopes", "aftermath"),
        again=sentence.has("scopes", "another"),
        fresh=any(_bare(m, sentence) for m in sentence.find("events")),
        sequel=sentence.has("scopes", "sequel"),
        many=any(_plural(m, sentence) for m in sentence.find("events")),
        points_back=any(definite(m.proclitic) for m in sentence.find("events") if m.end - m.start == 1),
    )


def only_accident(sentence: Sentence) -> bool:
    """Tell whether a sentence tells of an accident and of no attack: it counts nobody then."""
    return _strength(sentence, "no_violence") > 0 and not _strength(sentence, "strong")


def _bare(mark: Mark, sentence: Sentence) -> bool:
    """Tell whether a word tells of an event not told before: a strong one without the article."""
    named = definite(mark.proclitic) or sentence.passage.word(mark.end).startswith("ال")
    return mark.entry["strength"] == "strong" and not named


def _plural(mark: Mark, sentence: Sentence) -> bool:
    """Tell whether a word tells of several events («هجمات», «غارات»), not of one («اشتباكات»)."""
    several = any(sentence.passage.word(at).endswith("ات") for at in range(mark.start, mark.end))
    return several and mark.entry["type"] != "armed_clash"


def _until(sentence: Sentence) -> bool:
    """Tell whether a day only ends the time that is summed up («منذ أول الشهر وحتى يوم الجمعة»)."""
    words = [sentence.passage.word(at) for at in range(sentence.start, sentence.end)]
    since = words.index("منذ") if "منذ" in words else len(words)
    return any(word in {"حتي", "وحتي", "لغايه"} for word in words[since : since + _SPAN])


_SPAN = 8
_HOURS = frozenset({"ساعات", "ساعه", "الساعات", "ساعتين", "دقائق", "الليل", "النهار"})
_WEEKS = dt.timedelta(days=20)


def _spans(sentence: Sentence, days: tuple[When, ...]) -> bool:
    """Tell whether a sentence sums up weeks between two dates («من 19 ديسمبر وحتى مطلع يوليو»)."""
    written = [when.first for when in days if when.written]
    if len(written) < 2 or max(written) - min(written) < _WEEKS:
        return False
    return any(sentence.passage.word(at) in {"حتي", "وحتي"} for at in range(sentence.start, sentence.end))


def _compares(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a period only says since when nothing was as bad («أشد هجوم منذ عام 2017»)."""
    if not _HOURS.isdisjoint(sentence.passage.word(at) for at in (mark.end, mark.end + 1)):
        return True  # «على مدى ساعات» sums up nothing either.
    before = range(max(sentence.start, mark.start - 8), mark.start)
    return any(sentence.passage.at(at, "scopes", "superlative") for at in before)


def _earlier_word(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a word of the past only tells of an earlier statement («وكانت الوزارة قد أعلنت»)."""
    for at in range(mark.end - 1, min(mark.end + 6, sentence.end)):
        if is_saying(sentence.passage, at):
            return True
        if sentence.passage.at(at, "events") or sentence.passage.at(at, "casualty"):
            return False
    return False


def _country(places: list[list[Mention]]) -> str | None:
    """Return the country of most places of the report; a town counts double, a country's own name once."""
    weights: dict[str, int] = {}
    for one in (mention for row in places for mention in row):
        country = one.choice.country if one.choice else None
        if country is not None:
            weights[country] = weights.get(country, 0) + (2 if one.rank < 7 else 1)
    return max(sorted(weights), key=lambda country: weights[country], default=None)

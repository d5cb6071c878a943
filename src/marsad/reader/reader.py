"""The reader: what one report says. A pure function of the report and the tables."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from marsad.gazetteer import Gazetteer
from marsad.language.words import definite
from marsad.models import IncidentType, Reading, Report
from marsad.reader.assembly import Setting, reading
from marsad.reader.document import Document, Sentence, document
from marsad.reader.frames import frames
from marsad.reader.parties import actors
from marsad.reader.places import Mention, mentions, resolved
from marsad.reader.scenes import Telling, scenes
from marsad.reader.times import Clock, times
from marsad.reader.voices import voices

VERSION = "marsad 0.1.0"


def read(report: Report, tables: Path | None = None) -> Reading:
    """Return what a report says: its incidents, figures and tallies, each with its evidence.

    ``tables`` is a folder of the user's own language tables, added to the built-in ones.
    """
    taken = document(report, tables)
    if not _violent(taken):
        return Reading(doc=report.doc, relevant=False, reader=VERSION)
    gazetteer = Gazetteer.load()
    places = resolved([mentions(sentence, gazetteer) for sentence in taken.sentences])
    clock = Clock(report.seen)
    told = [_telling(sentence, row, clock) for sentence, row in zip(taken.sentences, places, strict=True)]
    setting = Setting(taken, voices(taken), _country(places))
    return reading(setting, scenes(told), VERSION)


def _violent(taken: Document) -> bool:
    """Tell whether a report speaks of armed violence at all, rather than of accidents or crime."""
    strong = sum(_strength(s, "strong") for s in taken.sentences)
    peaceful = sum(_strength(s, "no_violence") + _strength(s, "crime") for s in taken.sentences)
    harmed = any(s.has("casualty") for s in taken.sentences)
    armed = any(s.has("actors") for s in taken.sentences)
    return strong > peaceful or (harmed and armed)


def _strength(sentence: Sentence, strength: str) -> int:
    return sum(mark.entry["strength"] == strength for mark in sentence.find("events"))


def _telling(sentence: Sentence, places: list[Mention], clock: Clock) -> Telling:
    events = [m.entry for m in sentence.find("events") if m.entry["strength"] in {"strong", "weak"}]
    return Telling(
        sentence=sentence,
        found=tuple(frames(sentence)),
        places=tuple(places),
        times=times(sentence, clock),
        actors=tuple(actors(sentence)),
        events=tuple((cast(IncidentType, e["type"]), int(e["rank"])) for e in events),
        strong=any(e["strength"] == "strong" for e in events),
        period=sentence.has("scopes", "period"),
        past=sentence.has("scopes", "past"),
        turn=sentence.has("scopes", "turn"),
        points_back=any(definite(m.proclitic) for m in sentence.find("events") if m.end - m.start == 1),
    )


def _country(places: list[list[Mention]]) -> str | None:
    """Return the country that most places of the report lie in."""
    found = [m.choice.country for row in places for m in row if m.choice and m.choice.country]
    return max(sorted(set(found)), key=found.count) if found else None

"""Where a scene happened: its place with what the scene around it tells, and the facility it names."""

from __future__ import annotations

from dataclasses import replace

from marsad.models import Place
from marsad.reader.document import Passage
from marsad.reader.setting import Setting
from marsad.reader.telling import Scene


def place_of(scene: Scene, setting: Setting) -> Place | None:
    """Return where it happened; what the name alone does not tell is taken from the scene around it."""
    mention = scene.place
    if mention is None:
        return None
    place = mention.place()
    if place.country is not None:
        return place
    around = [t.place.place() for t in scene.tellings if t.place is not None]
    held = next((p for p in around if p.country), None)
    if held is None:
        return replace(place, country=setting.sides.country)
    return replace(place, admin1=held.admin1, country=held.country)


def facility_of(scene: Scene) -> str | None:
    """Return the words for the building or site that a scene names first."""
    for telling in scene.tellings:
        for mark in telling.sentence.find("facilities"):
            passage = telling.sentence.passage
            end = mark.end
            while end < min(mark.end + 3, telling.sentence.end) and _names_on(telling.sentence.passage, end):
                end += 1
            return passage.words(mark.start, end)
    return None


def _names_on(passage: Passage, at: int) -> bool:
    """Tell whether a word goes on with the name of a site («مسجد الروضة الكبير»)."""
    return passage.word(at).startswith("ال") and passage.at(at, "times") is None

"""Whether a report speaks of armed violence at all: words of war against those of accidents and crime."""

from __future__ import annotations

from typing import NamedTuple

from marsad.language.lexicon import Entry, Mark
from marsad.reader.document import Document, Sentence


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
        peaceful=sum(map(_peaceful, taken.sentences)),
        casualties=any(s.has("casualty") for s in taken.sentences),
    )


_PEACEFUL = ("no_violence", "aside", "exposed", "crime")
"""Words that speak against armed violence; those aside (a team, a goal) may stand in an attack as well."""


def _peaceful(sentence: Sentence) -> int:
    """Count the words that speak against armed violence; beside a word of attack, what is exposed was hit."""
    hit = _strength(sentence, "exposed") if _strength(sentence, "strong") else 0
    return sum(_strength(sentence, peace) for peace in _PEACEFUL) - hit


def _strength(sentence: Sentence, strength: str) -> int:
    return sum(mark.entry["strength"] == strength for mark in sentence.find("events"))


def _armed(sentence: Sentence) -> int:
    """Count the words that bespeak war without naming an attack."""
    return _at_war(sentence) + _strength(sentence, "weak")


def _at_war(sentence: Sentence) -> int:
    """Count those who are named that bespeak war: actors, soldiers, martyrs, civilians."""
    actors = sum(mark.entry["kind"] != "people" for mark in sentence.find("actors"))
    told = sentence.passage
    people = sum(
        _of_war(mark.entry)
        for mark in sentence.find("people")
        if not _is_actor(told.at(mark.start, "actors"))
    )
    return actors + people


def _is_actor(mark: Mark | None) -> bool:
    return mark is not None and mark.entry["kind"] != "people"


def _of_war(entry: Entry) -> bool:
    return entry["status"] == "armed" or entry["singular"].startswith("مدني")


def only_accident(sentence: Sentence) -> bool:
    """Tell whether a sentence tells of an accident and of no attack: it counts nobody then.

    A train or a tanker in it says so only where nobody in it bespeaks war.
    """
    if _strength(sentence, "strong"):
        return False
    aside = _strength(sentence, "aside") + _strength(sentence, "exposed")
    return _strength(sentence, "no_violence") > 0 or (aside > 0 and not _at_war(sentence))


def of_peace(sentence: Sentence) -> bool:
    """Tell whether a sentence has words of sport, crime or accident, and names nobody who bespeaks war."""
    return _peaceful(sentence) > 0 and not _at_war(sentence)

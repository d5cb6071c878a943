"""What kind of incident a scene tells of: an attack, a clash, … Its words and figures vote on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from marsad.language.weights import points, weights
from marsad.language.wordsets import word_tuple
from marsad.models import Figure, IncidentType
from marsad.reader.document import Sentence
from marsad.reader.harm.measures import HURT
from marsad.reader.relevance import without_trial
from marsad.reader.scenes.arms import harmless, planned
from marsad.reader.scenes.telling import Scene, Telling

KINDS: tuple[IncidentType, ...] = get_args(IncidentType)
_TOLD = frozenset({"arrested", "abducted", "captured", "displaced", "escaped"})


def kind_of(scene: Scene, figures: tuple[Figure, ...]) -> IncidentType:
    """Return the kind of incident that most speaks for; ``figures`` are those of the scene."""
    weighed = weights("type")
    scores = dict(zip(KINDS, (points(shown, weighed) for shown in signs_of(scene, figures)), strict=True))
    return max(scores, key=lambda kind: (scores[kind], kind))


def signs_of(scene: Scene, figures: tuple[Figure, ...]) -> list[tuple[str, ...]]:
    """Return for each kind what a scene shows of it: words by where they stand, and what is counted."""
    words = list(dict.fromkeys(_words(scene.known)))
    counted = list(_counted(figures))
    cues = [f"{cue} {where}" for _, cue, where in words] or ["no word"] * _TOLD.isdisjoint(counted)
    shown = list(dict.fromkeys(("any", *cues, *counted)))
    ranked = _ranked(scene)
    return [
        (
            *(f"{kind}: {sign}" for sign in shown),
            *dict.fromkeys(f"own word {where}" for own, _, where in words if own == kind),
            *(["highest word"] if kind == ranked else []),
        )
        for kind in KINDS
    ]


def _ranked(scene: Scene) -> IncidentType:
    """Return the kind that the most specific word says, those of later sentences counting less."""
    ranks: dict[IncidentType, float] = {}
    for at, telling in enumerate(scene.known):
        for kind, rank in telling.events:
            ranks[kind] = max(ranks.get(kind, 0), rank - min(at, 4) / 2)
    return max(ranks, key=lambda kind: (ranks[kind], kind), default="other")


def _words(tellings: list[Telling]) -> Iterator[tuple[str, str, str]]:
    """Yield (kind, cue, where) for the words that tell what happened."""
    titled = [t.sentence for t in tellings if t.sentence.passage.field == "title"]
    text = [t for t in tellings if t.sentence.passage.field == "text"]
    first, later = [t.under or t.sentence for t in text[:1]], [t.sentence for t in text[1:]]
    for where, sentences in (("title", titled), ("first", first), ("later", later)):
        yield from ((kind, cue, where) for sentence in sentences for kind, cue in _cues(sentence))


def _cues(sentence: Sentence) -> Iterator[tuple[str, str]]:
    """Yield (kind, cue) of the words for what happened in a sentence, of fronts, of sides, of projectiles."""
    for mark in sentence.find("events"):
        if mark.entry["cue"] and not (harmless(sentence, mark) or planned(sentence, mark)):
            yield mark.entry["type"], mark.entry["cue"]
    if without_trial(sentence):
        yield "attack", "killing"
    yield from (("armed_clash", part) for part in ("between", "advance") if sentence.has("parties", part))
    words = (sentence.passage.word(at) for at in range(sentence.start, sentence.end))
    if any(word.lstrip("وبل").removeprefix("ال").startswith(_PROJECTILES) for word in words):
        yield "shelling", "shell"


_PROJECTILES = word_tuple("projectiles")


def _counted(figures: tuple[Figure, ...]) -> Iterator[str]:
    if not figures:
        yield "nothing counted"
    yield from (figure.measure for figure in figures if figure.measure in _TOLD)
    harmed = [f for f in figures if f.measure in HURT]
    if harmed:
        yield from (f"{status} harmed" for status in sorted({f.status for f in harmed}))
    sides = {f.affiliation for f in harmed if f.affiliation}
    if len(sides) > 1:
        yield "both sides harmed"

"""Why each figure of a report was read, and why each other number of it was not.

A second pass that asks the code which decides: what the scenes hold, what was met in each sentence and what
was noted of it (``refusals``). Nothing is guessed anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from marsad.language.lexicon import Mark
from marsad.models import Evidence, Figure, Reading, Report
from marsad.reader.assembly import reading
from marsad.reader.document import Document, document
from marsad.reader.harm.scan import Found
from marsad.reader.reader import VERSION, understood
from marsad.reader.reasons.ballots import Ballot, Ballots
from marsad.reader.reasons.refusals import Refused, refused, refused_in
from marsad.reader.relevance import Violence, signs_of_violence
from marsad.reader.scenes.telling import Scene
from marsad.reader.voices.cues import Cue
from marsad.reader.voices.speakers import Voice
from marsad.reader.voices.voices import voice_at

_SAYS_ITSELF = frozenset({"count", "count before number", "lumped", "own", "acts"})
"""Rules by which the counted words say themselves what befell the people."""
_Spot: TypeAlias = tuple[int, int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a figure was read: the words for its people, the word of harm, that of how exact it is.

    ``part`` is the id of its incident, or ``tally 1``; ``cue`` the word that brings in who states it, and
    ``carried`` true where that one is named in another sentence; ``ballot`` how signs voted on its incident,
    null where no vote was needed; ``whole`` the place among all figures of the one that it is part of;
    ``again`` where the report states it again.
    """

    part: str
    figure: Figure
    people: Evidence | None = None
    harm: Evidence | None = None
    qualifier: Evidence | None = None
    cue: Evidence | None = None
    carried: bool = False
    ballot: Ballot | None = None
    whole: int | None = None
    again: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A reading with reasons: why its figures were read, and why other numbers and people were not."""

    report: Report
    reading: Reading
    violence: Violence
    figures: tuple[Reason, ...]
    refused: tuple[Refused, ...]


@dataclass(slots=True)
class _Made:
    """A figure, what it was made of in the text, and what states it again or was left out for it."""

    part: str
    figure: Figure
    found: Found | None
    again: list[Found] = field(default_factory=list)


def explain(report: Report, tables: Path | None = None) -> Explanation:
    """Return what a report says, with the reasons for it and for what was not read."""
    ballots = Ballots()
    told = understood(report, tables, ballots.votes())
    taken = told[0].document if told else document(report, tables)
    scenes = told[1] if told else []
    read = reading(*told, VERSION) if told else Reading(doc=report.doc, relevant=False, reader=VERSION)
    made = list(_made(read, scenes))
    places = {_spot(found): at for at, one in enumerate(made) for found in _finds(one)}
    wholes = _wholes(scenes)
    heard = told[0].voices if told else {}
    reasons = (_reason(one, places.get(wholes.get(_spot(one.found))), heard) for one in made)
    return Explanation(
        report=report,
        reading=read,
        violence=signs_of_violence(taken),
        figures=tuple(replace(r, ballot=_ballot(m, ballots)) for r, m in zip(reasons, made, strict=True)),
        refused=tuple(_refused(taken, scenes, made, relevant=told is not None)),
    )


def _made(read: Reading, scenes: list[Scene]) -> Iterator[_Made]:
    """Yield the figures of a reading, each with what was found for it in the text."""
    incidents = [scene for scene in scenes if not scene.tally]
    tallies = [scene for scene in scenes if scene.tally]
    for account, scene in zip(read.incidents, incidents, strict=True):
        yield from _of_scene(account.id, account.figures, scene)
    for at, (tally, scene) in enumerate(zip(read.tallies, tallies, strict=True), 1):
        yield from _of_scene(f"tally {at}", tally.figures, scene)


def _of_scene(part: str, figures: tuple[Figure, ...], scene: Scene) -> list[_Made]:
    finds: dict[object, list[Found]] = {}
    for found in scene.found:
        evidence = found.sentence.passage.evidence(found.start, found.end)
        finds.setdefault((evidence, found.measure, found.group.low), []).append(found)
    made = []
    for figure in figures:
        same = finds.get((figure.evidence, figure.measure, figure.low))
        made.append(_Made(part, figure, same.pop(0) if same else None))
    first: dict[object, _Made] = {}
    for one in made:
        first.setdefault((one.figure.measure, one.figure.low, one.figure.high), one)
        first.setdefault(one.figure.measure, one)
    for found in (found for rest in finds.values() for found in rest):
        count = (found.measure, found.group.low, found.group.high)
        stated = first.get(count) or first.get(found.measure)
        if stated is not None:
            stated.again.append(found)
    return made


def _finds(made: _Made) -> list[Found]:
    return [*([made.found] if made.found else []), *made.again]


def _spot(found: Found | None) -> _Spot | None:
    return (found.sentence.index, found.start, found.end, found.measure) if found else None


def _wholes(scenes: list[Scene]) -> dict[_Spot | None, _Spot | None]:
    """Return for each part where the figure stands that it is part of."""
    wholes: dict[_Spot | None, _Spot | None] = {}
    for telling in (telling for scene in scenes for telling in scene.tellings):
        own = [found for found in telling.found if found.rule != "acts"]
        for found in own:
            if found.whole is not None and found.whole < len(own):
                wholes[_spot(found)] = _spot(own[found.whole])
    return wholes


def _reason(made: _Made, whole: int | None, heard: Mapping[int, tuple[Voice, ...]]) -> Reason:
    found = made.found
    if found is None:
        return Reason(part=made.part, figure=made.figure)
    stater, voice = _voice(made, heard)
    passage, people = found.sentence.passage, found.group.people
    again = [one for one in made.again if _same(one, made.figure)]
    return Reason(
        part=made.part,
        figure=made.figure,
        people=passage.evidence(people.start, people.end) if people and people.start < people.end else None,
        harm=_evidence(found, found.harm) if found.rule not in _SAYS_ITSELF else None,
        qualifier=_evidence(found, _qualifier(found)),
        cue=_evidence(stater, voice.cue) if voice else None,
        carried=voice is not None and _carried(stater, voice),
        whole=whole,
        again=tuple(one.sentence.passage.evidence(one.start, one.end) for one in again),
    )


def _ballot(made: _Made, ballots: Ballots) -> Ballot | None:
    return ballots.found.get(made.found.sentence.index) if made.found else None


def _voice(made: _Made, heard: Mapping[int, tuple[Voice, ...]]) -> tuple[Found | None, Voice | None]:
    """Return the find that has the claimant of a figure, and the voice that it is heard by."""
    for found in _finds(made):
        voice = voice_at(heard.get(found.sentence.index, ()), found.start)
        if voice is not None and voice.words == made.figure.source:
            return found, voice
    return None, None


def _carried(found: Found | None, voice: Voice) -> bool:
    """Tell whether the words for a claimant stand in another sentence."""
    if found is None:
        return False
    sentence = found.sentence
    return voice.words not in sentence.passage.words(sentence.start, sentence.end)


def _same(found: Found, figure: Figure) -> bool:
    """Tell whether a find states the figure again, rather than being left out for it."""
    return (found.group.low, found.group.high) == (figure.low, figure.high)


def _evidence(found: Found | None, mark: Mark | Cue | None) -> Evidence | None:
    return found.sentence.passage.evidence(mark.start, mark.end) if found and mark else None


def _qualifier(found: Found) -> Mark | None:
    """Return the word that says how exact a count is."""
    if found.group.low is None or found.group.qualifier is None:
        return None
    marks = (found.sentence.passage.at(at, "qualifiers") for at in range(found.group.start, found.group.end))
    return next((mark for mark in marks if mark is not None), None)


def _refused(taken: Document, scenes: list[Scene], made: list[_Made], *, relevant: bool) -> Iterator[Refused]:
    """Yield what is no figure, in the order of the report."""
    found = [one for scene in scenes for one in scene.found]
    twice = [
        refused(one, "again" if _same(one, each.figure) else "bare", at)
        for at, each in enumerate(made)
        for one in each.again
    ]
    others = refused_in(taken, found, relevant=relevant)
    order = {"title": 0, "text": 1}
    yield from sorted([*twice, *others], key=lambda one: (order[one.evidence.field], one.evidence.start))

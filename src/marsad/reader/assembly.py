"""From scenes to a reading: accounts and tallies with their figures, each said once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from string import ascii_lowercase
from typing import TypeVar

from marsad.models import (
    Account,
    DateSpan,
    Evidence,
    Figure,
    Party,
    Perpetrator,
    Place,
    Reading,
    Scope,
    Status,
    Tally,
)
from marsad.reader.document import Document, Passage, Sentence
from marsad.reader.parties import Actor
from marsad.reader.scan import Found
from marsad.reader.sides import Sides, group_of, state_of
from marsad.reader.telling import Scene, Telling
from marsad.reader.times import When
from marsad.reader.voices import Voice, speaker


@dataclass(frozen=True, slots=True)
class Setting:
    """What the figures of a report are read against: who speaks where, and the two sides."""

    document: Document
    voices: Mapping[int, tuple[Voice, ...]]
    sides: Sides


def reading(setting: Setting, scenes: list[Scene], version: str) -> Reading:
    """Put a reading together."""
    incidents = [scene for scene in scenes if not scene.tally]
    accounts = tuple(_account(setting, scene, at) for at, scene in enumerate(incidents))
    tallies = tuple(_tally(setting, scene) for scene in scenes if scene.tally)
    relevant = bool(accounts or tallies)
    return Reading(
        doc=setting.document.report.doc,
        relevant=relevant,
        incidents=accounts,
        tallies=tallies,
        reader=version,
    )


def _account(setting: Setting, scene: Scene, at: int) -> Account:
    place = _place(scene, setting)
    here = replace(setting, sides=_sides(setting, scene, place.country if place else None))
    figures = _figures(here, scene)
    parties = _parties(here, scene, figures)
    return Account(
        id=_letters(at),
        main=not scene.past,
        type=scene.type,
        date=_date(scene),
        place=place,
        facility=_facility(scene),
        perpetrators=parties.perpetrators,
        targets=parties.targets,
        claimed_by=parties.claimed_by,
        figures=figures,
        evidence=_proof(scene, figures),
    )


def _sides(setting: Setting, scene: Scene, country: str | None) -> Sides:
    """Return the two sides of a scene; a group that the whole report names alone acts in each scene."""
    sides = replace(setting.sides, country=country or setting.sides.country)
    acting = [actor for telling in scene.tellings for actor in telling.actors]
    group = group_of(acting, sides) or sides.group
    return replace(sides, group=group, state=state_of(acting, sides))


def _letters(number: int) -> str:
    """Return a, b, …, z, aa, ab, … for 0, 1, …"""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = ascii_lowercase[rest] + letters
    return letters


def _place(scene: Scene, setting: Setting) -> Place | None:
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


def _date(scene: Scene) -> DateSpan | None:
    """Return the days of the scene: those said of what happened rather than of a statement, a day rather
    than a month, and of equal ones the first told.
    """
    found = [(when, telling) for telling in scene.tellings for when in telling.times]
    best = max(found, key=lambda pair: _dates_it(*pair), default=None)
    if best is None or _dates_it(*best) < 0:
        return None
    return best[0].span(best[1].sentence.passage)


def _dates_it(when: When, telling: Telling) -> float:
    """Weigh how surely a day is that of the incident; below 0 it is not."""
    sentence = telling.sentence
    points = 3.0 if when.precision == "day" else 0.5 if telling.found else -2.5
    points += 1.0 if when.written else 0.0
    near = range(max(sentence.start, when.start - 3), when.start)
    points += 1.0 if any(sentence.passage.at(at, "events") for at in near) else 0.0
    return points - (1.5 if _of_statement(sentence, when) else 0.0)


def _of_statement(sentence: Sentence, when: When) -> bool:
    """Tell whether a day stands between a verb of saying and what is said («أعلنت الوزارة، الأحد، أن …»)."""
    for at in range(when.start - 1, max(sentence.start, when.start - 40) - 1, -1):
        if sentence.passage.at(at, "claimants", "say"):
            return when.start - at > 1
        if _tells(sentence.passage, at):
            return False
    return False


def _tells(passage: Passage, at: int) -> bool:
    return passage.at(at, "events") is not None or passage.at(at, "casualty") is not None


def _facility(scene: Scene) -> str | None:
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


def _tally(setting: Setting, scene: Scene) -> Tally:
    figures = _figures(setting, scene)
    sentence = scene.tellings[0].sentence
    proof = sentence.passage.evidence(sentence.start, sentence.end)
    times = scene.tellings[0].times
    scope = Scope(
        first=times[0].first if times else None,
        last=None,
        place=scene.place.words if scene.place else None,
        text=_scope_words(scene),
    )
    return Tally(scope=scope, figures=figures, evidence=proof)


def _scope_words(scene: Scene) -> str | None:
    sentence = scene.tellings[0].sentence
    for mark in sentence.find("scopes", "period"):
        return sentence.passage.words(mark.start, min(mark.end + 3, sentence.end))
    return None


def _proof(scene: Scene, figures: tuple[Figure, ...]) -> Evidence:
    for figure in figures:
        if figure.evidence is not None:
            return figure.evidence
    sentence = scene.tellings[0].sentence
    marks = list(sentence.find("events"))
    start, end = (marks[0].start, marks[0].end) if marks else (sentence.start, sentence.end)
    return sentence.passage.evidence(start, end)


def _figures(setting: Setting, scene: Scene) -> tuple[Figure, ...]:
    """Return the figures of a scene, each claim once: what an earlier sentence stated takes what it lacks."""
    kept: list[Figure] = []
    stated: dict[tuple[object, ...], list[int]] = {}
    for telling in scene.tellings:
        before, taken = len(kept), set[int]()
        for figure in _of_telling(setting, telling.found):
            same = stated.setdefault(_count(figure), [])
            earlier = [at for at in same[-_REMEMBERED:] if at < before and at not in taken]
            at = next((at for at in earlier if _same_claim(kept[at], figure)), None)
            if at is not None:
                taken.add(at)
                kept[at] = _united(kept[at], figure)
                continue
            same.append(len(kept))
            kept.append(figure)
    return _by_parts(_counted(kept))


def _counted(figures: list[Figure]) -> list[Figure]:
    """Leave out a bare plural («قتلى») where the same is counted, and «ضحايا» that nobody counts."""
    exact = {figure.measure for figure in figures if figure.low is not None and not figure.subset}
    bare = [f.qualifier == "some" and f.rule == "count" and not f.subset for f in figures]
    empty = {*exact, "casualties"}
    return [f for f, plain in zip(figures, bare, strict=True) if not (plain and f.measure in empty)]


def _count(figure: Figure) -> tuple[object, ...]:
    vague = figure.qualifier if figure.low is None else None
    return figure.measure, figure.low, figure.high, vague


def _by_parts(figures: list[Figure]) -> tuple[Figure, ...]:
    """Give a whole of unknown people the status that all its parts have, where they fill it."""
    made = list(figures)
    for at, whole in enumerate(figures):
        if whole.subset or whole.low is None:
            continue
        parts = []
        for one in figures[at + 1 :]:
            if not one.subset or one.measure != whole.measure:
                break
            parts.append(one)
        held = {part.status for part in parts}
        if len(held) == 1 and whole.low and sum(part.low or 0 for part in parts) == whole.low:
            made[at] = replace(whole, status=held.pop())
    return tuple(made)


def _of_telling(setting: Setting, found: tuple[Found, ...]) -> Iterator[Figure]:
    last: Figure | None = None
    for one in found:
        figure = _figure(setting, one)
        if last is not None and (one.group.people is None or one.group.people.others):
            status: Status = last.status if figure.status == "unknown" else figure.status
            figure = replace(figure, status=status, affiliation=figure.affiliation or last.affiliation)
        yield figure
        last = figure if one.whole is None else last


def _figure(setting: Setting, one: Found) -> Figure:
    passage, people = one.sentence.passage, one.group.people
    status: Status = people.status if people else "unknown"
    if one.rule == "own":
        status = "armed"
    here = setting.voices.get(one.sentence.index, ())
    return Figure(
        measure=one.measure,
        low=one.group.low,
        high=one.group.high,
        qualifier=one.group.qualifier,
        who=passage.words(people.start, people.end) if people else None,
        status=status,
        affiliation=_affiliation(setting, one),
        subset=one.whole is not None or one.rule == "part of",
        demographic=people.demographic if people else None,
        source=speaker(here, one.start),
        rule=one.rule,
        evidence=passage.evidence(one.start, one.end),
    )


def _affiliation(setting: Setting, one: Found) -> str | None:
    """Return whose people are counted; one who blows himself up is of the group that acts."""
    found = setting.sides.of(one.group.people) if one.group.people else None
    return found or (setting.sides.group if one.rule == "own" else None)


def _same_claim(a: Figure, b: Figure) -> bool:
    if a.source and b.source and a.source not in b.source and b.source not in a.source:
        return False
    if a.low == 1 and a.who != b.who and a.subset != b.subset:
        return False
    return all(
        x == y or x in {None, "unknown"} or y in {None, "unknown"}
        for x, y in ((a.status, b.status), (a.affiliation, b.affiliation), (a.demographic, b.demographic))
    )


def _united(a: Figure, b: Figure) -> Figure:
    return replace(
        a,
        source=a.source or b.source,
        evidence=a.evidence if a.source or not b.source else b.evidence,
        status=a.status if a.status != "unknown" else b.status,
        affiliation=a.affiliation or b.affiliation,
        demographic=a.demographic or b.demographic,
        who=a.who or b.who,
        subset=a.subset or b.subset,
        qualifier=a.qualifier or b.qualifier,
    )


@dataclass(frozen=True, slots=True)
class _Parties:
    perpetrators: tuple[Perpetrator, ...]
    targets: tuple[Party, ...]
    claimed_by: str | None


def _parties(setting: Setting, scene: Scene, figures: tuple[Figure, ...]) -> _Parties:
    named = [(a, name) for t in scene.tellings for a in t.actors if (name := setting.sides.name(a.mark))]
    named = [(actor, name) for actor, name in named if name != "civilians"]
    doers = _first(_perpetrator(a, name) for a, name in named if a.role in {"doer", "claimant", "side"})
    targets = _first(_target(a, name) for a, name in named if a.role in {"target", "side"})
    groups = {name for actor, name in named if setting.sides.kind(actor.mark) == "group"}
    if scene.type != "armed_clash":
        doers = _without_victims(doers, figures, groups)
    for figure in figures:
        name = figure.affiliation or ("civilians" if figure.status == "civilian" else None)
        if name is not None and name not in doers:
            targets.setdefault(name, Party(name=name, words=figure.who, evidence=figure.evidence))
    if scene.type == "armed_clash" and not any(actor.role == "doer" for actor, _ in named):
        sides = [(a, name) for a, name in named if a.mark.entry["kind"] != "generic"][:3]
        doers |= _first(_perpetrator(actor, name) for actor, name in sides)
        targets |= _first(_target(actor, name) for actor, name in sides)
    if not doers:
        doers = _likely_doers(named, targets)
    if scene.type != "armed_clash":
        targets = {name: party for name, party in targets.items() if name not in doers}
    claimed = next((name for actor, name in named if actor.role == "claimant"), None)
    return _Parties(tuple(doers.values()), tuple(targets.values()), claimed)


_REMEMBERED = 40


def _without_victims(
    doers: dict[str, Perpetrator], figures: tuple[Figure, ...], groups: set[str]
) -> dict[str, Perpetrator]:
    """Leave out of the doers the state forces whose people were harmed, where others remain."""
    harmed = {f.affiliation for f in figures if f.measure in {"killed", "injured", "abducted", "captured"}}
    left = {name: party for name, party in doers.items() if name in groups or name not in harmed}
    return left or doers


P = TypeVar("P", Perpetrator, Party)


def _first(parties: Iterable[P]) -> dict[str, P]:
    """Return parties by name, the first of each."""
    found: dict[str, P] = {}
    for party in parties:
        found.setdefault(party.name, party)
    return found


def _perpetrator(actor: Actor, name: str) -> Perpetrator:
    proof = actor.passage.evidence(actor.mark.start, actor.mark.end)
    return Perpetrator(name=name, words=actor.words, basis=actor.basis, evidence=proof)


def _target(actor: Actor, name: str) -> Party:
    proof = actor.passage.evidence(actor.mark.start, actor.mark.end)
    return Party(name=name, words=actor.words, evidence=proof)


def _likely_doers(named: list[tuple[Actor, str]], targets: Mapping[str, Party]) -> dict[str, Perpetrator]:
    """Return the armed group that a scene names without saying that it is the doer, if it names one."""
    groups = [(a, name) for a, name in named if a.mark.entry["kind"] == "group" and name not in targets]
    return _first(_perpetrator(actor, name) for actor, name in groups[:1])

"""Who did it: the actors that a scene names, and the signs that speak for or against each of them.

Each sign has a weight in the table ``weights``, learned from annotated reports by scripts/learn_parties.py;
``choice`` adds them up.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from marsad.language.wordsets import word_set
from marsad.models import Figure, IncidentType
from marsad.reader.document import Passage
from marsad.reader.parties.accusers import accuses
from marsad.reader.parties.bystanders import Deed
from marsad.reader.parties.losses import Case, by_victims, felled, of_others, only_lost, put_down
from marsad.reader.parties.parties import Actor
from marsad.reader.parties.self_told import (
    only_at_war,
    owns_an_office,
    says_nothing,
    speaks_of_its_own,
    tells_what_happened,
)
from marsad.reader.parties.sides import Sides
from marsad.reader.parties.stance import Stance, ruled_out, stances
from marsad.reader.scenes.telling import Scene, Telling
from marsad.reader.setting import Setting

_BREAKS = frozenset({"،", ",", ":", "(", ")", "-", "–"})
_PREPOSITIONS = frozenset({"علي", "ضد", "من", "في", "الي", "مع", "بين", "عن", "لدي", "باسم", "التي", "الذي"})
_PARTS = frozenset(
    {
        "by",
        "act",
        "of",
        "against",
        "between",
        "claim",
        "suspect",
        "deny",
        "held",
        "behind",
        "set_on",
        "ascribe",
    }
)
_BACK, _FAR_BACK, _AHEAD = 6, 10, 5
_FINDS = word_set("finding")
"""Who finds bodies did not kill them: «عثرت القوات العراقية على جثث»."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor by its canonical name, of what kind, with the signs of each place and those of all."""

    name: str
    kind: str
    mentions: tuple[tuple[Actor, tuple[str, ...]], ...]
    signs: tuple[str, ...]


def of_scene(
    setting: Setting, scene: Scene, happened: IncidentType, figures: tuple[Figure, ...]
) -> list[Candidate]:
    """Return the actors that a scene names, or the report around it, with what speaks for each of them."""
    sides = setting.sides
    mentions: dict[str, list[tuple[Actor, tuple[str, ...]]]] = {}
    standing: dict[str, list[Stance]] = {}
    for telling in (*_led_in(setting, scene), *scene.tellings):
        held = stances(telling.actors, telling.found)
        active = {sides.name(one.mark) for one in telling.actors if held[one.mark.start] == "acts"}
        for actor in telling.actors:
            name = sides.name(actor.mark)
            if name is not None and name != "civilians":
                signs = (*signs_at(actor), *_signs_of_clause(actor, telling, held[actor.mark.start], sides))
                signs = (*signs, "another acts") if active - {name} else signs
                mentions.setdefault(name, []).append((actor, signs))
                standing.setdefault(name, []).append(held[actor.mark.start])
    for actor in setting.cast:
        name = sides.name(actor.mark)
        if name is not None and name not in mentions:
            mentions[name] = [(actor, ("elsewhere", f"elsewhere {actor.role}"))]
    kinds = {name: _kind(at[0][0], sides) for name, at in mentions.items()}
    case = Case(scene, happened, figures, kinds, frozenset(felled(scene, sides)))
    acting = frozenset(name for name, held in standing.items() if "acts" in held)
    deed = Deed(scene, sides, happened, figures, acting)
    return [
        Candidate(name, kinds[name], tuple(at), tuple(_signs_of(name, [actor for actor, _ in at], case)))
        for name, at in mentions.items()
        if not (_only_speaks(signs for _, signs in at) and of_others(name, case))
        and not ruled_out(standing.get(name, ()), case.kinds[name], happened)
        and not (name not in acting and put_down(name, case, acting))
        and not only_lost(name, case, acting)
        and not (happened == "other" and name not in acting)
        and not deed.stood_by(name, case.kinds[name], [actor for actor, _ in at])
        and not all(_only_tells(actor) for actor, _ in at)
    ]


def _only_tells(actor: Actor) -> bool:
    """Tell whether an actor, or its office, tells what happened, is silent, or is only named as at war."""
    silent = says_nothing(actor) or only_at_war(actor)
    return silent or tells_what_happened(actor) or owns_an_office(actor)


def _led_in(setting: Setting, scene: Scene) -> list[Telling]:
    """Return the sentences right before a scene of the news that are of no incident: it begins with them.

    «مسيرات الحركة استهدفت السوق. وصل 9 جرحى إلى المستشفى.»
    """
    first = min((t.sentence.index for t in scene.tellings if not t.in_title), default=0)
    if scene.past:
        return []
    before: list[Telling] = []
    until = bisect_left(setting.told, first, key=lambda one: one.sentence.index)
    for telling in reversed(setting.told[max(0, until - _LED_IN) : until]):
        counted = any(one.group.low for one in telling.found)
        if telling.in_title or telling.period or counted or telling.sentence.index not in setting.loose:
            break
        before.insert(0, telling)
    return before


_LED_IN = 2


def _only_speaks(mentions: Iterable[tuple[str, ...]]) -> bool:
    """Tell whether an actor is named only as one who tells what others did."""
    return all("speaks of others" in signs for signs in mentions)


def nobody_of(scene: Scene, kind: IncidentType, figures: tuple[Figure, ...]) -> tuple[str, ...]:
    """Return what speaks for a scene in which the report does not say who did it."""
    signs = ["nobody", f"nobody in {kind}"]
    if any(telling.sentence.has("parties", "no_claim") for telling in scene.known):
        signs.append("nobody claims it")
    if scene.past:
        signs.append("nobody in the background")
    if not figures:
        signs.append("nobody, nothing counted")
    return tuple(signs)


def _kind(actor: Actor, sides: Sides) -> str:
    """Return the kind of an actor; a pointer is a group, a force named in part is of a state."""
    if actor.mark.entry.kind == "grammar":
        return "group"
    return sides.kind(actor.mark) or "state"


def _signs_of(name: str, places: list[Actor], case: Case) -> Iterator[str]:
    """Yield the signs of an actor in its scene: its kind beside what happened, to whom, and its rivals."""
    kind, named = case.kinds[name], Counter(case.kinds.values())
    yield f"{kind} in {case.happened}"
    yield from by_victims(name, case)
    if len(case.kinds) == 1:
        yield f"only {kind} alone"
    elif named[kind] == 1:
        yield f"only {kind}"
    if kind == "generic" and named["group"]:
        yield "generic beside a group"
    if len(places) > 2:
        yield "named often"
    if any(actor.passage.field == "title" for actor in places):
        yield "in the title"
    if all(t.sentence.index != places[0].sentence.index for t in case.scene.tellings[:2]):
        yield "named late"


def signs_at(actor: Actor) -> Iterator[str]:
    """Yield the signs around one place where an actor is named."""
    yield f"role {actor.role}"
    if actor.basis != "stated":
        yield f"basis {actor.basis}"
    passage, mark = actor.passage, actor.mark
    if mark.entry.kind == "grammar":
        yield "points back"
    if mark.entry.part in {"nationality", "member", "country"}:
        yield mark.entry.part
    if mark.start == actor.sentence.start:
        yield "begins the sentence"
    yield from _joined(passage, actor)
    before = tuple(dict.fromkeys(_before(passage, actor)))
    finds = passage.word(mark.start - 1).removeprefix("و") in _FINDS
    if finds or accuses(actor.sentence, mark):
        yield "speaks of others"
        return
    yield from before
    if "say next before" in before:
        yield "speaks of its own" if speaks_of_its_own(actor) else "speaks of others"
    yield from dict.fromkeys(_after(passage, actor))


def _signs_of_clause(actor: Actor, telling: Telling, stance: Stance, sides: Sides) -> Iterator[str]:
    """Yield what grammar makes of an actor in its clause, beside those who are counted."""
    yield f"stance {stance}"
    yield f"{_kind(actor, sides)} stance {stance}"
    if telling.found:
        yield "beside a count"


def _joined(passage: Passage, actor: Actor) -> Iterator[str]:
    """Yield the preposition written onto a name or standing before it."""
    if actor.mark.proclitic.removesuffix("ال") in {"ل", "لل", "ب", "ول", "وب"}:
        yield "with " + actor.mark.proclitic.removeprefix("و")[0]
    word = passage.word(actor.mark.start - 1)
    if word in _PREPOSITIONS and actor.mark.start > actor.sentence.start:
        yield "behind " + word


def _before(passage: Passage, actor: Actor) -> Iterator[str]:
    """Yield what stands in front of a name, nearer things first; what stands far off only if it accuses."""
    start, broken = actor.mark.start, False
    for at in range(start - 1, max(actor.sentence.start, start - _FAR_BACK) - 1, -1):
        broken = broken or passage.word(at) in _BREAKS
        near = "next" if start - at <= 2 else "near" if start - at <= _BACK and not broken else "far"
        for kind in _kinds(passage, at):
            if near != "far" or kind in {"suspect", "ascribe", "behind", "claim"}:
                yield f"{kind} {near} before"


def _after(passage: Passage, actor: Actor) -> Iterator[str]:
    """Yield what stands behind a name."""
    for at in range(actor.mark.end, min(actor.sentence.end, actor.mark.end + _AHEAD)):
        if passage.word(at) in _BREAKS:
            break
        near = "next" if at - actor.mark.end < 1 else "near"
        yield from (f"{kind} {near} after" for kind in _kinds(passage, at))


def _kinds(passage: Passage, at: int) -> Iterator[str]:
    """Yield what a word is to a name beside it: of the parties, a verb of saying, a harm, an event."""
    for mark in passage.marks.get(at, ()):
        entry = mark.entry
        if entry.kind == "parties" and entry.part in _PARTS:
            yield entry.part
        elif entry.kind == "claimants" and entry.part in {"say", "carry", "accord", "person"}:
            yield "say" if entry.part == "carry" else entry.part
        elif entry.kind == "casualty" and entry.part in {"verb", "event", "count"}:
            yield f"harm {entry.part}"
        elif entry.kind == "events" and entry["rank"] > "3":
            yield "event"
        elif entry.kind in {"facilities", "people"}:
            yield entry.kind

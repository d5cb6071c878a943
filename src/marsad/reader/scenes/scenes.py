"""Which incident: the sentences of a report gathered into scenes, one for each incident, and into tallies.

A sentence goes on with a scene, begins one, or sums several incidents, as its signs vote (``kinship.py``,
``openings.py``); what is told as past is background.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from marsad.reader.days.parted import parted_by
from marsad.reader.places.places import compared
from marsad.reader.scenes.alone import tells_attack, told_alone
from marsad.reader.scenes.back_then import old_attack
from marsad.reader.scenes.chronology import of_another_day
from marsad.reader.scenes.kinship import kinship
from marsad.reader.scenes.named_only import is_incident, scene_of, with_doers
from marsad.reader.scenes.openings import aside, opening, over_provinces, summing
from marsad.reader.scenes.repeats import without_repeats
from marsad.reader.scenes.stretches import summed
from marsad.reader.scenes.tallies import may_sum, sums_scenes, tally_of
from marsad.reader.scenes.telling import Scene, Telling, near_to, recent, states_all
from marsad.reader.scenes.threats import unreal
from marsad.reader.scenes.totals import (
    counts_apart,
    goes_on_under,
    over_an_area,
    raises_the_sum,
    totals_apart,
)
from marsad.reader.scenes.votes import Votes

_AT_ITS_PLACE = frozenset({"set off", "seen there"})
"""What only names another attack is at the place told beside it, where it names none."""


@dataclass(slots=True)
class _Course:
    """The scenes so far, the one told of last, what was told before any of them; ``before`` is what was told
    last, ``aside`` is the same where it is of no scene; ``regular`` where the report is a weekly one or so.
    """

    votes: Votes
    found: list[Scene] = field(default_factory=list)
    held: set[Scene] = field(default_factory=set)
    current: Scene | None = None
    early: list[Telling] = field(default_factory=list)
    before: Telling | None = None
    aside: Telling | None = None
    regular: bool = False

    def keep(self, scene: Scene) -> None:
        """Add a scene behind those found, if it is not among them."""
        if scene not in self.held:
            self.held.add(scene)
            self.found.append(scene)


def scenes(tellings: list[Telling], votes: Votes) -> list[Scene]:
    """Gather the tellings of a report into scenes, in the order in which they begin.

    The title comes last: it says again, in short, what one of the scenes tells.
    """
    course = _Course(votes)
    for telling in sorted(tellings, key=lambda telling: telling.in_title):
        if telling.in_title:
            course.current = None
        if not _sums_acts(course, telling):
            _gather(course, telling)
    course.found = [scene for scene in course.found if not _only_headed(scene)] or told_alone(tellings)
    totals_apart(course.found)
    counts_apart(course.found)
    return without_repeats(course.found)


def _only_headed(scene: Scene) -> bool:
    """Tell whether a scene is no more than a title that counts nobody and names no event."""
    return all(one.in_title and not (one.found or one.events or one.actors) for one in scene.tellings)


def _sums_acts(course: _Course, telling: Telling) -> bool:
    """Begin a tally with counts of raids or attacks; tell whether it takes all that is told."""
    if telling.acts:
        counted = telling.acts + (telling.found if telling.period else ())
        voices = (*(None for _ in telling.acts), *(telling.voices if telling.period else ()))
        course.keep(Scene([replace(telling, found=counted, voices=voices)], tally=True))
    return bool(telling.acts) and telling.period


def _gather(course: _Course, telling: Telling) -> None:
    """Put a telling with its scene; one before any scene waits for the first, to give it its place."""
    if telling.recalled:
        _put_recalled(course, telling)
        return
    if _of_the_day_before(telling) and telling.place is None and not telling.found:
        return
    scene = old_attack(telling, course.before, course.found) or _scene_for(course, telling)
    if telling.headline and scene not in course.held:
        return
    course.regular |= telling.sentence.has("scopes", "regular") and not telling.found
    course.before, course.aside = telling, telling if scene is None else None
    if scene is None:
        course.early += [telling] if course.current is None and telling.events and telling.place else []
        return
    beside = not telling.found and not telling.strong
    scene.tellings.insert(
        0 if telling.in_title else len(scene.tellings), replace(telling, place=None) if beside else telling
    )
    course.keep(scene)
    if scene.tally:
        return
    if course.current is None:
        scene.tellings[:0] = course.early
    course.current = scene


def _put_recalled(course: _Course, telling: Telling) -> None:
    """Put down an attack that is only named beside what is told; one of many may be gone on with next."""
    scene = scene_of(telling, course.found, course.current, course.votes)
    if scene is None:
        return
    answer = course.aside
    if answer is not None and is_incident(answer, telling):
        course.current = Scene([answer])
        course.keep(course.current)
    scene.tellings.append(with_doers(telling, course.before))
    if scene not in course.held:
        scene.beside = course.current if telling.sentence.recalls in _AT_ITS_PLACE else None
        course.keep(scene)
    if telling.sentence.recalls == "singled out":
        course.current = scene


def _scene_for(course: _Course, telling: Telling) -> Scene | None:
    """Return the scene that a telling belongs to, a new one where it begins one, None where to none."""
    claimed = any(actor.role == "claimant" for actor in telling.actors)
    if not telling.found and claimed and (course.current is not None or not telling.strong):
        return course.current
    alone = not course.found and not telling.in_title and not telling.points_back
    if claimed and alone and not telling.found and telling.place is not None and not telling.period:
        return Scene()  # «أعلنت الحركة قصف موقع في …» is all that a claim may tell.
    if not telling.found and not telling.strong and not telling.in_title:
        before = telling.points_back or _says_it_happened(telling)
        told = telling.harmed or (before and telling.place is not None)
        goes_on = told or any(a.basis == "suspected" for a in telling.actors)
        return course.current if goes_on else None
    known = _list_of(telling, course.found) or tally_of(telling, course.found)
    if known is not None:
        return known
    sums = telling.sums or summed(telling) or raises_the_sum(telling) or sums_scenes(telling, course.found)
    sums = sums or goes_on_under(course.before, telling) or over_provinces(telling)
    if sums or (course.regular and over_an_area(telling)):
        return Scene(tally=True, total=telling.sums)
    return _voted(course, telling)


def _says_it_happened(telling: Telling) -> bool:
    """Tell whether a sentence says of what was told before that it happened («وقد وقع الحادث في …»)."""
    passage, verbs = telling.sentence.passage, telling.sentence.find("timing", "happens")
    return any(passage.word(mark.end) in _INCIDENT for mark in verbs)


_INCIDENT = frozenset({"الحادث", "الحادثه", "الاعتداء"})


def _list_of(telling: Telling, found: list[Scene]) -> Scene | None:
    """Return the scene whose count a line of a list breaks down."""
    head = telling.listed_under
    held = (scene for scene in reversed(found) if any(told.sentence is head for told in scene.tellings))
    return next(held, None) if head is not None else None


def _another_item(telling: Telling, scene: Scene) -> bool:
    """Tell whether a telling begins an item of a round-up, under another place than the item before."""
    if of_another_day(telling, scene) or (telling.summand and any(one.summand for one in scene.tellings)):
        return True
    here, first = telling.item, next((t for t in scene.tellings if not t.in_title), None)
    if first is None or telling.in_title:
        return False
    if here is None:
        return first.item is not None and telling.under_a_heading
    return first.headed if first.item is None else compared(here, first.item) != "same place"


def _voted(course: _Course, telling: Telling) -> Scene | None:
    """Return the scene that most signs speak for."""
    held = [scene for scene in near_to(course.found) if not scene.tally or may_sum(telling, scene)]
    held = [scene for scene in held if not (telling.summand and scene.tally)]
    held = [scene for scene in held if scene.tally or not _another_item(telling, scene)]
    if telling.in_title and any(states_all(scene, telling) for scene in held if not scene.tally):
        held = [scene for scene in held if not scene.tally or states_all(scene, telling)]
    held = recent(held)
    options = [kinship(telling, scene, current=scene is course.current) for scene in held]
    options.append(opening(telling, first=not course.found))
    if not telling.summand:
        options.append(summing(telling) if telling.found else aside(telling))
    chosen = course.votes.choose("scene", options, (telling, held))
    if chosen == len(held) and not telling.found and _of_none(telling):
        return None
    if chosen < len(held):
        return held[chosen]
    if chosen == len(held) or _toll_of_early(course, telling) or _of_one(telling):
        return Scene(
            past=(telling.past or telling.earlier or _of_the_day_before(telling)) and bool(course.found)
        )
    return Scene(tally=True) if telling.found else None


def _of_one(telling: Telling) -> bool:
    """Tell whether a sentence counts one person alone, who is of one incident however large the land is."""
    return bool(telling.found) and not telling.period and all(one.group.high == 1 for one in telling.found)


def _of_none(telling: Telling) -> bool:
    """Tell whether a sentence that counts nobody tells of no single incident: «شهد الشهر الجاري اشتباكات»,
    «بعد سلسلة هجمات», «المعركة ضد التنظيم».
    """
    vague = telling.period or telling.place is None or unreal(telling)
    return vague or not tells_attack(telling.sentence)


def _of_the_day_before(telling: Telling) -> bool:
    """Tell whether a clause names the attack behind which another came («… غداة قصف بلدة …»)."""
    start = telling.sentence.start
    return telling.sentence.continues and parted_by(telling.sentence, start) > start


def _toll_of_early(course: _Course, telling: Telling) -> bool:
    """Tell whether the first toll of a report is that of the attack told just before it without one."""
    alone = not course.found and bool(course.early) and bool(telling.found) and not telling.in_title
    if not alone or telling.place is not None or telling.period or telling.many:
        return False
    return not any(kind == "armed_clash" for early in course.early for kind, _ in early.events)

"""The toll of an old attack that was told right before without one: «وكان انتحاري استهدف مقرا للشرطة قبل عام.
وقتل آنذاك سبعة», «وفي شباط هاجم مسلحون القاعدة. وأدى ذلك الهجوم إلى مقتل 23». It is not of the attack in
the news, however little is told of the old one.
"""

from __future__ import annotations

from dataclasses import replace

from marsad.language.wordsets import word_set
from marsad.reader.days.when import DAY
from marsad.reader.scenes.openings import days_of
from marsad.reader.scenes.telling import Scene, Telling, recent
from marsad.reader.voices.claimants import is_saying

_WEEK = 7 * DAY
_HEAD = 2
"""A sentence that only adds a toll begins with it: «وقتل 23 جنديا», «وقد أدى ذلك إلى مقتل …»."""


def old_attack(telling: Telling, before: Telling | None, scenes: list[Scene]) -> Scene | None:
    """Return the scene of an old attack whose toll a sentence tells, None where it tells of no such.

    ``before`` is what was told right before. The attack is a scene of its own, taken from the one that is in
    the news where it was put with that.
    """
    if before is None or not _adds_a_toll(telling, before):
        return None
    held = next((scene for scene in recent(scenes) if _ends_with(scene, before)), None)
    then = _then(telling) and (bool(before.events) or before.harmed)
    if held is not None and then and (before.found or not _another(before, held)):
        return held
    if before.found or not (then or (_of_old(telling, before, held) and _points_to_it(telling))):
        return None
    if held is not None:
        held.tellings[:] = [one for one in held.tellings if one.sentence is not before.sentence]
    scene = Scene(past=True) if held is None or held.tellings else held
    scene.tellings.append(replace(before, toll_next=True))
    return scene


def _adds_a_toll(telling: Telling, before: Telling) -> bool:
    """Tell whether a sentence counts people right behind another, and tells of no time of its own."""
    near = telling.sentence.index - before.sentence.index == 1
    titled = telling.in_title or before.in_title
    if not near or titled or not telling.found or telling.found[0].rule == "part of":
        return False
    return not (telling.times or telling.past or telling.period)


def _then(telling: Telling) -> bool:
    """Tell whether «آنذاك» is said of the harm, and not of a statement («وقال آنذاك إن …»)."""
    passage, toll = telling.sentence.passage, telling.found[0]
    return any(
        toll.start - _NEAR <= mark.start <= toll.end + _NEAR and not is_saying(passage, mark.start - 1)
        for mark in telling.sentence.find("scopes", "then")
    )


def _of_old(telling: Telling, before: Telling, held: Scene | None) -> bool:
    """Tell whether an attack was told right before as of another time than the news, with other dead."""
    if not before.strong or telling.place is not None or (held is not None and not _another(before, held)):
        return False
    counted = {(one.measure, one.group.low) for one in telling.found}
    told = {(one.measure, one.group.low) for one in held.found} if held is not None else set()
    return counted.isdisjoint(told) and (held is not None or before.past or before.earlier or before.again)


def _another(before: Telling, held: Scene) -> bool:
    """Tell whether a sentence tells of another time than the rest of the scene that it was put with."""
    own = days_of(before)
    theirs = [when for one in held.known if one.sentence is not before.sentence for when in days_of(one)]
    if before.again or (before.earlier and not own):
        return True
    if any(mine.precision == "day" and mine.last >= when.first for mine in own for when in theirs):
        return False
    apart = bool(own and theirs) and all(mine.last + _WEEK < when.first for mine in own for when in theirs)
    return before.earlier or apart or (before.past and any(mine.precision != "day" for mine in own))


def _points_to_it(telling: Telling) -> bool:
    """Tell whether a sentence begins with a toll, or says of which attack it is: «ذلك الهجوم», «خلاله»."""
    passage, start, toll = telling.sentence.passage, telling.sentence.start, telling.found[0]
    if any(is_saying(passage, at) for at in range(start, toll.start)):
        return False
    in_it = any(
        passage.word(at) in _IN_IT for at in range(start, min(toll.end + _NEAR, telling.sentence.end))
    )
    return telling.points_back or in_it or toll.start - start <= _HEAD


_NEAR = 4
_IN_IT = word_set("in the course of it")


def _ends_with(scene: Scene, telling: Telling) -> bool:
    return bool(scene.tellings) and scene.tellings[-1].sentence is telling.sentence

"""What a report tells twice: title and text, a short account and the full one of the same incident."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from typing import TypeAlias

from marsad.reader.days.around import of_statement
from marsad.reader.harm.measures import HURT
from marsad.reader.harm.scan import Found
from marsad.reader.places.places import compared
from marsad.reader.scenes.telling import Scene, Telling

FEW = 60
"""Of a very long report, only so many scenes are looked at for what was said before."""

Count: TypeAlias = tuple[str, int | None]
_CHANCE = 2
"""So small a number is told of two incidents by chance; a larger one, or two of any size, are not."""
_TELLING = 5
"""As many told once more by somebody («وأوضح مصدر أن عبوة انفجرت …») are the same, though it begins anew."""
_ROUGH = 1.25
"""A title may round a number of the text down by a fifth («أكثر من مئتي قتيل», then 246)."""
_LEAST_ROUNDED = 20


def without_repeats(found: list[Scene]) -> list[Scene]:
    """Put together the scenes of what is told twice, and each number of the title with its incident."""
    kept = list(found)
    for scene in found[:FEW]:
        again = _again(scene, [other for other in kept[:FEW] if other is not scene])
        if again is not None:
            kept.remove(scene)
            _take_in(again, scene)
    for scene in kept[:FEW]:
        _leave_to_others(scene, [other for other in kept[:FEW] if other is not scene])
    return kept


def _take_in(scene: Scene, other: Scene) -> None:
    """Put what another scene tells with a scene; a title then names no place but those of its text."""
    placed = any(telling.place is not None for telling in scene.tellings)
    more = [replace(t, place=None, places=()) if t.in_title and placed else t for t in other.tellings]
    scene.tellings[:] = sorted([*more, *scene.tellings], key=_order)


def _order(telling: Telling) -> tuple[bool, int]:
    return not telling.in_title, telling.sentence.index


def _again(scene: Scene, others: Sequence[Scene]) -> Scene | None:
    """Return the scene that tells all that one tells, None where there is none."""
    said = counts(scene.found)
    if not said:
        return None
    if all(telling.in_title for telling in scene.tellings):
        alike = sorted(others, key=lambda other: other.tally != scene.tally)
        return next((other for other in alike if _restated(said, counts(other.found))), None)
    same = [other for other in others if other.tally == scene.tally and not _items(scene, other)]
    if scene.tally or (len(scene.tellings) == 1 and scene.tellings[0].place is None):
        again = next((other for other in same if said <= counts(other.found)), None)
        if again is not None or scene.tally:
            return again
    told = (other for other in same if _same_incident(scene, other) or _told_in_parts(scene, other))
    return next(told, None)


def _items(one: Scene, other: Scene) -> bool:
    """Tell whether two scenes are items of a round-up, each under its own heading, or summands of a total."""
    first, second = one.tellings[0], other.tellings[0]
    if first.summand and second.summand:
        return True
    return (first.headed and second.item is not None) or (second.headed and first.item is not None)


def counts(found: Sequence[Found]) -> set[Count]:
    """Return what is counted as (measure, number), without a number where it is only called many."""
    return {(one.measure, one.group.low) for one in found}


def _restated(title: set[Count], text: set[Count]) -> bool:
    """Tell whether a text gives every number of a title, exactly or where the title rounds it."""
    return all(any(restates(one, other) for other in text) for one in title)


def restates(title: Count, text: Count) -> bool:
    """Tell whether a number of the title is one of the text, perhaps rounded, dead and injured together."""
    (measure, low), (other, number) = title, text
    alike = measure == other or ("casualties" in {measure, other} and {measure, other} <= HURT)
    if not alike or low is None or number is None:
        return title == text
    return low == number or (measure == other and rounded(low, number))


def rounded(low: int, number: int) -> bool:
    """Tell whether a number of tens, or of hundreds, is another one rounded down."""
    step = 100 if low >= 10 * _LEAST_ROUNDED else 10
    return low >= _LEAST_ROUNDED and low % step == 0 and low <= number <= low * _ROUGH


def _same_incident(one: Scene, other: Scene) -> bool:
    """Tell whether two scenes tell of one incident: the counts of one are among those of the other.

    Neither place nor day may speak against it. One number alone that is the same must be no small one, and
    the later scene must not begin with something new.
    """
    mine, theirs = ({count for count in counts(scene.found) if count[1]} for scene in (one, other))
    sums = _sums(mine) & theirs | _sums(theirs) & mine
    mine, theirs = (told | sums if sums <= told | _sums(told) else told for told in (mine, theirs))
    shared = mine & theirs
    if not mine or not theirs or not (mine <= theirs or theirs <= mine) or one.past != other.past:
        return False
    sure, later = (
        len(shared) > 1 or bool(sums),
        max((one, other), key=lambda scene: _order(scene.tellings[0])).tellings[0],
    )
    large = any((low or 0) >= _TELLING for _, low in shared) and later.sentence.has("claimants", "say")
    chance = all((low or 0) <= _CHANCE for _, low in shared) or (later.fresh and not large) or later.turn
    if later.again or later.sequel or (chance and not sure):
        return False
    return _same_place(one, other, sure=sure) and not _other_days(one, other) and not _other_kind(one, other)


def _told_in_parts(one: Scene, other: Scene) -> bool:
    """Tell whether one scene counts by parts, at its place, as many as the other does in all.

    «قتل 20 قرويا في إقليم كذا»، ثم «هاجموا قرية كذا وقتلوا 13 شخصا، ثم قتلوا سبعة في محيطها».
    """
    mine, theirs = (
        [(f.measure, f.group.low or 0) for f in scene.found if f.whole is None] for scene in (one, other)
    )
    parts = [low for measure, low in mine if measure == mine[0][0]]
    whole, measure = sum(parts), mine[0][0]
    share = 0 not in parts and max(parts) <= _MOST * whole
    if not share or whole < _LEAST_SUM or (measure, whole) not in theirs or one.past != other.past:
        return False
    apart = any(t.again or t.sequel or t.separate for t in (one.tellings[0], other.tellings[0]))
    near = _same_place(one, other, sure=True) and not _other_days(one, other)
    return near and not apart and not _other_kind(one, other)


_LEAST_SUM, _MOST = 4, 0.75
"""A smaller number is the sum of two others by chance, and so is a large share with a small number."""


def _sums(told: set[Count]) -> set[Count]:
    """Return how many dead and injured there are together («11 قتيلا وجريحا»), of each pair of counts."""
    dead, hurt = ([low for measure, low in told if measure == kind and low] for kind in ("killed", "injured"))
    return {("casualties", a + b) for a, b in product(dead, hurt)}


def _same_place(one: Scene, other: Scene, *, sure: bool) -> bool:
    """Tell whether two scenes may be at one place; names that nobody knows are only where more is alike."""
    mine, theirs = ([t.place for t in scene.known if t.place is not None] for scene in (one, other))
    signs = {compared(a, b) for a, b in product(mine, theirs)}
    allowed = {"same place", "place inside", *(["unknown place"] if sure else [])}
    return not signs or bool(signs & allowed)


def _other_days(one: Scene, other: Scene) -> bool:
    mine, theirs = (
        [w for t in scene.known for w in t.times if not of_statement(w, t.sentence)] for scene in (one, other)
    )
    apart = (a.last < b.first or b.last < a.first for a, b in product(mine, theirs))
    return bool(mine) and bool(theirs) and all(apart)


def _other_kind(one: Scene, other: Scene) -> bool:
    kinds = [{kind for t in scene.known for kind, _ in t.events if kind != "other"} for scene in (one, other)]
    return all(kinds) and not kinds[0] & kinds[1]


def _leave_to_others(scene: Scene, others: Sequence[Scene]) -> None:
    """Take from a title with several numbers those that only the text of another scene states."""
    own = counts([one for telling in scene.tellings if not telling.in_title for one in telling.found])
    theirs = {
        count for other in others for t in other.tellings if not t.in_title for count in counts(t.found)
    }
    if not own:
        return
    for at, telling in enumerate(scene.tellings):
        alone = all(one.whole is None for one in telling.found)
        if telling.in_title and alone and len(telling.found) > 1:
            scene.tellings[at] = _less(telling, own, theirs)


def _less(telling: Telling, own: set[Count], theirs: set[Count]) -> Telling:
    held = [
        (one, voice)
        for one, voice in zip(telling.found, telling.voices, strict=True)
        if (one.measure, one.group.low) in own or (one.measure, one.group.low) not in theirs
    ]
    return replace(telling, found=tuple(f for f, _ in held), voices=tuple(v for _, v in held))

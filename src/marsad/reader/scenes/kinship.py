"""What ties a sentence to a scene told before: signs.

The signs vote (``votes.py``); their weights stand in ``tables/weights.tsv`` under ``scene``.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.reader.harm.scan import Found
from marsad.reader.places.places import ONE_PLACE, compared
from marsad.reader.scenes.details import details
from marsad.reader.scenes.headcounts import as_many
from marsad.reader.scenes.openings import days_of, option_of, widely
from marsad.reader.scenes.placing import by_place
from marsad.reader.scenes.telling import Scene, Telling, numbers


def kinship(telling: Telling, scene: Scene, *, current: bool) -> tuple[str, ...]:
    """Return the signs that hold between a telling and a scene."""
    return tuple(_signs(telling, scene, current=current))


def _signs(telling: Telling, scene: Scene, *, current: bool) -> Iterator[str]:
    option = option_of(telling, "sum" if scene.tally else "scene")
    yield f"{option}: always"
    for signs in (
        _apart(telling, scene, current=current),
        _by_numbers(telling, scene),
        _by_dead(telling, scene),
        _by_voice(telling, scene),
        by_place(telling, scene),
        _by_days(telling, scene),
        _by_words(telling, scene),
        _by_kind(telling, scene),
    ):
        yield from (f"{option}: {sign}" for sign in signs)


def _apart(telling: Telling, scene: Scene, *, current: bool) -> Iterator[str]:
    """Yield how far apart the telling and the scene stand in the report."""
    gap = telling.sentence.index - scene.tellings[-1].sentence.index
    if current:
        yield from _next_to(telling, gap)
    elif gap == 1:
        yield "right behind, not current"
    if current and gap == 1 and details(telling, scene):
        yield "details of the lead"
    if scene.tellings[0].lead:
        yield "of the lead"
    if any(t.many for t in scene.known[:2]):
        yield "scene of many events"
    if scene.past:
        yield "past scene"


def _next_to(telling: Telling, gap: int) -> Iterator[str]:
    """Yield how a telling stands to the scene told of last, ``gap`` sentences before it."""
    yield "current"
    yield "right behind" if gap == 1 else "some way behind"
    yield "current, turn" if telling.turn else "current, no turn"
    if telling.paragraph:
        yield "current, new paragraph"


def _by_numbers(telling: Telling, scene: Scene) -> Iterator[str]:
    same = len(numbers(telling.found) & scene.numbers)
    yield from ["same number"] * min(same, 2)
    counted = {(found.measure, found.group.low) for found in telling.found}
    stated: set[tuple[str, int | None]] = {
        (one.measure, one.group.low) for t in scene.known for one in t.found
    }
    if (
        counted
        and not _is_part_anew(telling, scene)
        and (counted <= stated or (telling.in_title and counted <= stated | _sums(scene)))
    ):
        yield "all its figures"
    if as_many(telling, scene) and _may_be_one(telling, scene):
        yield "counts as many"
    yield from _by_toll(telling, scene, stated)
    if telling.toll:
        yield "new toll"
    elif _rivals(telling, scene):
        yield "rival number"
    if telling.found and not scene.found:
        yield from _first_count(scene)
    if not telling.found:
        yield "no figures"
    if _is_part(telling, scene):
        yield "part of its toll"


def _is_part_anew(telling: Telling, scene: Scene) -> bool:
    """Tell whether a telling begins with a part that is none of the scene, whatever number it has."""
    first = telling.found[0] if telling.found else None
    if first is None or first.rule != "part of":
        return False
    parts = (f for t in scene.known for f in t.found if not _whole(f) and f.measure == first.measure)
    return all(f.group.low != first.group.low for f in parts)


def _may_be_one(telling: Telling, scene: Scene) -> bool:
    """Tell whether neither the day nor a place far off sets a telling apart from a scene."""
    signs = {*_by_days(telling, scene), *by_place(telling, scene)}
    return signs.isdisjoint({"other days", "other days, written", "other place far"})


def _by_toll(telling: Telling, scene: Scene, stated: set[tuple[str, int | None]]) -> Iterator[str]:
    """Yield whether numbers of a telling make up one of the scene, or are the dead and injured it states."""
    if _adds_up(telling, scene):
        yield "adds up"
    if _same_toll(telling, stated):
        yield "same toll"


def _first_count(scene: Scene) -> Iterator[str]:
    yield "first to count"
    if scene.tellings[-1].counted_next:
        yield "counts what was just told"


def _by_dead(telling: Telling, scene: Scene) -> Iterator[str]:
    """Yield whether both tell of as many dead, two or more, in one place («مقتل ثلاثة … في درعا»)."""
    own, theirs = (
        {
            one.group.low
            for one in found
            if one.measure == "killed" and one.whole is None and one.rule != "part of"
        }
        for found in (telling.found, [one for t in scene.known for one in t.found])
    )
    place = telling.place
    known = [t.place for t in scene.known if t.place is not None]
    near = place is not None and any(compared(place, other) in ONE_PLACE for other in known)
    if len(own) == 1 and own == theirs and (next(iter(own)) or 0) > 1 and near:
        yield "same dead"


def _same_toll(telling: Telling, stated: set[tuple[str, int | None]]) -> bool:
    """Tell whether a telling has as many dead and injured as a scene states: of one, that may be chance."""
    toll = {(found.measure, found.group.low) for found in telling.found if _whole(found)}
    exact = {(measure, low) for measure, low in toll if low}
    large = any((low or 0) > _FEW for _, low in exact)
    return len({measure for measure, _ in exact}) > 1 and large and exact == toll and exact <= stated


_FEW = 2


def _sums(scene: Scene) -> set[tuple[str, int | None]]:
    """Return what the people that one sentence of a scene counts sum up to: «قائد وستة آخرون» are seven."""
    return {
        (measure, sum(lows))
        for telling in scene.known
        for measure in {found.measure for found in telling.found}
        for lows in [[f.group.low or 0 for f in telling.found if f.measure == measure and _whole(f)]]
        if len(lows) > 1 and 0 not in lows
    }


def _adds_up(telling: Telling, scene: Scene) -> bool:
    """Tell whether the numbers of a telling sum up to one of the scene («مقتل سبعة وخمسة آخرين»)."""
    wholes = [found for found in telling.found if _whole(found)]
    measure = wholes[0].measure if wholes else None
    lows = [found.group.low or 0 for found in wholes if found.measure == measure]
    total = sum(lows) if len(lows) > 1 else 0
    held = {found.group.low for found in scene.found if found.measure == measure}
    return total >= _LEAST_SUM and total in held


_LEAST_SUM = 4
"""A smaller number is the sum of two others by chance."""


def _is_part(telling: Telling, scene: Scene) -> bool:
    """Tell whether a telling begins with a part («من بين القتلى ثلاثة») of a larger figure of the scene."""
    first = telling.found[0] if telling.found else None
    if first is None or first.rule != "part of":
        return False
    whole = (f for t in scene.known for f in t.found if f.measure == first.measure)
    return any((f.group.low or 0) > (first.group.low or 0) for f in whole)


def _by_voice(telling: Telling, scene: Scene) -> Iterator[str]:
    """Yield whether the one who states the figures stated those of the scene too."""
    own = {voice for voice in telling.voices if voice}
    theirs = {voice for t in scene.known for voice in t.voices if voice}
    if own and theirs:
        yield "same claimant" if own & theirs else "other claimant"
    if telling.found and telling.found[0].group.people and telling.found[0].group.people.others:
        yield "counts others"


def _by_words(telling: Telling, scene: Scene) -> Iterator[str]:
    past = telling.past and not scene.past
    flags = {
        "turn": telling.turn,
        "past, counted": past and bool(telling.found),
        "past": past and not telling.found,
        "past, dated": telling.past and bool(telling.times),
        "another time": telling.earlier and not scene.past,
        "points back": telling.points_back and bool(telling.found),
        "points back, no figures": telling.points_back and not telling.found,
        "another like it": telling.again,
        "told as separate": telling.separate,
        "event without article": telling.fresh,
        "before or after another": telling.sequel,
        "headed": telling.headed,
        "period": telling.period,
        "of a wide area": widely(telling),
        "along with it": telling.sentence.has("scopes", "along"),
    }
    yield from (sign for sign, holds in flags.items() if holds)


def _by_kind(telling: Telling, scene: Scene) -> Iterator[str]:
    kinds = {kind for kind, _ in telling.events if kind != "other"}
    held = {kind for t in scene.known for kind, _ in t.events if kind != "other"}
    if kinds & held:
        yield "same kind"
    elif kinds and held:
        yield "other kind"
    acting = {a.mark.entry["name"] for a in telling.actors if a.role == "doer"}
    theirs = {a.mark.entry["name"] for t in scene.known for a in t.actors if a.role == "doer"}
    if acting and theirs:
        yield "same doer" if acting & theirs else "other doer"


def _rivals(telling: Telling, scene: Scene) -> bool:
    """Tell whether one claimant would state two numbers of the same people: then it is another incident."""
    stated: dict[tuple[str, str], set[tuple[int | None, str | None]]] = {}
    for other in scene.known:
        for found, voice in zip(other.found, other.voices, strict=True):
            if _whole(found):
                stated.setdefault(_people(found), set()).add((found.group.low, voice))
    for found, voice in zip(telling.found, telling.voices, strict=True):
        held = stated.get(_people(found), set())
        if _whole(found) and any(v == voice and n != found.group.low for n, v in held):
            return True
    return False


def _whole(found: Found) -> bool:
    """Tell whether a figure is a number of its own, and no part of another («من بين القتلى ثلاثة»)."""
    return bool(found.group.low) and found.whole is None and found.rule != "part of"


def _people(found: Found) -> tuple[str, str]:
    people = found.group.people
    return found.measure, people.status if people else "unknown"


def _by_days(telling: Telling, scene: Scene) -> Iterator[str]:
    theirs = [w for t in scene.known for w in t.times]
    own = days_of(telling)
    if not own:
        return
    if scene.tally and _of_the_news(telling) and all(w.written for w in theirs):
        return  # «منذ 7 تشرين الأول», then «وقتل صباح اليوم»: the day is not one of the tally.
    if not theirs:
        yield "first to date"
    elif any(w.first == t.first and w.last == t.last for w in own for t in theirs):
        yield "same days"
    elif all(w.last < t.first or t.last < w.first for w in own for t in theirs):
        yield "other days, written" if any(w.written for w in own) else "other days"


def _of_the_news(telling: Telling) -> bool:
    """Tell whether a telling that sums up nothing names a day reckoned from that of the report."""
    return not telling.period and any(w.precision == "day" and not w.written for w in telling.times)

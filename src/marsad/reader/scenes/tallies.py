"""Which tally a sentence goes on with: it counts on for the same period, of the same report, or by place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from marsad.language.lexicon import Mark
from marsad.reader.places.places import compared
from marsad.reader.scenes.openings import over_provinces
from marsad.reader.scenes.repeats import FEW
from marsad.reader.scenes.telling import Scene, Telling


def tally_of(telling: Telling, found: list[Scene]) -> Scene | None:
    """Return the tally that a telling goes on with right behind it."""
    if found and _of_its_report(telling, found):
        return found[0]
    last = found[-1] if found and found[-1].tally else None
    if last is not None and telling.found and (_of_the_said(telling) or _shares(telling, last)):
        return last
    goes_on = last is not None and (_of_its_period(telling, last.tellings[-1]) or _spreads(telling))
    return last if goes_on else None


def _shares(telling: Telling, tally: Scene) -> bool:
    """Tell whether a sentence shares out a count over several provinces: «حيث سقط 15 في حلب، و12 في دمشق»."""
    head = tally.tellings[0]
    if len(tally.tellings) > _LINES or not over_provinces(head):
        return False
    counted = {one.measure: one.group.low or 0 for one in reversed(head.found) if one.whole is None}
    told = [one for part in (*tally.tellings[1:], telling) for one in part.found if one.whole is None]
    fits = all(sum(o.group.low or 0 for o in told if o.measure == m) <= low for m, low in counted.items())
    known = all(one.measure in counted for one in told)
    return known and fits and not (telling.in_title or telling.times or telling.past)


_LINES = 60
"""Lines that share out a count at most: there are not more provinces to count over."""


def _of_the_said(telling: Telling) -> bool:
    """Tell whether a count is of the attacks counted just before: «قتلى العمليات آنفة الذكر»."""
    passage, inside = telling.sentence.passage, range(telling.sentence.start, telling.sentence.end - 1)
    return any(passage.word(at) in _SAID and passage.word(at + 1) == "الذكر" for at in inside)


_SAID = frozenset({"انفه", "سالفه", "انف", "سالف"})


def _of_its_report(telling: Telling, found: Sequence[Scene]) -> bool:
    """Tell whether a sentence counts on in a report on a month («ووثق المرصد …»), without a day or town."""
    first, incidents = found[0], any(not scene.tally for scene in found)
    head = next((one for one in first.tellings if not one.in_title), None)
    if head is None or not first.tally or not head.period or telling.in_title or not telling.found:
        return False
    monthly = any(when.precision in _LONG for when in head.times)
    own = telling.period or any(when.precision not in _LONG for when in telling.times)
    known = [place for one in first.tellings for place in one.places]
    here = telling.place
    town = (
        here is not None
        and not here.aside
        and here.rank <= _SETTLED
        and all(compared(here, p) != "same place" for p in known)
    )
    recorded = telling.sentence.has("claimants", "counts") or telling.sentence.has("claimants", "paper")
    return monthly and recorded and not (own or town or telling.past or (telling.points_back and incidents))


_LONG = frozenset({"month", "year"})


def _spreads(telling: Telling) -> bool:
    """Tell whether a sentence breaks the tally before it down by place: «وتوزع القتلى على المدن: 11 في …»."""
    counted = [one for one in telling.found if one.group.low]
    bare = [one for one in counted if one.group.people is None or one.rule == "count before number"]
    return telling.sentence.has("scopes", "spread") and len(bare) >= _SEVERAL


_SEVERAL = 2


def _of_its_period(telling: Telling, before: Telling) -> bool:
    """Tell whether a sentence goes on counting for the same period («…، فيما بلغ عدد الجرحى 40»)."""
    straight = telling.sentence.continues and telling.sentence.index == before.sentence.index + 1
    summed = before.period and any(
        not _scattered(before, mark) for mark in before.sentence.find("scopes", "period")
    )
    event = telling.strong and telling.place is not None
    return straight and (summed or _since(before)) and bool(telling.found) and not telling.times and not event


def _since(telling: Telling) -> bool:
    return telling.period and bool(telling.times)


def _scattered(telling: Telling, mark: Mark) -> bool:
    """Tell «هجمات متفرقة», several places, from a stretch of time."""
    return telling.sentence.passage.word(mark.end - 1).startswith("متفرق")


def may_sum(telling: Telling, tally: Scene) -> bool:
    """Tell whether a telling may go on with a tally: it counts, and is no event of a place of its own."""
    within = any(t.period for t in tally.tellings) and all(t.place is None for t in tally.tellings)
    placed = telling.place is not None and telling.place.rank <= _SETTLED and not telling.period
    return bool(telling.found) and not (within and placed)


_SETTLED = 3
"""The rank of a district among places: larger ones may be those of a sum."""


def sums_scenes(telling: Telling, found: list[Scene]) -> bool:
    """Tell whether a title has one number, the sum of what the first incidents of the text state."""
    said = {(one.measure, one.group.low) for one in telling.found}
    if not telling.in_title or len(said) != 1:
        return False
    measure, total = next(iter(said))
    counts = [low for scene in found[:FEW] if not scene.tally for low in _first_count(scene, measure)]
    return total in list(accumulate(counts))[1:]


def _first_count(scene: Scene, measure: str) -> list[int]:
    """Return, in a list, the first number of people whom this befell, by a scene."""
    lows = (f.group.low for f in scene.found if f.measure == measure and f.whole is None)
    return [low for low in lows if low][:1]

"""Totals that the sentences behind them share out among incidents: «قتل 26 …»، ثم «20 في …»، «ستة في …»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from marsad.language.wordsets import word_tuple
from marsad.reader.counting.people import People
from marsad.reader.harm.scan import Found
from marsad.reader.parties.parties import Actor
from marsad.reader.places.places import APART, compared
from marsad.reader.scenes.telling import Telling

_LEAST, _LARGE = 3, 8
"""A small total is the sum of two numbers by chance, unless known places tell those two apart."""
_BEHIND = 12
"""Among so many sentences behind a total it is broken down."""
_AREA = 4
"""The rank of a region («وسط الصومال») among places."""


def with_summands(told: Sequence[Telling]) -> list[Telling]:
    """Mark the totals of a text, and the sentences that each tell of one of the incidents they sum up."""
    made = list(told)
    for at, total in enumerate(told):
        if total.in_title or made[at].summand:
            continue
        summed = _summands(total, told[at + 1 : at + 1 + _BEHIND])
        if summed or _told_apart(total) or _gone_into(total, told[at + 1 : at + 2]):
            made[at] = replace(total, sums=True)
        if summed:
            _share_out(made, at, summed)
    return made


def _share_out(made: list[Telling], at: int, summed: Sequence[Telling]) -> None:
    """Mark the summands of a total, who may count «others» than the one before."""
    before = made[at]
    for near in range(at + 1, len(made)):
        if made[near] in summed:
            before = made[near] = _of(made[at], before if _more(made[near]) else made[at], made[near])


def _more(part: Telling) -> bool:
    return any(one.group.people is not None and one.group.people.others for one in part.found)


def _of(total: Telling, before: Telling, part: Telling) -> Telling:
    """Return a summand: who did it and how, and who the «others» are, may be told before it alone."""
    doers = _doers(part) or _doers(before) or _doers(total)
    people = total.found[0].group.people
    found = tuple(_people_of(people, one) for one in part.found)
    actors = part.actors if _doers(part) else (*part.actors, *doers)
    made = replace(part, summand=True, found=found, actors=actors)
    if _only_shelled(part) and any(kind == "air_strike" for kind, _ in before.events):
        return replace(made, under=before.sentence, events=before.events)
    return made


def _doers(telling: Telling) -> list[Actor]:
    return [one for one in telling.actors if one.role == "doer"]


def _only_shelled(telling: Telling) -> bool:
    """Tell whether «قصف», from the air or by guns, is all that a sentence says of the attack."""
    marks = telling.sentence.find("events")
    return {mark.entry["cue"] for mark in marks if mark.entry["strength"] == "strong"} <= {"shelling"}


def _people_of(people: People | None, found: Found) -> Found:
    own = found.group.people
    if people is None or own is None or not own.others:
        return found
    own = replace(own, status=people.status, force=own.force or people.force, country=people.country)
    return replace(found, group=replace(found.group, people=own))


def _gone_into(telling: Telling, behind: Sequence[Telling]) -> bool:
    """Tell whether the next sentence goes into what a vague count is made up of, by place: «ففي مخيم …»."""
    first = next(iter(behind), None)
    if first is None or not (telling.found and first.found and first.places) or telling.past:
        return False
    several = telling.many and any(one.joined for one in telling.places)
    if not several or any(one.group.low for one in telling.found):
        return False
    sentence = first.sentence
    return sentence.passage.word(sentence.start) == _IN_ONE and first.places[0].start == sentence.start + 1


_IN_ONE = "ففي"


def _told_apart(telling: Telling) -> bool:
    """Tell whether people are counted in attacks apart: «هجومين منفصلين», «حوادث متفرقة»; not in one town."""
    if not _counts(telling) or (telling.place is not None and telling.place.rank < _AREA):
        return False
    sentence = telling.sentence
    words = [sentence.passage.word(at) for at in range(sentence.start, sentence.end)]
    apart = (at for at, word in enumerate(words) if word.startswith(_ADJECTIVES))
    return any(word.endswith(_SEVERAL) for at in apart for word in words[max(0, at - 2) : at])


_ADJECTIVES = word_tuple("told apart")
_SEVERAL = word_tuple("several attacks")


def _summands(total: Telling, behind: Sequence[Telling]) -> list[Telling]:
    """Return the sentences whose first numbers sum up to the largest of a total; none if there are none."""
    whole: dict[str, int] = {one.measure: one.group.low or 0 for one in reversed(total.found) if _whole(one)}
    measure = max(whole, key=lambda one: whole[one], default="")
    if whole.get(measure, 0) < _LEAST or total.past or total.listed_under is not None:
        return []
    parts: list[Telling] = []
    for one in behind:
        if one.in_title or one.past or one.earlier or one.period:
            break
        own, last = _counts(one).get(measure, 0), parts[-1] if parts else total
        if not own or (own == _counts(last).get(measure) and not _elsewhere(last, one, sure=False)):
            continue  # Nobody of these, or what was just told, once more.
        parts.append(one)
        if _sum(parts, measure) >= whole[measure]:
            break
    return parts if _around(total, parts) and _make_up(parts, whole, measure) else []


def _around(total: Telling, parts: Sequence[Telling]) -> bool:
    """Tell whether a total is counted where its parts are: an item of a list sums none of the next ones."""
    placed = [one.place for one in parts if one.place is not None]
    here = total.place
    if here is None or here.rank >= _AREA or not placed:
        return True
    return any(compared(here, there) not in APART for there in placed)


def _make_up(parts: Sequence[Telling], whole: Mapping[str, int], measure: str) -> bool:
    """Tell whether sentences make up a total, each elsewhere than the one before it."""
    sums = all(_sum(parts, other) <= low for other, low in whole.items())
    exact = len(parts) > 1 and sums and _sum(parts, measure) == whole[measure]
    return exact and all(_elsewhere(*pair, sure=whole[measure] < _LARGE) for pair in pairwise(parts))


def _sum(parts: Sequence[Telling], measure: str) -> int:
    return sum(_counts(one).get(measure, 0) for one in parts)


def _counts(telling: Telling) -> dict[str, int]:
    """Return the first number of each measure that is no part of another, dead and injured together too."""
    found: dict[str, int] = {}
    for one in telling.found:
        if _whole(one):
            found.setdefault(one.measure, one.group.low or 0)
    harmed = found.get("killed", 0) + found.get("injured", 0)
    return {"casualties": harmed, **found} if harmed else found


def _whole(found: Found) -> bool:
    return bool(found.group.low) and found.whole is None and found.rule != "part of"


def _elsewhere(one: Telling, other: Telling, *, sure: bool) -> bool:
    """Tell whether two sentences tell of two places; if that need not be sure, of two names or matters."""
    here, there = one.place, other.place
    if one.summand and other.summand:
        return True  # counted town by town
    if here is not None and there is not None:
        sign = compared(here, there)
        return sign in APART or (not sure and sign == "unknown place" and not (here.aside or there.aside))
    apart = other.turn and not other.sentence.continues  # «بينما», in one sentence, is of the same matter.
    return not sure and (apart or other.separate)

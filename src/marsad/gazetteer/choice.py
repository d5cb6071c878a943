"""Which of the places of a name a report means, and why."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from marsad.gazetteer.place import Candidate, distance_km, fold_letters

CLEAR = 0.75
"""The lead in points that the best candidate needs over a rival elsewhere."""
SAME_PLACE_KM = 25
"""Candidates of one first-level area that are as near as this are one place, told by two sources."""
ONE_SPOT_KM = 4
"""So near, they are one place even where the sources put it in different areas."""
NEAR_KM = 60

_PRIOR = {"country": 2.0, "admin1": 1.5, "region": 1.0, "admin3": -0.5, "village": -0.5}
_KINDS = {
    "admin1": "first-level area",
    "admin2": "district",
    "admin3": "sub-district",
    "settlement": "city, town or village",
}


@dataclass(frozen=True, slots=True)
class Context:
    """What else a report says that bears on a name.

    ``countries`` weighs the countries that the text speaks of; ``places`` are other places of the text,
    already chosen or unmistakable; ``head`` is the folded word before the name («حي»); ``container`` the
    places that the stated whole may be («حي X بمدينة Y»: those of Y); ``outlet`` the publisher's country.
    """

    countries: Mapping[str, float] = field(default_factory=dict)
    places: tuple[Candidate, ...] = ()
    head: str | None = None
    container: tuple[Candidate, ...] = ()
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """The place that is meant, or what is common to those that may be.

    ``candidate`` is null where two remain equal and apart; ``admin1`` and ``country`` are then what they
    share, null where they share nothing. ``rivals`` are the other places of the name, the likeliest first.
    """

    candidate: Candidate | None
    admin1: str | None
    country: str | None
    reasons: tuple[str, ...]
    rivals: tuple[Candidate, ...]

    def explain(self) -> str:
        """Return the choice and its grounds as one sentence for a person."""
        alone = "nothing in the text bears on it" if self.rivals else "no other place of that name is known"
        because = ", ".join(self.reasons) or alone
        if self.candidate is None:
            names = ", ".join(dict.fromkeys(rival.label() for rival in self.rivals[:5]))
            kept = ", ".join(filter(None, (self.admin1, self.country))) or "nothing"
            return f"{self.rivals[0].arabic}: one of {names}; the text does not say which, {kept} is kept"
        others = f"; {_count(len(self.rivals))} of that name" if self.rivals else ""
        return f"{self.candidate.arabic}: {described(self.candidate)}, because {because}{others}"


@dataclass(frozen=True, slots=True)
class _Scored:
    """A candidate, its points, and the grounds for them."""

    candidate: Candidate
    points: float
    reasons: tuple[str, ...]


def choose(candidates: Sequence[Candidate], context: Context) -> Choice | None:
    """Return which candidate is meant, null where there is none. The same input gives the same choice."""
    if not candidates:
        return None
    best, others = _ranked(candidates, context)
    close = [s.candidate for s in others if best.points - s.points < CLEAR]
    rivals = tuple(s.candidate for s in others)
    if not close:
        return Choice(best.candidate, best.candidate.admin1, best.candidate.country, best.reasons, rivals)
    alike = [best.candidate, *close]
    country = _shared([c.country for c in alike])
    admin1 = _shared([c.admin1 for c in alike]) if country else None
    return Choice(None, admin1, country, best.reasons, (best.candidate, *rivals))


def _ranked(candidates: Sequence[Candidate], context: Context) -> tuple[_Scored, list[_Scored]]:
    """Return the best candidate and those that are other places than it, the likeliest first."""
    areas = {(c.country, c.admin1) for c in candidates if c.kind == "admin1"}
    scored = [_score(c, context, seat=(c.country, c.admin1) in areas) for c in candidates]
    scored.sort(key=lambda s: (-s.points, s.candidate.key))
    return scored[0], [s for s in scored[1:] if not _same(scored[0].candidate, s.candidate)]


def _shared(values: list[str | None] | list[str]) -> str | None:
    return values[0] if len(set(values)) == 1 else None


def _same(a: Candidate, b: Candidate) -> bool:
    """Tell whether two candidates are one place, or one the area that is named after the other."""
    if a.country != b.country:
        return False
    if a.admin1 != b.admin1:
        return a.level == b.level and distance_km(a, b) <= ONE_SPOT_KM
    return distance_km(a, b) <= max(SAME_PLACE_KM, a.within_km, b.within_km)


def _score(candidate: Candidate, context: Context, *, seat: bool) -> _Scored:
    """Add up what speaks for a candidate: points, and in words where it is more than its size.

    ``seat`` is true of a town that gives its first-level area the name, and of that area.
    """
    points = _PRIOR.get(candidate.kind, 0.0) + 0.8 * math.log10(candidate.population + 1)
    points += 1.0 if candidate.source != "places" else 0.0
    points += 0.7 if seat else 0.0
    points -= 3.0 if candidate.common and not (context.head or context.container) else 0.0
    ways = (_by_head, _by_container, _by_text)
    grounds = [ground for way in ways for ground in way(candidate, context)]
    reasons = tuple(words for _, words in grounds if words)
    if not reasons and candidate.population:
        reasons = (f"it has about {candidate.population:,} inhabitants",)
    return _Scored(candidate, points + sum(weight for weight, _ in grounds), reasons)


def _by_head(candidate: Candidate, context: Context) -> Iterator[tuple[float, str]]:
    """Weigh the word before the name: «محافظة» speaks for a province, against a town."""
    kinds = _announced().get(context.head or "")
    if not kinds or "*" in kinds:
        return
    if candidate.kind in kinds or candidate.level in kinds:
        place = min(kinds.index(kind) for kind in (candidate.kind, candidate.level) if kind in kinds)
        yield 2.5 - 0.5 * min(place, 3), f"the word before it is «{context.head}»"
    else:
        yield -5.0 if candidate.kind == "country" else -2.5, ""


def _by_container(candidate: Candidate, context: Context) -> Iterator[tuple[float, str]]:
    """Weigh the whole that the text states; the best of what its name may mean counts."""
    found = [(_inside(candidate, whole), whole) for whole in context.container if whole.key != candidate.key]
    if found:
        weight, whole = max(found, key=lambda pair: pair[0])
        yield weight, f"the text puts it in {whole.english or whole.arabic}" if weight > 0 else ""


def _inside(candidate: Candidate, whole: Candidate) -> float:
    if candidate.country != whole.country:
        return -4.0
    if whole.level == "country":
        return 3.0
    if _belongs(candidate, whole):
        return 7.0
    if candidate.admin1 != whole.admin1 or candidate.admin1 is None:
        return 0.5 if distance_km(candidate, whole) <= NEAR_KM else -2.0
    return 5.0 if whole.level == "admin1" or distance_km(candidate, whole) <= NEAR_KM else 3.0


def _belongs(candidate: Candidate, whole: Candidate) -> bool:
    """Tell whether the candidate's stated parent is this place."""
    if candidate.country != whole.country or not candidate.parent:
        return False
    return fold_letters(candidate.parent) == fold_letters(whole.arabic)


def _by_text(candidate: Candidate, context: Context) -> Iterator[tuple[float, str]]:
    """Weigh the other places and the countries of the text, and the country of its publisher."""
    yield _best_neighbour(candidate, [place for place in context.places if place.key != candidate.key])
    total = sum(context.countries.values())
    if total > 0:
        share = context.countries.get(candidate.country, 0.0) / total
        yield 4.0 * share - 2.0 * (share == 0), f"the text speaks of {candidate.country}" if share > 0 else ""
    if context.outlet == candidate.country:
        yield 0.5, f"the report comes from {candidate.country}"


def _best_neighbour(candidate: Candidate, places: list[Candidate]) -> tuple[float, str]:
    """Return what the place of the text that is closest to the candidate says for it."""
    weighed = [(_nearness(candidate, place), place) for place in places]
    if not weighed:
        return 0.0, ""
    weight, place = max(weighed, key=lambda pair: pair[0])
    return weight, f"the text names {place.english or place.arabic}" if weight > 0 else ""


def _nearness(candidate: Candidate, place: Candidate) -> float:
    if candidate.country != place.country:
        return 0.0
    if _belongs(candidate, place):
        return 4.0
    near = distance_km(candidate, place) <= NEAR_KM
    same = candidate.admin1 is not None and candidate.admin1 == place.admin1
    return 1.0 + 1.5 * same + 0.5 * near


def described(candidate: Candidate) -> str:
    """Return «neighbourhood of Raqqa» and where that lies."""
    kind = _KINDS.get(candidate.kind, candidate.kind)
    parent = f" of {candidate.parent}" if candidate.parent else ""
    return f"{kind}{parent}, {candidate.label()}"


def _count(number: int) -> str:
    return "1 other place" if number == 1 else f"{number} other places"


@cache
def _announced() -> dict[str, list[str]]:
    """Return the kinds of place that each folded head word announces."""
    text = (files(__package__) / "heads.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {fold_letters(word): kinds.split() for words, kinds in rows for word in words.split("|")}

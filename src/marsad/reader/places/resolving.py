"""Which place each name of a report is, by all the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from marsad.gazetteer import Candidate, Choice, Context, choose, distance_km
from marsad.reader.document import Passage
from marsad.reader.places.places import RANK, TOWNS, Mention

_SMALL, _LARGE = 20_000, 200_000
"""Inhabitants of a small town, and of one larger than any quarter that bears its name."""
_QUARTERS = frozenset({"neighbourhood", "site"})
_REACH_KM = 60.0
_STREET = "شارع"
"""Streets are called after places far away, which then speak against them as where it happened."""


def resolved(found: list[list[Mention]], outlet: str | None = None) -> list[list[Mention]]:
    """Choose what each place of a report is, by all the others; one list of mentions a sentence.

    A name that nothing marks as a place is one only where the report speaks of its country anyway.
    """
    found = _at_home(_grounded(_listed([[_of_towns(one) for one in row] for row in found])))
    firm = [one for row in found for one in row if one.firm]
    countries = _countries(
        firm, _countries_of_forces({id(one.passage): one.passage for one in firm}.values())
    )
    sure = [
        (one.name, one.candidates[0])
        for one in firm
        if len({(c.country, c.admin1) for c in one.candidates}) == 1
    ][:_SURE]
    context = Context(countries=countries, places=tuple(place for _, place in sure), outlet=outlet)
    names = {one.name for one in firm}
    besides = _besides(firm, context, sure)
    chosen = _agreed([[_chosen(one, besides.get(one.name, context)) for one in row] for row in found])
    chosen = _in_cities(chosen)
    return [
        [
            one
            for one, behind in zip_longest(row, row[1:])
            if one.firm or one.name in names or _supported(one, countries) or _lies_by(one, behind)
        ]
        for row in chosen
    ]


def _of_towns(one: Mention) -> Mention:
    """Take «شمال عدن» for north of the city, and not of a quarter somewhere that is called after it."""
    larger = tuple(c for c in one.candidates if c.level not in _QUARTERS)
    inside = _of_towns(one.inside) if one.inside is not None else None
    apart = one.near and one.level is None and any(c.population >= _LARGE for c in larger)
    return replace(one, candidates=larger if apart else one.candidates, inside=inside)


def _lies_by(one: Mention, behind: Mention | None) -> bool:
    """Tell whether the words right behind a name say where it lies: «بلد (80 كم شمال …)»."""
    here = one.choice.candidate if one.choice else None
    there = behind.choice.candidate if behind is not None and behind.choice else None
    if behind is None or here is None or there is None or behind.bare or behind.start - one.end > _BEHIND:
        return False
    held = one.inside is behind or behind.aside or behind.start == one.end
    area = there.level == "admin1" and here.admin1 == there.admin1
    return held and here.country == there.country and (area or distance_km(here, there) <= _BESIDE_KM)


_BEHIND = 4
_BESIDE_KM = 120.0


def _in_cities(found: list[list[Mention]]) -> list[list[Mention]]:
    """Take a quarter that no table knows, and of which nothing more is said, for one of the city named just
    before («في إسطنبول … وقال إن الرجل قتل في حي كذا»).
    """
    placed: list[list[Mention]] = []
    for at, row in enumerate(found):
        alone = not any(one.candidates and not one.aside for one in row)
        city = next((one for one in found[at - 1] if _is_city(one)), None) if at and alone else None
        placed.append([_in_city(one, city) for one in row])
    return placed


def _in_city(one: Mention, city: Mention | None) -> Mention:
    loose = one.level == "neighbourhood" and not one.candidates and one.inside is None
    return replace(one, inside=city) if loose and city is not None and city.passage is one.passage else one


def _is_city(one: Mention) -> bool:
    here = one.choice.candidate if one.choice else None
    city = here is not None and here.level == "settlement" and here.population >= _LARGE
    return city and not (one.near or one.aside)


def _agreed(found: list[list[Mention]]) -> list[list[Mention]]:
    """Take a name for the same place throughout a report: that of which it once says in what it lies."""
    told = {one.name: one.choice for row in reversed(found) for one in reversed(row) if _held(one)}
    return [[one if _held(one) else _again(one, told.get(one.name)) for one in row] for row in found]


def _held(one: Mention) -> bool:
    return one.inside is not None and one.choice is not None and one.choice.candidate is not None


def _again(one: Mention, choice: Choice | None) -> Mention:
    candidate = choice.candidate if choice else None
    known = candidate is not None and candidate.key in {c.key for c in one.candidates}
    return replace(one, choice=choice) if known and one.rank <= _TOWN else one


def _listed(found: list[list[Mention]]) -> list[list[Mention]]:
    """Believe the names that head two lines or more of a list, all in one country («- الخيام: …»)."""
    heads = Counter(c for row in found for one in row if _heads_a_line(one) for c in _homes(one))
    country, lines = max(sorted(heads.items()), key=lambda pair: pair[1], default=("", 0))
    if lines < _LINES:
        return found
    return [
        [replace(one, firm=one.firm or (_heads_a_line(one) and country in _homes(one))) for one in row]
        for row in found
    ]


def _homes(one: Mention) -> set[str]:
    """Return the countries that a name may lie in, none of a common word."""
    return {c.country for c in one.candidates if not c.common}


_LINES = 2


def _telling(one: Mention) -> tuple[Candidate, ...]:
    """Return the places that a name may mean, of one that nothing marks as a place only large towns.

    None where it is the name of many («القصر الرئاسي»).
    """
    return tuple(c for c in one.candidates if not c.common and (one.firm or c.population >= _SMALL))


def _grounded(found: list[list[Mention]]) -> list[list[Mention]]:
    """Leave out the places of common names in countries of which a report does not speak otherwise."""
    named = [replace(one, candidates=_telling(one)) for row in found for one in row]
    countries = _countries([one for one in named if one.candidates])
    return [[_in_countries(one, countries) for one in row] for row in found] if countries else found


def _at_home(found: list[list[Mention]]) -> list[list[Mention]]:
    """Look for villages and quarters only in the countries that the rest of a report names.

    «حي المعامل» is not the quarter of that name in Baghdad where all else is Lebanese.
    """
    named = [one for row in found for one in row]
    larger = [one for one in named if one.bare or one.rank > _TOWN]
    homes = {one.name: c[0] for one in larger if len(c := sorted({c.country for c in one.candidates})) == 1}
    spoken = _countries_of_forces({id(one.passage): one.passage for one in named}.values())
    return [[_kept_home(one, homes, spoken) for one in row] for row in found]


def _kept_home(one: Mention, homes: Mapping[str, str], spoken: frozenset[str]) -> Mention:
    least = _SMALL if one.level != "neighbourhood" else _LARGE
    village = one.level == "village"  # No city is called one.
    small = all(RANK[c.level] <= _TOWN and (village or c.population < least) for c in one.candidates)
    others = {country for name, country in homes.items() if name != one.name}
    if one.bare or one.near or not small or not others:
        return one
    return replace(one, candidates=tuple(c for c in one.candidates if c.country in others | spoken))


_TOWN = 2


def _countries_of_forces(passages: Iterable[Passage]) -> frozenset[str]:
    """Return the countries whose forces or people a report names («الجيش اللبناني», «التركية»)."""
    marks = (p.at(at, "forces") for p in passages for at in p.kinds.get("forces", ()))
    return frozenset(mark.entry["country"] for mark in marks if mark is not None and mark.entry["country"])


def _in_countries(one: Mention, countries: Mapping[str, float]) -> Mention:
    if one.head == _STREET:
        return one
    kept = tuple(c for c in one.candidates if not c.common or c.country in countries)
    return replace(one, candidates=kept, inside=one.inside and _in_countries(one.inside, countries))


def _supported(one: Mention, countries: Mapping[str, float]) -> bool:
    """Tell whether a name in the report's own countries is that of a large town, or too long to be chance."""
    candidate = one.choice.candidate if one.choice else None
    if candidate is None or candidate.country not in countries:
        return False
    return candidate.population >= _SMALL or " " in one.name or _of_a_site(one) or _heads_a_line(one)


def _of_a_site(one: Mention) -> bool:
    """Tell whether a name follows the word for a building that stands there («حامية الكرمك», «مخفر راسك»)."""
    site = one.passage.at(one.start - 1, "facilities")
    return site is not None and site.end == one.start and "ال" not in site.proclitic and not one.proclitic


def _heads_a_line(one: Mention) -> bool:
    """Tell whether a name heads an item of a list («▪️ بدنايل (قضاء بعلبك): …»)."""
    passage = one.passage
    before, after = passage.word(one.start - 1), passage.word(one.end)
    return (
        not before[:1].isalnum()
        and before not in {"،", ",", "(", ")"}
        and after in {":", "(", "-", "/", "|", "||"}
    )


def _countries(found: Sequence[Mention], spoken: Iterable[str] = ()) -> dict[str, float]:
    """Weigh the countries of the places named, and those whose forces or people are ``spoken`` of."""
    weights: defaultdict[str, float] = defaultdict(float, dict.fromkeys(spoken, 1.0))
    for one in found:
        held = {c.country for c in one.candidates}
        for country in held:
            weights[country] += 1 / len(held)
    total = sum(weights.values()) or 1.0
    return {country: weight / total for country, weight in sorted(weights.items())}


def _besides(
    firm: Sequence[Mention], context: Context, sure: Sequence[tuple[str, Candidate]]
) -> dict[str, Context]:
    """Return by name what the rest of a report speaks for.

    A name does not speak for itself: «أريحا» in a report of Damascus is not Jericho, and «محافظة حلب» is
    not the town of that name.
    """
    named: defaultdict[str, list[Mention]] = defaultdict(list)
    for one in firm:
        named[one.name].append(one)
    spoken = _countries_of_forces({id(one.passage): one.passage for one in firm}.values())
    found: dict[str, Context] = {}
    for name, own in named.items():
        if len({c.country for one in own for c in one.candidates}) > 1 and len(found) < _MOST:
            others = _countries([one for one in firm if one.name != name], spoken)
            found[name] = replace(context, countries=others) if others else context
    for own_name in {name for name, _ in sure}:
        places = tuple(place for name, place in sure if name != own_name)
        found[own_name] = replace(found.get(own_name, context), places=places)
    return found


_SURE = 40
"""So many places that are sure speak for the others."""
_MOST = 20
"""Of so many names of several countries the rest of the report is weighed anew."""


def _chosen(one: Mention, context: Context) -> Mention:
    inside = _chosen(one.inside, context) if one.inside is not None else None
    container: tuple[Candidate, ...] = ()
    if inside is not None and not (inside.near and inside.rank <= one.rank):
        chosen = inside.choice.candidate if inside.choice else None
        container = (chosen,) if chosen else inside.candidates
    held = tuple(c for c in one.candidates if _may_lie(c, one.head, container))
    choice = choose(held, replace(context, head=one.head, container=container))
    if _namesake(one, choice, container):
        return replace(one, candidates=(), inside=inside, choice=None)
    return replace(one, candidates=held, inside=inside, choice=_as_told(choice, container))


def _namesake(one: Mention, choice: Choice | None, container: Sequence[Candidate]) -> bool:
    """Tell whether a village or small town is told to lie in a land where no table has its name."""
    here = choice.candidate if choice else None
    if here is None or not container or one.level not in TOWNS or here.population >= _TOWN_OF:
        return False
    return all(whole.country != here.country for whole in container)


_TOWN_OF = 50_000


def _as_told(choice: Choice | None, container: Sequence[Candidate]) -> Choice | None:
    """Believe the text rather than the gazetteer where they differ on the country or first-level area.

    A place in another country is another place of that name, which the gazetteer does not know.
    """
    chosen = choice.candidate if choice else None
    if choice is None or chosen is None or not container:
        return choice
    if all(whole.level == "country" and whole.country != chosen.country for whole in container):
        return None
    areas = {whole.admin1 for whole in container if whole.level == "admin1"}
    told = len(container) == 1 and len(areas) == 1 and chosen.admin1 not in areas
    return replace(choice, admin1=areas.pop()) if told else choice


def _may_lie(one: Candidate, head: str | None, container: Sequence[Candidate]) -> bool:
    """Tell whether a quarter or a place of a common name may lie in its stated whole («حي الثورة بتعز»)."""
    if not container or head == _STREET or not (one.common or one.level in _QUARTERS):
        return True
    return any(
        one.country == whole.country
        and (whole.level == "country" or one.admin1 == whole.admin1 or distance_km(one, whole) <= _REACH_KM)
        for whole in container
    )

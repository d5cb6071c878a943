"""What a tally covers: days, area, perpetrators, kinds, what it leaves out; where its parts are counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from marsad.models import Evidence, Figure, IncidentType, Perpetrator, Scope
from marsad.reader.days.spans import since_new_year
from marsad.reader.days.times import clock_of
from marsad.reader.days.when import When
from marsad.reader.document import Sentence
from marsad.reader.harm.scan import Found
from marsad.reader.places.places import Mention
from marsad.reader.places.whereabouts import place_told
from marsad.reader.scenes.telling import Scene, Telling
from marsad.reader.setting import Setting

_UNTIL = frozenset({"حتي", "لغايه", "الي", "ولغايه", "وحتي", "والي"})
_HEADING = 3
"""Of a tally, so many sentences may say what it covers; «these operations leave out …» may stand behind."""
_REACH = 3
_AT = frozenset({"في", "علي", "،", ",", ":"})


def scope_of(setting: Setting, scene: Scene) -> Scope:
    """Return what a tally covers, as far as its sentences say so."""
    told = sorted(scene.tellings, key=lambda telling: telling.in_title)[:_HEADING]
    place, (first, last) = _place(scene, told), _days(setting, told)
    areas = list(_areas(told))
    return Scope(
        first=first,
        last=last,
        place=place.words if place else None,
        text=_words(told),
        areas=tuple(dict.fromkeys(area for area, _ in areas if area)),
        countries=tuple(dict.fromkeys(country for _, country in areas if country)),
        perpetrators=tuple(_perpetrators(setting, told)),
        types=tuple(dict.fromkeys(_types(told))),
        without=tuple(_without(setting, told)),
    )


def _place(scene: Scene, told: Sequence[Telling]) -> Mention | None:
    """Return the place that a scene tells of, unless only a part of its people is counted there."""
    likeliest = place_told(scene)
    covered = [mention for telling in told for mention in _covered(telling)]
    if likeliest is None or any(one.start == likeliest.start for one in covered):
        return likeliest
    return next(iter(covered), None)


def _days(setting: Setting, told: Sequence[Telling]) -> tuple[dt.date | None, dt.date | None]:
    """Return the first day of a tally, and the last where it is not the report's own."""
    if any(since_new_year(one.sentence, at) for one in told for at in _tokens(one.sentence)):
        seen = clock_of(setting.document).seen
        return (seen.replace(month=1, day=1) if seen is not None else None), None
    times = next(([*telling.times] for telling in told if telling.times), [])
    if not times:
        return None, None
    telling = next(telling for telling in told if telling.times)
    since, *more = times
    until = next((when for when in more if _ends(telling.sentence, when)), None)
    if until is not None:
        return since.first, until.last
    return since.first, None if since.bound or _since(telling.sentence, since) else since.last


def _tokens(sentence: Sentence) -> range:
    return range(sentence.start, sentence.end)


def _ends(sentence: Sentence, when: When) -> bool:
    return any(sentence.passage.word(when.start - back) in _UNTIL for back in range(1, _REACH + 1))


def _since(sentence: Sentence, when: When) -> bool:
    """Tell whether a stretch of days only begins what is summed up («منذ مطلع أيار»)."""
    places = range(max(sentence.start, when.start - _REACH), min(when.end, sentence.end))
    return any(sentence.passage.word(at).removeprefix("و") == "منذ" for at in places)


def _areas(told: Sequence[Telling]) -> Iterator[tuple[str | None, str | None]]:
    """Yield first-level areas and countries to which the first sentence with a place limits a tally.

    A smaller place limits it too, but not to the whole of an area, and so yields nothing.
    """
    telling = next((one for one in told if _covered(one)), None)
    for mention in _covered(telling) if telling else ():
        place = mention.place()
        if place.precision in {"admin1", "country"}:
            yield (place.admin1 if place.precision == "admin1" else None), place.country


def _covered(telling: Telling) -> list[Mention]:
    """Return the places of a sentence that are no one's office and at which no part is counted."""
    parts = [found for at, found in enumerate(telling.found) if _is_part(found, at)]
    at_parts = {mention.start for found in parts if (mention := _beside(found.start, found.end, telling))}
    return [one for one in telling.places if not one.aside and not one.near and one.start not in at_parts]


def _is_part(found: Found, at: int) -> bool:
    """Tell whether a figure is a part of another, or a bare number behind one («… 12 في تعز و8 في إب»)."""
    bare = found.group.people is None or found.rule == "count before number"
    return found.whole is not None or found.rule == "part of" or (at > 0 and bare)


def _beside(start: int, end: int, telling: Telling) -> Mention | None:
    """Return the place at which tokens ``start`` to ``end`` count people: «12 في تعز», «تعز (12 قتيلا)»."""
    passage = telling.sentence.passage
    for one in telling.places:
        inside = one.proclitic.endswith("ب") or passage.word(one.start - 1) == "في"
        if 0 <= one.start - end <= 1 and inside:
            return one
        ahead = passage.word(one.start - 1).removeprefix("و") in _AT or one.proclitic.startswith("و")
        if 0 <= start - one.end <= 1 and (ahead or passage.word(start) == "("):
            return one
    return None


def placed(figures: tuple[Figure, ...], scene: Scene) -> tuple[Figure, ...]:
    """Give the parts of a tally the places at which they are counted; a list by place is one of parts."""
    where: dict[tuple[str, int], str] = {}
    spread: set[tuple[str, int]] = set()
    for telling in scene.tellings:
        listed = next((mark.start for mark in telling.sentence.find("scopes", "spread")), None)
        for found in telling.found:
            mention = _beside(found.start, found.end, telling)
            if mention is not None:
                proof = telling.sentence.passage.evidence(found.start, found.end)
                where[proof.field, proof.start] = mention.words
                if listed is not None and found.end > listed and figures:
                    spread.add((proof.field, proof.start))
    whole = next((figure.measure for figure in figures if not figure.subset), None)
    made = (_part_of(figure, spread) if figure.measure == whole else figure for figure in figures)
    return tuple(_at(figure, where) for figure in made)


def _part_of(figure: Figure, spread: set[tuple[str, int]]) -> Figure:
    proof = figure.evidence
    listed = proof is not None and (proof.field, proof.start) in spread
    return replace(figure, subset=True) if listed else figure


def _at(figure: Figure, where: dict[tuple[str, int], str]) -> Figure:
    proof = figure.evidence
    if proof is None or not figure.subset:
        return figure
    return replace(figure, place=where.get((proof.field, proof.start)))


def _perpetrators(setting: Setting, told: Sequence[Telling]) -> Iterator[Perpetrator]:
    """Yield those who did what the first sentence with a count sums up, each once."""
    telling = next((one for one in told if one.found and not one.in_title), told[0])
    seen: set[str] = set()
    for actor in telling.actors:
        name = setting.sides.name(actor.mark)
        if actor.role == "doer" and name and name not in seen and setting.sides.kind(actor.mark) != "people":
            seen.add(name)
            proof = actor.passage.evidence(actor.mark.start, actor.mark.end)
            yield Perpetrator(name=name, words=actor.words, basis=actor.basis, evidence=proof)


_KINDS: Mapping[str, tuple[IncidentType, ...]] = {
    "air_strike": ("air_strike",),
    "shelling": ("shelling",),
    "explosive": ("explosive", "suicide_bomb"),
    "suicide_bomb": ("suicide_bomb",),
    "abduction": ("abduction",),
    "arrests": ("arrests",),
}
"""What a count of one kind covers. «Attacks» and «clashes» may be of any kind."""


def _types(told: Sequence[Telling]) -> Iterator[IncidentType]:
    """Yield the kinds of what is counted («40 غارة»); «operations» are of any kind."""
    for telling in told:
        for found in (one for one in telling.found if one.measure == "incidents"):
            for mark in telling.sentence.find("events"):
                if found.start <= mark.start < found.end:
                    yield from _KINDS.get(mark.entry["type"], ())


def _without(setting: Setting, told: Sequence[Telling]) -> Iterator[Evidence]:
    """Yield the words for what a tally leaves out («لا تشمل …»), in its sentences or the one behind them."""
    own = [telling.sentence for telling in told]
    last = max(sentence.index for sentence in own)
    behind = [s for s in setting.document.sentences if s.index in (last + 1, last + 2) and s not in own]
    for sentence in (*own, *behind):
        for mark in sentence.find("scopes", "without"):
            yield sentence.passage.evidence(mark.start, _clause(sentence, mark.end))


def _clause(sentence: Sentence, start: int) -> int:
    stops = (at for at in range(start, sentence.end) if sentence.passage.word(at) in {"،", ",", ")"})
    return next(stops, sentence.end)


def _words(told: Sequence[Telling]) -> str | None:
    for telling in told:
        sentence = telling.sentence
        for mark in sentence.find("scopes", "period"):
            return sentence.passage.words(mark.start, _goes_on(telling, mark.end))
    return None


def _goes_on(telling: Telling, at: int) -> int:
    """Return how far, by some words, what a tally covers may go on: up to its number («إلى 97 قتيلا»)."""
    passage, end = telling.sentence.passage, min(at + _REACH, telling.sentence.end)
    to = (stop for stop in range(at, end) if passage.word(stop) == "الي")
    return next((stop for stop in to if any(one.start <= stop + 1 < one.end for one in telling.found)), end)

"""Where: the names of places in a sentence, how they nest, and which places they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from marsad.gazetteer import Candidate, Choice, Context, Gazetteer, choose, distance_km
from marsad.language.lexicon import Mark
from marsad.language.words import definite
from marsad.models import Place, PlacePrecision
from marsad.reader.document import Passage, Sentence

_CLITICS = ("", "و", "ف", "ب", "ل", "وب", "ول", "فب", "لل", "ولل")
_LOCATIVE = frozenset({"في", "من", "الي", "علي", "نحو", "باتجاه", "بين", "داخل", "خارج", "عند", "حتي", "عن"})
_SMALL = 20_000
_NEAR_KM = 8.0
_LINKS = frozenset(
    {"في", "من", "التابعه", "التابع", "ب", "ضمن", "داخل", "،", "(", ")", "عند", "الواقعه", "الواقع"}
)
_RANK = {"site": 0, "neighbourhood": 0, "settlement": 2, "admin2": 3, "region": 4, "admin1": 5, "country": 7}
_HEAD_RANK = {"neighbourhood": 0, "village": 1, "settlement": 2, "district": 3, "area": 3, "admin1": 5}
_PRECISION: dict[str, PlacePrecision] = {
    "site": "site", "neighbourhood": "site", "settlement": "settlement", "admin2": "area", "region": "area",
    "admin1": "admin1", "country": "country",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named at tokens ``start`` up to ``end``, the word that announces it («حي») included.

    ``near`` is true for what lies beside the place («شمال الرقة»); ``inside`` is the next larger place
    that the text says holds it. ``firm`` is false where only the name itself says that this is a place.
    """

    passage: Passage
    start: int
    end: int
    name: str
    candidates: tuple[Candidate, ...]
    head: str | None = None
    level: str | None = None
    near: bool = False
    firm: bool = True
    proclitic: str = ""
    inside: Mention | None = None
    choice: Choice | None = None

    @property
    def words(self) -> str:
        """Return the report's own words for the place."""
        return self.passage.evidence(self.start, self.end, self.proclitic).quote

    @property
    def rank(self) -> int:
        """Return how large a place this is: 0 a site or quarter, 7 a country."""
        if self.level in _HEAD_RANK and self.level != "area":
            return _HEAD_RANK[self.level]
        chosen = self.choice.candidate if self.choice else None
        found = chosen or (self.candidates[0] if self.candidates else None)
        return _RANK[found.level] if found else _HEAD_RANK.get(self.level or "", 6)

    def place(self) -> Place:
        """Return the place as it goes into a reading."""
        chosen = self.choice.candidate if self.choice else None
        area = self.choice if self.choice else None
        holder = self.inside
        while area is None or area.country is None:
            if holder is None:
                break
            area, holder = holder.choice, holder.inside
        return Place(
            name=self.words,
            admin1=area.admin1 if area else None,
            country=area.country if area else None,
            lat=chosen.lat if chosen else None,
            lon=chosen.lon if chosen else None,
            precision=self._precision(chosen),
            why=self.choice.explain() if self.choice else None,
            evidence=self.passage.evidence(self.start, self.end, self.proclitic),
        )

    def _precision(self, chosen: Candidate | None) -> PlacePrecision:
        if chosen is None:
            return "unknown"
        return "near" if self.near and chosen.level in {"settlement", "site"} else _PRECISION[chosen.level]


def mentions(
    sentence: Sentence, gazetteer: Gazetteer, skipped: Sequence[tuple[int, int]] = ()
) -> list[Mention]:
    """Return the places that a sentence names, in order, those at the skipped tokens left out."""
    found: list[Mention] = []
    at = sentence.start
    while at < sentence.end:
        one = None if any(a <= at < b for a, b in skipped) else _mention(sentence, at, gazetteer)
        if one is not None:
            found.append(one)
        at = one.end if one is not None else at + 1
    return _nested([one for one in found if not _dateline(sentence, one)])


def _dateline(sentence: Sentence, one: Mention) -> bool:
    """Tell whether a place only says where a report was filed («بغداد – …»)."""
    head = one.start <= sentence.start + 1 and one.head is None and not one.near
    return head and one.passage.field == "text" and one.passage.word(one.end) in {"-", ":", "("}


def _mention(sentence: Sentence, at: int, gazetteer: Gazetteer) -> Mention | None:
    passage = sentence.passage
    actor = passage.at(at, "actors") or passage.at(at, "forces")
    if actor is not None and actor.entry.part not in {"country", "nationality"}:
        return None
    head = passage.at(at, "place_heads")
    length, name, clitic = _known(passage, at, sentence.end, gazetteer)
    if head is not None and head.end < sentence.end and length < 2:
        return _headed(sentence, at, gazetteer)
    if not length or gazetteer.is_common(name) or (length == 1 and _other_word(passage, at)):
        return None
    found = gazetteer.candidates(name)
    firm = _located(passage, at, clitic) or any(c.level in {"country", "admin1"} for c in found)
    return (
        Mention(passage, at, at + length, name, found, firm=firm, proclitic=_split(clitic)) if found else None
    )


def _split(proclitic: str) -> str:
    """Return the part of a proclitic that is no part of the name: the article is, and «لل» cannot be cut."""
    return "" if proclitic.endswith("لل") else proclitic.removesuffix("ال")


def _other_word(passage: Passage, at: int) -> bool:
    """Tell whether the tables know the word at a token as something else than a country."""
    marks = passage.marks.get(at, ())
    return any(
        mark.entry.part != "country" and (not mark.proclitic or mark.entry.kind == "not_places")
        for mark in marks
    )


def _located(passage: Passage, at: int, clitic: str) -> bool:
    """Tell whether a preposition, or an event before it («تفجير الكرادة»), says that this is a place."""
    before = at - 1
    event = passage.at(before, "events") is not None or passage.at(before, "casualty", "count") is not None
    return clitic.endswith("ب") or passage.word(before) in _LOCATIVE or (event and not clitic)


def _headed(sentence: Sentence, at: int, gazetteer: Gazetteer) -> Mention | None:
    """Read «حي الدرعية», «بريف دير الزور الشرقي», «شمال شرقي بغداد», «قرية» with an unknown name."""
    passage = sentence.passage
    heads = _heads(sentence, at)
    if not heads:
        return None
    inner = heads[-1]
    if definite(inner.proclitic) and not passage.word(inner.start).endswith("عاصمه"):
        return None  # «الحي», «القرية»: told of before, no name follows.
    level = next((h.entry["level"] for h in reversed(heads) if h.entry["level"] != "direction"), None)
    near = any(h.entry["level"] == "direction" for h in heads)
    length, name, _ = _known(passage, inner.end, sentence.end, gazetteer)
    head = passage.word(inner.start).removeprefix(inner.proclitic) if level else None
    beside = inner.entry["level"] == "direction" or level in {None, "area"}
    if length and beside and _other_word(passage, inner.end):
        return None  # «جنوب البلاد», «محيط السجن».
    if length:
        start = heads[0].start
        found = gazetteer.candidates(name)
        first = _split(heads[0].proclitic)
        return Mention(passage, start, inner.end + length, name, found, head, level, near, proclitic=first)
    if level in {"village", "neighbourhood", "settlement"} and _nameable(passage, inner.end, sentence.end):
        name, first = passage.word(inner.end), _split(inner.proclitic)
        return Mention(passage, inner.start, inner.end + 1, name, (), head, level, near, proclitic=first)
    return None


def _heads(sentence: Sentence, at: int) -> list[Mark]:
    """Return the words that announce a place, one after the other («شمال مدينة»)."""
    found: list[Mark] = []
    while at < sentence.end:
        mark = sentence.passage.at(at, "place_heads")
        if mark is None:
            break
        found.append(mark)
        at = mark.end
    return found


def _nameable(passage: Passage, at: int, limit: int) -> bool:
    return (
        at < limit and passage.tokens[at].is_word and len(passage.word(at)) > 2 and not passage.marks.get(at)
    )


def _known(passage: Passage, at: int, limit: int, gazetteer: Gazetteer) -> tuple[int, str, str]:
    """Return the length in tokens, folded name and proclitic of the longest known place at a token."""
    if at >= limit or not passage.tokens[at].is_word:
        return 0, "", ""
    word = passage.word(at)
    behind = [passage.word(i) for i in range(at + 1, min(at + 5, limit))]
    for clitic in _CLITICS:
        if not word.startswith(clitic) or len(word) - len(clitic) < 2:
            continue
        rest = word[len(clitic) :]
        words = [f"ال{rest}" if clitic.endswith("لل") else rest, *behind]
        length = gazetteer.longest(words, 0)
        if length:
            return length, " ".join(words[:length]), clitic
    return 0, "", ""


def _nested(found: list[Mention]) -> list[Mention]:
    """Hang each place into the larger one that follows it closely («حي الدرعية بمدينة الرقة»)."""
    nested: list[Mention] = []
    for one in reversed(found):
        after = nested[-1] if nested else None
        holds = after is not None and _close(one, after) and one.rank < after.rank
        nested.append(replace(one, inside=after) if holds else one)
    return nested[::-1]


def _close(one: Mention, after: Mention) -> bool:
    between = [one.passage.word(i) for i in range(one.end, after.start)]
    return len(between) <= 3 and all(word in _LINKS or word.startswith("التابع") for word in between)


def resolved(found: list[list[Mention]], outlet: str | None = None) -> list[list[Mention]]:
    """Choose what each place of a report is, by all the others; one list of mentions a sentence.

    A name that nothing marks as a place is one only where the report speaks of its country anyway.
    """
    firm = [one for row in found for one in row if one.firm]
    countries = _countries(firm)
    sure = tuple(one.candidates[0] for one in firm if len(one.candidates) == 1)
    context = Context(countries=countries, places=sure[:40], outlet=outlet)
    chosen = [[_chosen(one, context) for one in row] for row in found]
    return [[one for one in row if one.firm or _supported(one, countries)] for row in chosen]


def _supported(one: Mention, countries: Mapping[str, float]) -> bool:
    candidate = one.choice.candidate if one.choice else None
    return candidate is not None and candidate.country in countries and candidate.population >= _SMALL


def _countries(found: Sequence[Mention]) -> dict[str, float]:
    weights: defaultdict[str, float] = defaultdict(float)
    for one in found:
        held = {c.country for c in one.candidates}
        for country in held:
            weights[country] += 1 / len(held)
    total = sum(weights.values()) or 1.0
    return {country: weight / total for country, weight in sorted(weights.items())}


def _chosen(one: Mention, context: Context) -> Mention:
    inside = _chosen(one.inside, context) if one.inside is not None else None
    container: tuple[Candidate, ...] = ()
    if inside is not None:
        chosen = inside.choice.candidate if inside.choice else None
        container = (chosen,) if chosen else inside.candidates
    choice = choose(one.candidates, replace(context, head=one.head, container=container))
    return replace(one, inside=inside, choice=choice)


def compared(one: Mention, other: Mention) -> str:
    """Compare two places: the same, one inside the other, not known, near, or far apart."""
    if one.name == other.name or one.name in other.words or other.name in one.words:
        return "same place"
    a = one.choice.candidate if one.choice else None
    b = other.choice.candidate if other.choice else None
    if a is None or b is None:
        small, large = sorted((one, other), key=lambda mention: mention.rank)
        return "place inside" if small.rank <= 1 < large.rank else "unknown place"
    if a.country != b.country:
        return "other place far"
    areas = {"country", "admin1", "region", "admin2"}
    if a.level == "country" or b.level == "country":
        return "place inside"
    if a.admin1 != b.admin1:
        return "other place far"
    inside = a.level in areas or b.level in areas or distance_km(a, b) <= _NEAR_KM
    return "place inside" if inside else "other place near"

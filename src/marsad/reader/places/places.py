"""Places that a report names: how large each is, which place of that name it is, how two of them compare."""

from __future__ import annotations

from dataclasses import dataclass, replace

from marsad.gazetteer import Candidate, Choice, distance_km
from marsad.language.wordsets import word_set
from marsad.models import Place, PlacePrecision
from marsad.reader.document import Passage

_NEAR_KM = 8.0
_SMALL_KM = 20
"""A valley, an island or a ridge of such a reach is told of like a district."""
_BESIDE_KM = 150.0
"""«شمال حلب» may be so far from Aleppo."""
_CLOSE_KM = 20.0
_CLOSE_BY = word_set("close by")
RANK = {"site": 0, "neighbourhood": 0, "settlement": 2, "admin2": 3, "region": 4, "admin1": 5, "country": 7}
_HEAD_RANK = {"neighbourhood": 0, "village": 1, "settlement": 2, "district": 3, "area": 3, "admin1": 5}
_LINKS = frozenset(
    {"في", "من", "التابعه", "التابع", "ب", "ضمن", "داخل", "،", "(", ")", "-", "عند", "الواقعه", "الواقع"}
)
_AREAS = frozenset({"admin1", "region", "admin2"})
_PART_OF_COUNTRY = 6
"""The rank of «شمال سوريا»."""
PRECISION: dict[str, PlacePrecision] = {
    "site": "site", "neighbourhood": "site", "settlement": "settlement", "admin2": "area", "region": "area",
    "admin1": "admin1", "country": "country",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named at tokens ``start`` up to ``end``, the word that announces it («حي») included.

    ``near`` is true for what lies beside the place («شمال الرقة»); ``inside`` is the next larger place
    that the text says holds it. ``firm`` is false where only the name itself says that this is a place,
    ``bare`` where a word announces it, ``joined`` is true behind another place and «و». ``aside`` is true
    where the name only says whose office speaks («محافظ البيضاء»), ``site`` of a building by its name.
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
    bare: bool = True
    joined: bool = False
    aside: bool = False
    site: bool = False

    @property
    def words(self) -> str:
        """Return the report's own words for the place."""
        return self.passage.evidence(self.start, self.end, self.proclitic).quote

    @property
    def rank(self) -> int:
        """Return how large a place this is: 0 a site or quarter, 7 a country."""
        chosen = self.choice.candidate if self.choice else None
        found = chosen or (self.candidates[0] if self.candidates else None)
        announced = _HEAD_RANK.get(self.level or "", 6)
        if found is None or self.level in {"neighbourhood", "village", "settlement"}:
            return announced if self.level != "area" else _HEAD_RANK["village"]
        known = RANK[found.level]
        if found.level == "region" and found.admin1 and found.within_km <= _SMALL_KM:
            known = RANK["admin2"]
        mark = self.passage.at(self.start, "place_heads") if found.level == "region" else None
        if mark is not None and not found.admin1 and mark.entry["level"] == "direction":
            return _PART_OF_COUNTRY
        wider = self.level in {"district", "admin1"} and known == RANK["settlement"]
        return announced if wider else known

    @property
    def reach_km(self) -> float:
        """Return how far from the place may be what the words put near it, 0 for the place itself."""
        if not self.near:
            return 0.0
        beside = self.passage.word(self.start).lstrip("وب") in _CLOSE_BY
        return _CLOSE_KM if beside else _BESIDE_KM

    def place(self) -> Place:
        """Return the place as it goes into a reading."""
        chosen = self.choice.candidate if self.choice else None
        area = self.choice if self.choice else None
        holder = self.inside
        while (area is None or area.country is None) and holder is not None:
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
        if chosen.level not in {"settlement", "site"}:
            return PRECISION[chosen.level]
        if self.level in _DISTRICTS:
            return "area"  # «قضاء سنجار» is more than the town that it is called by.
        return "near" if self.near else PRECISION[chosen.level]


_DISTRICTS = frozenset({"district", "admin1"})


def nested(found: list[Mention]) -> list[Mention]:
    """Hang each place into the larger one that follows it closely («حي الدرعية بمدينة الرقة»)."""
    hung: list[Mention] = []
    for one in reversed(found):
        after = hung[-1] if hung else None
        hung.append(replace(one, inside=after) if after is not None and _holds(after, one) else one)
    return hung[::-1]


def _holds(after: Mention, one: Mention) -> bool:
    """Tell whether a place says where the one before it lies («كتم شمالي الفاشر» does so roughly)."""
    if not _close(one, after) or after.joined:
        return False
    joined = one.rank == after.rank and after.start == one.end and after.proclitic == "ب"
    joined = joined or _lies_in_area(one, after)
    return joined or one.rank < after.rank or (after.near and one.rank < RANK["country"])


def _lies_in_area(one: Mention, after: Mention) -> bool:
    """Tell whether a town or village lies in the area named behind it («بلدة س في منطقة ص»)."""
    before = after.passage.word(after.start - 1)
    inside = after.proclitic == "ب" or before in {"في", "ضمن", "داخل"}
    return inside and one.level in TOWNS and after.head == "منطقه"


TOWNS = frozenset({"settlement", "village", "neighbourhood"})
"""Levels of towns and what is smaller: a name alone may be one."""


def _close(one: Mention, after: Mention) -> bool:
    between = [one.passage.word(i) for i in range(one.end, after.start)]
    return len(between) <= 3 and all(word in _LINKS or word.startswith("التابع") for word in between)


APART, ONE_PLACE = (
    frozenset({"other place near", "other place far"}),
    frozenset({"same place", "place inside"}),
)
"""Answers of ``compared`` that tell two places apart, and that let them be one."""


def compared(one: Mention, other: Mention) -> str:
    """Compare two places: the same, one inside the other, not known, near, or far apart."""
    if one.name == other.name or one.name in other.words or other.name in one.words:
        return "same place"
    a, b = _whereabouts(one), _whereabouts(other)
    if a is None or b is None:
        small, large = sorted((one, other), key=lambda mention: mention.rank)
        return "place inside" if small.rank <= 1 < large.rank else "unknown place"
    if a.country != b.country:
        return "other place far"
    if "country" in {a.level, b.level} or distance_km(a, b) <= max(one.reach_km, other.reach_km):
        return "place inside"
    return _compared_in_area(a, b, site=one.site or other.site) if a.admin1 == b.admin1 else "other place far"


def _whereabouts(one: Mention) -> Candidate | None:
    """Return the place that a name means, of an unknown quarter the city named in the sentence before."""
    chosen = one.choice.candidate if one.choice else None
    city = one.inside.choice if one.inside and one.inside.start < one.start else None
    return chosen or (city.candidate if city else None)


def _compared_in_area(a: Candidate, b: Candidate, *, site: bool) -> str:
    """Compare two places of one first-level area; a ``site`` is a building, which is in or near the other."""
    inside = site or {a.level, b.level} & _AREAS or distance_km(a, b) <= _NEAR_KM
    return "place inside" if inside else "other place near"


def capital(before: Mention, one: Mention) -> bool:
    """Tell whether a name follows the words for a capital at once («العاصمة الليبية طرابلس»)."""
    words = before.passage.word(before.start).endswith("عاصمه") and before.end - before.start > 1
    return words and one.start == before.end and one.bare and not one.proclitic


def told_as_capital(before: Mention, one: Mention) -> bool:
    """Tell whether a name stands right before what it is the capital of («ميكيلي عاصمة تيغراي»)."""
    capital_of = one.passage.word(one.start) == "عاصمه" and not one.proclitic
    return capital_of and before.end == one.start and before.rank <= RANK["settlement"]


def called(before: Mention, one: Mention) -> Mention:
    """Return a capital by its name, where the words for it stand before."""
    return replace(
        one, start=before.start, proclitic=before.proclitic, aside=before.aside, firm=before.firm or one.firm
    )

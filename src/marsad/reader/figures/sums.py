"""What numbers say of each other: those that fill a whole are its parts."""

from __future__ import annotations

from dataclasses import replace

from marsad.reader.harm.measures import HURT
from marsad.reader.harm.scan import Found

_LONGEST = 12
"""A list of parts that only their sum betrays is not longer than this."""


def filled(found: list[Found]) -> list[Found]:
    """Make those that follow a whole and add up to it its parts («28 قتيلا: 17 متمردا و11 عنصرا»)."""
    made = _summed_up(_two_of_many(_victims([_fled(one) for one in found])))
    found = list(made)
    for at, whole in enumerate(found):
        if whole.whole is None and not _joined(found, at) and (count := _filling(found, at)):
            made[at + 1 : at + 1 + count] = [replace(p, whole=at) for p in made[at + 1 : at + 1 + count]]
    return made


def _summed_up(found: list[Found]) -> list[Found]:
    """Make those before a total that add up to it its parts: «قتل جنديان وشرطي، ليبلغ عدد القتلى ثلاثة»."""
    made = list(found)
    for at, total in enumerate(found):
        if total.rule != "count before number" or total.whole is not None or total.group.low is None:
            continue
        before = [i for i in range(at) if found[i].measure == total.measure and found[i].whole is None]
        sizes = [found[i].group.low for i in before]
        if len(before) > 1 and None not in sizes and sum(size or 0 for size in sizes) == total.group.low:
            for i in before:
                made[i] = replace(found[i], whole=at)
    return made


def _joined(found: list[Found], at: int) -> bool:
    """Tell whether «و» joins the next figure straight to this one («عاملان ومهندس وحارس» are four)."""
    behind = found[at + 1 : at + 2]
    if not behind or not behind[0].group.conj:
        return False
    start, passage = behind[0].start, behind[0].sentence.passage
    added = any(passage.at(start - back, "grammar", "addition") for back in (1, 2))
    return added or start - found[at].end <= 1  # «قتل 4، إضافة إلى 3 آخرين وحارس»


_MANY = 100
_MULTITUDES = frozenset({"hundreds", "thousands", "tens_of_thousands", "millions"})
_CAPTIVES = ("سجين", "معتقل", "محتجز", "موقوف", "أسير", "رهينة", "مختطف", "مخطوف")


def _fled(one: Found) -> Found:
    """Take the flight of hundreds who are neither armed nor captive for displacement."""
    people, vague = one.group.people, one.group.qualifier in _MULTITUDES
    held = people is not None and (people.status == "armed" or people.kind.startswith(_CAPTIVES))
    many = (one.group.low or 0) >= _MANY or (one.group.low is None and vague)
    return replace(one, measure="displaced") if one.measure == "escaped" and many and not held else one


def _victims(found: list[Found]) -> list[Found]:
    """Take counted victims for dead, unless the dead and injured told behind them fill their number."""
    made = list(found)
    for at, one in enumerate(found):
        if one.group.low is None:
            continue
        if one.measure in HURT and _dead_and_injured(found, at):
            made[at] = replace(one, measure="casualties")
            made[at + 1 : at + 3] = [replace(other, whole=None) for other in found[at + 1 : at + 3]]
        elif one.measure == "casualties" and _said_victims(one) and not _of_casualties(made, one):
            made[at] = replace(one, measure="killed")
    return made


def _of_casualties(made: list[Found], one: Found) -> bool:
    """Tell whether a part is one of dead and injured told together («قتل وأصيب ثلاثة، بينهم طفلان»)."""
    return one.whole is not None and one.whole >= 0 and made[one.whole].measure == "casualties"


def _dead_and_injured(found: list[Found], at: int) -> bool:
    """Tell whether dead and injured right behind a number fill it («71 ضحية: 29 قتيلا و42 جريحا»).

    Behind «ضحية» and a colon or bracket they are its parts even if they do not.
    """
    behind, one = found[at + 1 : at + 3], found[at]
    plain = _goes_on(behind) or not all(other.group.low for other in behind)
    if one.measure != "casualties" and (plain or any(_part_of(other, at) for other in behind)):
        return False  # «مقتل ستة وإصابة أربعة، ومقتل مدنيين», «مقتل خمسة بينهم جندي وإصابة أربعة»
    filled_up = sum(other.group.low or 0 for other in behind) == one.group.low
    opened = (
        bool(behind)
        and one.sentence.passage.word(one.end) in {":", "("}
        and 0 <= behind[0].start - one.end <= 1
    )
    listed = opened and _said_victims(one) and all(other.group.low for other in behind)
    return (filled_up or listed) and {other.measure for other in behind} == {"killed", "injured"}


def _part_of(one: Found, whole: int) -> bool:
    return one.whole == whole and one.rule == "part"


def _goes_on(behind: list[Found]) -> bool:
    """Tell whether «و» joins the first of some figures to what stands before them."""
    return bool(behind) and behind[0].sentence.passage.word(behind[0].start).startswith("و")


def _said_victims(one: Found) -> bool:
    """Tell whether «ضحية» or «ضحايا» is the counted noun, or that of the one whose part is counted."""
    words = {one.sentence.passage.word(at) for at in range(one.start, one.end)}
    lumps = words & {"بين", "او"} or one.rule == "lumped"
    nouns = {"ضحيه", "ضحايا", "الضحايا", "وضحايا", "والضحايا"}
    people = one.group.people
    told = people is not None and one.sentence.passage.word(people.start) in nouns
    return not lumps and (told or bool(words & nouns) or one.rule in {"part", "part of"})


def _filling(found: list[Found], at: int) -> int:
    """Return how many figures right behind one add up to it, 0 where they do not."""
    total = 0
    for count, one in enumerate(found[at + 1 : at + 1 + _LONGEST], 1):
        if one.measure != found[at].measure or one.group.low is None or one.whole is not None:
            return 0
        total += one.group.low
        if total == found[at].group.low and count > 1:
            return count
    return 0


def _two_of_many(found: list[Found]) -> list[Found]:
    """Read «مدنيين» as two where just two are wanting to fill the whole («11 بينهم 9 عناصر ومدنيين»), and
    where they are all that is told of a few («تسعة بينهم مدنيين»).
    """
    made = list(found)
    for whole, parts in _parts(found).items():
        vague = [i for i in parts if found[i].group.shape == "plural"]
        known = sum(found[i].group.low or 0 for i in parts)
        one = found[vague[0]] if len(vague) == 1 else None
        fills = len(parts) > 1 and found[whole].group.low == known + 2
        if one is not None and (fills or (len(parts) == 1 and _few(found[whole]) and _alike(one))):
            pair = replace(one.group, shape="dual", low=2, high=2, qualifier=None)
            made[vague[0]] = replace(one, group=pair)
    return made


def _few(whole: Found) -> bool:
    return 0 < (whole.group.low or 0) < _SOME


_SOME = 10


def _alike(one: Found) -> bool:
    """Tell whether a word is written alike for two and for many («مدنيين»)."""
    people = one.group.people
    return people is not None and one.sentence.passage.at(people.start, "people", "dual") is not None


def _parts(found: list[Found]) -> dict[int, list[int]]:
    """Return for each whole the places of its parts of the same measure."""
    parts: dict[int, list[int]] = {}
    for at, one in enumerate(found):
        if one.whole is not None and one.measure == found[one.whole].measure:
            parts.setdefault(one.whole, []).append(at)
    return parts

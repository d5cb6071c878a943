"""States that act themselves, and their men: «روسيا تشن هجوما», «قتل برصاص شرطي»."""

from __future__ import annotations

from marsad.language.lexicon import Entry, Mark
from marsad.language.tables import Row
from marsad.language.wordsets import word_set
from marsad.reader.document import Passage

_THAT = frozenset({"ان", "وان", "بان", "فان"})
_OWN = frozenset({"", "و", "ال", "وال"})


def state_acts(passage: Passage, mark: Mark) -> bool:
    """Tell whether a country begins a sentence or clause as the subject of the deed right behind it."""
    before = passage.word(mark.start - 1)
    begins = not before.isalpha() or before in _THAT
    named = mark.entry.part == "country" and mark.proclitic in _OWN
    return begins and named and passage.at(mark.end, "parties", "act") is not None


def man_of_a_force(passage: Passage, at: int) -> Mark | None:
    """Return a soldier or policeman by whose hand one fell, as a mark of his force: «قتل برصاص شرطي»."""
    man = passage.at(at, "people", "singular")
    if man is None or man.entry["force"] not in _FORCES or passage.word(at - 1) not in _HANDS:
        return None
    if any(passage.at(near, "forces", "nationality") for near in (man.end, man.end + 1)):
        return None  # «برصاص جندي إسرائيلي» is told of his country
    return man._replace(entry=Entry("forces", _BARE, man.entry["force"]), rivals=())


_FORCES, _BARE = frozenset({"army", "police", "security"}), Row("forces.tsv", 0, {})
_HANDS = word_set("fire of a man")

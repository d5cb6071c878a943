"""States that act themselves, and their men: «روسيا تشن هجوما», «قتل برصاص شرطي», «قتل جنود كينيون خمسة»."""

from __future__ import annotations

from marsad.language.lexicon import Entry, Mark
from marsad.language.tables import Row
from marsad.language.wordsets import word_set
from marsad.reader.counting.people import FORCES, SERVICEMEN
from marsad.reader.document import Passage
from marsad.reader.scenes.arms import FROM_AFAR

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
    if man is None or man.entry["force"] not in FORCES or passage.word(at - 1) not in _HANDS:
        return None
    if any(passage.at(near, "forces", "nationality") for near in (man.end, man.end + 1)):
        return None  # «برصاص جندي إسرائيلي» is told of his country
    return man._replace(entry=Entry("forces", _BARE, man.entry["force"]), rivals=())


def man_of_a_nation(passage: Passage, mark: Mark) -> Mark | None:
    """Return a nationality as the force of the soldiers or policemen who did it, None where they did not.

    «برصاص جنود إسرائيليين», «على يد شرطي أوغندي», «قتل جنود كينيون أربعة رعاة»; not «قتل جنود كينيون».
    """
    men = _men_before(passage, mark.start)
    if men is None or not (_by_hand(passage, men) or _subject(passage, men, mark)):
        return None
    police = men.entry["force"] == "police"
    return mark._replace(entry=Entry("forces", mark.entry.row, "police")) if police else mark


def government_arms(passage: Passage, at: int) -> Mark | None:
    """Return «حكومي» behind a strike or an operation as the forces of the country («قصف حكومي»)."""
    if passage.word(at).removesuffix("ه") != "حكومي":
        return None
    event = next((one for near in (1, 2) if (one := passage.at(at - near, "events"))), None)
    raid = any(passage.word(at - near).lstrip("وبل") in _OPERATIONS for near in (1, 2))
    strike = passage.at(at - 1, "parties", "strike") or passage.at(at - 2, "parties", "strike")
    if raid or strike is not None or (event is not None and event.entry["type"] in FROM_AFAR):
        return Mark(at, at + 1, "", Entry("forces", _BARE, "security" if raid else "army"))
    return None


def _men_before(passage: Passage, at: int) -> Mark | None:
    """Return the soldiers or policemen who are named right before a token."""
    found = (passage.at(at - 1, "people", part) for part in ("plural", "dual", "singular"))
    return next((men for men in found if men is not None and men.entry["force"] in SERVICEMEN), None)


def _by_hand(passage: Passage, men: Mark) -> bool:
    hands = (passage.at(men.start - back, "parties", "by") for back in (1, 2))
    return any(hand is not None and hand.end == men.start for hand in hands)


def _subject(passage: Passage, men: Mark, mark: Mark) -> bool:
    """Tell whether men of a nation are the subject of the verb before them, by their case and its object."""
    if not passage.word(mark.start).endswith(("ون", "ان", "ي")) or men.proclitic:
        return False
    verb = passage.at(men.start - 1, "casualty", "verb")
    if verb is None:
        return passage.at(men.start - 1, "parties", "act") is not None and _has_object(passage, mark.end)
    return verb.entry["voice"] in {"active", "either"} and _has_object(passage, mark.end)


def _has_object(passage: Passage, at: int) -> bool:
    """Tell whether those whom a verb harms stand here, or what it opens («النار»), with no preposition."""
    counted = passage.tokens[at].is_number if at < len(passage.tokens) else False
    kinds = ("numbers", "people", "casualty")
    return counted or passage.word(at) in _FIRE or any(_bare(passage.at(at, kind)) for kind in kinds)


def _bare(mark: Mark | None) -> bool:
    return mark is not None and mark.proclitic in {"", "ال"}


_BARE = Row("forces.tsv", 0, {})
_HANDS = word_set("fire of a man")
_OPERATIONS, _FIRE = word_set("operations"), frozenset({"النار", "الرصاص", "نيران", "نيرانهم"})

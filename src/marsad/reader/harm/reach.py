"""How far from its verb a single person stands who came to harm: «قتل في مدينة كركوك شمال العاصمة حارس»."""

from __future__ import annotations

from marsad.language.words import definite
from marsad.reader.counting.groups import Group
from marsad.reader.document import Passage
from marsad.reader.harm.scan import Scan
from marsad.reader.voices.claimants import is_saying

_WHERE = frozenset({"في", "خلال", "اثناء", "اثر", "جراء", "قرب", "عند", "داخل", "امام"})
_THAT = frozenset({"ان", "وان", "بان", "فان"})
_CLOSES = frozenset({"،", ",", ":", "و", "؛", "-", "الذي", "التي"})
_LONGEST = 12


def says_more(passage: Passage, start: int, end: int) -> bool:
    """Tell whether «أن» stands between two tokens: what follows is said anew («مات حرقا، وإن أربع …»)."""
    return any(passage.word(at) in _THAT for at in range(start, end))


def owns_site(scan: Scan, one: Group) -> bool:
    """Tell whether a person only says whose the house or car is in which others fell («في منزل قائد»)."""
    passage, at = scan.passage, one.start - 1
    site = passage.at(at, "facilities") or passage.at(at, "things", "object")
    if site is None or one.shape != "singular" or definite(site.proclitic):
        return False
    return site.proclitic[:1] == "ب" or passage.word(at - 1) in {"في", "داخل", "امام", "قرب", "علي"}


def behind_where(scan: Scan, one: Group) -> bool:
    """Tell whether only where or in what it happened stands between a verb and one or two people.

    The words before them must close that («في الاشتباك مع الدرك حارس»), so that nobody is taken who only
    says whose a house or a car was («في منزل قائد»).
    """
    harm, passage = scan.harm, scan.passage
    if harm is None or harm.entry.part != "verb" or harm.entry["voice"] == "active":
        return False
    if one.people is None and _ends_clause(scan, one):
        between = range(harm.end, one.start)
        near = passage.word(harm.end) in _WHERE and len(between) <= _LONGEST
        return near and not any(_cuts(passage, at, one.start) for at in between)
    if one.low not in {1, 2}:
        return False
    plain = one.people is not None and not one.people.article and not one.people.others and not one.conj
    if not plain or passage.word(harm.end) not in _WHERE or one.start - harm.end > _LONGEST:
        return False
    between = range(harm.end, one.start)
    if any(_cuts(passage, at, one.start) for at in between):
        return False
    return _closed(passage, one.start - 1)


def _ends_clause(scan: Scan, one: Group) -> bool:
    """Tell whether a bare number in words closes its clause («استشهد في بلدة شعث خمسة، هم …»)."""
    at, passage = one.end, scan.passage
    spelt = one.low is not None and one.low > 1 and not passage.tokens[one.start].is_number
    return spelt and (at >= scan.sentence.end or passage.word(at) in {"،", ",", ".", "؛"})


def _cuts(passage: Passage, at: int, end: int) -> bool:
    """Tell whether a word begins something else, unless it stands in brackets that close again."""
    told = (
        passage.word(at) in _CLOSES or is_saying(passage, at) or passage.at(at, "parties", "act") is not None
    )
    return told or (passage.word(at) == "(" and all(passage.word(more) != ")" for more in range(at, end)))


def _closed(passage: Passage, at: int) -> bool:
    """Tell whether a word ends what it stands in: it has the article, is a bracket, a number or a day."""
    if passage.word(at) == ")" or passage.tokens[at].is_number or passage.at(at, "times") is not None:
        return True
    return passage.word(at).startswith(("ال", "بال", "لل"))

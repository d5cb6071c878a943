"""How far from their word of harm people stand: «قتل في مدينة كركوك شمال العاصمة حارس»."""

from __future__ import annotations

from marsad.language.folding import fold_text
from marsad.language.words import definite
from marsad.language.wordsets import word_set, word_tuple
from marsad.reader.counting.groups import Group
from marsad.reader.counting.numbered import lumped_end
from marsad.reader.document import Passage
from marsad.reader.harm.aforesaid import of_time
from marsad.reader.harm.named import in_name
from marsad.reader.harm.objects import behind_doer, clear, doers_length, is_object
from marsad.reader.harm.scan import FAR, IN_IT, NEAR, Scan, days_between
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
    return site is not None and one.shape == "singular" and not definite(site.proclitic)


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
    named = passage.at(one.end, "given_names", "name") is not None  # «قتل في القصف المواطن خالد»
    plain = one.people is not None and not one.people.others and not one.conj and (named or not one.article)
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
    return passage.word(at).startswith(("ال", "بال", "لل")) or passage.word(at) in _ANOTHER


_ANOTHER = word_set("a second attack")


def given(scan: Scan, one: Group) -> bool:
    """Tell whether «أودى» has its people behind it, not the blasts that took them («أودى تفجيران بخمسة»)."""
    harm = scan.harm
    if harm is None or harm.entry.part != "give" or harm.end - harm.start > 1:
        return True
    return (
        not scan.passage.word(harm.start).endswith(("ودي", "ودت")) or scan.passage.word(one.start)[0] == "ب"
    )


def within_reach(scan: Scan, one: Group) -> bool:
    """Tell whether a group is near enough to the word of harm before it to be its people."""
    assert scan.harm is not None
    gap = one.start - scan.harm.end - days_between(scan.passage, scan.harm.end, one.start)
    gap -= gap > 0 and _fell_in_it(scan, one)
    anew = scan.harm.entry.part == "verb" and (
        says_more(scan.passage, scan.harm.end, one.start) or owns_site(scan, one)
    )
    if anew or (one.shape == "plural" and (one.article or scan.measure in _COUNTED_ONLY)):
        return False
    doers_only = one.low is not None and _only_doer(scan.passage, scan.harm.end, one.start)
    doers_only = doers_only or _past_doer(scan, one)
    if (
        gap == 0
        or doers_only
        or _graded(scan, one)
        or _behind_name(scan, one)
        or _done_to(scan, one)
        or behind_where(scan, one)
    ):
        return True
    if scan.measure in _COUNTED_ONLY:
        return scan.measure == "displaced" and one.vouched and one.low is not None and gap <= NEAR + 1
    if scan.harm.entry["voice"] == "active" and scan.harm.entry.part == "verb":
        near = gap - of_time(scan.passage, scan.harm.end, one.start) <= 4
        return one.vouched and near and not _preposition(scan.passage, scan.harm.end, one.start)
    if one.shape in {"singular", "plural", "dual"}:
        gap -= doers_length(scan) if one.shape == "dual" else 0
        return gap <= NEAR and scan.harm.entry.part != "event" and not one.conj
    return gap <= (FAR if scan.harm.entry.part == "verb" else NEAR + 1) and one.vouched


def _graded(scan: Scan, one: Group) -> bool:
    """Tell whether only how badly stands between a wound and whose it is: «إصابة بسيطة لمواطن»."""
    if scan.harm is None or scan.harm.entry.part != "event" or one.conj or one.shape == "plural":
        return False
    between = [scan.passage.word(at) for at in range(scan.harm.end, one.start)]
    return (
        bool(between) and all(word in _BADLY for word in between) and scan.passage.word(one.start)[0] == "ل"
    )


_BADLY = word_set("how badly")


def _past_doer(scan: Scan, one: Group) -> bool:
    """Tell whether only the doer and a day stand before: «اعتقلت القوات، أمس، راعيين»."""
    alone = one.shape == "dual" or (one.article and one.shape == "singular")
    return alone and not one.conj and behind_doer(scan, one.start)


def _fell_in_it(scan: Scan, one: Group) -> bool:
    """Tell whether a verb speaks of where or in what people fell: «تفجير قتل فيه تسعة»."""
    lumped = lumped_end(scan.passage, one.end) or lumped_end(scan.passage, one.end + 1)
    return scan.harm is not None and scan.passage.word(scan.harm.end) in IN_IT and lumped is None


def _behind_name(scan: Scan, one: Group) -> bool:
    """Tell whether only a name stands before what the man is: «اعتقال قاري برهان قائد الحركة»."""
    assert scan.harm is not None
    between = range(scan.harm.end, one.start)
    office = one.people is not None and fold_text(one.people.kind).startswith(_OFFICES)
    named = 1 < len(between) <= _NAME and all(in_name(scan.passage, at) for at in between)
    return one.shape == "singular" and office and named


_OFFICES, _NAME = word_tuple("an office in a group"), 5


def _done_to(scan: Scan, one: Group) -> bool:
    """Tell whether people stand behind the doer of an active verb («قتلت القوات أمس شابا», «قبضت … على»)."""
    assert scan.harm is not None
    if scan.harm.entry.part != "verb" or scan.harm.entry["voice"] == "passive":
        return False
    if not clear(scan, scan.harm.end, one.start):
        return False
    seized = scan.passage.word(scan.harm.start).removeprefix("و").startswith("قبض")
    return is_object(scan.passage, one) or (
        seized and scan.passage.word(one.start - 1) == "علي" and one.vouched
    )


def _preposition(passage: Passage, start: int, end: int) -> bool:
    return any(passage.word(at) in {"في", "فيه", "فيها", "علي", "من"} for at in range(start, end))


def _only_doer(passage: Passage, start: int, end: int) -> bool:
    """Tell whether only a side stands before a group («أسر الجيش سبعة», «قتل من الجيش سبعة»)."""
    at = start + (passage.word(start) == "من")
    while at < end:
        if passage.word(at) in _BODIES and passage.word(at + 1) == "من":
            at += 2  # «أسرت قوة من الجيش سبعة»
        mark = passage.at(at, "actors") or passage.at(at, "forces") or passage.at(at, "people", "plural")
        mark = mark or passage.at(at, "grammar", "pointer")
        if mark is None:
            break
        at = mark.end
    return at > start and at + days_between(passage, at, end) == end  # «أعدم التنظيم فورا أربعة»


_BODIES = word_set("bodies of men")
_COUNTED_ONLY = frozenset({"missing", "captured", "escaped", "displaced"})

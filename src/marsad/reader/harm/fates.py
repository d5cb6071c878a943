"""What befell people, where what stands around them says it and not the word of harm beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from marsad.language.lexicon import Mark
from marsad.language.words import joined_by_and
from marsad.language.wordsets import word_set, word_tuple
from marsad.models import Measure
from marsad.reader.counting.groups import Group
from marsad.reader.harm.scan import FAR, Scan, days_between

_HOLDS = word_tuple("holding")
_ARMED_KINDS = frozenset({"group", "generic"})
_BESIDE = 6
_LOST = word_set("losing sight")
_LIVES = word_set("their lives")
_FROM_IT = frozenset({"منه", "منها", "منهم"})
_KIN = ("ه", "ها", "هم")
_RELEASES = word_tuple("releasing")
_FREED = word_set("freedom")
_SURVIVES = word_set("surviving")


def held_by_group(scan: Scan, mark: Mark) -> bool:
    """Tell whether an armed group, and no state, holds people: «احتجزت الحركة تسعة» are hostages."""
    if not scan.passage.word(mark.start).removeprefix(mark.proclitic).startswith(_HOLDS):
        return False
    first = _verb_of_its_doer(scan, mark)
    behind = range(first.end, min(first.end + 2, scan.sentence.end))
    before = range(first.start - 1, max(scan.sentence.start, first.start - _BESIDE) - 1, -1)
    return next((armed for at in (*behind, *before) if (armed := _armed(scan, at)) is not None), False)


def _verb_of_its_doer(scan: Scan, mark: Mark) -> Mark:
    """Return the verb beside which its doer stands: «قتلت القوات أربعة مسلحين واحتجزت ستة»."""
    before = scan.harm
    joined = before is not None and joined_by_and(mark.proclitic) and before.entry.part == "verb"
    return before if joined and before is not None else mark


def _armed(scan: Scan, at: int) -> bool | None:
    """Tell whether one who acts at a token is an armed group; None where nobody does."""
    side = scan.passage.at(at, "actors")
    if side is not None:
        return side.entry["kind"] in _ARMED_KINDS
    if scan.passage.at(at, "grammar", "pointer") is not None:
        return True
    return False if scan.passage.at(at, "forces") is not None else None


def rounded_up(scan: Scan, one: Group) -> bool:
    """Tell whether people are those whom arrests took: «حملة اعتقالات في المدينة طالت 16 شخصا»."""
    if one.low is None or scan.passage.word(one.start - 1) not in _TOOK_IN:
        return False
    before = range(max(scan.sentence.start, one.start - _CAMPAIGN), one.start)
    return any(
        scan.passage.word(at).removeprefix("و").removeprefix("ال").startswith("اعتقال") for at in before
    )


_TOOK_IN = frozenset({"طالت", "طال", "شملت", "شمل", "استهدفت"})
_CAMPAIGN = 10


def lost_kin(scan: Scan, one: Group) -> bool:
    """Tell whether one lost people of his own, who are dead then and not missing: «فقد ثلاثة من أبنائه»."""
    people = one.people
    if people is None or scan.harm is None:
        return False
    if {scan.passage.word(scan.harm.end - back) for back in (0, 1)} & _FROM_IT:
        return False  # «فقد منها قائدها»
    lost = scan.passage.word(scan.harm.start).removeprefix("و") in _LOST
    return lost and people.status != "unknown" and scan.passage.word(people.end - 1).endswith(_KIN)


def lost_lives(scan: Scan, one: Group) -> bool:
    """Tell whether it is their lives that people lost: «فقد سبعة مدنيين حياتهم», «فقدان 19 شخصا أرواحهم»."""
    for at in range(one.end, min(one.end + _BESIDE, scan.sentence.end)):
        word = scan.passage.word(at)
        if word in _LIVES:
            return True
        if not scan.passage.tokens[at].is_word:
            return False
    return False


def died_since(scan: Scan, mark: Mark, measure: Measure) -> bool:
    """Count those of the injured as dead of whom the clause goes on to tell that they died.

    «إن اثنين من المصابين في التفجير توفيا».
    """
    last = scan.found[-1] if scan.found else None
    if last is None or last.rule != "part of" or measure != "killed" or last.measure not in _LIVING:
        return False
    several = mark.entry.part == "verb" and mark.entry["number"] in {"plural", "dual"}
    if not several or mark.entry["voice"] == "active" or mark.proclitic or mark.start - scan.last_end > FAR:
        return False
    scan.found[-1] = replace(last, measure="killed", whole=None, rule="before verb", harm=mark)
    scan.harm, scan.awaited, scan.measure, scan.last_end = mark, False, "killed", mark.end
    return True


_LIVING = frozenset({"injured", "abducted", "missing"})


def unharmed(scan: Scan, one: Group) -> bool:
    """Tell whether people are set free, survive or hold out: «ونجا أربعة منهم», «ستة منهم بقوا محاصرين»."""
    passage, at = scan.passage, one.start - 1
    if any(passage.word(behind) in _HOLDS_OUT for behind in range(one.end, one.end + _FATE)):
        return True
    if passage.word(at).lstrip("وف") in _SURVIVES:
        return True
    if passage.word(at) == "عن":
        words = (passage.word(back).removeprefix("و").removeprefix("ب") for back in range(at - _LATER, at))
        return any(word.startswith(_RELEASES) for word in words)  # «وأفرجوا لاحقا عن تسعة منهم»
    return passage.word(at) in _FREED


_LATER = 3
_HOLDS_OUT = word_set("holding out")
_FATE = 4


def predicated(scan: Scan, one: Group) -> bool:
    """Take the people right before a bare «قتلى» as those whom it tells of: «أوقعت ثلاثة من أفرادها قتلى».

    Behind a verb that took its people from before it, the noun only says their fate: «عشرات سقطوا جرحى».
    """
    if _fell_so(scan, one):
        return True
    whom = scan.loose[-1] if scan.loose else None
    bare = one.shape == "plural" and one.low is None and not one.article and not one.conj
    if whom is None or not bare or one.measure in {None, "casualties"} or whom.end != one.start:
        return False
    if whom.low is None or whom.people is None or whom.measure is not None:
        return False
    assert one.measure is not None
    scan.loose.pop()
    scan.find(whom, one.measure, "before fate", end=one.end)
    scan.measure, scan.awaited, scan.part = one.measure, False, None
    return True


def says_who_they_were(scan: Scan, one: Group) -> bool:
    """Take people behind «كانوا» for what those just counted were: «24 من القتلى كانوا سياحا»."""
    told = one.people is not None and one.measure is None and one.shape in {"plural", "dual"}
    near = bool(scan.found) and 0 < one.start - scan.last_end <= _WERE_NEAR
    if not told or not near or one.article or scan.passage.word(one.start - 1) not in _WERE:
        return False
    last = scan.found[-1]
    known = last.group.people is not None and last.group.people.status != "unknown"
    if not known and one.people is not None:
        people = replace(one.people, shape=None, measure=None)
        scan.found[-1] = replace(last, group=replace(last.group, people=people))
    scan.last_end = one.end
    return scan.note(one, "restated")


_WERE = frozenset({"كانوا", "كن", "كانا", "كانتا"})
_WERE_NEAR = 4


def _fell_so(scan: Scan, one: Group) -> bool:
    """Tell whether a bare «جرحى» stands right behind the verb by which those before it fell, and say so."""
    last = scan.found[-1] if scan.found else None
    bare = one.shape in {"plural", "dual"} and not one.article and not one.conj and one.measure is not None
    if last is None or not bare or last.rule != "before verb" or scan.last_end != one.start:
        return False
    if one.measure is not None and one.measure != "casualties":
        scan.found[-1] = replace(last, measure=one.measure, end=one.end)
        scan.measure = one.measure
    scan.last_end = one.end
    return True


def described(scan: Scan, one: Group) -> Group:
    """Return one person with the harm that the adjective behind tells («وجنديا مفقودا», «شرطي جريح»)."""
    alone = one.shape == "singular" or (one.shape == "number" and one.low == 1)  # «أحد الحراس مفقودا»
    plain = (
        one.people is not None
        and one.measure is None
        and alone
        and not (one.article and one.shape == "singular")
    )
    mark = scan.passage.at(one.end, "casualty", "count") if plain and one.end < scan.sentence.end else None
    if mark is None or mark.proclitic or mark.entry["number"] != "singular" or one.people is None:
        return one
    if mark.entry["measure"] not in _ADJECTIVES:
        return one
    measure = cast(Measure, mark.entry["measure"])
    return replace(one, end=mark.end, people=replace(one.people, measure=measure))


_ADJECTIVES = frozenset({"missing", "injured", "abducted"})


def with_his_own(scan: Scan, one: Group) -> bool:
    """Tell whether «مع» or «و» joins to one who was harmed those of his own («القائد مع اثنين من رجاله»)."""
    if _fell_with(scan, one):
        return True
    beside = scan.passage.word(one.start - 1) in _BESIDE_HIM or one.conj
    if not beside or one.low is None or one.people is None or not scan.found:
        return False
    alone = scan.found[-1].group.low == 1 and one.start - scan.last_end <= _NAME
    return alone and scan.passage.word(one.people.end - 1).endswith(_KIN)


_NAME = 14


def _fell_with(scan: Scan, one: Group) -> bool:
    """Tell whether «مع» alone, and a day, part people from one who was harmed («قتل أمس مع خمسة جنود»)."""
    counted = one.low is not None and one.people is not None and not one.article
    if not counted or scan.passage.word(one.start - 1) not in _BESIDE_HIM or not scan.found:
        return False
    if scan.found[-1].group.low != 1 or scan.found[-1].whole is not None:
        return False
    end = scan.last_end
    return 0 <= end + days_between(scan.passage, end, one.start - 1) == one.start - 1


_BESIDE_HIM = word_set("in whose company")

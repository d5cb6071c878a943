"""Whom a word of harm takes that stand before it: «جنديان قتلا», «إن المزارع صالح قتل»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import cast

from marsad.language.lexicon import Mark
from marsad.language.words import COMMAS, definite, joined_by_and
from marsad.language.wordsets import word_set, word_tuple
from marsad.models import Measure
from marsad.reader.counting.groups import Group, group
from marsad.reader.counting.numerals import unit
from marsad.reader.counting.phrases import people_at
from marsad.reader.harm.objects import harmed_behind, is_object
from marsad.reader.harm.scan import FAR, IN_IT, NEAR, Rule, Scan, days_between, joined_run
from marsad.reader.harm.subjects import harmed_subject, named_with

_FALLING = word_tuple("falling")
"""«عشرات المصابين سقطوا» are hurt, not dead."""
_RECENT = 12
"""So many groups before a word of harm may be its people."""


def takes_before(scan: Scan, mark: Mark) -> bool:
    """Give a verb behind its people the nearest group before it, if that group is still free."""
    taken = _free_before(scan, mark)
    if not taken:
        return _parts_of_the_known(scan, mark)
    taken = _nearer(scan, taken[-1], mark) or taken
    rule = cast(Rule, f"before {mark.entry.part}")
    scan.harm = mark
    for one in named_with(scan, taken[0]):
        scan.find(one, cast(Measure, mark.entry["measure"]), rule)
    give(scan, mark, [_many(scan, one, mark) for one in taken], rule)
    return True


def _parts_of_the_known(scan: Scan, mark: Mark) -> bool:
    """Count the parts of those told before, who are not counted again: «إن المدنيين، وبينهم طفلان، قتلوا»."""
    whole = scan.loose[-1] if scan.loose and scan.apart else None
    if whole is None or whole.shape != "plural" or not whole.article or mark.entry["number"] != "plural":
        return False
    measure = cast(Measure, mark.entry["measure"])
    for one in scan.apart:
        scan.find(one, measure, "part of")
    scan.loose.clear()
    scan.apart.clear()
    scan.harm, scan.awaited, scan.measure, scan.last_end = mark, False, measure, mark.end
    return True


def give(scan: Scan, mark: Mark, taken: Sequence[Group], rule: Rule) -> None:
    """Give a word of harm to people before it, the parts that were told of the first with them."""
    measure = cast(Measure, mark.entry["measure"])
    scan.harm, whole = mark, len(scan.found)
    falls = scan.passage.word(mark.start).removeprefix(mark.proclitic).startswith(_FALLING)
    for one in taken:
        scan.find(one, "injured" if falls and one.measure == "injured" else measure, rule)
    for one in scan.apart:
        scan.find(one, measure, "part", whole)
    scan.loose.clear()
    scan.apart.clear()
    scan.awaited, scan.measure, scan.last_end = False, measure, mark.end


def _free_before(scan: Scan, mark: Mark) -> list[Group]:
    """Return the groups before a word of harm of which it can be said, and of which nothing was said yet."""
    behind = mark.end + (scan.passage.word(mark.end) in _WITH)
    behind += scan.passage.word(behind) in _MANNER
    after = group(scan.sentence, behind) if behind < scan.sentence.end else None
    free = [g for g in scan.loose[-_RECENT:] if mark.start - g.end <= FAR and not _harming(scan, g)]
    free = free[:-1] if _of_whom_one_is(scan, free) else free
    if mark.entry["number"] == "plural":
        free = [g for g in free if g.low != 1 or scan.passage.word(g.start - 1) not in _BEING]
    if scan.passage.at(mark.end, "parts", "one") is not None:
        return []  # «حاولا طعن جندي فقتل أحدهما»
    if not free or _of_others(scan, mark, after) or _in_it(scan, mark) or _begins_clause(scan, mark):
        return []
    last = free[-1]
    agrees = _agrees(last, mark) and not _a_woman_behind_a_man(scan, last, mark)
    if not (agrees or len(joined_run(free)) > 1) or _cut_between(scan, last.end, mark.start):
        return []
    if after is not None and mark.start - last.end > NEAR:
        return []
    if last.shape == "plural" and scan.passage.word(mark.start) in _HIS:
        return []  # «كان والده من قادة التنظيم، ولقي حتفه»
    missed = mark.entry.part == "fate" and mark.entry["measure"] != "killed"
    taken = free[-1:] if missed else joined_run(free)
    return [one for one in taken if not (one.shape == "plural" and one.article)]


def _nearer(scan: Scan, one: Group, mark: Mark) -> list[Group]:
    """Return the dead man who stands nearer to «الذي»: «كرم وزير الدفاع الشهيد العقيد سالم الذي قتل أمس»."""
    passage = scan.passage
    if one.low != 1 or passage.word(mark.start - 1) not in _WHO:
        return []
    dead = ((at, passage.at(at, "casualty", "count")) for at in range(one.end, mark.start - 1))
    named = (
        at for at, m in dead if m is not None and m.entry["number"] == "singular" and definite(m.proclitic)
    )
    at = next(named, None)
    if at is None:
        return []
    man = people_at(scan.sentence, at + 1)
    ranked = man is not None and man.article and man.shape == "singular"
    return [Group(at, man.end if ranked and man else at + 1, "singular", 1, 1, None, man if ranked else None)]


_WHO = frozenset({"الذي", "التي"})


def _of_whom_one_is(scan: Scan, free: list[Group]) -> bool:
    """Tell whether the last people only say of whom one is told («إن قائدا كبيرا من قادة الحركة قتل»)."""
    if len(free) < 2 or free[-1].shape != "plural" or free[-1].low is not None or free[-2].low != 1:
        return False
    return scan.passage.word(free[-1].start - 1) == "من" and free[-1].start - free[-2].end <= NEAR


def _harming(scan: Scan, one: Group) -> bool:
    """Tell whether it is by the hand of people that others fell («برصاص قناص، وهو ثالث من يقتل»), or
    beside them («لقي ستة شرطيين كانوا يحرسون قاضيا حتفهم»).
    """
    before = scan.passage.word(one.start - 1)
    return one.low == 1 and (before in _HANDS or before in _GUARDING)


_HANDS, _GUARDING = word_set("in the hands of"), word_set("guarding")


def _begins_clause(scan: Scan, mark: Mark) -> bool:
    """Tell whether «فقد» begins a clause («وبحسب مسؤول فقد قتل جنديان»), nobody being named with «أما»."""
    alone = bool(scan.loose) and scan.loose[-1].low == 1 and mark.entry.part == "verb"
    if alone and mark.proclitic == "و" and mark.entry["voice"] != "passive":
        return not _nobody_behind(scan, mark)  # «يقودها انتحاري وقتلت بالرصاص ضابطا»
    if scan.passage.word(mark.start - 1) != "فقد":
        return False
    first = max(scan.sentence.start, mark.start - _SUBJECT)
    return not {"اما", "واما"} & {scan.passage.word(at) for at in range(first, mark.start)}


def _nobody_behind(scan: Scan, mark: Mark) -> bool:
    """Tell whether a verb has only how, where or when behind it («كان قائد الكتيبة، وقتل أمس في كمين»)."""
    passage, at = scan.passage, mark.end
    if passage.word(at) not in _HOW and passage.at(at, "times") is None:
        return False
    clause = range(at, min(at + _CLAUSE, scan.sentence.end))
    ends = next((end for end in clause if passage.word(end) in {"،", ",", "و"}), clause.stop)
    return all(group(scan.sentence, start) is None for start in range(at, ends))


_CLAUSE = 12
_HOW = word_set("how one was killed")
_SUBJECT = 25
_WITH = frozenset({"معه", "معها", "معهم", "معهما"})
_MANNER = word_set("a manner of killing")
_HIS = frozenset({"حتفه", "مصرعه"})


def takes_named(scan: Scan, mark: Mark) -> bool:
    """Count one person who stands with a name before the verb («إن المزارع صالح قتل»)."""
    one = harmed_subject(scan, mark)
    if one is None:
        return False
    scan.harm, scan.subject = mark, None
    scan.find(one, cast(Measure, mark.entry["measure"]), "before verb")
    scan.awaited, scan.measure, scan.last_end = False, cast(Measure, mark.entry["measure"]), mark.end
    return True


def _many(scan: Scan, one: Group, mark: Mark) -> Group:
    """Take «مدنيين قتلوا» for many: the word is written alike for two, but the verb is not.

    «مدنيين اثنين قتلوا» are two, and so are those who die with another («ضابطا ومجندين قتلوا»).
    """
    if one.shape != "dual" or mark.entry["number"] != "plural" or one.people is None:
        return one
    if one.conj or _said_to_be_two(scan, one):
        return one
    alike = scan.passage.at(one.people.start, "people", "plural") is not None
    return replace(one, shape="plural", low=None, high=None, qualifier="some") if alike else one


def _said_to_be_two(scan: Scan, one: Group) -> bool:
    """Tell whether a number stands behind people («مدنيين اثنين»), and not more of who they are."""
    return one.people is not None and unit(scan.passage, one.people.end, "ones") is not None


def _of_others(scan: Scan, mark: Mark, after: Group | None) -> bool:
    """Tell whether a verb has its people behind it, or those before it do the harm."""
    if mark.entry.part != "verb":
        return False
    if (
        mark.entry["voice"] == "active"
        or _by_those_before(scan, mark)
        or scan.passage.word(mark.start).endswith("فقد")
    ):
        return True  # «فقد قتل» tells of nobody missing.
    if after is None or (after.conj and mark.entry["number"] in {"plural", "dual"}):
        return False  # «26 مسلحا قتلوا وتسعة اعتقلوا», «شخصين قتلا وستة أصيبوا»
    return mark.entry["voice"] != "passive" or joined_by_and(mark.proclitic)


def _in_it(scan: Scan, mark: Mark) -> bool:
    """Tell whether a verb speaks of where or in what people fell, who follow («مقر حزب قتل فيه عضوان»)."""
    if mark.entry.part != "verb" or scan.passage.word(mark.end) not in IN_IT:
        return False
    reach = range(mark.end + 1, min(mark.end + 1 + NEAR, scan.sentence.end))
    behind = (group(scan.sentence, at) for at in reach)
    return any(one is not None and not one.conj and (one.vouched or one.low) for one in behind)


def _by_those_before(scan: Scan, mark: Mark) -> bool:
    """Tell whether those before a verb do the harm («وكان مسلحون قد قتلوا أمس خمسة موظفين»)."""
    many = {"plural", "dual"}  # «مسلحين» before «قتلوا» are no two.
    near = [g for g in scan.loose[-1:] if mark.start - g.end <= NEAR and g.shape in many and not g.article]
    if mark.entry["number"] != "plural" or mark.entry["voice"] != "either":
        return False
    if near:
        return harmed_behind(scan, replace(near[0], end=mark.end))
    return scan.passage.word(mark.start - 1) in _AFTER and _object_behind(scan, mark.end)


_AFTER = frozenset({"بعدما", "حين", "حينما", "عندما", "حيث"})


def _object_behind(scan: Scan, at: int) -> bool:
    """Tell whether a verb, a day behind it passed over, has one whom it is done to («قتلوا أمس عنصرا»)."""
    start = at + days_between(scan.passage, at, min(at + _LONGEST_DAY, scan.sentence.end))
    one = group(scan.sentence, start) if start < scan.sentence.end else None
    return one is not None and is_object(scan.passage, one)


_LONGEST_DAY = 8


def _a_woman_behind_a_man(scan: Scan, one: Group, mark: Mark) -> bool:
    """Tell whether the one person before a verb of one woman is a man («أرملة قائد الكتيبة، وقد أوقفت»)."""
    verb = scan.passage.word(mark.start)
    if not verb.endswith("ت") or verb.endswith("مات") or mark.entry["number"] != "singular":
        return False
    if one.people is None or one.shape != "singular" or one.people.demographic == "women":
        return False
    return not scan.passage.word(one.people.start).endswith("ه")


def _agrees(one: Group, mark: Mark) -> bool:
    """Tell whether a verb behind its people agrees with them in number."""
    number = mark.entry["number"]
    if mark.entry.part == "fate" and number == "singular":
        return one.low == 1
    if mark.entry.part == "fate" or number in {"plural", "dual"}:
        return one.shape != "singular" or mark.entry.part == "fate"
    return one.shape == "singular" or one.low == 1 or _counted_in_singular(one, mark)


def _counted_in_singular(one: Group, mark: Mark) -> bool:
    """Tell whether a verb agrees with the noun of a high number: «42 مدنيا استشهد»."""
    many = one.shape == "number" and (one.low or 0) > _LAST_IN_PLURAL
    noun = one.people is not None and one.people.shape == "singular"
    return many and noun and mark.entry["voice"] != "active" and mark.start == one.end


_LAST_IN_PLURAL = 10


def _cut_between(scan: Scan, start: int, end: int) -> bool:
    words = [scan.passage.word(i) for i in range(start - 1, end)]
    said = (word for before, word in pairwise(words) if before not in _SUSPECTED)
    return sum(word in COMMAS for word in words[1:]) > 2 or not _SAYING.isdisjoint(said)


_BEING = frozenset({"وهو", "وهي"})
"""Behind them stands who one of several is: «خمسة بينهم سالم، وهو نجل القائد، قتلوا»."""
_SUSPECTED = frozenset({"في", "يعتقد", "يرجح", "يشتبه"})
_SAYING = frozenset(
    {":"} | {f"{joined}ان{whom}" for joined in ("", "و", "ب") for whom in ("", "ه", "ها", "هم")}
)

"""Words of harm: those that await their people, those behind them, «فجر نفسه», «قتلوا أو جرحوا»."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from marsad.language.lexicon import Mark
from marsad.language.words import definite, joined_by_and
from marsad.language.wordsets import word_set, word_tuple
from marsad.models import Measure
from marsad.reader.counting.groups import Group, group
from marsad.reader.counting.numerals import definite_number
from marsad.reader.harm.ahead import harmed_subject, named_with
from marsad.reader.harm.fates import died_since, held_by_group
from marsad.reader.harm.named import all_named
from marsad.reader.harm.objects import harmed_behind, is_object
from marsad.reader.harm.pronouns import of_those_before
from marsad.reader.harm.scan import FAR, NEAR, Rule, Scan, days_between, denied, joined_run

_RECENT = 12


def meet_harm(scan: Scan, mark: Mark) -> None:
    """Take a word of harm: give it the people before it, or await them."""
    measure = cast(Measure, mark.entry["measure"])
    measure = "abducted" if measure == "arrested" and held_by_group(scan, mark) else measure
    together = _together(scan, mark)
    if mark.entry.part == "self":
        _own(scan, mark)
        return
    if _unreal(scan, mark) or (denied(scan, mark.start) and measure not in {"missing", "captured"}):
        scan.note(mark, "unreal" if _unreal(scan, mark) else "denied")
        scan.harm, scan.awaited, scan.measure = None, False, None
        return
    if _sums_up(scan, mark):
        return
    if _said_of_those_before(scan, mark, measure):
        return
    if mark.entry.part == "fate":
        _corrects(scan, mark, measure)
        return
    _told_of(scan, mark, measure)
    _await(scan, mark, measure, together=together)


def _sums_up(scan: Scan, mark: Mark) -> bool:
    """Pass over those told of before whom a sentence adds to a total («وبمقتل العشرة يرتفع العدد إلى 94»)."""
    heads = mark.entry.part == "event" and mark.proclitic.endswith("ب") and mark.start == scan.sentence.start
    known = group(scan.sentence, mark.end) if heads and mark.end < scan.sentence.end else None
    if known is None or not (definite_number(scan.passage, mark.end) or (known.article and known.low != 1)):
        return False
    if scan.passage.word(known.end + (scan.passage.word(known.end) == "،")) not in _RISES:
        return False
    scan.aside = known.end
    return scan.note(mark, "restated")


_RISES = frozenset({"يرتفع", "ترتفع", "يصل", "تصل", "يصبح", "تصبح", "يبلغ", "تبلغ", "ارتفع", "ارتفعت"})


def _said_of_those_before(scan: Scan, mark: Mark, measure: Measure) -> bool:
    """Give a word of harm to people before it, if it is said of them: behind it nobody is awaited then."""
    if _or_else(scan, mark, measure) or died_since(scan, mark, measure):
        return True
    if of_those_before(scan, mark, measure):
        return True
    if mark.entry.part in {"verb", "fate"} and (_takes_before(scan, mark) or _takes_named(scan, mark)):
        return True
    return _says_again(scan, mark, measure)


def _await(scan: Scan, mark: Mark, measure: Measure, *, together: bool) -> None:
    """Await the people of a word of harm behind it, or count those whose names stand there."""
    scan.measure = "casualties" if together and {measure, scan.measure} == {"killed", "injured"} else measure
    mark = mark._replace(end=mark.end + _each(scan, mark.end))
    scan.harm, scan.awaited, scan.part = mark, True, None
    if mark.entry.part in {"verb", "event"}:
        all_named(scan, mark, _past_doer(scan, mark))


def _past_doer(scan: Scan, mark: Mark) -> int:
    """Return where a side ends that stands behind a verb and does the harm («قتلت قوات الاحتلال …»)."""
    if mark.entry.part != "verb" or mark.entry["voice"] == "passive":
        return mark.end
    side = scan.passage.at(mark.end, "actors") or scan.passage.at(mark.end, "forces")
    person = scan.passage.at(mark.end, "people") is not None
    return side.end if side is not None and not (person or joined_by_and(side.proclitic)) else mark.end


def _each(scan: Scan, at: int) -> int:
    """Return how many tokens «كل من» takes, which begins a list of people («استشهاد كل من النقيب …»)."""
    return 2 * ((scan.passage.word(at).removeprefix("ب"), scan.passage.word(at + 1)) == ("كل", "من"))


def _told_of(scan: Scan, mark: Mark, measure: Measure) -> None:
    """Take the people whom a clause says to have come to harm as those whose number follows.

    «عدد المدنيين الذين قتلوا في القصف بلغ 50».
    """
    at = mark.start - 1 - (scan.passage.word(mark.start - 1) == "قد")
    last = scan.loose[-1] if scan.loose else None
    if last is None or last.people is None or scan.passage.word(at) not in _WHO or last.end != at:
        return
    if mark.entry.part == "verb" and last.shape == "plural" and last.article:
        scan.topic = replace(last, people=replace(last.people, measure=measure))


_WHO = frozenset({"الذين", "اللواتي", "اللاتي"})


def _unreal(scan: Scan, mark: Mark) -> bool:
    """Tell whether harm is only named, not told: «محاولة اغتيال», «مركز احتجاز», «عملية لاعتقال مطلوبين»."""
    if mark.entry.part == "verb" and scan.passage.word(mark.end) in _BY_THEM:
        return scan.passage.word(mark.start - 1).lstrip("بال").startswith(("جروح", "جراح", "اصاب"))
    if scan.passage.word(mark.start).endswith(("فارق", "فارقت")) and mark.end - mark.start == 1:
        following = (scan.passage.word(at) for at in range(mark.end, mark.end + _LIFE))
        return "الحياه" not in following  # «فارق جريحان الحياة»
    if scan.passage.word(mark.start) in _DEEDS and _named_deed(scan, mark):
        return True
    before = scan.passage.at(mark.start - 1, "grammar", "unreal")
    beside = not joined_by_and(mark.proclitic)  # «في سوق بعقوبة وقتل …» is no penalty
    if beside and before is not None and not definite(before.proclitic) and mark.start > scan.sentence.start:
        return mark.entry.part in {"event", "verb", "his"}
    meant = mark.proclitic == "ل" and mark.entry.part == "event" and mark.entry["voice"] == "active"
    return meant and scan.passage.word(mark.start - 1) not in _LEADS_TO


def _named_deed(scan: Scan, mark: Mark) -> bool:
    """Tell whether a word only says of what kind a deed is («عملية طعن نفذها شاب»), nobody behind."""
    if not scan.passage.word(mark.start - 1).endswith(_KIND_OF):
        return False
    return mark.end >= scan.sentence.end or group(scan.sentence, mark.end) is None


_DEEDS = word_set("deeds to people")
_KIND_OF = word_tuple("a case of")
_LIFE = 6
_HIMSELF = 8
"""So many words before «نفسه» the one who blows himself up may be told of."""
_BY_THEM = frozenset({"بها", "به"})
_LEADS_TO = word_set("leading to")


def _or_else(scan: Scan, mark: Mark, measure: Measure) -> bool:
    """Read «قتلوا أو جرحوا»: one number for dead and injured together."""
    if scan.passage.word(mark.start - 1) != "او" or not scan.found or scan.last_end != mark.start - 1:
        return False
    last = scan.found[-1]
    if {last.measure, measure} == {"killed", "missing"}:
        scan.found[-1] = replace(last, measure="missing", end=mark.end)
        return True
    if {last.measure, measure} != {"killed", "injured"}:
        scan.note(scan.found.pop().group, "mixed")  # «قتلوا أو اعتقلوا أو استسلموا»
        scan.last_end = mark.end
        return True
    scan.found[-1] = replace(last, measure="casualties", end=mark.end)
    return True


def _together(scan: Scan, mark: Mark) -> bool:
    """Tell whether «و» joins this word of harm straight to the one before it («مقتل وإصابة»)."""
    return (
        scan.awaited
        and scan.harm is not None
        and scan.harm.end == mark.start
        and joined_by_and(mark.proclitic)
    )


def _takes_before(scan: Scan, mark: Mark) -> bool:
    """Give a verb behind its people the nearest group before it, if that group is still free."""
    behind = mark.end + (scan.passage.word(mark.end) in _WITH)
    after = group(scan.sentence, behind) if behind < scan.sentence.end else None
    if _of_others(scan, mark, after) or _in_it(scan, mark) or _begins_clause(scan, mark):
        return False
    free = [g for g in scan.loose[-_RECENT:] if mark.start - g.end <= FAR]
    if (
        not free
        or not (_agrees(free[-1], mark) or len(joined_run(free)) > 1)
        or _cut_between(scan, free[-1].end, mark.start)
    ):
        return False
    if after is not None and mark.start - free[-1].end > NEAR:
        return False
    if free[-1].shape == "plural" and scan.passage.word(mark.start) in _HIS:
        return False  # «كان والده من قادة التنظيم، ولقي حتفه»
    missed = mark.entry.part == "fate" and mark.entry["measure"] != "killed"
    taken = free[-1:] if missed else joined_run(free)
    taken = [one for one in taken if not (one.shape == "plural" and one.article)]
    if not taken:
        return False
    scan.harm = mark
    lead = named_with(scan, taken[0])
    for one in (*lead, *(_many(scan, one, mark) for one in taken)):
        scan.find(one, cast(Measure, mark.entry["measure"]), cast(Rule, f"before {mark.entry.part}"))
    whole = len(scan.found) - len(taken)
    for one in scan.apart:
        scan.find(one, scan.found[whole].measure, "part", whole)
    scan.loose.clear()
    scan.apart.clear()
    scan.awaited, scan.measure = False, cast(Measure, mark.entry["measure"])
    scan.last_end = mark.end
    return True


def _begins_clause(scan: Scan, mark: Mark) -> bool:
    """Tell whether «فقد» begins a clause («وبحسب مسؤول فقد قتل جنديان»), nobody being named with «أما»."""
    alone = bool(scan.loose) and scan.loose[-1].low == 1 and mark.entry.part == "verb"
    if alone and mark.proclitic == "و" and mark.entry["voice"] != "passive":
        return True  # «يقودها انتحاري وقتلت بالرصاص ضابطا»
    if scan.passage.word(mark.start - 1) != "فقد":
        return False
    first = max(scan.sentence.start, mark.start - _SUBJECT)
    return not {"اما", "واما"} & {scan.passage.word(at) for at in range(first, mark.start)}


_SUBJECT = 25
_WITH = frozenset({"معه", "معها", "معهم", "معهما"})
_HIS = frozenset({"حتفه", "مصرعه"})


def _takes_named(scan: Scan, mark: Mark) -> bool:
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
    if one.conj or one.end > one.people.end:
        return one
    alike = scan.passage.at(one.people.start, "people", "plural") is not None
    return replace(one, shape="plural", low=None, high=None, qualifier="some") if alike else one


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
    if after is None or (after.conj and mark.entry["number"] == "plural"):
        return False  # «26 مسلحا قتلوا وتسعة اعتقلوا»
    return mark.entry["voice"] != "passive" or joined_by_and(mark.proclitic)


def _in_it(scan: Scan, mark: Mark) -> bool:
    """Tell whether a verb speaks of where or in what people fell, who follow («مقر حزب قتل فيه عضوان»)."""
    if mark.entry.part != "verb" or scan.passage.word(mark.end) not in _IN_IT:
        return False
    reach = range(mark.end + 1, min(mark.end + 1 + NEAR, scan.sentence.end))
    behind = (group(scan.sentence, at) for at in reach)
    return any(one is not None and not one.conj and (one.vouched or one.low) for one in behind)


_IN_IT = frozenset({"فيه", "فيها", "فيهما", "خلاله", "خلالها", "خلالهما", "اثره", "اثرها", "جراءه", "جراءها"})


def _by_those_before(scan: Scan, mark: Mark) -> bool:
    """Tell whether those before a verb do the harm («وكان مسلحون قد قتلوا أمس خمسة موظفين»)."""
    near = [
        g for g in scan.loose[-1:] if mark.start - g.end <= NEAR and g.shape == "plural" and not g.article
    ]
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


def _says_again(scan: Scan, mark: Mark, measure: Measure) -> bool:
    """Pass over a verb that only says again what befell those counted before it («31 قتيلا سقطوا في …»)."""
    plural = mark.entry.part == "verb" and mark.entry["number"] == "plural" and not mark.proclitic
    near = bool(scan.found) and 0 <= mark.start - scan.last_end <= NEAR
    if not plural or not near or scan.found[-1].measure != measure:
        return False
    if not {scan.passage.word(at) for at in range(scan.last_end, mark.start)} <= _RELATIVE:
        return False
    scan.harm, scan.awaited, scan.measure, scan.last_end = mark, False, measure, mark.end
    return True


_RELATIVE = frozenset({"الذين", "قد", "كانوا", "،", "ممن"})


def _corrects(scan: Scan, mark: Mark, measure: Measure) -> None:
    """Give the people just counted with another harm their own fate («و56 آخرين لا يزالون مفقودين»)."""
    if not scan.found or measure == "killed" or not 0 <= mark.start - scan.last_end <= NEAR:
        return
    last = scan.found[-1]
    if scan.last_end - last.group.end in {0, 1} and last.measure != measure:
        scan.found[-1] = replace(last, measure=measure, rule="before fate", end=mark.end, whole=None)


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
    words = [scan.passage.word(i) for i in range(start, end)]
    return sum(word in {"،", ","} for word in words) > 2 or not _SAYING.isdisjoint(words)


_SAYING = frozenset(
    {":"} | {f"{joined}ان{whom}" for joined in ("", "و", "ب") for whom in ("", "ه", "ها", "هم")}
)


def _blows(scan: Scan, at: int) -> bool:
    """Tell «فجر» from the dawn («فجر الأحد») and from what is only meant («يستعد لتفجير نفسه»)."""
    mark = scan.passage.at(at, "casualty", "blast")
    meant = mark is not None and (mark.proclitic == "ل" or scan.passage.word(at - 1) == "قبل")
    return mark is not None and not meant and scan.passage.at(at + 1, "times") is None


_TWO_BLOW = "فجرا"


def _the_same(scan: Scan, mark: Mark) -> bool:
    """Tell «في القرية نفسها», the same village, from the one who blew himself up."""
    before, word = scan.passage.word(mark.start - 2), scan.passage.word(mark.start - 1)
    return word.startswith("بال") or (before in _AT and word.startswith("ال"))


_AT = frozenset({"في", "قرب", "داخل", "خارج"})


def _own(scan: Scan, mark: Mark) -> None:
    """Count the one who blows himself up: «فجر انتحاري نفسه»."""
    before = range(mark.start - 1, max(scan.sentence.start, mark.start - _HIMSELF) - 1, -1)
    two = mark.entry["number"] == "dual"
    blast = [at for at in before if _blows(scan, at) and (two or scan.passage.word(at) != _TWO_BLOW)]
    if not blast or _the_same(scan, mark):
        return
    if scan.found and scan.found[-1].rule == "one of" and blast[0] - scan.found[-1].end <= NEAR:
        scan.awaited = False
        return  # «أحدهم فجر نفسه»
    low = {"dual": 2, "singular": 1}.get(mark.entry["number"])
    near = [g for g in scan.loose[-_RECENT:] if mark.start - g.end <= 6 and g.low is not None and g.vouched]
    one = Group(blast[0], mark.end, "singular", low, low, None if low else "some", None)
    if near:
        scan.loose.remove(near[-1])
        one = replace(near[-1], start=min(near[-1].start, blast[0]), end=mark.end)
    scan.find(one, "killed", "own")
    scan.awaited = False

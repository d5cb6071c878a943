"""Whether counted people are civilians or armed, where not the counting words but others tell it.

«القتلى باعة ومتسوقون» says it of all who were killed, and a whole of its part («خمسة من القتلى»). A rival
count («40 قتيلا» beside «44 مهاجرا» of another claimant) is left as its claimant put it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from marsad.language.lexicon import Mark
from marsad.language.words import definite
from marsad.language.wordsets import word_tuple
from marsad.models import Figure, Measure, Status
from marsad.reader.document import Passage, Sentence
from marsad.reader.harm.measures import HURT
from marsad.reader.harm.scan import Found
from marsad.reader.parties.doing import doing
from marsad.reader.parties.ranks import calling_behind, rank_behind

_NEAR = 12
"""So many figures before and behind one are asked of what they tell of its people."""
_TAKEN: frozenset[Measure] = frozenset({"abducted", "missing"})
_SKIPPED = 4


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure and what was found in the text for it first; ``again`` where the text states it again."""

    figure: Figure
    found: Found
    again: bool = False


def with_standing(claims: Sequence[Claim], sentences: Iterable[Sentence]) -> list[Claim]:
    """Return the claims of a scene with the standing of their people, as its sentences tell it."""
    told = dict(_told(sentences))
    return [_stood(claims, at, told) for at in range(len(claims))]


def _stood(claims: Sequence[Claim], at: int, told: dict[Measure, Status]) -> Claim:
    one = claims[at]
    if one.figure.status != "unknown":
        return one
    status = _of_whole(claims, at) if one.figure.subset else told.get(one.figure.measure)
    status = status or _by_deed(one)
    return replace(one, figure=replace(one.figure, status=status)) if status else one


def _by_deed(one: Claim) -> Status | None:
    """Return the standing of dead or injured by what they did when they fell."""
    if one.figure.measure in _TAKEN:
        return "civilian" if doing(one.found) == "civilian" else None
    return doing(one.found) if one.figure.measure in HURT and one.found.rule != "own" else None


def as_wholes(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims of a scene, the parts that none says more of with the standing of their whole."""
    return [_stood(claims, at, {}) for at in range(len(claims))]


def _told(sentences: Iterable[Sentence]) -> Iterator[tuple[Measure, Status]]:
    """Yield what is said of all the dead, or all the injured, of a scene."""
    for sentence in sentences:
        passage, tokens = sentence.passage, range(sentence.start, sentence.end)
        pronouns = (at for at in tokens if passage.word(at) in _ALL)
        for measures, end in (*((HURT, at + 1) for at in pronouns), *all_of_them(passage, tokens)):
            status = _predicate(sentence, end)
            yield from ((measure, status) for measure in measures if status)


def all_of_them(passage: Passage, near: range) -> Iterator[tuple[frozenset[Measure], int]]:
    """Yield who is spoken of as all dead or injured at these tokens, and where the words for them end."""
    for at in near:
        subject = passage.at(at, "casualty", "count")
        if subject is not None and _all(passage, subject):
            yield _subject(passage, subject)


def _all(passage: Passage, subject: Mark) -> bool:
    """Tell whether a word means all the dead of an incident («القتلى»), not most («أغلب القتلى») or some."""
    plural = definite(subject.proclitic) and subject.entry["number"] == "plural"
    among = (passage.at(subject.start - back, "parts") for back in (1, 2))  # «أحد القتلى من الشرطة»
    some = passage.word(subject.start - 1) == "من" or any(m and m.end > subject.start for m in among)
    asked = any(passage.word(subject.start - back) in _WHETHER for back in (1, 2, 3))
    return plural and not (some or asked) and passage.at(subject.start - 1, "grammar", "share") is None


def _subject(passage: Passage, mark: Mark) -> tuple[frozenset[Measure], int]:
    """Return who is spoken of and where the words for them end: «القتلى», «القتلى والجرحى», «الضحايا»."""
    measures = {cast(Measure, mark.entry["measure"])}
    more = passage.at(mark.end, "casualty", "count")
    if more is not None and more.proclitic.startswith("و"):
        measures.add(cast(Measure, more.entry["measure"]))
    end = more.end if len(measures) > 1 and more is not None else mark.end
    return (HURT if "casualties" in measures else frozenset(measures)), end


def _predicate(sentence: Sentence, at: int) -> Status | None:
    """Return the standing that the words behind «القتلى» give them, None where they give none."""
    passage, skipped, firm = sentence.passage, 0, False
    while at < sentence.end and skipped <= _SKIPPED:
        mark = passage.at(at, "people", "plural") or passage.at(at, "people")
        if mark is not None:
            plural = mark.entry.part == "plural"
            named = plural and (firm or not mark.proclitic) and mark.entry["status"] != "unknown"
            return cast(Status, mark.entry["status"]) if named else None
        word = passage.word(at)
        if word not in _LINKS:
            return None
        firm = firm or word not in {"هم", "كانوا"}
        at, skipped = at + 1, skipped + 1
    return None


_WHETHER = frozenset({"اذا", "هل"})
"""Behind them it is asked who the dead were: «لم يعرف ما إذا كان الضحايا مدنيين أم مقاتلين»."""
_ALL = frozenset({"انهم", "بانهم", "وانهم"})
_LINKS = frozenset({"من", "هم", "كانوا", "كلهم", "جميعهم", "جميعا"})


def told_beside(one: Found) -> Mark | None:
    """Return the word that says who the people of a bare count are, behind it or, for «منهم», before.

    «ثلاثة من القتلى مدنيون», «عشرون قتيلا على الأقل من الجنود», «لاحق المتمردين وقتل عشرة منهم»,
    «سالم النعيمي برتبة رقيب».
    """
    passage, sentence, at = one.sentence.passage, one.sentence, one.group.end
    ranked = rank_behind(one) or calling_behind(one)
    if ranked is not None:
        return ranked
    at = one.end if one.measure == "casualties" and one.rule == "count" else at
    if passage.word(at) in _OF_THEM and passage.word(at + 1) == "من" and at + 2 < sentence.end:
        named = passage.at(at + 2, "people", "plural")  # «ثمانية منهم من رجال الشرطة»
        if named is not None and named.entry["status"] != "unknown":
            return named
    if _OF_THEM & {passage.word(at), passage.word(one.group.end - 1), passage.word(one.group.start - 1)}:
        return _antecedent(sentence, one.group.start) if one.whole is None else None
    if passage.word(at) == "علي" and at + 2 < sentence.end:
        at += 2
    at += passage.word(at).startswith(_FELL) and passage.word(at + 1) in {"من", "في"}  # «سقطوا في صفوف»
    if passage.word(at) in {"من", "في"} and passage.word(at + 1) == "صفوف" and at + 2 < sentence.end:
        at += 1  # «50 قتيلا في صفوف القوات المهاجمة»
    of = passage.word(at) in {"من", "بين", "صفوف"}
    mark = passage.at(at + of, "people", "plural") if at + of < sentence.end else None
    counted = one.group.people is not None and one.group.people.measure is not None
    fits = mark is not None and (_these(passage, mark) if of else mark.proclitic == "")
    return mark if counted and fits else None


_OF_THEM = frozenset({"منهم", "منهن", "منها"})
_FELL = word_tuple("falling")
_LONG = 25


def _these(passage: Passage, mark: Mark) -> bool:
    """Tell whether people are those of a side: «من الجنود», «من مقاتلينا»."""
    word = passage.word(mark.end - 1)
    if passage.word(mark.start - 1) == "صفوف":
        return True  # «في صفوف مقاتلي الحركة»
    return definite(mark.proclitic) or (mark.entry["status"] == "armed" and word.endswith(("ينا", "ودنا")))


def _antecedent(sentence: Sentence, before: int) -> Mark | None:
    """Return the nearest people named in the plural before a place in the sentence."""
    for at in range(before - 1, max(sentence.start, before - _LONG) - 1, -1):
        if sentence.passage.at(at, "casualty", "count") and sentence.passage.tokens[at - 1].is_number:
            return None  # «احتجزوا 182 رهينة وقتلوا خمسة منهم»
        mark = sentence.passage.at(at, "people", "plural")
        if mark is None and sentence.passage.tokens[at - 1].is_number:
            mark = sentence.passage.at(at, "people", "singular")  # «60 جنديا … قتل منهم 43»
        if mark is not None and mark.entry["status"] != "unknown" and not _did_it(sentence, at):
            return (counted_before(sentence, at) or mark) if mark.proclitic in FOR else mark
    return None


def counted_before(sentence: Sentence, before: int) -> Mark | None:
    """Return the people last counted before a place: «خطف تسعة رعاة لعصيانهم للمسلحين وقتل ستة منهم»."""
    passage = sentence.passage
    for at in range(before - 1, max(sentence.start, before - _LONG), -1):
        numbered = passage.tokens[at - 1].is_number or passage.at(at - 1, "numbers") is not None
        mark = passage.at(at, "people", "singular") or passage.at(at, "people", "plural")
        if numbered and mark is not None and mark.entry["status"] != "unknown":
            return mark
    return None


FOR = frozenset({"ل", "لل"})


def _did_it(sentence: Sentence, at: int) -> bool:
    """Tell whether people are named as those who attacked («في كمين نصبه مسلحون فقتل أربعة منهم»)."""
    by = sentence.passage.at(at - 1, "parties", "by")
    return by is not None and sentence.passage.word(at - 1).endswith(("ه", "ها", "هما"))


def _of_whole(claims: Sequence[Claim], at: int) -> Status | None:
    """Return the standing of the nearest whole before a part that is larger, of the same measure."""
    part = claims[at].figure
    for other in reversed([claim.figure for claim in claims[max(0, at - _NEAR) : at]]):
        if other.measure == part.measure and not other.subset and (other.low or 0) > (part.low or 0):
            return other.status if other.status != "unknown" else None
    return None

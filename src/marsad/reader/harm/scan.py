"""What has been met so far in a sentence that is read for figures, and what words of harm stand in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from marsad.language.lexicon import Mark
from marsad.language.words import definite
from marsad.language.wordsets import word_set, word_tuple
from marsad.models import Measure
from marsad.reader.counting.groups import Group
from marsad.reader.document import Passage, Sentence
from marsad.reader.harm.ages import past_age

Rule: TypeAlias = Literal[
    "verb",
    "event",
    "give",
    "before verb",
    "before fate",
    "and",
    "count",
    "count before number",
    "lumped",
    "part",
    "part of",
    "one of",
    "own",
    "acts",
]
"""By what a figure was found; ``tables/reasons.tsv`` says it in a sentence, with an example."""
IN_IT = frozenset({"فيه", "فيها", "فيهما", "خلاله", "خلالها", "خلالهما", "اثره", "اثرها", "جراءه", "جراءها"})
"""What a verb of harm may have right behind it, its people next: «تفجير قتل فيه تسعة»."""
NEAR, FAR = 2, 22
"""Within how many tokens of a word of harm its people stand: bare words, and numbers that name people."""


@dataclass(frozen=True, slots=True)
class Found:
    """A figure found in a sentence: the people, what befell them, and the ``rule`` that says so.

    ``start`` and ``end`` are the tokens that prove it; ``whole`` is the place in the list of the
    sentence's finds of the figure that it is part of. ``harm`` is the word of harm met last.
    """

    sentence: Sentence
    group: Group
    measure: Measure
    rule: Rule
    start: int
    end: int
    whole: int | None = None
    harm: Mark | None = None


@dataclass(slots=True)
class Scan:
    """What has been met so far in a sentence; ``notes`` say by token why what begins there counts nobody.

    ``shared`` is the place of the figure whose shares by place are listed, -1 where it stands elsewhere.
    """

    sentence: Sentence
    found: list[Found] = field(default_factory=list)
    loose: list[Group] = field(default_factory=list)
    harm: Mark | None = None
    measure: Measure | None = None
    awaited: bool = False
    part: int | None = None
    apart: list[Group] = field(default_factory=list)
    last_end: int = -99
    aside: int = -1
    notes: dict[int, str] = field(default_factory=dict)
    topic: Group | None = None
    subject: Group | None = None
    shared: int | None = None

    @property
    def passage(self) -> Passage:
        """Return the title or text that the sentence stands in."""
        return self.sentence.passage

    def find(
        self,
        one: Group,
        measure: Measure,
        rule: Rule,
        whole: int | None = None,
        *,
        start: int | None = None,
        end: int | None = None,
    ) -> None:
        """Add a figure: what befell a group, by which rule, and the place of the figure it is part of."""
        first, last = one.start if start is None else start, one.end if end is None else end
        self.found.append(Found(self.sentence, one, measure, rule, first, last, whole, self.harm))
        self.last_end = past_age(self.passage, last)

    def note(self, one: Group | Mark, why: str) -> bool:
        """Note why a group or a word of harm counts nobody, for those who ask; always true."""
        self.notes[one.start] = why
        return True


def word_of_harm(passage: Passage, at: int) -> Mark | None:
    """Return the word of harm at a token, unless it is itself the counted noun.

    «قتل» is a noun after a preposition («بقتل»), and otherwise taken as the verb that is written alike;
    «الأسر» are families.
    """
    marks = [
        m
        for m in passage.marks.get(at, ())
        if m.entry.kind == "casualty"
        and m.entry.part not in {"count", "blast"}
        and not m.proclitic.startswith("ك")  # «كفر نبل» tells of no flight.
        and not (m.proclitic and passage.word(at) in _NO_HARM)
        and not (m.entry["measure"] == "captured" and m.entry.part == "event" and definite(m.proclitic))
    ]
    noun = _behind_preposition(passage, at)
    return min(
        marks, key=lambda m: (-m.end, m.entry.part == ("verb" if noun else _less_likely(m))), default=None
    )


def _behind_preposition(passage: Passage, at: int) -> bool:
    """Tell whether a preposition stands before a word, and «كل من» behind («أقدم على قتل كل من»)."""
    before = passage.word(at - 1)
    if (passage.word(at + 1), passage.word(at + 2)) != ("كل", "من"):
        return False
    return before in _PREPOSITIONS or (before == "علي" and passage.words(at - 1, at).endswith("ى"))


_PREPOSITIONS = frozenset({"الي", "عن", "في", "بعد", "قبل"})


_NO_HARM = word_set("no word of harm")


def _less_likely(mark: Mark) -> str:
    return "event" if mark.proclitic in {"", "و", "ف"} else "verb"


_RIGHT_BEFORE, _DENIES = 4, 7
_AFFIRMS = word_set("not to cease")


def denied(scan: Scan, at: int) -> bool:
    """Tell whether a word just before denies what a token says («لم يصب أحد», «دون إصابات», «نفت مقتل …»)."""
    if _refuted(scan, at) or _not_brought(scan, at):
        return True
    for before in range(at - 1, max(scan.sentence.start, at - _DENIES) - 1, -1):
        none = scan.passage.at(before, "absences", "none_reported")
        if none is not None and none.end - before > 1 and at - none.end <= 1:
            return True  # «دون ورود معلومات عن وقوع إصابات»
        if scan.passage.word(before) in {"،", ",", "و"} or scan.passage.at(before, "qualifiers"):
            return False
        mark = scan.passage.at(before, "grammar", "negation")
        if mark is None or mark.proclitic not in {"", "و", "ف"}:  # «كلم» is no «لم».
            continue
        if scan.passage.word(mark.end) in _AFFIRMS or scan.passage.word(mark.end + 1).startswith("هويته"):
            continue  # «ولا يزال عشرة مفقودين», «لا يقل عدد القتلى عن عشرة», «لم تعرف هويتهم»
        if at - before <= _RIGHT_BEFORE or scan.passage.word(mark.end) == "ان":
            return True  # «دون أن يتسبب ذلك في وقوع إصابات»
    return False


def _not_brought(scan: Scan, at: int) -> bool:
    """Tell whether a verb denies, however far before, that an attack brought about what a token says.

    «لم يسفر القصف على أطراف المدينة فجر اليوم عن قتلى».
    """
    for before in range(at - 1, max(scan.sentence.start, at - _BROUGHT) - 1, -1):
        word = scan.passage.word(before).removeprefix("و")
        if word in {"،", ",", ":"} or word.startswith(_ANEW):
            return False  # «لم يوقع خسائر وأنه أدى إلى مقتل مزارع»
        negation = scan.passage.at(before, "grammar", "negation")
        if negation is not None and scan.passage.word(negation.end) in _BRINGS:
            return True
    return False


_ANEW = word_tuple("saying anew")
_BROUGHT, _BRINGS = 16, word_set("bringing about")


def _refuted(scan: Scan, at: int) -> bool:
    """Tell whether who denies it speaks of harm: «نفى الجيش مقتل خمسة من جنوده», «نفت أن يكون القتلى مئة»."""
    for before in range(at - 1, max(scan.sentence.start, at - _REFUTES) - 1, -1):
        word = scan.passage.word(before)
        if word.removeprefix("و") in _DENY:
            return True
        if word in _BEING and scan.passage.word(before - 1) == "ان":
            words = (scan.passage.word(back) for back in range(before - _SAYS, before))
            return any(back.removeprefix("و") in _DENY for back in words)
        if word in _SPEAKS_OF or scan.passage.at(before, "events"):
            return False
    return False


_DENY = word_set("denying")
_BEING = frozenset({"يكون", "تكون", "يكونوا"})
_REFUTES, _SAYS = 9, 12
_SPEAKS_OF = frozenset({"،", ",", "و", ":", "عن", "الذي", "التي", "الذين", "في", "بعد", "علي", "من"})


def days_between(passage: Passage, start: int, end: int) -> int:
    """Return how many tokens tell a day, or how it was done, right behind a word of harm.

    «قتل في العاشر من الشهر نفسه جندي», «أعدموا ميدانيا سبعة», «وقتل، أمس الأربعاء، عنصران».
    """
    opened = passage.word(start) in _SETS_OFF
    at, told = start + opened, False
    while at < end:
        day = passage.at(at, "times") or passage.at(at, "timing", "same")
        manner = passage.word(at) in _MANNER
        if day is None and not (manner or passage.word(at) in _OF_DAYS or _ordinal(passage, at)):
            break
        at, told = (day.end, True) if day is not None else (at + 1, told or manner)
    closed = passage.word(at) in _SETS_OFF
    at += opened and closed
    return min(at, end) - start if told and (closed or not opened) else 0


_SETS_OFF = frozenset({"،", ",", "-", "(", ")", "–"})
_MANNER = word_set("a manner of killing")


_OF_DAYS = frozenset({"في", "من", "يوم"})
_DAYS_OF_MONTH = frozenset(
    {"الاول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"}
)


def _ordinal(passage: Passage, at: int) -> bool:
    return passage.word(at) in _DAYS_OF_MONTH and passage.word(at - 1) == "في"


def joined_run(free: list[Group]) -> list[Group]:
    """Return the last group and those that «و» joins it to («عسكريا وامرأة ورجلا قتلوا»)."""
    run = [free[-1]]
    for one in reversed(free[:-1]):
        if not run[0].conj or run[0].start - one.end > 4:
            break
        run.insert(0, one)
    return run


def continues(scan: Scan, one: Group) -> bool:
    """Tell whether a group stands close enough behind the last figure to go on with it."""
    gap = one.start - scan.last_end
    if one.shape == "dual" and gap <= _SIDES:
        gap -= _of_sides(scan.passage, scan.last_end, one.start)
    return gap <= (6 if one.shape in {"number", "vague"} else 3)


_SIDES = 24
"""Words of sides are sought in so many tokens at most before two people."""


def _of_sides(passage: Passage, start: int, end: int) -> int:
    """Return how many tokens say of which side people are («9 مقاتلين من حركة الشباب الصومالية وجنديان»)."""
    actors = (passage.at(at, "actors") for at in range(start, end))
    return sum(min(mark.end, end) - mark.start for mark in actors if mark is not None)

"""Lists that go on over lines: «371 قتيلا، هم:», then «- 31 من التنظيم», «المدنيون: 1356»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from marsad.models import Measure
from marsad.reader.counting.groups import Group, group
from marsad.reader.counting.people import People
from marsad.reader.counting.phrases import people_at
from marsad.reader.document import Sentence
from marsad.reader.harm.frames import gone_on
from marsad.reader.harm.scan import Found
from marsad.reader.scenes.telling import Telling

_LINES = 20
_STRANGE = 2
"""A list is over where so many sentences in a row are none of its lines."""
_LABEL = 14
_HEADS = ("توزع", "موزع", "التوزيع", "التفاصيل", "هم", "وهم", "هي", "كالاتي", "كالتالي", "التالي", "الاتي")


@dataclass(frozen=True, slots=True)
class _List:
    """A list that was announced: what befell those whom it counts, in which telling, how many they are."""

    measure: Measure
    head: Telling
    whole: Group

    @property
    def total(self) -> int:
        """Return how many people the heading counts."""
        return self.whole.low or 0


def itemised(told: Sequence[Telling]) -> list[Telling]:
    """Give the lines of a list that counts people what befell those whom its heading counted."""
    made: list[Telling] = []
    open_list: _List | None = None
    lines = strange = 0
    for one in told:
        in_list = open_list is not None and not one.found and lines < _LINES
        telling = _line(one, open_list) if in_list and open_list is not None else _labels_part(one, open_list)
        telling = _says_how(telling, open_list) if telling is one and open_list is not None else telling
        lines = lines + 1 if telling.found else lines
        announced = _announced(telling, made)
        if announced is not None:
            open_list, lines, strange = announced, 0, 0
        elif not telling.found or not _listed(telling):
            strange += 1
            open_list = open_list if strange < _STRANGE else None
        else:
            strange = 0
        made.append(telling)
    return made


def _labels_part(telling: Telling, listed: _List | None) -> Telling:
    """Call a line's number a part where its label itself says what befell them («الشهداء المدنيون: 5»)."""
    first = telling.found[0] if telling.found else None
    if listed is None or first is None or first.rule != "count before number":
        return telling
    opens = (
        first.start == telling.sentence.start or not telling.sentence.passage.tokens[first.start - 1].is_word
    )
    fewer = first.measure == listed.measure and _size(first) < listed.total
    labelled = _colon(telling.sentence) is not None and opens and fewer
    return (
        replace(telling, found=(replace(first, rule="part of"), *telling.found[1:])) if labelled else telling
    )


def _says_how(telling: Telling, listed: _List) -> Telling:
    """Take a line that says again what befell its people for one of the list («- 12 جنديا قضوا في غارة»)."""
    first, passage = (telling.found[0] if telling.found else None), telling.sentence.passage
    if first is None or first.measure != listed.measure or not 0 < _size(first) < listed.total:
        return telling
    ahead = range(telling.sentence.start, first.group.start)
    marked = passage.word(telling.sentence.start - 1) in _BULLETS or any(
        passage.word(at) in _BULLETS for at in ahead
    )
    if not marked or any(passage.tokens[at].is_word for at in ahead):
        return telling
    found = (replace(first, rule="part of", whole=None), *telling.found[1:])
    return replace(telling, found=found, period=listed.head.period, listed_under=listed.head.sentence)


_BULLETS = frozenset("-–—•*")


def _listed(telling: Telling) -> bool:
    return telling.found[0].rule == "part of"


def _announced(telling: Telling, before: Sequence[Telling]) -> _List | None:
    """Return the list that a sentence announces by a colon at its end."""
    sentence = telling.sentence
    if sentence.passage.word(sentence.end - 1) != ":":
        return None
    head = telling if telling.found else next((one for one in reversed(before[-2:]) if one.found), None)
    if head is None or (head is not telling and not _says_so(sentence)):
        return None
    whole = max((one for one in head.found if one.whole is None), key=_size, default=None)
    if whole is None or _size(whole) < 2:
        return None
    return _List(whole.measure, head, whole.group)


def _size(one: Found) -> int:
    return one.group.low or 0


def _says_so(sentence: Sentence) -> bool:
    words = (sentence.passage.word(at).removeprefix("و") for at in range(sentence.start, sentence.end))
    return any(word.startswith(_HEADS[:3]) or word in _HEADS for word in words)


def _line(telling: Telling, listed: _List) -> Telling:
    """Read a line of a list; a telling that counts nobody, or too many, stays as it is."""
    sentence = telling.sentence
    one = _counted(sentence, listed.whole.people)
    if one is None or one.low is None or one.low > listed.total:
        return telling
    first = Found(sentence, one, listed.measure, "part of", one.start, one.end)
    found = tuple(
        replace(more, rule="part of") if more.rule == "and" else more for more in gone_on(sentence, first)
    )
    voice = listed.head.voices[0] if listed.head.voices else None
    return replace(
        telling,
        found=found,
        voices=tuple(voice for _ in found),
        period=listed.head.period,
        past=listed.head.past,
        harmed=True,
        listed_under=listed.head.sentence,
    )


def _counted(sentence: Sentence, whole: People | None) -> Group | None:
    """Return the people that a line counts, at its start or behind its label and a colon."""
    passage, label = sentence.passage, _colon(sentence)
    start = sentence.start if label is None else label + 1
    for at in range(start, min(start + 3, sentence.end)):
        one = group(sentence, at)
        if one is None or (at > start and passage.tokens[at - 1].is_word):
            continue
        if one.measure is not None or one.low is None:
            return None
        label_end = label or sentence.start
        return replace(one, people=_told_of(one.people, _labelled(sentence, label_end), whole))
    return None


def _colon(sentence: Sentence) -> int | None:
    places = range(sentence.start, min(sentence.start + _LABEL, sentence.end))
    return next((at for at in places if sentence.passage.word(at) == ":"), None)


def _told_of(people: People | None, label: People | None, whole: People | None) -> People | None:
    """Return the people of a line with what its label says of them: «قوات النظام: 918 عنصرا».

    Where civilians are counted, a label that names a force says who killed them.
    """
    known = whole is not None and whole.status != "unknown"
    if label is None or (label.status == "armed" and whole is not None and whole.status == "civilian"):
        return people or (replace(whole, measure=None) if known and whole is not None else None)
    if people is None:
        return label
    open_side = people.actor is None and people.country is None
    sided = open_side and people.status != "civilian" and bool(label.actor or label.force)
    return replace(label, start=people.start, end=people.end) if sided else people


def _labelled(sentence: Sentence, colon: int) -> People | None:
    """Return the people whom the label of a line names («نساء: 5», «قوات النظام: 40»)."""
    named = (people_at(sentence, at) for at in range(sentence.start, colon))
    return next((people for people in named if people is not None), None)

"""Groups of people that are counted: «23 من مقاتلي التنظيم», «جنديان», «عشرات الجرحى», «نحو عشرة آخرين»."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias, cast

from marsad.language.lexicon import Mark
from marsad.language.words import definite, joined_by_and
from marsad.models import Demographic, Measure, Qualifier, Status
from marsad.reader.document import Passage, Sentence
from marsad.reader.quantities import Quantity, qualifier_after, quantity

_POINTERS = frozenset({"pointer", "assault"})
Shape: TypeAlias = Literal["number", "vague", "singular", "dual", "plural", "named"]


@dataclass(frozen=True, slots=True)
class People:
    """Who is counted, at tokens ``start`` up to ``end``.

    ``measure`` is set where the counted noun says itself what befell them («قتيلا»). ``force`` and
    ``country`` stand for a state force that is named only in part («جنود», «عراقيين»). ``others`` is
    true for more people of the kind counted before («آخرين»). ``kind`` names the row of the people table.
    """

    start: int
    end: int
    shape: Shape | None = None
    measure: Measure | None = None
    status: Status = "unknown"
    demographic: Demographic | None = None
    actor: Mark | None = None
    force: str | None = None
    country: str | None = None
    others: bool = False
    article: bool = False
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A counted group at tokens ``start`` up to ``end``; ``people`` is None for a bare number."""

    start: int
    end: int
    shape: Shape
    low: int | None
    high: int | None
    qualifier: Qualifier | None
    people: People | None
    conj: bool = False

    @property
    def measure(self) -> Measure | None:
        """Return what the counted noun itself says befell the people, if it does."""
        return self.people.measure if self.people else None

    @property
    def article(self) -> bool:
        """Tell whether the people are named with the article («القتلى»)."""
        return self.people is not None and self.people.article

    @property
    def vouched(self) -> bool:
        """Tell whether a known word says that people are counted."""
        return self.people is not None and self.people.shape is not None


def group(sentence: Sentence, at: int) -> Group | None:
    """Return the group that begins at token ``at`` of a sentence."""
    found = quantity(sentence.passage, at, sentence.end)
    if found is not None:
        return _numbered(sentence, found)
    return _unnumbered(sentence, at)


def _numbered(sentence: Sentence, found: Quantity) -> Group | None:
    passage, at = sentence.passage, found.end
    if no_people(passage, found) is not None:
        return None
    of = passage.word(at) == "من" and passage.at(at, "parts") is None
    begins_next = passage.word(at).startswith("و") and _conj(passage, at)
    people = _people(sentence, at + of) if at + of < sentence.end and not begins_next else None
    if people is None and of:
        people = _unknown(sentence, at + 1)
    people = _lumped(passage, people, at)
    end, qualifier = qualifier_after(passage, people.end if people else at)
    return Group(
        start=found.start,
        end=end,
        shape="vague" if found.low is None else "number",
        low=found.low,
        high=found.high,
        qualifier=found.qualifier or qualifier,
        people=people,
        conj=_conj(passage, found.start),
    )


def _lumped(passage: Passage, people: People | None, at: int) -> People | None:
    """Read «بين قتيل وجريح» behind a number: dead and injured together."""
    start = people.end if people else at
    first, second = (passage.at(start + more, "casualty", "count") for more in (1, 2))
    if first is None and passage.word(start) == "ما":
        first, second = (passage.at(start + more, "casualty", "count") for more in (2, 3))
    if passage.word(start) not in {"بين", "ما"} or first is None or second is None:
        return people
    base = people or People(start, start)
    return replace(base, end=second.end, measure="casualties", shape=base.shape or "plural")


def _unnumbered(sentence: Sentence, at: int) -> Group | None:
    """Read a group without a number: a singular is one, a dual two, a bare plural some."""
    people = _people(sentence, at)
    if people is None or people.shape is None or _adjective(sentence.passage, people):
        return None
    if sentence.passage.at(at - 1, "grammar", "rank"):
        return None
    low, end = _said_again(sentence, people) or ({"singular": 1, "dual": 2}.get(people.shape), people.end)
    qualifier: Qualifier | None = None if low else "some"
    return Group(at, end, people.shape, low, low, qualifier, people, _conj(sentence.passage, at))


def _said_again(sentence: Sentence, people: People) -> tuple[int, int] | None:
    """Return the number and end of «قيادي واحد», «شرطيين اثنين»: the number said again behind its people."""
    count = quantity(sentence.passage, people.end, sentence.end) if people.end < sentence.end else None
    expected = {"singular": 1, "dual": 2, "plural": 2}.get(people.shape or "")
    again = (
        count is not None and count.low == expected == count.high and not _conj(sentence.passage, count.start)
    )
    if count is None or not again or sentence.passage.tokens[count.start].is_number or count.low is None:
        return None
    return count.low, count.end


def _adjective(passage: Passage, people: People) -> bool:
    """Tell whether a definite singular only describes the noun before it («الدفاع المدني»)."""
    return people.article and people.shape == "singular" and passage.word(people.start - 1).startswith("ال")


def _conj(passage: Passage, at: int) -> bool:
    """Tell whether «و» joins this token to what stands before it, as far as the marks tell."""
    written = any(joined_by_and(mark.proclitic) for mark in passage.marks.get(at, ()))
    return (
        written
        or passage.word(at - 1) == "و"
        or (passage.word(at)[:1] == "و" and passage.word(at)[1:].isdecimal())
    )


def no_people(passage: Passage, found: Quantity) -> str | None:
    """Say why a number counts no people: the kind of things that it counts, or of date; None where it may."""
    thing = passage.at(found.end, "things")
    return thing.entry.part if thing is not None else _dated(passage, found)


def _dated(passage: Passage, found: Quantity) -> str | None:
    """Tell whether a number is a year, a day of a month or a time, not a count."""
    before = passage.at(found.start - 1, "times")
    after = passage.at(found.end, "times", "month") or passage.at(found.end, "times", "hijri")
    if after or (before is not None and before.entry.part in {"month", "year", "hijri", "weekday"}):
        return "date"
    if passage.word(found.end) in _SIGNS:
        return _SIGNS[passage.word(found.end)]
    year = found.low is not None and 1900 < found.low <= 2100
    return "year" if year and passage.at(found.end, "people") is None else None


_SIGNS = {":": "clock", "/": "date", "%": "share", "ه": "year", "م": "year"}


def _unknown(sentence: Sentence, at: int) -> People | None:
    """Take an unknown noun after «من» as the people («ستة من الرعاة»), of unknown status."""
    return People(at, at + 1) if at < sentence.end and sentence.passage.tokens[at].is_word else None


def _people(sentence: Sentence, at: int) -> People | None:
    passage, limit = sentence.passage, sentence.end
    more = passage.at(at, "grammar", "others") or passage.at(at, "grammar", "other")
    if more is not None:
        return _others(passage, more)
    head = _head(passage, at)
    if head is None or head.end > limit:
        return None
    marks = [head, *_inside(passage, head)]
    end = _follow(passage, max(mark.end for mark in marks), limit, marks)
    return _describe(head, marks, end)


def _inside(passage: Passage, mark: Mark) -> list[Mark]:
    """Return the actor that the words for the people name themselves («أفراد المقاومة الشعبية», «متطرف»)."""
    if mark.entry.kind != "people":
        return []
    found = [
        passage.at(at, "actors") or passage.at(at, "forces", "nationality")
        for at in range(mark.start, mark.end)
    ]
    return [one for one in found if one is not None and one.end >= mark.end][:1]


def _others(passage: Passage, more: Mark) -> People:
    shape: Shape = "singular" if more.entry.part == "other" else "plural"
    follow = _head(passage, more.end)
    if follow is None or follow.proclitic:
        return People(more.start, more.end, shape, others=True)
    described = _describe(follow, [follow], follow.end)
    return replace(described, start=more.start, others=True, shape=shape)


def _head(passage: Passage, at: int) -> Mark | None:
    """Return what can name counted people here: a kind of people, a counted noun, an actor or a force."""
    found = [mark for mark in passage.marks.get(at, ()) if _names_people(mark)]
    order = ("people", "casualty", "actors", "forces")
    # «شرطيين» is written alike for two and for many: two, but with the article many.
    return min(
        found,
        key=lambda mark: (
            -mark.end,
            order.index(mark.entry.kind),
            (mark.entry.part == "dual") == definite(mark.proclitic),
        ),
        default=None,
    )


def _names_people(mark: Mark) -> bool:
    kind, part = mark.entry.kind, mark.entry.part
    return (
        kind in {"people", "actors"}
        or (kind == "casualty" and part == "count")
        or (kind == "forces" and part != "country")
    )


def _follow(passage: Passage, at: int, limit: int, marks: list[Mark]) -> int:
    """Go on through what is said of the people, gathering its marks; return where it ends."""
    end = at
    while at < limit and at - end <= 2 and len(marks) < 8:
        more = passage.at(at, "grammar")
        mark = _head(passage, at)
        if mark is not None and mark.end <= limit and _belongs(mark, marks):
            marks += [mark, *_inside(passage, mark)]
            at = end = max(one.end for one in marks)
        elif more is not None and not joined_by_and(more.proclitic):
            at = more.end
            end = end if more.entry.part == "link" else at
            marks += [more] if more.entry.part in _POINTERS else []
        else:
            break
    return end


def _belongs(mark: Mark, marks: list[Mark]) -> bool:
    """Tell whether a mark goes on with the group, rather than beginning the next one."""
    if joined_by_and(mark.proclitic):
        sides = {"actors", "forces"}
        return mark.entry.kind in sides and marks[-1].entry.kind in sides
    return mark.proclitic in {"", "ال"} and (mark.entry.kind != "casualty" or definite(mark.proclitic))


def _describe(head: Mark, marks: list[Mark], end: int) -> People:
    """Put together what the marks say: the measure, status, force and country of the people."""
    kinds = [m.entry for m in marks if m.entry.kind == "people"]
    actors = [m for m in marks if m.entry.kind == "actors"]
    forces = [m.entry for m in marks if m.entry.kind == "forces"]
    named = [e.part for e in forces if e.part != "nationality"]
    named += ["group" for m in marks if m.entry.part in _POINTERS]
    named += [e["force"] for e in kinds if e["force"]]
    counted = head.entry.kind == "casualty"
    return People(
        start=head.start,
        end=end,
        shape=_shape(head),
        measure=cast(Measure, head.entry["measure"]) if counted else None,
        status=_status([e["status"] for e in kinds], actors, armed=bool(named)),
        demographic=cast(
            Demographic | None, next((e["demographic"] for e in kinds if e["demographic"]), None)
        ),
        actor=min(actors, key=lambda mark: mark.entry["kind"] == "generic") if actors else None,
        force="security" if {"army", "police"} <= set(named) else named[0] if named else None,
        country=next((e["country"] for e in forces if e["country"]), None),
        article=definite(head.proclitic),
        kind=kinds[0].row["singular"] if kinds else "",
    )


def _shape(head: Mark) -> Shape | None:
    if head.entry.kind == "casualty":
        return cast(Shape, head.entry["number"])
    return cast(Shape, head.entry.part) if head.entry.kind == "people" else None


def _status(said: list[str], actors: list[Mark], *, armed: bool) -> Status:
    for status in said:
        if status in {"civilian", "armed"}:
            return cast(Status, status)
    if armed or any(mark.entry["kind"] != "people" for mark in actors):
        return "armed"
    return "civilian" if actors else "unknown"

"""People who are told by name alone: «استشهد محمد خالد», «اغتال مسلحون الشيخ سالم العولقي»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from marsad.language.lexicon import Mark
from marsad.language.words import COMMAS, joined_by_and
from marsad.language.wordsets import word_tuple
from marsad.reader.counting.groups import Group, group
from marsad.reader.counting.people import People
from marsad.reader.counting.sided import of_side
from marsad.reader.document import Passage
from marsad.reader.harm.scan import Found, Rule, Scan, days_between, denied

_LONGEST = 5
_SHORTEST = 3
_ALI = "علي"
"""Once folded, «على» is written like the name: only another given name behind it tells."""
_JOINED = ("و", "ب", "ف", "ل", "ك")
_NO_NAMES = frozenset(
    {"اثر", "جراء", "خلال", "نتيجه", "امام", "داخل", "قرب", "عند", "اثناء", "متاثرا", "ايضا", "الذي", "التي"}
    | {"عقب", "لدي", "بعد", "قبل", "حيث", "عندما", "بعدما", "وهو", "وهي", "امس", "ثم", "كما", "ضمن", "فيما"}
)


def all_named(scan: Scan, harm: Mark, at: int) -> bool:
    """Count each of those whom names behind a word of harm tell of, the first at a token."""
    end = name_end(scan.passage, at) if at < scan.sentence.end else None
    if end is None or end > scan.sentence.end or denied(scan, at):
        return False
    assert scan.measure is not None
    person = _person(scan.passage, at, end, conj=False)
    scan.harm, scan.awaited, scan.part = harm, False, None
    scan.find(person, scan.measure, cast(Rule, harm.entry.part), start=harm.start)
    also_named(scan, person)
    return True


def each_named(scan: Scan, harm: Mark, at: int) -> bool:
    """Count each of those whose names, known or not, stand behind «كل من»: «مقتل كل من جون سميث وآلن كوك»."""
    ends = list(_names_in_a_row(scan.passage, at, scan.sentence.end))
    if len(ends) < _SEVERAL or denied(scan, at):
        return False
    assert scan.measure is not None
    scan.harm, scan.awaited, scan.part = harm, False, None
    for start, end in ends:
        first = start == at
        person = _person(scan.passage, start, end, conj=not first)
        scan.find(person, scan.measure, cast(Rule, harm.entry.part) if first else "and")
    return True


def _names_in_a_row(passage: Passage, at: int, limit: int) -> Iterator[tuple[int, int]]:
    """Yield where names begin and end that «و», or a comma and «و», joins."""
    while at < limit:
        end = at + 1
        while end < min(limit, at + _LONGEST) and _of_name(passage, end) and passage.word(end)[0] != "و":
            end += 1
        if not _of_name(passage, at):
            return
        yield at, end
        at = end + (passage.word(end) in COMMAS)
        if not passage.word(at).startswith("و"):
            return


def _of_name(passage: Passage, at: int) -> bool:
    """Tell whether a word may be of a name where only names stand: no table knows it as anything else."""
    marks, word = passage.marks.get(at, ()), passage.word(at)
    given = any(mark.entry.kind == "given_names" for mark in marks)
    known = not given and bool(marks)
    return passage.tokens[at].is_word and len(word) >= _SHORTEST and not known and word not in _NO_NAMES


_SEVERAL = 2


def named_behind(scan: Scan, one: Group) -> None:
    """Count those whom people right behind a word of harm do it to, if names tell who."""
    if scan.awaited and scan.harm is not None and scan.harm.end == one.start:
        all_named(scan, scan.harm, one.end + days_between(scan.passage, one.end, scan.sentence.end))


def also_named(scan: Scan, one: Group) -> None:
    """Pass over the name behind a person just counted, and count those whose names «و» joins to it."""
    known = one.people is not None and one.people.kind == "name"
    start = one.end + (scan.passage.word(one.end) in _CALLED)
    if one.shape != "singular" or not (known or scan.passage.at(start, "given_names", "name")):
        return
    at = _past_brackets(scan.passage, _rest(scan.passage, start, start + _LONGEST))
    scan.last_end = max(scan.last_end, at)
    end = name_end(scan.passage, at, joined=True) if at < scan.sentence.end else None
    called = _called(scan, at)
    if called is not None and scan.measure is not None:
        scan.find(called, scan.measure, "and")
        also_named(scan, called)
    elif end is not None and end <= scan.sentence.end and scan.measure is not None:
        person = _person(scan.passage, at, end, conj=True)
        scan.find(person, scan.measure, "and")
        also_named(scan, person)


_CALLED = frozenset({"يدعي", "تدعي", "المدعو", "المدعوه", "اسمه", "اسمها"})


def _called(scan: Scan, at: int) -> Group | None:
    """Return one more person whom «و» joins on, whose name stands behind who he is («والفتى أحمد علي»)."""
    at = _past_byname(scan.passage, at)
    one = group(scan.sentence, at) if at < scan.sentence.end else None
    if one is None or not (one.conj and one.article and one.shape == "singular"):
        return None
    return one if scan.passage.at(one.end, "given_names", "name") is not None else None


def all_called(scan: Scan, several: Group) -> bool:
    """Count each of several people whose names follow («استشهد الشبان محمد علي وخالد حسن»)."""
    definite = several.article and several.shape == "plural" and several.low is None
    if not definite or not scan.awaited or scan.harm is None or several.start != scan.harm.end:
        return False
    before = len(scan.found)
    named = all_named(scan, scan.harm, several.end)
    for at in range(before, len(scan.found)):
        scan.found[at] = _of_kind(scan.found[at], several)
    return named


def _of_kind(one: Found, several: Group) -> Found:
    """Return one of several named people as what all of them are called («الشبان»)."""
    people, kind = one.group.people, several.people
    if people is None or kind is None:
        return one
    same = replace(kind, start=people.start, end=people.end, shape="singular", article=False)
    return replace(one, group=replace(one.group, people=same))


def _person(passage: Passage, start: int, end: int, *, conj: bool) -> Group:
    own = passage.at(start, "given_names", "comrade") is not None
    people = People(start, end, "singular", status="armed" if own else "unknown", kind="name")
    return Group(start, end, "singular", 1, 1, None, people, conj=conj)


def _past_byname(passage: Passage, at: int) -> int:
    """Return where a byname ends that no table knows: «علي حسن «الأسمر» والمجاهد قاسم ناصر»."""
    byname = (
        passage.word(at).isalpha() and not passage.marks.get(at) and passage.word(at + 1).startswith("وال")
    )
    return at + 1 if byname else at


def _past_brackets(passage: Passage, at: int) -> int:
    """Return where brackets behind a name close («محمد خالد (23 عاما)»)."""
    if passage.word(at) != "(":
        return at
    closes = (more for more in range(at + 1, at + 2 + _LONGEST) if passage.word(more) == ")")
    return next(closes, at - 1) + 1


def name_end(passage: Passage, at: int, *, joined: bool = False) -> int | None:
    """Return where a name of a person ends that begins at a token, None where none does.

    It has two words or more, or an age in brackets; behind a title («الشيخ») one word is enough. ``joined``
    asks for «و» before it.
    """
    title = passage.at(at, "given_names", "title") or passage.at(at, "given_names", "comrade")
    if title is not None and joined_by_and(title.proclitic) is joined:
        end = _rest(passage, title.end, title.end + _LONGEST)
        return end if end > title.end else None
    first = passage.at(at, "given_names", "name")
    if first is None or first.proclitic != ("و" if joined else ""):
        return None
    if passage.at(at, "qualifiers", "before"):
        return None  # «يزيد على 15» is a number, though Yazid and Ali are names
    if passage.word(first.end - 1) == _ALI and passage.at(first.end, "given_names", "name") is None:
        return None
    end = _rest(passage, first.end, at + _LONGEST)
    aged = passage.word(end) == "(" and passage.word(end + 1).isdecimal()
    return end if end > first.end or aged else None


def _rest(passage: Passage, at: int, limit: int) -> int:
    """Return where the words end that go on with a name."""
    while at < limit and in_name(passage, at):
        at += 1
    return at


def in_name(passage: Passage, at: int) -> bool:
    """Tell whether a word may be part of a name: a given name, or one that no table knows."""
    marks, word = passage.marks.get(at, ()), passage.word(at)
    if any(m.entry.kind == "given_names" and m.proclitic in {"", "ال"} for m in marks):
        return True
    if marks or word in _NO_NAMES or len(word) < _SHORTEST or not passage.tokens[at].is_word:
        return False
    return not word.startswith(_JOINED) and not word.endswith(("ا", "ون", "ين", "تها"))


_MOURNS = word_tuple("mourning")
_MOURNED = 6


def mourned(scan: Scan, one: Group) -> Group | None:
    """Return one dead by name whom a group mourns as its own: «نعت الحركة الشهيد فلانا»."""
    harm, people = scan.harm, one.people
    if not scan.awaited or harm is None or people is None or one.shape != "singular" or not people.article:
        return None
    if harm.entry.part != "verb" or not scan.passage.word(harm.start).removeprefix("و").startswith(_MOURNS):
        return None
    between = range(harm.end, one.start)
    side = next((m for at in between if (m := scan.passage.at(at, "actors"))), None)
    if len(between) > _MOURNED or side is None or side.entry["kind"] != "group":
        return None
    return replace(one, people=replace(of_side(people, side), status="armed"))

"""People whom an attack is said to hit, who are those that fell in it: «فتح النار على متظاهرين، فقتل تسعة».

What the report calls those who were shot at, run down or driven in a bus holds for the bare counts behind, in
the sentence and the next, unless something else is hit in between or armed people are told to have fallen.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from marsad.language.folding import fold_text
from marsad.language.lexicon import Mark
from marsad.language.words import definite, stems
from marsad.language.wordsets import word_set, word_tuple
from marsad.reader.document import Passage, Sentence
from marsad.reader.harm.measures import HURT
from marsad.reader.parties.standing import Claim
from marsad.reader.scenes.telling import Scene, Telling

_REACH = 40
_BEFORE, _BY_ONE_WHO = 4, 7
_AIMED = 4
"""Tokens from the fire that is opened to «على»: «الرصاص بشكل عشوائي على»."""


def with_hit_people(claims: Sequence[Claim], scene: Scene, told: Sequence[Telling]) -> list[Claim]:
    """Return the claims of a scene, bare counts of those who fell among civilians that were hit as civilians.

    ``told`` is what each sentence of the report tells.
    """
    if any(one.figure.status == "armed" and not _did_it(one) for one in claims):
        return list(claims)
    before = {one.found.sentence.index - 1 for one in claims if _bare(one)}
    known = {t.sentence.index: t.sentence for t in (*scene.known, *_uncounted(told, before))}
    return [
        replace(one, figure=replace(one.figure, status="civilian"))
        if _bare(one) and _hit(one, known)
        else one
        for one in claims
    ]


def _uncounted(told: Sequence[Telling], wanted: Iterable[int]) -> Iterator[Telling]:
    """Yield what the sentences of these numbers tell that count nobody; ``told`` is in order."""
    for index in wanted:
        at = bisect_left(told, index, key=_index)
        while at < len(told) and _index(told[at]) == index:
            yield from [told[at]] if not told[at].found else []
            at += 1


def _index(telling: Telling) -> int:
    return telling.sentence.index


def _did_it(one: Claim) -> bool:
    """Tell whether one who attacked is counted, whose victims the others are («استشهاد المنفذ»)."""
    people = one.found.group.people
    named = people is not None and fold_text(people.kind).startswith(_ATTACKERS)
    return one.found.rule == "own" or named


def _bare(one: Claim) -> bool:
    """Tell whether a claim counts people who fell, of whom its own words say nothing."""
    figure, people = one.figure, one.found.group.people
    told = people is not None and (people.country is not None or people.actor is not None)
    return figure.status == "unknown" and figure.measure in HURT and not told


def _hit(one: Claim, known: Mapping[int, Sentence]) -> bool:
    """Tell whether civilians are what was hit last before a count, or else next behind it."""
    sentence = one.found.sentence
    here = _last_hit(sentence, one.found.start)
    here = _next_hit(sentence, one.found.end) if here is None else here
    before = known.get(sentence.index - 1)
    if here is None and before is not None and before.passage is sentence.passage:
        events = (mark for mark in sentence.find("events") if not definite(mark.proclitic))
        own = any(mark.entry["type"] != "other" for mark in events)  # «الهجوم» is the one told of
        here = None if own else _last_hit(before, before.end)  # not «… غداة تفجيرين قتل فيهما عشرة»
    return here == "civilian"


def _last_hit(sentence: Sentence, end: int) -> str | None:
    """Return the standing of those who are hit last before a token, empty for things, None for nobody."""
    passage = sentence.passage
    for at in range(end - 1, max(sentence.start, end - _REACH) - 1, -1):
        if passage.word(at) in _ANOTHER:
            return ""
        if _hits(passage, at):
            people = _people_behind(sentence, at + 1)
            return people.entry["status"] if people is not None else ""
    return None


def _next_hit(sentence: Sentence, start: int) -> str | None:
    """Return the standing of those who are hit next behind a token, where no more harm is told before."""
    passage = sentence.passage
    for at in range(start, min(start + _REACH, sentence.end)):
        if passage.word(at) in _ANOTHER or passage.at(at, "casualty", "verb") is not None:
            return None
        if _hits(passage, at):
            people = _people_behind(sentence, at + 1)
            return people.entry["status"] if people is not None else ""
    return None


def _hits(passage: Passage, at: int) -> bool:
    """Tell whether a word says that something is hit or carried: «استهدف», «النار على», «تقل»."""
    if passage.word(at) == "علي":
        return any(passage.word(at - back) in _FIRE for back in range(1, _AIMED))
    return any(stem in _HITS for clitic, stem in stems(passage.word(at)) if clitic in {"", "و", "ف"})


def _people_behind(sentence: Sentence, start: int) -> Mark | None:
    """Return the people who are hit, others than those who act; a gathering of them may be named before."""
    passage, by_one = sentence.passage, sentence.passage.word(start - 1).lstrip("وف") in _BY_ONE
    for at in range(start, min(start + (_BY_ONE_WHO if by_one else _BEFORE), sentence.end)):
        mark = passage.at(at, "people", "plural")
        if mark is not None:
            return None if passage.word(mark.end - 1).endswith("ون") else mark
        if by_one and passage.word(at) not in {"،", ",", "ثم"}:
            continue  # «دهس سائق شاحنة من المدينة مارة»
        attack = passage.at(at, "events") or passage.at(at, "numbers")  # «استهدف القصف الثاني مصلين»
        if passage.word(at) not in _GATHERED and attack is None:
            return None
    return None


_ATTACKERS = word_tuple("assailants")
_HITS = word_set("hitting or carrying people")
_BY_ONE = word_set("harming by one's own hand")
_FIRE = word_set("fire that is opened")
_GATHERED = word_set("people gathered")
_ANOTHER = word_set("another attack")

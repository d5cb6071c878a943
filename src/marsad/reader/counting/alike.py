"""Whether a noun is of two people or of many, where both are written alike: «مدنيين»."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from marsad.language.lexicon import Mark
from marsad.language.words import definite, joined_by_and
from marsad.language.wordsets import word_set
from marsad.reader.counting.bare_plurals import begins_parts
from marsad.reader.counting.people import People
from marsad.reader.document import Passage
from marsad.reader.harm.joins import joined_at


def of_many(passage: Passage, people: People) -> People:
    """Return people read as two, as many where the words around say so («مدنيين وجنود»)."""
    if people.shape != "dual" or passage.at(people.start, "people", "plural") is None:
        return people
    if people.kind.startswith("مدني") and begins_parts(passage, people.start):
        return replace(people, shape="plural")  # «بينهم مدنيين»
    more = passage.at(people.end, "people", "plural")
    if more is not None and joined_by_and(more.proclitic) and not definite(more.proclitic):
        return replace(people, shape="plural") if _only_many(passage, people.end) else people
    told = (_men_and_women, _beside_many, _in_many_places)
    return replace(people, shape="plural") if any(test(passage, people) for test in told) else people


def told_with_many(passage: Passage, people: People) -> bool:
    """Tell whether «و» joins people to a bare plural, with which they are told («بينهم باعة ومتسوقين»)."""
    alike = people.shape == "dual" and passage.at(people.start, "people", "plural") is not None
    joined = alike and joined_at(passage, people.start)
    kind = _only_many(passage, people.start - 1) if joined else None
    return kind is not None and not _number(passage, kind.start - 1)


def _only_many(passage: Passage, at: int) -> Mark | None:
    """Return a bare plural that is never a dual («نساء», «جنود»)."""
    mark = passage.at(at, "people", "plural")
    bare = mark is not None and not definite(mark.proclitic) and passage.at(at, "people", "dual") is None
    return mark if bare else None


def _men_and_women(passage: Passage, people: People) -> bool:
    """Tell whether those counted are of several kinds («مدنيين من رجال ونساء»)."""
    of = passage.at(people.end - 1, "people", "plural") if passage.word(people.end - 2) == "من" else None
    also = passage.at(people.end, "people", "plural") if joined_at(passage, people.end) else None
    return of is not None and also is not None


def _beside_many(passage: Passage, people: People) -> bool:
    """Tell whether «و» joins harm to many others to theirs.

    «قتلوا مدنيين وخطفوا نساء وأطفالا», «قتل متمردين وأسر العشرات».
    """
    for at in range(people.end, people.end + _NEAR):
        harm = passage.at(at, "casualty")
        if harm is not None and joined_by_and(harm.proclitic):
            vague = passage.word(harm.end).removeprefix("ال") in _MANY
            return vague or _only_many(passage, harm.end) is not None
    return False


def _number(passage: Passage, at: int) -> bool:
    return passage.tokens[at].is_number or passage.at(at, "numbers") is not None


def _in_many_places(passage: Passage, people: People) -> bool:
    """Tell whether people came to harm in several places or attacks: «مقتل متمردين في مواقع متفرقة»."""
    words = [passage.word(at) for at in range(people.end, people.end + _CLAUSE)]
    pairs = [{first.lstrip("ب"), second} for first, second in pairwise(words)]
    return any(pair & _SITES and pair & _SEVERAL for pair in pairs)


_NEAR, _CLAUSE = 3, 7
_MANY = word_set("vague numbers of many")
_SITES, _SEVERAL = word_set("sites, many of them"), word_set("several of them")

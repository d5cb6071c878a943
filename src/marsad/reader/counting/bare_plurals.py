"""People told in the plural without a number, and the plurals that are written like two: «بينهم مدنيين»."""

from __future__ import annotations

from dataclasses import replace

from marsad.language.words import definite, joined_by_and
from marsad.reader.counting.people import People
from marsad.reader.counting.phrases import people_at
from marsad.reader.document import Passage, Sentence
from marsad.reader.harm.joins import joined_at


def bare_pair(sentence: Sentence, people: People) -> People:
    """Read one vague count of people of two kinds behind «بينهم»: «بينهم مقاتلون ومدنيون»."""
    passage = sentence.passage
    more = _bare_joined(sentence, people) if _begins_parts(passage, people.start) else None
    if more is None or _bare_joined(sentence, more) is not None:
        return people  # «بينهم نساء وأطفال ومسنون» are told one by one
    status = people.status if people.status == more.status else "unknown"
    same = {people.demographic, more.demographic} == {people.demographic}
    both = people.demographic if same else "women_children" if status == "civilian" else None
    demographic = both if people.demographic and more.demographic else None
    return replace(people, end=more.end, status=status, demographic=demographic, kind="")


def _begins_parts(passage: Passage, at: int) -> bool:
    """Tell whether «بينهم» or the like stands right before people."""
    return any(passage.at(at - back, "parts", "before") for back in (1, 2))


def _bare_joined(sentence: Sentence, people: People) -> People | None:
    """Return the bare plural that «و» joins to another («مقاتلون ومدنيون»)."""
    if people.shape != "plural" or people.article or people.end >= sentence.end:
        return None
    more = people_at(sentence, people.end) if joined_at(sentence.passage, people.end) else None
    bare = more is not None and more.shape == "plural" and not more.article and more.measure is None
    return more if more is not None and bare and more.kind else None


def of_many(passage: Passage, people: People) -> People:
    """Take «مدنيين من رجال ونساء», «مدنيين وجنود» for many, which is written alike for two."""
    alike = people.shape == "dual" and passage.at(people.start, "people", "plural") is not None
    if alike and people.kind.startswith("مدني") and _begins_parts(passage, people.start):
        return replace(people, shape="plural")  # «بينهم مدنيين»
    more = passage.at(people.end, "people", "plural") if alike else None
    if more is not None and joined_by_and(more.proclitic) and not definite(more.proclitic):
        many = passage.at(people.end, "people", "dual") is None
        return replace(people, shape="plural") if many else people
    of = passage.at(people.end - 1, "people", "plural") if passage.word(people.end - 2) == "من" else None
    also = passage.at(people.end, "people", "plural") if joined_at(passage, people.end) else None
    many = alike and of is not None and also is not None
    return replace(people, shape="plural") if many else people

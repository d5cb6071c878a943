"""People of two kinds told in the plural without a number: «بينهم مقاتلون ومدنيون»."""

from __future__ import annotations

from dataclasses import replace

from marsad.reader.counting.people import People
from marsad.reader.counting.phrases import people_at
from marsad.reader.document import Passage, Sentence
from marsad.reader.harm.joins import joined_at


def bare_pair(sentence: Sentence, people: People) -> People:
    """Read one vague count of people of two kinds behind «بينهم»: «بينهم مقاتلون ومدنيون»."""
    passage = sentence.passage
    more = _bare_joined(sentence, people) if begins_parts(passage, people.start) else None
    if more is None or _bare_joined(sentence, more) is not None:
        return people  # «بينهم نساء وأطفال ومسنون» are told one by one
    status = people.status if people.status == more.status else "unknown"
    same = {people.demographic, more.demographic} == {people.demographic}
    both = people.demographic if same else "women_children" if status == "civilian" else None
    demographic = both if people.demographic and more.demographic else None
    return replace(people, end=more.end, status=status, demographic=demographic, kind="")


def begins_parts(passage: Passage, at: int) -> bool:
    """Tell whether «بينهم» or the like stands right before people."""
    return any(passage.at(at - back, "parts", "before") for back in (1, 2))


def _bare_joined(sentence: Sentence, people: People) -> People | None:
    """Return the bare plural that «و» joins to another («مقاتلون ومدنيون»)."""
    if people.shape != "plural" or people.article or people.end >= sentence.end:
        return None
    more = people_at(sentence, people.end) if joined_at(sentence.passage, people.end) else None
    bare = more is not None and more.shape == "plural" and not more.article and more.measure is None
    return more if more is not None and bare and more.kind else None

"""One told of with a name at the head of a clause, whose verb of harm follows: «إن المزارع صالح قتل»."""

from __future__ import annotations

from dataclasses import replace

from marsad.language.lexicon import Mark
from marsad.reader.counting.groups import Group, group
from marsad.reader.harm.objects import harmed_behind
from marsad.reader.harm.scan import Scan, word_of_harm

_LONGEST = 9
_THAT = frozenset({"ان", "وان", "فان", "بان", "فيما", "بينما", "كما"})
_CUTS = frozenset({"ان", "وان", "الذي", "التي", "و", ":", "من", "في", "الي", "عن", "قال", "قالت"})


def begins_clause(scan: Scan, at: int) -> bool:
    """Tell whether a token is the first of a sentence, or stands behind «أن»."""
    return at == scan.sentence.start or scan.passage.word(at - 1) in _THAT


def harmed_subject(scan: Scan, mark: Mark) -> Group | None:
    """Return the one person who stands with a name before a verb of harm, and harms nobody by it."""
    one = scan.subject
    if one is None or mark.entry.part != "verb" or mark.proclitic or not _of_one(mark):
        return None
    if not 0 <= mark.start - one.end <= _LONGEST or one.start < scan.last_end:
        return None
    between = range(one.end, mark.start)
    if any(_cuts(scan, at) for at in between) or harmed_behind(scan, replace(one, end=mark.end)):
        return None
    after = group(scan.sentence, mark.end) if mark.end < scan.sentence.end else None
    return None if after is not None and mark.entry["voice"] == "either" else one


def named_with(scan: Scan, first: Group) -> list[Group]:
    """Return one told of by name to whom «و» joins those before a verb («القائد فلان وثلاثة معه قتلوا»)."""
    one = scan.subject
    if (
        one is None
        or not first.conj
        or not 0 <= first.start - one.end <= _LONGEST
        or one.start < scan.last_end
    ):
        return []
    between = range(one.end, first.start - (scan.passage.word(first.start - 1) == "و"))
    scan.subject = None
    return [] if any(_cuts(scan, at) for at in between) else [one]


def _of_one(mark: Mark) -> bool:
    return mark.entry["number"] == "singular" and mark.entry["voice"] != "active"


def _cuts(scan: Scan, at: int) -> bool:
    """Tell whether a word between a name and a verb begins something else."""
    passage = scan.passage
    told = passage.at(at, "events") or passage.at(at, "grammar", "negation") or word_of_harm(passage, at)
    return passage.word(at) in _CUTS or told is not None

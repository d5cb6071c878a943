"""What wholes and parts tell of each other's people: whether they are civilians or armed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile

from marsad.language.folding import fold_text
from marsad.language.wordsets import word_tuple
from marsad.models import Figure, Status
from marsad.reader.harm.scan import Found
from marsad.reader.parties.canonical import general_names
from marsad.reader.parties.standing import Claim


def of_each_other(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims of a scene with the standing that wholes have from parts, and parts from wholes."""
    return _by_parts(_of_casualties(_mixed(_suspected(claims))))


def _mixed(claims: Sequence[Claim]) -> list[Claim]:
    """Take back what a count had from the one before it where a part of it is no fighter.

    «خمسة قتلى من الشرطة وستة جرحى، أحدهم مدني».
    """
    made = list(claims)
    for at, whole in enumerate(claims):
        people = whole.found.group.people
        untold = whole.figure.status == "armed" and (people is None or people.status == "unknown")
        if untold and any(_of_it(whole, part) and part.figure.status == "civilian" for part in claims):
            made[at] = replace(whole, figure=replace(whole.figure, status="unknown", affiliation=None))
    return made


def _of_it(whole: Claim, part: Claim) -> bool:
    """Tell whether a figure is called a part of another behind it in the sentence («أحدهم مدني»)."""
    one, other = part.found, whole.found
    behind = one.sentence is other.sentence and 0 <= one.start - other.end <= _BESIDE
    return part.figure.subset and part.figure.measure == whole.figure.measure and behind


_BESIDE = 4


def _suspected(claims: Sequence[Claim]) -> list[Claim]:
    """Take women, minors and kin among those arrested for what these are, who are no civilians by that."""
    made, whole = list(claims), None
    for at, one in enumerate(claims):
        figure = one.figure
        if figure.measure == "arrested" and not figure.subset:
            whole = figure
        known = whole is not None and whole.status != "civilian"
        if known and figure.measure == "arrested" and figure.subset and _private(one.found):
            made[at] = replace(one, figure=replace(figure, status="unknown"))
    return made


def _private(one: Found) -> bool:
    """Tell whether people are called by age, sex or kin alone («امرأة», «قاصران», «شقيقان»)."""
    people = one.group.people
    if people is None:
        return False
    sexless = people.demographic is not None and not people.kind  # «نساء وأطفال»
    return sexless or people.demographic == "children" or fold_text(people.kind).startswith(_KIN)


_KIN = word_tuple("kin, and minors")


def _of_casualties(claims: Sequence[Claim]) -> list[Claim]:
    """Give the dead and the injured the standing of the number of both that they are told of.

    «1253 ضحية مدنية (332 قتيلا و921 جريحا)».
    """
    made = list(claims)
    for at, both in enumerate(claims):
        if both.figure.measure != "casualties" or both.figure.status == "unknown":
            continue
        told = claims[at + 1 : at + 3]
        if _told_apart(both.figure, [one.figure for one in told]) and _beside(both, told):
            made[at + 1 : at + 3] = [_standing(one, both.figure.status) for one in told]
    return made


def _told_apart(both: Figure, told: Sequence[Figure]) -> bool:
    """Tell whether two figures are the dead and the injured of a number of both."""
    sizes = [one.low for one in told]
    return {one.measure for one in told} == {"killed", "injured"} and sum(
        low or 0 for low in sizes
    ) == both.low


def _beside(both: Claim, told: Sequence[Claim]) -> bool:
    return all(one.found.sentence is both.found.sentence for one in told)


def _standing(one: Claim, status: Status) -> Claim:
    known = one.figure.status != "unknown"
    return one if known else replace(one, figure=replace(one.figure, status=status))


def _by_parts(claims: Sequence[Claim]) -> list[Claim]:
    """Give a whole of unknown people the status that all its parts have, where they fill it."""
    made, figures = list(claims), [claim.figure for claim in claims]
    for at, whole in enumerate(figures):
        if whole.subset or whole.low is None or whole.status != "unknown":
            continue
        same = (one for one in figures[at + 1 :] if one.measure == whole.measure)
        parts = list(takewhile(lambda one: one.subset, same))
        held = {part.status for part in parts}
        if len(held) == 1 and whole.low and sum(part.low or 0 for part in parts) == whole.low:
            made[at] = replace(claims[at], figure=replace(whole, status=held.pop()))
    return made


def of_the_side_of_its_parts(claims: Sequence[Claim], sure: Callable[[Claim], bool]) -> list[Claim]:
    """Return the claims of a scene, armed wholes with the side of the parts that fill them.

    ``sure`` tells whether the words of a claim say whose people it counts.
    """
    made = list(claims)
    for at, whole in enumerate(claims):
        if whole.figure.subset or whole.figure.status != "armed" or not whole.figure.low or sure(whole):
            continue
        same = [c.figure for c in claims[at + 1 :] if c.figure.measure == whole.figure.measure]
        parts = list(takewhile(lambda one: one.subset, same))
        held = {part.affiliation for part in parts}
        named = len(held) == 1 and not held & {None, *general_names()}
        if named and sum(part.low or 0 for part in parts) == whole.figure.low:
            made[at] = replace(whole, figure=replace(whole.figure, affiliation=held.pop()))
    return made

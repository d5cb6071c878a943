"""Whether counted people are part of a figure of another sentence, where no word of parting says so.

Within a sentence the grammar says it («بينهم»). «قال المرصد إن سبعة من أبناء القرية قتلوا» behind a toll of
40 may be part of it or a rival count: the larger figures of the same harm, how many times larger they are,
who states them and of whom they are, and the words before it vote, with the weights of the decision
``part`` in the table ``weights``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from marsad.language.words import definite
from marsad.language.wordsets import word_set, word_tuple
from marsad.models import Figure
from marsad.reader.figures.bothsides import of_both_sides
from marsad.reader.figures.earlier_tolls import stated_before
from marsad.reader.figures.fellows import more_of_them
from marsad.reader.figures.filling import filling
from marsad.reader.figures.sameness import in_title
from marsad.reader.figures.swelling import swells
from marsad.reader.harm.scan import Found
from marsad.reader.parties.standing import Claim
from marsad.reader.scenes.votes import Votes

_NEAR = 10
"""So many figures before and behind one are looked at for what it may be part of."""
_WORDS = 6
_HERALDS = word_set("before a new toll")
"""Words before a count that tell of a new toll, or of a share of one."""


def nested(votes: Votes, claims: Sequence[Claim], *, tally: bool) -> list[Claim]:
    """Return the claims of a scene, those that the signs vote to be parts marked so.

    In a ``tally``, smaller figures are rather of the whole period.
    """
    sums = filling(claims, tally=tally) | of_both_sides(claims)
    made = list(claims)
    for at, one in enumerate(claims):
        may = _open(made, at)
        if at in sums or swells(claims, at) or (may and _told(claims, made, at)):
            made[at] = replace(one, figure=replace(one.figure, subset=True))
        elif may:
            signs = (*_signs(made, at), *(("in a tally",) if tally else ()))
            options = (("whole",), tuple(dict.fromkeys(signs)))
            part = votes.choose("part", options, one.found) == 1
            made[at] = replace(one, figure=replace(one.figure, subset=part))
    return made


def _open(claims: Sequence[Claim], at: int) -> bool:
    """Tell whether a figure may be part of one in another sentence: within its own, the grammar says it."""
    one = claims[at]
    if _beside_those_before(claims, at) or stated_before(one.found) or _attacked(one.found):
        return False
    around = claims[max(0, at - _NEAR) : at + _NEAR + 1]
    elsewhere = (other for other in around if other.found.sentence is not one.found.sentence)
    return not one.figure.subset and any(
        _larger(other, one) and not _of_two_lands(other, one) for other in elsewhere
    )


def _attacked(one: Found) -> bool:
    """Tell whether who attacked is counted, whose victims the others are: «قتل سبعة. وقتل المهاجم»."""
    people = one.group.people
    return one.rule == "own" or (people is not None and people.kind.startswith(_ASSAILANTS))


_ASSAILANTS = word_tuple("assailants")


def _of_two_lands(other: Claim, one: Claim) -> bool:
    """Tell whether figures are of people of two countries by name («مئة فلسطيني», then «20 إسرائيليا»)."""
    theirs, own = (claim.found.group.people for claim in (other, one))
    return (
        theirs is not None
        and own is not None
        and None not in (theirs.country, own.country)
        and theirs.country != own.country
    )


def _beside_those_before(claims: Sequence[Claim], at: int) -> bool:
    """Tell whether «آخرون» adds people to a whole of the sentence («قتل 25 …، وتوفي أربعة آخرون»)."""
    one, before = claims[at], claims[max(0, at - _NEAR) : at]
    same = [c for c in before if c.figure.measure == one.figure.measure]
    last = next((c for c in reversed(same) if c.found.sentence is one.found.sentence), None)
    return more_of_them(one.found) and last is not None and not last.figure.subset


def _told(claims: Sequence[Claim], made: Sequence[Claim], at: int) -> bool:
    """Tell whether words or sums say that a figure is part of another; ``made`` are those judged so far."""
    one = claims[at]
    known = _died_later(one) or _identified(one) or _of_the_harmed(one)
    return known or _of_title(claims, one) or _fills_up(made, at)


def _of_the_harmed(one: Claim) -> bool:
    """Tell whether some of all who came to harm are counted: «أحد الجرحى», «25 من القتلى»."""
    passage, group = one.found.sentence.passage, one.found.group
    at = group.end + 1 if passage.word(group.end) == "من" else group.end - 1
    if passage.word(at - 1).lstrip("وبل") not in _SOME_OF:
        return False
    harmed = passage.at(at, "casualty", "count")
    plural = harmed is not None and harmed.entry["number"] == "plural" and definite(harmed.proclitic)
    return plural and harmed is not None and harmed.entry["measure"] == one.figure.measure


_SOME_OF = frozenset({"من", "احد", "احدي"})


def _died_later(one: Claim) -> bool:
    """Tell whether wounded people died («ثلاثة من الجرحى فارقوا الحياة»): all the dead hold them too."""
    passage, group = one.found.sentence.passage, one.found.group
    end = group.end + 2 * (passage.word(group.end) == "من")
    counts = (passage.at(at, "casualty", "count") for at in range(group.start, end))
    wounded = any(count is not None and count.entry["measure"] == "injured" for count in counts)
    return one.figure.measure == "killed" and wounded


def _identified(one: Claim) -> bool:
    """Tell whether bodies are those made out so far («جرى التعرف إلى سبعين جثة»): the toll holds them too."""
    passage, start = one.found.sentence.passage, one.found.group.start
    words = {passage.word(at) for at in range(max(one.found.sentence.start, start - _WORDS), start)}
    return one.figure.measure == "killed" and bool(words & _MADE_OUT)


_MADE_OUT = word_set("making out who the dead are")


def _of_title(claims: Sequence[Claim], one: Claim) -> bool:
    """Tell whether a number of the title is what one sentence counts: «مقتل سبعة» of «قائد وستة آخرين»."""
    fellows = [other for other in claims if _alike(one, other)]
    if len(fellows) < 2 or in_title(one.figure) or not all(map(_size, fellows)):
        return False
    titled = (c for c in claims if in_title(c.figure) and c.figure.measure == one.figure.measure)
    return any(_size(other) == sum(map(_size, fellows)) for other in titled)


def _fills_up(claims: Sequence[Claim], at: int) -> bool:
    """Tell whether people joined to a part fill up with it a whole before («خمسة … ضابط وأربعة جنود»)."""
    one, behind = claims[at], list(claims[max(0, at - _NEAR) : at])
    larger = (i for i in reversed(range(len(behind))) if _larger(behind[i], one))
    whole = next((i for i in larger if not behind[i].figure.subset), None)
    if whole is None or not one.found.group.conj:
        return False
    parts = [other for other in behind[whole + 1 :] if other.figure.measure == one.figure.measure]
    told = bool(parts) and all(part.figure.subset for part in parts)
    return told and _size(one) + sum(map(_size, parts)) == _size(behind[whole])


def _alike(one: Claim, other: Claim) -> bool:
    same = one.found.sentence is other.found.sentence and one.figure.measure == other.figure.measure
    return same and not other.figure.subset


def _larger(other: Claim, one: Claim) -> bool:
    return other.figure.measure == one.figure.measure and _size(other) > _size(one) > 0


def _size(claim: Claim) -> int:
    return claim.figure.low or 0


def _signs(claims: Sequence[Claim], at: int) -> Iterator[str]:
    """Yield what speaks for or against it that a figure is part of another."""
    one = claims[at]
    yield from ("part", f"by {one.figure.rule}")
    yield from _words(one)
    around = range(max(0, at - _NEAR), min(at + _NEAR + 1, len(claims)))
    larger = [other for other in around if _larger(claims[other], one)]
    wholes = [other for other in larger if other > at or not claims[other].figure.subset]
    if not any(other > at for other in wholes):
        yield "none larger behind"
    if _adds_up(claims, at):
        yield "adds up to a larger before"
    if one.figure.demographic:
        yield "of women or children"
    yield from _beside(claims, at, [other for other in wholes if other < at][-1:], "before")
    yield from _beside(claims, at, sorted(wholes, key=lambda other: -_size(claims[other]))[:1], "greatest")


def _adds_up(claims: Sequence[Claim], at: int) -> bool:
    """Tell whether a figure is one of those that follow a whole, in one sentence or more, and fill it."""
    same = [c for c in claims[at + 1 : at + _NEAR] if c.figure.measure == claims[at].figure.measure]
    ahead = [_size(one) for one in same if not one.figure.subset]
    run = _size(claims[at])
    for before in range(at - 1, max(-1, at - _NEAR), -1):
        other = claims[before]
        if other.figure.measure != claims[at].figure.measure or other.figure.subset:
            continue
        if _size(other) > run and _size(other) - run in {0, *accumulate(ahead)}:
            return True
        run += _size(other)
    return False


def _words(one: Claim) -> Iterator[str]:
    """Yield the words before a figure that tell of a toll or a share, and where it stands."""
    sentence, start = one.found.sentence, one.found.start
    words = [sentence.passage.word(at) for at in range(max(start - _WORDS, sentence.start), start)]
    told = {word if word in _HERALDS else word.removeprefix("و").removeprefix("ف") for word in words}
    yield from (f"behind {word}" for word in sorted(told & _HERALDS))
    if one.found.group.conj:
        yield "joined"
    if sentence.passage.field == "title":
        yield "in the title"


def _beside(claims: Sequence[Claim], at: int, others: Sequence[int], which: str) -> Iterator[str]:
    """Yield how a figure stands to a larger one of the same harm: who states both, of whom, how far apart."""
    if not others:
        yield f"no larger {which}"
        return
    one, other = claims[at], claims[others[0]]
    apart = one.found.sentence.index - other.found.sentence.index
    here = "elsewhere" if apart else "here"
    voice, size = _voices(one.figure, other.figure), _times(_size(other) / _size(one))
    of = f"of {_people(other.figure)}, this of {one.figure.status}"
    yield from (f"larger {which} {sign}" for sign in (size, f"{here}, {voice}", of, f"{of}, {here}"))
    yield f"larger {which}, {voice}, {size}"
    yield f"larger {which} of {_side(one.figure, other.figure)}"
    if other.found.sentence.passage.field == "title":
        yield f"larger {which} in the title"
    if abs(others[0] - at) == 1:
        yield f"larger {which} is next"
    if which == "before" and apart:
        yield f"larger before {min(apart, 4)} sentences back"


def _people(figure: Figure) -> str:
    return figure.demographic or figure.status if figure.status == "unknown" else figure.status


def _side(one: Figure, other: Figure) -> str:
    """Return whether two figures are of one side, as far as it is told."""
    if one.affiliation is None or other.affiliation is None:
        return "a side untold" if one.affiliation or other.affiliation else "no side"
    return "one side" if one.affiliation == other.affiliation else "another side"


def _voices(one: Figure, other: Figure) -> str:
    if one.source == other.source:
        return "one voice"
    return "two voices" if one.source and other.source else "a voice and none"


def _times(ratio: float) -> str:
    """Return how many times a number another is, roughly."""
    return next((name for most, name in _RATIOS if ratio < most), "far more")


_RATIOS = ((1.4, "about as many"), (3.0, "double"), (8.0, "several times"))

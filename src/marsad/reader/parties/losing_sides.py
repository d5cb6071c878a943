"""Whose the dead are, as the words before them say who lost them or on whom they were inflicted.

«خسر الجيش ثلاثة قتلى», «كبدت القوات المهاجمين 30 قتيلا», «هاجمت الحركة ثكنة للجيش وأوقعت في صفوفه قتيلين»,
«ألحقت الحركة بالجيش خسائر فادحة في البلدة بلغت 30 قتيلا».
"""

from __future__ import annotations

from collections.abc import Sequence

from marsad.language.wordsets import word_set, word_tuple
from marsad.reader.document import Passage
from marsad.reader.harm.losers import sayer, told_of_itself
from marsad.reader.harm.scan import Found
from marsad.reader.parties.parties import Actor
from marsad.reader.parties.possessives import gender, pronoun
from marsad.reader.parties.stance import stances

_LOSS, _INFLICTED, _LONG, _BESIDE, _AMOUNT = 6, 9, 25, 4, 12
"""Tokens from a verb to the dead, to those whom it inflicts, around a verb of losing, and from the dead to
«خسائر» that amount to them."""
_FIGHTERS = frozenset({"fighter", "group"})
_LOSES, _INFLICTS = word_set("losing one's own"), word_set("inflicting")
_LOST_PEOPLE, _ELIDED = word_set("losing people"), 2
"""Verbs of losing, and so many tokens from one that has no subject of its own to those lost."""
_ADMITS, _ADMITTED = word_set("admitting a loss"), 8
_FELL, _LOST = word_set("falling of one's own"), word_set("losses")
_ITS, _ATTACKERS = ("ها", "هم", "ه"), word_tuple("attackers")
_ON_THEM = frozenset({"فيهم", "بينهم", "فيها", "فيه", "بهم"})
_SIDE = word_set("fallen on a side")
_RANKS = ("صفوفها", "صفوفهم", "صفوفه")


def loser(one: Found, actors: Sequence[Actor]) -> int | None:
    """Return where the one stands who lost those counted: «خسر الجيش ثلاثة قتلى», «سقط للحركة قتيلان».

    Who says «إنها فقدت خمسة مقاتلين» lost them too.
    """
    people = one.group.people
    hit = _in_ranks_before(one, actors)
    hit = _in_ranks_of(one) if hit is None else hit
    hit = _on_the_side_of(one, actors) if hit is None else hit
    if hit is not None:
        return hit
    if people is None or people.others:
        return _admits(one)
    bare = people.measure is not None
    if bare and (stricken := _inflicted(one, actors)) is not None:
        return stricken
    own = bare or people.force in _FIGHTERS or pronoun(one) is not None
    return _losing(one, actors, own=own)


def _told_at(one: Found) -> int:
    """Return where the dead are first told of: at «خسائر» that amount to them («خسائر بلغت 30 قتيلا»)."""
    passage, start = one.sentence.passage, one.start
    if not any(passage.at(at, "grammar", "amount") for at in (start - 2, start - 1, start)):
        return start
    before = range(start - 1, max(one.sentence.start, start - _AMOUNT) - 1, -1)
    return next((at for at in before if _bare(passage, at) in _LOST), start)


def _in_ranks_of(one: Found) -> int | None:
    """Return where the side stands in whose ranks are losses that amount to the dead.

    «خسائر في صفوف المهاجمين بلغت 30 قتيلا».
    """
    passage = one.sentence.passage
    ranks = (at for at in range(_told_at(one), one.start) if passage.word(at) == "صفوف")
    named = (at + 1 for at in ranks if passage.at(at + 1, "actors") or passage.at(at + 1, "forces"))
    return next(named, None)


def _on_the_side_of(one: Found, actors: Sequence[Actor]) -> int | None:
    """Return where the side stands right before those counted who fell on it: «قتل من جانب الحركة ثمانية»."""
    passage = one.sentence.passage
    side = next((actor.mark for actor in actors if actor.mark.end == one.group.start), None)
    fell = side is not None and passage.word(side.start - 1) in _SIDE
    return side.start if fell and side is not None and passage.word(side.start - 2) in {"من", "في"} else None


def _bare(passage: Passage, at: int) -> str:
    """Return a word without «ب» and the article: «بخسائر», «الخسائر»."""
    return passage.word(at).removeprefix("ب").removeprefix("ال")


def _losing(one: Found, actors: Sequence[Actor], *, own: bool) -> int | None:
    """Return where the one stands who loses people; ``own`` where they may be those of either side."""
    passage, start = one.sentence.passage, _told_at(one)
    for at in range(start, max(one.sentence.start, start - _LOSS) - 1, -1):
        word = passage.word(at).removeprefix("و").removeprefix("ف")
        after = passage.at(at + 1, "actors") or passage.at(at + 1, "forces")
        fell = after is not None and word in _FELL and after.proclitic.startswith("ل")
        if own and after is not None and (word in _LOSES or fell):
            return at + 1
        told = told_of_itself(one.sentence, at) if word in _LOSES - _INFLICTS else None
        if told is not None:
            return sayer(one.sentence, told)
        if own and word in _LOST_PEOPLE and word != passage.word(at) and one.group.start - at <= _ELIDED:
            return _same_subject(one, actors, at)
    return None


def _same_subject(one: Found, actors: Sequence[Actor], verb: int) -> int | None:
    """Return where the one stands who attacked, and lost people in it: «هاجمت الحركة موقعا للجيش وخسرت»."""
    its = "ها" if one.sentence.passage.word(verb).endswith("ت") else "ه"
    stands = stances(actors, ())
    before = [a for a in actors if a.mark.end <= verb and stands[a.mark.start] == "acts" and its in gender(a)]
    return before[-1].mark.start if before else None


def _inflicted(one: Found, actors: Sequence[Actor]) -> int | None:
    """Return where those stand on whom a verb inflicts the dead: «كبد الجيش المهاجمين 30 قتيلا»."""
    passage, start = one.sentence.passage, _told_at(one)
    for at in range(start - 1, max(one.sentence.start, start - _INFLICTED) - 1, -1):
        verb = passage.word(at).removeprefix("و").removeprefix("ف")
        on_them = next(
            (its for its in _ITS if verb.removesuffix(its) in _INFLICTS and verb.endswith(its)), None
        )
        if on_them is not None:
            return _before(at, on_them, actors)
        if verb in _INFLICTS and passage.word(at + 1).removeprefix("ال").startswith(_ATTACKERS):
            return _attacker(at, actors)
        if verb in _INFLICTS:
            named = [actor.mark.start for actor in actors if at < actor.mark.start < start]
            by_name = named and named[0] == at + 1 and not actors[0].mark.proclitic.startswith("ب")
            return named[1] if by_name and len(named) > 1 else None
    return None


def _before(verb: int, its: str, actors: Sequence[Actor]) -> int | None:
    """Return where those stand for whom a verb has a pronoun: «صد الجيش هجوما للحركة وكبدها 60 قتيلا»."""
    named = [a for a in actors if a.mark.end <= verb and its in gender(a)]
    return named[-1].mark.start if len(actors) > 1 and named else None


def _attacker(verb: int, actors: Sequence[Actor]) -> int | None:
    """Return where the attackers are named on whom a verb inflicts the dead: «كبد المهاجمين 30 قتيلا»."""
    stands = stances(actors, ())
    acting = [a for a in actors if a.mark.end <= verb and stands[a.mark.start] == "acts"]
    group = [a for a in acting if a.mark.entry.kind == "actors" and a.mark.entry["kind"] == "group"]
    return group[-1].mark.start if group else None


def _in_ranks_before(one: Found, actors: Sequence[Actor]) -> int | None:
    """Return where the side stands in whose ranks dead are counted right behind it («في صفوفها 9 قتلى»)."""
    passage, at = one.sentence.passage, one.group.start - 1
    on_them = passage.word(at) in _ON_THEM and passage.word(at - 1).removeprefix("و") in _INFLICTS
    in_ranks = passage.word(at) in _RANKS and passage.word(at - 1) in {"في", "من", "بين"}
    if not (on_them or in_ranks):
        return None
    its = next(its for its in ("هم", "ها", "ه") if passage.word(at).endswith(its))
    named = [a for a in actors if a.mark.end <= at and passage.word(a.mark.end) != ":"]  # not «نحن»
    before = [actor for actor in named if its in gender(actor)]
    return before[-1].mark.start if before else None


def _admits(one: Found) -> int | None:
    """Return where the one stands who admits a loss that can only be its own («أقر الجيش بمقتل ثلاثة»)."""
    passage = one.sentence.passage
    for at in range(one.start - 1, max(one.sentence.start, one.start - _ADMITTED) - 1, -1):
        if passage.word(at).removeprefix("و").removeprefix("ف") in _ADMITS:
            who = passage.at(at + 1, "actors") or passage.at(at + 1, "forces")
            return at + 1 if who is not None else None
        if passage.word(at) in {"ان", "بان"}:
            return None
    return None


def lost(one: Found) -> bool:
    """Tell whether a force loses those counted («قواته خسرت ستة قتلى»)."""
    people, passage, start = one.group.people, one.sentence.passage, one.start
    if people is None or people.measure is None:
        return False
    for at in range(start - 1, max(one.sentence.start, start - _LOSS) - 1, -1):
        if passage.word(at).removeprefix("و").removeprefix("ف") in _LOSES:
            around = range(max(one.sentence.start, at - _LONG), start)
            return at >= start - _BESIDE and any(_armed_side(passage, place) for place in around)
    return False


def _armed_side(passage: Passage, at: int) -> bool:
    """Tell whether a word names those who fight: an armed actor, a force, «صفوف», «قواته»."""
    actor = passage.at(at, "actors")
    side = actor is not None and actor.entry["kind"] != "people"
    return (
        side or passage.at(at, "forces", "army") is not None or passage.word(at).startswith(("صفوف", "قوات"))
    )

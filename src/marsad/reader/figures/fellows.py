"""What a figure takes from the others of its sentence: «وجرح خمسة آخرون» are of the kind killed before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from marsad.language.folding import fold_text
from marsad.models import Figure, Status
from marsad.reader.counting.people import FORCES
from marsad.reader.harm.scan import Found
from marsad.reader.parties.canonical import force_name
from marsad.reader.parties.sides import Sides
from marsad.reader.parties.standing import Claim

_CLAUSE = 25


def mixed_before(one: Found, told: Sequence[Figure]) -> bool:
    """Tell whether more people may be of either of two kinds («مقتل شرطيين ومدني وإصابة عشرة [آخرين]»)."""
    if not (more_of_them(one) or one.group.people is None) or len(told) < _TWO + 1:
        return False
    return _of_two_kinds(*told[-_TWO - 1 : -1])


def _of_two_kinds(first: Figure, second: Figure) -> bool:
    """Tell whether «و» joins civilians and fighters whom the same befell."""
    both = {first.status, second.status} == {"armed", "civilian"}
    joined_on = second.rule == "and" or (second.rule == first.rule == "before verb")
    return both and joined_on and first.measure == second.measure and not second.subset


_TWO = 2


def last_of(claims: Sequence[Claim], earlier: Figure | None) -> Figure | None:
    """Return of whom «آخرون» in the next sentence may be more: of the last whole that counts no bomber.

    None where it is joined to people of another kind («مقتل شرطيين وثلاثة مدنيين. وأصيب 14 آخرون»).
    """
    stays = [one.figure for one in claims if not one.figure.subset and not attacker(one.found)]
    if len(stays) >= _TWO and _of_two_kinds(*stays[-_TWO:]):
        return None
    return stays[-1] if stays else earlier


def of_two_camps(one: Found, other: Found) -> bool:
    """Tell whether some are of a state's forces and some of a group («أربعة شرطيين», «أربعة مهربين»)."""
    forces = {found.group.people.force for found in (one, other) if found.group.people is not None}
    return "group" in forces and not forces.isdisjoint(FORCES)


def attacker(one: Found) -> bool:
    """Tell whether a suicide bomber is counted: those counted behind are the victims, not of that kind."""
    people = one.group.people
    return one.rule == "own" or (people is not None and people.kind.startswith("انتحاري"))


def joined(figure: Figure, one: Found, last: Figure) -> bool:
    """Tell whether «و» joins a bare count to one of armed people.

    «للجيش ثلاثة قتلى وخمسة جرحى», «سقوط ضابط وأربعة قتلى من الجانب الصومالي».
    """
    bare = one.group.people is not None and one.group.people.measure is not None
    return (
        bare
        and one.group.conj
        and figure.status == "unknown"
        and figure.rule == "count"
        and (last.rule == "count" or _beside_in_measure(figure, last))
        and last.status == "armed"
    )


def _beside_in_measure(figure: Figure, last: Figure) -> bool:
    """Tell whether what befell people stands right before them too («سقوط ضابط و4 قتلى»)."""
    if figure.evidence is None or last.evidence is None or figure.measure != last.measure:
        return False
    return figure.evidence.start - last.evidence.end <= _GAP


_GAP = 2


def more_of_them(one: Found) -> bool:
    """Tell whether more people of the kind counted before are counted: «خمسة آخرون»."""
    return one.group.people is not None and one.group.people.others


def added_to(before: Found, one: Found) -> bool:
    """Tell whether a sentence adds people to those told of before: «كما قتلت اثنين آخرين»."""
    passage, start = one.sentence.passage, one.sentence.start
    adds = passage.word(start).removeprefix("و") in _ADDS and one.start - start <= _HEAD
    more = more_of_them(one) or passage.at(one.group.end - 1, "grammar", "others") is not None
    more = more or passage.at(one.group.end, "grammar", "others") is not None
    return adds and more and not more_of_them(before)


_ADDS = frozenset({"كما", "كذلك", "ايضا"})
_HEAD = 5


def goes_on(one: Found) -> bool:
    """Tell whether people are of the kind counted before: «وجرح خمسة», «وخمسة آخرون», «اثنان من زملائه»."""
    people = one.group.people
    if one.rule == "own" or one.sentence.passage.word(one.group.end) in _MOST:
        return False
    fellows = people is not None and people.kind.startswith(("زميل", "مرافق", "رفيق"))
    return people is None or people.others or (fellows and people.status == "unknown") or _more_men(one)


_MOST = frozenset({"معظمهم", "اغلبهم", "غالبيتهم", "اكثرهم"})
"""Behind people it says whom most of them are, whatever those counted before were."""


def _more_men(one: Found) -> bool:
    """Tell whether more men of a force are counted by the noun for its men: «ثلاثة أفراد آخرين»."""
    people, passage = one.group.people, one.sentence.passage
    of_force = people is not None and people.kind.startswith("فرد")
    return of_force and passage.at(one.group.end - 1, "grammar", "others") is not None


def of_nation(one: Found, before: Found | None, sides: Sides) -> str | None:
    """Return the force of people told by nationality beside soldiers: «26 جنديا صوماليا وثلاثة أوغنديين».

    That is how those who fight count their enemies; of others it may mean anybody of that country.
    """
    people, like = one.group.people, before.group.people if before is not None else None
    if people is None or like is None or not one.group.conj or people.country is None:
        return None
    named = people.kind or people.force or people.actor or people.measure
    force = "army" if like.force == "rank" else like.force
    if named or force not in FORCES or like.country is None:
        return None
    return force_name(force, people.country, None, sides.forces)


def of_next(claims: Sequence[Claim]) -> list[Claim]:
    """Give the dead the people that stand behind the injured joined to them.

    «قتلى وجرحى في صفوف الشرطة», «مقتل ثلاثة وإصابة سبعة جنود»; so do the men told with one by his name
    («أبو خالد و11 مسلحا آخرين»).
    """
    made = list(claims)
    for at in range(len(made) - 2, -1, -1):
        one, more = made[at], made[at + 1]
        together = _counted_together(one.found, more.found) or _noun_shared(one.found, more.found)
        together = together or _with_others_like_him(one.found, more.found)
        if one.figure.status == "unknown" and together:
            side = replace(one.figure, status=more.figure.status, affiliation=more.figure.affiliation)
            made[at] = replace(one, figure=side)
    return made


def _counted_together(one: Found, more: Found) -> bool:
    """Tell whether «و» alone joins two counts that say themselves what befell the people («قتلى وجرحى»)."""
    joined = more.group.conj and more.start - one.end <= 1 and one.sentence is more.sentence
    return joined and one.rule == more.rule == "count" and one.whole is more.whole is None


def _with_others_like_him(one: Found, more: Found) -> bool:
    """Tell whether «آخرين» says of armed people that one told by name alone before them is of their kind."""
    people, passage = more.group.people, more.sentence.passage
    beside = one.sentence is more.sentence and more.group.conj and more.rule == "and"
    named = one.group.low == 1 and (one.group.people is None or one.group.people.kind == "name")
    behind = range(more.group.start, more.group.end + 1)
    others = any(passage.at(at, "grammar", "others") is not None for at in behind)
    return beside and named and others and people is not None and people.status == "armed"


def _noun_shared(one: Found, more: Found) -> bool:
    """Tell whether a bare number shares the noun of the next: «مقتل ثلاثة وإصابة سبعة جنود»."""
    beside = one.sentence is more.sentence and more.group.start - one.group.end == 1
    if not beside or one.measure == more.measure:
        return False
    bare = one.group.people is None and one.group.shape == "number"
    people, harm = more.group.people, one.sentence.passage.word(one.group.end)
    if not bare or people is None or not harm.startswith("و"):
        return False
    many = more.group.low is None or more.group.low > 1  # «قتل 13 وأصيب العشرات من المتمردين»
    return many and people.demographic is None and one.whole is more.whole is None


def are_bodies_of(toll: Figure, bodies: Figure) -> bool:
    """Tell whether bodies are of the dead that the sentence has counted («… بعد انتشال أربعين جثة»)."""
    named = fold_text(bodies.who or "").startswith(("جث", "جثام"))
    return (
        named and toll.measure == bodies.measure == "killed" and (toll.low or 0) > (bodies.low or 1_000_000)
    )


def of_all(one: Found) -> Status:
    """Return the status that the sentence gives to all behind a figure: «…، وجميعهم من المدنيين»."""
    passage = one.sentence.passage
    for at in range(one.end, min(one.end + _CLAUSE, one.sentence.end - 1)):
        if passage.word(at).removeprefix("و") in {"جميعهم", "كلهم"}:
            people = passage.at(at + 1 + (passage.word(at + 1) == "من"), "people")
            return cast(Status, people.entry["status"]) if people is not None else "unknown"
    return "unknown"


def of_whole(figure: Figure, told: list[Figure], one: Found) -> Figure:
    """Give fighters, and those of whom nothing is said, who are part of a force's dead that force."""
    whole, people = one.whole, one.group.people
    if whole is None or whole >= len(told) or figure.affiliation or figure.status == "civilian":
        return figure
    held = told[whole]
    if held.status != "armed" or held.affiliation is None:
        return figure
    unsaid = people is None or people.measure is not None
    own = held.affiliation if figure.status == "armed" or unsaid else None
    return replace(figure, status="armed", affiliation=own)

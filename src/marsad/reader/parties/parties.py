"""By whom and against whom: the actors that a sentence names and the part they play in what happened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from marsad.language.lexicon import Mark
from marsad.language.words import definite, joined_by_and
from marsad.language.wordsets import word_set
from marsad.models import Basis
from marsad.reader.document import Passage, Sentence
from marsad.reader.parties.accusers import accuses
from marsad.reader.parties.claims import claims
from marsad.reader.parties.described import nameless, names_its_group, only_described
from marsad.reader.parties.media import announcing
from marsad.reader.parties.offices import tells_of_forces
from marsad.reader.parties.states import government_arms, man_of_a_force, man_of_a_nation, state_acts
from marsad.reader.scenes.arms import FROM_AFAR
from marsad.reader.voices.claimants import is_saying

Role: TypeAlias = Literal["doer", "target", "side", "claimant", "other"]


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor named at a mark, its ``role`` in the sentence, and on what ``basis`` it is the doer.

    ``claims`` tells how many attacks a claimant claims.
    """

    sentence: Sentence
    mark: Mark
    role: Role
    basis: Basis = "stated"
    claims: int = 0

    @property
    def passage(self) -> Passage:
        """Return the title or text that it is named in."""
        return self.sentence.passage

    @property
    def words(self) -> str:
        """Return the report's own words for the actor."""
        return self.passage.words(self.mark.start, self.mark.end)


def actors(sentence: Sentence) -> list[Actor]:
    """Return the actors of a sentence, in order, each with its role."""
    return list(_actors(sentence))


def _actors(sentence: Sentence) -> Iterator[Actor]:
    named = sorted([*_marks(sentence), *announcing(sentence)], key=lambda mark: mark.start)
    claimed = {claim.mark.start: claim for claim in claims(sentence, [m for m in named if _may_claim(m)])}
    for mark in named:
        claim = claimed.get(mark.start)
        if claim is not None:
            yield Actor(sentence, mark, "claimant", "claimed", claim.attacks)
        else:
            yield Actor(sentence, mark, _role(sentence, mark), _basis(sentence, mark))


def _marks(sentence: Sentence) -> Iterator[Mark]:
    at = sentence.start
    last: Mark | None = None
    while at < sentence.end:
        mark = _named(sentence.passage, at)
        at = mark.end if mark is not None else at + 1
        if mark is not None and _takes_part(sentence, mark, last):
            yield mark
            last = mark


def _takes_part(sentence: Sentence, mark: Mark, last: Mark | None) -> bool:
    """Tell whether one may take part: a name does not only describe, an office does not only speak."""
    if mark.entry.kind == "offices":
        return tells_of_forces(sentence, mark)
    passage = sentence.passage
    if _of_a_group(passage, mark):
        return False
    return not only_described(passage, mark, last) and not names_its_group(passage, mark)


def _of_a_group(passage: Passage, mark: Mark) -> bool:
    """Tell whether a force is that of the group named behind it: «قوات الأمن التابعة لحماس»."""
    loyal = passage.at(mark.end, "parties", "loyal") if nameless(mark) else None
    group = passage.at(loyal.end, "actors") if loyal is not None else None
    return group is not None and group.entry["kind"] == "group"


def _may_claim(mark: Mark) -> bool:
    """Tell whether an actor is of those that claim attacks: states announce theirs."""
    return mark.entry.kind == "grammar" or mark.entry["kind"] in {"group", "generic"}


def _named(passage: Passage, at: int) -> Mark | None:
    found = [mark for mark in passage.marks.get(at, ()) if _names_actor(passage, mark)]
    mark = max(found, key=lambda mark: (mark.end, mark.entry.kind == "actors"), default=None)
    if mark is None:
        return man_of_a_force(passage, at) or _man_of_a_nation(passage, at) or government_arms(passage, at)
    if mark.entry["kind"] != "generic" or not definite(mark.proclitic):
        return mark
    # «الحركة الانفصالية» is the one told of before, «حركة انفصالية» any.
    return next((pointer for pointer in found if pointer.entry.kind == "grammar"), mark)


def _man_of_a_nation(passage: Passage, at: int) -> Mark | None:
    nation = passage.at(at, "forces", "nationality")
    free = nation is not None and not nation.proclitic.startswith(_PREPOSITIONS)
    return man_of_a_nation(passage, nation) if nation is not None and free else None


def _names_actor(passage: Passage, mark: Mark) -> bool:
    """Tell whether a mark names an actor, or points back to one («التنظيم»).

    A nationality does where it is that of arms («غارة إسرائيلية»), a country where it acts («شنتها تركيا»),
    neither behind a preposition, where the attack is («غارة بسوريا», «قصف بمالي»).
    """
    if mark.entry.kind == "grammar":
        return mark.entry.part in {"pointer", "clan"}
    if mark.entry.kind == "offices":
        return True
    if mark.entry.kind != "forces":
        return mark.entry.kind == "actors"
    if mark.entry.part in {"nationality", "country"} and mark.proclitic.startswith(_PREPOSITIONS):
        return False
    if mark.entry.part == "nationality":
        return _arms_of(passage, mark)
    return mark.entry.part != "country" or _acts(passage, mark)


def _arms_of(passage: Passage, mark: Mark) -> bool:
    """Tell whether a nationality stands behind a strike, shelling or raid, one adjective between at most."""
    for at in range(max(0, mark.start - 4), mark.start):
        arms = passage.at(at, "parties", "strike")
        event = passage.at(at, "events") if arms is None else None
        if event is not None and event.entry["type"] in FROM_AFAR:
            arms = event
        if arms is not None and (arms.end == mark.start or _adjective(passage, arms.end, mark.start)):
            return True
    return False


_PREPOSITIONS = ("ب", "ل", "ك")


def _adjective(passage: Passage, start: int, end: int) -> bool:
    """Tell whether one or two adjectives alone stand between («قصف مدفعي تركي», «ضربات جوية وصاروخية …»)."""
    words = [passage.word(at) for at in range(start, end)]
    return 0 < len(words) <= _ADJECTIVES and all(_ADJECTIVE.fullmatch(word) for word in words)


_ADJECTIVE, _ADJECTIVES = re.compile(r"\w+ي(?:ا|ه|ين|ان|تين|تان)?"), 2


def _acts(passage: Passage, mark: Mark) -> bool:
    """Tell whether the verb beside a country makes it the doer («شنتها إسرائيل», «قيام تركيا بقصف»)."""
    harm = passage.at(mark.start - 1, "casualty", "verb")
    blame = passage.at(mark.start - 2, "parties", "suspect")
    if blame is not None and blame.end == mark.start and passage.word(mark.start - 1) == "علي":
        return True  # «ألقى باللوم على أوكرانيا»
    if state_acts(passage, mark) or (harm is not None and harm.entry["voice"] != "passive"):
        return True
    return any(
        (verb := passage.at(at, "parties", kind)) is not None and verb.end == mark.start
        for at in (mark.start - 1, mark.start - 2)
        for kind in ("by", "act", "set_on")
    )


def _role(sentence: Sentence, mark: Mark) -> Role:
    """Find the part an actor plays from the words just before it, then from those just after."""
    passage = sentence.passage
    if mark.entry.part == "nationality" or mark.entry.kind == "offices":
        return "doer"
    return "target" if hit_by_attack(passage, mark) else _role_before(sentence, mark)


def _role_before(sentence: Sentence, mark: Mark) -> Role:
    passage = sentence.passage
    nearest = mark.start - (2 if passage.word(mark.start - 1) == "(" else 1)
    for at in range(nearest, max(sentence.start, mark.start - 5) - 1, -1):
        if passage.word(at) in {"،", ",", ":", "(", ")"} or is_saying(passage, at):
            break
        if _strikes_at(passage, at):
            return "target"
        for kind, role in _BEFORE:
            if passage.at(at, "parties", kind):
                return "target" if kind == "act" and _is_object(passage, at, mark) else role
    if mark.proclitic in {"ل", "لل"} and _arms(passage, mark.start - 1):
        return "doer"
    return _role_after(sentence, mark)


def hit_by_attack(passage: Passage, mark: Mark) -> bool:
    """Tell whether an actor is the object of a verb whose subject is an attack: «استهدف تفجير قوات الأمن»."""
    for at in range(mark.start - 1, mark.start - _OBJECT, -1):
        event = passage.at(at, "events")
        if event is not None and passage.word(at - 1).removeprefix("و") in _HITS:
            between = event.end < mark.start and event.entry["cue"] == "assault"  # «هجوم انتحاري قوات الأمن»
            named = mark.proclitic != "ب" and mark.entry.part not in {"nationality", "country"}
            far = any(passage.word(near) in _OFF for near in range(event.end, mark.start))
            return named and not far and (event.entry["cue"] in _BLASTS or between)
    return False


_HITS = word_set("an attack hits")
_BLASTS = frozenset({"blast", "explosion", "bomb", "car_bomb", "suicide"})
"""What has a verb of its own and no genitive of who did it: «تفجير», unlike «قصف الجيش»."""
_OFF = frozenset({"،", ",", "في", "من", "نفذه", "نفذها", "تبناه", "تبنته"})
"""What stands between an attack and one who is not its object."""
_OBJECT = 6


def _is_object(passage: Passage, verb: int, mark: Mark) -> bool:
    """Tell whether an actor, or what is its, is the object: «هاجم مسلحون الجيش», «نصبوا كمينا له»."""
    if mark.proclitic in {"ل", "لل"}:
        return True
    between = (one for at in range(verb + 1, mark.start) if (one := passage.at(at, "actors")) is not None)
    subject = any(not one.proclitic and not names_its_group(passage, one) for one in between)
    return subject and mark.proclitic[:1] != "و"


def _strikes_at(passage: Passage, at: int) -> bool:
    """Tell whether a verb here has an attack for its subject: «هجوم استهدف» names the target next."""
    attack = any(passage.at(before, "events") for before in (at - 1, at - 2) if before >= 0)
    return attack and passage.at(at, "parties", "against") is not None


_BEFORE: tuple[tuple[str, Role], ...] = (
    ("by", "doer"),
    ("act", "doer"),
    ("of", "doer"),
    ("against", "target"),
    ("between", "side"),
)


def _arms(passage: Passage, at: int) -> bool:
    return any(
        passage.at(near, "parties", "of") is not None and not is_checkpoint(passage, near)
        for near in (at, at - 1)
    )


def is_checkpoint(passage: Passage, at: int) -> bool:
    """Tell a checkpoint, as «كمين» is called in Egypt, from an ambush: «عبوة انفجرت على كمين للشرطة»."""
    return passage.word(at).startswith("كمين") and passage.word(at - 1) in _AT_CHECKPOINT


_AT_CHECKPOINT = word_set("checkpoint words")


def _role_after(sentence: Sentence, mark: Mark) -> Role:
    """Find the part an actor plays from what follows: «التنظيم هاجم»."""
    passage = sentence.passage
    said = is_saying(passage, mark.start - 1)
    for at in range(mark.end, min(mark.end + 4, sentence.end)):
        act = None if said or passage.at(at, "casualty") else passage.at(at, "parties", "act")
        if act is not None and not joined_by_and(act.proclitic):  # «الشرطة تقتل مسلحا وتعتقل آخر»
            return "doer"
    return "other"


def _basis(sentence: Sentence, mark: Mark) -> Basis:
    if accuses(sentence, mark):
        return "stated"
    for at in range(mark.start - 1, max(sentence.start, mark.start - 9) - 1, -1):
        if sentence.passage.at(at, "parties", "suspect"):
            return "suspected"
        if sentence.passage.at(at, "parties", "deny"):
            return "denied"
    return "stated"

"""Whose people are counted, where their words leave it open: «عنصران», «سبعة من مقاتليها», «المهاجمين».

The actors that stand near, those of the scene, the state's own force, and nobody are weighed: what speaks for
each are signs, whose weights stand in the table ``weights`` (decision ``whose``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from marsad.language.wordsets import word_tuple
from marsad.models import Figure
from marsad.reader.counting.people import FORCES, SERVICEMEN, People
from marsad.reader.document import Passage
from marsad.reader.harm.scan import Found
from marsad.reader.parties.canonical import force_name
from marsad.reader.parties.circle import Circle
from marsad.reader.parties.described import holds_ground, in_a_name
from marsad.reader.parties.enemies import enemies, is_neutral
from marsad.reader.parties.hunted import UNNAMED
from marsad.reader.parties.own_people import side_told
from marsad.reader.parties.parties import Actor
from marsad.reader.parties.possessives import gender, pronoun, ranks
from marsad.reader.parties.ranks import of_both_sides
from marsad.reader.parties.sides import Sides, kind_of
from marsad.reader.scenes.telling import Telling
from marsad.reader.setting import Setting
from marsad.reader.voices.claimants import is_saying

_NEAR, _AHEAD, _BACK = 5, 2, 2
"""So many actors before and behind the people, and sentences back, are weighed."""
_FAR, _GAP = 30, 4
_TAKEN = frozenset({"killed", "injured", "arrested", "captured", "casualties"})


@dataclass(slots=True)
class Options:
    """The actors weighed, each with its signs, by canonical name."""

    signs: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str | None, *signs: str) -> None:
        """Add what speaks for an actor."""
        if name is not None and name != "civilians":
            held = self.signs.setdefault(name, [])
            held += [sign for sign in signs if sign not in held]


def whose(
    setting: Setting, around: Circle, telling: Telling, one: Found, others: Mapping[str, Figure | None]
) -> str | None:
    """Return the actor that counted people belong to, as the signs vote, None where it is not told."""
    people = one.group.people
    if of_both_sides(one):
        return None
    sort, before = _sort(one), others.get("figure before")
    taken = one.measure in _TAKEN and sort in UNNAMED
    ours = _in_its_ranks(setting, telling, one) or side_told(setting, telling, one)
    ours = ours or (setting.hunted if taken else None)
    if ours is not None:
        return ours
    goes_on = one.group.conj and people is not None and is_neutral(people) and pronoun(one) is None
    if before is not None and before.affiliation and goes_on:
        return before.affiliation  # «إصابة ضابط وثلاثة مقاتلين»
    whole = others.get("whole")
    if whole is not None and whole.affiliation and whole.status == "armed" and sort not in FORCES:
        return whole.affiliation  # «120 من عناصرها بينهم قائد»
    options = Options()
    _from_figures(options, sort, others)
    _from_words(options, sort, setting.sides, people)
    _from_scene(options, sort, around)
    _from_near(options, sort, setting, telling, one)
    _from_countries(options, setting, one)
    _from_report(options, sort, setting)
    kinds = around.kinds if sort == "pointed" else {}
    names = [name for name in options.signs if kinds.get(name, "group") == "group"]
    names = [name for name in names if not _only_army(setting, sort, name)]
    names = [name for name in names if not _only_police(setting, one, name)]
    foes = enemies(setting, around, telling, one, sort)
    names = [name for name in names if name not in foes]
    doing = around.acting - foes if sort == "attacker" and pronoun(one) is None else frozenset[str | None]()
    doers = [name for name in doing if name is not None and around.kinds.get(name) in _ASSAILANTS]
    if len(doers) == 1:
        return doers[0]  # «قتلت القوات خمسة من المهاجمين»
    held = [(*options.signs[name], f"{sort} of {around.kinds.get(name, 'other')}") for name in names]
    nobody = tuple(_nobody(sort, around, options))
    chosen = setting.votes.choose("whose", [nobody, *held], (one, (None, *names)))
    return None if chosen == 0 else names[chosen - 1]


def _in_its_ranks(setting: Setting, telling: Telling, one: Found) -> str | None:
    """Return who was attacked in whose ranks people fell: «هجوم على معسكر للجيش خلف 20 قتيلا في صفوفه»."""
    said = ranks(one)
    before = [actor for actor in telling.actors if actor.mark.end <= one.start] if said is not None else []
    last = before[-1] if before else None
    if last is None or last.role != "target" or not said or not said.endswith(tuple(gender(last))):
        return None
    return setting.sides.name(last.mark)


def _sort(one: Found) -> str:
    """Return what kind of armed people are counted, as far as it tells whose they are."""
    people, passage = one.group.people, one.sentence.passage
    by_himself = one.harm is not None and one.harm.entry["voice"] == "self"  # «ثم انتحر»
    bomber = one.rule == "own" and not by_himself
    if bomber or people is None or people.kind.startswith("انتحاري"):
        return "bomber"
    if any(passage.at(at, "grammar", "pointer") for at in range(people.start, people.end)):
        return "pointed"
    if people.kind.startswith(_ATTACKERS):
        return "attacker"
    if people.actor is not None and people.force not in SERVICEMEN:
        return "gunman" if people.actor.entry["name"] == "unidentified gunmen" else "generic"
    return people.force or "guard"


def _only_army(setting: Setting, sort: str, name: str) -> bool:
    """Tell whether policemen would be given to an army."""
    rows = [row for row in setting.sides.forces.values() if row["army"] == name] if sort == "police" else []
    return bool(rows) and all(name not in {row["police"], row["security"]} for row in rows)


def _only_police(setting: Setting, one: Found, name: str) -> bool:
    """Tell whether soldiers («جنديان») would be given to a police, which only tells of them."""
    people = one.group.people
    rows = setting.sides.forces.values() if people is not None and people.force == "army" else []
    police = any(row["police"] == name for row in rows)
    return police and all(name not in {row["army"], row["security"]} for row in rows)


_ATTACKERS, _ASSAILANTS = word_tuple("attackers"), frozenset({"group"})


def _nobody(sort: str, around: Circle, options: Options) -> Iterator[str]:
    """Yield what speaks for it that the report does not say whose people they are."""
    yield f"nobody's {sort}"
    groups = [name for name, kind in around.kinds.items() if kind == "group"]
    yield f"nobody's {sort}, {min(len(groups), 2)} groups"
    if len(options.signs) < 2:
        yield "nobody's, no other named"


def _from_figures(options: Options, sort: str, others: Mapping[str, Figure | None]) -> None:
    """Weigh whose people the figures are that this one goes on from: its whole, and the one before."""
    for which, figure in others.items():
        if figure is not None:
            options.add(figure.affiliation, f"of the {which}", f"{sort} of the {which}")


def _from_words(options: Options, sort: str, sides: Sides, people: People | None) -> None:
    """Weigh what the words for the people allow: the state's force, the name of a generic kind."""
    if people is None:
        return
    options.add(sides.of(people), "by the words", f"{sort} by the words")
    if people.actor is not None:
        options.add(sides.name(people.actor), f"{sort} so called")
    options.add(sides.called.get(people.kind), "called so elsewhere")
    if people.force in SERVICEMEN:
        force = "army" if people.force == "rank" else people.force or ""
        options.add(force_name(force, people.country, sides.country, sides.forces), f"{sort} of the country")
        options.add(sides.state if people.force == "rank" else None, "rank of the first state force")


def _from_scene(options: Options, sort: str, around: Circle) -> None:
    """Weigh the actors of the scene by the parts that they play in it."""
    for name, kind in around.kinds.items():
        alone = sum(other == kind for other in around.kinds.values()) == 1
        roles = sorted(around.roles[name] - {"other"}) or ["other"]
        options.add(name, *(f"{sort} {kind} {role} in the scene" for role in roles))
        broad = "forces" if sort in SERVICEMEN else "fighters"
        options.add(name, *(f"{broad} {kind} {role} in the scene" for role in roles))
        if alone:
            options.add(name, f"only {kind}", f"{sort} only {kind}")


def _from_near(options: Options, sort: str, setting: Setting, telling: Telling, one: Found) -> None:
    """Weigh the actors that stand around the people by their place and part in the sentence."""
    agrees = pronoun(one)
    pending = agrees is not None
    for where, actor in _near(setting, telling, one):
        name, kind = setting.sides.name(actor.mark), kind_of(actor.mark, setting.sides)
        if name is None or actor.mark.entry.kind == "offices" or holds_ground(actor.sentence, actor.mark):
            continue
        broad = "forces" if sort in SERVICEMEN else "fighters"
        options.add(name, where, f"{sort} {kind} {where}", f"{broad} {kind} {actor.role} {where}")
        if is_saying(actor.passage, actor.mark.start - 1):
            options.add(name, f"{sort} speaks {where}")
        if agrees is not None and not where.startswith("behind"):
            fits = agrees in gender(actor)
            options.add(name, f"pronoun {'fits' if fits else 'does not fit'}")
            if fits and pending:
                options.add(name, "nearest that the pronoun fits")
                pending = False


def _from_countries(options: Options, setting: Setting, one: Found) -> None:
    """Weigh the force of the country that stands nearest before the people («إسرائيليا بينهم جنديان»)."""
    people = one.group.people
    if people is None or people.force not in SERVICEMEN:
        return
    force = "army" if people.force == "rank" else people.force or ""
    sentence = one.sentence
    for at in range(one.start - 1, max(sentence.start, one.start - _FAR) - 1, -1):
        mark = sentence.passage.at(at, "forces", "nationality") or sentence.passage.at(
            at, "forces", "country"
        )
        if mark is not None and mark.end <= one.start and not in_a_name(sentence.passage, at):
            name = force_name(force, mark.entry["country"], None, setting.sides.forces)
            options.add(name, "force of a country named before")
            if mark.entry.part == "nationality":
                options.add(name, "force of a nationality named before")
            if (pronoun(one) is not None or _of_own_country(one)) and _office(sentence.passage, at):
                options.add(name, "force of the office that says its own")
            break


def _of_own_country(one: Found) -> bool:
    """Tell whether people are those of the speaker's own country: «54 من جنود بلاده»."""
    return one.sentence.passage.word(one.group.end) in {"بلاده", "بلادها", "بلادهم", "بلادنا"}


def _office(passage: Passage, at: int) -> bool:
    """Tell whether a nationality is that of an office («وزارة الدفاع التركية … أحد جنودها»)."""
    return any(passage.at(at - back, "claimants", "person") is not None for back in (1, 2))


def _from_report(options: Options, sort: str, setting: Setting) -> None:
    """Weigh the groups that the report names elsewhere."""
    for actor in setting.cast:
        name, kind = setting.sides.name(actor.mark), kind_of(actor.mark, setting.sides)
        if kind == "group" and name not in options.signs:
            options.add(name, f"{sort} elsewhere", f"{sort} elsewhere {actor.role}")


def _near(setting: Setting, telling: Telling, one: Found) -> Iterator[tuple[str, Actor]]:
    """Yield the actors around the people, those before them from the nearest on."""
    at = bisect_left(telling.actors, one.start, key=lambda actor: actor.mark.start)
    for place, actor in enumerate(reversed(telling.actors[max(0, at - _NEAR) : at])):
        yield "next before" if place == 0 else "before", actor
    for place, actor in enumerate(telling.actors[at : at + _AHEAD]):
        joined = place == 0 and _joined(one, actor)
        yield "joined behind" if joined else "next behind" if place == 0 else "behind", actor
    until = bisect_left(setting.told, telling.sentence.index, key=lambda one: one.sentence.index)
    for back, earlier in enumerate(reversed(setting.told[max(0, until - _BACK) : until])):
        for place, actor in enumerate(reversed(earlier.actors[-_NEAR:])):
            yield f"{back + 1} back{'' if place else ', last'}", actor


def _joined(one: Found, actor: Actor) -> bool:
    """Tell whether an actor is told of the people themselves («قيادي بارز في التنظيم», «منتسب بالشرطة»)."""
    passage, start = one.sentence.passage, one.group.end
    between = [passage.word(at) for at in range(start, actor.mark.start)]
    if len(between) > _GAP or "،" in between or any(word.startswith("و") for word in between):
        return False
    return actor.mark.proclitic in {"ل", "لل", "ب", "بال"} or between[-1:] in (["من"], ["في"], ["لدي"])

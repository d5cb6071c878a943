"""To which force or group counted people belong, where a report names it only once or in part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from marsad.language.folding import fold_text
from marsad.language.lexicon import Mark
from marsad.language.tables import Row
from marsad.reader.counting.people import FORCES, People
from marsad.reader.harm.scan import Found
from marsad.reader.parties.canonical import actor_kind, actor_name, force_name
from marsad.reader.parties.described import holds_ground
from marsad.reader.parties.meant import meant
from marsad.reader.parties.parties import Actor


@dataclass(frozen=True, slots=True)
class Sides:
    """What a scene tells of the two sides: its country, the armed group and the state force in it.

    ``pointed`` is the group that acts most in the report, which «التنظيم» points to where none was named
    before it; ``antecedents`` maps the token at which such a word stands to the name that it points back to.
    ``home`` is the country of most of its places, that of an office which names none («رئاسة الأركان»);
    ``spoken`` that of the offices which speak, of whose army a report without places tells.
    ``called`` maps a kind of people («متمرد», «عنصر») to the one group that the report calls so.
    """

    forces: Mapping[str, Row]
    country: str | None = None
    home: str | None = None
    spoken: str | None = None
    group: str | None = None
    state: str | None = None
    pointed: str | None = None
    called: Mapping[str, str] = field(default_factory=dict)
    antecedents: Mapping[int, Mark] = field(default_factory=dict)

    def name(self, mark: Mark) -> str | None:
        """Return the canonical name of an actor in this scene."""
        before = self.antecedents.get(mark.start)
        if mark.entry.kind == "grammar":
            return self.name(before) if before is not None else self.pointed or self.group
        if before is not None and _bare(mark) and before.entry.part == mark.entry.part:
            return self.name(before)
        office = mark.entry.kind == "offices" and not mark.entry["country"]
        country = self.country or self.spoken
        return actor_name(mark, self.home or country if office else country, self.forces)

    def kind(self, mark: Mark) -> str:
        """Return the kind of an actor in this scene: group, state, …"""
        return actor_kind(mark, self.country)

    def of(self, people: People) -> str | None:
        """Return the force or group that counted people belong to, None where the report does not tell."""
        actor = people.actor
        if actor is not None and self.kind(actor) == "people":
            name = self.name(actor)
            return None if name == "civilians" else name
        if actor is not None and self.kind(actor) != "generic":
            return self.name(actor)
        if people.force in FORCES | {"joint"}:
            force = "security" if people.force == "joint" else people.force
            return force_name(force, people.country, self.country, self.forces)
        if people.force == "clan":
            told = (self.antecedents.get(at) for at in range(people.start, people.end + 1))
            return next((self.name(mark) for mark in told if mark is not None), None)
        if people.force == "rank":
            return self.state or force_name("army", people.country, self.country, self.forces)
        return self._fighters(people)

    def sure(self, people: People) -> bool:
        """Tell whether the words for people say whose they are: an actor's name, or a nationality."""
        if people.actor is not None:
            return self.kind(people.actor) != "generic"
        named = people.force in FORCES and people.country is not None
        return named or people.force == "joint"

    def _fighters(self, people: People) -> str | None:
        if people.status != "armed":
            return None
        if people.kind in self.called:
            return self.called[people.kind]
        if people.force == "group" and self.group:
            return self.group
        return self.name(people.actor) if people.actor is not None else None


def called(found: list[Found], sides: Sides) -> dict[str, str]:
    """Return for each kind of people the group that a report calls so, where it is only one."""
    names: dict[str, set[str]] = {}
    for one in found:
        people = one.group.people
        if people is None or people.actor is None or not people.kind:
            continue
        name = sides.name(people.actor) if sides.kind(people.actor) in {"group", "coalition"} else None
        if name is not None:
            names.setdefault(people.kind, set()).add(name)
    return {kind: held.pop() for kind, held in names.items() if len(held) == 1}


def group_of(actors: list[Actor], sides: Sides) -> str | None:
    """Return the armed group that acts in a scene: a doer first, else the only group it names."""
    groups = [a for a in actors if sides.kind(a.mark) == "group" and not holds_ground(a.sentence, a.mark)]
    doers = [a for a in groups if a.role in {"doer", "claimant"}]
    names = [name for a in doers or groups if (name := sides.name(a.mark))]
    return names[0] if names and (doers or len(set(names)) == 1) else None


def home_of(actors: Iterable[Actor]) -> str | None:
    """Return the one country in which all the groups fight that are named, None where there is not one."""
    named = [a.mark.entry for a in actors if a.mark.entry.kind == "actors" and not a.mark.rivals]
    grounds = [set(e.row.values("country")) for e in named if e["kind"] == "group" and e["country"]]
    shared = set.intersection(*grounds) if grounds else set()
    return shared.pop() if len(shared) == 1 else None


def most_active(actors: list[Actor], sides: Sides) -> str | None:
    """Return the armed group that a report most often names as the one who acts."""
    doers = [a for a in actors if sides.kind(a.mark) == "group" and a.role in {"doer", "claimant"}]
    names = [name for a in doers if (name := sides.name(a.mark))]
    return max(names, key=names.count, default=None)


def antecedents(actors: Iterable[Actor], sides: Sides) -> dict[int, Mark]:
    """Return by token of the text which group «التنظيم», «الحركة», «الحزب» point back to.

    That is the last one that was called so («مليشيات الحوثي»), else the last one named before of which such
    a word may be said, whatever it was called there. A bare «الجيش» is that of the country named with it just
    before («الجيش التركي»).
    """
    last: dict[str, Mark] = {}
    called: dict[str, Mark] = {}
    found: dict[int, Mark] = {}
    forces: dict[str, tuple[int, Mark]] = {}
    for actor in (actor for actor in actors if actor.passage.field == "text"):
        mark = actor.mark
        if mark.entry.kind == "grammar":
            head = _head(actor.passage.word(mark.start)[len(mark.proclitic) :])
            before = called.get(head) or last.get(head) or meant(mark, head, sides.country)
            if before is not None:
                found[mark.start] = before
        elif _bare(mark):
            index, force = forces.get(mark.entry.part, (-_FAR, mark))
            if actor.sentence.index - index < _FAR:
                found[mark.start] = force
                forces[mark.entry.part] = (actor.sentence.index, force)
        elif mark.entry.kind == "forces":
            forces[mark.entry.part] = (actor.sentence.index, mark)
        elif sides.kind(mark) == "group":
            last.update(dict.fromkeys(_heads(mark.entry["forms"]), mark))
            called[_head(actor.passage.word(mark.start)[len(mark.proclitic) :])] = mark
    return found


_FAR = 2
"""A bare «الجيش» points back to one named in its own sentence or in one of so many before, less one."""


def _bare(mark: Mark) -> bool:
    """Tell whether a force is named without its country: «الجيش», «الشرطة»."""
    forces = mark.entry.kind == "forces" and mark.entry.part in FORCES
    return forces and not mark.entry["country"]


@cache
def _heads(forms: str) -> frozenset[str]:
    """Return the words that the names of a group begin with: «تنظيم», «حركة», «حزب»."""
    return frozenset(_head(form.split()[0]) for form in fold_text(forms).split("|") if form.strip())


def _head(word: str) -> str:
    word = word.removeprefix("ال")
    return "ميليشيا" if word in {"ميليشيات", "مليشيا", "مليشيات"} else word


_CAST = 8


def cast_of(actors: list[Actor], sides: Sides) -> tuple[Actor, ...]:
    """Return one place in the text for each actor that a report names most, where it acts if it does."""
    held: dict[str, list[Actor]] = {}
    for actor in actors:
        name = sides.name(actor.mark)
        if name is not None and name != "civilians":
            held.setdefault(name, []).append(actor)
    most = sorted(held.values(), key=len, reverse=True)[:_CAST]
    return tuple(next((a for a in row if a.role in {"doer", "claimant"}), row[0]) for row in most)


def state_of(actors: list[Actor], sides: Sides) -> str | None:
    """Return the first state force that a scene names."""
    for actor in actors:
        if actor.mark.entry.kind == "forces" or sides.kind(actor.mark) == "state":
            return sides.name(actor.mark)
    return None


def kind_of(mark: Mark, sides: Sides) -> str:
    """Return the kind of an actor; what points back is a group, a force named in part is of a state."""
    return "group" if mark.entry.kind == "grammar" else sides.kind(mark) or "state"

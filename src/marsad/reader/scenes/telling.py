"""What one sentence tells, and the scene that sentences of one incident make together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from marsad.models import IncidentType
from marsad.reader.days.when import When
from marsad.reader.document import Sentence
from marsad.reader.harm.scan import Found
from marsad.reader.parties.parties import Actor
from marsad.reader.places.places import Mention

_KNOWN = 12
_VAGUE = 6
"""The rank of «شمال سوريا»: larger are only countries."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What one sentence tells: its figures, days, actors, kinds of event, and where it happened.

    ``place`` is the place by which the sentence is told from others, ``places`` are all that it names.
    ``under`` is the heading of a list that tells for this item what happened;
    ``listed_under`` is the sentence whose count a line of a list breaks down.
    ``headline`` is true where a sentence of the text says the title again, ``counted_next`` where the
    sentence behind counts people and says neither where nor when, ``attacks_counted`` where it numbers
    attacks («الهجمات الثلاثة»), ``counted_up`` where those who count the dead sum up some days, ``sums``
    where its number is the sum of those told next, each a ``summand``.
    """

    sentence: Sentence
    found: tuple[Found, ...]
    place: Mention | None
    times: tuple[When, ...]
    actors: tuple[Actor, ...]
    events: tuple[tuple[IncidentType, int], ...]
    strong: bool
    period: bool
    past: bool
    turn: bool
    points_back: bool = False
    harmed: bool = False
    toll: bool = False
    habit: bool = False
    earlier: bool = False
    acts: tuple[Found, ...] = ()
    voices: tuple[str | None, ...] = ()
    places: tuple[Mention, ...] = ()
    again: bool = False
    separate: bool = False
    under_day: bool = False
    many: bool = False
    fresh: bool = False
    sequel: bool = False
    lead: bool = False
    under: Sentence | None = None
    listed_under: Sentence | None = None
    headline: bool = False
    counted_next: bool = False
    toll_next: bool = False
    attacks_counted: bool = False
    counted_up: bool = False
    sums: bool = False
    summand: bool = False

    @property
    def in_title(self) -> bool:
        """Tell whether the sentence stands in the title."""
        return self.sentence.passage.field == "title"

    @property
    def recalled(self) -> bool:
        """Tell whether it is only named beside another attack, which answers it, say."""
        return bool(self.sentence.recalls)

    @property
    def headed(self) -> bool:
        """Tell whether a heading of a few words begins the paragraph («إدلب: …»)."""
        passage, start = self.sentence.passage, self.sentence.start
        return self.paragraph and any(passage.word(at) == ":" for at in range(start + 1, start + 6))

    @property
    def under_a_heading(self) -> bool:
        """Tell whether a heading that names nobody who speaks begins the paragraph («البادية: …»)."""
        passage, start = self.sentence.passage, self.sentence.start
        colon = next((at for at in range(start + 1, start + 4) if passage.word(at) == ":"), start)
        spoken = any(passage.at(at, "claimants") for at in range(start, colon))
        return self.paragraph and colon > start and not spoken

    @property
    def item(self) -> Mention | None:
        """Return the place that heads an item of a round-up («إدلب: …», «الأنبار/ …»)."""
        passage, start = self.sentence.passage, self.sentence.start
        colon = next((at for at in range(start + 1, start + 6) if passage.word(at) in {":", "/"}), None)
        first = min(self.places, key=lambda place: place.start, default=None)
        if colon is None or first is None or not self.paragraph or first.end > colon:
            return None
        return (
            first if all(passage.at(at, "claimants", "say") is None for at in range(start, colon)) else None
        )

    @property
    def paragraph(self) -> bool:
        """Tell whether the sentence begins a paragraph."""
        return self.sentence.passage.word(self.sentence.start - 1) in {"", "\n"}


@dataclass(slots=True, eq=False)
class Scene:
    """The sentences of a report that tell of one incident, or of one tally.

    ``total`` is a tally that sums the incidents told next, and so is told of their day.
    ``beside`` is the fighting that it set off, or what is told of its place, where it was if it names none.
    """

    tellings: list[Telling] = field(default_factory=list)
    tally: bool = False
    total: bool = False
    past: bool = False
    beside: Scene | None = None

    @property
    def found(self) -> list[Found]:
        """Return all figures of the scene."""
        return [found for telling in self.tellings for found in telling.found]

    @property
    def known(self) -> list[Telling]:
        """Return what a scene is known by: its first sentences and its latest."""
        return (
            self.tellings if len(self.tellings) <= _KNOWN else self.tellings[:4] + self.tellings[4 - _KNOWN :]
        )

    @property
    def numbers(self) -> set[tuple[str, int | None]]:
        """Return the figures of the scene as (measure, low), small numbers left out."""
        return numbers(found for telling in self.known for found in telling.found)


def recent(scenes: list[Scene]) -> list[Scene]:
    """Return those of a long report that may be gone on with: the first two and the latest."""
    return scenes[:2] + scenes[2:][-_RECENT:]


def near_to(scenes: list[Scene]) -> list[Scene]:
    """Return those of a long report among which ``recent`` ones are looked for: its first and its latest."""
    return scenes if len(scenes) <= _NEAR else scenes[:2] + scenes[2 - _NEAR :]


_RECENT, _NEAR = 14, 60


def numbers(found: Iterable[Found]) -> set[tuple[str, int | None]]:
    """Return figures as (measure, low), small numbers left out: they recur by chance."""
    return {(f.measure, f.group.low) for f in found if f.group.low and f.group.low > 2}


def states_all(scene: Scene, telling: Telling) -> bool:
    """Tell whether a scene states all that a title counts, which is then no part of a sum that does not."""
    counted = {(one.measure, one.group.low) for one in telling.found}
    return bool(counted) and counted <= {(one.measure, one.group.low) for one in scene.found}


def told_place(places: Sequence[Mention]) -> Mention | None:
    """Return the place that a sentence tells of: the smallest, of equal ones the first."""
    held = {m.inside.start for m in places if m.inside and not m.site}
    free = [m for m in places if m.start not in held and not (m.aside and m.site)]
    return min(free, key=lambda m: (m.rank >= _VAGUE, m.aside, m.site, m.rank), default=None)

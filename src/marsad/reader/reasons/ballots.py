"""How signs voted on which incident the sentences of a report tell of, for those who ask why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from marsad.language.weights import points, weights
from marsad.reader.scenes.telling import Scene, Telling
from marsad.reader.scenes.votes import Vote, Votes

_DECISION = "scene"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """Why a sentence went where it went: what was ``chosen``, its points, and the signs that brought them.

    ``next`` is the next best choice, null where there was no other.
    """

    chosen: str
    points: float
    signs: tuple[tuple[str, float], ...]
    next: str | None = None
    next_points: float | None = None


@dataclass(slots=True)
class Ballots:
    """Hears the votes of a reading, and keeps those on incidents by the sentence that they were on."""

    found: dict[int, Ballot] = field(default_factory=dict)

    def votes(self) -> Votes:
        """Return what the reader is to tell its votes to."""
        return Votes(heard=self._hear)

    def _hear(self, vote: Vote, about: object) -> None:
        if vote.decision == _DECISION and isinstance(about, tuple) and isinstance(about[0], Telling):
            self.found[about[0].sentence.index] = _ballot(vote, about[1])


def _ballot(vote: Vote, known: Sequence[Scene]) -> Ballot:
    weighed = weights(_DECISION)
    held = [points(signs, weighed) for signs in vote.options]
    others = [at for at in range(len(held)) if at != vote.chosen]
    best = max(others, key=lambda at: held[at], default=None)
    return Ballot(
        chosen=_option(vote.chosen, known),
        points=round(held[vote.chosen], 2),
        signs=_weightiest(vote.options[vote.chosen], weighed),
        next=None if best is None else _option(best, known),
        next_points=None if best is None else round(held[best], 2),
    )


def _weightiest(signs: tuple[str, ...], weighed: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    told = ((sign, weighed[sign]) for sign in dict.fromkeys(signs) if weighed.get(sign))
    return tuple(sorted(told, key=lambda pair: -abs(pair[1])))


def _option(at: int, known: Sequence[Scene]) -> str:
    """Say what an option is: first come the scenes told before, then a new one, then none or a tally."""
    if at < len(known):
        return "a tally told before" if known[at].tally else "an incident told before"
    return "a new incident" if at == len(known) else "a new tally"

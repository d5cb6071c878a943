"""What is told of following while it goes on: to people, to a heartbeat, to metrics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from marsad.intake.problem import Problem
from marsad.ledger.following.followed import Followed
from marsad.ledger.following.items import State


class Listener(Protocol):
    """Hears of every step, in the thread of the event loop."""

    def moved(self, one: Followed, state: State, many: int = 1) -> None:
        """Hear that items of a source came to a state."""

    def fetched(self, one: Followed, seconds: float) -> None:
        """Hear that an address was asked, successfully or not, and how long it took, its turn included."""

    def answered(self, one: Followed) -> None:
        """Hear that a source gave what could be read, or said that nothing has changed."""

    def problem(self, one: Followed, problem: Problem) -> None:
        """Hear of what could not be fetched or read."""

    def trouble(self, why: str) -> None:
        """Hear of trouble that is no source's own."""


@dataclass(frozen=True, slots=True)
class Several:
    """Tells several listeners."""

    listeners: Sequence[Listener]

    def moved(self, one: Followed, state: State, many: int = 1) -> None:
        """Tell each."""
        for each in self.listeners:
            each.moved(one, state, many)

    def fetched(self, one: Followed, seconds: float) -> None:
        """Tell each."""
        for each in self.listeners:
            each.fetched(one, seconds)

    def answered(self, one: Followed) -> None:
        """Tell each."""
        for each in self.listeners:
            each.answered(one)

    def problem(self, one: Followed, problem: Problem) -> None:
        """Tell each."""
        for each in self.listeners:
            each.problem(one, problem)

    def trouble(self, why: str) -> None:
        """Tell each."""
        for each in self.listeners:
            each.trouble(why)

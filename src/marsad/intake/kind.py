"""What a kind of input is: the files it goes by, how it looks, and how it becomes reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from marsad.intake.problem import Problems
from marsad.intake.source import Source
from marsad.models import Report


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of input. ``reports`` may raise UnreadableError for the whole source."""

    suffixes: tuple[str, ...]
    looks_like: Callable[[str], bool]
    reports: Callable[[Source, Problems], Iterator[Report]]

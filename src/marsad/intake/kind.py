"""What a kind of input is: the files it goes by, how it looks, and how it becomes reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from marsad.intake.items import Item
from marsad.intake.problem import Problems
from marsad.intake.source import Source


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of input.

    ``name`` is what users call it, ``suffixes`` those of its files (``.html``). ``looks_like`` tells it by
    its first bytes, a few thousand. ``items`` yields the reports in it, the links that it gives and the
    inputs within it, each as soon as it is read; it may raise UnreadableError for the whole source.
    ``alone``: a file of this kind is one report, so that many of them can be opened by many processes.
    """

    name: str
    suffixes: tuple[str, ...]
    looks_like: Callable[[bytes], bool]
    items: Callable[[Source, Problems], Iterator[Item]]
    alone: bool = False


def never(_: bytes) -> bool:
    """Return false: the looks of a kind that is taken only where it is named, or goes by its suffix."""
    return False

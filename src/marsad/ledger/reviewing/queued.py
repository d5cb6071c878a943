"""A thing that waits for a person: its kind, what it is about, and the key that it is known by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from marsad.language.folding import fold_text
from marsad.ledger.reports.shelf import short_hash
from marsad.models import Correction, Measure, Unknown, UnknownKind
from marsad.models.waiting import Kind

FIGURES: tuple[Kind, Kind] = ("contested", "odd")
"""The kinds of items of figures that cannot all be right."""
UNKNOWN: dict[UnknownKind, Kind] = {"place": "unknown place", "actor": "unknown actor"}
"""The kinds of items of names that no table knows."""

Told: TypeAlias = tuple[str, str]
"""An account by its report and its name there; a report itself where that is empty."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A count that does not go together with another, whose it is (null: the report's own), and where."""

    count: int
    claimant: str | None
    doc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something for a person to decide: what it is about, in words, and what to type ``next``.

    ``other`` is the second of two incidents, ``told`` the accounts that are to be compared, or the report,
    each as report and name of the account; ``stated`` the figures that do not go together, with their
    ``measure``; ``correction`` the number of one that is to be looked at;
    ``name`` one that no table knows.
    """

    kind: Kind
    incident: str | None
    about: str
    score: float | None
    next: str
    other: str | None = None
    told: tuple[Told, ...] = ()
    measure: Measure | None = None
    stated: tuple[Stated, ...] = ()
    correction: int | None = None
    name: str | None = None

    @property
    def key(self) -> str:
        """Return what the item is known by as long as it is in the list; all doubts of an incident alike."""
        if self.kind in FIGURES:
            return figures_key(self.incident or "")
        if self.name is not None:
            return name_key(self.kind, self.name)
        return told_key(self.kind, self.told) if self.told else short_hash(self.kind, self.about)


def told_key(kind: Kind, told: Iterable[Told]) -> str:
    """Return the key of the item of some accounts, or of a report."""
    return short_hash(kind, *sorted(f"{report}:{name}" for report, name in told))


def figures_key(incident: str) -> str:
    """Return the key of the item of an incident's figures."""
    return short_hash("figures", incident)


def name_key(kind: Kind, name: str) -> str:
    """Return the key of the item of a name that no table knows, folded or not."""
    return short_hash(kind, fold_text(name))


def lost_about(one: Correction) -> str:
    """Return what is to be said of a correction of what no report tells any more."""
    return f"correction {one.number} by {one.who} set what no report tells any more"


def lost_key(one: Correction) -> str:
    """Return the key of the item of a correction of what no report tells any more."""
    return short_hash("lost correction", lost_about(one))


def unknown_key(one: Unknown) -> str:
    """Return the key of the item of a name that no table knows."""
    return name_key(UNKNOWN[one.kind], one.name)

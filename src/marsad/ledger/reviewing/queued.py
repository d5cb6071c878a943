"""A thing that waits for a person: its kind, what it is about, and the key that it is known by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from marsad.language.folding import fold_text
from marsad.ledger.reports.shelf import short_hash
from marsad.models import Measure, Unknown, UnknownKind

Kind: TypeAlias = Literal[
    "link",
    "near miss",
    "contested",
    "odd",
    "no incident",
    "unknown place",
    "unknown actor",
    "lost correction",
]

KINDS: tuple[Kind, ...] = get_args(Kind)
UNKNOWN: dict[UnknownKind, Kind] = {"place": "unknown place", "actor": "unknown actor"}
"""The kinds of items of names that no table knows."""


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
    told: tuple[tuple[str, str], ...] = ()
    measure: Measure | None = None
    stated: tuple[Stated, ...] = ()
    correction: int | None = None
    name: str | None = None

    @property
    def key(self) -> str:
        """Return what the item is known by as long as it is in the list; all doubts of an incident alike."""
        if self.kind in ("contested", "odd"):
            return short_hash("figures", self.incident or "")
        if self.name is not None:
            return _name_key(self.kind, self.name)
        subject = sorted(f"{report}:{name}" for report, name in self.told) or [self.about]
        return short_hash(self.kind, *subject)


def unknown_key(one: Unknown) -> str:
    """Return the key of the item of a name that no table knows."""
    return _name_key(UNKNOWN[one.kind], one.name)


def _name_key(kind: Kind, name: str) -> str:
    return short_hash(kind, fold_text(name))

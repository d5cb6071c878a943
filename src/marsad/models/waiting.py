"""What waits for a person: the kinds of things in the review queue."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

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
"""All kinds, in the order of the queue."""

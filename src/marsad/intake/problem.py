"""What intake says about input that it could not read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Problem:
    """Input that was passed over: its ``name`` (a file, or file:line) and in one line ``why``."""

    name: str
    why: str

    def __str__(self) -> str:
        """Return name and why on one line."""
        return f"{self.name}: {self.why}"


Problems: TypeAlias = Callable[[Problem], None]

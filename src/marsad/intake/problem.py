"""What intake says about input that it could not read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Problem:
    """Input that was passed over: its ``name`` (a file, or file:line) and in one line ``why``.

    ``passing``: it may be of the moment, as where memory was wanting, so that another try may do better.
    """

    name: str
    why: str
    passing: bool = False

    def __str__(self) -> str:
        """Return name and why on one line, without signs that would steer a terminal."""
        return _STEERING.sub("?", f"{self.name}: {self.why}")


Problems: TypeAlias = Callable[[Problem], None]

"""Which rules made a row: without that, no number can be made again."""

from __future__ import annotations

from dataclasses import dataclass

from marsad import __version__

GIVEN = "given"
"""Stands for the reader of a reading that was made elsewhere and does not say by what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBy:
    """The version of Marsad that wrote a row, the readers of its reports, the rule of its tolls."""

    marsad: str
    readers: tuple[str, ...]
    rule: str

    def __str__(self) -> str:
        """Return it on one line."""
        readers = ", ".join(self.readers) or "none"
        return f"marsad {self.marsad}, reader {readers}, rule {self.rule}"


def made_by(readers: set[str], rule: str) -> MadeBy:
    """Return what made a row of these readings by this rule, with this version of Marsad."""
    return MadeBy(marsad=__version__, readers=tuple(sorted(readers)), rule=rule)

"""Where the article stands among the blocks of its page, and the lines around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.intake.page.blocks import Block

_ABOVE, _BELOW = 7, 10


@dataclass(frozen=True, slots=True)
class Place:
    """The blocks ``every`` of a page, those of its ``text``, and the one that is the ``title``, if any is."""

    every: Sequence[Block]
    text: range
    title: int | None

    @property
    def inside(self) -> Sequence[Block]:
        """Return the lines of the article."""
        return self.every[self.text.start : self.text.stop]

    @property
    def between(self) -> Sequence[Block]:
        """Return the lines from the title to the text."""
        return self.every[self._top : self._start][:_BELOW]

    @property
    def above(self) -> Sequence[Block]:
        """Return the lines above the title, or above the text where there is none; the nearest first."""
        return self.every[max(self._top - _ABOVE, 0) : self._top][::-1]

    @property
    def below(self) -> Sequence[Block]:
        """Return the lines that follow the text."""
        return self.every[self.text.stop : self.text.stop + _BELOW]

    @property
    def _start(self) -> int:
        return self.text.start if self.text else len(self.every)

    @property
    def _top(self) -> int:
        return self._start if self.title is None else self.title

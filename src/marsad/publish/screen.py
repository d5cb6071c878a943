"""Where output goes: a terminal of some width and kind, or a pipe or file."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from marsad.publish.bidi import RTL, Bidi, arabic_for_terminal, reorders

if TYPE_CHECKING:
    from rich.console import Console

_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class Screen:
    """An output stream and what it can show.

    ``width`` is in columns, null where lines may be of any length (pipes, files). ``terminal``: styles may
    be used. ``visual``: right-to-left text must be put in visual order for it.
    """

    out: TextIO
    width: int | None = None
    terminal: bool = False
    visual: bool = False

    @classmethod
    def of(cls, out: TextIO, bidi: Bidi = "auto", environ: Mapping[str, str] = os.environ) -> Screen:
        """Return the screen behind a stream. What is no terminal always gets logical order."""
        if not out.isatty():
            return cls(out)
        visual = bidi == "visual" or (bidi == "auto" and not reorders(environ))
        return cls(out, shutil.get_terminal_size().columns, terminal=True, visual=visual)

    def shown(self, text: str, *, rtl: bool | None = None) -> str:
        """Return one line, or one cell of it, as it is to be written to this screen.

        A terminal with bidi of its own gets cells as isolates, lest Arabic cells side by side change places.
        """
        if self.visual:
            return arabic_for_terminal(text, rtl=rtl)
        if self.terminal and RTL.search(text):
            return f"{_ISOLATE}{text}{_END_ISOLATE}"
        return text

    def console(self) -> Console:
        """Return a rich console for this stream: styled on a terminal, plain elsewhere."""
        from rich.console import Console  # noqa: PLC0415 (only tables and marks need it)

        return Console(
            file=self.out,
            width=self.width or 1_000_000,
            force_terminal=self.terminal,
            no_color=None if self.terminal else True,
            highlight=False,
            soft_wrap=True,
            markup=False,
            emoji=False,
        )

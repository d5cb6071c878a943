"""Arabic in terminals: most print characters left to right as they come, some reorder them themselves.

For the first kind, text is shaped (letters joined) and put in visual order here; for the second kind, and
wherever output is no terminal, it stays in logical order. Which kind a terminal is, is told by what it puts
into the environment; ``docs/terminal.md`` lists it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from marsad.publish.mirror import in_visual_order

if TYPE_CHECKING:
    from arabic_reshaper import ArabicReshaper  # type: ignore[import-untyped]

Bidi: TypeAlias = Literal["auto", "visual", "logical"]

RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_STRONG = re.compile(f"(?P<rtl>{RTL.pattern})|[^\\W\\d_]")
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
_MARKS_BEFORE_LETTER = re.compile(f"([{_MARKS}]+)({RTL.pattern})")
_INVISIBLE = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_OWN_BIDI_TERMS = ("mlterm", "putty", "xterm-kitty")
_OWN_BIDI_VARIABLES = ("KONSOLE_VERSION", "MLTERM", "KITTY_WINDOW_ID", "INSIDE_EMACS")
_VTE_WITH_BIDI = 5800


def arabic_for_terminal(text: str, *, visual: bool = True, rtl: bool | None = None) -> str:
    """Return one line of text as a terminal is to receive it.

    ``visual``: shaped and in visual order, for a terminal that does not reorder by itself; marks that steer
    the order have then done their work and go. ``rtl``: the direction of the whole; null takes that of the
    first letter. Without ``visual``, or where nothing runs right to left, the text comes back unchanged.
    """
    if not visual or not RTL.search(text):
        return text
    base = runs_rtl(text) if rtl is None else rtl
    shaped = _shaper().reshape(text.encode("utf-8", "backslashreplace").decode())
    shown = in_visual_order(shaped, rtl=base)
    return _MARKS_BEFORE_LETTER.sub(r"\2\1", _INVISIBLE.sub("", shown))


def runs_rtl(text: str) -> bool:
    """Tell whether the first letter of the text is of a script that runs right to left."""
    strong = _STRONG.search(text)
    return strong is not None and strong["rtl"] is not None


def reorders(environ: Mapping[str, str]) -> bool:
    """Tell whether the terminal of this environment puts right-to-left text in order by itself."""
    return (
        any(environ.get(name) for name in _OWN_BIDI_VARIABLES)
        or environ.get("TERM_PROGRAM") == "Apple_Terminal"
        or environ.get("TERM", "").startswith(_OWN_BIDI_TERMS)
        or _number(environ.get("VTE_VERSION", "")) >= _VTE_WITH_BIDI
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0


@lru_cache(maxsize=1)
def _shaper() -> ArabicReshaper:
    from arabic_reshaper import ArabicReshaper  # noqa: PLC0415 (only some terminals need it)

    # Word ligatures such as that of the name of God are one column wide and illegible in a terminal.
    return ArabicReshaper({"delete_harakat": False, "support_zwj": True, "ARABIC LIGATURE ALLAH": False})

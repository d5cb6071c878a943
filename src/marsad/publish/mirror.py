"""Visual order with mirrored signs: brackets and quotation marks face the right way in either direction.

The library that puts text in visual order leaves «(» as it is where it runs right to left, and does not tell
where that is. It shows in what becomes of stand-ins: a pair of brackets that occurs nowhere else in the line,
or two arrows around a lone sign, come out the other way round where the direction is right to left.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

# Neutral signs that no text has.
_BEFORE, _AFTER = "\u237c", "\u2384"
_LONE = re.compile(f"{_BEFORE}(.){_AFTER}|{_AFTER}(.){_BEFORE}")


class _Pair(NamedTuple):
    """The offsets of two brackets that belong together."""

    opening: int
    closing: int


def in_visual_order(text: str, *, rtl: bool) -> str:
    """Return one line in visual order, its base direction given, with signs mirrored."""
    from bidi import get_display  # type: ignore[import-untyped]  # noqa: PLC0415 (only some terminals need it)

    stand_ins = dict(zip(_pairs(text), _unused(text), strict=False))
    paired = {at: char for pair, two in stand_ins.items() for at, char in zip(pair, two, strict=True)}
    shown = str(get_display("".join(_steered(text, paired)), base_dir="R" if rtl else "L"))
    for pair, (opening, closing) in stand_ins.items():
        facing = shown.index(opening) < shown.index(closing)
        shown = shown.replace(opening, _faced(text[pair.opening], facing))
        shown = shown.replace(closing, _faced(text[pair.closing], facing))
    return _LONE.sub(lambda m: m[1] or _faced(m[2], False), shown)


def _steered(text: str, paired: dict[int, str]) -> Iterator[str]:
    """Yield the characters with stand-ins for brackets in pairs and arrows around other mirrored signs."""
    for at, char in enumerate(text):
        if at in paired:
            yield paired[at]
        else:
            yield f"{_BEFORE}{char}{_AFTER}" if char in _mirrored() else char


def _pairs(text: str) -> list[_Pair]:
    """Return the brackets that belong together, as the bidirectional algorithm pairs them (rule BD16)."""
    opened: list[int] = []
    pairs = []
    for at, char in enumerate(text):
        if char in _brackets():
            opened.append(at)
            continue
        partner = next((o for o in reversed(opened) if _brackets()[text[o]] == char), None)
        if partner is not None:
            del opened[opened.index(partner) :]
            pairs.append(_Pair(partner, at))
    return pairs


def _unused(text: str) -> list[tuple[str, str]]:
    return [pair for pair in _brackets().items() if not set(pair) & set(text)]


def _faced(sign: str, facing: bool) -> str:
    return sign if facing else _mirrored()[sign]


@cache
def _mirrored() -> dict[str, str]:
    from bidi.mirror import MIRRORED  # type: ignore[import-untyped]  # noqa: PLC0415

    return dict(MIRRORED)


@cache
def _brackets() -> dict[str, str]:
    """Return opening brackets and what closes them."""
    return {sign: other for sign, other in _mirrored().items() if unicodedata.category(sign) == "Ps"}

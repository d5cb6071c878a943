"""Names of actors that go on: «عناصر تنظيم الدولة» and «تنظيم الدولة في غرب أفريقيا» are one longer name."""

from __future__ import annotations

from collections.abc import Mapping

from marsad.language.lexicon import Mark


def lengthen_names(marks: dict[int, list[Mark]]) -> None:
    """Let each actor's name go on where a longer one begins within its words and ends behind them."""
    for at, here in marks.items():
        if any(_several_words(mark) for mark in here):
            marks[at] = sorted((_lengthened(mark, marks) for mark in here), key=lambda mark: -mark.end)


def _lengthened(mark: Mark, marks: Mapping[int, list[Mark]]) -> Mark:
    if not _several_words(mark):
        return mark
    inner = (one for at in range(mark.start + 1, mark.end) for one in marks.get(at, ()))
    longer = next((one for one in inner if _whole(one) and one.end > mark.end), None)
    return longer._replace(start=mark.start, proclitic=mark.proclitic) if longer is not None else mark


def _several_words(mark: Mark) -> bool:
    return _whole(mark) and mark.end - mark.start > 1


def _whole(mark: Mark) -> bool:
    """Tell whether a mark is the name of an actor, not a word for one of its people."""
    return mark.entry.kind == "actors" and not mark.entry.part

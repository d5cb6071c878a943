"""When an article was published: as the page declares it, shows it by the title, or has it in its address.

Never from a sentence of the article, nor from the clock; and the time of the last change is not that of
publication.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from marsad.intake.headdate import dates_in
from marsad.intake.page.blocks import Block
from marsad.intake.page.marks import forms
from marsad.intake.page.place import Place
from marsad.language.folding import fold_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_YEARS = range(1990, 2100)
_CLOCK = re.compile(
    r"(?<![\d:])(\d{1,2}):(\d\d)(?::\d\d)?(?![\d:])\s*(ص|م|صباحا|مساء|ظهرا|فجرا|ليلا|am|pm)?(?!\w)"
)
_AFTER_NOON = frozenset({"م", "مساء", "ظهرا", "ليلا", "pm"})
_IN_PATH = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-]?(\d{1,2})[/-]?(\d\d?)(?=[/.-]|$)")
_ZONE = re.compile(r"\s*([+-]\d\d):?(\d\d)$")
_LONGEST = 100
_INSIDE = 4
"""Lines within the text, of those that are no sentences, in which the time may be shown."""
_BESIDE = 12
"""Words that may stand beside a time that is shown: who wrote it, in which section."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The ``day`` of publication, and the time of day ``at``, null where only the day is known."""

    day: dt.date
    at: dt.datetime | None = None


def published(times: Sequence[str], tree: HtmlElement, place: Place, address: str | None) -> Moment | None:
    """Return when an article was published, null where the page does not say.

    ``times`` are those that the page declares. What is shown is followed in the day, since it is that of the
    outlet's own place, and in the time of day where only the day is declared.
    """
    shown = _fullest(list(_shown(place)))
    told = next((moment for moment in map(moment_of, (*times, *_marked(tree))) if moment), None)
    if told is None:
        return shown or _of_address(address)
    if shown and told.at is None and shown.day == told.day:
        return shown
    zoned = told.at is not None and told.at.utcoffset() == dt.timedelta(0)
    if shown and zoned and abs(shown.day - told.day) == dt.timedelta(1):
        return Moment(shown.day, told.at)
    return told


def _fullest(shown: Sequence[Moment]) -> Moment | None:
    """Return the first moment, with the time of day if another of its day has it."""
    same = [moment for moment in shown if moment.day == shown[0].day]
    return next((moment for moment in same if moment.at), same[0] if same else None)


def moment_of(said: str) -> Moment | None:
    """Return the moment that is written for machines (ISO 8601, RFC 2822) or people, null for any other."""
    text = said.strip()
    for read, form in (
        (dt.datetime.fromisoformat, _ZONE.sub(r"\1:\2", text)),
        (parsedate_to_datetime, text),
    ):
        try:
            at = read(form)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        if at.year in _YEARS:
            return Moment(at.date(), at if ":" in text or "T" in text else None)
    return next(_in_line(said), None)


def _marked(tree: HtmlElement) -> Iterator[str]:
    """Yield the times of publication that the markup names so, in the order of the page."""
    places = (
        "//*[@itemprop='datePublished']",
        "//time[@pubdate]",
        "//abbr[contains(@class, 'published')]",
        "//time[contains(@class, 'published') or contains(@class, 'entry-date')]",
    )
    for place in places:
        for element in tree.xpath(place):
            values = (element.get(key) for key in ("content", "datetime", "title"))
            yield next((value for value in values if value), None) or element.text_content()[:_LONGEST]


def _shown(place: Place) -> Iterator[Moment]:
    """Yield the times shown: between title and text, above the title, below it if it says what they are."""
    inside = [block for block in place.inside if not block.prose][:_INSIDE]
    below = [block for block in place.below if _says(fold_text(block.text), "published")]
    for block in (*place.between, *place.above, *inside, *below):
        if not (block.prose or block.aside or block.caption) and block.spoken <= _BESIDE:
            yield from _timed(block)


def _timed(block: Block) -> Iterator[Moment]:
    """Yield the moments of a line that shows one, from the markup of the line if it has them there."""
    if _is_change(block.element):
        return
    times = list(block.element.iter("time"))
    given = [e for e in times if e.get("datetime") and not _is_change(e)]
    said = list(_in_line(block.text))
    for changed in (moment_of(e.text_content()[:_LONGEST]) for e in times if _is_change(e)):
        if changed in said:
            said.remove(changed)
    for element in given if said or not _says(fold_text(block.text), "updated") else ():
        if moment := moment_of(element.get("datetime")):
            yield moment
    yield from said


def _is_change(element: HtmlElement) -> bool:
    names = " ".join(element.get(key) or "" for key in ("class", "id", "itemprop")).lower()
    return any(name in names for name in ("modif", "update")) and "publish" not in names


def _in_line(line: str) -> Iterator[Moment]:
    """Yield the moments in a line that are not said to be those of a change, with the time beside them."""
    text = fold_text(line).lower()
    found = sorted(dates_in(text), key=lambda date: date[1])
    for number, (day, start, end) in enumerate(found):
        before = text[found[number - 1][2] if number else 0 : start]
        behind = text[end : found[number + 1][1] if number + 1 < len(found) else None]
        if day.year in _YEARS and not _says(before, "updated"):
            clock = _CLOCK.search(behind) or _CLOCK.search(before)
            yield Moment(day, _with_clock(day, clock) if clock else None)


def _says(folded: str, kind: str) -> bool:
    """Tell whether a line says so; where both are said, the later word counts."""
    last = {name: _last(folded, name) for name in ("published", "updated")}
    return last[kind] >= 0 and last[kind] == max(last.values())


def _last(folded: str, kind: str) -> int:
    """Return where the last form of a kind ends in a line, -1 where there is none; the longer form counts."""
    ends = (
        (match.end(), match.end() - match.start())
        for form in forms(kind)
        for match in re.finditer(rf"(?<!\w){re.escape(' '.join(form))}(?!\w)", folded.lower())
    )
    return max(ends, default=(-1, 0))[0]


def _with_clock(day: dt.date, clock: re.Match[str]) -> dt.datetime | None:
    hour, minute, half = int(clock[1]), int(clock[2]), clock[3]
    if half in _AFTER_NOON and hour < 12:
        hour += 12
    elif half and half not in _AFTER_NOON and hour == 12:
        hour = 0
    try:
        return dt.datetime.combine(day, dt.time(hour, minute))
    except ValueError:
        return None


def _of_address(address: str | None) -> Moment | None:
    """Return the day in the path of an address: /2024/05/21/, /2024-05-21-, /20240521."""
    for found in _IN_PATH.finditer(unquote(urlsplit(address or "").path)):
        try:
            return Moment(dt.date(int(found[1]), int(found[2]), int(found[3])))
        except ValueError:
            continue
    return None

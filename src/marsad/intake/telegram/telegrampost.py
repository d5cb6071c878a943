"""A post of a Telegram channel or group, whichever way it was saved, and the report that it becomes."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from marsad.intake.arabic import why_not_arabic
from marsad.intake.days import day_of
from marsad.intake.items import Received
from marsad.intake.problem import Problem, Problems
from marsad.intake.source import Source, UnreadableError
from marsad.models import Report

_ADDRESSES = re.compile(r"https?://\S+|\b(?:www|t)\.\S+|@\w+")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post: its ``number`` in the chat, its words, and ``data``, the bytes that it was saved in.

    ``address`` is where it is found, null where that cannot be known; ``author`` the signature below it,
    ``credit`` the channel that it was forwarded from.
    """

    number: str
    text: str
    data: bytes
    chat: str | None = None
    address: str | None = None
    published: dt.datetime | None = None
    author: str | None = None
    credit: str | None = None


def received(source: Source, posts: Iterable[Post]) -> Iterator[Received]:
    """Yield a report for each post with words in Arabic. Those without words are passed over."""
    for post in posts:
        if not foreign(post):
            yield _received(source, post)


def export(source: Source, posts: Iterable[Post], on_problem: Problems) -> Iterator[Received]:
    """Yield the reports of a whole export; how many posts are in other languages is told in one line.

    Raises UnreadableError where there is not one report in it.
    """
    others = found = 0
    for post in posts:
        if foreign(post):
            others += bool(_LETTER.search(_words(post)))
        else:
            found += 1
            yield _received(source, post)
    if not found:
        raise UnreadableError(f"no post with words in Arabic in it, {others} in other languages")
    if others:
        on_problem(Problem(source.name, f"{others} posts are not in Arabic; passed over"))


def foreign(post: Post) -> bool:
    """Tell whether a post has no words in Arabic; addresses and names of accounts do not count."""
    return why_not_arabic(_words(post)) is not None


def sound(text: str) -> str:
    """Return a text without halves of characters, which programs leave when they cut an emoji in two."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _words(post: Post) -> str:
    return _ADDRESSES.sub(" ", post.text)


def _received(source: Source, post: Post) -> Received:
    name = f"{source.name}:{post.number}"
    report = Report(
        doc=post.address or f"{source.doc}:{post.number}",
        text=post.text,
        seen=day_of(post.published),
        source=post.chat,
        url=post.address,
        sha256=hashlib.sha256(post.data).hexdigest(),
        published=post.published,
        author=post.author,
        credit=post.credit,
    )
    return Received(report=report, original=replace(source.original(post.data), address=post.address or name))

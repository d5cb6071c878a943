"""Telegram: exports of channels, groups and accounts, in JSON and HTML, and the web preview of a channel."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.intake.encoding import head_text
from marsad.intake.items import Link, Received
from marsad.intake.kind import Kind
from marsad.intake.problem import Problems
from marsad.intake.source import Source, UnreadableError
from marsad.intake.telegram import telegramexport, telegrampages
from marsad.intake.telegram.telegrampost import export, received

_CHANNEL = re.compile(
    r"(?:@|(?:https?://)?(?:www\.)?(?:t|telegram)\.me/(?:s/)?)(?!joinchat\b|c/)([A-Za-z]\w{3,40})(?:[/?]\S*)?"
)
_SITE = re.compile(r"(?:https?://)?(?:www\.)?(?:t|telegram)\.me(?:/|$)", re.I)
INDEX = "export_results.html"
"""The page of a whole account's export that leads to its chats."""
EXPORTS = frozenset({"result.json", "messages.html", INDEX})
"""The files by which the folder of an export is known."""
MEDIA = frozenset(
    {"animations", "contacts", "css", "files", "images", "js", "lists", "photos", "profile_pictures"}
    | {"round_video_messages", "stickers", "stories", "userpics", "video_files", "voice_messages"}
)
"""The folders of an export that hold pictures, recordings and what its pages look like."""


def preview(channel: str) -> str | None:
    """Return the address of a channel's preview page, null where ``channel`` names none that has one.

    ``@name``, ``t.me/name``, ``https://t.me/name`` and an address of a post all lead to
    ``https://t.me/s/name``. Channels that one is invited to (``t.me/+…``) have no preview.
    """
    found = _CHANNEL.fullmatch(channel.strip())
    return f"https://t.me/s/{found[1]}" if found else None


def without_preview(address: str) -> bool:
    """Tell whether an address is one of Telegram's that leads to no preview page, such as an invitation."""
    return _SITE.match(address.strip()) is not None and preview(address) is None


def looks_like(head: bytes) -> bool:
    """Tell whether the first bytes of an input are those of an export or a preview page."""
    text = head_text(head)
    if text.lstrip().startswith("{"):
        return telegramexport.looks_like(text)
    marked = telegrampages.EXPORT.search(text) or telegrampages.PREVIEW.search(text)
    return marked is not None and text.lstrip().startswith("<")


def items(source: Source, on_problem: Problems) -> Iterator[Received | Link]:
    """Yield a report for each post that has words. Raises UnreadableError where there is none."""
    head = head_text(source.head())
    if head.lstrip().startswith("{"):
        if not telegramexport.looks_like(head):
            raise UnreadableError("not an export of Telegram Desktop; rename it .jsonl if it is JSON lines")
        whole = telegramexport.WHOLE_ACCOUNT.match(head) is not None
        yield from export(source, telegramexport.posts(source, on_problem, whole=whole), on_problem)
    elif telegrampages.EXPORT.search(head):
        yield from export(source, telegrampages.exported(telegrampages.tree(source)), on_problem)
    else:
        yield from _preview(source)


def _preview(source: Source) -> Iterator[Received | Link]:
    page = telegrampages.tree(source)
    posts = list(telegrampages.previewed(page))
    if not posts:
        raise UnreadableError("no posts on this page: the channel is private, or hides them from the web")
    yield from received(source, posts)
    if source.address and (link := telegrampages.earlier(page, source.address)):
        yield link


KIND = Kind("telegram", ("result.json", ".html", ".htm"), looks_like, items)

"""Telegram Desktop's export in JSON (``result.json``): of one chat, or of a whole account.

Its form is told at https://core.telegram.org/import-export. An export has hundreds of megabytes; it is read
in flat memory, message by message.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any

from marsad.intake.problem import Problem, Problems
from marsad.intake.records.bigjson import objects
from marsad.intake.source import Source
from marsad.intake.telegram.telegrampost import Post, sound

WHOLE_ACCOUNT = re.compile(r'\s*\{\s*"(?:about|personal_information)"\s*:')
_ACCOUNT = re.compile(r'\s*\{\s*\n|.*"(?:personal_information|contacts|chats)"\s*:\s*[{\[]', re.S)
_CHAT = re.compile(r'\s*\{\s*"(?:name|type|id)"\s*:')
_TYPE = re.compile(r'"type"\s*:\s*"(?:\w+_(?:chat|group|supergroup|channel|messages|codes)|replies)"')
_GROUPS = re.compile("(?:public|private)_(?:channel|supergroup|group)")
_LINKED = re.compile("(?:public|private)_(?:channel|supergroup)")
_WRONG_ESCAPE = re.compile(rb"\\(?:\\|x[0-9A-Fa-f]{2})")
_WITHDRAWN = "strikethrough"


def looks_like(head: str) -> bool:
    """Tell whether the first characters of an input begin an export."""
    one = _CHAT.match(head) and _TYPE.search(head) and '"messages"' in head
    return bool(one or (WHOLE_ACCOUNT.match(head) and _ACCOUNT.match(head)))


def posts(source: Source, on_problem: Problems, *, whole: bool) -> Iterator[Post]:
    """Yield the posts of an export; of a ``whole`` account's only those of channels and groups.

    Private conversations in it were not meant for anybody's ledger. An export of a single chat is what its
    owner chose. Messages that cannot be read are named; service messages are passed over.
    """
    for chat, data in objects(source.stream, "messages", ("name", "type", "id")):
        if whole and not _GROUPS.fullmatch(str(chat.get("type"))):
            continue
        try:
            message = json.loads(_escaped(data))
        except (ValueError, RecursionError):
            on_problem(Problem(source.name, f"a message that is no JSON: {data[:40]!r}"))
            continue
        if message.get("type") == "message":
            yield _post(chat, message, data)


def _escaped(data: bytes) -> bytes:
    r"""Return a message without ``\x0B`` and its like, which Telegram writes and JSON does not know."""
    return _WRONG_ESCAPE.sub(lambda found: found[0] if found[0] == b"\\\\" else b" ", data)


def _post(chat: dict[str, Any], message: dict[str, Any], data: bytes) -> Post:
    number = str(message.get("id"))
    channel = _LINKED.fullmatch(str(chat.get("type"))) and chat.get("id")
    return Post(
        number=number if chat.get("id") is None else f"{chat['id']}/{number}",
        text=_text(message.get("text") or message.get("text_entities")),
        data=data,
        chat=_name(chat.get("name")),
        # The form of address that members of a channel get from «copy link»; the export gives no other.
        address=f"https://t.me/c/{channel}/{number}" if channel else None,
        published=_time(message),
        author=_name(message.get("author")),
        credit=_credit(message),
    )


def _text(parts: Any) -> str:
    """Return the words of a message; what is struck through its author has taken back."""
    if isinstance(parts, str):
        return sound(parts).strip()
    if not isinstance(parts, list):
        return ""
    return sound("".join(map(_part, parts))).strip()


def _part(part: Any) -> str:
    if isinstance(part, str):
        return part
    if not isinstance(part, dict) or part.get("type") == _WITHDRAWN:
        return ""
    return str(part.get("text") or "")


def _credit(message: dict[str, Any]) -> str | None:
    """Return the channel that a message was forwarded from; the names of persons are left out."""
    private = str(message.get("forwarded_from_id", "")).startswith("user")
    return None if private else _name(message.get("forwarded_from"))


def _name(value: Any) -> str | None:
    return (sound(value).strip() or None) if isinstance(value, str) else None


def _time(message: dict[str, Any]) -> dt.datetime | None:
    """Return when a message was posted; in older exports that is the time of the exporting machine."""
    try:
        return dt.datetime.fromtimestamp(int(message["date_unixtime"]), dt.UTC)
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        pass
    try:
        return dt.datetime.fromisoformat(str(message.get("date")))
    except ValueError:
        return None

"""Feeds in Atom (RFC 4287), for readers of feeds: made by the library of XML, so that text stays text."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

_ATOM = "http://www.w3.org/2005/Atom"
_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""
_OURS = uuid.uuid5(uuid.NAMESPACE_DNS, "incident.marsad.invalid")

MEDIA_TYPE = "application/atom+xml"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: the ``incident`` by its id, what it says, where it stands, its ``kind`` in code and words."""

    incident: str
    title: str
    summary: str
    address: str
    updated: dt.datetime
    kind: str
    kind_called: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: the language, the title, who makes it, its own address and that of the page that it is of."""

    lang: str
    title: str
    author: str
    address: str
    page: str
    entries: Sequence[Entry]
    withheld: dt.datetime | None = None


def _updated(feed: Feed) -> dt.datetime:
    """Return when anything in a feed changed last, or may have gone from it."""
    return max((feed.withheld or _NEVER, *(one.updated for one in feed.entries)))


def atom(feed: Feed) -> bytes:
    """Return a feed as a document in UTF-8."""
    ET.register_namespace("", _ATOM)
    root = ET.Element(_name("feed"), {"{http://www.w3.org/XML/1998/namespace}lang": feed.lang})
    _add(root, "id", feed.address)
    _add(root, "title", feed.title)
    _add(root, "updated", _time(_updated(feed)))
    _add(_add(root, "author"), "name", feed.author)
    _add(root, "link", rel="self", type=MEDIA_TYPE, href=feed.address)
    _add(root, "link", rel="alternate", type="text/html", hreflang=feed.lang, href=feed.page)
    for one in feed.entries:
        _entry(_add(root, "entry"), one, feed.lang)
    made: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return made


def entry_id(incident: str) -> str:
    """Return what an entry is known by in every feed: the same for an id wherever the ledger is served."""
    return uuid.uuid5(_OURS, incident).urn


def _entry(root: ET.Element, one: Entry, lang: str) -> None:
    _add(root, "id", entry_id(one.incident))
    _add(root, "title", one.title)
    _add(root, "updated", _time(one.updated))
    _add(root, "link", rel="alternate", type="text/html", hreflang=lang, href=one.address)
    _add(root, "category", term=one.kind, label=one.kind_called)
    _add(root, "summary", one.summary)


def _add(to: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    clean = {key: _NO_XML.sub("", value) for key, value in attributes.items()}
    made = ET.SubElement(to, _name(name), clean)
    made.text = None if text is None else _NO_XML.sub("", text)
    return made


def _name(name: str) -> str:
    return f"{{{_ATOM}}}{name}"


def _time(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")

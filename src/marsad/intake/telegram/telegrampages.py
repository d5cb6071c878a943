"""Telegram's pages: the export in HTML, and the preview of a public channel at t.me/s/CHANNEL."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING

from marsad.intake.addresses import absolute
from marsad.intake.encoding import decode
from marsad.intake.items import Link
from marsad.intake.markup import line, text_of
from marsad.intake.source import Source, UnreadableError
from marsad.intake.telegram.telegrampost import Post

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

PREVIEW = re.compile(r"tgme_\w|/(?:widget-frame|telegram-web)\.css|saved from url=\S+://t\.me/s/")
EXPORT = re.compile(r"<title>\s*Exported Data\s*</title>|onload=\"CheckLocation\(\);\"")
_PAGE = 20
_TITLE_TIME = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)(?: UTC([+-]\d\d:\d\d))?")
_POST = re.compile(r"([A-Za-z]\w{2,40})/(\d+)")
_BEFORE = re.compile(r"[?&]before=(\d+)")
_RESTLESS = ("views", "reactions", "user", "inline_row")
_RESTLESS_ATTRIBUTES = ("style", "src", "srcset", "poster", "data-view", "data-peer", "data-content")


def tree(source: Source) -> HtmlElement:
    """Return the page as a tree. Raises UnreadableError where it is none."""
    from lxml import etree, html  # type: ignore[import-untyped]  # noqa: PLC0415 (only pages need it)

    try:
        return html.fromstring(decode(source.data()).text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableError(f"torn markup ({error})") from error


def exported(page: HtmlElement) -> Iterator[Post]:
    """Yield the posts of a page of an export (``messages.html``, ``messages2.html`` …)."""
    if _first(page, "history") is None:
        raise UnreadableError("a page of an export without messages; give the messages*.html or the folder")
    chat = line(_words(page, "page_header", "text"))
    credit = None
    for message in page.xpath(f"//div[{_has('message')} and {_has('default')}]"):
        forwarded = message.xpath(f".//div[{_has('forwarded')} and {_has('body')}]")
        # Of several forwarded at once only the first says from where.
        credit = (_forwarder(forwarded[0]) or credit) if forwarded else None
        yield Post(
            number=message.get("id", "").removeprefix("message"),
            text=_words(message, "body", "text"),
            data=_bytes(message),
            chat=chat,
            published=_told(message),
            author=line(_words(message, "signature")),
            credit=credit,
        )


def previewed(page: HtmlElement) -> Iterator[Post]:
    """Yield the posts of a channel's preview page."""
    for message in page.xpath(f"//div[{_has('tgme_widget_message')} and @data-post]"):
        place = _POST.fullmatch(message.get("data-post"))
        if place and "service_message" not in message.get("class").split():
            yield _previewed(message, place[1], place[2])


def earlier(page: HtmlElement, address: str) -> Link | None:
    """Return the link of a preview page to the posts before its own, null on the first of all.

    Telegram counts back from the oldest post on the page, so that each new post would give all earlier pages
    new addresses. Here the number is taken up to a multiple of twenty, the length of a page: pages overlap,
    none of their posts is left out, and each has one address for good.
    """
    more = page.xpath("//*[@data-before and @href]/@href")
    number = _BEFORE.search(more[0]) if more else None
    if number is None or not (whole := absolute(address, more[0])):
        return None
    oldest, here = int(number[1]), _BEFORE.search(address)
    stop = -(-oldest // _PAGE) * _PAGE
    if here and stop >= int(here[1]):
        stop = oldest
    times = page.xpath(f"//a[{_has('tgme_widget_message_date')}]/time/@datetime")
    return Link(
        address=_BEFORE.sub(lambda found: found[0].replace(number[1], str(stop)), whole),
        published=_moment(times[0]) if times else None,
        kind="telegram",
    )


def _previewed(message: HtmlElement, channel: str, number: str) -> Post:
    times = message.xpath(f".//a[{_has('tgme_widget_message_date')}]/time/@datetime")
    return Post(
        number=number,
        text=_words(message, "js-message_text"),
        data=_bytes(_at_rest(message)),
        chat=line(_words(message, "tgme_widget_message_owner_name")),
        address=f"https://t.me/{channel}/{number}",
        published=_moment(times[0]) if times else None,
        author=line(_words(message, "tgme_widget_message_from_author")),
        credit=line(_words(message, "tgme_widget_message_forwarded_from_name")),
    )


def _at_rest(message: HtmlElement) -> HtmlElement:
    """Return a post without what changes from one look to the next though nobody has edited it.

    Numbers of views, reactions, and addresses of pictures that are good for a day would make every look at
    a post another original.
    """
    copy = deepcopy(message)
    copy.tail = None
    for name in _RESTLESS:
        for node in copy.xpath(f".//*[{_has(f'tgme_widget_message_{name}')}]"):
            node.drop_tree()
    for node in copy.iter():
        for name in _RESTLESS_ATTRIBUTES:
            node.attrib.pop(name, None)
    return copy


def _forwarder(forwarded: HtmlElement) -> str | None:
    """Return the name at the head of a forwarded message, without the date beside it."""
    name = _first(forwarded, "from_name")
    return " ".join((name.text or "").split()) or None if name is not None else None


def _told(message: HtmlElement) -> dt.datetime | None:
    """Return the time of a message in an export, in UTC where its offset is told."""
    titles = message.xpath(f"./div[{_has('body')}]/div[{_has('date')}]/@title")
    found = _TITLE_TIME.search(titles[0]) if titles else None
    if found is None:
        return None
    day, month, year, clock, offset = found.groups()
    time = _moment(f"{year}-{month}-{day}T{clock}{offset or ''}")
    return time.astimezone(dt.UTC) if time and offset else time


def _moment(text: str) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        return None


def _words(node: HtmlElement, *classes: str) -> str:
    """Return the text of the first part that has these classes one within the other, empty without one."""
    found = _first(node, *classes)
    return text_of(found) if found is not None else ""


def _first(node: HtmlElement, *classes: str) -> HtmlElement | None:
    path = "".join(f"//*[{_has(one)}]" for one in classes)
    found = node.xpath(f".{path}")
    return found[0] if found else None


def _has(name: str) -> str:
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


def _bytes(node: HtmlElement) -> bytes:
    from lxml import etree  # noqa: PLC0415

    data: bytes = etree.tostring(node, encoding="utf-8", method="html", with_tail=False)
    return data

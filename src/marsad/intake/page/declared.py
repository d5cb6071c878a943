"""What a page declares of its article for machines: meta tags, and JSON-LD in the terms of schema.org."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_ARTICLE = re.compile(r"(Article|Posting|^Report)$")
_TAG = re.compile(r"<[^>]{0,300}>")
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")
LONGEST = 300
"""Characters that a title, a name or an address has at most."""

_TITLES = ("og:title", "twitter:title", "dc.title", "headline")
_OUTLETS = ("og:site_name", "publisher", "dc.publisher", "application-name")
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")
_TIMES = (
    "article:published_time",
    "article:published",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "date_published",
    "publisheddate",
    "publish_date",
    "publish-date",
    "publishdate",
    "pubdate",
    "publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "sailthru.date",
    "parsely-pub-date",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "date",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What a page declares, each in its own words, the likelier first; empty where it does not.

    ``body`` is the whole text of the article as JSON-LD may have it.
    """

    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    body: str = ""


def declared(tree: HtmlElement) -> Declared:
    """Return what a page declares of its article."""
    metas = _metas(tree)
    nodes = list(_nodes(tree))
    article = next((node for node in nodes if _is_article(node)), {})
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    return Declared(
        titles=_strings([*_of(metas, _TITLES), article.get("headline"), article.get("name")]),
        authors=_strings([_names(article.get("author"), named), *_of(metas, _AUTHORS)]),
        outlets=_strings(
            [*_of(metas, _OUTLETS[:1]), _names(article.get("publisher"), named), *_of(metas, _OUTLETS[1:])]
        ),
        times=_strings([article.get("datePublished"), *_of(metas, _TIMES)]),
        body=_body(article.get("articleBody")),
    )


def _metas(tree: HtmlElement) -> Mapping[str, str]:
    """Return the contents of the meta tags by name in small letters, of those of one name the first."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for key in ("property", "name"):
            if meta.get(key) and (content := (meta.get("content") or "").strip()):
                found.setdefault(meta.get(key).lower(), content)
    return found


def _of(metas: Mapping[str, str], names: tuple[str, ...]) -> list[str | None]:
    return [metas.get(name) for name in names]


def _nodes(tree: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """Yield the nodes of all JSON-LD of a page; what is no JSON is passed over."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            try:
                yield from _graph(json.loads(_WRAPPING.sub("", script.text or ""), strict=False))
            except (ValueError, RecursionError):
                continue


def _graph(value: object) -> Iterator[Mapping[str, Any]]:
    """Yield the nodes on top: not those within an article, such as the entries of a live page."""
    for node in value if isinstance(value, list) else [value]:
        if isinstance(node, dict):
            yield node
            for key in ("@graph", "mainEntity"):
                inner = node.get(key)
                yield from (n for n in (inner if isinstance(inner, list) else [inner]) if isinstance(n, dict))


def _is_article(node: Mapping[str, Any]) -> bool:
    types = node.get("@type")
    return any(
        isinstance(one, str) and _ARTICLE.search(one)
        for one in (types if isinstance(types, list) else [types])
    )


def _names(value: object, named: Mapping[str, Mapping[str, Any]]) -> str | None:
    """Return the names of one or several persons or bodies, as they are or as their id leads to them."""
    found = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            name = one.get("name") or named.get(str(one.get("@id")), {}).get("name")
        else:
            name = one
        if isinstance(name, str) and name.strip():
            found.append(name.strip())
    return "، ".join(dict.fromkeys(found)) or None


def _strings(values: list[object | None]) -> tuple[str, ...]:
    """Return those that are texts of a fitting length, none of them twice."""
    texts = [" ".join(unescape(value).split()) for value in values if isinstance(value, str)]
    return tuple(dict.fromkeys(text for text in texts if 0 < len(text) <= LONGEST))


def _body(value: object) -> str:
    return _TAG.sub("\n", unescape(value)) if isinstance(value, str) else ""

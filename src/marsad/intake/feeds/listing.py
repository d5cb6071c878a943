"""A page that lists articles, such as a front page or a section: the links to them, not those of the site.

Taken only where a source is said to be of this kind: an article's page has such links beside it too.

Two things tell articles from sections, tags and the site's own pages: the addresses of a site's articles have
one shape, with a number, a date or words joined by hyphens in it; and the links of that shape have headlines.
Neither is enough alone: sections are numbered on many sites, and «Privacy policy and terms of use» is long.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlsplit

from marsad.intake.addresses import absolute, site
from marsad.intake.encoding import decode
from marsad.intake.items import Link
from marsad.intake.kind import Kind, never
from marsad.intake.problem import Problem, Problems
from marsad.intake.source import Source, UnreadableError

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

MOST_ON_PAGE = 10_000
"""The most links on one page that are looked at; front pages have some hundreds."""
_HEADLINE = 4
"""The words by which a headline is told from the name of a section."""
_SHORTEST = 3
"""The words that a headline may have where others of its shape have more."""
_LONGEST = 300
_MANY = 3
_CLASSES = frozenset({"NUMBER", "DATE", "MARK", "SLUG"})
_SLUG = 3
_ARABIC = re.compile("[\u0621-\u064a]{2,}")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_DATE = re.compile(r"(?:19|20)\d\d(?:[-_]?[01]?\d(?:[-_]?[0-3]?\d)?)?")
_NUMBER = re.compile(r"\d+")
_MARK = re.compile(r"(?=[^-_]*\d)[0-9a-z]{8,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.I)
_SUFFIX = re.compile(r"\.(?:html?|php|aspx?|jsp|cms|shtml|amp)$", re.I)
_FILE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|ico|css|js|json|xml|rss|pdf|docx?|xlsx?|zip|rar|apk|mp[34]|m4a|ogg|webm|mov)$",
    re.I,
)
_APART_WORDS = (
    "about about-us advertise author authors cart categories category contact contact-us contributor "
    "contributors copyright disclaimer editors feed feeds gallery help keyword keywords label labels login "
    "logout member members newsletter newsletters podcast podcasts privacy privacy-policy profile profiles "
    "register rss search share signin signup sitemap subscribe tag taglist tags term terms terms-of-use user "
    "users video videos weather wp-admin wp-content wp-json wp-login writer writers"
)
_APART = frozenset(_APART_WORDS.split())
"""Parts of a path that name a page of the site, or one that gathers articles."""
_APART_KEYS = frozenset({"author", "q", "replytocom", "search", "share", "tag"})


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An address on the site, the ``shape`` that it has, and the longest text of the links to it."""

    address: str
    shape: tuple[str, ...]
    headline: str

    @property
    def words(self) -> int:
        """The words of the headline."""
        return len(_WORDS.findall(self.headline))

    @property
    def is_arabic(self) -> bool:
        """Whether there is Arabic in the headline."""
        return _ARABIC.search(self.headline) is not None


def items(source: Source, on_problem: Problems) -> Iterator[Link]:
    """Yield a link for each article on the page. Raises UnreadableError where there are none."""
    page = _tree(source)
    links = list(islice(page.iter("a"), MOST_ON_PAGE + 1))
    if len(links) > MOST_ON_PAGE:
        on_problem(Problem(source.name, f"more than {MOST_ON_PAGE} links on a page; the others were left"))
    found = list(_candidates(links[:MOST_ON_PAGE], _base(page, source.address)))
    shapes = _shapes_of_articles(found)
    articles = [one for one in found if one.shape in shapes and one.words >= _SHORTEST and one.is_arabic]
    if not articles:
        raise UnreadableError("no links to articles on this page; give its feed or site map, or one article")
    yield from (Link(address=one.address, title=one.headline[:_LONGEST]) for one in articles)


def _shapes_of_articles(found: list[_Candidate]) -> set[tuple[str, ...]]:
    """Return the shapes of addresses whose links have headlines, a third of them at least."""
    every = Counter(one.shape for one in found)
    headed = Counter(one.shape for one in found if one.words >= _HEADLINE)
    found_in = {shape: count for shape, count in headed.items() if count * 3 >= every[shape]}
    alike = Counter(_loose(one.shape) for one in found)
    # One link like no other beside many that are alike is a page of the site with a long name.
    many = max(found_in.values(), default=0) >= _MANY
    return {shape for shape in found_in if not (many and alike[_loose(shape)] == 1)}


def _loose(shape: tuple[str, ...]) -> tuple[str, ...]:
    """Return a shape with its plain words left open, as in the addresses of one site's sections."""
    return tuple(part if part in _CLASSES or "=" in part else "*" for part in shape)


def _tree(source: Source) -> HtmlElement:
    from lxml import etree, html  # type: ignore[import-untyped]  # noqa: PLC0415 (only pages need it)

    try:
        return html.fromstring(decode(source.data()).text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableError(f"torn markup ({error})") from error


def _base(page: HtmlElement, address: str | None) -> str:
    """Return the address that links count from. Raises UnreadableError if a saved page does not tell it."""
    told = page.xpath("//base/@href | //link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    for one in told:
        if found := absolute(address, one):
            return found
    if address is None:
        raise UnreadableError("a list without its address; follow it as a source, or name it in its page")
    return address


def _candidates(links: list[HtmlElement], base: str) -> Iterator[_Candidate]:
    """Yield each address on the site that may be an article's once, in the order of the page."""
    headlines: dict[str, str] = {}
    for link in links:
        address = absolute(base, link.get("href", "#"))
        if address and _same_site(address, base):
            text = max(_texts(link), key=len)
            headlines[address] = max(headlines.get(address, ""), text, key=len)
    for address, headline in headlines.items():
        if shape := _shape(address):
            yield _Candidate(address, shape, headline)


def _same_site(address: str, base: str) -> bool:
    """Tell whether an address lies on the same site: its host, or one below or above it."""
    one, other = site(address), site(base)
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def _texts(link: HtmlElement) -> Iterator[str]:
    """Yield what a link says: its own heading, else its words; and what is told of it and its picture."""
    heading = next(link.iter("h1", "h2", "h3", "h4", "h5"), link)
    yield " ".join("".join(heading.itertext()).split())
    for told in (link.get("title"), *(picture.get("alt") for picture in link.iter("img"))):
        yield " ".join((told or "").split())


def _shape(address: str) -> tuple[str, ...] | None:
    """Return the shape of an address that may be an article's, null of one that cannot.

    Words stay, dates, numbers, marks such as ``a81bc81b`` and slugs become the name of their class.
    """
    parts = urlsplit(address)
    path = [unquote(one) for one in parts.path.split("/") if one]
    query = parse_qsl(parts.query)
    low = {_SUFFIX.sub("", one).lower() for one in path}
    if _FILE.search(parts.path) or low & _APART or {key.lower() for key, _ in query} & _APART_KEYS:
        return None
    shape = tuple(_class(_SUFFIX.sub("", one)) for one in path)
    asked = tuple(f"{key}={_class(value)}" for key, value in query)
    telling = {_class(_SUFFIX.sub("", one)) for one in path[-2:]} | {_class(value) for _, value in query}
    return shape + asked if any(one in _CLASSES or "#" in one for one in telling) else None


def _class(part: str) -> str:
    """Return what kind of part of an address this is; a plain word is its own, ``news_12`` is ``news #``."""
    if _DATE.fullmatch(part):
        return "DATE"
    if _NUMBER.fullmatch(part):
        return "NUMBER"
    if _MARK.fullmatch(part):
        return "MARK"
    pieces = [piece for piece in re.split(r"[-_ +.,:]+", part) if piece]
    words = [piece for piece in pieces if not piece.isdigit()]
    if len(words) < len(pieces) and len(words) < _SLUG and part.isascii():
        return " ".join("#" if piece.isdigit() else piece.lower() for piece in pieces)
    return "SLUG" if len(pieces) >= _SLUG else part.lower()


KIND = Kind("list", (), never, items)

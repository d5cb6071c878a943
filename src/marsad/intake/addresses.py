"""Addresses of the web in one form, so that an article is known again however it was linked to."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

LONGEST = 4000
"""The most characters of an address that is followed; browsers and servers stop at about half of it."""
_TRACKING = re.compile(
    r"utm_\w+|mtm_\w+|pk_(?:campaign|kwd|source|medium)|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid"
    r"|twclid|ttclid|igsh(?:id)?|mc_[ce]id|mkt_tok|_ga|_gl|at_(?:medium|campaign)|ref_(?:src|url)"
    r"|__twitter_impression",
    re.I,
)
_PORTS = {"http": ":80", "https": ":443"}
_SIGNS = "!$&'()*+,;=:@/%"
_STRAY = re.compile("%(?![0-9A-Fa-f]{2})")
_ESCAPE = re.compile("%([0-9A-Fa-f]{2})")
_PLAIN = re.compile(r"[A-Za-z0-9._~-]")


def canonical(address: str) -> str:
    """Return an address of the web in the form by which reports are known; anything else unchanged.

    After RFC 3986, 6.2.2 and 6.2.3: scheme and host in lower case, the usual port left out, an empty path
    as «/», letters of other scripts percent-encoded in UTF-8 with capital digits, plain ones never encoded.
    Beyond it: what follows «#» goes (but not «#!» and «#/», which name pages of their own), and so do the
    parameters that tell who sent a visitor (``utm_source``, ``fbclid`` …). Every other parameter stays where
    it is, and so do ``http`` or ``https``, ``www.`` and a last slash: two articles never become one.
    """
    try:
        parts = urlsplit(address.strip())
        if parts.scheme not in _PORTS or not parts.hostname:
            return address
        place, host = parts.netloc.rpartition("@")[0::2]
        host = _host(host).removesuffix(_PORTS[parts.scheme])
    except ValueError:
        return address
    netloc = f"{place}@{host}" if place else host
    rest = (_encoded(parts.path) or "/", _query(parts.query), _fragment(parts.fragment))
    return urlunsplit((parts.scheme, netloc, *rest))


def absolute(base: str | None, link: str) -> str | None:
    """Return the canonical address of a link on the page ``base``, null where it leads to no page.

    ``javascript:``, ``mailto:``, ``data:``, ``file:`` and their like lead to none, and neither does a
    relative link where ``base`` is null.
    """
    try:
        whole = urljoin(base or "", link.strip())
        parts = urlsplit(whole)
        named = parts.scheme in _PORTS and parts.hostname
    except ValueError:
        return None
    found = canonical(whole) if named else ""
    return found if 0 < len(found) <= LONGEST else None


def site(address: str) -> str:
    """Return the host of an address without ``www.`` and ``m.``, by which one site is told from another."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return re.sub(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)", "", host)


def _host(host: str) -> str:
    """Return a host with its port in lower case, in the ASCII form where it has letters of other scripts."""
    low = host.lower()
    if low.isascii():
        return low
    name, colon, port = low.partition(":")
    try:
        return name.encode("idna").decode("ascii").lower() + colon + port
    except UnicodeError:
        return low


def _query(query: str) -> str:
    kept = [part for part in query.split("&") if not _TRACKING.fullmatch(part.partition("=")[0])]
    return _encoded("&".join(kept), "?")


def _fragment(fragment: str) -> str:
    return _encoded(fragment, "?") if fragment.startswith(("!", "/")) else ""


def _encoded(part: str, signs: str = "") -> str:
    """Return a part of an address with nothing in it but ASCII, each character in the one form it has."""
    quoted = quote(_STRAY.sub("%25", part), safe=_SIGNS + signs, errors="replace")
    return _ESCAPE.sub(_escape, quoted)


def _escape(found: re.Match[str]) -> str:
    character = chr(int(found[1], 16))
    return character if _PLAIN.fullmatch(character) else found[0].upper()

"""Which addresses of the web may be asked for at all, before anything is sent."""

from __future__ import annotations

import ipaddress
import re

from yarl import URL

from marsad.intake.web.errors import FetchError
from marsad.intake.web.networks import LOCAL, is_public

_LONGEST = 8000
_AUTHORITY = re.compile(r"[^/?#]*(?://[^/?#]*)?")
_NUMBER = re.compile(r"(?:[0-9]+|0x[0-9a-f]*)\.?$")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_LOCAL_NAMES = ("localhost", "localdomain", "local", "internal", "home.arpa")
"""Names that lead into one's own network by their nature (RFC 6761, RFC 6762, RFC 8375, ICANN 2024)."""


def checked(address: str, allowed: frozenset[str]) -> URL:
    """Return an address as it will be asked for, without its fragment.

    ``allowed`` are the places (``host:port``) to which the refusal of local hosts does not apply. Raises
    FetchError where it is not one of the web, is written so as to mislead, or leads to this machine.
    """
    url = _parsed(address.strip())
    if url.scheme not in {"http", "https"}:
        raise _refusal("only http: and https: addresses are fetched")
    if "@" in _AUTHORITY.match(address.strip())[0]:  # type: ignore[index]
        raise _refusal("an address with a user name or password in it is not fetched")
    if place(url) not in allowed:
        _check_host(url.raw_host or "")
    return url.with_fragment(None)


def place(url: URL) -> str:
    """Return host and port of an address, as ``Settings.allowed`` names them."""
    return f"{url.host_subcomponent}:{url.port}"


def _parsed(address: str) -> URL:
    if len(address) > _LONGEST:
        raise _refusal(f"an address of more than {_LONGEST} characters")
    if any(ord(sign) < 32 or sign in "\x7f\\" for sign in address):
        raise _refusal("an address with a backslash or control characters in it")
    try:
        return URL(address)
    except ValueError as error:
        raise _refusal(f"not an address of the web: {error}") from error


def _check_host(host: str) -> None:
    """Raise FetchError where a host is not public, or is written in a form that hides which it is."""
    try:
        literal = ipaddress.ip_address(host)
    except ValueError:
        _check_name(host)
    else:
        if not is_public(literal):
            raise _refusal(LOCAL)


def _check_name(host: str) -> None:
    labels = host.removesuffix(".").split(".")
    if _NUMBER.match(labels[-1]):
        # Many programs take 2130706433, 0x7f.1 and 0177.0.0.1 for 127.0.0.1 (WHATWG URL, 3.5).
        raise _refusal("an address in numbers that is not written as a.b.c.d")
    if len(host) > 253 or not all(map(_LABEL.fullmatch, labels)):
        raise _refusal("not the name of a host")
    if any(f".{host.removesuffix('.')}".endswith(f".{name}") for name in _LOCAL_NAMES):
        raise _refusal(LOCAL)


def _refusal(why: str) -> FetchError:
    return FetchError(why, retry=False)

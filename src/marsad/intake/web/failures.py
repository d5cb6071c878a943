"""What goes wrong between two machines, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any

import aiohttp

from marsad.intake.web.errors import FetchError
from marsad.intake.web.networks import LocalError

_LONGEST_REST = 86_400.0
_LATER = frozenset({403, 408, 421, 423, 425, 429})
"""Refusals that are often of the moment: a guard against crawlers, a limit of the rate (RFC 6585)."""


def failure(error: Exception) -> FetchError:
    """Return in words what kept an answer from arriving."""
    if isinstance(error, aiohttp.ClientConnectorError) and isinstance(error.os_error, LocalError):
        return FetchError(str(error.os_error), retry=False)
    if isinstance(error, aiohttp.InvalidURL):
        return FetchError("not an address that can be asked for", retry=False)
    return FetchError(_words(error), retry=True)


def status_failure(status: int, rest: str | None) -> FetchError:
    """Return the error of an answer that is none; ``rest`` is its Retry-After."""
    phrase = (
        HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else "no status that is known"
    )
    later = status < 400 or status >= 500 or status in _LATER
    return FetchError(
        f"the server answered {status} {phrase}", retry=later, after=_seconds(rest), status=status
    )


def _words(error: Exception) -> str:
    return next(words(error) for kind, words in _WORDS if isinstance(error, kind))


def _certificate(error: aiohttp.ClientConnectorCertificateError) -> str:
    inner = error.certificate_error
    return getattr(inner, "verify_message", "") or str(inner)


def _reason(error: OSError) -> str:
    return getattr(error, "reason", None) or error.strerror or str(error)


def _seconds(rest: str | None) -> float | None:
    """Return what Retry-After says (RFC 9110, 10.2.3) in seconds from now, a day at most."""
    if rest is None:
        return None
    if rest.isascii() and rest.isdigit():
        return min(float(rest[:9]), _LONGEST_REST)
    try:
        wait = parsedate_to_datetime(rest) - dt.datetime.now(dt.UTC)
    except (TypeError, ValueError):
        return None
    return min(max(wait.total_seconds(), 0.0), _LONGEST_REST)


_WORDS: tuple[tuple[type[Exception], Callable[[Any], str]], ...] = (
    (
        aiohttp.ClientConnectorCertificateError,
        lambda error: f"its certificate is not valid: {_certificate(error)}",
    ),
    (aiohttp.ClientSSLError, lambda error: f"no secure connection: {_reason(error.os_error)}"),
    (aiohttp.ClientConnectorDNSError, lambda error: f"the name {error.host} leads to no address"),
    (aiohttp.ClientConnectorError, lambda error: f"no connection: {_reason(error.os_error)}"),
    (aiohttp.ConnectionTimeoutError, lambda _: "no connection in time"),
    (aiohttp.SocketTimeoutError, lambda _: "the server fell silent"),
    (TimeoutError, lambda _: "not whole in time"),
    (aiohttp.ServerDisconnectedError, lambda _: "the server broke off without an answer"),
    (aiohttp.ClientPayloadError, lambda _: "cut short or damaged on the way"),
    (aiohttp.ClientResponseError, lambda error: f"not an answer that can be read: {error.message}"),
    (Exception, lambda error: f"no answer: {str(error) or type(error).__name__}"),
)
"""What to say of each kind of failure, the narrower before the wider."""

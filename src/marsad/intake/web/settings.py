"""What a user may set of fetching: limits, manners, and who she says she is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad import __version__
from marsad.errors import MarsadError
from marsad.intake.source import LARGEST

PRODUCT = "Marsad"
"""The name that robots.txt files may call us by (RFC 9309, 2.2.1)."""
_PLACE = re.compile(r"(?:[a-z0-9._-]+|\[[0-9a-f:.]+\]):[0-9]{1,5}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The limits and manners of fetching; all times are in seconds.

    ``contact`` is an address or a page that a webmaster can complain to, sent with each request. ``largest``
    is the most bytes of one body, as it is sent and as it is once unpacked. ``connect`` is the longest wait
    for a connection, ``silence`` for the next byte, ``deadline`` for a whole answer. ``redirects`` are
    followed at most. ``delay`` lies between two requests to one host at least, also from other sources;
    where a host asks to be left alone for longer than ``patience``, fetching ends with an error that says
    when to come back. ``at_once`` is the most answers that are received at the same time. ``allowed`` are
    places in the user's own network, each as ``host:port`` in lower case, to which the refusals of addresses
    do not apply.

    Raises MarsadError where the contact is not one line, or what is allowed is not host and port.
    """

    contact: str | None = None
    largest: int = LARGEST
    connect: float = 15.0
    silence: float = 30.0
    deadline: float = 120.0
    redirects: int = 5
    delay: float = 2.0
    patience: float = 120.0
    at_once: int = 16
    allowed: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if self.contact is not None and not self.contact.isprintable():
            raise MarsadError("the contact must be one line, such as desk@example.org")
        for place in self.allowed:
            if not _PLACE.fullmatch(place):
                raise MarsadError(f"{place}: not a host and port, such as intranet.example:8080")

    @property
    def user_agent(self) -> str:
        """Return what a server is told of who asks (RFC 9110, 10.1.5)."""
        contact = f" (+{self.contact})" if self.contact else ""
        return f"{PRODUCT}/{__version__}{contact}"

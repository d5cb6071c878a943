"""Which addresses of the internet protocol are public, and a socket that connects to no other.

A name is checked where it counts: at the moment of connecting, for the very address that is connected to.
Whatever a name led to when it was looked at before does not matter then.
"""

from __future__ import annotations

import ipaddress
import socket
from typing import Any, TypeAlias

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

LOCAL = "leads to this machine or its network, which nothing is fetched from"

_PUBLIC_6 = ipaddress.ip_network("2000::/3")
"""All that is given out of IPv6 for public use (RFC 4291, and the registry of IANA)."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""IPv4 as seen from networks that have only IPv6 (RFC 6052): public where the address within is."""
_MORE = tuple(
    ipaddress.ip_network(network)
    for network in (
        "192.0.0.0/24",  # protocol assignments (RFC 6890); some Pythons call parts of it public
        "192.88.99.0/24",  # 6to4 relays (RFC 7526)
        "168.63.129.16/32",  # the inside of one cloud, at a public address
        "2001::/23",  # protocol assignments, Teredo among them (RFC 2928, RFC 4380)
        "2002::/16",  # 6to4: any IPv4 address, a local one too (RFC 3056)
    )
)


class LocalError(OSError):
    """An address that is not public; an OSError, so that connecting goes on to a name's next address."""


def is_public(address: Address) -> bool:
    """Tell whether an address is one that anybody on the internet may reach."""
    if isinstance(address, ipaddress.IPv6Address) and address in _NAT64:
        return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    if isinstance(address, ipaddress.IPv6Address) and address not in _PUBLIC_6:
        return False
    if any(address in network for network in _MORE if network.version == address.version):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def guarded_socket(info: tuple[Any, ...]) -> socket.socket:
    """Return a socket to connect to this address, as of ``socket.getaddrinfo``.

    Raises LocalError where the address is not public, or is this machine's own.
    """
    family, kind, protocol, _, where = info
    try:
        address = ipaddress.ip_address(where[0])
    except ValueError as error:
        raise LocalError(LOCAL) from error
    if not is_public(address) or _is_own(family, where):
        raise LocalError(LOCAL)
    return socket.socket(family, kind, protocol)


def _is_own(family: int, where: tuple[Any, ...]) -> bool:
    """Tell whether an address is this machine's own: from there one would be sent to oneself.

    Connecting a datagram socket only chooses the way; nothing is sent.
    """
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(where)
        except OSError:
            return False
        return bool(probe.getsockname()[0] == where[0])

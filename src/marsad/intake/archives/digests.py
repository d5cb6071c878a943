"""Digests as archives write them: the name of the algorithm, a colon, the value in base 16, 32 or 64."""

from __future__ import annotations

import base64
import hashlib
from typing import Protocol

_KNOWN = frozenset({"md5", "sha1", "sha224", "sha256", "sha384", "sha512"})


class Hash(Protocol):
    """A machine that makes a digest."""

    def update(self, data: bytes, /) -> None: ...  # noqa: D102 (as in hashlib)
    def digest(self) -> bytes: ...  # noqa: D102
    def hexdigest(self) -> str: ...  # noqa: D102


def hasher(labelled: str) -> Hash | None:
    """Return the machine that makes a digest such as ``sha256:…``, null where its algorithm is unknown."""
    algorithm = labelled.partition(":")[0].strip().lower().replace("-", "")
    return hashlib.new(algorithm, usedforsecurity=False) if algorithm in _KNOWN else None


def agrees(labelled: str, made: Hash) -> bool:
    """Tell whether the digest that was made is the one that is labelled."""
    value = labelled.partition(":")[2].strip()
    digest = made.digest()
    spelled = (made.hexdigest(), base64.b32encode(digest).decode().lower())
    return value.lower() in spelled or value in _in_base64(digest)


def proves(labelled: str | None, data: bytes) -> bool:
    """Tell whether a digest is that of the data; one that is missing or of an unknown kind speaks for it."""
    made = hasher(labelled) if labelled else None
    if made is None or labelled is None:
        return True
    made.update(data)
    return agrees(labelled, made)


def _in_base64(digest: bytes) -> tuple[str, str]:
    return base64.b64encode(digest).decode(), base64.urlsafe_b64encode(digest).decode().rstrip("=")

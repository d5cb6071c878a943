"""What goes wrong with one address."""

from __future__ import annotations

from marsad.errors import MarsadError

_LONGEST = 300
"""Signs of one reason: what servers say goes into it, which may be endless, or steer a terminal."""


class FetchError(MarsadError):
    """An address that could not be fetched.

    ``why`` says it in one line, without the address. ``retry``: another try later may do better. ``after``:
    the seconds that the server asked to be left alone for, null where it said nothing. ``status`` is that
    of its answer, null where there was none. ``asked`` is false where the address itself was not asked for,
    because its host wants to be left alone or its rules are not known now: that is no failure of the page.
    """

    def __init__(
        self,
        why: str,
        *,
        retry: bool,
        after: float | None = None,
        status: int | None = None,
        asked: bool = True,
    ) -> None:
        self.why = "".join(sign if sign.isprintable() else " " for sign in why[:_LONGEST])
        super().__init__(self.why)
        self.retry = retry
        self.after = after
        self.status = status
        self.asked = asked

"""What goes wrong with one address."""

from __future__ import annotations

from marsad.errors import MarsadError

_LONG = 200


class FetchError(MarsadError):
    """An address that could not be fetched.

    ``why`` says it in one line, without the address. ``retry``: another try later may do better. ``after``:
    the seconds that the server asked to be left alone for, null where it said nothing. ``status`` is that
    of its answer, null where there was none.
    """

    def __init__(
        self, why: str, *, retry: bool, after: float | None = None, status: int | None = None
    ) -> None:
        super().__init__(why)
        self.why = why
        self.retry = retry
        self.after = after
        self.status = status


def one_line(words: str) -> str:
    """Return what a stranger says as one short line, without anything that a terminal would obey."""
    return "".join(sign if sign.isprintable() else " " for sign in words[:_LONG]).strip()

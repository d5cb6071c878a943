"""When to ask next: at the source's own pace, later after failures, never all at once."""

from __future__ import annotations

import datetime as dt
import random

FIRST = 5 * 60.0
"""Seconds until a page that failed is tried again, the first time."""
LONGEST = 6 * 3600.0
"""Seconds that failures put the next try off at most, unless the server asks for more."""
MOST_TRIES = 12
"""Tries of one page before it is given up: some two days."""
_DAY = 24 * 3600.0
_JITTER = 0.1


def next_round(now: dt.datetime, every: float, rng: random.Random) -> dt.datetime:
    """Return when a source is asked next: after its ``every`` seconds, a tenth more or less.

    Sources that were added together would otherwise be asked together for ever.
    """
    return now + dt.timedelta(seconds=every * rng.uniform(1 - _JITTER, 1 + _JITTER))


def next_try(
    now: dt.datetime, failures: int, first: float, after: float | None, rng: random.Random
) -> dt.datetime:
    """Return when to try again after so many ``failures`` in a row, the present one included.

    The wait is ``first`` seconds and doubles with each failure up to LONGEST, a tenth more or less, and never
    shorter than the server asked for (``after``, its Retry-After in seconds), up to a day.
    """
    wait = min(first * 2.0 ** min(failures - 1, 30), LONGEST) * rng.uniform(1 - _JITTER, 1 + _JITTER)
    return now + dt.timedelta(seconds=max(wait, min(after or 0.0, _DAY)))

"""The day of a post or feed entry: what «today» meant to whoever wrote it."""

from __future__ import annotations

import datetime as dt

_REGION = dt.timezone(dt.timedelta(hours=3))


def day_of(time: dt.datetime | None) -> dt.date | None:
    """Return the day on which something was published, from which «yesterday» in it is counted.

    It is the day that stands there, but for times in UTC: they are the clock of a server, not of anybody in
    the region, and at 22:30 of one day there the night's reports already speak of the next. Those are taken
    at UTC+3, the time of Syria, Iraq, Yemen and Somalia, an hour from that of Sudan, Libya and, in winter,
    Lebanon and Palestine.
    """
    if time is None:
        return None
    return (time.astimezone(_REGION) if time.utcoffset() == dt.timedelta(0) else time).date()

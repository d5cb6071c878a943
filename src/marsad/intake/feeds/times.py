"""Times as feeds and site maps write them."""

from __future__ import annotations

import datetime as dt


def moment(text: str | None) -> dt.datetime | None:
    """Return a time in the W3C's form, in UTC where it tells no offset, null where it is none."""
    try:
        time = dt.datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=dt.UTC)

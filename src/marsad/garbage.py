"""How often Python looks for garbage."""

from __future__ import annotations

import gc

_YOUNG = 50_000


def seldom_tidied() -> None:
    """Let Python look for garbage among each 50,000 new objects, not each 700 (``gc.set_threshold``).

    Tables and libraries are some 200,000 objects, none of them garbage: looking through them again and again
    was a sixth of what a command takes to start. A page of an incident that hundreds of reports tell of makes
    some 100,000, none of them garbage before it is sent: with 700 they led to whole rounds through all that
    the program holds, of 0.1 to 0.3 s each.
    """
    gc.set_threshold(_YOUNG)

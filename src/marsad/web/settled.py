"""How the server spends less of its time on looking for garbage."""

from __future__ import annotations

import gc

_YOUNG = 50_000
"""New objects after which Python looks for garbage among them; 700 where nobody says otherwise.

A page of an incident that hundreds of reports tell of makes some 100,000, none of them garbage before it is
sent. With 700 they led to whole rounds through all that the program holds, of 0.1 to 0.3 s each.
"""


def settle() -> None:
    """Leave alone, from now on, all that the program holds, and look for garbage among the rest less often.

    For a process that does nothing but serve: what is thrown away later but was there before is only freed
    where nothing refers to it. After the documentation of Python's ``gc.freeze`` and ``gc.set_threshold``.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG)

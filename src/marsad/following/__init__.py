"""Following: what is new at the sources of a ledger is fetched, read and added, and nothing is lost.

This joins intake, the reader and the ledger; ``marsad collect`` and ``marsad watch`` are made of it.
"""

from marsad.following.collecting import Collector, Round
from marsad.following.finishing import Readers, Unread
from marsad.following.listening import Listener
from marsad.following.opening import Opened, opened

__all__ = ["Collector", "Listener", "Opened", "Readers", "Round", "Unread", "opened"]

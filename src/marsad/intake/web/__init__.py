"""Safe fetching: one address at a time, politely, and nothing that leads to this machine or its network.

>>> from marsad.intake.web import Fetcher, Settings
>>> async with Fetcher(Settings(contact="desk@example.org")) as fetcher:
...     fetched = await fetcher.fetch("https://example.org/news/1")
"""

from marsad.intake.web.errors import FetchError
from marsad.intake.web.fetched import Fetched
from marsad.intake.web.fetcher import Fetcher
from marsad.intake.web.settings import Settings

__all__ = ["FetchError", "Fetched", "Fetcher", "Settings"]

"""Marsad reads Arabic reports of armed violence: each incident once, each figure with its words.

>>> from marsad import Report, read
>>> reading = read(Report(doc="1", text="قُتل ثلاثة جنود في كمين قرب الرقة."))
>>> reading.incidents[0].figures[0].low
3
"""

from typing import TYPE_CHECKING, Any

from marsad.models import Reading, Report

if TYPE_CHECKING:
    from marsad.reader import read

__version__ = "0.1.0"
__all__ = ["Reading", "Report", "__version__", "read"]


def __getattr__(name: str) -> Any:
    """Load the reader when it is first asked for: most commands start without it."""
    if name != "read":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from marsad.reader import read  # noqa: PLC0415 (see above)

    return read

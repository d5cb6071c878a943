"""From a report to what it says. ``read`` is the whole face of this package."""

from marsad.reader.reader import VERSION, read

__all__ = ["VERSION", "read"]

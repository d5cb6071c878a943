"""Marsad reads Arabic reports of armed violence: each incident once, each figure with its words.

>>> from marsad import Report, read
>>> reading = read(Report(doc="1", text="قُتل ثلاثة جنود في كمين قرب الرقة."))
>>> reading.incidents[0].figures[0].low
3
"""

from marsad.models import Reading, Report
from marsad.reader import read

__version__ = "0.1.0"
__all__ = ["Reading", "Report", "__version__", "read"]

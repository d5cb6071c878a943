"""Intake: files, folders and standard input become reports, and what cannot be read is named.

>>> from marsad.intake import reports
>>> for report in reports(["saved-pages/"], on_problem=print):
...     print(report.doc)
"""

from marsad.intake.items import Item, Link, Part, Received
from marsad.intake.kind import Kind
from marsad.intake.paths import received, reports
from marsad.intake.problem import Problem, Problems

__all__ = ["Item", "Kind", "Link", "Part", "Problem", "Problems", "Received", "received", "reports"]

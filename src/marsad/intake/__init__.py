"""Intake: files, folders and standard input become reports, and what cannot be read is named.

>>> from marsad.intake import reports
>>> for report in reports(["saved-pages/"], on_problem=print):
...     print(report.doc)
"""

from marsad.intake.paths import reports
from marsad.intake.problem import Problem, Problems

__all__ = ["Problem", "Problems", "reports"]

"""The checks of published tallies in rows."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.ledger.tallies.audit import Audited
from marsad.publish.incidents import tally_row
from marsad.publish.rows import Row


def audit_rows(audited: Audited) -> Iterator[Row]:
    """Yield a row for each check of a tally, with the words of the numbers that it used."""
    about = tally_row(audited.doc, audited.report, audited.tally, "")
    for finding in audited.findings:
        yield {
            "doc": audited.doc,
            "report": audited.report,
            "tally": audited.number,
            "scope": about["scope"],
            "total": about["total"],
            "check": finding.check,
            "verdict": finding.verdict,
            "words": finding.words,
            "quotes": list(finding.quotes),
        }

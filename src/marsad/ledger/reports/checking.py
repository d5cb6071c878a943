"""Whether a reading can be that of its report: what is wrong with it is told, and it is not added."""

from __future__ import annotations

from marsad.ledger.database.database import RefusedError
from marsad.models import Original, Reading, Report, from_json, to_json


def refusal(report: Report, reading: Reading, original: Original | None = None) -> RefusedError | None:
    """Return why a reading cannot be that of its report, null where it can."""
    try:
        if original and original.sha256 != report.sha256:
            raise RefusedError("the original is not what the report was made from: its hash differs")
        _check(report, reading)
    except RefusedError as error:
        return error
    return None


def _check(report: Report, reading: Reading) -> None:
    names = [account.id for account in reading.incidents]
    _check_values(reading)
    if reading.doc != report.doc:
        raise RefusedError(f"the reading is of another report, {reading.doc}")
    if len(set(names)) < len(names):
        raise RefusedError("the reading has two incidents of one id")
    for evidence in reading.quotes():
        if evidence is not None and not evidence.proves(report):
            where = f"{evidence.field} {evidence.start}-{evidence.end}"
            raise RefusedError(f"the quote «{evidence.quote[:60]}» does not stand at {where} of the report")


def _check_values(reading: Reading) -> None:
    try:
        from_json(to_json(reading), Reading)
    except ValueError as error:
        raise RefusedError(f"the reading is not as it should be: {error}") from error

"""Made-up ledgers for the tests of exports, and exports of them as bytes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from ledger_reports import ARIHA, account, figure, market, reading
from marsad.ledger import Ledger
from marsad.models import Perpetrator, Reading, Report
from marsad.publish.exports import format_named
from marsad.publish.exports.export import Export
from marsad.publish.exports.model import What
from marsad.publish.exports.release import wanted

Told = tuple[Report, Reading]

SECOND = "قالت مديرية الصحة إن ثمانية أشخاص قتلوا حين انفجرت سيارة في سوق الخضار بأريحا."


def two_of_one() -> list[Told]:
    """Return two reports of one car bomb: six killed by the first, eight by the health directorate."""
    report = Report(doc="m2", text=SECOND, seen=market()[0].seen, source="outlet m2", title="ثمانية قتلى")
    told = figure(report, "ثمانية أشخاص", 8, source="مديرية الصحة", who="أشخاص")
    bomber = Perpetrator(name="Islamic State", words="داعش", basis="claimed")
    return [market("m1"), (report, reading(report, account(report, told, perpetrators=(bomber,))))]


def one_account(text: str, **more: object) -> Told:
    """Return a report of one incident in Ariha, without figures unless ``more`` has some."""
    report = Report(doc="one", text=text, source="outlet one")
    return report, reading(report, account(report, **{"place": ARIHA, "facility": None, **more}))  # type: ignore[arg-type]


def made(folder: Path, told: list[Told], name: str = "l.db") -> Ledger:
    """Return a ledger of these reports."""
    ledger = Ledger.open(folder / name, create=True)
    for report, read in told:
        ledger.add(report, read)
    return ledger


def export_of(ledger: Ledger, form: str, what: What = "incidents", **more: Any) -> Export:
    """Return an export that is not written yet."""
    chosen = format_named(form)
    return Export(ledger, chosen, wanted(chosen, what, **more))


def written(ledger: Ledger, form: str, what: What = "incidents", **more: Any) -> bytes:
    """Return what an export writes."""
    out = io.BytesIO()
    export = export_of(ledger, form, what, **more)
    export.form.write(export, out)
    return out.getvalue()


def csv_rows(
    ledger: Ledger, form: str = "csv", what: What = "incidents", **more: Any
) -> list[dict[str, str]]:
    """Return the rows of an export in CSV."""
    text = written(ledger, form, what, **more).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def json_rows(ledger: Ledger, what: What = "incidents", **more: Any) -> list[dict[str, Any]]:
    """Return the rows of an export in JSON lines."""
    return [json.loads(line) for line in written(ledger, "jsonl", what, **more).splitlines()]

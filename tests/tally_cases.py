"""Made-up tallies, half of them with one slip, and what the checks find in them as our reader reads them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marsad.ledger.tallies.audit.finding import Finding
from marsad.ledger.tallies.audit.run import audit
from marsad.models import Reading, Report
from marsad.reader import read

FOLDER = Path(__file__).parent / "madeup"


@dataclass(frozen=True, slots=True)
class Held:
    """A report with its reading."""

    id: str
    report: Report
    reading: Reading


@dataclass(frozen=True, slots=True)
class Case:
    """A made-up report, an earlier edition of it where there is one, and its ``slip`` if it has one."""

    name: str
    slip: str | None
    held: tuple[Held, ...]

    @property
    def findings(self) -> list[Finding]:
        """Return all that the checks of its tallies find."""
        return [finding for audited in audit(self.held, lambda _: ()) for finding in audited.findings]

    @property
    def slips(self) -> list[Finding]:
        """Return what does not reconcile."""
        return [one for one in self.findings if one.verdict == "does not reconcile"]


def cases(name: str) -> Iterator[Case]:
    """Yield the cases of a file."""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        texts = [case, *([case["earlier"]] if "earlier" in case else [])]
        held = tuple(_held(f"{case['name']}-{n}", text) for n, text in enumerate(texts))
        yield Case(case["name"], case["slip"], held)


def _held(name: str, text: dict[str, Any]) -> Held:
    seen = dt.date.fromisoformat(text["seen"])
    report = Report(doc=name, title=text["title"], text=text["text"], seen=seen, source="outlet")
    return Held(name, report, read(report))

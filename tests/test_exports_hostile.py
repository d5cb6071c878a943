"""Hostile text in every field: every format stays readable, and no spreadsheet runs anything."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from export_made import json_rows, written
from marsad.ledger import Ledger, Published
from marsad.ledger.incidents.filters import Filter
from marsad.ledger.reports.catalogue import Catalogued
from marsad.ledger.tallies.scopes import CountScope
from marsad.models import (
    Claim,
    Correction,
    Evidence,
    Figure,
    Group,
    Incident,
    Mention,
    Party,
    Perpetrator,
    Place,
    Reason,
    Scope,
    Tally,
    Toll,
    from_plain,
)
from marsad.publish.exports import FORMATS, format_named
from marsad.publish.exports.model import What
from marsad.publish.spreadsheet import restored

SIGNS = "=+-@＝＋－＠"
CALL = "=cmd|' /C x'!A0"
PIECES = [*SIGNS, *";,|\t\r\n\0 '\"«\u200f\u202e\ufeff\ud800\u2028", CALL, "مقتل", "7", "</script>"]
hostile = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join)


class Held(Ledger):
    """A ledger that holds one incident, of which every text is drawn anew."""

    def __init__(self, words: Iterator[str]) -> None:
        self.report = Catalogued(
            *("r1", next(words), next(words), None, next(words), next(words), "0" * 64),
            *("2024-01-01T00:00:00+00:00", next(words), False),
        )
        self.held = incident_of(words, self.report.doc)
        count = Figure(measure="killed", low=3, high=3, who=next(words), source=next(words))
        scope = Scope(place=next(words), text=next(words))
        self.tally = Published("r1", self.report.doc, Tally(scope=scope, figures=(count,)), next(words))

    def each_incident(self, rule: str = "", scope: CountScope | Filter | None = None) -> Iterator[Incident]:
        yield self.held

    def catalogue(self, ids: Iterable[str] | None = None) -> Iterator[Catalogued]:
        yield self.report

    def readers(self) -> list[str | None]:
        return [self.report.reader]

    def tallies(self) -> list[Published]:
        return [self.tally]

    def withheld(self) -> list[Correction]:
        return []


def incident_of(words: Iterator[str], doc: str) -> Incident:
    """Return an incident of which every text is hostile."""
    proof = Evidence(field="text", start=0, end=5, quote=next(words))
    count: dict[str, Any] = {"low": 3, "high": 3, "report": "r1", "doc": doc, "qualifier": None}
    claim = Claim(claimant=next(words), who=next(words), evidence=proof, **count)
    group = Group(affiliation=next(words))
    toll: dict[str, Any] = {"measure": "killed", "low": 3, "best": 3, "high": 3}
    return Incident(
        id="00000000000a",
        type="attack",
        place=Place(name=next(words), admin1=next(words), country=next(words), why=next(words)),
        facility=next(words),
        perpetrators=(Perpetrator(name=next(words), words=next(words)),),
        targets=(Party(name=next(words), words=next(words)),),
        claimed_by=next(words),
        tolls=(Toll(group=group, rule=next(words), claims=(claim,), **toll),),
        totals=(Toll(group=Group(), rule=next(words), **toll),),
        mentions=(
            Mention(
                report="r1",
                doc=doc,
                account=next(words),
                main=True,
                score=1.0,
                reasons=(Reason(text=next(words), weight=1.0),),
            ),
        ),
    )


held = st.lists(hostile, min_size=40, max_size=40).map(lambda words: Held(iter(words)))


def assert_harmless(text: str) -> None:
    """Assert that no cell begins as a formula, whatever the spreadsheet takes for a separator."""
    for row in csv.reader(io.StringIO(text, newline="")):
        for cell in row:
            for part in re.split("[;,|\t\r\n]", cell):
                bare = part.lstrip(' \u200f\u202e\ufeff\u2028"«␀')
                assert not bare.startswith(tuple(SIGNS)) or re.fullmatch(r"-?[\d.]+", cell), row


def assert_readable(form: str, content: bytes, folder: Path) -> None:
    if form == "parquet":
        (folder / "x.parquet").write_bytes(content)
        assert pq.read_table(folder / "x.parquet").num_rows >= 1
        return
    text = content.decode("utf-8")
    if form == "jsonl":
        assert len([json.loads(line) for line in text.split("\n")[:-1]]) >= 1
    elif form == "geojson":
        assert len(json.loads(text)["features"]) == 1
    else:
        assert len(list(csv.DictReader(io.StringIO(text, newline="")))) >= 1
        assert_harmless(text)


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=25, deadline=None)
@given(ledger=held, quotes=st.booleans())
def test_any_text_goes_out_and_stays_text(
    tmp_path_factory: pytest.TempPathFactory, form: str, ledger: Held, quotes: bool
) -> None:
    for what in format_named(form).holds:
        assert_readable(form, written(ledger, form, what, quotes=quotes), tmp_path_factory.getbasetemp())


@settings(max_examples=50, deadline=None)
@given(ledger=held)
def test_json_lines_and_csv_lose_no_character(ledger: Held) -> None:
    (line,) = json_rows(ledger)
    assert from_plain(line, Incident) == ledger.held
    what: What = "claims"
    (row,) = csv.DictReader(io.StringIO(written(ledger, "csv", what).decode(), newline=""))
    evidence = ledger.held.tolls[0].claims[0].evidence
    assert evidence is not None
    assert restored(row["quote"]) == evidence.quote.replace("\0", "␀").replace("\ud800", "\\ud800")

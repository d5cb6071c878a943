"""The worked examples of docs/tolls.md, run."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from ledger_reports import DAY
from marsad.ledger import RULES
from marsad.ledger.linking.told import Told
from marsad.ledger.tolls.tolls import totals
from marsad.models import Account, Figure, Party, Perpetrator
from marsad.publish.tolls import toll_words

DOC = (Path(__file__).parents[1] / "docs" / "tolls.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in DOC.partition("### Examples")[2].partition("## All people")[0].splitlines()
    if re.search(r"\d", line) and line.startswith("|")
]
SOURCES = {"hospital": "مستشفى المدينة", "army": "الجيش السوري"}


def told(number: int, words: str) -> Told:
    """Return the account that words such as «hospital 9 on day 3» stand for."""
    match = re.fullmatch(r"(outlet \w|hospital|army) (\d+)(?: on day (\d))?", words)
    assert match, words
    who, count, day = match[1], int(match[2]), int(match[3] or 1)
    account = Account(
        id="a",
        perpetrators=(Perpetrator(name="Islamic State"),),
        targets=(Party(name="Syrian army"),),
        figures=(Figure(measure="killed", low=count, high=count, source=SOURCES.get(who)),),
    )
    doc, seen = f"{who}-{number}", DAY + dt.timedelta(days=day)
    return Told(
        id=doc, number=number, report=doc, doc=doc, seen=seen, publisher=who, text=doc, account=account
    )


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_each_rule_gives_what_the_docs_say(row: list[str]) -> None:
    accounts = [told(number, words) for number, words in enumerate(row[0].split(", "))]
    found = [toll_words(totals(accounts, rule)[0]) for rule in RULES.values()]
    assert found == row[1:]


def test_there_are_examples_and_each_rule_is_told() -> None:
    assert len(ROWS) > 5
    assert all(f"| `{rule.id}` v{rule.version} |" in DOC for rule in RULES.values())

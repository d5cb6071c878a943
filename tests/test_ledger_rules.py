"""The rules for low, best and high, and how one is chosen."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from ledger_reports import DAY, account, figure, reading
from marsad.cli import main
from marsad.ledger import RULES, Ledger, LedgerError
from marsad.ledger.linking.told import Told
from marsad.ledger.tolls.rules import Stand
from marsad.ledger.tolls.stated import Span
from marsad.ledger.tolls.tolls import totals
from marsad.models import Account, Figure, Party, Perpetrator, Report

OUTLET, MINISTRY, PARTY = 2, 3, 0


def stand(number: int, rank: int = OUTLET, days: int = 0, *, authority: bool = False) -> Stand:
    return Stand(Span(number, number, number), DAY + dt.timedelta(days=days), rank, authority)


CASES = [
    ("outlets differ on one day", [stand(6), stand(9), stand(12)], (9, 6, 6, 6)),
    ("the ministry counts best", [stand(6), stand(9, MINISTRY, authority=True), stand(12)], (9, 6, 9, 9)),
    ("a party plays its own dead down", [stand(2, PARTY), stand(9), stand(8)], (8, 8, 8, 8)),
    (
        "the hospital's count rises",
        [stand(5), stand(14, MINISTRY, 2, authority=True), stand(11, MINISTRY, 1, authority=True)],
        (11, 5, 11, 14),
    ),
]


@pytest.mark.parametrize(("stands", "bests"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_each_rule_chooses_its_own_best(stands: list[Stand], bests: tuple[int, ...]) -> None:
    assert tuple(rule.choose(stands)[0].best for rule in RULES.values()) == bests


def two_outlets(where: Path) -> None:
    with Ledger.open(where, create=True) as ledger:
        for doc, words, number in (("a", "تسعة قتلى", 9), ("b", "ستة قتلى", 6), ("c", "سبعة قتلى", 7)):
            report = Report(doc=doc, text=f"انفجار في أريحا: {words} كما كتب {doc}", seen=DAY, source=doc)
            ledger.add(report, reading(report, account(report, figure(report, words, number))))


def test_a_ledger_is_asked_by_the_name_of_a_rule(tmp_path: Path) -> None:
    two_outlets(tmp_path / "l.db")
    with Ledger.open(tmp_path / "l.db") as ledger:
        (found,) = ledger.incidents(rule="conservative")
        assert found == ledger.incident(found.id, rule="conservative")
        with pytest.raises(LedgerError, match="mean: no such rule; there are middle, conservative"):
            ledger.incidents(rule="mean")
    assert found.rule == "conservative v2"
    assert [(toll.low, toll.best, toll.high) for toll in found.totals] == [(6, 6, 9)]


def test_a_rule_is_chosen_on_the_command_line_or_for_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_outlets(tmp_path / "l.db")
    line = ["incidents", "--ledger", str(tmp_path / "l.db"), "--format", "jsonl"]
    assert _row(line)["killed"] == "6–7–9"
    assert _row([*line, "--rule", "conservative"])["killed"] == "6–6–9"
    monkeypatch.setenv("MARSAD_RULE", "conservative")
    assert (_row(line)["killed"], _row(line)["rule"]) == ("6–6–9", "conservative v2")
    wrong = CliRunner().invoke(main, [*line, "--rule", "mean"])
    assert wrong.exit_code == 2
    assert "'mean' is not one of 'middle', 'conservative'" in wrong.stderr


def _row(line: list[str]) -> dict[str, object]:
    found: dict[str, object] = json.loads(CliRunner().invoke(main, line).stdout)
    return found


def raid(*said: tuple[str, int, str | None, str]) -> tuple[Told, ...]:
    """Return accounts of a raid by JNIM on the Malian army and civilians: source, killed, whose, status."""
    return tuple(
        Told(
            id=f"{at}",
            number=at,
            report=f"{at}",
            doc=f"{at}",
            seen=DAY,
            publisher=f"outlet {at}",
            text=f"text {at}",
            account=Account(
                id="a",
                perpetrators=(Perpetrator(name="JNIM", basis="claimed"),),
                targets=(Party(name="Malian army"),),
                figures=(
                    Figure(measure="killed", low=n, high=n, source=source, affiliation=whose, status=status),  # type: ignore[arg-type]
                ),
            ),
        )
        for at, (source, n, whose, status) in enumerate(said)
    )


BOAST = ("جماعة نصرة الإسلام والمسلمين", 300, "Malian army", "armed")
BOAST_OF_ALL = ("جماعة نصرة الإسلام والمسلمين", 300, None, "unknown")
COUNT = ("منظمة حقوقية", 130, None, "civilian")
OWN = ("الجيش المالي", 12, "Malian army", "armed")
MINISTRY_OF_DEFENCE = ("وزارة الدفاع المالية", 90, None, "unknown")
TOTALS = [
    ("a boast of soldiers beside a count of civilians", (BOAST, COUNT), (300, 130, 130, 130)),
    ("a boast of all beside a count of civilians", (BOAST_OF_ALL, COUNT), (300, 130, 130, 130)),
    ("a boast that nobody else counts beside", (BOAST,), (300, 300, 300, 300)),
    ("an army that counts its own", (OWN, COUNT), (130, 130, 130, 130)),
    ("an army that counts its own, and a boast", (OWN, BOAST), (12, 12, 12, 12)),
    ("a ministry of the army that was attacked", (MINISTRY_OF_DEFENCE, COUNT), (90, 130, 130, 130)),
]


@pytest.mark.parametrize(("said", "bests"), [case[1:] for case in TOTALS], ids=[case[0] for case in TOTALS])
def test_a_party_is_not_the_toll_of_all_where_others_count(
    said: tuple[tuple[str, int, str | None, str], ...], bests: tuple[int, ...]
) -> None:
    assert tuple(totals(raid(*said), rule)[0].best for rule in RULES.values()) == bests


def test_low_and_high_of_all_leave_parties_out_as_the_rule_does() -> None:
    found = [totals(raid(BOAST, COUNT), rule)[0] for rule in RULES.values()]
    assert [(one.low, one.high) for one in found] == [(300, 300), (130, 300), (130, 130), (130, 300)]

"""A page that was fetched again and has changed is a new version beside the old one, and the same voice."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from ledger_reports import DAY, account, figure, reading
from marsad.cli import main
from marsad.ledger import Ledger
from marsad.models import Original, Reading, Report
from marsad.publish.differences import differences, summary

NOON = dt.datetime(2019, 3, 12, 12, tzinfo=dt.UTC)
ADDRESS = "https://example.org/news/77"
FIRST = (
    "سقط ثلاثة قتلى حين انفجرت سيارة ملغومة في سوق الخضار وسط أريحا.\n\nونقل الجرحى إلى مشفى البلدة.\n\n"
    "وأغلقت الشرطة الطرق المؤدية إلى السوق."
)
SECOND = (
    "سقط خمسة قتلى حين انفجرت سيارة ملغومة في سوق الخضار وسط أريحا.\n\nونقل الجرحى إلى مشفى البلدة.\n\n"
    "ولم تتبن أي جهة التفجير."
)

Added = tuple[Report, Reading, Original]


def version(text: str, quote: str, killed: int, hour: int = 0, **more: object) -> Added:
    """Return the page as it was at an hour after noon."""
    data = f"<p>{text}</p>".encode()
    report = Report(doc=ADDRESS, text=text, seen=DAY, sha256=hashlib.sha256(data).hexdigest())
    report = replace(report, **more)  # type: ignore[arg-type]
    made = reading(report, account(report, figure(report, quote, killed)))
    return report, made, Original(data=data, address=ADDRESS, at=NOON + dt.timedelta(hours=hour))


def both(**more: object) -> list[Added]:
    return [version(FIRST, "ثلاثة قتلى", 3, 0, **more), version(SECOND, "خمسة قتلى", 5, 2, **more)]


def test_versions_are_listed_in_the_order_they_were_received_whatever_was_added_first(where: str) -> None:
    with Ledger.open(where, create=True) as ledger:
        list(ledger.add_all(reversed(both())))
        found = ledger.versions(ADDRESS)
        assert [one.text for one in found] == [FIRST, SECOND]
        assert [one.at for one in found] == [NOON, NOON + dt.timedelta(hours=2)]
        assert ledger.versions(found[1].report) == found


def test_other_pages_are_no_versions(where: str) -> None:
    other = replace(both()[1][0], doc="https://example.org/news/78")
    with Ledger.open(where, create=True) as ledger:
        list(ledger.add_all([both()[0], (other, Reading(doc=other.doc, relevant=False))]))
        assert len(ledger.versions(ADDRESS)) == 1


@pytest.mark.parametrize("publisher", [None, "outlet"])
def test_a_later_version_of_one_day_speaks_in_place_of_the_earlier(where: str, publisher: str | None) -> None:
    """A rising toll on one page is neither two voices nor a dispute, also without a known publisher."""
    with Ledger.open(where, create=True) as ledger:
        list(ledger.add_all(reversed(both(source=publisher))))
        (one,) = ledger.incidents()
    (total,) = one.totals
    assert (total.low, total.best, total.high, total.contested) == (5, 5, 5, False)
    (toll,) = one.tolls
    assert {(claim.low, claim.superseded) for claim in toll.claims} == {(3, True), (5, False)}
    assert len({claim.voice for claim in toll.claims}) == 1


def test_a_later_version_that_says_who_the_dead_were_replaces_the_earlier_count(where: str) -> None:
    first, (report, made, page) = both()
    told = made.incidents[0]
    told = replace(told, figures=tuple(replace(one, status="civilian") for one in told.figures))
    with Ledger.open(where, create=True) as ledger:
        list(ledger.add_all([first, (report, replace(made, incidents=(told,)), page)]))
        (one,) = ledger.incidents()
    standing = [claim.low for toll in one.tolls for claim in toll.claims if not claim.superseded]
    assert standing == [5]


def test_two_outlets_that_differ_are_still_contested(where: str) -> None:
    first, (report, made, _) = both()
    other = replace(report, doc="https://example.net/1")
    with Ledger.open(where, create=True) as ledger:
        list(ledger.add_all([first, (replace(other, sha256=""), replace(made, doc=other.doc))]))
        assert ledger.incidents()[0].totals[0].contested


def test_what_changed_is_told_by_paragraphs_and_words() -> None:
    found = list(differences("انفجار", FIRST, "انفجار في أريحا", SECOND))
    assert [(one.field, one.kind) for one in found] == [
        ("title", "changed"),
        ("text", "changed"),
        ("text", "removed"),
        ("text", "added"),
    ]
    assert found[1].marked().startswith("سقط [-ثلاثة-]{+خمسة+} قتلى حين")
    assert summary(found) == "title changed; paragraphs: 1 added, 1 changed, 1 removed"


LINES = st.lists(st.sampled_from(["قتل اثنان", "قتل ثلاثة رجال", "في السوق", "", "مصدر طبي قال"]), max_size=6)


@given(LINES, LINES)
def test_nothing_of_either_version_is_lost_in_the_difference(old: list[str], new: list[str]) -> None:
    found = list(differences("", "\n".join(old), "", "\n".join(new)))
    before, after = ([line for line in lines if line] for lines in (old, new))
    gone = [one.before for one in found if one.before]
    came = [one.after for one in found if one.after]
    for line in gone:
        before.remove(line)
    for line in came:
        after.remove(line)
    assert sorted(before) == sorted(after)
    assert (not found) == ([line for line in old if line] == [line for line in new if line])
    for one in found:
        marked = one.marked()
        assert not one.after or _taken(marked, "[-", "-]", "{+", "+}") == one.after
        assert not one.before or _taken(marked, "{+", "+}", "[-", "-]") == one.before


def _taken(marked: str, drop: str, end: str, keep: str, until: str) -> str:
    """Return a marked paragraph without what one version alone has."""
    while drop in marked:
        head, _, rest = marked.partition(drop)
        marked = head + rest.partition(end)[2]
    return marked.replace(keep, "").replace(until, "")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    where = str(tmp_path / "l.db")
    with Ledger.open(where, create=True) as opened:
        list(opened.add_all(both()))
    return where


def test_the_commands_list_versions_and_show_the_difference(ledger: str) -> None:
    rows = [
        json.loads(line)
        for line in run("versions", ADDRESS, "--ledger", ledger, "--format", "jsonl").output.splitlines()
    ]
    assert [row["change"] for row in rows] == ["the first", "paragraphs: 1 added, 1 changed, 1 removed"]
    last = rows[1]["report"]
    for arguments in ([ADDRESS], [last], [last, "--with", rows[0]["report"]]):
        shown = run("diff", *arguments, "--ledger", ledger)
        assert shown.exit_code == 0, shown.output
        assert "[-ثلاثة-]{+خمسة+}" in shown.output
        assert "ونقل الجرحى" not in shown.output
    first = run("diff", rows[0]["report"], "--ledger", ledger)
    assert first.exit_code == 1
    assert "first version" in first.output


def test_the_command_writes_the_bytes_as_they_were_received(ledger: str, tmp_path: Path) -> None:
    with Ledger.open(ledger) as opened:
        name = opened.versions(ADDRESS)[0].report
        bare = replace(both()[0][0], doc="d9", sha256="")
        opened.add(bare, Reading(doc="d9", relevant=False))
    assert run("original", name, "--ledger", ledger).stdout_bytes == f"<p>{FIRST}</p>".encode()
    about = run("original", name, "--about", "--ledger", ledger, "--format", "jsonl").output
    assert json.loads(about)["address"] == ADDRESS
    none = run("original", "d9", "--ledger", ledger)
    assert none.exit_code == 1
    assert "no original of it was kept" in none.output


@pytest.mark.parametrize(
    ("data", "plain"), [("نص عادي\n".encode(), True), (b"\x1b[2J", False), (b"\xff\xfe", False)]
)
def test_what_might_steer_a_terminal_is_not_plain(data: bytes, plain: bool) -> None:
    from marsad.cli.original import _plain

    assert _plain(data) is plain

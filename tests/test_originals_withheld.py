"""A report that must not be kept any more is withheld: a tombstone stays, and what others tell."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import inspect, select, text

from ledger_reports import DAY, account, figure, market, reading
from marsad.cli import main
from marsad.intake import Link, Received
from marsad.language.folding import fold_text
from marsad.language.stemming import words as stemmed
from marsad.ledger import Ledger, LedgerError, RefusedError
from marsad.ledger.database.schema import OriginRow
from marsad.ledger.following.followed import Followed
from marsad.ledger.following.following import Answer
from marsad.ledger.reviewing.reviewing import FigureAsked
from marsad.models import Original, Reading, Report

SECRET = (
    "قال الشاهد فلان الفلاني إن ثلاثة قتلى سقطوا حين دهمت قوة مسلحة منزله الواقع في شارع الزيتون وسط أريحا."
)
TITLE = "شهادة فلان الفلاني عن مداهمة منزله"
BY = {"who": "R. Hassan", "why": "the witness asked for it"}
NOON = dt.datetime(2019, 3, 12, 12, tzinfo=dt.UTC)

Added = tuple[Report, Reading, Original]


def secret(doc: str = "s1", body: str = SECRET, page: bytes | None = None) -> Added:
    """Return a report that names a witness, with what it says and its bytes."""
    data = page or f"<html><title>{TITLE}</title><body>{body}</body></html>".encode()
    report = Report(
        doc=doc,
        title=TITLE,
        text=body,
        seen=DAY,
        source=f"outlet {doc}",
        author="فلان الفلاني",
        sha256=hashlib.sha256(data).hexdigest(),
    )
    told = account(report, figure(report, "ثلاثة قتلى", 3, source="الشاهد فلان الفلاني", who="قتلى"))
    kept = Original(data=data, address=f"https://example.org/{doc}", at=NOON, headers=(("x-title", "فلان"),))
    return report, reading(report, told), kept


def filled(where: str, *additions: Added) -> Ledger:
    """Return a ledger with some reports of the same incident as the car bomb, and that of the car bomb."""
    ledger = Ledger.open(where, create=True)
    list(ledger.add_all([market(), *additions]))
    return ledger


def everything(ledger: Ledger) -> str:
    """Return all that stands in all columns of all tables."""
    with ledger._reading.connect() as connection:
        tables = inspect(connection).get_table_names()
        return "\n".join(
            repr(tuple(row))
            for table in tables
            for row in connection.execute(text(f'SELECT * FROM "{table}"'))
        )


def words(*parts: str) -> set[str]:
    """Return the words of texts that the report of the car bomb does not have."""
    market_words = set(market()[0].text.split())
    return {word for part in parts for word in part.split()} - market_words


def stems(*parts: str) -> set[str]:
    """Return what search compares of such words."""
    there = fold_text(" ".join(market()[0].text.split()))
    found = {word.stem for part in parts for word in stemmed(fold_text(part))}
    return {one for one in found if one not in there}


def held(found: str, wanted: Iterable[str]) -> list[str]:
    """Return the words that stand in what was found, as they are or as JSON escapes them."""
    return [word for word in wanted if len(word) > 3 and (word in found or json.dumps(word)[1:-1] in found)]


def test_nothing_of_a_withheld_report_stays_but_its_tombstone(where: str) -> None:
    given = secret()
    with filled(where, given) as ledger:
        name = ledger.report("s1").id
        assert held(everything(ledger), words(SECRET, TITLE))
        done = ledger.forget("s1", **BY)
        found = everything(ledger)
        assert held(found, words(SECRET, TITLE)) == []
        assert held(found, stems(SECRET, TITLE)) == []
        assert not held(found, ["example.org", "outlet s1"])
        with pytest.raises(LedgerError, match="no original"):
            ledger.original(given[0].sha256)
        assert done.new
        assert (done.correction.incident, done.correction.decision) == (name, "forget")
        assert (done.correction.who, done.correction.why) == (BY["who"], BY["why"])
        assert given[0].sha256 in (done.correction.detail or "")
        assert [entry.report.doc for entry in ledger.reports()] == ["m1"]
        assert ledger.verify().problems == ()
        assert ledger.verify().withheld == 1


def test_no_byte_of_it_stays_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    given = secret()
    longer = secret("s2", SECRET + " " + " ".join(f"كلمة{number}" for number in range(3000)))
    with filled(str(path), given, longer) as ledger:
        newer = replace(given[1], reader="made 2.0", incidents=())
        ledger.add(given[0], newer)  # the older reading stays until then
        assert "الزيتون".encode() in path.read_bytes()
        for doc in ("s1", "s2"):
            ledger.forget(doc, **BY)
    data = path.read_bytes()
    for word in words(SECRET, TITLE, "كلمة17 كلمة2999") | stems(SECRET, TITLE):
        if len(word) > 3:
            assert word.encode() not in data
            assert json.dumps(word)[1:-1].encode() not in data
    assert [one.name for one in tmp_path.iterdir()] == ["l.db"]


def test_doing_it_again_changes_nothing(where: str) -> None:
    with filled(where, secret()) as ledger:
        name = ledger.report("s1").id
        first = ledger.forget("s1", **BY)
        again = ledger.forget(name[:8], who="N. Aziz", why="again")
        assert again == replace(first, new=False, kin=())
        assert len(ledger.corrections()) == 1
        with pytest.raises(LedgerError, match="no such report"):
            ledger.forget("s1", **BY)


def test_it_is_refused_when_it_comes_again_with_who_and_why(where: str) -> None:
    given = secret()
    again = [
        ("the same", given),
        ("the same text under another doc", secret("s9")),
        (
            "the same bytes, read otherwise",
            (replace(given[0], text=SECRET[:40]), Reading(doc="s1", relevant=False), given[2]),
        ),
        ("without bytes", (replace(given[0], sha256=""), given[1])),
    ]
    with filled(where, given) as ledger:
        ledger.forget("s1", **BY)
        before = everything(ledger)
        for what, addition in again:
            ((_, outcome),) = ledger.add_all([addition])
            assert isinstance(outcome, RefusedError), what
            assert "withheld on 20" in str(outcome)
            assert "by R. Hassan: the witness asked for it" in str(outcome)
        with pytest.raises(RefusedError, match="withheld on"):
            ledger.keep(given[2])
        assert everything(ledger) == before


def test_after_the_decision_is_undone_it_comes_back_under_its_old_ids(where: str) -> None:
    given = secret()
    with filled(where, given) as ledger:
        alone = dt.date(2011, 1, 1)
        report, _, page = secret("s3", SECRET.replace("أريحا", "البلدة"))
        list(ledger.add_all([(report, reading(report, account(report, day=alone, place=None)), page)]))
        incident = next(link.incident for link in ledger.links() if link.doc == "s3")
        ledger.correct(incident, "confirm", who="A", why="looked at it")
        made = ledger.forget("s3", **BY).correction
        with pytest.raises(LedgerError, match="was withheld"):
            ledger.incident(incident)
        ledger.undo(made.number, who="A", why="the court lifted it")
        assert ledger.withheld() == []
        list(ledger.add_all([(report, reading(report, account(report, day=alone, place=None)), page)]))
        assert ledger.incident(incident).decision == "confirm"
        assert ledger.verify().problems == ()


def test_its_figures_no_longer_count_and_ids_lead_on(where: str) -> None:
    with Ledger.open(where, create=True) as ledger:
        list(ledger.add_all([secret(), market()]))
        (before,) = ledger.incidents()
        assert before.totals[0].high == 6
        assert before.totals[0].low == 3
        ledger.forget("s1", **BY)
        (after,) = ledger.incidents()
        assert ledger.incident(before.id) == after
        assert (after.totals[0].low, after.totals[0].high) == (6, 6)
        assert [one.decision for one in ledger.decisions(after.id)] == ["forget"]


def test_reviewers_decisions_survive_and_the_history_stays_whole(where: str) -> None:
    with filled(where, secret()) as ledger:
        (one,) = ledger.incidents()
        made = ledger.report("s1").reading.incidents[0].figures[0]
        asked = FigureAsked(ledger.report("s1").id, "a", "killed", made.evidence, 0, {"count": "4"})  # type: ignore[arg-type]
        ledger.amend(one.id, {"place.name": "سرمين"}, [asked], who="A", why="telephoned")
        ledger.correct(one.id, "confirm", who="A", why="two sources")
        ledger.forget("s1", **BY)
        assert held(everything(ledger), words(SECRET, TITLE)) == []
        (after,) = ledger.incidents()
        assert after.decision == "confirm"
        assert ledger.verify().problems == ()
        changed = ledger.corrections()[-1]
        ledger.undo(changed.number, who="A", why="lifted")
        list(ledger.add_all([secret()]))
        assert ledger.verify().problems == ()
        assert {claim.low for toll in ledger.incidents()[0].tolls for claim in toll.claims} == {4, 6}


def test_a_correction_that_is_changed_beside_it_is_still_noticed(where: str) -> None:
    with filled(where, secret()) as ledger:
        (one,) = ledger.incidents()
        made = ledger.report("s1").reading.incidents[0].figures[0]
        asked = FigureAsked(ledger.report("s1").id, "a", "killed", made.evidence, 0, {"count": "4"})  # type: ignore[arg-type]
        ledger.amend(one.id, {}, [asked], who="A", why="telephoned")
        ledger.forget("s1", **BY)
        with ledger._session(ledger._writing) as session:
            session.execute(text("UPDATE correction SET who = 'B' WHERE number = 1"))
        assert "correction 1: was changed after it was written" in ledger.verify().problems


def test_what_may_hold_the_same_words_is_named_for_the_user_to_decide(where: str) -> None:
    later = secret("s1", SECRET.replace("ثلاثة قتلى", "ثلاثة قتلى وجريحين"))
    page = b"<html>one page for two docs</html>"
    with filled(where, secret(page=page), secret("s2", page=page), later) as ledger:
        first, *_ = (entry.id for entry in ledger.reports() if entry.report.doc == "s1")
        kin = {(one.doc, one.what) for one in ledger.forget(first, **BY).kin}
        assert kin == {("s2", "made from the same bytes"), ("s1", "another version of the page")}
        assert ledger.original(hashlib.sha256(page).hexdigest()) == page
        assert ledger.verify().problems == ()


def test_copies_only_through_it_are_copies_no_longer(ledgers: Callable[[], str]) -> None:
    body = " ".join(f"كلمة{number}" for number in range(60))
    whole = {"b1": body.split()[:40], "b2": body.split(), "b3": body.split()[25:], "b4": body.split()[:42]}
    texts = {doc: " ".join(said) for doc, said in whole.items()}
    assert len(set(groups(ledgers(), texts).values())) == 1
    wanted = groups(ledgers(), {doc: said for doc, said in texts.items() if doc != "b2"})
    assert len(set(wanted.values())) == 2
    assert groups(ledgers(), texts, "b2") == wanted


def groups(where: str, texts: dict[str, str], withheld: str | None = None) -> dict[str, tuple[str, str]]:
    """Return of each report which others it is a copy of, and in which it stands."""
    with Ledger.open(where, create=True) as ledger:
        for doc, said in texts.items():
            ledger.add(Report(doc=doc, text=said, seen=DAY), Reading(doc=doc, relevant=False))
        if withheld:
            ledger.forget(withheld, **BY)
        assert ledger.verify().problems == ()
        with ledger._session(ledger._reading) as session:
            found = session.execute(select(OriginRow.report, OriginRow.copies, OriginRow.within)).all()
            return {row.report: (row.copies, row.within) for row in found}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_the_command_says_what_it_did_and_what_is_still_there(tmp_path: Path) -> None:
    ledger = str(tmp_path / "l.db")
    filled(ledger, secret(), secret("s2")).close()
    done = run("forget", "s1", "--ledger", ledger, "--by", "R. Hassan", "--why", "court order 12")
    assert done.exit_code == 0, done.output
    assert done.output.startswith("withheld report ")
    assert "(s2), made from the same bytes" in done.output
    assert "1 withheld" in run("verify", "--ledger", ledger).output
    told = run("history", "--ledger", ledger).output
    assert "court order 12" in told
    assert "forget" in told


def test_without_a_reason_nothing_is_withheld(where: str) -> None:
    with filled(where, secret()) as ledger:
        with pytest.raises(LedgerError, match="say who decides"):
            ledger.forget("s1", who=" ", why="x")
        assert len(ledger.reports()) == 2


def test_a_page_that_is_followed_is_not_fetched_again_and_its_item_says_nothing(where: str) -> None:
    given = secret("https://example.org/s1")
    link = Link(address="https://example.org/s1", title=TITLE)
    with filled(where, given) as ledger:
        one = ledger.sources.add(Followed(name="feed", address="https://example.org/feed"))
        ledger.sources.answered(one, Answer(links=(link,), received=()), NOON)
        ledger.forget("https://example.org/s1", **BY)
        assert held(everything(ledger), words(SECRET, TITLE)) == []
        ledger.sources.answered(one, Answer(links=(link,), received=()), NOON)
        assert ledger.sources.to_fetch(one, dt.datetime.now(dt.UTC), 9, lists=True) == []
        other, _, page = secret("https://example.org/s2", page=given[2].data)
        answer = Answer(received=(Received(report=other, original=page),), links=())
        ledger.sources.answered(one, answer, NOON)
        assert ledger.sources.to_finish(one, 9) == []
        assert held(everything(ledger), words(SECRET, TITLE)) == []
        assert ledger.verify().problems == ()

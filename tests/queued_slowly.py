"""The review queue worked out from all that is in a ledger: what is kept must be this."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from ledger_reports import ARIHA, account, figure, reading
from marsad.ledger import Ledger
from marsad.ledger.database.schema import AccountRow, ReadingRow, ReportRow
from marsad.ledger.linking.bonds import bonds_of
from marsad.ledger.linking.likeness import CERTAIN
from marsad.ledger.linking.near import near_misses
from marsad.ledger.reports.dismissed import dismissed, is_told_since
from marsad.ledger.reports.shelf import reading_of
from marsad.ledger.reviewing.doubts import odd_figures
from marsad.ledger.reviewing.queued import Item
from marsad.ledger.reviewing.settings import settings_of
from marsad.ledger.reviewing.unknowns import unknown_names
from marsad.models import Reading, Report, Tally, Unknown
from marsad.models.waiting import KINDS

Thing = tuple[str, str | None, str | None, frozenset[str]]
"""Kind, incident, the other one, and what it is about: accounts as REPORT:NAME, a name, a correction."""


VAGUE = "سقط ستون قتيلا في هجوم على سوق في إدلب يوم الثلاثاء، كما قال ناشطون، قرب تل الزعرور."


def vague(doc: str) -> tuple[Report, Reading]:
    """Return a report that may be of the market in Ariha: other toll, no town, a name that no table knows."""
    report = Report(doc=doc, text=VAGUE + f" ({doc})", seen=dt.date(2019, 3, 12), source=f"outlet {doc}")
    place = replace(ARIHA, name="إدلب", precision="admin1", lat=None, lon=None)
    told = account(report, figure(report, "ستون قتيلا", 60, source="ناشطون"), place=place, type="attack")
    made = reading(report, replace(told, facility="سوق"))
    return report, replace(made, unknown=(Unknown(kind="place", name="تل الزعرور"),))


def silent(doc: str) -> tuple[Report, Reading]:
    """Return a report that is relevant, and of which nothing was read."""
    report = Report(doc=doc, text=f"قصف وقتلى في ريف إدلب، والتفاصيل لاحقا ({doc}).")
    return report, reading(report)


def counted(doc: str = "t") -> tuple[Report, Reading]:
    """Return a report that publishes a tally and tells of no incident."""
    text = f"بلغت حصيلة الشهر 40 قتيلا، منهم 30 مدنيا و9 مقاتلين، بحسب المرصد المحلي ({doc})."
    report = Report(doc=doc, text=text, source="وكالة")
    parts = [replace(figure(report, words, n), subset=n != 40) for words, n in _TALLY.items()]
    return report, reading(report, tallies=(Tally(figures=tuple(parts)),))


_TALLY = {"40 قتيلا": 40, "30 مدنيا": 30, "9 مقاتلين": 9}


def thing(one: Item) -> Thing:
    about = {f"{report}:{name}" for report, name in one.told} if one.name is None else {one.name}
    return one.kind, one.incident, one.other, frozenset({str(one.correction)} if one.correction else about)


def check(ledger: Ledger) -> list[Item]:
    """Check the queue against all that is in the ledger, whole and by pages; return it."""
    waiting = ledger.waiting()
    found = waiting.page(number=500)
    assert [thing(one) for one in found] == slowly(ledger)
    assert waiting.counts() == Counter(one.kind for one in found)
    assert [one for skip in range(0, len(found), 3) for one in waiting.page(KINDS, skip, 3)] == found
    whole = {(one.kind, one.incident, one.about) for one in ledger.queue()}
    slow = {
        (one.kind, one.incident, one.about)
        for one in (*ledger.doubts([one.id for one in ledger.incidents()]), *found)
        if one.about
    }
    assert whole == slow
    return found


def slowly(ledger: Ledger) -> list[Thing]:
    """Return all items, one for all doubts of an incident, in the order of the queue."""
    with ledger._session(ledger._reading) as session:
        return [*_links(session), *_near(session), *_figures(ledger), *_rest(session)]


def _links(session: Session) -> Iterator[Thing]:
    bonds, seen = bonds_of(session), set[frozenset[str]]()
    rows = {row.id: row for row in session.scalars(select(AccountRow))}
    for row in sorted(rows.values(), key=lambda row: (row.score, row.id)):
        if row.nearest is None or row.score > CERTAIN or bonds.settled(row.id, row.nearest):
            continue
        if (pair := frozenset((row.id, row.nearest))) not in seen:
            seen.add(pair)
            told = frozenset(f"{rows[name].report}:{rows[name].name}" for name in pair)
            yield "link", row.incident, None, told


def _near(session: Session) -> Iterator[Thing]:
    bonds, seen = bonds_of(session), set[tuple[str, str]]()
    for one in sorted(near_misses(session), key=lambda one: (-one.score, one.pair)):
        if one.incidents not in seen:
            seen.add(one.incidents)
            if not bonds.settled(*one.pair):
                yield "near miss", *one.incidents, frozenset(":".join(told) for told in one.told)


def _figures(ledger: Ledger) -> Iterator[Thing]:
    odd = [one for one in ledger.incidents() if any(odd_figures([one]))]
    for kind in ("contested", "odd"):
        for one in odd:
            if (kind == "contested") == any(toll.contested for toll in one.totals):
                yield kind, one.id, None, frozenset()


def _rest(session: Session) -> Iterator[Thing]:
    query = select(ReadingRow).join(ReportRow, ReportRow.id == ReadingRow.report).where(ReadingRow.current)
    for row in session.scalars(query.order_by(ReportRow.number)):
        made, said = reading_of(row), dismissed(session).get(row.report)
        silent = made.relevant and not made.incidents and not made.tallies
        if is_told_since(said, made) if said else silent:
            about = str(said.number) if said else f"{row.report}:"
            yield "no incident", None, None, frozenset((about,))
    for kind in ("place", "actor"):
        for one in sorted(unknown_names(session, kind), key=lambda one: (-one.count, one.name)):
            yield f"unknown {kind}", None, None, frozenset((one.words,))
    for correction in dict.fromkeys(settings_of(session).lost):
        yield "lost correction", correction.incident, None, frozenset((str(correction.number),))

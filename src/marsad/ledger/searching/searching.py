"""Search: reports by their words, and the incidents that they tell of."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from sqlalchemy import ColumnElement, Select, column, func, select, table, text
from sqlalchemy.orm import Session

from marsad.language.folding import fold_text
from marsad.language.stemming import alike, stem, words
from marsad.ledger.database.database import LedgerError
from marsad.ledger.database.schema import SEARCH, AccountRow, ReportRow, SummaryRow
from marsad.ledger.incidents.filters import Filter, conditions
from marsad.ledger.searching.searchindex import key
from marsad.ledger.searching.snippets import Bit, Term, snippet

Order: TypeAlias = Literal["best", "newest"]
_QUOTED = re.compile(r'"([^"]*)"?')
_LONGEST = 400
_MOST = 16
"""Letters, and words, that may be looked for at once."""
_TOLD: Sequence[Any] = (AccountRow.report, AccountRow.incident)
_OFTEN = {"sqlite": 30_000, "postgresql": 3000}
"""Reports: of a word that more hold, those that arrived last are put in order of how well they fit.

Such a word hardly tells one report from another, and nobody turns so many pages. PostgreSQL reads the words
of each of them for it, some 20 µs, where SQLite's index has what it takes.
"""
_RANK = {
    "sqlite": f"bm25({SEARCH}, 4.0, 1.0)",
    "postgresql": "-ts_rank_cd(words, CAST(:asked AS tsquery))",
}
_INDEX = {dialect: table(SEARCH, column(key(dialect))) for dialect in _RANK}
_MATCH = {"sqlite": f"{SEARCH} MATCH :asked", "postgresql": "words @@ CAST(:asked AS tsquery)"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is looked for: ``asked``, words that must all occur, a phrase in quotation marks.

    ``first`` and ``last`` are days on which reports were seen, both included; ``outlets`` their publishers.
    ``telling`` asks for reports that tell of incidents of a filter.
    ``best`` order puts first where the words are rare and stand in the title.
    """

    asked: str
    first: dt.date | None = None
    last: dt.date | None = None
    outlets: tuple[str, ...] = ()
    telling: Filter | None = None
    order: Order = "best"


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that was found: its ``title`` and the ``words`` around, and the ``incidents`` it tells of."""

    report: str
    doc: str
    seen: dt.date | None
    source: str | None
    title: tuple[Bit, ...]
    words: tuple[Bit, ...]
    incidents: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Found:
    """How many reports were found in all, and some of them.

    Only so many as are ``ordered`` come in the order that was asked for: those that arrived last.
    """

    total: int
    hits: tuple[Hit, ...]
    ordered: int


def search(session: Session, wanted: Search, limit: int, skip: int = 0) -> Found:
    """Return ``limit`` of the reports that hold what is looked for, after the first ``skip`` of them.

    Raises LedgerError where there is no word to look for, or there are too many.
    """
    terms = parsed(wanted.asked)
    dialect = session.get_bind().dialect.name
    asked = {"asked": _ASK[dialect](terms)}
    held, most = _held(session, asked), _OFTEN[dialect]
    query = _Query(wanted, dialect, often=held > most)
    total = (session.scalar(query.matching(func.count()), asked) or 0) if held and query.filters else held
    rows = _rows(session, query.some(total).limit(limit).offset(skip), asked) if total else []
    incidents = _incidents(session, [row.id for row in rows], wanted)
    hits = tuple(_hit(row, terms, incidents.get(row.id, ())) for row in rows)
    return Found(total, hits, min(total, most) if wanted.order == "best" else total)


def told_of(session: Session, wanted: Search) -> list[str]:
    """Return the ids of the incidents that the reports found tell of. Raises LedgerError as ``search``."""
    dialect = session.get_bind().dialect.name
    query = _Query(wanted, dialect, often=True)
    reports = select(ReportRow.id).where(ReportRow.number.in_(query.matching(query.number)))
    told = _telling(wanted).where(AccountRow.report.in_(reports)).with_only_columns(AccountRow.incident)
    asked = {"asked": _ASK[dialect](parsed(wanted.asked))}
    return sorted(set(session.scalars(told, asked)))


def parsed(asked: str) -> list[Term]:
    """Return the words and phrases that are looked for. Raises LedgerError."""
    if len(asked) > _LONGEST:
        raise LedgerError(f"search: at most {_LONGEST} letters; these are {len(asked)}")
    terms = list(_terms(fold_text(asked)))
    if not terms:
        raise LedgerError("search: no word to look for; give one, or a phrase in quotation marks")
    if (number := sum(map(len, terms))) > _MOST:
        raise LedgerError(f"search: at most {_MOST} words; these are {number}")
    return list(dict.fromkeys(terms))


def _terms(asked: str) -> Iterator[Term]:
    at = 0
    for quoted in _QUOTED.finditer(asked):
        yield from _apart(asked[at : quoted.start()])
        yield from ((phrase,) if (phrase := _phrase(quoted.group(1))) else ())
        at = quoted.end()
    yield from _apart(asked[at:])


def _apart(asked: str) -> Iterator[Term]:
    return ((alike(asked[one.start : one.end]),) for one in words(asked))


def _phrase(asked: str) -> Term | None:
    """Return the words of a phrase; before the first, what is written onto words may differ."""
    found = [asked[one.start : one.end] for one in words(asked)]
    return (alike(found[0]), *(frozenset({stem(one)}) for one in found[1:])) if found else None


def _for_sqlite(terms: Sequence[Term]) -> str:
    """Return a query of FTS5; stems are letters and digits only, so that nothing in them is syntax."""
    return " AND ".join(
        f"({' OR '.join(_quoted(first, term) for first in sorted(term[0]))})" for term in terms
    )


def _quoted(first: str, term: Term) -> str:
    return f'"{" ".join((first, *(next(iter(one)) for one in term[1:])))}"'


def _for_postgresql(terms: Sequence[Term]) -> str:
    def either(stems: frozenset[str]) -> str:
        return "(" + " | ".join(f"'{one}'" for one in sorted(stems)) + ")"

    return " & ".join(f"({' <-> '.join(map(either, term))})" for term in terms)


_ASK = {"sqlite": _for_sqlite, "postgresql": _for_postgresql}


def _holding(what: Any, dialect: str) -> Select[Any]:
    """Return the query for what the index finds, whatever else is asked of the reports."""
    return select(what).select_from(_INDEX[dialect]).where(text(_MATCH[dialect]))


def _held(session: Session, asked: Mapping[str, str]) -> int:
    """Return how many reports hold what is looked for, whatever else is asked of them."""
    dialect = session.get_bind().dialect.name
    if dialect == "postgresql":  # of a frequent word, it would read all words of all reports before its index
        session.execute(text("SET LOCAL enable_seqscan = off"))
    held: int = session.scalar(_holding(func.count(), dialect), asked) or 0
    if dialect == "postgresql":
        session.execute(text("SET LOCAL enable_seqscan = on"))
    return held


@dataclass(frozen=True, slots=True)
class _Query:
    """How reports are found. ``often``: so many hold the words that these are not looked at one by one.

    The numbers of those that do are then held against those of the reports that fit, which an index tells.
    """

    wanted: Search
    dialect: str
    often: bool

    @property
    def number(self) -> ColumnElement[int]:
        """Return the number of a report in the index of words."""
        number: ColumnElement[int] = _INDEX[self.dialect].c[key(self.dialect)]
        return number

    @property
    def filters(self) -> list[ColumnElement[bool]]:
        """Return what is asked of the reports besides their words."""
        return list(_filters(self.wanted))

    def matching(self, what: Any, *, dated: bool = False) -> Select[Any]:
        """Return the query for what is found; reports are only looked at where more is asked of them."""
        query = _holding(what, self.dialect)
        if self.often and self.filters:
            return query.where((self.number + 0).in_(select(ReportRow.number).where(*self.filters)))
        if self.filters or dated:
            query = query.join(ReportRow, ReportRow.number == self.number).where(*self.filters)
        return query

    def some(self, total: int) -> Select[Any]:
        """Return the query for the numbers of the ``total`` reports that are found, in their order."""
        if self.wanted.order == "newest":
            found = self._walked() if self.often else self.matching(self.number, dated=True)
            return found.order_by(ReportRow.seen.desc().nulls_last(), ReportRow.number.desc())
        query = self.matching(self.number)
        if total > (most := _OFTEN[self.dialect]):
            first = query.order_by(self.number.desc()).offset(most - 1).limit(1)
            query = query.where(self.number >= first.scalar_subquery())
        return query.order_by(text(_RANK[self.dialect]), self.number)

    def _walked(self) -> Select[Any]:
        """Return the query that goes through the reports, the newest first, until enough hold the words."""
        holding = (ReportRow.number + 0).in_(_holding(self.number, self.dialect))
        return select(ReportRow.number).where(holding, *self.filters)


def _rows(session: Session, some: Select[Any], asked: Mapping[str, str]) -> list[ReportRow]:
    """Return the reports of the numbers that a query finds, in its order."""
    numbers = list(session.scalars(some, asked))
    rows = session.scalars(select(ReportRow).where(ReportRow.number.in_(numbers)))
    found = {row.number: row for row in rows}
    return [found[number] for number in numbers]


def _filters(wanted: Search) -> Iterator[ColumnElement[bool]]:
    if wanted.first:
        yield ReportRow.seen >= wanted.first
    if wanted.last:
        yield ReportRow.seen <= wanted.last
    if wanted.outlets:
        yield ReportRow.source.in_(wanted.outlets)
    if wanted.telling:
        told = select(AccountRow.id).join(SummaryRow, SummaryRow.incident == AccountRow.incident)
        yield told.where(AccountRow.report == ReportRow.id, *conditions(wanted.telling)).exists()


def _telling(wanted: Search) -> Select[Any]:
    """Return the query for accounts of incidents: of those asked for, and none that was rejected."""
    query = select(*_TOLD)
    return query.join(SummaryRow, SummaryRow.incident == AccountRow.incident).where(
        *conditions(wanted.telling or Filter())
    )


def _incidents(session: Session, reports: Sequence[str], wanted: Search) -> dict[str, tuple[str, ...]]:
    """Return for each report the incidents that it tells of, in the order in which it does."""
    query = _telling(wanted).where(AccountRow.report.in_(reports)).order_by(AccountRow.number)
    found: dict[str, dict[str, None]] = {}
    for report, incident in session.execute(query):
        found.setdefault(report, {})[incident] = None
    return {report: tuple(incidents) for report, incidents in found.items()}


def _hit(row: ReportRow, terms: Sequence[Term], incidents: tuple[str, ...]) -> Hit:
    title, shown = snippet(row.title, terms, longest=1000), snippet(row.text, terms)
    return Hit(row.id, row.doc, row.seen, row.source, title, shown, incidents)

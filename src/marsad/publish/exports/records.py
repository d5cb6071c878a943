"""The tables of reports and of the tallies that they publish."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from marsad.ledger.tolls.groups import group_of
from marsad.models import Figure
from marsad.publish.exports.discretion import public_claimant
from marsad.publish.exports.export import Export
from marsad.publish.exports.model import Column, Table
from marsad.publish.exports.tables import MADE, PEOPLE, made_row, people_row, quote_row
from marsad.publish.rows import Row

_REPORT_COLUMNS = (
    Column("id", "text", "permanent id of the report"),
    Column("doc", "text", "its name"),
    Column("outlet", "text", "who published it"),
    Column("seen", "day", "day of publication or collection"),
    Column("url", "text", "its address"),
    Column("title", "text", "its headline"),
    Column("sha256", "text", "SHA-256 of the bytes that were received, or of title and text"),
    Column("added", "text", "when it came into the ledger, UTC"),
    Column("given", "flag", "its reading was made elsewhere"),
    *MADE,
)
_TALLY_COLUMNS = (
    Column("id", "text", "report, number of the tally in it, number of the figure"),
    Column("tally", "text", "report and number of the tally in it"),
    Column("report", "text", "id of the report"),
    Column("doc", "text", "the report's name"),
    Column("scope", "text", "the report's words for what the tally covers"),
    Column("first", "day", "first day of the scope"),
    Column("last", "day", "last day of the scope"),
    Column("place", "text", "area of the scope"),
    *PEOPLE,
    Column("low", "count", "lower end of the count; blank: no number"),
    Column("high", "count", "upper end of the count"),
    Column("qualifier", "text", "at_least, about, dozens, …"),
    Column("who", "text", "the report's words for the people"),
    Column("part", "flag", "part of another figure of the tally"),
    Column("claimant", "text", "who states it; blank: the report itself"),
    Column("quote", "text", "the words that state it"),
    Column("field", "text", "where they stand: title or text"),
    Column("start", "count", "first code point of the quote"),
    Column("end", "count", "the code point after it"),
    Column("check", "text", "whether the tally reconciles in itself"),
    *MADE,
)


def _reports(export: Export) -> Iterator[Row]:
    for report in export.reports():
        yield {
            "id": report.id,
            "doc": report.doc,
            "outlet": report.source,
            "seen": report.seen,
            "url": report.url,
            "title": (report.title or None) if export.wanted.quotes else None,
            "sha256": report.sha256,
            "added": report.added,
            "given": report.given,
            **made_row(export, (report,)),
        }


def _tallies(export: Export) -> Iterator[Row]:
    numbers: Counter[str] = Counter()
    for one in sorted(export.tallies(), key=lambda published: published.report):
        numbers[one.report] += 1
        tally = f"{one.report}/{numbers[one.report]}"
        scope, words = one.tally.scope, export.wanted.quotes
        for number, figure in enumerate(one.tally.figures, 1):
            yield {
                "id": f"{tally}/{number}",
                "tally": tally,
                "report": one.report,
                "doc": one.doc,
                "scope": scope.text if words else None,
                "first": scope.first,
                "last": scope.last,
                "place": scope.place,
                **_figure(figure, words=words),
                "check": one.check,
                **made_row(export, (export.report(one.report),)),
            }


def _figure(figure: Figure, *, words: bool) -> Row:
    group = group_of(figure)
    return {
        **people_row(figure.measure, group),
        "low": figure.low,
        "high": figure.high,
        "qualifier": figure.qualifier,
        "who": figure.who if words else None,
        "part": figure.subset,
        "claimant": figure.source if words else public_claimant(figure.source),
        **quote_row(figure.evidence),
        **({} if words else {"quote": None}),
    }


REPORTS = Table("reports", "one row a report, without its text", _REPORT_COLUMNS, _reports)
TALLIES = Table("tallies", "one row a figure of a tally that a report publishes", _TALLY_COLUMNS, _tallies)

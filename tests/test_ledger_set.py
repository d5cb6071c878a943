"""A reviewer sets what was read wrongly: the value shows with who and why, what was read stays beside it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from ledger_reports import DAY, MARKET, figure, market
from marsad.ledger import Ledger, LedgerError
from marsad.ledger.reviewing.reviewing import FigureAsked
from marsad.models import Figure, Incident, Perpetrator, Report, Toll

BY = {"who": "ر. حسن", "why": "سجل المشفى"}


def total(incident: Incident, measure: str = "killed") -> Toll | None:
    return next((toll for toll in incident.totals if toll.measure == measure), None)


def asked(report: Report, number: Figure, **values: str) -> FigureAsked:
    """Return what a reviewer asks for of a figure in the only account of a report in the ledger."""
    assert number.evidence
    return FigureAsked(report.doc, "a", number.measure, number.evidence, 0, values)


def with_ids(ledger: Ledger, one: FigureAsked) -> FigureAsked:
    return replace(one, report=ledger.report(one.report).id)


def test_fields_are_set_and_what_was_read_is_kept_beside_them(where: str) -> None:
    with Ledger.open(where, create=True) as ledger:
        ledger.add(*market())
        (before,) = ledger.incidents()
        fields = {
            "type": "shelling",
            "date": "2019-03-11..2019-03-12",
            "place.name": "معرة مصرين",
            "perpetrators": "Syrian army (suspected); Islamic State",
            "targets": "",
            "claimed_by": "Islamic State",
        }
        made = ledger.amend(before.id[:6], fields, **BY)
        (after,) = ledger.incidents()
        assert after == ledger.incident(before.id)
        assert (after.type, after.claimed_by, after.targets) == ("shelling", "Islamic State", ())
        assert after.date is not None
        assert (after.date.first, after.date.last) == (dt.date(2019, 3, 11), DAY)
        assert after.place is not None
        assert (after.place.name, after.place.admin1, after.place.lat) == ("معرة مصرين", "Idlib", 36.012)
        assert after.perpetrators[0] == Perpetrator(name="Syrian army", basis="suspected")
        read = {change.field: (change.value, change.read) for change in after.changes}
        assert read["type"] == ("shelling", "explosive")
        assert read["place.lat"] == ("36.012", "35.81")
        assert read["targets"] == (None, "civilians")
        assert {(one.who, one.why, one.correction) for one in after.changes} == {(*BY.values(), made.number)}
        ledger.undo(made.number, **BY)
        assert ledger.incidents() == [before]
        assert not ledger.verify().problems


def test_of_two_values_of_a_field_the_later_holds_and_the_first_reading_stays_on_view(where: str) -> None:
    with Ledger.open(where, create=True) as ledger:
        ledger.add(*market())
        name = ledger.incidents()[0].id
        ledger.amend(name, {"type": "attack"}, **BY)
        ledger.amend(name, {"type": "shelling", "facility": "سوق"}, **BY)
        (after,) = ledger.incidents()
        assert after.type == "shelling"
        assert {(one.field, one.read) for one in after.changes} == {
            ("type", "explosive"),
            ("facility", "سوق الخضار"),
        }
        ledger.undo(name, **BY)
        assert ledger.incidents()[0].type == "attack"


def test_a_count_that_was_misread_is_set_and_the_toll_says_so(where: str) -> None:
    report, made = market()
    with Ledger.open(where, create=True) as ledger:
        ledger.add(report, made)
        name = ledger.incidents()[0].id
        one = asked(
            report, made.incidents[0].figures[0], count="at_least 7", status="civilian", claimant="المشفى"
        )
        ledger.amend(name, {}, [with_ids(ledger, one)], **BY)
        (after,) = ledger.incidents()
        (toll,) = after.tolls
        (claim,) = toll.claims
        assert (claim.low, claim.qualifier, claim.claimant) == (7, "at_least", "المشفى")
        assert toll.group.status == "civilian"
        assert {change.field: change.read for change in claim.changes} == {
            "count of killed «ستة قتلى»": "6",
            "status of killed «ستة قتلى»": "unknown",
            "claimant of killed «ستة قتلى»": None,
        }
        for each in (toll, total(after)):
            assert each is not None
            assert each.best == 7
            assert each.rule.endswith("a reviewer set figures of it (correction 1)")


def test_a_figure_that_is_none_is_withdrawn(where: str) -> None:
    report, made = market()
    hurt = figure(report, "14 شخصا", 14, measure="injured")
    account = replace(made.incidents[0], figures=(*made.incidents[0].figures, hurt))
    with Ledger.open(where, create=True) as ledger:
        ledger.add(report, replace(made, incidents=(account,)))
        name = ledger.incidents()[0].id
        ledger.amend(name, {}, [with_ids(ledger, asked(report, hurt, withdrawn="yes"))], **BY)
        (after,) = ledger.incidents()
        assert total(after, "injured") is None
        assert total(after) is not None
        assert [(one.field, one.value) for one in after.changes] == [
            ("withdrawn of injured «14 شخصا»", "yes")
        ]
        ledger.amend(name, {}, [with_ids(ledger, asked(report, hurt, withdrawn="no"))], **BY)
        assert total(ledger.incidents()[0], "injured") is not None


def test_what_was_set_holds_when_the_report_is_read_anew(where: str) -> None:
    report, made = market()
    (was,) = made.incidents[0].figures
    with Ledger.open(where, create=True) as ledger:
        ledger.add(report, made)
        name = ledger.incidents()[0].id
        ledger.amend(name, {"type": "attack"}, [with_ids(ledger, asked(report, was, count="9"))], **BY)
        wider = figure(report, "سقط ستة قتلى", 6, rule="other")
        other = figure(report, "14 شخصا", 14, measure="injured")
        for number, figures in enumerate([(other, wider), (other,), ()], 2):
            newer = replace(made.incidents[0], id=f"q{number}", figures=figures)
            ledger.add(report, replace(made, reader=f"made {number}.0", incidents=(newer,)))
            (after,) = ledger.incidents()
            toll = total(after)
            assert after.type == "attack"
            assert toll is not None, number
            assert (toll.low, toll.high) == (9, 9)
            assert not ledger.verify().problems
        ledger.undo(1, **BY)
        assert total(ledger.incidents()[0]) is None


def test_what_no_value_can_be_is_said_and_nothing_is_set(where: str) -> None:
    report, made = market()
    (was,) = made.incidents[0].figures
    nowhere = replace(was, evidence=replace(was.evidence, start=1, end=5, quote=MARKET[1:5]))  # type: ignore[type-var]
    with Ledger.open(where, create=True) as ledger:
        ledger.add(report, made)
        name = ledger.incidents()[0].id
        for fields, said in (
            ({"type": "bang"}, "type=bang: no such value; use one of armed_clash"),
            ({"type": ""}, "no such value"),
            ({"killed": "3"}, "killed: an incident has no such field to set; it has type, date"),
            ({"date": "2019-02-30"}, "no date; write 2020-02-29"),
            ({"date": "2019-00"}, "no date"),
            ({"date": "2019-03-02..2019-03-01"}, "ends before it begins"),
            ({"place.lat": "91"}, "from -90 to 90 degrees"),
            ({"place.lat": "nan"}, "from -90 to 90 degrees"),
            ({"place.lon": "east"}, "no number of degrees"),
            ({"place.country": "Syria"}, "two letters of ISO 3166"),
            ({"perpetrators": "Islamic State (perhaps)"}, "no such basis"),
            ({}, "say what to set"),
        ):
            with pytest.raises(LedgerError, match=said):
                ledger.amend(name, fields, **BY)
        for values, said in (
            ({"count": "many"}, "no count; write NUMBER"),
            ({"count": "9..3"}, "the lower number comes first"),
            ({"status": "soldier"}, "no such value"),
            ({"part": "half"}, "write yes or no"),
            ({"who": "x"}, "a figure has no such field to set"),
        ):
            with pytest.raises(LedgerError, match=said):
                ledger.amend(name, {}, [with_ids(ledger, asked(report, was, **values))], **BY)
        with pytest.raises(LedgerError, match="no figure of incident"):
            ledger.amend(name, {}, [with_ids(ledger, asked(report, nowhere, count="3"))], **BY)
        assert ledger.corrections() == []


@pytest.mark.parametrize(
    ("typed", "span"),
    [("2020-02-29", (29, 29)), ("2020-02", (1, 29)), ("2020-02-03..2020-02", (3, 29))],
)
def test_dates_are_days_months_or_spans(where: str, typed: str, span: tuple[int, int]) -> None:
    with Ledger.open(where, create=True) as ledger:
        ledger.add(*market())
        ledger.amend(ledger.incidents()[0].id, {"date": typed}, **BY)
        date = ledger.incidents()[0].date
        assert date is not None
        assert (date.first.day, date.last.day) == span


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("8", (8, 8, None)),
        ("8..10", (8, 10, None)),
        ("about 8", (8, 8, "about")),
        ("dozens", (None, None, "dozens")),
    ],
)
def test_counts_are_numbers_ranges_or_words(where: str, typed: str, stored: tuple[object, ...]) -> None:
    report, made = market()
    with Ledger.open(where, create=True) as ledger:
        ledger.add(report, made)
        one = with_ids(ledger, asked(report, made.incidents[0].figures[0], count=typed))
        ledger.amend(ledger.incidents()[0].id, {}, [one], **BY)
        (claim,) = ledger.incidents()[0].tolls[0].claims
        assert (claim.low, claim.high, claim.qualifier) == stored

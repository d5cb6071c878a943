"""The review queue as it is kept: by pages, with what comes before and next, the same for an older ledger.

That it is what the ledger comes to, whatever happened, is tested with the summaries.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import text

from ledger_reports import market
from marsad.ledger import Ledger
from marsad.ledger.reviewing.queue import Queue
from marsad.ledger.reviewing.queued import Item
from marsad.models.waiting import KINDS
from older_ledgers import make_older
from queued_slowly import check, silent, vague

BY = {"who": "A", "why": "B"}
TODAY = dt.date(2020, 5, 1)


def check_places(waiting: Queue, found: list[Item]) -> None:
    keys = [one.key for one in found]
    for number, key in enumerate(keys):
        place = waiting.place(key)
        assert place is not None
        assert (place.number, place.count) == (number, len(keys))
        assert place.before == (keys[number - 1] if number else None)
        assert place.following == (keys[number + 1] if number + 1 < len(keys) else None)


def filled(where: str) -> Ledger:
    ledger = Ledger.open(where, create=True)
    list(
        ledger.add_all(
            [*(market(f"m{number}") for number in range(3)), *map(vague, "vw"), *map(silent, "st")]
        )
    )
    return ledger


def test_a_reviewer_does_not_see_what_was_put_off(ledgers: Callable[[], str]) -> None:
    with filled(ledgers()) as ledger:
        found = check(ledger)
        check_places(ledger.waiting(), found)
        ledger.desk("samira").defer(found[1].key, TODAY + dt.timedelta(days=1), "ask the outlet")
        mine = ledger.waiting("samira", TODAY)
        left = [one for one in found if one != found[1]]
        assert mine.page() == left
        check_places(mine, left)
        assert mine.find([found[1].key, "none"]) == [found[1]]
        place = mine.place(found[1].key)
        assert place is not None
        assert (place.before, place.following, place.count) == (found[0].key, found[2].key, len(found))
        assert ledger.waiting("samira", TODAY + dt.timedelta(days=1)).page() == found
        assert ledger.waiting("omar", TODAY).page() == found


def test_kinds_are_gone_through_apart(ledgers: Callable[[], str]) -> None:
    with filled(ledgers()) as ledger:
        silence = [one for one in check(ledger) if one.kind == "no incident"]
        assert ledger.waiting().page(["no incident"], 1) == silence[1:]
        place = ledger.waiting().place(silence[0].key, ["no incident"])
        assert place is not None
        assert (place.number, place.count, place.before) == (0, 2, None)
        assert ledger.waiting().place(silence[0].key, ["link"]) is None
        assert ledger.queue(["no incident", "unknown place"], 3)[:2] == silence
        assert len(ledger.queue(KINDS, 3)) == 3


def test_what_was_set_where_no_report_tells_of_it_any_more_waits(ledgers: Callable[[], str]) -> None:
    with Ledger.open(ledgers(), create=True) as ledger:
        report, made = market()
        ledger.add(report, made)
        ledger.amend(ledger.incidents()[0].id, {"place.name": "بنش"}, **BY)
        ledger.add(report, replace(made, reader="made 2.0", incidents=()))
        (silent_now, lost) = check(ledger)
        assert (silent_now.kind, lost.kind, lost.correction) == ("no incident", "lost correction", 1)
        ledger.undo(1, **BY)
        assert [one.kind for one in check(ledger)] == ["no incident"]
        assert not ledger.verify().problems


def test_verify_finds_a_queue_that_was_tampered_with(tmp_path_factory: pytest.TempPathFactory) -> None:
    with filled(str(tmp_path_factory.mktemp("tampered") / "l.db")) as ledger:
        for statement in (
            "DELETE FROM waiting WHERE subject LIKE '%'",
            "UPDATE waiting SET rank = rank + 1",
        ):
            with ledger._writing.begin() as connection:
                connection.execute(text(statement))
            (problem,) = ledger.verify().problems
            assert "is not what the ledger comes to" in problem
            ledger.relink()
            assert not ledger.verify().problems


def test_an_older_ledger_has_its_queue_when_it_is_opened(ledgers: Callable[[], str]) -> None:
    where = ledgers()
    with filled(where) as ledger:
        found = check(ledger)
        make_older(ledger, "0017")
    with Ledger.open(where) as ledger:
        assert check(ledger) == found
        assert not ledger.verify().problems

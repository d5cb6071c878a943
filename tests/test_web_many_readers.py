"""Many readers who ask for one filter at once: it is worked out once, and each is answered."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, cast

import pytest

from marsad.ledger import Ledger, LedgerError
from marsad.ledger.incidents.filters import Filter
from marsad.ledger.incidents.lists import Overview
from marsad.web.boards import Boards

READERS = 8
SYRIA = Filter(country="SY")


@dataclass
class Slow:
    """A ledger that takes its time, and counts how often it is asked. ``work`` returns what it comes to."""

    work: Callable[[], object] = object
    asked: int = 0
    begun: threading.Event = field(default_factory=threading.Event)
    go_on: threading.Event = field(default_factory=threading.Event)

    @property
    def lists(self) -> Slow:
        return self

    def overview(self, _: Filter) -> Overview:
        self.asked += 1
        self.begun.set()
        assert self.go_on.wait(20)
        return cast("Overview", self.work())


def boards(ledger: Slow, stamp: Callable[[], str | None] = lambda: "1") -> Boards:
    return Boards(cast("Ledger", ledger), stamp)


def together(asked: Boards, ledger: Slow) -> list[Any]:
    """Let all readers ask for one filter, the others while the first waits; return what each was told."""
    with ThreadPoolExecutor(READERS) as readers:
        first = readers.submit(asked.overview, SYRIA)
        assert ledger.begun.wait(20)
        others = [readers.submit(asked.overview, SYRIA) for _ in range(READERS - 1)]
        ledger.go_on.set()
        return [one.exception() or one.result() for one in (first, *others)]


def test_one_filter_is_worked_out_once_for_all_who_ask() -> None:
    ledger = Slow()
    asked = boards(ledger)
    told = together(asked, ledger)
    assert ledger.asked == 1
    assert all(one is told[0] for one in told)
    assert asked.overview(SYRIA) is told[0]


def test_where_it_fails_each_is_told_and_the_next_tries_again() -> None:
    def broken() -> object:
        raise LedgerError("the disk cannot be read")

    ledger = Slow(broken)
    asked = boards(ledger)
    assert all("the disk" in str(one) for one in together(asked, ledger))
    ledger.work = object
    assert asked.overview(SYRIA)


@pytest.mark.parametrize("stamps", [["1", "2", "2", "2"], [None, None]])
def test_what_changed_while_it_was_worked_out_is_not_remembered(stamps: list[str | None]) -> None:
    ledger, left = Slow(), iter(stamps)
    ledger.go_on.set()
    asked = boards(ledger, lambda: next(left))
    assert asked.overview(SYRIA) is not asked.overview(SYRIA)
    assert ledger.asked == 2

"""What was fetched is read, and what was read is added: one batch, each step durable."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from marsad.following.opening import opened
from marsad.following.pace import FIRST, MOST_TRIES, next_try
from marsad.intake.items import Part, Received
from marsad.intake.problem import Problem
from marsad.ledger import Ledger, Outcome, RefusedError
from marsad.ledger.following.followed import Followed
from marsad.ledger.following.following import Made
from marsad.ledger.following.items import Followable, Waiting, waiting_for
from marsad.models import Original, Reading, Report
from marsad.pipeline.one import Found

AT_ONCE = 20
"""Items that are read and added together."""


@dataclass(frozen=True, slots=True)
class Unread:
    """What the reader says of a report that it could not read; ``passing`` as of a problem."""

    why: str
    passing: bool = False


ReadAll: TypeAlias = Callable[[Sequence[Report]], Iterable[Reading | Unread]]
"""Reads reports, in their order."""
OpenAll: TypeAlias = Callable[[Sequence[Part]], Iterable[Sequence[Found]]]
"""Opens inputs, in their order."""


@dataclass(frozen=True, slots=True)
class Readers:
    """What opens and reads what was fetched."""

    read_all: ReadAll
    open_all: OpenAll


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """What came of a batch: items that were ``read`` now, ``added`` or ``failed``, and of their reports."""

    read: int
    added: int
    outcomes: Counter[Outcome]
    problems: tuple[Problem, ...]
    failed: int


def finish(ledger: Ledger, one: Followed, readers: Readers, rng: random.Random) -> Finished | None:
    """Read and add items of a source that were fetched or read; null where there are none left."""
    items = ledger.sources.to_finish(one, AT_ONCE)
    if not items:
        return None
    batch = _Batch(ledger, one, rng)
    made = batch.read([item for item in items if item.state == "fetched"], readers)
    ledger.sources.read(made)
    ready = [each.item for each in made] + [item for item in items if item.state == "read"]
    outcomes = ledger.sources.add_read(sorted(ready, key=lambda item: item.number))
    refused = [Problem(report.doc, str(why)) for report, why in outcomes if isinstance(why, RefusedError)]
    return Finished(
        read=len(made),
        added=len(ready) - len(refused),
        outcomes=Counter(outcome for _, outcome in outcomes if not isinstance(outcome, RefusedError)),
        problems=(*batch.problems, *refused),
        failed=batch.failed + len(refused),
    )


class _Batch:
    """Items on their way from bytes to readings, with what goes wrong on it."""

    def __init__(self, ledger: Ledger, one: Followed, rng: random.Random) -> None:
        self._sources, self._one, self._rng = ledger.sources, one, rng
        self.problems: list[Problem] = []
        self.failed = 0

    def read(self, items: Sequence[Followable], readers: Readers) -> list[Made]:
        """Return what was made of the items; those of which nothing could be made have failed."""
        opened_ = [(item, found) for item, found in self._open_all(items, readers.open_all) if found[0]]
        reports = [one.report for _, (waiting, _) in opened_ for one in waiting]
        readings = iter(readers.read_all(reports))
        made = []
        for item, (waiting, originals) in opened_:
            # The readings come in the order of the reports, so each item takes as many as it has.
            pairs = [(one, next(readings)) for one in waiting]
            unread = next((reading for _, reading in pairs if isinstance(reading, Unread)), None)
            if unread:
                self._fail(item, unread.why, passing=unread.passing)
                continue
            whole = [replace(one, reading=reading) for one, reading in pairs if isinstance(reading, Reading)]
            made.append(Made(item=item, waiting=whole, originals=originals))
        return made

    def _open_all(
        self, items: Sequence[Followable], open_all: OpenAll
    ) -> Iterator[tuple[Followable, tuple[Sequence[Waiting], Sequence[Original]]]]:
        """Yield each item with its reports; those that came with an answer are open already."""
        parts = [self._sources.part(item) for item in items if not item.waiting]
        unpacked = zip(parts, open_all(parts), strict=True)
        for item in items:
            yield item, (item.waiting, ()) if item.waiting else self._opened(item, *next(unpacked))

    def _opened(
        self, item: Followable, part: Part, unpacked: Sequence[Found]
    ) -> tuple[Sequence[Waiting], Sequence[Original]]:
        """Return the reports of an item, none where it failed, and the bytes that some have of their own."""
        found = opened(unpacked, self._one, item.published)
        if not found.received:
            self._fail(item, found.why, passing=found.passing)
            return (), ()
        self.problems += found.problems
        return [waiting_for(each) for each in found.received], _own(found.received, part.data)

    def _fail(self, item: Followable, why: str, *, passing: bool) -> None:
        """Note that an item came to nothing, and when its page is fetched again, if there is hope."""
        tries = item.attempts + 1
        hope = passing and item.role == "page" and tries < MOST_TRIES
        due = next_try(dt.datetime.now(dt.UTC), tries, FIRST, None, self._rng) if hope else None
        self._sources.failed(item, why, due)
        self.problems.append(Problem(item.address, why))
        self.failed += 1


def _own(received: Iterable[Received], whole: bytes) -> list[Original]:
    return [each.original for each in received if each.original.data != whole]

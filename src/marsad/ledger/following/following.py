"""The face of what is followed: sources and their items, each call one durable transaction."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy.orm import Session

from marsad.intake.items import Link, Part, Received
from marsad.ledger.database.database import RefusedError
from marsad.ledger.following import followed, items, moves
from marsad.ledger.following.followed import Followed
from marsad.ledger.following.items import Followable, Listed, State, Waiting
from marsad.ledger.reports.adding import Outcome
from marsad.models import Original, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a source, or a list that it leads to, gave."""

    links: Sequence[Link]
    received: Sequence[Received]
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What was made of an item: its reports with their readings, and the bytes of each that has its own."""

    item: Followable
    waiting: Sequence[Waiting]
    originals: Sequence[Original] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources of a ledger and their items. Any call may raise LedgerError.

    >>> with Ledger.open("l.db") as ledger:
    ...     for source in ledger.sources.all():
    ...         print(source.name, source.succeeded, source.why)
    """

    reading: Callable[[], AbstractContextManager[Session]]
    writing: Callable[[], AbstractContextManager[Session]]

    def add(self, given: Followed) -> Followed:
        """Follow a source from now on. Raises LedgerError where its name is taken."""
        with self.writing() as session:
            return followed.add_source(session, given)

    def all(self) -> list[Followed]:
        """Return all sources in the order of their names."""
        with self.reading() as session:
            return followed.sources(session)

    def named(self, name: str) -> Followed:
        """Return the source of this name. Raises LedgerError where there is none."""
        with self.reading() as session:
            return followed.source(session, name)

    def pause(self, name: str, *, paused: bool = True) -> None:
        """Let a source rest, or with ``paused`` false go on. Raises LedgerError where there is none."""
        with self.writing() as session:
            followed.pause(session, name, paused=paused)

    def remove(self, name: str) -> None:
        """Follow a source no longer; all that came from it stays. Raises LedgerError where there is none."""
        with self.writing() as session:
            followed.remove(session, name)

    def counts(self) -> dict[int, Counter[State]]:
        """Return for each source, by its number, how many items are in each state."""
        with self.reading() as session:
            return items.counts(session)

    def items(self, one: Followed, states: Collection[State] = ()) -> list[Listed]:
        """Return the items of a source in these states, all where none are named, in the order of finding."""
        with self.reading() as session:
            return items.listed(session, one, states)

    def answered(self, one: Followed, answer: Answer, due: dt.datetime) -> int:
        """Note what a source gave and when it is asked next; return how many items are new or changed."""
        with self.writing() as session:
            noted = _note(session, one, answer)
            followed.answered(session, one, etag=answer.etag, modified=answer.modified, due=due)
        return noted

    def led(self, one: Followed, item: Followable, answer: Answer) -> int:
        """Note what a list gave that a source led to, and that it is done; return as ``answered``."""
        with self.writing() as session:
            noted = _note(session, one, answer)
            moves.done(session, item.number)
        return noted

    def troubled(self, one: Followed, why: str, due: dt.datetime) -> None:
        """Note that a source could not be asked, or gave nothing to read, and when it is asked next."""
        with self.writing() as session:
            followed.troubled(session, one, why, due)

    def to_fetch(self, one: Followed, now: dt.datetime, most: int, *, lists: bool) -> list[Followable]:
        """Return items of a source to fetch now, those found last first; lists only where asked for."""
        with self.reading() as session:
            return items.to_fetch(session, one, now, most, lists=lists)

    def to_finish(self, one: Followed, most: int) -> list[Followable]:
        """Return items of a source that were fetched or read and are not added yet, ``most`` at most."""
        with self.reading() as session:
            return items.to_finish(session, one, most)

    def fetched(
        self, item: Followable, part: Part, original: Original, *, etag: str | None, modified: str | None
    ) -> None:
        """Keep the bytes of an item, and what to ask by next time. Raises RefusedError for withheld ones."""
        with self.writing() as session:
            moves.fetched(session, item.number, part, original, etag=etag, modified=modified)

    def part(self, item: Followable) -> Part:
        """Return what was fetched of an item. Raises LedgerError where it is not kept, or damaged."""
        with self.reading() as session:
            return items.part(session, item.number)

    def unchanged(self, item: Followable) -> None:
        """Note that the page of an item is as it was when it was added."""
        with self.writing() as session:
            moves.done(session, item.number)

    def failed(self, item: Followable, why: str, due: dt.datetime | None) -> None:
        """Note that a step of an item failed, why, and when it is tried again, null for never."""
        with self.writing() as session:
            moves.failed(session, item.number, why, due)

    def put_off(self, item: Followable, why: str, due: dt.datetime) -> None:
        """Note that an item was not asked for, why, and when it is; its state and attempts stay."""
        with self.writing() as session:
            moves.put_off(session, item.number, why, due)

    def read(self, made: Sequence[Made]) -> None:
        """Keep the reports and readings of items until they are added."""
        with self.writing() as session:
            for one in made:
                moves.read(session, one.item.number, one.waiting, one.originals)

    def add_read(self, read: Sequence[Followable]) -> list[tuple[Report, Outcome | RefusedError]]:
        """Add to the ledger what waits of items that were read; return what came of each report."""
        with self.writing() as session:
            return moves.add(session, [item.number for item in read])

    def again(self, one: Followed) -> None:
        """Have all pages of a source fetched anew, those that failed too."""
        with self.writing() as session:
            moves.again(session, one)


def _note(session: Session, one: Followed, answer: Answer) -> int:
    """Note what an answer gave: earlier lists only where its own reports are not all known already."""
    noted = moves.note_reports(session, one, answer.received)
    known = bool(answer.received) and not noted
    links = [link for link in answer.links if not (link.kind and known)]
    return noted + moves.note_links(session, one, links, walk=not answer.received)

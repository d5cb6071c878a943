"""The sound records of a web archive: what is damaged is named, and reading goes on at the next record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, cast

from marsad.intake.archives.tape import Tape
from marsad.intake.problem import Problem, Problems
from marsad.intake.source import LARGEST, Source

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_LARGEST = LARGEST + (1 << 16)
"""The most bytes of a record that are taken into memory: a report, and what its headers add."""
_HEAD = 1 << 16
_WITH_TEXT = frozenset({"response", "resource"})
_MOST_DAMAGED = 1000
"""Damaged places after which an archive is given up: each costs a search for the next record."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record: its ``type``, the ``place`` of its first byte in the archive, its headers and its block.

    Only records that hold what a server sent, or a file, have a block. One that is too large for a report is
    not ``whole``: only its beginning is there.
    """

    type: str
    place: int
    headers: Mapping[str, str]
    block: bytes = b""
    whole: bool = True

    @property
    def with_text(self) -> bool:
        """Tell whether it holds what a server sent, or a file."""
        return self.type in _WITH_TEXT


class Records:
    """The records of one archive, in order."""

    def __init__(self, source: Source, on_problem: Problems) -> None:
        self._name = source.name
        self._tape = Tape(source.stream)
        self._on_problem = on_problem
        self._place = 0  # of the record that is read, or was read last
        self._sound = False  # it was read without fault
        self._behind: tuple[str, object] | None = None  # damage behind a sound record, not yet told

    def __iter__(self) -> Iterator[Record]:
        """Yield the records. Errors of the stream itself are raised."""
        start = 0
        for _ in range(_MOST_DAMAGED):
            try:
                yield from self._from(start)
                return
            except OSError as error:
                if self._tape.failure:
                    raise
                self._note(error)
            found = self._tape.wind_to_record(self._place + 1)
            if found is None:
                self._tell_behind()
                return
            start = found
        self._on_problem(Problem(self._name, f"damaged in {_MOST_DAMAGED} places; the rest is not read"))

    def _from(self, start: int) -> Iterator[Record]:
        from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 (a while to load)

        self._place, self._sound = start, False
        for record in ArchiveIterator(cast("BinaryIO", self._tape), parse_http=False):
            self._place, self._sound = record.stream_pos, False
            self._tape.forget(self._place)
            loaded = _loaded(record)
            self._tell_behind()
            self._sound = True
            yield loaded

    def _note(self, why: object) -> None:
        """Name the damaged record; behind a sound one it is only known once the next is found."""
        if self._sound:
            self._behind = (f"behind the record at byte {self._place}", why)
        else:
            self._behind = None
            self._tell(f"record at byte {self._place}", why)

    def _tell_behind(self) -> None:
        if self._behind:
            self._tell(*self._behind)
            self._behind = None

    def _tell(self, where: str, why: object) -> None:
        self._on_problem(Problem(f"{self._name}: {where}", f"damaged ({why}); passed over"))


def _loaded(record: WarcRecord) -> Record:
    """Return a record with its block. Raises OSError where it is damaged or cut short."""
    headers = {name.lower(): value for name, value in record.headers.items()}
    kind = headers.get("warc-type", "").strip().lower()
    declared = headers.get("content-length", "")
    if not declared.isdecimal():
        raise OSError("its length is not told")
    if kind not in _WITH_TEXT:
        return Record(kind, record.stream_pos, headers)
    length, rest = int(declared), 0
    block = record.reader.read(length if length <= _LARGEST else _HEAD)
    if length > _LARGEST:
        rest = record.reader.consume()
    if len(block) + rest < length:
        raise OSError(f"cut short: {len(block) + rest} of {length} bytes")
    return Record(kind, record.stream_pos, headers, block, whole=length <= _LARGEST)

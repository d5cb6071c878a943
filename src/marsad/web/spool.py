"""A file that one thread makes while what is in it already is sent to a reader.

It is made as fast as the ledger can be read, whatever the reader's line: as long as a SQLite ledger is read
as it was, what others write to it lies in a log that grows. What is not sent yet waits on the disk, in a file
without a name that is gone as soon as the last piece was sent, or the reader hung up.
"""

from __future__ import annotations

from collections.abc import Callable
from io import RawIOBase
from tempfile import TemporaryFile
from threading import Condition, Thread
from typing import TYPE_CHECKING, BinaryIO, cast

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_PIECE = 65_536
"""Bytes that are sent at a time, at most."""


class GoneError(Exception):
    """Whoever was to get the file hung up."""


class Spool(RawIOBase):
    """A file that grows at its end and is read, once, from its beginning."""

    def __init__(self) -> None:
        super().__init__()
        self._file = TemporaryFile()  # noqa: SIM115 (``drop`` closes it)
        self._changed = Condition()
        self._written, self._read = 0, 0
        self._ended = False
        self._wrong: Exception | None = None

    def fill(self, make: Callable[[BinaryIO], None], last: Callable[[], None] = lambda: None) -> None:
        """Let another thread make the file, until it is whole or nobody wants it; then do the ``last``."""
        Thread(target=self._fill, args=(make, last), name="download").start()

    def _fill(self, make: Callable[[BinaryIO], None], last: Callable[[], None]) -> None:
        try:
            make(cast("BinaryIO", self))
        except GoneError:
            pass
        except Exception as error:  # noqa: BLE001 (it is raised again where the file is read)
            self._wrong = error
        finally:
            with self._changed:
                self._ended = True
                self._changed.notify_all()
            last()

    def writable(self) -> bool:
        """Tell that this can be written to."""
        return True

    def write(self, data: ReadableBuffer) -> int:
        """Add to the end. Raises GoneError where nobody will read it, OSError where the disk is full."""
        with self._changed:
            if self._file.closed:
                raise GoneError
            self._file.seek(self._written)
            self._written += (size := self._file.write(data))
            self._changed.notify_all()
        return size

    def piece(self) -> bytes:
        """Return what comes next as soon as there is any, b"" at the end. Raises what the making raised."""
        with self._changed:
            self._await()
            if self._file.closed:
                return b""
            self._file.seek(self._read)
            found = self._file.read(_PIECE)
            self._read += len(found)
        if not found and self._wrong:
            raise self._wrong
        return found

    def begin(self) -> None:
        """Wait for the first byte, or the end. Raises what kept the making from any byte, and drops it."""
        with self._changed:
            self._await()
        if self._wrong and not self._written:
            self.drop()
            raise self._wrong

    def _await(self) -> None:
        self._changed.wait_for(lambda: self._written > self._read or self._ended or self._file.closed)

    def drop(self) -> None:
        """Close the file; whoever still makes it is stopped at the next byte."""
        with self._changed:
            self._file.close()
            self._changed.notify_all()

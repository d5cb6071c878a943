"""Commands of Marsad in processes that fork from one in which all is loaded, so as to be killed early.

Run as a program it is that process: it takes the words of a command as JSON, a line each, and tells the id of
the process that runs it and then how that ended.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True)
class Commands:
    """The process from which they fork."""

    process: subprocess.Popen[bytes]

    def run(self, words: Sequence[str], after: float | None = None) -> int | None:
        """Run a command and return its exit code; null where it was killed after so many seconds."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(list(words)).encode() + b"\n")
        self.process.stdin.flush()
        running = int(self._line())
        ended = select.select([self.process.stdout], [], [], after)[0]
        if not ended:
            os.kill(running, signal.SIGKILL)
        code = int(self._line())
        return None if code == -signal.SIGKILL else code

    def _line(self) -> bytes:
        assert self.process.stdout is not None
        return self.process.stdout.readline()


@contextmanager
def warm_commands() -> Iterator[Commands]:
    """Yield what runs commands."""
    with subprocess.Popen(
        [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
    ) as process:
        yield Commands(process)
        process.kill()


def serve() -> None:
    import psycopg  # noqa: F401
    import rich.table  # noqa: F401

    from marsad.cli import collect, main  # noqa: F401
    from marsad.following import opened
    from marsad.following.readers import read_here
    from marsad.intake.items import Part
    from marsad.ledger import Ledger, migrations  # noqa: F401
    from marsad.ledger.following.followed import Followed
    from marsad.pipeline import How
    from marsad.pipeline.one import open_one
    from served_site import article

    page = Part(name="warm", doc="warm", data=article(1).encode())
    (each,) = opened(open_one(page), Followed(name="warm", address="http://example.org/")).received
    list(read_here(How(), [each.report]))
    gc.freeze()
    for line in sys.stdin:
        if not (child := os.fork()):
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os._exit(main(json.loads(line), standalone_mode=False) or 0)
        os.write(1, f"{child}\n".encode())
        os.write(1, f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n".encode())


if __name__ == "__main__":
    serve()

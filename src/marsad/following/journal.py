"""What a watch tells: a line a round, a line that stays on a terminal, and the heartbeat."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Self, TextIO

from marsad.following.collecting import Round
from marsad.following.heartbeat import beat
from marsad.following.watching import Status
from marsad.intake.problem import Problem
from marsad.ledger.following.followed import Followed, stamp
from marsad.ledger.following.items import State

_CLEAR = "\r\x1b[K"


def plain(line: str) -> str:
    """Return what the web says as one line that no terminal takes for a command."""
    return "".join(sign if sign.isprintable() else " " for sign in line)


@dataclass(slots=True)
class Journal:
    """Writes to ``out``; ``live``: it is a terminal, whose last line shows how things stand."""

    out: TextIO
    live: bool
    heartbeat: Path | None = None
    started: str = field(default_factory=stamp)
    totals: Counter[str] = field(default_factory=Counter)
    _silent: bool = False

    @classmethod
    @contextmanager
    def on_standard_error(cls, heartbeat: Path | None) -> Iterator[Self]:
        """Yield a journal on standard error, and leave a clean line behind. Raises OSError.

        A heartbeat that cannot be written is found out at once, not when somebody misses it.
        """
        journal = cls(sys.stderr, sys.stderr.isatty(), heartbeat)
        if heartbeat:
            beat(heartbeat, {"at": stamp(), "started": journal.started, "pid": os.getpid()})
        try:
            yield journal
        finally:
            journal.say(f"stopped; {journal.totals['added']} added, {journal.totals['failed']} failed")

    def say(self, what: str) -> None:
        """Write one line with the time."""
        self.out.write(f"{_CLEAR if self.live else ''}{stamp()} {plain(what)}\n")
        self.out.flush()

    def ended(self, one: Followed, done: Round) -> None:
        """Tell of a round; on a terminal only of one that brought something."""
        self.totals.update(added=done.added, failed=done.failed, rounds=1)
        if not self.live or done.added or done.failed:
            parts = (f"{many} {name}" for name, many in asdict(done).items() if many or name == "added")
            self.say(f"{one.name}: {', '.join(parts)}")

    def status(self, status: Status) -> None:
        """Tell how things stand."""
        if self.live:
            self.out.write(f"{_CLEAR}{plain(self._line(status))}")
            self.out.flush()
        if self.heartbeat:
            self._beat(self.heartbeat, asdict(status))

    def _beat(self, path: Path, status: dict[str, object]) -> None:
        """Write the heartbeat; that it cannot be written is told once, until it can be again."""
        told = status | {"at": stamp(), "started": self.started, "pid": os.getpid()}
        try:
            beat(path, told | {name: self.totals[name] for name in ("rounds", "added", "failed")})
        except OSError as error:
            if not self._silent:
                self.trouble(f"{path}: {error.strerror}")
            self._silent = True
        else:
            self._silent = False

    def moved(self, one: Followed, state: State, many: int = 1) -> None:
        """Tell nothing: rounds are told when they end."""

    def fetched(self, one: Followed, seconds: float) -> None:
        """Tell nothing."""

    def answered(self, one: Followed) -> None:
        """Tell nothing."""

    def problem(self, one: Followed, problem: Problem) -> None:
        """Tell of it on one line."""
        self.say(f"{one.name}: {problem}")

    def trouble(self, why: str) -> None:
        """Tell of it on one line."""
        self.say(why)

    def _line(self, status: Status) -> str:
        busy = f"asking {', '.join(status.busy)}" if status.busy else f"next {status.next} at {status.due}"
        return f"{status.sources} sources · {self.totals['added']} added · {busy}"

"""Processes that read, each kept at work by a thread; one that dies is replaced, and its task named."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from types import TracebackType
from typing import Self, cast

from marsad.errors import MarsadError
from marsad.intake import Part, Problem, Received
from marsad.pipeline.one import AS_KNOWN, Found, How, Opening, Read, Task
from marsad.pipeline.worker import Answer, complete, light, serve

PATIENCE = 600.0
"""Seconds after which a task is given up: reading a long report takes less than one."""
_WARM = "marsad.pipeline.warm"


@dataclass(frozen=True, slots=True)
class _Worker:
    """A process that reads, and the pipe to it."""

    process: ForkServerProcess
    pipe: Connection

    def ask(self, task: Task | Opening, patience: float) -> Answer | None:
        """Return what the process makes of a task, null where it dies or takes too long."""
        try:
            self.pipe.send(light(task))
            found: Answer | None = self.pipe.recv() if self.pipe.poll(patience) else None
        except (EOFError, OSError):
            return None
        return found

    def end(self) -> int | None:
        """End the process and return its exit code, negative for the signal that ended it before."""
        self.process.join(0.5)  # one that is dying says why
        died = self.process.exitcode
        self.process.kill()
        self.process.join()
        self.pipe.close()
        return died


class Pool:
    """So many processes that read. To be used as a context: at its end they are gone.

    Tables and libraries are loaded once, in a process from which the others are forked as they are needed.
    """

    def __init__(self, jobs: int, how: How = AS_KNOWN, *, patience: float = PATIENCE) -> None:
        _settle_down()
        self._how = how
        self._patience = patience
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload([_WARM])
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="marsad-read")
        self._own = threading.local()
        self._workers: set[_Worker] = set()
        self._lock = threading.Lock()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all processes at once; what was not read yet is not read any more."""
        with self._lock:
            self._closed = True
            for worker in self._workers:
                worker.process.kill()
        self._threads.shutdown(cancel_futures=True)
        for worker in self._workers:
            worker.end()

    def submit(self, task: Task) -> Future[list[Read | Problem]]:
        """Have a task read; the future holds the readings and problems in their order.

        A task on which its process dies, or is given up, comes to one problem. The future raises MarsadError
        where nothing can be read at all, as with tables that cannot be used.
        """
        return cast("Future[list[Read | Problem]]", self._threads.submit(self._answered, task))

    def open(self, part: Part) -> Future[list[Found]]:
        """Have an input opened and not read; the future holds what is in it, as ``submit`` does."""
        return cast("Future[list[Found]]", self._threads.submit(self._answered, Opening(part)))

    def _answered(self, task: Task | Opening) -> list[Read | Found]:
        worker = self._worker()
        found = worker.ask(task, self._patience)
        if found is None:
            return [Problem(_name(task), self._buried(worker), passing=True)]
        if isinstance(found, MarsadError):
            raise found
        return [complete(one, task) for one in found]

    def _worker(self) -> _Worker:
        """Return the process of this thread, a new one where there is none."""
        worker: _Worker | None = getattr(self._own, "worker", None)
        if worker is None:
            here, there = self._context.Pipe()
            process = self._context.Process(target=serve, args=(there, self._how), daemon=True)
            with self._lock:
                if self._closed:
                    raise MarsadError("reading was ended")
                process.start()
                worker = self._own.worker = _Worker(process, here)
                self._workers.add(worker)
            there.close()
        return worker

    def _buried(self, worker: _Worker) -> str:
        """End a process that gave no answer and say in words what became of it."""
        with self._lock:
            self._workers.discard(worker)
        self._own.worker = None
        code = worker.end()
        if code is None:
            return f"not read within {self._patience:.0f} seconds; passed over"
        return f"the process that read it ended ({_cause(code)}); passed over"


def _name(task: Task | Opening) -> str:
    if isinstance(task, Received):
        return task.report.doc
    return task.name if isinstance(task, Part) else task.part.name


def _cause(code: int) -> str:
    """Return in words how a process ended."""
    if code == -signal.SIGKILL:
        return "killed, perhaps for want of memory"
    if code < 0:
        return signal.strsignal(-code) or f"signal {-code}"
    return f"exit code {code}"


def _settle_down() -> None:
    """Go to the root where this process may not be in its own folder, or that is gone: nor could others.

    So it is after ``sudo -u marsad`` in the home of root. Nothing can be read from there by a relative path.
    """
    try:
        os.chdir(Path.cwd())
    except OSError:
        os.chdir("/")

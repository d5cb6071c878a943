"""A process that reads: it is sent one task after the other, and sends back what came of each.

Bytes that the parent process has are not sent back: in their place are none.
"""

from __future__ import annotations

import signal
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import TypeAlias

from marsad.errors import MarsadError
from marsad.intake import Part, Problem, Received
from marsad.pipeline.one import How, Read, Task, read_one

Answer: TypeAlias = list[Read | Problem] | MarsadError
"""What came of a task, in order; an error is one of the whole, such as tables that cannot be used."""


def serve(pipe: Connection, how: How) -> None:
    """Answer tasks until the other end is closed, which is also what happens when the parent is killed."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)  # they may reach all; it is for the parent to end this one
    try:
        while True:
            pipe.send(answer(pipe.recv(), how))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def answer(task: Task, how: How) -> Answer:
    """Return what came of a task, without the bytes that came with it."""
    found: list[Read | Problem] = []
    try:
        for one in read_one(task, found.append, how):
            found.append(Read(_without(one.received, data_of(task)), one.reading))  # noqa: PERF401
    except MarsadError as error:
        return MarsadError(str(error))
    return found


def light(task: Task) -> Task:
    """Return a task as it is sent: a report is read from its text, so its bytes stay behind."""
    return task if isinstance(task, Part) else _without(task, data_of(task))


def complete(one: Read, task: Task) -> Read:
    """Return a reading that was sent back, with the bytes that stayed behind."""
    original = one.received.original
    data = original.data or data_of(task)
    return Read(replace(one.received, original=replace(original, data=data)), one.reading)


def data_of(task: Task) -> bytes:
    """Return the bytes of a task."""
    return task.data if isinstance(task, Part) else task.original.data


def _without(one: Received, known: bytes) -> Received:
    known_there = one.original.data == known
    return replace(one, original=replace(one.original, data=b"")) if known_there else one

"""A process that reads: it is sent one task after the other, and sends back what came of each.

Bytes that the parent process has are not sent back: in their place are none.
"""

from __future__ import annotations

import signal
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import TypeAlias

from marsad.errors import MarsadError
from marsad.intake import Part, Received
from marsad.pipeline.one import Found, How, Opening, Read, Task, open_one, read_one

Answer: TypeAlias = list[Read | Found] | MarsadError
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


def answer(task: Task | Opening, how: How) -> Answer:
    """Return what came of a task, without the bytes that came with it."""
    if isinstance(task, Opening):
        known = task.part.data
        return [_without(one, known) if isinstance(one, Received) else one for one in open_one(task.part)]
    found: list[Read | Found] = []
    try:
        for one in read_one(task, found.append, how):
            found.append(Read(_without(one.received, data_of(task)), one.reading))  # noqa: PERF401
    except MarsadError as error:
        return MarsadError(str(error))
    return found


def light(task: Task | Opening) -> Task | Opening:
    """Return a task as it is sent: a report is read from its text, so its bytes stay behind."""
    return _without(task, task.original.data) if isinstance(task, Received) else task


def complete(one: Read | Found, task: Task | Opening) -> Read | Found:
    """Return what was sent back, with the bytes that stayed behind."""
    if isinstance(one, Read):
        return Read(_with(one.received, data_of(task)), one.reading)
    return _with(one, data_of(task)) if isinstance(one, Received) else one


def data_of(task: Task | Opening) -> bytes:
    """Return the bytes of a task."""
    if isinstance(task, Received):
        return task.original.data
    return task.data if isinstance(task, Part) else task.part.data


def _with(one: Received, known: bytes) -> Received:
    return replace(one, original=replace(one.original, data=one.original.data or known))


def _without(one: Received, known: bytes) -> Received:
    known_there = one.original.data == known
    return replace(one, original=replace(one.original, data=b"")) if known_there else one

"""One input that came in, and what the reports in it say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from marsad.errors import MarsadError
from marsad.intake import Part, Problem, Problems, Received
from marsad.intake.items import Link
from marsad.intake.paths import of_part
from marsad.intake.unpacking import unpacked_part
from marsad.models import Reading


@dataclass(frozen=True, slots=True)
class Read:
    """A report as it was received, and its reading."""

    received: Received
    reading: Reading


@dataclass(frozen=True, slots=True)
class How:
    """How input is read: a folder of the user's own ``tables``, and what the ``columns`` of tables hold."""

    tables: Path | None = None
    columns: dict[str, str] = field(default_factory=dict)


AS_KNOWN = How()
"""With nothing of the user's own."""
Task: TypeAlias = Part | Received
"""What is still to be read: an input that is still to be opened, or a report."""
Found: TypeAlias = Received | Link | Problem
"""What comes of an input that is opened and not read."""


@dataclass(frozen=True, slots=True)
class Opening:
    """An input that is to be opened, and what is in it not read."""

    part: Part


def open_one(part: Part) -> list[Found]:
    """Return the reports and links of an input, and what cannot be opened of it, in its order."""
    found: list[Found] = []
    try:
        # One by one, for what was found before a fault is kept.
        for item in unpacked_part(part, found.append):
            found.append(item)  # noqa: PERF402
    except Exception as error:  # noqa: BLE001 (one odd page must not stop all that is followed)
        found.append(Problem(part.name, f"cannot be opened: {type(error).__name__}: {error}"))
    return found


def read_one(task: Task, on_problem: Problems, how: How) -> Iterator[Read]:
    """Yield the reports of a task, each with its reading.

    A report that the reader fails on is told to ``on_problem`` like one that cannot be opened. Raises
    MarsadError where the user's own tables cannot be used.
    """
    from marsad.reader import read  # noqa: PLC0415 (its tables take a while to load)

    received = of_part(task, on_problem, how.columns) if isinstance(task, Part) else iter((task,))
    for one in received:
        try:
            yield Read(one, read(one.report, how.tables))
        except MarsadError:
            raise
        except Exception as error:  # noqa: BLE001 (a fault of ours in one report must not cost the others)
            why = f"the reader failed on it ({type(error).__name__}: {error}); not read, please report this"
            on_problem(Problem(one.report.doc, why))

"""Parquet: a report a row, read in small batches, so that the file may be of any size."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from marsad.intake.items import Received
from marsad.intake.kind import Kind
from marsad.intake.problem import Problems
from marsad.intake.records.columns import TableRow, table_reports
from marsad.intake.source import Source, UnreadableError

if TYPE_CHECKING:
    from pyarrow import Array  # type: ignore[import-untyped]
    from pyarrow.parquet import ParquetFile  # type: ignore[import-untyped]

_MAGIC = b"PAR1"
_BATCH = 256


def items(source: Source, on_problem: Problems) -> Iterator[Received]:
    """Yield the report of each row. Raises UnreadableError where it is damaged or pyarrow is missing."""
    table = _opened(source)
    yield from table_reports(source, table.schema_arrow.names, _rows(table), on_problem)


def _opened(source: Source) -> ParquetFile:
    try:
        import pyarrow as pa  # noqa: PLC0415 (optional, slow to load)
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415
    except ImportError as error:
        raise UnreadableError("Parquet needs pyarrow: pip install 'marsad[parquet]'") from error
    stream = source.stream if source.stream.seekable() else io.BytesIO(source.data())
    try:
        return ParquetFile(stream)
    except (pa.ArrowException, OSError) as error:
        raise UnreadableError("damaged: not Parquet that can be read") from error


def _rows(table: ParquetFile) -> Iterator[TableRow]:
    import pyarrow as pa  # noqa: PLC0415

    number = 0
    try:
        for batch in table.iter_batches(batch_size=_BATCH):
            for row in zip(*map(_cells, batch.columns), strict=True):
                number += 1
                yield TableRow(number, row)
    except (pa.ArrowException, OSError) as error:
        raise UnreadableError(f"damaged after row {number}") from error


def _cells(column: Array) -> list[Any]:
    """Return the cells of a column; times that Python has no form for (nanoseconds) as text."""
    try:
        return list(column.to_pylist())
    except (ValueError, OverflowError):
        return list(column.cast("string").to_pylist())


KIND = Kind("parquet", (".parquet",), lambda head: head.startswith(_MAGIC), items)

"""Parquet: the tables with typed columns, and in that of incidents the claims nested. Needs pyarrow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, BinaryIO

import msgspec

from marsad.errors import NotInstalledError
from marsad.models import Incident
from marsad.publish.exports.export import Export
from marsad.publish.exports.flat import TABLES
from marsad.publish.exports.losses import REASONS
from marsad.publish.exports.model import WHATS, Column, Format
from marsad.publish.exports.tables import incident_row
from marsad.publish.spreadsheet import plain

SCHEMA_VERSION = "1"
"""Raised whenever a column changes its name or type, or goes."""
_BATCH = 2000
"""Rows that are held in memory, and written as one row group."""
_NESTED = (
    *(("measure", "text"), ("status", "text"), ("affiliation", "text"), ("demographic", "text")),
    *(("claimant", "text"), ("low", "count"), ("high", "count"), ("qualifier", "text"), ("who", "text")),
    *(("part", "flag"), ("superseded", "flag"), ("report", "text"), ("doc", "text")),
    *(("field", "text"), ("start", "count"), ("end", "count"), ("quote", "text")),
)


def _arrow() -> Any:
    try:
        import pyarrow  # type: ignore[import-untyped]  # noqa: PLC0415 (an optional extra)
        import pyarrow.parquet  # type: ignore[import-untyped]  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise NotInstalledError("Parquet", "parquet") from error
    return pyarrow


def _write(export: Export, out: BinaryIO) -> None:
    arrow = _arrow()
    table = TABLES[export.wanted.what]
    nested = export.wanted.what == "incidents"
    schema = _schema(arrow, table.columns, nested=nested).with_metadata(_about(export))
    rows = _nested_rows(export) if nested else table.rows(export)
    with arrow.parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        while batch := [_clean(row) for row in islice(rows, _BATCH)]:
            writer.write_table(arrow.Table.from_pylist(batch, schema=schema))


def _schema(arrow: Any, columns: tuple[Column, ...], *, nested: bool) -> Any:
    types = {
        "text": arrow.string(),
        "count": arrow.int64(),
        "number": arrow.float64(),
        "day": arrow.date32(),
        "flag": arrow.bool_(),
        "words": arrow.list_(arrow.string()),
    }
    fields = [
        arrow.field(column.key, types[column.kind], metadata={"says": column.says}) for column in columns
    ]
    claim = arrow.struct([(name, types[kind]) for name, kind in _NESTED])
    return arrow.schema([*fields, arrow.field("claims", arrow.list_(claim))] if nested else fields)


def _about(export: Export) -> dict[str, str]:
    return {"marsad.schema": SCHEMA_VERSION, "marsad.made_by": plain(str(export.made_by))}


def _nested_rows(export: Export) -> Iterator[Mapping[str, Any]]:
    for incident in export.incidents():
        yield {**incident_row(incident, export), "claims": list(_claims(incident))}


def _claims(incident: Incident) -> Iterator[Mapping[str, Any]]:
    for toll in incident.tolls:
        for claim in toll.claims:
            told = msgspec.to_builtins(claim)
            evidence = told.pop("evidence") or {}
            group = msgspec.to_builtins(toll.group)
            values = {**told, **evidence, **group, "measure": toll.measure, "part": claim.subset}
            yield {name: values.get(name) for name, _ in _NESTED}


def _clean(value: Any) -> Any:
    """Return a value with texts that Parquet, which wants UTF-8, can hold."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, Mapping):
        return {key: _clean(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_clean(part) for part in value]
    return value


FORMAT = Format(
    name="parquet",
    suffix=".parquet",
    says="typed tables for pandas, DuckDB, R and the like; needs marsad[parquet]",
    holds=WHATS,
    cannot=(
        "A NUL is written as ␀, a lone surrogate as \\udc80.",
        "Incidents hold their claims, but not the grounds of links, which stand in the table of links.",
    ),
    losses=(REASONS,),
    write=_write,
    stdout=False,
)

"""Counts for programs, below ``/api/tallies``: what they come to, and the incidents behind each number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from fastapi import APIRouter, Query, Request

from marsad.ledger import Ledger, LedgerError
from marsad.ledger.tallies import behind as behinds
from marsad.ledger.tallies.behind import Number
from marsad.ledger.tallies.scopes import Why
from marsad.ledger.tallies.shares import Amount
from marsad.ledger.tallies.summed import SummedRow
from marsad.models import Measure
from marsad.web.asked import CountAsked, Counted, CountQuery, scope_asked
from marsad.web.views.api import HERE
from marsad.web.wrong import WrongError

router = APIRouter(prefix="/api/tallies", responses=HERE)

Skip: TypeAlias = Annotated[int, Query(ge=0, le=1_000_000, description="How many to pass over.")]
RowsAtOnce: TypeAlias = Annotated[int, Query(ge=1, le=200, description="Rows in an answer.")]
IncidentsAtOnce: TypeAlias = Annotated[int, Query(ge=1, le=500, description="Incidents in an answer.")]
Labels: TypeAlias = Annotated[
    list[Annotated[str, Query(max_length=300)]],
    Query(max_length=3, description="The labels of a row; of the total, none."),
]
Ground: TypeAlias = Annotated[Why | Literal[""], Query(description="A ground: those left out on it.")]
Summed: TypeAlias = Annotated[Counted, Query(description="Which number of the row.")]


@dataclass(frozen=True, slots=True)
class CountedRow:
    """A row: its ``labels`` by key, the sums of low, best and high in persons, null where none is stated.

    ``incidents`` is the address of those behind the number, ``contested`` how many of them are.
    """

    labels: dict[str, str]
    measure: Measure
    count: int
    numbered: int
    contested: int
    low: int | None
    best: int | None
    high: int | None
    incidents: str


@dataclass(frozen=True, slots=True)
class Left:
    """How many incidents may belong to the scope and are left out on this first ground.

    ``incidents`` is the address of all that are left out on it.
    """

    ground: Why
    count: int
    incidents: str


@dataclass(frozen=True, slots=True)
class Tallied:
    """A count: its rows, a total for each measure, what is left out, how many are outside the scope.

    ``next`` is the address of the rows that follow, null at the end.
    """

    rows: tuple[CountedRow, ...]
    totals: tuple[CountedRow, ...]
    left_out: tuple[Left, ...]
    outside: int
    next: str | None


@dataclass(frozen=True, slots=True)
class Addition:
    """What an incident adds to a number, null where it states none; or on which grounds it is left out."""

    incident: str
    low: int | None
    best: int | None
    high: int | None
    contested: bool
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Behind:
    """Some of the ``size`` incidents behind a number; ``next`` is the address of those that follow."""

    size: int
    incidents: tuple[Addition, ...]
    next: str | None


@router.get("", summary="A count of incidents, and sums of what is reported")
def tallies(request: Request, asked: CountQuery, limit: RowsAtOnce = 200, skip: Skip = 0) -> Tallied:
    """Count the incidents of a scope, in rows by up to three keys, as marsad tally does."""
    ledger: Ledger = request.app.state.ledger
    try:
        scope, people = scope_asked(asked, ledger)
        part = slice(skip, skip + limit)
        made = ledger.sums.of(
            scope, asked.keys, measures=asked.measures, people=people, rule=asked.rule, part=part
        )
    except LedgerError as error:
        raise WrongError(error) from error
    last = not made.by or skip + limit >= made.size
    following = None if last else asked.query(limit=str(limit), skip=str(skip + limit))
    return Tallied(
        rows=_rows(asked, made.by, made.rows if made.by else ()),
        totals=_rows(asked, made.by, made.totals),
        left_out=tuple(Left(why, number, _behind(asked, why=why)) for why, number in made.left_out),
        outside=made.outside,
        next=following and f"{router.prefix}?{following}",
    )


def _rows(asked: CountAsked, by: Sequence[str], rows: Sequence[SummedRow]) -> tuple[CountedRow, ...]:
    return tuple(
        CountedRow(
            labels={key: label.text for key, label in zip(by, row.labels, strict=False)},
            measure=row.measure,
            count=row.incidents,
            numbered=row.numbered,
            contested=row.contested,
            **_ends(row.amount),
            incidents=_behind(asked, label=[one.text for one in row.labels], of=row.measure),
        )
        for row in rows
    )


def _ends(amount: Amount | None) -> dict[str, int | None]:
    return dict(zip(("low", "best", "high"), amount or (None, None, None), strict=True))


def _behind(asked: CountAsked, **more: str | list[str]) -> str:
    return f"{router.prefix}/incidents?{asked.query(**more)}"


@router.get("/incidents", summary="The incidents behind a number of a count")
def behind(
    request: Request,
    asked: CountQuery,
    *,
    label: Labels = [],  # noqa: B006 (never changed)
    of: Summed = "killed",
    why: Ground = "",
    limit: IncidentsAtOnce = 200,
    skip: Skip = 0,
) -> Behind:
    """List the incidents that a count sums in a row, or leaves out on a ground: a count says where."""
    ledger: Ledger = request.app.state.ledger
    wanted, part = Number(labels=tuple(label), measure=of, why=why or None), slice(skip, skip + limit)
    try:
        scope, people = scope_asked(asked, ledger)
        found = ledger.sums.behind(scope, asked.keys, wanted, part, people=people, rule=asked.rule)
    except LedgerError as error:
        raise WrongError(error) from error
    more = {"label": label, "of": of, "why": why, "limit": str(limit), "skip": str(skip + limit)}
    return Behind(
        size=found.size,
        incidents=tuple(_addition(one.id, found) for one in found.incidents),
        next=_behind(asked, **more) if skip + limit < found.size else None,
    )


def _addition(incident: str, found: behinds.Behind) -> Addition:
    """Return what the count says of an incident."""
    adds, grounds = found.adds.get(incident), found.left.get(incident, ())
    amount = adds.amount if adds else None
    contested = bool(adds and adds.contested)
    left = tuple(one.in_words for one in grounds)
    return Addition(incident, **_ends(amount), contested=contested, left_out=left)

"""Accounts linked to incidents as reports come in, each time as if all had come at once.

Incidents grow from pairs of accounts, from the most alike downwards (see clusters). A new account can change
only the incidents that it comes to, and through these others. So what is linked anew starts with the new
accounts and grows by each incident that one of them would be joined to, until all that is left outside,
grown again beside them exactly as before, is joined to none of them: then nothing further away can change.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from marsad.ledger.database.schema import AccountRow, FormerRow, KeyRow, ReportRow, RulesRow
from marsad.ledger.incidents.summaries import rebuild, renew
from marsad.ledger.linking.alike import Alike, drop, drop_all, keep
from marsad.ledger.linking.bonds import Asked, bonds_of
from marsad.ledger.linking.candidates import keys
from marsad.ledger.linking.clusters import Atom, Group, Placed, grouped, placed
from marsad.ledger.linking.filing import Files, Loaded, Stored, chunks, form, put_keys
from marsad.ledger.linking.likeness import score
from marsad.ledger.linking.near import remember
from marsad.ledger.linking.neighbourhood import Neighbourhood
from marsad.ledger.linking.rarity import settle
from marsad.ledger.linking.told import Told
from marsad.ledger.reports.shelf import kept, told_of
from marsad.ledger.reviewing.subjects import refile
from marsad.ledger.reviewing.unknowns import Name
from marsad.ledger.reviewing.waits import renew_lost, renew_names
from marsad.models import to_json

_RULES = "8"
"""The version of the rules of linking. Raise it when they change: ledgers of others are then linked anew."""


@cache
def rules() -> str:
    """Return what accounts are linked by: the rules, and a digest of the weights, which a user may change."""
    weights = files("marsad").joinpath("tables", "linking.tsv").read_bytes()
    return f"{_RULES} {hashlib.sha256(weights).hexdigest()[:16]}"


@dataclass(slots=True)
class Change:
    """What is to be linked anew: accounts by id, and all of some incidents; and what is to be filed first.

    What ``decided`` incidents come to changes, and those that ``reports`` tell of, but not their links.
    ``names`` are those that other reports lack in the tables than before; ``moved`` the accounts and reports,
    by any id given to them, that tell of something else than before, or are no more.
    """

    accounts: set[str] = field(default_factory=set)
    incidents: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    decided: set[str] = field(default_factory=set)
    names: set[Name] = field(default_factory=set)
    moved: set[str] = field(default_factory=set)
    files: Files = field(default_factory=Files)


def link(session: Session, change: Change) -> None:
    """Link accounts that are new or changed, with all that this changes; reviewers' decisions come first.

    The incidents that come to something else are summed up anew.
    """
    session.flush()
    change.files.write(session)
    hood = Neighbourhood(session, Asked(session).of, Stored(session))
    inside = _compare(session, hood, change.files)
    for some in chunks(change.accounts):
        inside |= hood.load(AccountRow.id.in_(some))
    for some in chunks(change.incidents):
        inside |= hood.load(AccountRow.incident.in_(some))
    made = list(_settled(hood, hood.whole(inside)))
    _write(session, hood, made)
    renew(session, {*change.incidents, *change.decided, *_moved(hood, made), *_told_by(session, change)})
    renew_names(session, change.names)
    renew_lost(session, change.moved)


def _compare(session: Session, hood: Neighbourhood, files: Files) -> set[int]:
    """Compare the accounts that were filed anew; return others that have other candidates by it."""
    fresh = files.filed()
    drop(session, fresh | files.gone)
    others = settle(session, hood, files.signs, fresh)
    for some in chunks(fresh):
        hood.load(AccountRow.number.in_(some))
    keep(session, list(hood.compare(fresh)))
    return others


def _moved(hood: Neighbourhood, made: Iterable[Placed]) -> Iterator[str]:
    """Yield the incidents that accounts were of and are of now."""
    for one in made:
        yield one.founder.id
        yield hood.incident(one.told.number)


def _told_by(session: Session, change: Change) -> Iterator[str]:
    """Yield the incidents that the reports tell of whose origin or figures changed."""
    for some in chunks(change.reports):
        yield from session.scalars(select(AccountRow.incident).where(AccountRow.report.in_(some)))


def relink(
    session: Session, accounts: Iterable[str], incident: str | None = None, reports: Iterable[str] = ()
) -> None:
    """Link anew the accounts that ids now lead to: a reviewer decided on them, or took that back.

    ``incident`` is the one that the decision is about besides, by its present id; ``reports`` are those of
    which it set figures.
    """
    if not up_to_date(session):  # what it would go by was found by other rules
        link_all(session)
        return
    named = set(accounts)
    for some in chunks(named):
        led = session.scalars(select(FormerRow.account).where(FormerRow.id.in_(some)))
        named = named | {account for account in led if account}
    decided = {incident} if incident else set[str]()
    link(session, Change(accounts=named, decided=decided, reports=set(reports)))


def up_to_date(session: Session) -> bool:
    """Tell whether all accounts are linked by the present rules, which those of a new ledger will be."""
    if session.scalar(select(RulesRow.rules)) == rules():
        return True
    if session.scalar(select(AccountRow.number).limit(1)) is not None:
        return False
    _keep_rules(session)
    return True


def _keep_rules(session: Session) -> None:
    session.execute(delete(RulesRow))
    session.add(RulesRow(rules=rules()))
    session.flush()


def link_all(session: Session, step: Callable[[], None] = lambda: None) -> int:
    """File and link all accounts anew, by the present rules; return how many came to another incident.

    ``step`` is called for each account once it has been compared.
    """
    session.flush()
    hood = _filed_anew(session)
    keep(session, compared(hood, step))
    made = [one for connected in hood.components() for one in _settled(hood, connected)]
    _write(session, hood, made)
    _keep_rules(session)
    rebuild(session)
    return sum(hood.incident(one.told.number) != one.founder.id for one in made)


def compared(hood: Neighbourhood, step: Callable[[], None]) -> Iterator[Alike]:
    """Compare all accounts of a neighbourhood that lacks none; yield the pairs that are alike or nearly."""
    for some in chunks(list(hood.tolds)):
        yield from hood.compare(some)
        for _ in some:
            step()


def _filed_anew(session: Session) -> Neighbourhood:
    """File all accounts and corrections; return the accounts as a neighbourhood that lacks none."""
    refile(session)
    reports = {row.id: row for row in session.scalars(select(ReportRow))}
    tolds = {
        one.told.number: (told_of(reports[one.row.report], one.told.account, one.row), one.row.incident)
        for one in kept(session)
    }
    found = [(one, number) for number, (told, _) in tolds.items() for one in keys(told).stored()]
    session.execute(delete(KeyRow))
    drop_all(session)
    put_keys(session, found)
    forms = ({"number": number, "told": form(told)} for number, (told, _) in tolds.items())
    for some in chunks(forms):
        session.execute(update(AccountRow), list(some))
    bonds = bonds_of(session)
    hood = Neighbourhood(session, lambda _: bonds, Loaded(found))
    for told, incident in tolds.values():
        hood.add(told, incident)
    return hood


def _settled(hood: Neighbourhood, inside: set[int]) -> Iterator[Placed]:
    """Yield where accounts belong that are of whole incidents, and all that come to these."""
    atoms, groups = _grown(hood, inside)
    while reached := {told.number for told in _members(atoms, groups)} - inside:
        inside = hood.whole(inside | reached)
        atoms, groups = _grown(hood, inside)
    for group in groups:
        yield from placed(group, atoms, hood.likenesses)


def _grown(hood: Neighbourhood, inside: set[int]) -> tuple[list[Atom], list[Group]]:
    """Return the atoms of some accounts and of those that they are like, and the groups with any of them."""
    hood.recall(inside)
    outside = hood.whole(hood.neighbours(inside) - inside) - inside
    atoms = hood.atoms(inside | outside)
    at = {told.number: n for n, atom in enumerate(atoms) for told in atom.members}
    likely = {_pair(at[n], at[m]) for n, m in hood.likely(inside)}
    known = frozenset(_pair(at[n], at[m]) for n, m in hood.joints(outside))
    groups = grouped(atoms, likely | known, hood.likenesses, known)
    own = {at[number] for number in inside}
    return atoms, [group for group in groups if not own.isdisjoint(group.atoms)]


def _pair(n: int, m: int) -> tuple[int, int]:
    return (n, m) if n < m else (m, n)


def _members(atoms: list[Atom], groups: Iterable[Group]) -> Iterator[Told]:
    return (told for group in groups for n in group.atoms for told in atoms[n].members)


def _write(session: Session, hood: Neighbourhood, made: Sequence[Placed]) -> None:
    rows = (
        {
            "number": one.told.number,
            "incident": one.founder.id,
            "joined": one.joined.id if one.joined else None,
            "nearest": one.nearest.id if one.nearest else None,
            "score": score(one.reasons),
            "reasons": to_json(one.reasons),
        }
        for one in made
    )
    for some in chunks(rows):
        session.execute(update(AccountRow), list(some))
    misses = hood.misses({one.told.number: one.founder.id for one in made})
    remember(session, [one.told.id for one in made], misses)
    session.expire_all()

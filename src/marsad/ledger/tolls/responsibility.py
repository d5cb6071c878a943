"""Who did it, according to whom: claims, attributions, suspicions and denials, never merged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from marsad.language.tables import rows
from marsad.ledger.linking.told import Told
from marsad.ledger.linking.words import unknown_actors
from marsad.models import Attribution, Basis, IncidentType, Perpetrator

_ORDER: tuple[Basis, ...] = ("claimed", "stated", "suspected", "denied")


def attributions(tolds: Iterable[Told]) -> tuple[Attribution, ...]:
    """Return all that reports say of who did it: claims first, denials last, each with its words."""
    found = [_attribution(told, party) for told in tolds for party in _said(told)]
    return tuple(sorted(found, key=lambda one: (_ORDER.index(one.basis), one.name, one.doc)))


def _said(told: Told) -> Sequence[Perpetrator]:
    """Return what an account says of who did it: readings made elsewhere may only name perpetrators."""
    said = told.account.responsibility
    named = {(party.name, party.basis) for party in said}
    return (*said, *(p for p in told.account.perpetrators if (p.name, p.basis) not in named))


def _attribution(told: Told, party: Perpetrator) -> Attribution:
    return Attribution(
        name=party.name,
        words=party.words,
        basis=party.basis,
        source=party.source,
        report=told.report,
        doc=told.doc,
        seen=told.seen,
        evidence=party.evidence,
    )


def disputed(said: Sequence[Attribution], kind: IncidentType) -> str | None:
    """Return in words why it is in dispute who did it, null where it is not.

    Two actors claim it; one whom some name denies it; or reports name different actors and none names
    both. In clashes both sides act: only rival claims and denials count there. A branch is no rival of the
    whole that others name.
    """
    particular = [one for one in joined(said) if one.name not in unknown_actors()]
    claiming = _names(particular, "claimed")
    if len(claiming) > 1:
        return f"{' and '.join(claiming)} both claim it"
    accused = _names(particular, "stated", "suspected")
    if denying := [name for name in _names(particular, "denied") if name in accused]:
        return f"{' and '.join(denying)}, named as having done it, denies it"
    if kind == "armed_clash":
        return None
    return _rivals(particular)


def joined(said: Sequence[Attribution]) -> list[Attribution]:
    """Name the branch alone where some name it and others the whole that it is part of."""
    named = {one.name for one in said}
    branch = {branches()[name]: name for name in sorted(named & branches().keys(), reverse=True)}
    return [replace(one, name=branch.get(one.name, one.name)) for one in said]


@lru_cache(maxsize=1)
def branches() -> Mapping[str, str]:
    """Return for each actor that is part of another which one that is, by the table ``branches``."""
    return {row["name"]: row["of"] for row in rows("branches")}


def _names(said: Iterable[Attribution], *bases: Basis) -> list[str]:
    return sorted({one.name for one in said if one.basis in bases})


def _rivals(said: Sequence[Attribution]) -> str | None:
    """Return whom different reports name, where none names both of them.

    Where somebody claims it, another is a rival only if a source other than the report names it.
    """
    claimed = _names(said, "claimed")
    said = [one for one in said if not claimed or one.name in claimed or one.source]
    by_report: dict[str, set[str]] = {}
    for one in said:
        if one.basis != "denied":
            by_report.setdefault(one.report, set()).add(one.name)
    named = sorted(set().union(*by_report.values())) if by_report else []
    together = [names for names in by_report.values() if len(names) > 1]
    for at, one_name in enumerate(named):
        for other in named[at + 1 :]:
            if not any({one_name, other} <= names for names in together):
                return f"some name {one_name}, others {other}"
    return None

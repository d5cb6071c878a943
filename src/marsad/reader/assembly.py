"""From scenes to a reading: accounts and tallies with their figures, each said once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from string import ascii_lowercase

from marsad.models import Account, DateSpan, Evidence, Figure, Reading, Tally
from marsad.reader.days.dating import dates_of
from marsad.reader.figures.figures import figures_of
from marsad.reader.harm.absences import absences_of
from marsad.reader.parties.attributions import attributions
from marsad.reader.parties.handed_on import (
    with_doers_of_the_like,
    with_doers_of_the_report,
    with_doers_of_totals,
)
from marsad.reader.parties.parties import Actor
from marsad.reader.parties.responsibility import claims_on, parties_of
from marsad.reader.parties.same_fight import with_doers_told, with_sides_told
from marsad.reader.parties.sides import group_of, state_of
from marsad.reader.parties.told_after import with_parties_told
from marsad.reader.places.aforementioned import pointed_back
from marsad.reader.places.sites import country_of, facility_of, place_of, same_place
from marsad.reader.scenes.kinds import kind_of
from marsad.reader.scenes.scope import placed, scope_of
from marsad.reader.scenes.telling import Scene
from marsad.reader.setting import Setting
from marsad.reader.unknowns import unknown_names


def reading(setting: Setting, scenes: list[Scene], version: str) -> Reading:
    """Put a reading together."""
    incidents = [scene for scene in scenes if not scene.tally]
    dates = _dates(setting, scenes)
    claims = claims_on(incidents, setting.told)
    told = [_account(setting, incidents, at, date, claims[at]) for at, date in enumerate(dates)]
    told = with_doers_of_totals(with_sides_told(told, incidents), scenes, setting)
    told = with_doers_of_the_like(told, incidents)
    told = with_doers_of_the_report(with_doers_told(told, incidents), setting)
    told = with_parties_told(told, incidents, setting)
    kept = [
        account for account, scene in zip(told, incidents, strict=True) if account.figures or _tells(scene)
    ]
    accounts = tuple(replace(account, id=_letters(at)) for at, account in enumerate(kept))
    tallies = tuple(_tally(setting, scene) for scene in scenes if scene.tally)
    if not tallies and _only_history(accounts, setting.document.report.seen):
        accounts = ()
    relevant = bool(accounts or tallies)
    return Reading(
        doc=setting.document.report.doc,
        relevant=relevant,
        incidents=accounts,
        tallies=tallies,
        reader=version,
        unknown=unknown_names(setting.document.lexicon, accounts, incidents),
    )


def _only_history(accounts: Sequence[Account], seen: dt.date | None) -> bool:
    """Tell whether all that a report tells of are battles of a lifetime ago, of which it is no news."""
    days = [account.date for account in accounts]
    return seen is not None and all(
        day is not None and day.last.year <= seen.year - _LIFETIME for day in days
    )


_LIFETIME = 60


def _tells(scene: Scene) -> bool:
    """Tell whether a scene of which nobody counts tells of an attack or an arrest all the same."""
    return any(one.strong or any(rank >= _TELLING for _, rank in one.events) for one in scene.tellings)


_TELLING = 3
"""The rank of «اعتقال» among words for what happened; «شهيد» and «قتيل» by themselves stand below."""


def _dates(setting: Setting, scenes: list[Scene]) -> list[DateSpan | None]:
    """Return the days of the incidents; a total of those told next hands its day on to them."""
    told = [scene for scene in scenes if not scene.tally or scene.total]
    days = dates_of(told, setting.told, setting.votes)
    return [day for scene, day in zip(told, days, strict=True) if not scene.tally]


def _account(
    setting: Setting, incidents: list[Scene], at: int, date: DateSpan | None, claims: list[Actor]
) -> Account:
    scene = incidents[at]
    place = place_of(scene, setting)
    held = scene.beside or (incidents[0] if same_place(scene) else None)
    if place is None and held is not None:
        place = place_of(held, setting)
    before = pointed_back(scene, setting.told) if place is None else None
    place = (before.place() if before is not None else place) or country_of(scene)
    here = at_scene(setting, scene, place.country if place else None)
    figures = figures_of(here, scene)
    kind = kind_of(scene, figures)
    parties = parties_of(here, scene, kind, figures, claims)
    return Account(
        id="",
        main=not scene.past,
        type=kind,
        date=date,
        place=place,
        facility=facility_of(scene),
        perpetrators=parties.perpetrators,
        targets=parties.targets,
        claimed_by=parties.claimed_by,
        figures=figures,
        evidence=_proof(scene, figures),
        responsibility=attributions(here, scene, parties.doers, claims),
        absences=absences_of(here, scene),
    )


def at_scene(setting: Setting, scene: Scene, country: str | None) -> Setting:
    """Return what a scene is read against: its two sides. A group named alone acts in every scene."""
    sides = replace(setting.sides, country=country or setting.sides.country)
    acting = [actor for telling in scene.tellings for actor in telling.actors]
    group = group_of(acting, sides) or sides.group
    return replace(setting, sides=replace(sides, group=group, state=state_of(acting, sides)))


def _letters(number: int) -> str:
    """Return a, b, …, z, aa, ab, … for 0, 1, …"""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = ascii_lowercase[rest] + letters
    return letters


def _tally(setting: Setting, scene: Scene) -> Tally:
    sentence = scene.tellings[0].sentence
    proof = sentence.passage.evidence(sentence.start, sentence.end)
    figures = placed(figures_of(setting, scene), scene)
    return Tally(scope=scope_of(setting, scene), figures=figures, evidence=proof)


def _proof(scene: Scene, figures: tuple[Figure, ...]) -> Evidence:
    for figure in figures:
        if figure.evidence is not None:
            return figure.evidence
    sentence = scene.tellings[0].sentence
    marks = list(sentence.find("events"))
    start, end = (marks[0].start, marks[0].end) if marks else (sentence.start, sentence.end)
    return sentence.passage.evidence(start, end)

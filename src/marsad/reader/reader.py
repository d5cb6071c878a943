"""The reader: what one report says. A pure function of the report and the tables."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from marsad.models import Reading, Report
from marsad.reader.assembly import reading
from marsad.reader.days.times import clock_of, timeline
from marsad.reader.document import Document, document
from marsad.reader.figures.lists import itemised
from marsad.reader.parties.bulletins import claimant_of
from marsad.reader.parties.hunted import hunted
from marsad.reader.parties.sides import Sides, antecedents, called, cast_of, group_of, home_of, most_active
from marsad.reader.places.known import gazetteer
from marsad.reader.places.places import Mention
from marsad.reader.places.resolving import resolved
from marsad.reader.places.toponyms import mentions
from marsad.reader.relevance import signs_of_violence
from marsad.reader.scenes.chronology import under_days
from marsad.reader.scenes.clauses import apart
from marsad.reader.scenes.headings import going_on, under_headings
from marsad.reader.scenes.headlines import with_headlines
from marsad.reader.scenes.scenes import scenes
from marsad.reader.scenes.summands import with_summands
from marsad.reader.scenes.telling import Scene, Telling
from marsad.reader.scenes.tellings import looking_ahead, telling_of
from marsad.reader.scenes.towns import by_town
from marsad.reader.scenes.votes import Votes
from marsad.reader.setting import Setting
from marsad.reader.voices.voices import voices

VERSION = "marsad 0.1.0"


def read(report: Report, tables: Path | None = None, votes: Votes | None = None) -> Reading:
    """Return what a report says: its incidents, figures and tallies, each with its evidence.

    ``tables`` is a folder of the user's own language tables, added to the built-in ones. ``votes``
    hears, if given, of each choice on which signs vote.
    """
    told = understood(report, tables, votes)
    if told is None:
        return Reading(doc=report.doc, relevant=False, reader=VERSION)
    return reading(*told, VERSION)


def understood(
    report: Report, tables: Path | None = None, votes: Votes | None = None
) -> tuple[Setting, list[Scene]] | None:
    """Return the scenes that a report tells of and what they are read against; None if it tells of none."""
    taken = document(report, tables)
    violence = signs_of_violence(taken)
    if not violence.enough:
        return None
    known = gazetteer(tables)
    places = resolved([mentions(sentence, known) for sentence in taken.sentences])
    sentences, places = apart(taken.sentences, places)
    taken = replace(taken, sentences=sentences)
    days = timeline(taken.sentences, clock_of(taken))
    heard = voices(taken)
    told = [
        telling_of(sentence, row, when, heard.get(sentence.index, ()))
        for sentence, row, when in zip(taken.sentences, places, days, strict=True)
    ]
    told = looking_ahead(under_days(going_on(under_headings(itemised(with_headlines(by_town(told)))))))
    lead = next((t for t in told if not t.in_title and (t.found or t.strong)), None)
    told = with_summands([replace(t, lead=True) if t is lead else t for t in told])
    sides = _sides(taken, told, _country(places))
    cast_list = cast_of([actor for t in told for actor in t.actors], sides)
    issuer = claimant_of(taken, told, sides)
    setting = Setting(
        taken, heard, sides, votes or Votes(), cast_list, told, issuer, hunted=hunted(told, sides)
    )
    found = scenes(told, setting.votes)
    if violence.passing and not any(scene.found for scene in found):
        return None
    held = {t.sentence.index for scene in found if not scene.tally for t in scene.tellings}
    return replace(setting, loose=frozenset(t.sentence.index for t in told) - held), found


def _sides(taken: Document, told: list[Telling], country: str | None) -> Sides:
    """Return what the whole report tells of the two sides."""
    found = [one for telling in told for one in telling.found]
    acting = [actor for telling in told for actor in telling.actors]
    country = country or home_of(acting)
    sides = Sides(taken.lexicon.forces, country, home=country, spoken=_spoken(taken))
    alone = len({sides.name(a.mark) for a in acting if sides.kind(a.mark) == "group"}) == 1
    return replace(
        sides,
        group=group_of(acting, sides) if alone else None,
        pointed=most_active(acting, sides),
        called=called(found, sides),
        antecedents=antecedents(acting, sides),
    )


def _spoken(taken: Document) -> str | None:
    """Return the one country whose offices speak: «أعلنت وزارة الدفاع الصومالية أن الجيش …»."""
    offices = (mark for sentence in taken.sentences for mark in sentence.find("offices"))
    named = {mark.entry["country"] for mark in offices if mark.entry["country"]}
    return named.pop() if len(named) == 1 else None


def _country(places: list[list[Mention]]) -> str | None:
    """Return the country of most places of the report; a town counts double, a country's own name once."""
    weights: dict[str, int] = {}
    for one in (mention for row in places for mention in row):
        country = one.choice.country if one.choice else None
        if country is not None:
            weights[country] = weights.get(country, 0) + (2 if one.rank < 7 else 1)
    return max(sorted(weights), key=lambda country: weights[country], default=None)

"""The figures of a scene: each claim once, with whose people they are and who states it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from marsad.language.folding import fold_text
from marsad.models import Figure, Status
from marsad.reader.counting.numerals import definite_number
from marsad.reader.counting.people import People
from marsad.reader.counting.phrases import people_at
from marsad.reader.figures.aftertold import said_of_victims
from marsad.reader.figures.comrades import as_comrades
from marsad.reader.figures.fellows import (
    added_to,
    are_bodies_of,
    attacker,
    goes_on,
    joined,
    last_of,
    mixed_before,
    more_of_them,
    of_all,
    of_nation,
    of_next,
    of_two_camps,
    of_whole,
)
from marsad.reader.figures.nesting import nested
from marsad.reader.figures.sameness import in_title, likeness, restated, same_claim, united
from marsad.reader.figures.vague import counted
from marsad.reader.figures.wholes import of_each_other, of_the_side_of_its_parts
from marsad.reader.harm.scan import Found
from marsad.reader.parties.all_dead import with_whose_all_are
from marsad.reader.parties.belonging import group_of_members
from marsad.reader.parties.circle import Circle, circle
from marsad.reader.parties.families import of_family
from marsad.reader.parties.hit_forces import with_hit_forces
from marsad.reader.parties.hit_people import with_hit_people
from marsad.reader.parties.losing_sides import loser, lost
from marsad.reader.parties.own_people import sons_of
from marsad.reader.parties.possessives import pronoun
from marsad.reader.parties.raiders import more_raids, raider
from marsad.reader.parties.ranks import in_ranks, of_cell, on_duty
from marsad.reader.parties.standing import Claim, as_wholes, told_beside, with_standing
from marsad.reader.parties.whose import whose
from marsad.reader.scenes.telling import Scene, Telling
from marsad.reader.setting import Setting
from marsad.reader.voices.voices import speaker

_OF_FIGHTERS = (lost, in_ranks, of_cell, on_duty)
_REMEMBERED = 40
"""Of a very long report, only so many of the latest equal counts are looked at for the same claim."""


def figures_of(setting: Setting, scene: Scene) -> tuple[Figure, ...]:
    """Return the figures of a scene, each claim once, with the standing of the people that they count."""
    claims = counted(_without_title(setting, _claims(setting, scene)), tally=scene.tally)
    sentences = [*(t.sentence for t in scene.known), *said_of_victims(scene, setting.told)]
    stood = as_comrades(setting.sides, scene, of_each_other(with_standing(claims, sentences)))
    stood = with_whose_all_are(stood, scene, setting.sides)
    stood = with_hit_forces(setting, scene, with_hit_people(stood, scene, setting.told))
    told = of_the_side_of_its_parts(
        nested(setting.votes, stood, tally=scene.tally), lambda claim: _sure(setting, claim)
    )
    return tuple(claim.figure for claim in as_wholes(told))


def _claims(setting: Setting, scene: Scene) -> list[Claim]:
    """Return each claim of a scene once: what an earlier sentence stated takes what it lacks."""
    kept: list[Claim] = []
    stated: dict[tuple[object, ...], list[int]] = {}
    around = circle(scene, setting.sides)
    last: Figure | None = None
    for telling in scene.tellings:
        before, taken = len(kept), set[int]()
        claims = of_next(list(_of_telling(setting, around, telling, last)))
        last = last_of(claims, last)
        for claim in claims:
            same = stated.setdefault(_count(claim.figure), [])
            earlier = [
                at
                for at in same[-_REMEMBERED:]
                if at not in taken and (at < before or _told_anew(kept[at], claim))
            ]
            same_ones = [
                at
                for at in earlier
                if _again(setting, kept[at], claim) and _of_one_whole(scene, kept[at], claim)
            ]
            at = max(same_ones, key=lambda at: likeness(kept[at].figure, claim.figure), default=None)
            if at is not None:
                taken.add(at)
                figure = united(kept[at].figure, claim.figure)
                kept[at] = replace(kept[at], figure=figure, again=not in_title(claim.figure))
                continue
            same.append(len(kept))
            kept.append(claim)
    return kept


def _told_anew(earlier: Claim, claim: Claim) -> bool:
    """Tell whether a sentence itself counts people again: with the article, or in the words of another.

    «خطف أربعة عمال … وأن الأربعة اقتيدوا», «قتل 18، بحسب المرصد، وقال مديره إن القصف قتل 18».
    """
    group, sources = claim.found.group, {earlier.figure.source, claim.figure.source}
    the = definite_number(claim.found.sentence.passage, group.start)
    return (group.low or 0) > 1 and (the or (None not in sources and len(sources) > 1))


def _of_one_whole(scene: Scene, a: Claim, b: Claim) -> bool:
    """Tell whether two parts may be of one whole: in a tally, «بينهم طفل» of nine is not that of four."""
    wholes = {_whole_of(scene, a), _whole_of(scene, b)} if scene.tally else {None}
    return None in wholes or len(wholes) == 1


def _whole_of(scene: Scene, claim: Claim) -> int | None:
    """Return how many the whole counts of which a claim is told to be a part."""
    one = claim.found
    found = next((telling.found for telling in scene.tellings if telling.sentence is one.sentence), ())
    told = one.whole is not None and 0 <= one.whole < len(found)
    return found[one.whole].group.low if told and one.whole is not None else None


def _again(setting: Setting, earlier: Claim, claim: Claim) -> bool:
    """Tell whether a claim was stated before; «الضابطين» are those told of before, whosever they seem."""
    figure, people = claim.figure, claim.found.group.people
    several = claim.found.group.article and (figure.low or 0) > 1
    if several and people is not None and people.kind and not setting.sides.sure(people):
        figure = replace(figure, affiliation=None)
    apart = added_to(earlier.found, claim.found) or of_two_camps(earlier.found, claim.found)
    return same_claim(earlier.figure, figure) and not apart


def _without_title(setting: Setting, claims: list[Claim]) -> list[Claim]:
    """Put a figure of the title with the one claim of the text that it says in short."""
    made = list(claims)
    for claim in [one for one in claims if in_title(one.figure)][:_REMEMBERED]:
        same = [at for at, other in enumerate(made) if _restated(claim, other.figure)]
        if len(same) == 1:
            other = made[same[0]]
            named = _sure(setting, claim) and not _sure(setting, other)
            told = united(other.figure, claim.figure)
            whose = claim.figure.affiliation if named else told.affiliation
            made[same[0]] = replace(other, figure=replace(told, affiliation=whose))
            made.remove(claim)
    return made


def _restated(claim: Claim, text: Figure) -> bool:
    """Tell whether a figure of the text is one of the title, not a rival's of whom one side calls armed."""
    one = claim.figure
    rival = one.source and text.source and fold_text(one.source) != fold_text(text.source)
    called_armed = one.status != text.status and "armed" in {one.status, text.status}
    return restated(one, text) and not (claim.again and rival and called_armed)


def _sure(setting: Setting, claim: Claim) -> bool:
    """Tell whether the words of a claim say whose people it counts."""
    people = claim.found.group.people
    return people is not None and setting.sides.sure(people)


def _count(figure: Figure) -> tuple[object, ...]:
    vague = figure.qualifier if figure.low is None else None
    return figure.measure, figure.low, figure.high, vague


def _of_telling(
    setting: Setting, around: Circle, telling: Telling, earlier: Figure | None
) -> Iterator[Claim]:
    """Yield what a sentence counts; «خمسة آخرون» at its head are of the kind counted ``earlier``."""
    last: Figure | None = None
    before: Found | None = None
    told: list[Figure] = []
    for one in map(_known, telling.found):
        figure = _figure(setting, one)
        fighters_say = any(actor.words in (figure.source or "") for actor in telling.actors)
        one_more = one.group.people is not None and one.group.people.others  # «ضابط تركي وآخر سوري»
        nation = of_nation(one, before, setting.sides) if fighters_say or one_more else None
        if nation is not None:
            figure = replace(figure, affiliation=nation, status="armed")
        before = one
        figure = _flown(setting, telling, one, figure, last)
        counted = _lost(setting, telling, one, figure)
        figure = _member(setting, telling, one, counted)
        if nation is None and figure is counted and _open(setting, telling, one, figure):
            whole = told[one.whole] if one.whole is not None and one.whole < len(told) else None
            name = whose(setting, around, telling, one, {"whole": whole, "figure before": last})
            figure = replace(figure, affiliation=name, status="armed" if name else figure.status)
        figure = of_whole(figure, told, one)
        if figure.status == "unknown":
            figure = replace(figure, status="civilian" if of_family(one) else of_all(one))
        told.append(figure)
        if last is None and more_of_them(one):
            last = earlier
        if last is not None and (goes_on(one) or joined(figure, one, last)) and not mixed_before(one, told):
            status: Status = last.status if figure.status == "unknown" else figure.status
            figure = replace(figure, status=status, affiliation=figure.affiliation or last.affiliation)
        if last is not None and are_bodies_of(last, figure):
            figure = replace(figure, subset=True, affiliation=figure.affiliation or last.affiliation)
        yield Claim(figure, one)
        last = last if figure.subset or attacker(one) else figure


def _flown(setting: Setting, telling: Telling, one: Found, figure: Figure, last: Figure | None) -> Figure:
    """Give air raids to those who flew them, as the clause or the count before says."""
    by = raider(one, telling.actors)
    if by is not None:
        return replace(figure, affiliation=setting.sides.name(by.mark))
    return replace(figure, affiliation=last.affiliation) if last and more_raids(one, last) else figure


def _known(one: Found) -> Found:
    """Return a figure found with its people as a word beside it says who they are."""
    people = one.group.people
    mark = told_beside(one) if people is None or people.status == "unknown" else None
    if mark is None:
        return one
    told = people_at(one.sentence, mark.start) or People(mark.start, mark.end)
    names = (told.actor.entry, *told.actor.rivals) if told.actor is not None else ()
    named = all(name["kind"] != "generic" for name in names)  # «المتمردين» may be anybody.
    said = replace(
        people or People(mark.start, mark.end),
        status=cast(Status, mark.entry["status"]),
        force=mark.entry["force"] or None,
        kind=mark.entry.row["singular"],
        actor=told.actor if named else None,
        country=told.country,
    )
    return replace(one, group=replace(one.group, people=said))


def _lost(setting: Setting, telling: Telling, one: Found, figure: Figure) -> Figure:
    """Give the dead and injured that a force or group lost their side."""
    people = one.group.people
    told = people is not None and setting.sides.sure(people)
    at = loser(one, telling.actors) if figure.status != "civilian" and not told else None
    if at is None and figure.status == "unknown" and any(tells(one) for tells in _OF_FIGHTERS):
        return replace(figure, status="armed")
    side = (
        next((actor for actor in telling.actors if actor.mark.start == at), None) if at is not None else None
    )
    if side is None or setting.sides.kind(side.mark) == "people":
        return figure
    return replace(figure, status="armed", affiliation=setting.sides.name(side.mark))


def _member(setting: Setting, telling: Telling, one: Found, figure: Figure) -> Figure:
    """Give those who are said to belong to a group, or to be its sons, that group."""
    son = sons_of(setting, telling, one)
    if son is not None:
        return replace(figure, status="armed", affiliation=son)
    held = group_of_members(one, telling.actors) if figure.status != "civilian" else None
    if held is not None and one.measure == "arrested" and setting.sides.kind(held.mark) == "generic":
        held = None  # «توقيف 30 شخصا لانتمائهم إلى جماعات إرهابية» are no fighters known.
    name = setting.sides.name(held.mark) if held is not None else None
    if name is None:
        return figure
    return replace(figure, status=figure.status if _suspected(one) else "armed", affiliation=name)


def _suspected(one: Found) -> bool:
    """Tell whether those counted are only suspects, of whom it is not known whether they fought."""
    return one.group.people is not None and one.group.people.kind.startswith("مشتبه")


def _figure(setting: Setting, one: Found) -> Figure:
    passage, people = one.sentence.passage, one.group.people
    status: Status = people.status if people else "unknown"
    if one.rule == "own" or _suspected(one):
        status = "armed" if one.rule == "own" else "unknown"
    here = setting.voices.get(one.sentence.index, ())
    return Figure(
        measure=one.measure,
        low=one.group.low,
        high=one.group.high,
        qualifier=one.group.qualifier,
        who=passage.words(people.start, people.end) if people else None,
        status=status,
        affiliation=setting.sides.of(people) if people else None,
        subset=one.whole is not None or one.rule == "part of",
        demographic=people.demographic if people else None,
        source=speaker(here, one.start),
        rule=one.rule,
        evidence=passage.evidence(one.start, one.end),
    )


def _open(setting: Setting, telling: Telling, one: Found, figure: Figure) -> bool:
    """Tell whether the words for armed people leave it open whose they are («جنديان», «تسعة من رجاله»)."""
    if figure.status != "armed" or loser(one, telling.actors) is not None:
        return figure.status == "unknown" and pronoun(one) is not None and not goes_on(one)
    people = one.group.people
    return figure.affiliation is None or people is None or not setting.sides.sure(people)

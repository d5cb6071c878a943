"""Whose people are counted where the sentence itself tells it, so that nothing need be weighed.

«ارتقى ثلاثة من رفاقنا»; «أكد الجيش المالي مقتل أربعة من جنوده»; «استهدف تفجير قوات الاتحاد فقتل جنديان».
"""

from __future__ import annotations

from marsad.language.folding import fold_text
from marsad.language.wordsets import word_set, word_tuple
from marsad.reader.counting.people import SERVICEMEN
from marsad.reader.document import Passage
from marsad.reader.harm.scan import Found
from marsad.reader.parties.canonical import force_name
from marsad.reader.parties.capitals import government_that_tells
from marsad.reader.parties.parties import Actor
from marsad.reader.parties.possessives import country_of_its_army, gender, of_sons, pronoun, ranks
from marsad.reader.parties.sides import kind_of
from marsad.reader.parties.stance import stances
from marsad.reader.scenes.telling import Telling
from marsad.reader.setting import Setting
from marsad.reader.voices.claimants import is_saying
from marsad.reader.voices.voices import speaker

_MILITARY, _POLICE = word_set("military speakers"), word_set("police speakers")
_NEAR = 12
"""Tokens from who says so to his people («أكد الجيش المالي في بيان مقتل …»)."""
_ARMIES = frozenset({"state", "coalition"})


def side_told(setting: Setting, telling: Telling, one: Found) -> str | None:
    """Return the side that speaks of its own («ارتقى ثلاثة من رفاقنا», «أحد مقاتلينا», «قتيلان في صفوفه»)."""
    people, passage = one.group.people, one.sentence.passage
    country = country_of_its_army(one) or _country_behind(one)
    if country is not None and (people is None or people.force in SERVICEMEN):
        return force_name("army", country, None, setting.sides.forces)
    behind = one.group.end + (passage.word(one.group.end) == "من")
    near = (*range(people.start, people.end), behind) if people is not None else ()
    own = any(_is_ours(passage, at) for at in near)
    if not own and ranks(one) is None:
        return _admitted(setting, telling, one) or _attacked(setting, telling, one)
    said = speaker(setting.voices.get(telling.sentence.index, ()), one.start) or ""
    speakers = [actor for actor in (*telling.actors, *setting.cast) if actor.words in said]
    speakers += [setting.issuer] if setting.issuer is not None else []
    speakers += [actor for actor in setting.cast if is_saying(actor.passage, actor.mark.start - 1)]
    told = next((name for actor in speakers if (name := setting.sides.name(actor.mark))), None)
    told = told or (_of_office(setting, one) if _first_named(telling, one) else None)
    return told or (_soldiers_of(setting, said) if own else None)


def _country_behind(one: Found) -> str | None:
    """Return the country that soldiers are told to be from: «جنديان من تشاد»."""
    passage, at, people = one.sentence.passage, one.group.end, one.group.people
    soldiers = people is not None and people.country is None and people.force in {"army", "rank"}
    if not soldiers or passage.word(at) != "من":
        return None
    mark = passage.at(at + 1, "forces", "country")
    return mark.entry["country"] if mark is not None and not mark.proclitic else None


def _first_named(telling: Telling, one: Found) -> bool:
    """Tell whether nobody else is named before counted people who may have ranks of his own."""
    return all(actor.mark.start > one.start for actor in telling.actors)


def sons_of(setting: Setting, telling: Telling, one: Found) -> str | None:
    """Return the force or group that tells of its sons, its own men: «نعت الحركة أحد أبنائها»."""
    if not of_sons(one):
        return None
    said = speaker(setting.voices.get(telling.sentence.index, ()), one.start) or ""
    before = [actor for actor in telling.actors if actor.mark.end <= one.group.start]
    tells = [actor for actor in before if _mourns(actor) or _fits(actor, one, said)]
    armed = (actor for actor in tells if kind_of(actor.mark, setting.sides) != "people")
    return next((setting.sides.name(actor.mark) for actor in armed), None)


def _fits(actor: Actor, one: Found, said: str) -> bool:
    return actor.words in said and pronoun(one) in gender(actor)


def _mourns(actor: Actor) -> bool:
    passage, at = actor.passage, actor.mark.start
    return any(passage.word(at - back).removeprefix("و").startswith(_MOURNS) for back in (1, 2))


_MOURNS = word_tuple("mourning")


def _soldiers_of(setting: Setting, said: str) -> str | None:
    """Return the army or police of the country for whom an officer says «our men» («مصدر عسكري»)."""
    words = {word.removeprefix("ال") for word in fold_text(said).split()}
    force = "police" if words & _POLICE else "army" if words & _MILITARY else None
    return force_name(force, None, setting.sides.country, setting.sides.forces) if force else None


def _admitted(setting: Setting, telling: Telling, one: Found) -> str | None:
    """Return who tells of his own («أكد الجيش المالي مقتل أربعة من جنوده»), if he alone is named before."""
    before = [actor for actor in telling.actors if actor.mark.start < one.start]
    if pronoun(one) is not None and not before and one.measure != "arrested":
        return _of_office(setting, one) or _of_capital(setting, one)
    if pronoun(one) is None or not before or one.measure == "arrested":
        return None
    if not is_saying(before[-1].passage, before[-1].mark.start - 1):
        return None
    fits = pronoun(one) in gender(before[-1]) and one.start - before[-1].mark.end <= _NEAR
    return setting.sides.name(before[-1].mark) if fits else None


def _of_office(setting: Setting, one: Found) -> str | None:
    """Return the force of the office that tells of its own: «أعلنت وزارة الدفاع التركية مقتل أحد جنودها»."""
    marks = one.sentence.find("offices")
    said = (m for m in marks if m.end <= one.start and is_saying(one.sentence.passage, m.start - 1))
    mark = next(said, None)
    return setting.sides.name(mark) if mark is not None else None


def _of_capital(setting: Setting, one: Found) -> str | None:
    """Return the army of the country whose capital tells of its own: «أعلنت باكو مقتل ثلاثة من جنودها»."""
    country = government_that_tells(one.sentence, one.start)
    soldiers = one.group.people is not None and one.group.people.force in SERVICEMEN | {"fighter"}
    return force_name("army", country, None, setting.sides.forces) if country and soldiers else None


def _attacked(setting: Setting, telling: Telling, one: Found) -> str | None:
    """Return the army or coalition that the sentence told to be attacked, whose soldiers it counts then.

    «استهدف الهجوم قوات الاتحاد الأفريقي …، ما أدى إلى مقتل جنديين».
    """
    people = one.group.people
    told = people is None or people.country is not None or pronoun(one) is not None
    if told or people is None or people.force not in {"army", "rank"}:
        return None
    held = stances(telling.actors, telling.found)
    lost = {"hit", "owns"} if "acts" in held.values() else {"hit"}  # «هاجمت الحركة موقعا للجيش»
    hit = [a for a in telling.actors if a.role == "target" or held[a.mark.start] in lost]
    aimed = [a for a in hit if a.mark.end <= one.start]
    armies = {setting.sides.name(a.mark) for a in aimed if kind_of(a.mark, setting.sides) in _ARMIES}
    police = {row["police"] for row in setting.sides.forces.values()}
    if people.force == "rank":
        police = set()  # «استهدف الهجوم حاجزا للشرطة فقتل ضابط»
    return armies.pop() if len(armies) == 1 and len(aimed) == 1 and not armies & police else None


def _is_ours(passage: Passage, at: int) -> bool:
    word = passage.word(at)
    armed = any(m.entry.kind == "people" and m.entry["status"] == "armed" for m in passage.marks.get(at, ()))
    return armed and len(word) > 4 and word.endswith("نا")

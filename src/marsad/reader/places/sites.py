"""Where a scene happened: its place with what the scene around it tells, and the building or site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from marsad.language.lexicon import Mark
from marsad.language.words import definite
from marsad.language.wordsets import word_set
from marsad.models import Place
from marsad.reader.document import Passage, Sentence
from marsad.reader.places.places import Mention
from marsad.reader.places.quoted import quoted_end
from marsad.reader.places.whereabouts import place_told
from marsad.reader.scenes.telling import Scene, Telling
from marsad.reader.setting import Setting
from marsad.reader.voices.claimants import is_saying, name_at

WEIGHTS: dict[str, float] = {
    "at": 1.0, "hit": 1.0, "named": 0.4, "counted": 0.4, "strong": 0.4, "later": -0.2, "office": -1.5,
    "institution": -0.6, "treats": -2.0, "told before": -0.5, "title": -1.0, "homes": -0.7, "enough": 0.0,
}  # fmt: skip
"""What speaks for (above 0) and against a site being the one of the event; below ``enough`` it is not."""
_AT = word_set("at a site")
_INSTITUTIONS = frozenset({"government", "media", "hospital"})
_SAME = frozenset({"نفسه", "نفسها", "ذاته", "ذاتها", "عينه", "عينها"})
_LATEST = 6


def place_of(scene: Scene, setting: Setting) -> Place | None:
    """Return where it happened; what the name alone does not tell is taken from the scene around it."""
    mention = place_told(scene)
    if mention is None:
        return None
    place = mention.place()
    if place.admin1 is not None or place.precision == "country":
        return place
    around = [one.place() for telling in scene.known for one in telling.places if not one.aside]
    within = [p for p in around if p.country and place.country in {None, p.country}]
    held = next((p for p in within if p.admin1), next(iter(within), None))
    if held is None:
        return replace(place, country=place.country or setting.sides.country)
    return replace(place, admin1=held.admin1, country=held.country)


def country_of(scene: Scene) -> Place | None:
    """Return the country that a scene says it happened in, where it names no place («هجوم في مالي»)."""
    for telling in scene.known:
        passage = telling.sentence.passage
        for mark in telling.sentence.find("forces", "country"):
            inside = passage.word(mark.start - 1).removeprefix("و") in _IN or mark.proclitic.endswith("ب")
            if inside and (telling.found or telling.strong):
                proof = passage.evidence(mark.start, mark.end, mark.proclitic)
                country = mark.entry["country"]
                return Place(name=proof.quote, country=country, precision="country", evidence=proof)
    return None


_IN = frozenset({"في", "علي", "داخل"})


def same_place(scene: Scene) -> bool:
    """Tell whether a scene that names no place says that it was the one told of («في الساحة نفسها»)."""
    sentences = (telling.sentence for telling in scene.known)
    return any(
        s.passage.word(at) in _SAME and (_place_word(s.passage, at - 1) or _place_word(s.passage, at - 2))
        for s in sentences
        for at in range(s.start + 1, s.end)
    )


def _place_word(passage: Passage, at: int) -> bool:
    """Tell whether a word stands for a place told of before: «الساحة», «المستشفى», «المكان»."""
    sign = passage.at(at, "place_heads") or passage.at(at, "facilities")
    return passage.word(at).endswith("مكان") or (sign is not None and definite(sign.proclitic))


def facility_of(scene: Scene) -> str | None:
    """Return the words for the building or site of the event, the first of those that most speaks for.

    A title, which may tell of several events, speaks less for its sites than the text, and homes less
    than a site that has a name.
    """
    named = [one for one in _weighed(scene) if one[0] > WEIGHTS["enough"]]
    best = max(named, key=lambda one: one[0] + sum(WEIGHTS[sign] for sign in _rather(*one[1:])), default=None)
    return _words(best[1].sentence.passage, best[2], best[3]) if best is not None else None


def _rather(telling: Telling, mark: Mark, end: int) -> Iterator[str]:
    """Yield what speaks for another site of the event than this one, if there is any."""
    if telling.in_title:
        yield "title"
    if end == mark.start + 1 and telling.sentence.passage.word(mark.start) in _MANY_HOMES:
        yield "homes"


_MANY_HOMES = word_set("many homes")


def _weighed(scene: Scene) -> Iterator[tuple[float, Telling, Mark, int]]:
    """Yield each site that a scene names: what speaks for it, where it stands, and where its name ends."""
    for at, telling in enumerate(scene.known):
        later = WEIGHTS["later"] * min(at, _LATEST)
        for mark in telling.sentence.find("facilities"):
            if _in_a_name(telling, mark) or _is_al_qaeda(scene, telling, mark) or _no_site(telling, mark):
                continue
            end = _name_end(telling.sentence, mark)
            yield sum(WEIGHTS[sign] for sign in _signs(telling, mark, end)) + later, telling, mark, end


def _signs(telling: Telling, mark: Mark, end: int) -> Iterator[str]:
    """Yield the signs that hold for a site."""
    passage, before = telling.sentence.passage, _bare(telling, mark.start - 1)
    office = any(_office(passage, at) for at in (mark.start - 1, mark.start - 2))
    office = office or _speaks(telling.sentence, mark) or _works_there(telling.sentence, mark.start)
    hit = any(_hit(passage, at) for at in range(max(mark.start - 3, telling.sentence.start), mark.start))
    said = {
        "at": before in _AT or mark.proclitic.endswith("ب") or mark.proclitic.endswith("بال"),
        "hit": hit,
        "named": end > mark.end,
        "counted": bool(telling.found),
        "strong": telling.strong,
        "office": office,
        "institution": mark.entry["kind"] in _INSTITUTIONS,
        "treats": mark.entry["kind"] == "hospital" and _treats(telling.sentence, mark),
        "told before": end == mark.start + 1 and definite(mark.proclitic),
    }
    return (name for name, holds in said.items() if holds)


def _bare(telling: Telling, at: int) -> str:
    """Return the word at a token without «و» or «ف» before it."""
    word = telling.sentence.passage.word(at)
    return word[1:] if len(word) > 2 and word[0] in "وف" and word not in _AT else word


def _speaks(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether an institution is the subject of a verb behind it: «وزارة الدفاع تحدثت عن خلل»."""
    passage, at = sentence.passage, mark.end + sentence.passage.word(mark.end).startswith("ال")
    says = is_saying(passage, at) and not passage.word(at).startswith("و")
    return mark.entry["kind"] in _INSTITUTIONS and at < sentence.end and says


def _office(passage: Passage, at: int) -> bool:
    """Tell whether a word makes of the site behind it one who speaks.

    «مصدر في وزارة», «بيان الوزارة», «اتهمت وزارة الداخلية …».
    """
    kinds = ("say", "accord", "person", "carry")
    accuses = passage.at(at, "parties", "suspect") is not None
    told = any(passage.at(at, "claimants", kind) is not None for kind in kinds)
    return passage.word(at) == "باسم" or accuses or told


def _works_there(sentence: Sentence, at: int) -> bool:
    """Tell whether the name of one who speaks goes on with the site: «مصدر طبي في مستشفى …»."""
    passage = sentence.passage
    persons = (
        before
        for before in range(max(sentence.start, at - _NAMED), at - 1)
        if passage.at(before, "claimants", "person") is not None
    )
    names = (name_at(sentence, before) for before in persons)
    return passage.word(at - 1) == "في" and any(name is not None and name.end > at for name in names)


_NAMED = 5


def _hit(passage: Passage, at: int) -> bool:
    return passage.at(at, "parties", "against") is not None or passage.at(at, "events") is not None


def _treats(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether the sentence tells of the wounded and dead who were brought to a hospital."""
    if any(sentence.passage.at(mark.start - back, "parties", "against") for back in (1, 2, 3)):
        return False  # «استهدفت المستشفى», «استهدفت طائرة مسيرة المستشفى»
    if sentence.passage.word(mark.start - 1) in {"الي", "مدير"} or mark.proclitic.endswith(("ل", "لل")):
        return True
    around = range(max(sentence.start, mark.start - 8), min(sentence.end, mark.end + 6))
    return any(sentence.passage.at(at, "place_words", "care") for at in around)


def _in_a_name(telling: Telling, mark: Mark) -> bool:
    """Tell whether a word for a site is part of the name of a town."""
    named = (m for m in telling.places if not m.site and (m.bare or _headed(m, mark)))
    return any(m.start <= mark.start < m.end for m in named)  # «دار سعد», «مديرية دار سعد», «بلدة الخيام»


def _no_site(telling: Telling, mark: Mark) -> bool:
    """Tell whether a word is a name, no site: «في» governs no accusative («في بيتا»)."""
    passage = telling.sentence.passage
    return passage.word(mark.start - 1) == "في" and passage.word(mark.end - 1).endswith("ا")


def _headed(place: Mention, mark: Mark) -> bool:
    """Tell whether a word for a town announces a known name that begins with a word for a site."""
    known = bool(place.candidates) and not place.near and place.level in {"settlement", "district", "village"}
    return known and mark.start > place.start


def _is_al_qaeda(scene: Scene, telling: Telling, mark: Mark) -> bool:
    """Tell the organisation from a base, both «القاعدة», where the scene names the one."""
    passage = telling.sentence.passage
    if passage.word(mark.start) != "القاعده" or passage.word(mark.end).endswith("يه"):
        return False
    actors = (actor.mark.entry for told in scene.known for actor in told.actors)
    return any(entry.kind == "actors" and entry["name"].startswith("Al-Qaeda") for entry in actors)


def _name_end(sentence: Sentence, mark: Mark) -> int:
    """Return where the name of a site ends: «مسجد الروضة الكبير», «فندق «المها»», «مدرسة أبو عريبان»."""
    quoted = quoted_end(sentence, mark.end)
    if quoted is not None:
        return quoted
    end = mark.end
    first = sentence.passage.at(end, "place_words", "name")
    if first is not None and not first.proclitic and end + 1 < sentence.end:
        return end + 2
    while end < min(mark.end + 3, sentence.end) and _names_on(sentence.passage, end):
        end += 1
    return end


def _names_on(passage: Passage, at: int) -> bool:
    """Tell whether a word goes on with the name of a site."""
    stops = ("times", "claimants", "people", "casualty", "events", "numbers")
    return passage.word(at).startswith("ال") and not any(passage.at(at, kind) for kind in stops)


def _words(passage: Passage, mark: Mark, end: int) -> str:
    """Return the report's words for a site, without «ب» or «و» written onto them."""
    proclitic = "" if mark.proclitic.endswith("لل") else mark.proclitic.removesuffix("ال")
    return passage.evidence(mark.start, end, proclitic).quote

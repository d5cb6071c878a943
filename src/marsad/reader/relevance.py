"""Whether a report speaks of armed violence at all: words of war against those of accidents and crime."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from marsad.language.lexicon import Entry, Mark
from marsad.language.words import definite
from marsad.language.wordsets import word_set, word_tuple
from marsad.reader.document import Document, Sentence


class Violence(NamedTuple):
    """How many words of a report bespeak armed violence, and how many other things (accidents, crime).

    ``strong`` name attacks, ``doubtful`` are such words that another sense has in peace and that nothing
    beside them bears out; ``armed`` are those of war that name none (soldiers, armed groups); ``harmed``
    tell of harm by arms or fire; ``casualties`` is true where anybody is said to have come to harm, ``met``
    where that is said beside a word of war; ``sparse`` where a long text names no attack and has hardly a
    word of war or harm: a column touches upon them. ``passing`` is true where a long text without an attack
    in its title names one in passing: if it counts nobody, it is about something else. ``criminal`` is true
    where crime is spoken of and hardly anybody of a war: then only words of attack speak for violence.
    """

    strong: int
    doubtful: int
    armed: int
    harmed: int
    peaceful: int
    casualties: bool
    met: bool
    sparse: bool
    passing: bool
    criminal: bool

    @property
    def enough(self) -> bool:
        """Tell whether a report speaks of armed violence at all, rather than of accidents or crime."""
        if self.sparse:
            return False
        words = self.strong + self.doubtful + self.harmed + (self.armed if self.met else 0)
        borne_out = self.casualties and not self.criminal and words > self.peaceful
        return self.strong > self.peaceful or borne_out


def signs_of_violence(taken: Document) -> Violence:
    """Count the words that speak for armed violence and against it.

    A few lines by themselves are taken at their word: nobody adds there what an arrest or a wound was of.
    """
    attacks = sum(map(_attacks, taken.sentences))
    strong = attacks + sum(map(without_trial, taken.sentences))
    length = sum(sentence.end - sentence.start for sentence in taken.sentences)
    brief = length <= _BRIEF
    told = [one for one in taken.sentences if not (only_accident(one) and _strength(one, "no_violence"))]
    armed = sum(map(_armed, told))
    harm = sum(_strength(s, "harm") + brief * _strength(s, "hurt") for s in told)
    return Violence(
        strong=strong,
        doubtful=sum(_strength(s, "strong") for s in taken.sentences) - attacks,
        armed=armed,
        harmed=harm,
        peaceful=sum(map(_peaceful, taken.sentences)),
        casualties=any((brief and s.has("casualty")) or _hurt(s) for s in told),
        met=brief or any(_hurt(s) and _armed(s) > 0 for s in told),
        sparse=strong == 0 and length > max(_LONG, _SPARSE * (armed + harm)),
        passing=length > _PASSING * strong and not any(_strength(s, "strong") for s in taken.title),
        criminal=_criminal(taken.sentences),
    )


def _criminal(sentences: Sequence[Sentence]) -> bool:
    """Tell whether a report speaks of crime, and of no arms but those of crime: nobody in it is wanted, and
    there are many words of crime to each one who may be at war.
    """
    marks = [mark for sentence in sentences for mark in sentence.find("events")]
    cues = {mark.entry["cue"] for mark in marks if mark.entry["strength"] == "strong"}
    if not cues <= _CRIMINAL or any(map(_hunted, sentences)):
        return False
    crimes = sum(mark.entry["strength"] == "crime" for mark in marks)
    at_war = sum(_at_arms(mark) for sentence in sentences for mark in sentence.find("actors"))
    return crimes >= _CRIMES * max(1, 2 * at_war)


_CRIMINAL = frozenset({"gunfire", "killing", "blades_and_fire", "assault"})
"""Words of attack that crime is told with as well."""
_CRIMES = 2
"""So many words of crime show that a report is of one; twice as many for each one named who is at war."""


_BRIEF = 25
_LONG, _SPARSE = 300, 30
"""Tokens of a long text, and how many of them to one word of war or harm are too many."""
_PASSING = 200
"""So many tokens to one word of attack are too many for a text that tells of attacks."""


def _hurt(sentence: Sentence) -> bool:
    """Tell whether a sentence says that people came to harm: not that they died, moved or ran away, as
    people do in peace; nor that they were arrested, unless they may be fighters.
    """
    return any(_harmful(sentence, mark) for mark in sentence.find("casualty"))


def _harmful(sentence: Sentence, mark: Mark) -> bool:
    measure, word = mark.entry["measure"], sentence.passage.word(mark.start)
    if measure in _OF_PEACE or mark.entry["role"] == "self" or word[len(mark.proclitic) :] in _DYING:
        return False
    return measure != "arrested" or _wanted(sentence)


def _wanted(sentence: Sentence) -> bool:
    """Tell whether those arrested in a sentence may be fighters: it names an actor of war, or wanted men."""
    return any(map(_at_arms, sentence.find("actors"))) or _hunted(sentence)


def _hunted(sentence: Sentence) -> bool:
    """Tell whether a sentence has a word for those whom security forces hunt in a war."""
    words = (sentence.passage.word(at) for at in range(sentence.start, sentence.end))
    return not _WANTED.isdisjoint(words)


_WANTED = word_set("wanted")


def _at_arms(mark: Mark) -> bool:
    """Tell whether an actor is one of a war: an armed group, an army, no police."""
    return mark.entry["kind"] != "people" and not mark.entry["name"].endswith("police")


_OF_PEACE = frozenset({"displaced", "escaped"})
_DYING = word_set("dying")


_PEACEFUL = ("no_violence", "aside", "exposed", "crime")
"""Words that speak against armed violence; those aside (a team, a goal) may stand in an attack as well."""


def _peaceful(sentence: Sentence) -> int:
    """Count the words that speak against armed violence; beside a word of attack, what is exposed was hit."""
    hit = _strength(sentence, "exposed") if _strength(sentence, "strong") else 0
    return sum(_strength(sentence, peace) for peace in _PEACEFUL) - hit - without_trial(sentence)


def without_trial(sentence: Sentence) -> int:
    """Count the executions that no court ordered: those that forces are accused of, or of unarmed people."""
    marks = (mark for mark in sentence.find("events") if mark.entry["strength"] == "crime")
    found = sum("اعدام" in sentence.passage.word(mark.start) for mark in marks)
    words = [sentence.passage.word(at).removeprefix("و") for at in range(sentence.start, sentence.end)]
    accused = any(word.startswith(_UNTRIED) for word in words)
    court = any(word.removeprefix("ب").removeprefix("ال").startswith(_COURT) for word in words)
    return found if accused and not court else 0


_UNTRIED = word_tuple("without trial")
_COURT = word_tuple("of a court")


def _strength(sentence: Sentence, strength: str) -> int:
    return sum(mark.entry["strength"] == strength for mark in sentence.find("events"))


def _attacks(sentence: Sentence) -> int:
    """Count the words that name attacks; one that also tells of peace only beside another sign of violence:
    airlines fly aircraft, marches and careers are written like drones, plans target the young.
    """
    cues = [mark.entry["cue"] for mark in sentence.find("events") if mark.entry["strength"] == "strong"]
    sure = sum(cue not in _DOUBTFUL for cue in cues)
    borne_out = sure or len(set(cues)) > 1 or _armed(sentence) or harmed(sentence)
    fired = bool(_ARMS.intersection(cues)) and (strikes(sentence) or _aimed(sentence))
    fought = "battle" in cues and _has_word(sentence, _BREAKS_OUT)
    return len(cues) if borne_out or fired or fought else 0


def harmed(sentence: Sentence) -> bool:
    """Tell whether a sentence has a word for people who came to harm that is of nothing else: no «سقوط»."""
    word = sentence.passage.word
    return any(word(mark.start)[len(mark.proclitic) :] not in _FALLING for mark in sentence.find("casualty"))


_FALLING = word_set("falling of anything")


def _aimed(sentence: Sentence) -> bool:
    """Tell whether arms are named with what they came down on: «صاروخ باليستي روسي على حي سكني»."""
    passage = sentence.passage
    arms = [mark for mark in sentence.find("events") if mark.entry["cue"] in _ARMS]
    targets = (
        at + 1 for mark in arms for at in range(mark.end, mark.end + _AIMED) if passage.word(at) == "علي"
    )
    return any(passage.at(at, kind) is not None for at in targets for kind in ("facilities", "place_heads"))


def strikes(sentence: Sentence) -> bool:
    """Tell whether a verb stands by which arms or fighting named beside it strike: «سقط صاروخ».

    Of aircraft alone, «سقط» and «أطلق» tell of no raid.
    """
    cues = {mark.entry["cue"] for mark in sentence.find("events") if mark.entry["strength"] == "strong"}
    return _has_word(sentence, _FLYING if cues == {"aircraft"} else _AT_WORK)


def _has_word(sentence: Sentence, told: frozenset[str]) -> bool:
    """Tell whether one of these words stands in a sentence, with or without what Arabic writes onto it."""
    words = (sentence.passage.word(at) for at in range(sentence.start, sentence.end))
    return any(word in told or word.lstrip("وفبل") in told for word in words)


_ARMS = frozenset({"aircraft", "drone", "rocket"})
_AIMED = 3
"""So many words behind arms it may be said on what they came down."""
_DOUBTFUL = _ARMS | {"assault", "battle", "kidnapping", "storming", "targeting"}
_AT_WORK = word_set("arms at work")
_FLYING = word_set("aircraft at work")
_BREAKS_OUT = word_set("fighting that breaks out somewhere")


def _armed(sentence: Sentence) -> int:
    """Count the words that bespeak war without naming an attack."""
    return _at_war(sentence) + _strength(sentence, "weak")


def _at_war(sentence: Sentence) -> int:
    """Count those who are named that bespeak war: actors, soldiers, martyrs, civilians."""
    actors = sum(mark.entry["kind"] != "people" for mark in sentence.find("actors"))
    told = sentence.passage
    people = sum(
        _of_war(mark.entry) and not _title(mark)
        for mark in sentence.find("people")
        if not _is_actor(told.at(mark.start, "actors"))
    )
    return actors + people


def _title(mark: Mark) -> bool:
    """Tell whether a word is a title, and nobody of a war: «العقيد فلان» also heads passport offices, and
    «المدني» says what kind of defence or flight.
    """
    singular = mark.entry["singular"].split(" | ")[0]
    ranked = mark.entry["force"] == "rank" and singular != "ضابط"
    alone = mark.entry.part == "singular" and mark.end - mark.start == 1
    return (ranked or singular == "مدني") and alone and definite(mark.proclitic)


def _is_actor(mark: Mark | None) -> bool:
    return mark is not None and mark.entry["kind"] != "people"


def _of_war(entry: Entry) -> bool:
    return entry["status"] == "armed" or entry["singular"].startswith("مدني")


def only_accident(sentence: Sentence) -> bool:
    """Tell whether a sentence tells of an accident and of no attack: it counts nobody then.

    A train or a tanker in it says so only where nobody in it bespeaks war.
    """
    if _strength(sentence, "strong"):
        return False
    aside = _strength(sentence, "aside") + _strength(sentence, "exposed")
    return _strength(sentence, "no_violence") > 0 or (aside > 0 and not _at_war(sentence))


def of_peace(sentence: Sentence) -> bool:
    """Tell whether a sentence has words of sport, crime or accident, and names nobody who bespeaks war."""
    return _peaceful(sentence) > 0 and not _at_war(sentence)

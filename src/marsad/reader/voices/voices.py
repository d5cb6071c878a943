"""Who states what: the claimant of each figure, carried on through «وأضاف» and «وتابع المصدر»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from marsad.language.words import COMMAS, definite
from marsad.language.wordsets import word_set
from marsad.reader.days.parted import parted_by
from marsad.reader.document import Document, Sentence
from marsad.reader.voices.claimants import FIRST, LONGEST, THAT, is_claimant, name_at, subjects
from marsad.reader.voices.cues import cues
from marsad.reader.voices.issuers import issuer_of, of_the_issuer
from marsad.reader.voices.speakers import Course, Voice, by, past_linking, said

_HEADLINE = 10
_CLAUSE = 60


def voices(document: Document) -> dict[int, tuple[Voice, ...]]:
    """Return by sentence who speaks in it."""
    found: dict[int, tuple[Voice, ...]] = {}
    course = Course(issuer=issuer_of(document))
    if course.issuer:
        course.hear(course.issuer)
    for sentence in document.sentences:
        here = tuple(_voices(sentence, course)) or _carried(sentence, course, found)
        if course.issuer and here and not here[0].behind and here[0].reach > sentence.start:
            here = (Voice(course.issuer, sentence.start), *here)
        if sentence.continues and here and _goes_on_speaking(here[0], sentence):
            here = (*_carried(sentence, course, found), *here)  # «…، فيما جرح ثلاثة»، مشيرا إلى
        course.announced = _announced(sentence, here, course)
        course.quoting = _quoting(sentence, course.quoting and sentence.start > 0)
        if here:
            found[sentence.index] = here
            if _speaks_of_before(sentence, here[0]):
                found.setdefault(sentence.index - 1, (Voice(here[0].words, sentence.end, behind=True),))
        start = past_linking(sentence)
        topic = next(subjects(sentence, start, min(start + FIRST, sentence.end)), None)
        course.topic = topic.words(sentence.passage) if topic is not None and not here else ""
    return found


def _goes_on_speaking(voice: Voice, sentence: Sentence) -> bool:
    """Tell whether who speaks at last in a clause spoke before it: «…، فيما جرح ثلاثة»، مشيرا إلى أن …»."""
    carried = voice.cue is not None and voice.cue.kind == "carry" and voice.reach > sentence.start
    return carried and not sentence.passage.word(voice.cue.start if voice.cue else 0).startswith("و")


def _speaks_of_before(sentence: Sentence, voice: Voice) -> bool:
    """Tell whether a voice states what stands before: «…، كما أعلن الجيش», «هذا ما أكده المدير»."""
    passage, start = sentence.passage, sentence.start
    alone = voice.reach == start or (parted_by(sentence, start) > start and not sentence.has("casualty"))
    if voice.behind and sentence.continues and alone:
        return True
    return passage.word(start) in {"هذا", "وهذا", "هو", "وهو"} and passage.word(start + 1) == "ما"


def _carried(sentence: Sentence, course: Course, found: dict[int, tuple[Voice, ...]]) -> tuple[Voice, ...]:
    """Return who speaks in a sentence that names nobody: the issuer of a statement, or who spoke before."""
    before = found.get(sentence.index - 1) if not _known_attack(sentence) else None
    words: str | None = None
    if course.announced and _is_item(sentence):
        words = course.announced
    elif course.issuer and not sentence.continues:
        words = course.issuer
    elif before and (sentence.continues or course.quoting or _goes_on(sentence)):
        words = before[-1].words
    return (Voice(words, sentence.start),) if words else ()


def _known_attack(sentence: Sentence) -> bool:
    """Tell whether an attack that others answer is told as known, so by the report: «رد على الهجوم الذي»."""
    event = next(sentence.find("events"), None)
    return bool(sentence.recalls) and event is not None and definite(event.proclitic)


def _announced(sentence: Sentence, here: tuple[Voice, ...], course: Course) -> str:
    """Return who states the items of the list that a sentence announces or goes on with."""
    if here and here[-1].words and sentence.passage.word(sentence.end - 1) == ":":
        return here[-1].words
    channel = _channel(sentence)
    if channel:
        return channel
    return course.announced if _is_item(sentence) else ""


def _channel(sentence: Sentence) -> str:
    """Read «حاكم المنطقة، على قناته:», a line of its own."""
    passage, start, last = sentence.passage, sentence.start, sentence.end - 1
    if (
        passage.word(last) != ":"
        or passage.word(last - 1) not in _CHANNELS
        or not is_claimant(passage, start)
    ):
        return ""
    name = name_at(sentence, start)
    return name.words(passage) if name is not None else ""


_CHANNEL_WORDS = "قناته قناتها صفحته صفحتها حسابه حسابها تلغرام تليغرام فيسبوك تويتر اكس"
_CHANNELS = frozenset(_CHANNEL_WORDS.split())


def _is_item(sentence: Sentence) -> bool:
    """Tell whether a sentence is an item of a list, or goes on with one: «- إدلب: …», «📌 …»."""
    passage, start = sentence.passage, sentence.start
    before = passage.word(start - 1)
    if before not in {"\n", "•", "|", ""}:
        return True
    heading = any(passage.word(at) == ":" for at in range(start + 1, min(start + 6, sentence.end)))
    return before == "•" or heading or not passage.tokens[start].is_word


def _quoting(sentence: Sentence, open_before: bool) -> bool:
    """Tell whether a quotation is open where a sentence ends."""
    passage, tokens = sentence.passage, sentence.passage.tokens
    start = tokens[sentence.start - 1].end if sentence.start else 0
    end = tokens[sentence.end].start if sentence.end < len(tokens) else len(passage.folded.text)
    first, last = passage.folded.span(start, end)
    for sign in passage.folded.original[first:last]:
        open_before = sign in "«“" or (open_before and sign not in "»”")
    return open_before and _closes(passage.folded.original[last:])


def _closes(text: str) -> bool:
    """Tell whether a quotation that is open is closed before another one is opened, or the text ends."""
    return next((sign in "»”" for sign in text if sign in "«“»”"), True)


def _goes_on(sentence: Sentence) -> bool:
    """Tell whether a sentence goes on with what the one before states, or is the speech that it announced."""
    passage, at = sentence.passage, sentence.start - 1
    while at > 0 and passage.word(at) == "\n":
        at -= 1
    if of_the_issuer(sentence) or (at >= 0 and _is_open(passage.word(at), passage.word(sentence.start))):
        return True
    first = range(sentence.start, min(sentence.start + 2, sentence.end))
    return any(passage.at(one, "claimants", "on") for one in first)


def _is_open(sign: str, behind: str) -> bool:
    """Tell whether a sentence that ends in a sign goes on: «قال المدير:», «…؛ مما أدى إلى»."""
    return sign == ":" or (sign in {"؛", ";"} and behind in _SO_THAT)


_SO_THAT = word_set("so that")


def speaker(here: tuple[Voice, ...], at: int) -> str | None:
    """Return the words for the one who states what stands at token ``at`` of a sentence."""
    voice = voice_at(here, at)
    return voice.words or None if voice is not None else None


def voice_at(here: tuple[Voice, ...], at: int) -> Voice | None:
    """Return the voice that states what stands at token ``at`` of a sentence."""
    before = [voice for voice in here if voice.reach <= at]
    behind = [voice for voice in here if voice.behind and voice.reach > at]
    if before and not (behind and (before[-1].behind or not before[-1].words)):
        return before[-1]  # «… التفجير الذي أوقع 14 قتيلا، حسبما أفاد مصدر»
    return behind[0] if behind else None


def _voices(sentence: Sentence, course: Course) -> Iterator[Voice]:
    """Yield the claimants of a sentence."""
    listed = bool(course.announced) and _is_item(sentence)  # «قوات النظام: 13» counts, it does not speak
    headed = _headline(sentence) if not listed and (sentence.index == 0 or not course.issuer) else None
    if headed is not None:
        course.hear(headed.words)
        yield headed
    own, last = (headed.words if headed is not None else ""), headed
    for cue in cues(sentence):
        behind = cue.kind in {"accord", "toll"}
        if cue.kind == "accord" and last is not None and _heard_through(sentence, last, cue.start):
            continue
        voice = by(sentence, cue, course) if behind else said(sentence, cue, own, course)
        if voice is not None:
            course.hear(voice.words)
            last = voice
            yield replace(voice, cue=cue)
            yield from _known_event(sentence, cue.end)
            own = voice.words
    if not own:
        yield from _at_the_end(sentence)


def _heard_through(sentence: Sentence, last: Voice, at: int) -> bool:
    """Tell whether «وفقا» only says where a claimant was heard: «قالت الوزارة، وفقا لقناة محلية، إن»."""
    passage, near = sentence.passage, range(at, min(at + LONGEST, sentence.end))
    if passage.word(at).startswith("نقل"):
        return False  # «نقلا عن مصادر»
    start = at - (passage.word(at - 1) in COMMAS)
    speech = any(passage.word(place) in THAT - {"عن", "ب", "ف"} for place in near)
    return not last.behind and last.reach == start and speech


def _known_event(sentence: Sentence, start: int) -> Iterator[Voice]:
    """Yield the outlet's own voice behind a known event that a statement names («الهجوم الذي … وأسفر عن»)."""
    passage, known = sentence.passage, False
    for at in range(start, min(sentence.end, start + _CLAUSE)):
        word = passage.word(at)
        if word in THAT - {"عن", "ب", "ف"} and at > start + LONGEST:
            return
        if word in {"الذي", "التي"}:
            near = range(max(start, at - 3), at)
            known = known or any(
                m.entry.kind == "events"
                for one in near
                for m in passage.marks.get(one, ())
                if definite(m.proclitic)
            )
        elif known and word in _RESULTED:
            yield Voice("", at)
            return


_RESULTED = word_set("it resulted")


def _at_the_end(sentence: Sentence) -> Iterator[Voice]:
    """Yield who is named behind a dash or in brackets and ends a sentence: «… (سلطات محلية)»."""
    passage, end = sentence.passage, sentence.end
    end -= passage.word(end - 1) == ")"
    for at in range(end - 1, max(sentence.start + FIRST, end - LONGEST), -1):
        if passage.word(at - 1) in {"(", "-", "–"}:
            known = passage.at(at, "claimants", "person") and not passage.at(at, "actors")
            name = name_at(sentence, at) if known and sentence.has("casualty") else None
            if name is not None and name.end == end:
                yield Voice(name.words(passage), at, behind=True)
            return


def _headline(sentence: Sentence) -> Voice | None:
    """Read «المرصد السوري: مقتل …», «صنعاء - وزارة الصحة: …» at the head of a sentence."""
    passage, start = sentence.passage, sentence.start
    for at in range(sentence.start, min(sentence.start + _HEADLINE, sentence.end)):
        if passage.word(at) == ":" and passage.tokens[at - 1].is_number:
            start = at + 1  # a time of day
        elif passage.word(at) == ":":
            dateline = start > sentence.start and passage.at(start, "claimants", "media") is not None
            owned = passage.at(start, "claimants", "paper") and is_claimant(passage, start + 1)
            known = is_claimant(passage, start) or owned
            counted = passage.at(start, "people") and not passage.at(start, "claimants", "person")
            named = start < at < sentence.end - 1 and known and not dateline and not counted
            name = name_at(sentence, start) if named else None
            return Voice(name.words(passage), at) if name is not None else None
        if passage.word(at) in {"-", "–", "/", ")", "|"} or (not passage.tokens[at].is_word and start == at):
            start = at + 1
    return None

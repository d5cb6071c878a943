"""Who issues a report that is itself a statement, a monitor's count or a bulletin, and states all of it."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.language.lexicon import Mark
from marsad.language.wordsets import word_set
from marsad.reader.document import Document, Passage, Sentence
from marsad.reader.voices.claimants import FIRST, name_at
from marsad.reader.voices.cues import cues

_HEADLINE = 14
_HEAD = 4
_LINE = 12
_SILENT = 5
_REPORT, _REPORTS = 9, ("تقرير", "نشره", "احصا", "حصيل")
"""Tokens from a verb to the report in which something is said, and what such words begin with."""
_OUR_WORDS = (
    "قواتنا قطعاتنا مجاهدينا مجاهدونا مجاهدي شهداينا شهداونا جيشنا مقاتلينا مقاتلونا عناصرنا "
    "جنودنا ابطالنا رجالنا وحداتنا مستشفانا مستشفياتنا طواقمنا فرقنا كوادرنا منتسبينا ضباطنا"
)
_OUTLETS = word_set("names of outlets")
_SET_OFF = frozenset({":", "|", "||"})
_OURS = frozenset(_OUR_WORDS.split())
_PAPERS = word_set("papers")
_BEFORE_OWNER = word_set("before the issuer")


def issuer_of(document: Document) -> str | None:
    """Return the words for who issues a report, None for an outlet that tells what others said."""
    heads = document.sentences[:_HEAD]
    return next((found for sentence in heads for found in _issuers(document, sentence)), None)


def _issuers(document: Document, sentence: Sentence) -> Iterator[str]:
    """Yield who issues a report, as far as one of the sentences at its head tells."""
    in_title = sentence.passage.field == "title"
    opens = not in_title and not any(
        s.passage is sentence.passage for s in document.sentences[: sentence.index]
    )
    named = [_paper(sentence)]
    if in_title:
        named += [_bulletin_of(sentence), _speaks_alone(document, sentence)]
    if opens:
        named.append(_heads(sentence))
    if opens or _dated(document, sentence):
        named += [_performed(sentence), _counted(sentence)]
        if any(_bulletin(title.passage, title.start) for title in document.title):
            named.append(_said_at_once(sentence))
    yield from (name for name in named if name)


def _paper(sentence: Sentence) -> str | None:
    """Read «بيان النائب العام», «توضيح من مديرية الصحة», «شبكة الأطباء / بيان» in a line at the head."""
    passage = sentence.passage
    words = [passage.word(at).removeprefix("ال") for at in range(sentence.start, _line_end(sentence))]
    told = sentence.has("casualty") and words[0] not in _PAPERS
    if len(words) > _HEADLINE or told:
        return None
    for at in range(sentence.start, sentence.start + len(words)):
        if words[at - sentence.start] not in _PAPERS:
            continue
        start = at + 1
        while passage.word(start) in _BEFORE_OWNER or (start > at + 1 and passage.word(start) == "عن"):
            start += 1
        start += passage.word(start) == "من"
        put = passage.at(start, "claimants", "put")
        start = put.end if put is not None else start
        if start < sentence.end and passage.at(start, "claimants", "person"):
            return _words(sentence, start)
        if passage.at(sentence.start, "claimants", "person") and at > sentence.start:
            return passage.words(sentence.start, at).rstrip(" /-:|") or None
        return None
    return None


def _line_end(sentence: Sentence) -> int:
    """Return where the heading that a sentence begins with ends: «بيان من غرفة العمليات: تمكن …»."""
    if sentence.passage.word(sentence.start).removeprefix("ال") not in _PAPERS:
        return sentence.end
    ends = (at for at in range(sentence.start, sentence.end) if sentence.passage.word(at) == ":")
    return next(ends, sentence.end)


def _bulletin_of(sentence: Sentence) -> str | None:
    """Read «المرصد: حصيلة اليوم» in a title."""
    passage, start = sentence.passage, sentence.start
    if not passage.at(start, "claimants", "body"):
        return None
    name = name_at(sentence, start)
    if name is None or passage.word(name.end) not in {":", "-", "/"}:
        return None
    return name.words(passage) if _bulletin(passage, name.end + 1) else None


def _heads(sentence: Sentence) -> str | None:
    """Read the name that a post begins with: «لجنة الأطباء:» in a line of its own, «تنسيقية دوما || …»."""
    passage, start = sentence.passage, sentence.start
    name = name_at(sentence, start) if passage.at(start, "claimants", "body") else None
    if name is None or (name.end < sentence.end and passage.word(name.end) not in _SET_OFF):
        return None
    own = any(passage.word(at).removeprefix("ال") in _OUTLETS for at in range(name.start, name.end))
    return None if own else name.words(passage)  # «شبكة أخبار الخالدية:» tells in its own voice


def _speaks_alone(document: Document, sentence: Sentence) -> str | None:
    """Read «الناطق باسم الجيش: …» in a title, where nobody else speaks in the text below."""
    passage, start = sentence.passage, sentence.start
    name = name_at(sentence, start) if passage.at(start, "claimants", "person") else None
    if name is None or passage.word(name.end) != ":":
        return None
    below = [s for s in document.sentences if s.passage is not passage][:_SILENT]
    heard = any(next(cues(s), None) is not None or ":" in _head_words(s) for s in below)
    return None if heard or not below else name.words(passage)


def _head_words(sentence: Sentence) -> list[str]:
    return [
        sentence.passage.word(at) for at in range(sentence.start, min(sentence.start + FIRST, sentence.end))
    ]


def _bulletin(passage: Passage, at: int) -> bool:
    """Tell whether a bulletin is announced here: «حصيلة», «نشرة»; a rising toll is none."""
    return passage.at(at, "claimants", "bulletin") is not None


def _performed(sentence: Sentence) -> str | None:
    """Read a statement's first words: «تدين الوزارة», «تود المديرية أن توضح», «صرح الناطق بأن»."""
    passage, start = sentence.passage, sentence.start
    issued = passage.at(start, "claimants", "issue")
    if issued is not None and passage.at(issued.end, "claimants", "person"):
        return _words(sentence, issued.end)
    speaks = passage.word(start + 1).removeprefix("ال") in {"مصدر", "متحدث", "ناطق"}
    return _words(sentence, start + 1) if speaks and passage.word(start) in {"صرح", "صرحت"} else None


def _counted(sentence: Sentence) -> str | None:
    """Read a monitor's first words: «وثق المرصد خلال شهر», «ذكرت الشبكة في تقريرها أن»."""
    passage, start = sentence.passage, _past_dateline(sentence)
    counts = passage.at(start, "claimants", "counts") or _reports(sentence, start)
    if counts is None:
        return None
    put = passage.at(counts.end, "claimants", "put")
    body = put.end if put is not None else counts.end
    return _words(sentence, body) if passage.at(body, "claimants", "body") else None


def _reports(sentence: Sentence, at: int) -> Mark | None:
    """Return a verb of saying here behind whose subject a report is told of: «ذكرت الشبكة في تقريرها»."""
    passage, verb = sentence.passage, sentence.passage.at(at, "claimants", "say")
    behind = range(at + 2, min(at + _REPORT, sentence.end))
    told = any(passage.word(near).removeprefix("ب").startswith(_REPORTS) for near in behind)
    return verb if told else None


def _past_dateline(sentence: Sentence) -> int:
    """Return where a sentence begins, past «بغداد، 1 كانون الأول 2014 –»."""
    passage, start = sentence.passage, sentence.start
    for at in range(start, min(start + _LINE, sentence.end - 1)):
        if passage.word(at) in {"-", "–", "ـ"}:
            return at + 1
    return start


def _said_at_once(sentence: Sentence) -> str | None:
    """Read whom the first words name below a title that announces a bulletin: «أعلن المركز الحصيلة»."""
    passage, start = sentence.passage, sentence.start
    if passage.at(start, "claimants", "say") and passage.at(start + 1, "claimants", "body"):
        return _words(sentence, start + 1)
    return None


def _words(sentence: Sentence, start: int) -> str | None:
    name = name_at(sentence, start)
    if name is not None and sentence.passage.word(start).startswith("لل"):
        name = name._replace(cut="لل")
    return name.words(sentence.passage) if name is not None else None


def _dated(document: Document, sentence: Sentence) -> bool:
    """Tell whether only a line of place and date stands before a sentence of the text."""
    before = [s for s in document.sentences[: sentence.index] if s.passage is sentence.passage]
    if sentence.passage.field == "title" or len(before) != 1:
        return False
    line = before[0]
    return line.end - line.start <= _LINE and not line.has("casualty") and not line.has("claimants", "say")


def of_the_issuer(sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of «our forces», as only one who issues a statement does."""
    passage = sentence.passage
    return any(
        passage.word(at).removeprefix("و").removeprefix("ل").removeprefix("ب") in _OURS
        for at in range(sentence.start, sentence.end)
    )

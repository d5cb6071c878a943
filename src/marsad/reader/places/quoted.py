"""Names in quotation marks: where one ends that begins at a token («قرية «قوز بينا»», «فندق «المها»»)."""

from __future__ import annotations

from marsad.reader.document import Passage, Sentence


def quoted_end(sentence: Sentence, at: int) -> int | None:
    """Return where a name in quotation marks ends that begins at a token, None where none does."""
    if at >= sentence.end or not _quoted(sentence.passage, at):
        return None
    inside = range(at, min(at + _LONGEST_NAME, sentence.end))
    return next((near + 1 for near in inside if _quoted(sentence.passage, near + 1)), None)


def _quoted(passage: Passage, at: int) -> bool:
    """Tell whether a quotation mark stands before a token; it is no token itself."""
    start = passage.tokens[at - 1].end
    end = passage.tokens[at].start if at < len(passage.tokens) else len(passage.folded.text)
    return not _QUOTES.isdisjoint(passage.folded.text[start:end])


_QUOTES = frozenset('«»"“”„')
_LONGEST_NAME = 5

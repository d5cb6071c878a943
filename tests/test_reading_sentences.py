"""Made-up sentences are read at least as well as their floors say, each kind of them."""

from collections import Counter

import pytest

from madeupfloors import PATH, floors, hashes
from sentencescore import ALONE, REPORT, figures, kinds, right, sentences


@pytest.mark.parametrize("where", [ALONE, REPORT])
@pytest.mark.parametrize("kind", kinds())
def test_sentences_of_a_kind_are_read_right(kind: str, where: str) -> None:
    told = [sentence for sentence in sentences() if sentence["kind"] == kind]
    wrong = [sentence["text"] for sentence in told if not right(sentence, where)]
    floor = floors.load(PATH)[where]["floors"][kind]
    assert (len(told) - len(wrong)) / len(told) >= floor, wrong


@pytest.mark.parametrize("where", [ALONE, REPORT])
def test_floors_are_of_these_sentences_and_these_kinds(where: str) -> None:
    pinned = floors.load(PATH)[where]
    assert pinned["hashes"] == hashes(where)
    assert sorted(pinned["floors"]) == sorted(kinds())


def test_every_kind_has_ten_sentences() -> None:
    assert min(Counter(sentence["kind"] for sentence in sentences()).values()) >= 10


def test_every_figure_of_a_sentence_stands_in_it() -> None:
    for sentence in sentences():
        for figure in figures(sentence, ALONE):
            assert figure.evidence is not None
            assert figure.evidence.quote in sentence["text"]

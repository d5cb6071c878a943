"""Folding brings many spellings to one, and every position leads back to the original text."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.language.folding import Folded, fold, fold_text
from marsad.language.loading import lexicon

KNOWN = lexicon().knows
MARKS = (
    "\u064b\u064e\u064f\u0650\u0651\u0652\u0670\u0640\u200b\u200c\u200d\u200e\u200f\u202b\u2067\u2069\ufeff"
)
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآىةؤئءٱپچگ"
HOSTILE = st.text(
    st.one_of(
        st.sampled_from(LETTERS),
        st.sampled_from(MARKS),
        st.sampled_from(" \n\t\u00a0\r-.,،*_/|·•~+'’‐–«»“”()[]"),
        st.sampled_from("0123456789٠١٢٣٤٥٦٧٨٩۰۴۹０９٫٬"),
        st.sampled_from("😀👨\u200d👩🔴#@&;xX"),
        st.sampled_from("ﷲﷺﻻﻼﻣﻘﺘﻞﱠﹲ"),
        st.characters(),
        st.characters(categories=["Cs"]),
    ),
    max_size=60,
)
WORDS = st.sampled_from(
    ["داعش", "مقتل", "قتلى", "قسد", "انفجار", "هجوم", "حلب", "دمشق", "ستة", "جنود", "&quot;", "في"]
)
SCRAMBLED = st.lists(
    st.builds(
        lambda word, glue: glue.join(word), WORDS, st.sampled_from(["", " ", "-", ".", "ـ ـ", "ـ", "\u200b"])
    ),
    max_size=8,
).flatmap(lambda words: st.sampled_from([" ", "-", "\n", ""]).map(lambda blank: blank.join(words)))
TEXTS = st.one_of(HOSTILE, SCRAMBLED, st.builds(str.__add__, SCRAMBLED, HOSTILE))


@given(TEXTS, st.booleans())
def test_every_position_leads_into_the_original_and_never_back(text: str, join: bool) -> None:
    folded = fold(text, KNOWN if join else None)
    origins = [folded.origin(at) for at in range(len(folded.text))]
    assert origins == sorted(origins)
    assert all(0 <= origin < len(text) for origin in origins)


@given(TEXTS, st.data())
def test_every_span_stands_in_the_original(text: str, data: st.DataObject) -> None:
    folded = fold(text, KNOWN)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    first, last = folded.span(start, end)
    assert 0 <= first < last <= len(text)


@given(TEXTS, st.data())
def test_a_longer_span_holds_the_shorter_ones_in_it(text: str, data: st.DataObject) -> None:
    folded = fold(text, KNOWN)
    if len(folded.text) < 2:
        return
    middle = data.draw(st.integers(1, len(folded.text) - 1))
    (first, left), (right, last) = folded.span(0, middle), folded.span(middle, len(folded.text))
    assert folded.span(0, len(folded.text)) == (first, max(left, last))
    assert first <= right


@given(TEXTS)
def test_what_a_letter_leads_back_to_folds_to_it(text: str) -> None:
    folded = fold(text)
    for at, char in enumerate(folded.text):
        origin = folded.origin(at)
        if text[origin] != "&":
            assert char in fold_text(text[origin])


@given(TEXTS)
def test_folding_without_joining_is_the_same_with_and_without_the_way_back(text: str) -> None:
    assert fold(text).text == fold_text(text)


@given(TEXTS.filter(lambda text: "&" not in text))
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    once = fold_text(text)
    assert fold_text(once) == once
    assert fold(once).text == once


@given(TEXTS)
def test_joining_only_takes_away_what_stands_between_letters(text: str) -> None:
    letters = re.compile(r"[^\u0621-\u064a0-9a-z]")
    assert letters.sub("", fold(text, KNOWN).text) == letters.sub("", fold(text).text)


@given(TEXTS)
def test_nothing_is_joined_where_no_word_is_known(text: str) -> None:
    assert fold(text, lambda _: False).text == fold(text).text


@given(TEXTS)
def test_what_is_joined_is_a_known_word(text: str) -> None:
    asked: list[str] = []

    def note(word: str) -> bool:
        if KNOWN(word):
            asked.append(word)
        return KNOWN(word)

    joined, plain = fold(text, note).text, fold(text).text
    assert joined == plain or any(word in joined for word in asked)


def shown(folded: Folded, word: str) -> str:
    """Return what stands in the original where a folded word was found."""
    start = folded.text.index(word)
    first, last = folded.span(start, start + len(word))
    return folded.original[first:last]


@pytest.mark.parametrize(
    ("text", "word", "quote"),
    [
        ("إنَّ قُتِلَ ستّة", "قتل", "قُتِلَ"),
        ("إصابة ٢٣ شخصا", "23", "٢٣"),
        ("إصابة ۴۵ شخصا", "45", "۴۵"),
        ("أُصيبَ شرطي", "اصيب", "أُصيبَ"),
        ("عنـــاصر مـسـلـحـة", "مسلحه", "مـسـلـحـة"),
        ("دا\u200bعش", "داعش", "دا\u200bعش"),
        ("\u202bمقتل\u202c جندي", "مقتل", "مقتل"),
        ("إصابة 😀 جندي", "جندي", "جندي"),
        ("ﻣﻘﺘﻞ جندي", "مقتل", "ﻣﻘﺘﻞ"),
        ("ﻻجئ", "لاجي", "ﻻجئ"),
        ("\ud83d جريح", "جريح", "جريح"),
        ("&#8220;داعش&#8221;", "داعش", "داعش"),
        ("قال&nbsp;ستة", "سته", "ستة"),
        ("“مستشفى”", '"مستشفي"', "“مستشفى”"),
    ],
    ids=lambda value: None,
)
def test_each_spelling_is_folded_and_quoted_as_it_stands(text: str, word: str, quote: str) -> None:
    assert shown(fold(text, KNOWN), word) == quote


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("د ا ع ش", "داعش"),
        ("د.ا.ع.ش", "داعش"),
        ("مق-تل", "مقتل"),
        ("قت‑لى", "قتلي"),
        ("قـ.ـسـ.ـد", "قسد"),
        ("قتـ ـلى", "قتلي"),
        ("الـ ـهـ ـجـ ـوم", "الهجوم"),
        ("الد-ولة", "الدوله"),
        ("خ-لا-يا", "خلايا"),
        ("ا ن ف ج ا ر", "انفجار"),
        ("قَ-تَ-لَ", "قتل"),
    ],
)
def test_scrambled_words_are_joined_into_known_ones(text: str, word: str) -> None:
    folded = fold(f"بعد {text}، صباحا", KNOWN)
    assert folded.text == f"بعد {word}، صباحا"
    assert shown(folded, word) == text


@pytest.mark.parametrize(
    "text",
    [
        "طريق حلب-دمشق الدولي",
        "الحدود سوريا-العراق",
        "قتلى-جرحى",
        "مقتل/اصابه",
        "ا.ف.ب",
        "بين 3-4 جنود",
        "في يوم ما قد",
        "هجوم-بغداد",
        "هو لم ير ما قد",
    ],
)
def test_words_that_only_stand_side_by_side_stay_apart(text: str) -> None:
    assert fold(text, KNOWN).text == fold_text(text)


def test_two_scrambled_words_are_not_run_into_one() -> None:
    assert fold("ق ت ل ى و ج ر ح ى", KNOWN).text == "قتلي وجرحي"


@settings(max_examples=20)
@given(st.sampled_from("قَـ&-.ﷺ\ud800 0"), st.integers(1, 300))
def test_one_sign_many_times_is_folded(sign: str, times: int) -> None:
    fold(sign * times, KNOWN)

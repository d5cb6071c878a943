"""Arabic is read in the encodings it comes in, short texts too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.intake.encoding import decode
from marsad.intake.source import UnreadableError

_WORDS = (
    "قتل أصيب جنود مدنيون في على من إلى مدينة البلدة القرية هجوم انفجار عبوة ناسفة سيارة مسلحون قوات الجيش "
    "الشرطة قال مصدر طبي إن ثلاثة أربعة بجروح بعضها خطير صباح مساء أمس السوق المدخل الشمالي ولم تتبن أي جهة"
)
WORDS = _WORDS.split()
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1256", "iso-8859-6")

sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join)


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=sentences)
def test_a_sentence_is_read_in_any_encoding(encoding: str, text: str) -> None:
    long_enough = f"{text} في القرية قتل أربعة مدنيين"
    assert decode(long_enough.encode(encoding)).text == long_enough


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "windows-1256"])
@pytest.mark.parametrize("text", ["قتيل في الرقة", "عاجل: 3 جرحى", "انفجار", "مقتل 12 في قصف على سوق"])
def test_a_few_words_are_enough(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)).text == text


@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\x00\x06"), max_size=200))
def test_utf8_is_never_changed(text: str) -> None:
    controls = sum(ord(c) < 32 or c in "\x7f\ufffe\uffff" for c in text)
    if controls * 20 <= len(text) and not text.startswith("\ufeff"):
        assert decode(text.encode()).text == text


def test_latin_names_and_quotation_marks_do_not_mislead() -> None:
    text = "قالت وكالة “Reuters” إن غارة (airstrike) استهدفت بلدة – الشرقية – في 12/3/2021…"
    assert decode(text.encode("windows-1256")).text == text


def test_a_cut_character_at_the_end_does_not_change_the_encoding() -> None:
    decoded = decode("قتل ثلاثة جنود في كمين قرب القرية".encode()[:-1])
    assert decoded.text == "قتل ثلاثة جنود في كمين قرب القري\ufffd"
    assert decoded.damaged == 1
    assert "damaged characters: 1" in decoded.damage()


def test_an_odd_byte_at_the_end_of_utf16_is_damage_not_another_encoding() -> None:
    decoded = decode("قتل ثلاثة جنود".encode("utf-16-le") + b"\x42")
    assert decoded.text == "قتل ثلاثة جنود\ufffd"
    assert decoded.damaged == 1


def test_replacement_characters_that_were_there_before_are_not_damage() -> None:
    assert decode("قتل \ufffd جنود في كمين قرب القرية الشمالية".encode()).damaged == 0


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, bytes(5000), b"\x7fELF" * 99])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="not text in UTF-8, UTF-16, Windows-1256 or ISO-8859-6"):
        decode(data)


def test_a_declared_encoding_is_used_for_what_is_none_of_the_usual() -> None:
    text = "قتل ثلاثة جنود في كمين قرب القرية وأصيب أربعة مدنيين بجروح"
    assert decode(text.encode("cp720"), declared="cp720").text == text


@pytest.mark.parametrize("declared", ["iso-8859-1", "utf-8", "no-such-charset", "hex", "\x00", None])
def test_a_false_declaration_is_not_believed(declared: str | None) -> None:
    text = "قتل ثلاثة جنود في كمين قرب القرية وأصيب أربعة مدنيين بجروح"
    assert decode(text.encode("windows-1256"), declared=declared).text == text


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        decode(data)
    except UnreadableError:
        return

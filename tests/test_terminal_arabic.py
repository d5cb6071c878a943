"""Arabic reads right in a terminal, whether the terminal puts it in order or we do."""

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.publish import Screen, arabic_for_terminal
from marsad.publish.bidi import reorders


def plain(shown: str) -> str:
    """Presentation forms back to letters, so that the order can be read in a test."""
    return unicodedata.normalize("NFKC", shown)


def test_a_mixed_line_reads_from_right_to_left_with_numbers_and_names_as_they_are() -> None:
    shown = plain(arabic_for_terminal("قُتل 3 في Raqqa (2024)"))
    assert shown == "Raqqa (2024) " + "في"[::-1] + " 3 " + "لتقُ"
    assert shown.index("Raqqa (2024)") < shown.index("3") < shown.index("ق")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("مقتل 12,000", "12,000 لتقم"),
        ("عام 2022.12.27", "2022.12.27 ماع"),
        ("(داعش) في Raqqa (ISIS)", "Raqqa (ISIS) يف (شعاد)"),
        ("«قسد» [1]", "[1] «دسق»"),
        ("قال (إن (ISIS) هنا)", "(انه (ISIS) نإ) لاق"),
        ("<قتل>", "<لتق>"),
        ("قتل )3", "3( لتق"),
        ("in «الرقة» now", "in «ةقرلا» now"),
        ("killed 6", "killed 6"),
        ("", ""),
    ],
)
def test_signs_face_the_right_way(text: str, shown: str) -> None:
    assert plain(arabic_for_terminal(text)) == shown


def test_letters_are_joined_and_lam_alef_is_one() -> None:
    assert arabic_for_terminal("سلام") == "\ufee1\ufefc\ufeb3"


def test_vowel_signs_stay_behind_their_letters() -> None:
    assert plain(arabic_for_terminal("قُتِل")) == "لتِقُ"


def test_marks_that_steer_the_order_are_gone_when_it_is_made() -> None:
    assert plain(arabic_for_terminal("\u200fقتل\u200b \u20673\u2069\ufeff")) == "3 لتق"


def test_a_line_in_logical_order_is_not_touched() -> None:
    assert arabic_for_terminal("قُتل 3 في Raqqa", visual=False) == "قُتل 3 في Raqqa"


@given(st.text(st.characters(codec=None, categories=None), max_size=60))
def test_any_text_can_be_shown(text: str) -> None:
    assert isinstance(arabic_for_terminal(text), str)


@given(st.text(st.sampled_from("قتل abc 12()[]«»<>⟦⟧.,-"), max_size=40))
def test_no_letter_digit_or_sign_is_lost(text: str) -> None:
    def kept(line: str) -> list[str]:
        turned = str.maketrans("()[]«»<>⟦⟧", "(([[««<<⟦⟦")
        return sorted(line.translate(turned))

    assert kept(plain(arabic_for_terminal(text))) == kept(text)


@pytest.mark.parametrize(
    ("environ", "own"),
    [
        ({}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "linux"}, False),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7402"}, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "5800"}, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "5202"}, False),
        ({"VTE_VERSION": "new"}, False),
        ({"KONSOLE_VERSION": "220401"}, True),
        ({"MLTERM": "3.9.3"}, True),
        ({"TERM": "mlterm"}, True),
        ({"TERM": "putty-256color"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, True),
        ({"TERM_PROGRAM": "vscode"}, False),
        ({"TERM_PROGRAM": "iTerm.app"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"INSIDE_EMACS": "29.1,comint"}, True),
        ({"TERM": "alacritty"}, False),
    ],
)
def test_terminals_that_order_arabic_themselves_are_known(environ: dict[str, str], own: bool) -> None:
    assert reorders(environ) is own


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_only_a_terminal_without_order_of_its_own_gets_visual_order() -> None:
    vte = {"VTE_VERSION": "7402"}
    assert Screen.of(Terminal(), "auto", {}).visual
    assert not Screen.of(Terminal(), "auto", vte).visual
    assert Screen.of(Terminal(), "visual", vte).visual
    assert not Screen.of(Terminal(), "logical", {}).visual
    assert not Screen.of(io.StringIO(), "visual", {}).visual


def test_arabic_cells_side_by_side_do_not_change_places_in_a_terminal_with_order_of_its_own() -> None:
    screen = Screen(Terminal(), 80, terminal=True, visual=False)
    assert screen.shown("الرقة") == "\u2068الرقة\u2069"
    assert screen.shown("Raqqa") == "Raqqa"
    assert Screen(io.StringIO()).shown("الرقة") == "الرقة"

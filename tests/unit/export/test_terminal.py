"""The terminal view: all that was found, readable, safe, and coloured only when asked."""

import re

import msgspec
import pytest

from elchi.export.terminal import columns, show
from elchi.record.invariants import check
from elchi.record.model import Item, Record

from .sample_page import RECORD, TEXT

VIEW = show(RECORD, TEXT, languages={"ru", "ur"})


def test_the_page_of_these_tests_keeps_the_contract() -> None:
    check(RECORD, TEXT)


@pytest.mark.parametrize(
    "words",
    [
        "a.txt · published 4 May 2025",
        "Переговоры в Бишкеке\nmain item, Russian",
        "visit: 3 May 2025, Бишкек, KG RU, Ivan Petrov",
        "trade turnover: 2.5 billion USD, up from 2 billion USD, Торговля, KG RU",
        "about 2.5 billion USD     2,5 млрд долларов",
        "3 May 2025                3 мая",
        "Ivan Petrov, foreign minister, RU",
        "proposed: 25 %, due December 2026, in KG, KG",
        "related item, Urdu",
        "Note: the date stands in the text",
    ],
)
def test_what_was_found_is_said(words: str) -> None:
    assert words in VIEW


def test_colour_is_used_only_when_asked() -> None:
    assert "\x1b" not in VIEW
    coloured = show(RECORD, TEXT, colour=True, languages={"ru", "ur"})
    assert re.sub(r"\x1b\[\d+m", "", coloured) == VIEW and "\x1b[35m" in coloured


def test_right_to_left_words_are_isolated_and_others_are_left_alone() -> None:
    assert "25 %                      \u206825 فیصد\u2069" in VIEW
    assert all(line.count("\u2068") == line.count("\u2069") for line in VIEW.splitlines())
    assert "\u2068" not in next(line for line in VIEW.splitlines() if "Петров" in line)


def test_no_line_is_wider_than_the_screen() -> None:
    for width in (40, 60, 100):
        view = show(RECORD, TEXT, width=width, languages={"ru", "ur"})
        assert max(columns(line) for line in view.splitlines()) <= width + 4


def test_a_language_that_is_not_read_is_named() -> None:
    item = Item(role="main", language="fa", start=0, end=4)
    assert "Persian is not read" in show(Record(id="a", items=(item,)), "متن.", languages={"ru"})
    item = msgspec.structs.replace(item, language="und")
    assert "An unknown language is not read" in show(Record(id="a", items=(item,)), "123.", languages={"ru"})


def test_a_page_with_nothing_on_it_says_so() -> None:
    assert "No news item was found" in show(Record(id="a"), "")
    item = Item(role="main", language="ru", start=0, end=3)
    assert "Nothing of the record's kinds" in show(Record(id="a", items=(item,)), "Да.", languages={"ru"})


def test_the_page_cannot_steer_the_terminal() -> None:
    text = "Заголовок \x1b[2J\u202e\nтекст"
    item = Item(role="main", language="ru", start=0, end=len(text))
    view = show(Record(id="\x1b]0;x\x07", items=(item,)), text, languages={"ru"})
    assert "\x1b" not in view and "\x07" not in view and "\u202e" not in view

"""Reading time grows with the length of a page and no faster: shown by counting work, not seconds."""

import cProfile
import pstats
from collections.abc import Callable
from pathlib import Path

import pytest

import elchi
from elchi.extract.reading import open_reading
from elchi.language.loader import load_language
from elchi.text.folding import fold

EXAMPLES = Path(__file__).parents[2] / "examples"
PAGES = {
    "ru": "communique.ru.txt", "ur": "communique.ur.txt", "en": "communique.en.txt", "kk": "communique.kk.txt",
    "uz": "communique.uz-Latn.txt",
}  # fmt: skip
SLACK = 1.15
"""How much more than twice the work twice the text may cost."""


def page(code: str) -> str:
    return (EXAMPLES / PAGES[code]).read_text("utf-8")


def work(task: Callable[[], object]) -> int:
    """The number of calls of functions that a task makes, those of built-in ones among them."""
    profile = cProfile.Profile()
    profile.runcall(task)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def growth(read: Callable[[str], object], text: str, copies: int) -> float:
    """The work for twice as many copies of a text, in parts of twice the work for `copies`."""
    read(text)  # whatever is loaded or remembered is so by now
    once, twice = (work(lambda n=n: read(text * n)) for n in (copies, 2 * copies))  # type: ignore[misc]
    return twice / (2 * once)


@pytest.mark.parametrize("code", PAGES)
def test_tokens_terms_and_numerals_are_linear(code: str) -> None:
    language = load_language(code)
    assert growth(lambda text: open_reading(text, language), page(code), 20) < SLACK


@pytest.mark.parametrize("kind", ["time", "quantity", "event", "commitment"])
@pytest.mark.parametrize("code", PAGES)
def test_patterns_are_linear(code: str, kind: str) -> None:
    language = load_language(code)
    assert growth(lambda text: list(open_reading(text, language).matches(kind, every=True)), page(code), 20) < SLACK


@pytest.mark.parametrize("sign", ["$", "1 ", "от ", "до 5 ", "и ", "a\u0301", "\u0301", "\u064b", "«", "1,"])
@pytest.mark.parametrize("code", ["ru", "ur"])
def test_rows_of_one_sign_are_linear(code: str, sign: str) -> None:
    language = load_language(code)
    assert growth(lambda text: open_reading(text, language), sign * 100, 20) < SLACK


def test_folding_is_one_pass() -> None:
    folding = load_language("uz").folding
    for text in ("а\u0301\u064b", "\u0301", "ў", "o\u02bb", "\u00ad"):
        assert growth(lambda text: fold(text, folding), text * 50, 50) < SLACK


@pytest.mark.parametrize("code", PAGES)
def test_reading_a_page_is_linear(code: str) -> None:
    """Items longer than any news are read in stretches, so what looks at a whole item never looks at more than one."""
    assert growth(lambda text: elchi.read(text, published="2025-11-15"), page(code), 100) < SLACK


@pytest.mark.parametrize("code", PAGES)
def test_a_long_page_keeps_every_figure_and_date(code: str) -> None:
    text = page(code).rstrip("\n") + "\n"
    one, many = (elchi.read(text * copies, published="2025-11-15").items for copies in (1, 60))
    for kind in ("quantities", "times"):
        once, often = ([entry.text for item in items for entry in getattr(item, kind)] for items in (one, many))
        assert often == once * 60

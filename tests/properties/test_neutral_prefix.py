"""A sentence that says nothing, put before a text, moves every entry by its length and changes nothing else."""

from functools import cache

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import elchi
from elchi.extract.pipeline import read_item
from elchi.language.examples import Example, file_examples
from elchi.language.loader import LANGUAGES_FOLDER, available_languages, load_language
from elchi.record.model import KINDS, Item
from elchi.text.edtf import parse_day

NEUTRAL = {
    "ru": ["Это так. ", "Это понятно всем. "],
    "ur": ["یہ بات درست ہے۔ ", "یہ سب جانتے ہیں۔ "],
    "en": ["This is so. ", "It is clear to all. "],
    "kk": ["Бұл солай. ", "Бұл түсінікті. "],
    "uz": ["Bu shunday. ", "Бу шундай. "],
}
PAGES = {
    "ru": "communique.ru.txt", "ur": "communique.ur.txt", "en": "communique.en.txt", "kk": "communique.kk.txt",
    "uz": "communique.uz-Latn.txt",
}  # fmt: skip


@cache
def texts(code: str) -> list[tuple[str, str]]:
    """The texts of the language's own examples, each with the day it is read on."""
    found = file_examples(LANGUAGES_FOLDER / code)
    return [(e.text, e.published or "2025-11-15") for e in found if isinstance(e, Example)]


def read(text: str, code: str, published: str) -> Item:
    item = Item(role="main", language=code, start=0, end=len(text))
    return read_item(text, item, load_language(code), published=parse_day(published), trace=True)


def moved(item: Item, by: int, start: int = 0) -> Item:
    """The item with its entries moved, those that begin at `start` or later."""
    shifted = {
        kind: tuple(
            msgspec.structs.replace(entry, start=entry.start + by, end=entry.end + by)
            if entry.start >= start
            else entry
            for entry in getattr(item, kind)
        )
        for kind in KINDS
    }
    return msgspec.structs.replace(item, end=item.end + by, **shifted)


@pytest.mark.parametrize(("code", "sentence"), [(code, s) for code, some in NEUTRAL.items() for s in some])
def test_the_neutral_sentences_say_nothing(code: str, sentence: str) -> None:
    item = read(sentence, code, "2025-11-15")
    assert item == Item(role="main", language=code, start=0, end=len(sentence))


@pytest.mark.parametrize("code", available_languages())
@given(data=st.data())
@settings(max_examples=100)
def test_a_neutral_sentence_moves_what_follows(code: str, data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(texts(code)), min_size=1, max_size=4, unique=True))
    prefix = data.draw(st.sampled_from(NEUTRAL[code])) * data.draw(st.integers(1, 3))
    published = chosen[0][1]
    text = " ".join(text for text, _ in chosen)
    longer, plain = read(prefix + text, code, published), read(text, code, published)
    if len(chosen) > 1:  # the first sentence of a release names the period that it reports on: see below
        longer, plain = without_periods(longer), without_periods(plain)
    assert longer == moved(plain, len(prefix))


def without_periods(item: Item) -> Item:
    return msgspec.structs.replace(
        item, observations=tuple(msgspec.structs.replace(entry, period=None) for entry in item.observations)
    )


def test_the_period_of_a_release_is_named_in_its_first_sentence_that_says_something() -> None:
    text = "Eksport yanvar–sentabrda oshdi. Viloyatda 6,5 mingta qo'shma korxona ishlamoqda."
    plain, longer = (read(before + text, "uz", "2025-10-21").observations for before in ("", NEUTRAL["uz"][0]))
    assert [entry.period for entry in plain] == ["2025-01/2025-09"]
    assert [entry.period for entry in longer] == ["2025-01/2025-09"]


def test_a_short_first_sentence_dates_nothing_but_itself() -> None:
    """It is no place-and-date line, whatever its length."""
    text = "Бірінші форум 20 мамырда өтті. Президенттер Астанада келіссөз жүргізді."
    dates = [event.date for event in read(text, "kk", "2025-06-01").events]
    assert dates == ["2025-05-20", None]


@pytest.mark.parametrize("code", PAGES)
def test_a_neutral_sentence_at_the_head_of_the_body_moves_what_follows(code: str) -> None:
    text = (LANGUAGES_FOLDER.parents[2] / "examples" / PAGES[code]).read_text("utf-8")
    plain = elchi.read(text, published="2025-11-15")
    title = plain.items[0].title
    assert title is not None
    body = next(index for index in range(title.end, len(text)) if not text[index].isspace())
    prefix = NEUTRAL[code][0]
    longer = elchi.read(text[:body] + prefix + text[body:], published="2025-11-15")
    expected = [moved(plain.items[0], len(prefix), body)] + [
        msgspec.structs.replace(moved(item, len(prefix)), start=item.start + len(prefix)) for item in plain.items[1:]
    ]
    assert longer.items[0] == expected[0]
    assert [(item.start, item.end) for item in longer.items] == [(item.start, item.end) for item in expected]

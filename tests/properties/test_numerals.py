"""Numerals there and back: a number is written in words or digits of a language, and read as the same number.

The words come from the language's own numerals data, the way they are put together from the language: western or South
Asian magnitudes, hundreds with or without a word for one, forms that agree with the number in Russian.
"""

import random
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from elchi.extract.reading import open_reading
from elchi.language.loader import LANGUAGES_FOLDER, load_language, load_settings, read_toml
from elchi.language.schema import classes_in
from elchi.text.numerals import plain

MONEY = {"ru": "тенге", "ur": "روپے", "en": "tenge", "kk": "теңге", "uz": "so'm"}
"""A unit after the numeral: words that are numerals only before one are read too."""
WESTERN = (10**15, 10**12, 10**9, 10**6, 10**3)
SOUTH_ASIAN = (10**11, 10**9, 10**7, 10**5, 10**3)
MOST = {"ur": 10**14 - 1}
"""Up to what number a language has words: Urdu data goes to 999 کھرب."""


@cache
def terms(code: str) -> dict[str, dict[Decimal, list[str]]]:
    """The numeral words of a language: class → value → words, as they stand in a text."""
    found: dict[str, dict[Decimal, list[str]]] = {}
    for cls, value, words in classes_in(read_toml(LANGUAGES_FOLDER / code / "numerals.toml"), file=code):
        if cls in ("cardinal", "cardinal.weak", "magnitude"):
            cls = cls.removesuffix(".weak")
            full = [word.replace("=", "") for word in words if "*" not in word]
            found.setdefault(cls, {}).setdefault(Decimal(value), []).extend(full)
    return found


def word(code: str, cls: str, value: int) -> str:
    return terms(code)[cls][Decimal(value)][0]


def in_words(code: str, number: int, chance: random.Random) -> str:
    """A number in words, where a language has several ways one of them by chance."""
    if number == 0:
        return word(code, "cardinal", 0)
    magnitudes = SOUTH_ASIAN if code == "ur" else WESTERN
    parts: list[str] = []
    for magnitude in magnitudes:
        count, number = divmod(number, magnitude)
        if count:
            name = word(code, "magnitude", magnitude)
            parts.append(russian(count, name, chance) if code == "ru" else f"{hundreds(code, count, chance)} {name}")
    if number:
        parts.append(hundreds(code, number, chance, last=bool(parts)))
    return " ".join(parts)


def hundreds(code: str, number: int, chance: random.Random, *, last: bool = False) -> str:
    """A number below 1000."""
    cardinals = terms(code)["cardinal"]
    parts: list[str] = []
    count, rest = divmod(number, 100)
    if count and Decimal(count * 100) in cardinals and code == "ru":
        parts.append(word(code, "cardinal", count * 100))
    elif count:
        if count > 1 or code in ("en", "ur") or chance.random() < 0.5:
            parts.append(word(code, "cardinal", count))
        parts.append(word(code, "magnitude", 100))
    if code == "en" and rest and (count or last) and chance.random() < 0.5:
        parts.append("and")
    if Decimal(rest) in cardinals and rest:
        parts.append(word(code, "cardinal", rest))
    elif rest:
        tens, ones = word(code, "cardinal", rest // 10 * 10), word(code, "cardinal", rest % 10)
        parts.append(f"{tens}-{ones}" if code == "en" and chance.random() < 0.7 else f"{tens} {ones}")
    return " ".join(parts)


def russian(count: int, name: str, chance: random.Random) -> str:
    """A count with the form of the magnitude that agrees with it: «две тысячи», «пять миллионов»."""
    form = _analyzer().parse(name)[0].make_agree_with_number(count).word
    said = hundreds("ru", count, chance).split()
    if name == "тысяча" and count % 100 not in (11, 12):
        said[-1] = {"один": "одна", "два": "две"}.get(said[-1], said[-1])
    return f"{' '.join(said)} {form}"


@cache
def _analyzer() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


def read(code: str, numeral: str) -> list[tuple[Decimal, bool]]:
    """The numerals read in a text of one numeral and a unit: each value, and whether all but the unit is covered."""
    reading = open_reading(f"{numeral} {MONEY[code]}", load_language(code))
    units = len(open_reading(MONEY[code], load_language(code)).tokens.forms)
    last = len(reading.tokens.forms) - units
    return [(number.value, (number.start, number.end) == (0, last)) for number in reading.numbers]


numbers = st.one_of(
    st.integers(0, 2000),
    st.integers(0, 10**15),
    st.builds(lambda head, zeros: min(head * 10**zeros, 10**15), st.integers(1, 9999), st.integers(0, 12)),
)


@pytest.mark.parametrize("code", sorted(MONEY))
@given(number=numbers, chance=st.randoms(use_true_random=False))
@example(number=10**15, chance=random.Random(0))
@example(number=1_000_001, chance=random.Random(0))
@example(number=72, chance=random.Random(0))
def test_words_are_read_as_the_number_they_say(code: str, number: int, chance: random.Random) -> None:
    number = min(number, MOST.get(code, 10**15))
    numeral = in_words(code, number, chance)
    assert read(code, numeral) == [(Decimal(number), True)], numeral


def in_digits(number: Decimal, decimal: str, group: str, *, indian: bool) -> str:
    """A number in digits with these signs; `indian` groups as 12,34,567."""
    whole, _, part = f"{number:f}".partition(".")
    if group:
        head, tail = whole[:-3], whole[-3:]
        size = 2 if indian else 3
        groups = []
        while head:
            groups.insert(0, head[-size:])
            head = head[:-size]
        whole = group.join([*groups, tail])
    return whole + (decimal + part if part else "")


def signs(code: str) -> list[tuple[str, str, bool]]:
    """The decimal sign, the group sign and the grouping, in all ways that a language writes them together."""
    settings = load_settings(code)
    spaces = (" ", "\u00a0", "\u202f")
    groups = ["", *(sign for group in settings.group for sign in (spaces if group == " " else (group,)))]
    ways = [(d, g, False) for d in settings.decimal for g in groups if g != d]
    return ways + [(d, ",", True) for d in settings.decimal if settings.indian and d != ","]


WAYS = [(code, *way) for code in sorted(MONEY) for way in signs(code)]


@pytest.mark.parametrize(("code", "decimal", "group", "indian"), WAYS)
@given(whole=st.integers(0, 10**15), places=st.integers(0, 6), part=st.integers(0, 10**6 - 1))
@example(whole=1234, places=3, part=500)
def test_digits_are_read_as_the_number_they_write(
    code: str, decimal: str, group: str, indian: bool, whole: int, places: int, part: int
) -> None:
    settings = load_settings(code)
    digits = f"{part:06d}"[:places]
    number = Decimal(f"{whole}.{digits}" if digits else whole)
    numeral = in_digits(number, decimal, group, indian=indian)
    # three digits after a lone sign are a group where the language groups with it, and so are noughts after any comma
    lone = sum(not char.isdecimal() for char in numeral) == 1
    if places == 3 and lone and (decimal in settings.group or (decimal == "," and digits == "000" and whole < 1000)):
        return
    assert read(code, numeral) == [(plain(number), True)], numeral


@given(number=st.integers(0, 10**15))
def test_eastern_digits_are_read_like_western_ones(number: int) -> None:
    for zero in (0x660, 0x6F0):
        written = "".join(chr(zero + int(digit)) for digit in str(number))
        assert read("ur", written) == [(Decimal(number), True)]

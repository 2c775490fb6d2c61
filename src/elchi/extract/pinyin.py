"""Chinese names: from the Cyrillic spelling that Russian, Kazakh and Uzbek share (Palladius) to pinyin."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from elchi.language.loader import LANGUAGES_FOLDER, read_toml

LONGEST = 24
"""Letters of a word that may be a name."""


class _Tables(NamedTuple):
    surnames: frozenset[str]
    initial: dict[str, str]
    soft: dict[str, str]
    final: dict[str, str]
    bare: dict[str, str]
    syllable: re.Pattern[str]


@cache
def _tables() -> _Tables:
    data = read_toml(LANGUAGES_FOLDER / "pinyin.toml")
    parts = ("|".join(sorted(data[name], key=len, reverse=True)) for name in ("initial", "final", "bare"))
    syllable = re.compile("({})({})|({})".format(*parts))
    surnames = frozenset(data["surnames"].split())
    return _Tables(surnames, data["initial"], data["soft"], data["final"], data["bare"], syllable)


@lru_cache(4096)
def _read(word: str) -> str | None:
    """A word of Palladius syllables in pinyin, or None."""
    if not word:
        return ""
    for end in range(min(len(word), 6), 0, -1):
        if found := _tables().syllable.fullmatch(word, 0, end):
            rest = _read(word[end:])
            if rest is not None:
                return _syllable(found[1], found[2], found[3]) + rest
    return None


def _syllable(initial: str | None, final: str, bare: str | None) -> str:
    tables = _tables()
    if initial is None:
        return tables.bare[bare or ""]
    vowels = tables.final[final]
    if final == "о" and initial in ("б", "п", "м", "ф"):
        vowels = "o"
    soft = final[0] in "ияею"
    return (tables.soft.get(initial, tables.initial[initial]) if soft else tables.initial[initial]) + vowels


def pinyin(words: Iterable[str]) -> str | None:
    """The name in pinyin if its first word is a Chinese surname and all are Chinese syllables, else None.

    >>> pinyin(["Чжао", "Лэцзи"]), pinyin(["Хэ", "Лифэн"]), pinyin(["Ли", "Харпер"])
    ('Zhao Leji', 'He Lifeng', None)
    >>> pinyin(["Ли", "ван" * 5000]) is None  # no name is that long, whatever a page holds
    True
    """
    first, *given = (word.lower() for word in words)
    if first not in _tables().surnames or not 1 <= len(given) <= 2 or any(len(word) > LONGEST for word in given):
        return None
    read = [_read(first), *(_read(word) for word in given)]
    return None if None in read else " ".join(str(part).capitalize() for part in read)

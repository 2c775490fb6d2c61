"""Language and script of a text, by its letters first, its function words next, and a general detector last.

The letters and words are data (`letters.toml`). Letters decide nearly every paragraph in the Cyrillic and Arabic
scripts; pycld2 is asked where they leave it open, and its known mistakes on short Russian and on new Uzbek spellings
are overruled by function words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from math import log
from typing import Any, NamedTuple

import pycld2

UNKNOWN = "und"
NO_SCRIPT = "Zyyy"
_SAMPLE = 320  # code points that are looked at
_WORDS_SAMPLE = 240
_UNLISTED = 0.3  # of a thousand letters: one that a language does not list
_MARGIN = 4.0  # nats by which the letters must prefer a language to decide without the detector
_CLEAR = 10.0  # nats by which they decide without function words
_ENOUGH = 18  # letters from which on the likeliest language is named though nothing else bears it out
_BAD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_WORD = re.compile(r"[^\W\d_]+")
_APOSTROPHES = dict.fromkeys(map(ord, "ʻʼ‘’'`´ʹ"))
_NOT_ASCII_LETTERS = bytes(b for b in range(256) if not chr(b).isascii() or not chr(b).isalpha())
_RENAMED = {"un": UNKNOWN, "iw": "he", "zh-Hant": "zh", "jw": "jv", "mo": "ro", "sh": "sr", "no": "nb"}


class _ScriptTable(NamedTuple):
    letters: Mapping[str, int]  # a telling letter -> its place in `shares`
    prior: Mapping[str, float]
    whole: Mapping[str, float]  # language -> log of the share of all letters that are not listed
    shares: Mapping[str, tuple[float, ...]]  # language -> log share of each of `letters`, less that of the rest
    words: Mapping[str, frozenset[str]]
    overrule: Mapping[str, frozenset[str]]
    outrank: Mapping[str, frozenset[str]]


def identify_script(text: str) -> str:
    """The script of most letters: `Latn`, `Cyrl`, `Arab`, or `Zyyy` where the text has none of them.

    >>> identify_script("Касым-Жомарт Токаев, BRICS"), identify_script("تاشقند"), identify_script("12 500")
    ('Cyrl', 'Arab', 'Zyyy')
    """
    return _count_scripts(text[:_SAMPLE])[0]


def identify_language(text: str) -> str:
    """The ISO 639-1 code of the text's language, or `und`; the start of a long text speaks for all of it.

    >>> identify_language("Мемлекет басшысы келіссөз жүргізді"), identify_language("Ўзбекистон ва Қирғизистон")
    ('kk', 'uz')
    >>> identify_language("O‘zbekiston Prezidenti tashrif bilan keldi"), identify_language("صدر نے ملاقات کی")
    ('uz', 'ur')
    >>> identify_language("2025: 4 000 $")
    'und'
    """
    return _identify(text[:_SAMPLE])


@lru_cache(maxsize=16)  # a page asks for the same paragraph more than once
def _identify(sample: str) -> str:
    script, letters = _count_scripts(sample)
    if script == NO_SCRIPT:
        return _ask_detector(sample) if not sample.isascii() else UNKNOWN
    table = _load_tables()[script]
    lowered = sample.lower()
    likely, margin = _by_letters(lowered, letters, table)
    if margin > _CLEAR:
        return likely
    by_words, hits = _by_words(lowered, table)
    if margin > _MARGIN:
        return by_words if hits > 1 and likely in table.overrule.get(by_words, ()) else likely
    if hits > 1:
        return by_words
    detected = _ask_detector(sample)
    if hits and detected in table.outrank.get(by_words, ()):
        return by_words
    return likely if detected == UNKNOWN and letters >= _ENOUGH else detected


def _count_scripts(sample: str) -> tuple[str, int]:
    """The commonest script and its number of letters, counted by the high bytes of UTF-16."""
    high = sample.encode("utf-16-le", "replace")[1::2]
    latin = len(sample.encode("ascii", "ignore").translate(None, _NOT_ASCII_LETTERS))
    latin += high.count(1) + high.count(0x1E)
    cyrillic = high.count(4) + high.count(5)
    arabic = high.count(6) + high.count(7) + sum(high.count(b) for b in (0xFB, 0xFC, 0xFD, 0xFE))
    count, script = max((latin, "Latn"), (cyrillic, "Cyrl"), (arabic, "Arab"))
    return (script, count) if count else (NO_SCRIPT, 0)


def _by_letters(lowered: str, letters: int, table: _ScriptTable) -> tuple[str, float]:
    """The language that the telling letters prefer, and by how many nats it leads the next."""
    if not table.letters:
        return UNKNOWN, 0.0
    found = [(lowered.count(letter), i) for letter, i in table.letters.items() if letter in lowered]
    best, second, language = -1e9, -1e9, UNKNOWN
    for code, shares in table.shares.items():
        score = table.prior.get(code, 0.0) + letters * table.whole[code] + sum(n * shares[i] for n, i in found)
        if score > best:
            best, second, language = score, best, code
        elif score > second:
            second = score
    return language, best - second


def _by_words(lowered: str, table: _ScriptTable) -> tuple[str, int]:
    """The language with most function words here, and how many; none if two have as many."""
    words = set(_WORD.findall(lowered[:_WORDS_SAMPLE].translate(_APOSTROPHES)))
    ranked = sorted(((len(words & own), code) for code, own in table.words.items()), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return UNKNOWN, 0
    return ranked[0][1], ranked[0][0]


def _ask_detector(sample: str) -> str:
    """What pycld2 says, as an ISO 639-1 code where there is one."""
    try:
        _, _, guesses = pycld2.detect(_BAD.sub(" ", sample), isPlainText=True)
    except pycld2.error:
        return UNKNOWN
    code = str(guesses[0][1])
    code = _RENAMED.get(code, code)
    return UNKNOWN if code.startswith("xx") else code


@cache
def _load_tables() -> dict[str, _ScriptTable]:
    data = tomllib.loads(resources.files(__package__).joinpath("letters.toml").read_text("utf-8"))
    return {script: _table_of(data[script]) for script in ("Cyrl", "Arab", "Latn")}


def _table_of(data: dict[str, Any]) -> _ScriptTable:
    letters = sorted({letter for shares in data["letters"].values() for letter in shares})
    whole, logs = {}, {}
    for code, shares in data["letters"].items():
        own = [shares.get(letter, _UNLISTED) / 1000 for letter in letters]
        rest = log(1 - sum(own))
        whole[code] = rest
        logs[code] = tuple(log(share) - rest for share in own)
    words, overrule, outrank = (
        {code: frozenset(listed) for code, listed in data[key].items()} for key in ("words", "overrule", "outrank")
    )
    places = {letter: i for i, letter in enumerate(letters)}
    return _ScriptTable(places, data["prior"], whole, logs, words, overrule, outrank)

"""What kind of line a line of a page is: running text, date, heading over related news, or a site's clutter.

The words are data (`clutter.toml`), of all languages at once: a Kazakh page has Russian buttons.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from enum import Enum
from functools import cache
from importlib import resources
from typing import NamedTuple

from elchi.page.lines import fold_line

_LONG = 260  # longer lines are running text, whatever they say
_SHORT = 130  # up to here a phrase anywhere marks clutter
_DATE_LONG = 90
_WORDY = 60  # longer lines are no heading, button or menu word
_PREFIX = 42
_PARTS = re.compile(r"\s*[|·•›»>→▶/\t]\s*|\s{2,}|\s+[-–—]\s+")
_BAR = re.compile("[|·•›»>→/]")
_BARS = re.compile(r"\s*[|·•›»>→]\s*|\s+/\s+")
_GAP = re.compile(r"[|·•›»→\t]|\s\s")
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+")
_APOSTROPHES = dict.fromkeys(map(ord, "ʻʼ‘’`´ʹ"), "'")
_IS_APOSTROPHE = re.compile("[ʻʼ‘’`´ʹ]")
_DIGIT = re.compile(r"\d")
_NOT_FIGURE = re.compile(r"[^\d\s.,:+%()]")
_CLOCK_OR_DATE = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)\b|\b\d{4}[./-]\d{1,2}[./-]\d{1,2}\b|\b\d{1,2}:\d\d\b"
)
_DATELINE_MARK = re.compile(r"[,،:/(—–۔.]")


class Kind(Enum):
    """What a line is."""

    TEXT = "text"
    DATE = "date"
    DATELINE = "dateline"
    HEADING = "heading"
    INLINE_HEADING = "inline heading"
    MORE = "more"
    CREDIT = "credit"
    FOOTER = "footer"
    CLUTTER = "clutter"


class _Words(NamedTuple):
    headings: frozenset[str]
    inline: frozenset[str]
    menu: frozenset[str]
    more: frozenset[str]
    prefixes: frozenset[str]
    suffixes: frozenset[str]
    phrases: tuple[str, ...]
    footers: tuple[str, ...]
    credits: frozenset[str]
    dates: frozenset[str]


@cache
def load_words() -> _Words:
    """The word lists of `clutter.toml`, of all languages together."""
    data = tomllib.loads(resources.files(__package__).joinpath("clutter.toml").read_text("utf-8"))
    listed = {key: [word for language in data.values() for word in language.get(key, ())] for key in _Words._fields}
    folded = {key: frozenset(fold_line(word) or word for word in words) for key, words in listed.items()}
    return _Words(
        headings=folded["headings"],
        inline=folded["inline"],
        menu=folded["menu"],
        more=folded["more"],
        prefixes=folded["prefixes"],
        suffixes=folded["suffixes"],
        phrases=tuple(sorted(word.lower() for word in listed["phrases"])),
        footers=tuple(sorted(word.lower() for word in listed["footers"])),
        credits=folded["credits"],
        dates=frozenset(token for words in folded["dates"] for token in _TOKEN.findall(words)),
    )


def kind_of_line(text: str, headings: Collection[str] = ()) -> Kind:
    """The kind of a line; `headings` are folded heading lines beside those of `clutter.toml`.

    >>> kind_of_line("Похожие новости:").value, kind_of_line("Share: Facebook | X").value
    ('heading', 'clutter')
    >>> kind_of_line("15.11.2025, 12:40").value, kind_of_line("Баку, 5 июня, АЗЕРТАДЖ").value
    ('date', 'dateline')
    >>> kind_of_line("© 2025 UzA. Барча ҳуқуқлар ҳимояланган").value, kind_of_line("Batafsil »").value
    ('footer', 'more')
    >>> kind_of_line("Президенты обсудили товарооборот").value
    'text'
    """
    if len(text) > _LONG:
        return Kind.TEXT
    words = load_words()
    if len(text) > _SHORT:
        return _kind_of_long_line(text, words)
    if len(text) <= _WORDY or _has_digit(text):
        folded = fold_line(text)
        if folded in words.headings or folded in headings:
            return Kind.HEADING
        if folded in words.inline:
            return Kind.INLINE_HEADING
        if folded in words.more or not any(c.isalnum() for c in folded):
            return Kind.MORE if folded in words.more else Kind.CLUTTER
        if len(text) <= _DATE_LONG and _has_digit(text) and (dated := _date_kind(folded, words)):
            return dated
        if folded in words.menu or _is_figure(folded):
            return Kind.CLUTTER
    lowered = _lower(text)
    if any(phrase in lowered for phrase in words.footers):
        return Kind.FOOTER
    if any(phrase in lowered for phrase in words.phrases) or _is_clutter(text, words):
        return Kind.CLUTTER
    return Kind.CREDIT if _prefix_of(text) in words.credits else Kind.TEXT


def _has_digit(text: str) -> bool:
    return _DIGIT.search(text) is not None


def _is_figure(folded: str) -> bool:
    """Whether a part is a bare figure, as counters print it: "1 284", "12,5k"."""
    return _has_digit(folded) and not _NOT_FIGURE.search(folded.rstrip("kкмmтKКМ"))


def _prefix_of(text: str) -> str:
    """What stands before the first colon, folded, if it is near the start."""
    at = text.find(":", 1, _PREFIX)
    return fold_line(text[:at]) if at > 0 else ""


def _lower(text: str) -> str:
    """The line in lower case with one form of apostrophe."""
    lowered = text.lower()
    return lowered.translate(_APOSTROPHES) if _IS_APOSTROPHE.search(lowered) else lowered


def _kind_of_long_line(text: str, words: _Words) -> Kind:
    lowered = _lower(text)
    if lowered.startswith(words.footers):
        return Kind.FOOTER
    if lowered.startswith(words.phrases) or _prefix_of(text) in words.prefixes:
        return Kind.CLUTTER
    barred = _BAR.search(text) is not None and (_is_menu(text) or _is_breadcrumb(text, words))
    return Kind.CLUTTER if barred else Kind.TEXT


def _is_menu(text: str) -> bool:
    """Whether a line is a row of three or more short parts between bars."""
    parts = _BARS.split(text)
    return len(parts) > 2 and all(len(part.split()) <= 4 for part in parts) and not text.endswith((".", "۔"))


def _is_breadcrumb(text: str, words: _Words) -> bool:
    parts = _BARS.split(text)
    return len(parts) > 2 and fold_line(parts[0]) in words.menu


def _date_kind(folded: str, words: _Words) -> Kind | None:
    """DATE for a line that is nothing but a date, DATELINE for a place and agency around one."""
    tokens = _TOKEN.findall(folded)
    letters = [t for t in tokens if not t.isdigit()]
    others = [t for t in letters if t not in words.dates]
    named = len(others) < len(letters) and any(len(t) > 2 for t in letters if t in words.dates)
    clocked = _CLOCK_OR_DATE.search(folded) is not None
    if not named and not clocked:
        return None
    if not others:
        return Kind.DATE
    few = len(others) <= 3 and len(tokens) <= 9
    return Kind.DATELINE if few and _DATELINE_MARK.search(folded) else None


def _is_clutter(text: str, words: _Words) -> bool:
    if text.startswith("#"):
        return all(word.startswith("#") for word in text.split())
    if _prefix_of(text) in words.prefixes:
        return True
    if _BAR.search(text) and (_is_menu(text) or _is_breadcrumb(text, words)):
        return True
    if len(text) <= _WORDY or _GAP.search(text):
        return all(_is_clutter_part(fold_line(part), words) for part in _PARTS.split(text))
    return False


def _is_clutter_part(part: str, words: _Words) -> bool:
    if not part or part in words.menu or part in words.more or _is_figure(part):
        return True
    if part[-1:].isdigit() or part[:1].isdigit():
        bare = part.strip("0123456789 .,:()")
        if bare in words.suffixes or bare in words.prefixes or _date_kind(part, words) is Kind.DATE:
            return True
    head, _, rest = part.partition(":")
    if rest and fold_line(head) in words.prefixes:
        return True
    known = part.split()
    for size in range(min(3, len(known)), 0, -1):
        if " ".join(known[:size]) in words.prefixes:
            return all(word in words.menu or _is_figure(word) for word in known[size:])
    return len(known) > 1 and all(word in words.menu and len(word) > 1 for word in known)

"""Text of either direction put safely among text of the other."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from pathlib import Path

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BIDI_CONTROLS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
RTL_LANGUAGES = ("ur", "ar", "fa", "ps", "sd", "ug", "he", "dv", "ckb")


def direction(language: str) -> str:
    """The direction of a language's text as HTML names it; `auto` where the language is unknown.

    >>> direction("ur"), direction("kk"), direction("und")
    ('rtl', 'ltr', 'auto')
    """
    return "auto" if language == "und" else "rtl" if language in RTL_LANGUAGES else "ltr"


def is_rtl(text: str) -> bool:
    """Whether the text holds letters that run from right to left."""
    return _RTL.search(text) is not None


def isolate(text: str) -> str:
    """The text between isolating marks, so that its direction and that of what is around it do not mix.

    >>> isolate("25 %"), isolate("صدر") == "\\u2068صدر\\u2069"
    ('25 %', True)
    """
    return f"\u2068{text}\u2069" if is_rtl(text) else text


def harmless(text: str) -> str:
    """The text with control characters and half surrogates shown as U+FFFD, as a screen may take them.

    >>> harmless("a\\x1b[31mb") == "a\\ufffd[31mb"
    True
    """
    return _CONTROLS.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Harmless text on one line, without the marks that reorder what follows."""
    return " ".join(_BIDI_CONTROLS.sub("", harmless(text)).split())


@cache
def languages_read() -> Collection[str]:
    """The codes of the languages that there are data for."""
    folder = Path(__file__).parents[1] / "languages"
    return frozenset(path.parent.name for path in folder.glob("*/language.toml"))

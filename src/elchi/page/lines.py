"""The lines of a page with their places, and the folded form in which lines are compared with word lists."""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BLANK = "\x00-\x20\x7f-\xa0\xad\u2000-\u200f\u202a-\u202f\u205f-\u2069\u3000\ufeff"
_INK = re.compile(f"[^{_BLANK}]")
_TRAILING = re.compile(f"[{_BLANK}]")
_INVISIBLE = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, 0xAD])
_SAME = str.maketrans("ʻʼ‘’`´ʹёيكىه", "'''''''еیکیہ")
_IS_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\xad]")
_IS_OTHER_FORM = re.compile("[ʻʼ‘’`´ʹёيكىه]")
_EDGES = " :;.,،؛|•·«»“”„\"'‹›<>→←↑↓▶►–—-…!?؟۔()[]*#+👁"
_WRAP_WIDTH = 130
_ENDS_SENTENCE = (".", "!", "?", "۔", "؟", ":", "…", "»", "”", '"')


class Line(NamedTuple):
    """One line without the blanks around it: its place in the page's text, and its text."""

    start: int
    end: int
    text: str


def fold_line(text: str) -> str:
    """The line in lower case without punctuation at its ends, with one form of apostrophe, ё, ی and ک.

    >>> fold_line("  → Похожие  новости: "), fold_line("MAVZUGA OID O‘XSHASH")
    ('похожие новости', "mavzuga oid o'xshash")
    """
    if _IS_INVISIBLE.search(text):
        text = text.translate(_INVISIBLE)
    text = text.lower()
    if _IS_OTHER_FORM.search(text):
        text = text.translate(_SAME)
    return " ".join(text.split()).strip(_EDGES)


def cut_lines(text: str) -> list[Line]:
    """The lines that have ink; lines of a text wrapped at a fixed width are joined into paragraphs.

    >>> cut_lines("Title\\n\\n  First paragraph.\\r\\n")
    [Line(start=0, end=5, text='Title'), Line(start=9, end=25, text='First paragraph.')]
    """
    lines: list[Line] = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        first = _INK.search(text, start, end)
        if first is None:
            continue
        start = first.start()
        while _TRAILING.match(text, end - 1):
            end -= 1
        lines.append(Line(start, end, text[start:end]))
    return _join_wrapped(text, lines)


def _join_wrapped(text: str, lines: list[Line]) -> list[Line]:
    """The blocks between blank lines as lines, if the lines of the longer blocks are all of one width."""
    blocks: list[list[Line]] = []
    for line in lines:
        gap = text[blocks[-1][-1].end : line.start] if blocks else ""
        if blocks and gap.count("\n") < 2 and gap.count("\r") < (3 if "\n" in gap else 2):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    full = [line for block in blocks if len(block) > 2 for line in block[:-1]]
    if len(blocks) < 2 or not full:
        return lines
    width = max(len(line.text) for line in full)
    if width > _WRAP_WIDTH:
        return lines
    wrapped = sum(len(line.text) > 0.75 * width for line in full)
    open_ended = sum(not line.text.endswith(_ENDS_SENTENCE) for line in full)
    if wrapped < 0.9 * len(full) or open_ended < 0.6 * len(full):
        return lines
    return [Line(block[0].start, block[-1].end, text[block[0].start : block[-1].end]) for block in blocks]

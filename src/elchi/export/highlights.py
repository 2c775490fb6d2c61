"""Flat highlights: the text cut wherever a span begins or ends, each piece with all the spans that lie over it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple


class Piece(NamedTuple):
    """A piece of the text, the numbers of the spans over it, and of those that begin with it."""

    text: str
    over: tuple[int, ...] = ()
    begin: tuple[int, ...] = ()


def cut(text: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """The pieces of `text[start:end]` in order; together they are that text, whatever overlaps.

    >>> list(cut("by 2026 to 10", 0, 13, [(0, 7), (3, 7)]))
    [Piece(text='by ', over=(0,), begin=(0,)), Piece(text='2026', over=(0, 1), begin=(1,)), Piece(text=' to 10', over=(), begin=())]
    """  # noqa: E501
    order = sorted(range(len(spans)), key=lambda number: spans[number])
    places = sorted({start, end, *(place for span in spans for place in span if start < place < end)})
    open_spans: list[int] = []
    following = 0
    for place, after in pairwise(places):
        open_spans = [number for number in open_spans if spans[number][1] > place]
        begin = []
        while following < len(order) and spans[order[following]][0] <= place:
            number = order[following]
            following += 1
            if spans[number][1] > place:
                open_spans.append(number)
                begin += [number] if spans[number][0] == place else []
        yield Piece(text[place:after], tuple(sorted(open_spans)), tuple(sorted(begin)))


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span grown to whole words of Arabic script, so that no mark breaks the joining of letters.

    >>> text = "کوکسرائے میں"
    >>> whole_words(text, 2, 5), whole_words("вчера", 1, 2)
    ((0, 8), (1, 2))
    """
    while start > 0 and _joins(text[start - 1]) and _joins(text[start]):
        start -= 1
    while end < len(text) and _joins(text[end - 1]) and _joins(text[end]):
        end += 1
    return start, end


def _joins(letter: str) -> bool:
    return letter.isalpha() and ("\u0610" <= letter <= "\u08ff" or "\ufb50" <= letter <= "\ufefc")

"""One page, from bytes or text of any kind that Elchi reads to the text that the record's offsets refer to."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date

import msgspec

from elchi.errors import InputError
from elchi.page.decode import decode, replace_surrogates
from elchi.page.metadata import EARLIEST_YEAR, LAST_YEAR
from elchi.page.web_page import looks_like_html, read_web_page

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\S.*)?")
"""A day, or a moment of which the day is taken."""


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page as it came: its text, and what its source states of it."""

    id: str
    text: str
    published: str | None = None
    url: str | None = None
    title: str | None = None
    language_hint: str | None = None
    notes: tuple[str, ...] = ()


def read_page(
    content: bytes | str,
    *,
    id: str,
    name: str | None = None,
    url: str | None = None,
    published: str | None = None,
    charset: str | None = None,
    html: bool | None = None,
    headings: Collection[str] = (),
) -> Page:
    """The page that a file's bytes or a text hold; HTML is told from plain text by its beginning unless `html` says.

    InputError, with `name` as the place, if it cannot be read or `published` is no day of 1900–2100. A date that the
    HTML itself states is taken where `published` is None.

    >>> read_page("Встреча\\nСостоялась встреча.", id="a", published="2025-11-15").published
    '2025-11-15'
    >>> read_page(b"<html><body><h1>Talks</h1><p>Talks were held.</p></body></html>", id="b").text
    'Talks\\nTalks were held.'
    """
    place = name or id
    notes: list[str] = []
    day = check_published(published, place)
    if isinstance(content, bytes):
        decoded = decode(content, place, declared=charset)
        text = decoded.text
        notes += decoded.notes
    else:
        text = content
    text, halves = replace_surrogates(text)
    if halves:
        notes.append(f"{halves} half surrogate{'s' if halves > 1 else ''} replaced by U+FFFD")
    title = language = None
    if looks_like_html(text) if html is None else html:
        web = read_web_page(text, headings)
        text, title, language = web.text, web.title, web.language
        day = day or web.published
        notes += web.notes
        if not text:
            raise InputError(f"{place}: the HTML holds no text; give a page with text")
    elif not text.strip():
        raise InputError(f"{place}: the text is empty; give a page with text")
    return Page(id=id, text=text, published=day, url=url, title=title, language_hint=language, notes=tuple(notes))


def check_published(published: object, place: str) -> str | None:
    """The day YYYY-MM-DD of a stated date or moment; InputError naming it if it is none or outside 1900–2100.

    >>> check_published("2025-11-15T08:00:00+05:00", "page.txt"), check_published(None, "page.txt")
    ('2025-11-15', None)
    >>> check_published("2025-02-30", "page.txt")
    Traceback (most recent call last):
        ...
    elchi.errors.InputError: page.txt: published '2025-02-30' is no date; write it as YYYY-MM-DD
    """
    if published is None or published == "":
        return None
    match = _DAY.fullmatch(published) if isinstance(published, str) and published.isascii() else None
    try:
        if match is None:
            raise ValueError
        day = date(*map(int, match.groups()))
    except ValueError:
        raise InputError(f"{place}: published {published!r:.60} is no date; write it as YYYY-MM-DD") from None
    if not EARLIEST_YEAR <= day.year <= LAST_YEAR:
        raise InputError(
            f"{place}: published {published!r:.60} lies outside {EARLIEST_YEAR}–{LAST_YEAR}; mend the year"
        )
    return day.isoformat()

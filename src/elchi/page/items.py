"""Cuts a page's text into its main item and the related news below it.

The main item runs from its title to the last line before related news begin. Related news begin at a heading over
them; where the language changes; after a row of buttons, where a title stands over a summary; and where titles over
one summary each fill the rest of the page. Menus, buttons, counters and copyright lines stay outside.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

import msgspec

from elchi.page.clutter import Kind, kind_of_line
from elchi.page.identify import UNKNOWN, identify_language, identify_script
from elchi.page.lines import cut_lines, fold_line

_TITLE_LONGEST = 220
_LEAD_SHORTEST = 60  # a line that ends a sentence and is shorter says nothing of where the text begins
_LINK_SHORTEST = 25  # a title without a summary, of fewer than four words, is an item from here on
_CLOSED_TITLE = 120  # a first line with a full stop is a title up to here
_RUN = 2  # titles over one summary each, from which on they are related news without a heading
_SUMMARY_LONGEST = 700
_UNFINISHED = (".", ":", ";", ",", "،", "؛", "۔", ".»", ".”", '."', "۔”", "۔»", ".)", "–", "—")
_QUOTED = ("«", "“", '"', "„", "–", "—", "- ", "•", "*")
_SENTENCE_INSIDE = (". ", "۔ ", "! ", "? ", "؟ ")
_BREAKS = frozenset({Kind.CLUTTER, Kind.MORE, Kind.FOOTER})
_HEADINGS = frozenset({Kind.HEADING, Kind.INLINE_HEADING})
_DATES = frozenset({Kind.DATE, Kind.DATELINE})


class ItemSpan(msgspec.Struct, frozen=True, kw_only=True):
    """Where an item is on its page, its role (`main` or `related`), its language, and its title, if it has one."""

    role: str
    language: str
    start: int
    end: int
    title_start: int | None = None
    title_end: int | None = None


class _Row(NamedTuple):
    start: int
    end: int
    text: str
    kind: Kind
    titled: bool  # has the shape of a title


class _Draft(NamedTuple):
    title: _Row | None
    rows: list[_Row]  # title, dates and text, in order


def cut_items(text: str, headings: Collection[str] = ()) -> list[ItemSpan]:
    """The items of a page in order, the main item first; none for a page without ink.

    `headings` are folded lines (`fold_line`) that stand over related news, beside those that Elchi knows.

    >>> page = "Президент принял посла\\n1 июля 2024 г.\\nСостоялась беседа о торговле.\\nПоделиться: VK"
    >>> page += "\\nمتعلقہ خبریں\\nصدر کی سفیر سے ملاقات\\nصدر نے سفیر سے تجارت پر بات کی۔"
    >>> [(item.role, item.language, page[item.start : item.end][-9:-1]) for item in cut_items(page)]
    [('main', 'ru', 'торговле'), ('related', 'ur', 'ر بات کی')]
    """
    rows = [_row_of(line.start, line.end, line.text, headings) for line in cut_lines(text)]
    first, title = _find_beginning(rows)
    if first is None:
        return _whole(rows)
    language = _language_of(rows[first : _find_heading(rows, first)])
    border = _find_border(rows, first, language)
    main = _Draft(title, rows[first:border])
    related = (_finish(draft, "related", _language_of(draft.rows, language)) for draft in _cut_related(rows[border:]))
    return [_finish(main, "main", language), *related]


def _row_of(start: int, end: int, text: str, headings: Collection[str]) -> _Row:
    kind = kind_of_line(text, headings)
    titled = (
        kind is Kind.TEXT
        and 5 < len(text) <= _TITLE_LONGEST
        and not text.endswith(_UNFINISHED)
        and not text.startswith(("– ", "— ", "- "))
    )
    return _Row(start, end, text, kind, titled)


def _is_body(row: _Row) -> bool:
    return row.kind is Kind.TEXT and not row.titled


def _find_beginning(rows: Sequence[_Row]) -> tuple[int | None, _Row | None]:
    """The index of the row where the main item begins, and its title if it has one."""
    lead = next((i for i, row in enumerate(rows) if _is_body(row) and len(row.text) >= _LEAD_SHORTEST), None)
    if lead is None:
        lead = next((i for i, row in enumerate(rows) if _is_body(row)), None)
    if lead is None:
        texts = [i for i, row in enumerate(rows) if row.kind is Kind.TEXT]
        return (texts[0], rows[texts[0]]) if texts else (None, None)
    before = [i for i in range(lead) if rows[i].titled]
    heading = max((i for i in range(lead) if rows[i].kind is Kind.HEADING), default=-1)
    if any(i > heading for i in before):
        before = [i for i in before if i > heading]
    if before:
        chosen = _choose_title(rows, before)
        return chosen, rows[chosen]
    first = next(i for i in range(lead + 1) if rows[i].kind in (Kind.TEXT, Kind.DATELINE))
    return first, rows[first] if _is_closed_title(rows, first) else None


def _choose_title(rows: Sequence[_Row], candidates: Sequence[int]) -> int:
    """The first candidate of four words or more, or its repetition closer to the text; else the longest."""
    long = [i for i in candidates if len(rows[i].text.split()) >= 4]
    if not long:
        return max(candidates, key=lambda i: len(rows[i].text))
    page_title = fold_line(rows[long[0]].text)
    repeated = [i for i in long[1:] if fold_line(rows[i].text) in page_title]
    return repeated[-1] if repeated else long[0]


def _is_closed_title(rows: Sequence[_Row], at: int) -> bool:
    """Whether a first line that ends in a full stop is a title: short, one sentence, over a longer line."""
    row = rows[at]
    if row.kind is not Kind.TEXT or len(row.text) > _CLOSED_TITLE or row.text.startswith(_QUOTED):
        return False
    if any(mark in row.text for mark in _SENTENCE_INSIDE) or row.text.endswith((":", ",", ";", "،")):
        return False
    below = next((r for r in rows[at + 1 : at + 5] if r.kind not in _DATES), None)
    return below is not None and below.kind is Kind.TEXT and len(below.text) > 1.3 * len(row.text)


def _find_heading(rows: Sequence[_Row], first: int) -> int:
    """The index of the first heading over related news, or a place far enough to know the language."""
    last = min(len(rows), first + 40)
    return next((i for i in range(first + 1, last) if rows[i].kind in _HEADINGS), last)


def _find_border(rows: Sequence[_Row], first: int, language: str) -> int:
    """The index of the row where related news begin, or the number of rows."""
    script = ""
    started = broken = False  # the main item has text; buttons or the like came after it
    border = len(rows)
    last_body = max((i for i in range(first, border) if _is_body(rows[i])), default=first)
    for i in range(first, len(rows)):
        row = rows[i]
        if row.kind is Kind.HEADING and started:
            border = i
            break
        if row.kind is Kind.INLINE_HEADING and started:
            if not _returns_to_text(rows, i):
                border = i
                break
        elif row.kind in _BREAKS:
            broken = broken or started
        elif row.titled and started:
            summary = _summary_of(rows, i)
            if summary is None:
                cut = broken and i > last_body
            else:
                cut = (broken and len(row.text.split()) > 3) or _changes_language(summary.text, language)
            if cut:
                border = i
                break
        elif _is_body(row):
            if started and _is_other_script(rows, i, script, language):
                border = i
                break
            script = script if started else identify_script(row.text)
            started = True
    border = min(border, _find_tail_in_other_language(rows, first, border, language))
    return min(border, _find_run(rows, first, border))


def _summary_of(rows: Sequence[_Row], at: int) -> _Row | None:
    """The running text under a title, with at most a date or a counter between."""
    for row in rows[at + 1 : at + 4]:
        if _is_body(row):
            return row
        if row.kind not in _DATES and row.kind is not Kind.CLUTTER:
            return None
    return None


def _changes_language(text: str, language: str) -> bool:
    return identify_language(text) not in (language, UNKNOWN)


def _is_other_script(rows: Sequence[_Row], at: int, script: str, language: str) -> bool:
    """Whether running text from here on is in another script, and not a quotation after which the text goes on."""
    text = rows[at].text
    if len(text) < _LEAD_SHORTEST or text.startswith(_QUOTED) or identify_script(text) == script:
        return False
    return all(
        _changes_language(row.text, language) for row in rows[at:] if _is_body(row) and len(row.text) >= _LEAD_SHORTEST
    )


def _find_tail_in_other_language(rows: Sequence[_Row], first: int, border: int, language: str) -> int:
    """Where the last paragraphs before the border, without titles, turn to another language of the same script."""
    bodies = [i for i in range(first, border) if _is_body(rows[i]) and len(rows[i].text) >= 2 * _LEAD_SHORTEST]
    tail = border
    for i in reversed(bodies[1:]):
        if rows[i].text.startswith(_QUOTED) or not _changes_language(rows[i].text, language):
            break
        tail = i - 1 if rows[i - 1].titled and i - 1 > first else i
    return tail


def _find_run(rows: Sequence[_Row], first: int, border: int) -> int:
    """Where titles over one summary each begin to fill the rest of the main item, two of them at least."""
    texts = [i for i in range(first, border) if rows[i].kind is Kind.TEXT]
    opening = next((i for i in texts if _is_body(rows[i])), border)
    at, found = len(texts), 0
    while at >= 2 and _is_body(rows[texts[at - 1]]) and rows[texts[at - 2]].titled:
        title, summary = rows[texts[at - 2]].text, rows[texts[at - 1]].text
        headline = len(title.split()) >= 4 and len(title) >= 25 and not title.endswith(("?", "؟"))
        if not headline or opening > texts[at - 2] or not len(title) < len(summary) <= _SUMMARY_LONGEST:
            break
        at, found = at - 2, found + 1
    return texts[at] if found >= _RUN else border


def _returns_to_text(rows: Sequence[_Row], at: int) -> bool:
    """Whether, after an inline heading and the link under it, two paragraphs of the article follow."""
    texts = [row for row in rows[at + 1 : at + 6] if row.kind is Kind.TEXT][:4]
    return len(texts) > 2 and texts[0].titled and not any(row.titled for row in texts[1:3])


def _cut_related(rows: Sequence[_Row]) -> Iterator[_Draft]:
    """The related items below the border; what is neither title nor text under one is left out."""
    headed = any(row.kind in _HEADINGS for row in rows)
    if not headed and not any(map(_is_body, rows)):
        return
    dates_lead = next((row.kind in _DATES for row in rows if row.kind is Kind.TEXT or row.kind in _DATES), False)
    draft: _Draft | None = None
    closed = footer = False  # a link to the whole text ended the item; the page's last lines have begun
    for i, row in enumerate(rows):
        if row.kind in _DATES and draft is not None and not (closed or footer or dates_lead):
            draft.rows.append(row)
        closed = closed or row.kind is Kind.MORE or row.kind in _HEADINGS
        footer = footer or row.kind is Kind.FOOTER
        if row.kind is not Kind.TEXT or (footer and not (row.titled and _summary_of(rows, i))):
            continue
        if draft is not None and not closed and _goes_on(draft, rows, i):
            draft.rows.append(row)
        elif row.titled or _is_closed_title(rows, i) or len(row.text) >= _LEAD_SHORTEST:
            if draft is not None and _is_item(draft):
                yield draft
            draft = _Draft(None if _is_body(row) and not _is_closed_title(rows, i) else row, [row])
            closed = footer = False
    if draft is not None and _is_item(draft):
        yield draft


def _is_item(draft: _Draft) -> bool:
    """Whether a draft is more than a link of a word or two, such as the name of a topic."""
    text = draft.rows[0].text
    return any(map(_is_body, draft.rows)) or len(text) >= _LINK_SHORTEST or len(text.split()) > 3


def _goes_on(draft: _Draft, rows: Sequence[_Row], at: int) -> bool:
    """Whether a row of text is part of the item above it rather than the title of the next."""
    row, title = rows[at], draft.title
    if row.titled:  # a summary without a full stop, closed by a link to the whole text
        below = rows[at + 1].kind if at + 1 < len(rows) else None
        return draft.rows == [title] and below is Kind.MORE and len(row.text) > len(draft.rows[0].text)
    alike = title is not None and not title.titled and len(draft.rows) > 1
    return not (alike and _is_closed_title(rows, at))


def _language_of(rows: Sequence[_Row], otherwise: str = UNKNOWN) -> str:
    """The language of the running text, else of all the text, else the one given."""
    for row in rows:
        if _is_body(row) and len(row.text) >= _LEAD_SHORTEST and (found := identify_language(row.text)) != UNKNOWN:
            return found
    found = identify_language(" ".join(row.text for row in rows[:4] if row.kind is Kind.TEXT))
    return otherwise if found == UNKNOWN else found


def _finish(draft: _Draft, role: str, language: str) -> ItemSpan:
    """The draft as an item that ends with its last line of text, or with the date right under that."""
    rows = draft.rows
    last = _find_last(rows)
    while last + 1 < len(rows) and rows[last + 1].kind in _DATES:
        last += 1
    title = draft.title
    return ItemSpan(
        role=role,
        language=language,
        start=rows[0].start,
        end=rows[last].end,
        title_start=None if title is None else title.start,
        title_end=None if title is None else title.end,
    )


def _find_last(rows: Sequence[_Row]) -> int:
    """The index of the last line of text; short lines below a row of buttons at the end are not the item's."""
    last = None
    broken = False
    for i, row in enumerate(rows):
        broken = (broken or row.kind in _BREAKS) and not _is_body(row)
        if row.kind is Kind.TEXT and not (broken and last is not None):
            last = i
    return len(rows) - 1 if last is None else last


def _whole(rows: Sequence[_Row]) -> list[ItemSpan]:
    """One item without a title for a page that has no line of running text, such as one of figures."""
    if not rows:
        return []
    language = identify_language(" ".join(row.text for row in rows[:8]))
    return [ItemSpan(role="main", language=language, start=rows[0].start, end=rows[-1].end)]

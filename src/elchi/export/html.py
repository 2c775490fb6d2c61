"""Pages with their records as one self-contained file of HTML: no scripts, nothing loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import NamedTuple

from elchi.export.bidi import direction, harmless, isolate, languages_read, one_line
from elchi.export.highlights import Piece, cut, whole_words
from elchi.export.words import Fact, facts, headword, language_name, when
from elchi.record.model import Entry, Item, Record
from elchi.record.provenance import page_hash

KINDS = {
    "events": "event", "observations": "observation", "commitments": "commitment",
    "quantities": "quantity", "times": "time", "persons": "person",
}  # fmt: skip
"""The kinds in the order in which the table lists them, with their names in the singular; initials are their tags."""
_LINKED_AT_MOST = 400
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to show: its record, the text that the record points into, and what is known of where it came from."""

    record: Record
    text: str
    title: str | None = None
    url: str | None = None


class Marked(NamedTuple):
    """An entry with its anchor and its span on the screen."""

    anchor: str
    kind: str
    entry: Entry
    start: int
    end: int


def to_html(sheets: Sequence[Sheet]) -> str:
    """The document.

    >>> page = to_html([Sheet(Record(id="a"), "Только текст.")])
    >>> page.startswith("<!DOCTYPE html>"), "<script" in page
    (True, False)
    """
    body, anchors = [], []
    for number, sheet in enumerate(sheets):
        marked = [_mark(sheet, number, item) for item in sheet.record.items]
        anchors += [entry.anchor for entries in marked for entry in entries]
        body.append("".join(_sheet(sheet, number, marked)))
    title = _title(sheets[0]) if len(sheets) == 1 else f"{len(sheets)} pages"
    return (
        '<!DOCTYPE html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{_text(isolate(title))} – Elchi</title>\n<style>\n{_style()}{_links(anchors)}</style>\n</head>\n"
        f"<body>\n{_head(len(sheets))}<main>\n{_contents(sheets)}{''.join(body)}</main>\n</body>\n</html>\n"
    )


@cache
def _style() -> str:
    return Path(__file__).with_name("html.css").read_text("utf-8")


def _links(anchors: Sequence[str]) -> str:
    """One rule an entry that shows all its pieces while its row is pointed at, and its row while a piece is."""
    if len(anchors) > _LINKED_AT_MOST:
        return ""
    return "".join(
        f"body:has(#{anchor}:is(:hover,:target)) .x{anchor}{{--ring:var(--fg)}}"
        f"body:has(.x{anchor}:hover) #{anchor}{{--row:var(--hover)}}\n"
        for anchor in anchors
    )


def _head(count: int) -> str:
    legend = "".join(
        f'<li><mark class="{name}">{_letter(name)} {name}</mark></li>'
        for name in KINDS.values()
    )
    pages = "1 page" if count == 1 else f"{count} pages"
    return f'<header><p class="name"><b>Elchi</b> record of {pages}</p><ul class="legend">{legend}</ul></header>\n'


def _contents(sheets: Sequence[Sheet]) -> str:
    if len(sheets) < 2:
        return ""
    titles = (_text(_title(sheet)) for sheet in sheets)
    links = "".join(f'<li><a href="#p{number}" dir="auto">{title}</a></li>' for number, title in enumerate(titles))
    return f'<nav class="contents" aria-label="Pages"><ol>{links}</ol></nav>\n'


def _letter(name: str) -> str:
    return f'<span class="tag {name}" aria-hidden="true">{name[0].upper()}</span>'


def _title(sheet: Sheet) -> str:
    return one_line(sheet.title or _item_title(sheet) or sheet.record.id or "Page")


def _item_title(sheet: Sheet) -> str:
    return next((item.title.text for item in sheet.record.items if item.title), "")


def _mark(sheet: Sheet, number: int, item: Item) -> list[Marked]:
    """The entries of an item in the order of the table."""
    marked = []
    for kind, name in KINDS.items():
        for place, entry in enumerate(getattr(item, kind)):
            start, end = whole_words(sheet.text, entry.start, entry.end)
            anchor = f"p{number}i{item.start}{name[0]}{place}"
            marked.append(Marked(anchor, name, entry, max(start, item.start), min(end, item.end)))
    return marked


def _sheet(sheet: Sheet, number: int, marked: Sequence[Sequence[Marked]]) -> Iterator[str]:
    record, text, at = sheet.record, sheet.text, 0
    repeated = _title(sheet) == one_line(_item_title(sheet))
    heading = f'<h1 dir="auto"{" hidden" if repeated else ""}>{_text(_title(sheet))}</h1>'
    yield f'<article class="sheet" id="p{number}">\n<div class="about">{heading}'
    yield f"<p>{' · '.join(_about(sheet))}</p>{''.join(_notes(record))}</div>\n"
    for item, entries in zip(record.items, marked, strict=True):
        yield from _outside(text, at, item.start)
        yield from _item(item, text, entries)
        at = item.end
    yield from _outside(text, at, len(text))
    yield f'<p class="hash">SHA-256 of the text <code>{page_hash(text)}</code></p>\n</article>\n'


def _about(sheet: Sheet) -> Iterator[str]:
    if sheet.record.id and sheet.record.id != sheet.url:
        yield f"<bdi>{_text(one_line(sheet.record.id))}</bdi>"
    published = sheet.record.published
    if published:
        yield f'published <time datetime="{escape(published)}">{_text(when(published))}</time>'
    else:
        yield "day of publication not known"
    if sheet.url and sheet.url.startswith(("http://", "https://")):
        yield f'<a href="{_text(sheet.url)}" rel="noreferrer"><bdi>{_text(sheet.url)}</bdi></a>'


def _notes(record: Record) -> Iterator[str]:
    for note in record.notes:
        yield f'<p class="note">{_text(one_line(note))}</p>'


def _outside(text: str, start: int, end: int) -> Iterator[str]:
    """What lies outside every item, dimmed."""
    if text[start:end].strip():
        yield f'<div class="text outside" dir="auto">{_lines([Piece(text[start:end])], ())}</div>\n'
    else:
        yield f'<div class="text outside" hidden>{_text(text[start:end])}</div>\n'


def _item(item: Item, text: str, marked: Sequence[Marked]) -> Iterator[str]:
    language = _tag(item.language, text[item.start : item.end])
    lang = f' lang="{language}"' if language else ""
    pieces = cut(text, item.start, item.end, [(entry.start, entry.end) for entry in marked])
    heading = item.title.text if item.title else ""
    yield f'<section class="item {escape(item.role)}">\n'
    yield f'<div class="text"{lang} dir="{direction(item.language)}">{_lines(pieces, marked, heading=heading)}</div>\n'
    yield '<div class="entries">\n'
    yield f'<p class="role">{escape(item.role)} item in {_text(language_name(item.language))}</p>\n'
    if not marked and item.language not in languages_read():
        yield '<p class="note">This language is not read: the item is kept, without entries.</p>\n'
    for name in KINDS.values():
        rows = [entry for entry in marked if entry.kind == name]
        if rows:
            yield from _table(name, rows, lang, direction(item.language))
    if item.sectors:
        yield f'<p class="sectors"><b>Sectors</b> {_text(", ".join(item.sectors))}</p>\n'
    yield "</div>\n</section>\n"


def _tag(language: str, text: str) -> str:
    """The language tag for HTML: Uzbek with its script; none where the language is unknown."""
    if language == "uz":
        cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in text)
        return "uz-Cyrl" if 2 * cyrillic > len(text.replace(" ", "")) else "uz-Latn"
    return "" if language == "und" else escape(language)


def _lines(pieces: Iterable[Piece], marked: Sequence[Marked], *, heading: str = "") -> str:
    """The pieces as paragraphs, one a line of the text, line ends kept between them."""
    out: list[str] = []
    line: list[str] = []
    plain = ""

    def close() -> None:
        nonlocal plain
        if line:
            element = "h2" if heading and plain.strip() == heading.strip() else "p"
            out.append(f"<{element}>{''.join(line)}</{element}>")
        line.clear()
        plain = ""

    for piece in pieces:
        begin = piece.begin
        for number, part in enumerate(piece.text.split("\n")):
            if number:
                close()
                out.append("\n")
            if part:
                line.append(_piece(Piece(part, piece.over, begin), marked))
                plain, begin = plain + part, ()
    close()
    return "".join(out)


def _piece(piece: Piece, marked: Sequence[Marked]) -> str:
    if not piece.over:
        return _text(piece.text)
    entries = [marked[number] for number in piece.over]
    first = [marked[number] for number in piece.begin]
    names = dict.fromkeys(entry.kind for entry in entries)
    classes = " ".join((*names, *(f"x{entry.anchor}" for entry in entries)))
    innermost = min(entries, key=lambda entry: entry.end - entry.start)
    title = "\n".join(f"{entry.kind}: {isolate(one_line(_said(entry.entry)))}" for entry in entries)
    tags = "".join(dict.fromkeys(entry.kind[0].upper() for entry in first))
    anchors = "".join(f'<span id="s{entry.anchor}"></span>' for entry in first)
    tag = f' data-tag="{tags}"' if tags else ""
    return (
        f'{anchors}<mark class="{classes}"{tag}><a href="#{innermost.anchor}" title="{_text(title)}">'
        f"{_text(piece.text)}</a></mark>"
    )


def _said(entry: Entry) -> str:
    return ", ".join((headword(entry), *(fact.text for fact in facts(entry))))


def _table(name: str, rows: Sequence[Marked], lang: str, way: str) -> Iterator[str]:
    plural = "quantities" if name == "quantity" else f"{name}s"
    yield f"<table><caption>{_letter(name)} {plural.capitalize()} <small>{len(rows)}</small></caption>\n<tbody>\n"
    for row in rows:
        said = " · ".join(_fact(fact, lang) for fact in facts(row.entry))
        yield f'<tr id="{row.anchor}" tabindex="-1"><th scope="row"><bdi>{_text(one_line(headword(row.entry)))}</bdi>'
        yield f"{f'<p>{said}</p>' if said else ''}</th>"
        rule = f' title="{_text(row.entry.rule)}"' if row.entry.rule else ""
        yield f'<td><a href="#s{row.anchor}"{rule}{lang} dir="{way}">{_text(one_line(row.entry.text))}</a></td></tr>\n'
    yield "</tbody></table>\n"


def _fact(fact: Fact, lang: str) -> str:
    return f"<bdi{lang if fact.quoted else ''}>{_text(one_line(fact.text))}</bdi>"


def _text(text: str) -> str:
    """The text escaped for an element or a quoted attribute."""
    return escape(harmless(text)).replace("\r", "&#13;")

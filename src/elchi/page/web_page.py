"""The main text, title, date and language of a web page.

Resiliparse finds the main text; it leaves out blocks of related news, which Elchi reads, so such a block is put back
where one of the known headings stands over it. The title becomes the first line where the extractor lost it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from html import unescape
from typing import NamedTuple

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from elchi.page.lines import fold_line
from elchi.page.metadata import find_language, find_published, find_title
from elchi.page.related_block import find_missing_blocks, read_lines

_DEEPEST = 150  # levels of nesting; past them the parser's time grows with the square of the depth
_MOST_ATTRIBUTES = 1000  # in one tag: likewise
_LONG_TAG = re.compile("<[a-zA-Z][^<>]{8000,}")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_CLOSED_BY_OTHERS = frozenset(
    re.split(
        " ",
        "p li dt dd option optgroup tr td th thead tbody tfoot colgroup html head body rt rp "
        "area base br col embed hr img input link meta param source track wbr",
    )
)
_SILENT = re.compile(r"<(script|style|noscript|template|svg)\b[^<>]*>(?:[^<]|<(?!/\1\b))*(?:</\1\b[^<>]*>|$)", re.I)
_BLOCK_TAG = re.compile(r"</?(?:p|div|h[1-6]|li|ul|ol|br|tr|table|section|article|blockquote|title)\b[^<>]*>", re.I)
_ANY_TAG = re.compile("<!--|-->|</?[a-zA-Z!?][^<>]*>?")
_TOO_LITTLE = 120  # characters of main text under which the whole page is taken instead


class WebPage(NamedTuple):
    """What was read from a web page: its text by lines; its title, date (YYYY-MM-DD) and language, if it has them."""

    text: str
    title: str | None = None
    published: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()


def looks_like_html(text: str) -> bool:
    """Whether a text is HTML rather than plain text.

    >>> looks_like_html("<!DOCTYPE html><html><body>…"), looks_like_html("x < 5 <b>"), looks_like_html(" <p>Text</p>")
    (True, False, True)
    """
    head = text[:2048].lstrip("\ufeff \t\r\n").lower()
    return head.startswith(("<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<?xml")) or bool(
        re.match(r"<(?:!--|div|p|article|section|main|h[1-6]|table|ul|span|header|script|link)\b", head)
    )


def read_web_page(html: str, headings: Collection[str] = ()) -> WebPage:
    """The page's main text and what its head says of it; broken and deeply nested HTML is read as far as it goes.

    `headings` are folded lines that stand over related news, beside those that Elchi knows.

    >>> page = read_web_page("<html lang=ru><title>Визит | Сайт</title><h1>Визит посла</h1><p>Состоялась беседа.</p>")
    >>> page.text, page.title, page.language
    ('Визит посла\\nСостоялась беседа.', 'Визит посла', 'ru')
    """
    if _is_too_tangled(html):
        return WebPage(_strip_tags(html), notes=("HTML too deeply nested: all of its text was taken, menus too",))
    tree = HTMLTree.parse(html)
    title = find_title(tree)
    lines = _main_lines(tree)
    lines += [line for block in find_missing_blocks(tree, lines, headings) for line in block]
    if title and not _has_line(lines[:12], title):
        lines.insert(0, title)
    return WebPage("\n".join(lines), title, find_published(tree), find_language(tree))


def _main_lines(tree: HTMLTree) -> list[str]:
    lines = read_lines(extract_plain_text(tree, main_content=True, alt_texts=False, list_bullets=False, post_meta=True))
    if sum(map(len, lines)) < _TOO_LITTLE:
        whole = read_lines(extract_plain_text(tree, main_content=False, alt_texts=False, list_bullets=False))
        return whole if sum(map(len, whole)) > sum(map(len, lines)) else lines
    return lines


def _has_line(lines: Collection[str], title: str) -> bool:
    wanted = fold_line(title)
    return any(wanted == (folded := fold_line(line)) or (len(folded) > 20 and folded in wanted) for line in lines)


def _is_too_tangled(html: str) -> bool:
    """Whether a page nests deeper, or has a tag with more attributes, than the parser reads in linear time."""
    if any(len(tag[0].split()) > _MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(html)):
        return True
    depth = 0
    for closing, tag in _TAG.findall(html):
        if tag in _CLOSED_BY_OTHERS or tag.lower() in _CLOSED_BY_OTHERS:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        if depth > _DEEPEST:
            return True
    return False


def _strip_tags(html: str) -> str:
    """All text between the tags, a line a block."""
    bare = _ANY_TAG.sub(" ", _BLOCK_TAG.sub("\n", _SILENT.sub("\n", html)))
    return "\n".join(read_lines(unescape(bare)))

"""Blocks of related news on a web page, which extractors of main text take for clutter."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree, Node, NodeType

from elchi.page.clutter import Kind, kind_of_line
from elchi.page.lines import fold_line

_HEADING_LONGEST = 60
_LEAST = 25  # characters of a block worth keeping
_CLIMB = 5  # how far above a heading its block may begin
_MOST_HEADINGS = 20
_RANKS = ("h1", "h2")  # one of them after a heading of the same rank opens another block
_OUTSIDE = ("nav", "footer", "header", "aside")


def read_lines(text: str) -> list[str]:
    """The lines of extracted text that have ink, with single spaces.

    >>> read_lines(" a  b \\n\\n c")
    ['a b', 'c']
    """
    return [line for found in text.splitlines() if (line := " ".join(found.split()))]


def find_missing_blocks(tree: HTMLTree, taken: Collection[str], headings: Collection[str]) -> Iterator[list[str]]:
    """The lines of each block of related news that is not among the lines taken, its heading first."""
    have = {fold_line(line) for line in taken}
    wanted = {
        line
        for line in read_lines(extract_plain_text(tree, main_content=False, alt_texts=False, list_bullets=False))
        if len(line) <= _HEADING_LONGEST and fold_line(line) not in have
        if kind_of_line(line, headings) is Kind.HEADING
    }
    if not wanted:
        return
    for node in _nodes_with(tree, wanted):
        line = _line_of(node)
        block = _lines_after(node)
        new = [fold_line(found) for found in block if fold_line(found) not in have]
        if line in wanted and sum(map(len, new)) >= _LEAST:
            wanted.discard(line)
            have.update(new)
            yield [line, *block]


def _nodes_with(tree: HTMLTree, wanted: Collection[str]) -> list[Node]:
    """The first text nodes that are one of the lines wanted."""
    found = (node for node in tree.body or () if node.type == NodeType.TEXT and _line_of(node) in wanted)
    return list(islice(found, _MOST_HEADINGS))


def _line_of(node: Node) -> str:
    return " ".join((node.text or "").split())


def _lines_after(heading: Node) -> list[str]:
    """The lines of what follows a heading in the nearest element that has anything after it."""
    node: Node | None = heading.parent
    rank = "" if node is None else node.tag
    for _ in range(_CLIMB):
        if node is None or node.tag in ("body", "html", "main"):
            break
        lines: list[str] = []
        sibling = node.next_element
        while sibling is not None and sibling.tag not in _OUTSIDE and sibling.tag != (rank if rank in _RANKS else ""):
            lines += read_lines(
                extract_plain_text(sibling.html, main_content=False, alt_texts=False, list_bullets=False)
            )
            sibling = sibling.next_element
        if sum(map(len, lines)) >= _LEAST:
            return lines
        node = node.parent
    return []

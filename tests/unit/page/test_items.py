"""Cuts the pages of tests/pages_input, and holds the properties of any cut."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elchi.page.items import ItemSpan, cut_items

PAGES = sorted((Path(__file__).parents[2] / "pages_input").glob("*.page"))


def read_marked(path: Path) -> tuple[str, list[ItemSpan]]:
    """The text of a marked page and the items that its marks state."""
    text, items = "", []
    for line in path.read_text("utf-8").splitlines():
        mark, _, content = line.partition("\t")
        start = len(text)
        text += content + "\n"
        if mark[:1] in ("=", ">"):
            titled = not mark.endswith("!")
            items.append(
                {
                    "role": "main" if mark[0] == "=" else "related",
                    "language": mark[1:].rstrip("!"),
                    "start": start,
                    "title_start": start if titled else None,
                    "title_end": start + len(content) if titled else None,
                }
            )
        if mark[:1] in ("=", ">", "+"):
            items[-1]["end"] = start + len(content)
    return text, [ItemSpan(**item) for item in items]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_cut_as_marked(path: Path) -> None:
    text, expected = read_marked(path)
    show = [(i.role, i.language, i.title_start is not None, text[i.start : i.end]) for i in cut_items(text)]
    assert show == [(i.role, i.language, i.title_start is not None, text[i.start : i.end]) for i in expected]
    assert cut_items(text) == expected


def test_line_ends_do_not_matter() -> None:
    for path in PAGES:
        text, expected = read_marked(path)
        found = cut_items(text.replace("\n", "\r\n"))
        assert [(i.role, i.language) for i in found] == [(i.role, i.language) for i in expected], path.stem


def test_own_headings_are_heeded() -> None:
    page = "Talks in Baku\nThe two ministers met in Baku today and spoke.\nDesk picks\nTalks on trade held in Astana\n"
    assert len(cut_items(page)) == 1
    assert len(cut_items(page, {"desk picks"})) == 2


@pytest.mark.parametrize("text", ["", " \n\t\n", "\u200b\u200f\n"])
def test_no_ink_no_items(text: str) -> None:
    assert cut_items(text) == []


@pytest.mark.parametrize("text", ["12 345 678\n" * 50, "$" * 100_000, "\u202e\u200f12\u2066", "|||"])
def test_no_words_one_item_in_no_language(text: str) -> None:
    (item,) = cut_items(text)
    assert (item.role, item.language, item.title_start) == ("main", "und", None)


LINES = st.sampled_from(
    [
        "Президент принял посла Франции",
        "Глава государства обсудил с послом торговлю и культуру, а также будущий визит.",
        "Похожие новости",
        "Related news",
        "متعلقہ خبریں",
        "صدر کی سفیر سے ملاقات ہوئی",
        "صدر نے سفیر سے ملاقات میں تجارت، ثقافت اور آئندہ دورے پر تبادلۂ خیال کیا۔",
        "Read more",
        "Поделиться: VK",
        "© 2025",
        "15 ноября 2025",
        "Читайте также:",
        "",
        "Views: 12",
        "The President met the ambassador of France and discussed trade, culture and a coming visit with him.",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(), st.lists(LINES, max_size=25).map("\n".join)))
def test_any_text_gives_ordered_spans(text: str) -> None:
    items = cut_items(text)
    at = 0
    for item in items:
        assert at <= item.start < item.end <= len(text)
        assert text[item.start : item.end] == text[item.start : item.end].strip()
        if item.title_start is not None and item.title_end is not None:
            assert item.start <= item.title_start < item.title_end <= item.end
        at = item.end
    assert [item.role for item in items] == ["main", *["related"] * (len(items) - 1)][: len(items)]
    assert bool(items) == any(not c.isspace() and c.isprintable() for c in text) or not text.isprintable()


def seconds(text: str) -> float:
    start = time.perf_counter()
    cut_items(text)
    return time.perf_counter() - start


@pytest.mark.parametrize(
    "unit",
    [
        "Глава государства принял посла.\n",
        "Президент принял посла Франции\nГлава государства обсудил с послом торговлю.\n",
        "Глава государства обсудил с послом торговлю и культуру, а также будущий визит.\nصدر نے سفیر سے ملاقات کی۔\n",
        "Читайте также:\nПрезидент принял посла Франции\nГлава государства обсудил торговлю.\n",
        "© 2025 | a | b\n15.11.2025\n",
        "x" * 50,
        "1 $ ",
    ],
)
def test_time_grows_with_the_length(unit: str) -> None:
    small = min(seconds(unit * (50_000 // len(unit))) for _ in range(2))
    large = seconds(unit * (500_000 // len(unit)))
    assert large < 30 * small + 0.1

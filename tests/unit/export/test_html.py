"""The HTML view: the text is whole, marks are flat, nothing is loaded or run, directions are declared."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elchi.export.highlights import cut, whole_words
from elchi.export.html import Sheet, to_html
from elchi.record.model import Item, Person, Record

from .sample_page import RECORD, TEXT

VOID = {"meta", "br"}


class Reader(HTMLParser):
    """Collects the text under `.text`, element ids and links, and checks that elements close in order."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.text = ""
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.marks = 0
        self.feed(document)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        slots: dict[str, Any] = dict(attributes)
        self.tags.append(tag)
        assert tag != "mark" or not any(open_tag == "mark" for open_tag, _ in self.open), "marks must not nest"
        if "id" in slots:
            self.ids.append(slots["id"])
        if "href" in slots:
            self.links.append(slots["href"])
        if tag not in VOID:
            self.open.append((tag, "text" in str(slots.get("class", "")).split()))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(is_text for _, is_text in self.open):
            self.text += data


DOCUMENT = to_html([Sheet(RECORD, TEXT, title="Новости", url="https://example.org/a?b=1&c=2")])


def test_without_its_tags_the_page_is_its_text() -> None:
    assert Reader(DOCUMENT).text == TEXT


def test_every_entry_has_a_row_and_a_place_and_each_leads_to_the_other() -> None:
    page = Reader(DOCUMENT)
    rows = [name for name in page.ids if name.startswith("p0i")]
    assert len(rows) == 8 and {f"s{row}" for row in rows} < set(page.ids) and len(set(page.ids)) == len(page.ids)
    inner = {link[1:] for link in page.links if link.startswith("#")}
    assert inner <= set(page.ids) and {f"s{row}" for row in rows} <= inner


def test_items_declare_language_and_direction() -> None:
    assert '<div class="text" lang="ru" dir="ltr">' in DOCUMENT and '<div class="text" lang="ur" dir="rtl">' in DOCUMENT
    uzbek = Item(role="main", language="uz", start=0, end=8)
    assert 'lang="uz-Cyrl"' in to_html([Sheet(Record(id="a", items=(uzbek,)), "Тошкентд")])
    assert 'lang="uz-Latn"' in to_html([Sheet(Record(id="a", items=(uzbek,)), "Toshkent")])
    unknown = Item(role="main", language="und", start=0, end=8)
    assert '<div class="text" dir="auto">' in to_html([Sheet(Record(id="a", items=(unknown,)), "Toshkent")])


def test_nothing_is_run_or_loaded() -> None:
    page = Reader(DOCUMENT)
    assert not {"script", "img", "link", "iframe", "object", "form"} & set(page.tags)
    assert "default-src &#x27;none&#x27;" in DOCUMENT or "default-src 'none'" in DOCUMENT
    assert not re.search(r"\son\w+=|url\(|@import|javascript:", DOCUMENT)
    assert [link for link in page.links if not link.startswith("#")] == ["https://example.org/a?b=1&c=2"]


def test_what_the_page_says_is_escaped() -> None:
    text = '<script>alert("1")</script> & \'Иван\' "Петров"'
    person = Person(text=text, start=0, end=len(text), name="<b>Ivan</b>", rule='"><i>')
    item = Item(role="main", language="ru", start=0, end=len(text), persons=(person,))
    document = to_html([Sheet(Record(id="<u>", items=(item,)), text, url="javascript:alert(1)")])
    page = Reader(document)
    assert page.text == text and not {"script", "b>", "i", "u"} & set(page.tags)
    assert "javascript:" not in document


def test_values_notes_and_words_stand_beside_the_text() -> None:
    said = ("about 2.5 billion USD", "the date stands in the text", "published <time", "trade turnover", "Sectors")
    assert all(words in DOCUMENT for words in said)


def test_pages_of_one_document_do_not_share_anchors() -> None:
    page = Reader(to_html([Sheet(RECORD, TEXT), Sheet(RECORD, TEXT)]))
    assert page.text == TEXT * 2 and len(set(page.ids)) == len(page.ids)
    assert {"#p0", "#p1"} <= set(page.links)


@pytest.mark.parametrize("text", ["", "\n", "a\r\nb", "  два  \n\n\nтри", "\u202eabc", "😀 é"])
def test_text_of_any_shape_stays_whole(text: str) -> None:
    items = (Item(role="main", language="ru", start=0, end=len(text)),) if text else ()
    assert Reader(to_html([Sheet(Record(id="a", items=items), text)])).text == text


def test_control_characters_do_not_reach_the_document() -> None:
    document = to_html([Sheet(Record(id="a"), "a\x00b\x1bc\ud800")])
    assert "a\ufffdb\ufffdc\ufffd" in document and document.encode()


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=12))
def test_pieces_are_the_text_and_name_every_span_over_them(text: str, rough: list[tuple[int, int]]) -> None:
    spans = [(start, min(start + length, len(text))) for start, length in rough if start < len(text)]
    pieces = list(cut(text, 0, len(text), spans)) if text else []
    assert "".join(piece.text for piece in pieces) == text
    place = 0
    for piece in pieces:
        end = place + len(piece.text)
        assert list(piece.over) == [n for n, (first, last) in enumerate(spans) if first <= place and end <= last]
        assert list(piece.begin) == [n for n, (first, last) in enumerate(spans) if first == place]
        place = end


def test_marks_take_whole_words_of_arabic_script_only() -> None:
    text = "کوکسرائے، میں"
    assert whole_words(text, 2, 4) == (0, 8)
    assert whole_words("Президента", 2, 4) == (2, 4)
    assert whole_words("25فیصد", 0, 3) == (0, 6)

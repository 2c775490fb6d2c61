"""Main text, title, date and language of web pages of our own writing, and HTML that is broken on purpose."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elchi.page.items import cut_items
from elchi.page.metadata import read_date
from elchi.page.web_page import looks_like_html, read_web_page

PAGE = """<!DOCTYPE html><html lang="ru-RU"><head><meta charset="utf-8"><title>Визит посла | Сайт Президента</title>
<meta property="og:title" content="Президент принял посла Японии"><meta property="og:site_name" content="Сайт">
<meta property="article:published_time" content="2025-11-15T09:30:00+05:00">
<script>var a = "<p>нет</p>";</script><style>p {color: red}</style></head>
<body><header><nav><ul><li><a href="/">Главная</a></li><li><a href="/n">Новости</a></li></ul></nav></header>
<main><article class="news"><h1>Президент принял посла Японии</h1><time datetime="2025-11-15">15 ноября 2025</time>
<p>Глава государства <b>обсудил</b> с послом проекты на 1,2&nbsp;млрд долларов.<br>Беседа прошла в Астане.</p>
<p>Посол поблагодарил за приём и передал приглашение посетить Токио в будущем году.</p>
<div class="share">Поделиться: <a>Facebook</a> <a>Telegram</a></div></article>
<section class="related-news"><h3>Похожие новости</h3>
<div class="card"><a href="/2">В Алматы открыт завод стекла</a>
<p>Завод стоимостью 90 млн долларов даст работу 400 людям.</p>
</div><div class="card"><a href="/3">Утверждён план развития портов</a>
<p>План рассчитан до 2030 года, сообщили в министерстве.</p>
</div></section></main><aside><a>Реклама</a></aside><footer>© 2025 Все права защищены</footer></body></html>"""


def test_a_whole_page() -> None:
    page = read_web_page(PAGE)
    assert (page.title, page.published, page.language) == ("Президент принял посла Японии", "2025-11-15", "ru")
    assert "color" not in page.text and "нет" not in page.text and "Главная" not in page.text
    items = cut_items(page.text)
    assert [page.text[i.title_start : i.title_end] for i in items] == [
        "Президент принял посла Японии",
        "В Алматы открыт завод стекла",
        "Утверждён план развития портов",
    ]
    assert page.text[items[0].start : items[0].end].endswith("в будущем году.")


def test_a_title_that_only_the_head_has_becomes_the_first_line() -> None:
    html = "<html><head><title>Talks in Baku | Agency</title></head><body><p>Talks on a new line were held.</p></body>"
    assert read_web_page(html).text == "Talks in Baku\nTalks on a new line were held."


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta name="date" content="2025-03-01">', "2025-03-01"),
        ('<meta itemprop="datePublished" content="01.03.2025">', "2025-03-01"),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-03-01T00:00Z"}</script>',
            "2025-03-01",
        ),
        ('<meta property="article:published_time" content="Sat, 01 Mar 2025 10:00:00 GMT">', "2025-03-01"),
        ('<meta name="date" content="0000-00-00"><meta name="pubdate" content="20250301">', "2025-03-01"),
        ('<meta name="date" content="yesterday">', None),
        ('<meta name="date" content="3025-01-01">', None),
        ("", None),
    ],
)
def test_dates_of_the_head(head: str, published: str | None) -> None:
    assert read_web_page(f"<html><head>{head}</head><body><p>Text.</p></body></html>").published == published


def test_the_body_dates_where_the_head_does_not() -> None:
    html = '<html><body><h1>Talks</h1><time datetime="2025-03-01T10:00">today</time><p>Talks.</p></body></html>'
    assert read_web_page(html).published == "2025-03-01"


@given(st.text())
def test_any_date_is_read_or_none(text: str) -> None:
    found = read_date(text)
    assert found is None or "1900" <= found[:4] <= "2100"


def test_what_is_html() -> None:
    assert looks_like_html("\ufeff\n<!doctype HTML><p>x")
    assert not looks_like_html("Рост < 5 %, <b>важно</b>")


BROKEN = {
    "deep": "<html><body>" + "<div>" * 100_000 + "<p>Text.</p>",
    "deep and closed": "<div>" * 50_000 + "<p>Text.</p>" + "</div>" * 50_000,
    "links": "<a>" * 50_000 + "Text.",
    "fonts": "".join(f"<font color={i}>" for i in range(20_000)) + "Text.",
    "attributes": "<div " + " ".join(f"a{i}=1" for i in range(100_000)) + ">Text.",
    "bold paragraphs": "<p><b>" * 20_000 + "Text.",
    "comments": "Text.<p>" + "<!--" * 100_000,
    "scripts": "<div>" * 1_000 + "Text." + "<script>" * 100_000,
    "unclosed tags": "<div>" * 1_000 + "Text." + "<div " * 100_000,
    "headings": "<h1>" * 5_000 + "Text.",
    "tables": "<table><tr><td>" * 5_000 + "Text.",
    "lists": "<ul><li>" * 5_000 + "Text.",
    "cut short": "<html><body><p>Text.</p><div class='x",
    "not closed": "<p>Text.</p>" + "<p>x" * 20_000,
    "related": "<p>Text.</p>" + "<h3>Related news</h3>" * 5_000,
}


@pytest.mark.parametrize("html", BROKEN.values(), ids=BROKEN.keys())
def test_broken_html_is_read_in_time(html: str) -> None:
    start = time.perf_counter()
    assert "Text." in read_web_page(html).text
    assert time.perf_counter() - start < 5


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</div",
        "<b",
        ">",
        "<!--",
        "<script>",
        "</script>",
        "&amp;",
        "&#0;",
        "текст ",
        "<h1>",
        "\0",
    ]
)


@settings(deadline=None, max_examples=100)
@given(st.one_of(st.text(), st.lists(TAGS, max_size=40).map("".join)))
def test_any_html_is_read(html: str) -> None:
    read_web_page(html)

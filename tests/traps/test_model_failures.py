"""The four failures of well-known models that design/model-codebases.md asks the first tests for.

Decimal commas and official dates are among the traps beside this file; here are the pages that a reader sees.
"""

import re
from decimal import Decimal

import pytest

import elchi
from elchi.export.html import Sheet, to_html
from elchi.record.model import KINDS, Item, Record, Timex

RUSSIAN = "Встреча прошла в Ташкенте. В 2025 году создано свыше 6,5 тысячи предприятий, заявил Шавкат Мирзиёев."
URDU = "اجلاس 2025-11-15 کو ہوا، تجارت 1.2 فیصد بڑھی اور 4.5 ارب ڈالر رہی، منصوبہ 2025–2027 کے لیے ہے۔"


def page(text: str) -> tuple[Record, str]:
    record = elchi.read(text, published="2025-11-15")
    return record, to_html([Sheet(record=record, text=text, title=None, url=None)])


def shown(html: str) -> str:
    """The words of the page's main text as a reader sees them, without the marks."""
    return re.sub(r"<[^>]+>", "", html)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Объём составил 1,234 млрд долларов.", Decimal("1234000000")),
        ("Объём составил 1,234 тонны.", Decimal("1.234")),
        ("Объём составил 1 234 тонны.", Decimal("1234")),
        ("Объём составил 6,5 тысячи тонн.", Decimal("6500")),
    ],
)
def test_decimal_comma(text: str, value: Decimal) -> None:
    """natasha reads 1,234 млрд a thousand times too large; duckling's Russian knows no decimal comma."""
    record = elchi.read(text)
    assert [q.value for item in record.items for q in item.quantities] == [value]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Uchrashuv 15 sentyabr 2025 kuni bo'lib o'tdi, deb xabar berdi matbuot xizmati.", "2025-09-15"),
        ("Кездесу 2025 жылғы 15 қараша күні өтті деп хабарлады баспасөз қызметі.", "2025-11-15"),
        ("Кездесу 15 қарашада өтті деп хабарлады баспасөз қызметі.", "2025-11-15"),
        ("Работы завершат в III квартале 2026 года, сообщила пресс-служба.", "2026-35"),
        ("Работы ведутся с начала года, сообщила пресс-служба министерства.", "2025-01-01/2025-11-15"),
        ("Программа принята на 2025–2027 годы, сообщила пресс-служба.", "2025/2027"),
        ("Приказ подписан 27.05.17, сообщила пресс-служба министерства.", "2017-05-27"),
        ("وزیر نے کل وفد سے ملاقات کی تھی اور تعاون پر بات کی۔", "2025-11-14"),
    ],
)
def test_official_dates(text: str, edtf: str) -> None:
    """dateparser gives nothing for these; natasha puts 27.05.17 into 1917."""
    record = elchi.read(text, published="2025-11-15")
    assert [time.edtf for item in record.items for time in item.times] == [edtf]


def test_crossing_highlights_keep_the_text() -> None:
    """langextract closes the wrong span of A=[0,8) and B=[4,12), displaCy prints the shared text twice."""
    text = "за 2026 год 10 км"
    crossing = Item(
        role="main",
        language="ru",
        start=0,
        end=len(text),
        times=(
            Timex(text=text[0:8], start=0, end=8, edtf="2026"),
            Timex(text=text[4:12], start=4, end=12, edtf="2026"),
        ),
    )
    html = to_html([Sheet(record=Record(id="a", items=(crossing,)), text=text, title=None, url=None)])
    body = html[html.index('<div class="text"') : html.index('<div class="entries"')]
    pieces = re.findall(r"<mark[^>]*>(.*?)</mark>", body, re.S)
    assert [shown(piece) for piece in pieces] == ["за 2", "026 ", "год "], "cut where a span begins or ends"
    assert [piece.count("<mark") for piece in pieces] == [0, 0, 0], "flat"
    assert text in shown(html)


@pytest.mark.parametrize("text", [RUSSIAN, URDU])
def test_highlights_keep_every_letter_of_a_page(text: str) -> None:
    _, html = page(text)
    assert text in shown(html)


def test_direction_is_declared_and_values_are_isolated() -> None:
    """Unisolated, 2025–2027 shows as 2027–2025 among Urdu words, and 2025-11-15 as 15-11-2025."""
    record, html = page(URDU)
    assert re.search(r'<div class="text" lang="ur" dir="rtl">', html)
    table = html[html.index('<div class="entries">') :]
    values = re.findall(r'<th scope="row">(.*?)</th>', table, re.S)
    assert len(values) == sum(len(getattr(item, kind)) for item in record.items for kind in KINDS)
    assert all(value.startswith("<bdi>") and value.count("<bdi") == value.count("</bdi>") for value in values)
    bare = [re.sub(r"<bdi[^>]*>.*?</bdi>", "", value) for value in values]
    assert not [value for value in bare if re.search(r"\d", value)], "every value stands in an isolate"

"""The traps that named tools fall into, each in the language concerned.

Who fell, says the name of each case; all were seen running or read in the source of the tool.
"""

from decimal import Decimal
from typing import Any

import pytest

import elchi
from elchi.extract.pipeline import read_item
from elchi.extract.reading import open_reading
from elchi.language.loader import load_language
from elchi.record.model import Item
from elchi.text.edtf import parse_day

PUBLISHED = "2025-11-15"


def read(code: str, text: str, published: str | None = PUBLISHED) -> Item:
    item = Item(role="main", language=code, start=0, end=len(text))
    day = parse_day(published) if published else None
    return read_item(text, item, load_language(code), published=day)


def quantities(code: str, text: str) -> list[tuple[Any, ...]]:
    """Words, value and unit of each quantity; the upper value too where it is a range."""
    found = []
    for q in read(code, text).quantities:
        value = q.value if q.upper is None else (q.value, q.upper)
        found.append((q.text, value, q.unit))
    return found


def times(code: str, text: str, published: str | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(time.text, time.edtf) for time in read(code, text, published).times]


BILLION = 10**9

QUANTITIES = {
    "dateparser and duckling: a decimal comma is no date": (
        "ru",
        "Создано 6,5 тысячи предприятий.",
        [("6,5 тысячи предприятий", 6500, "count")],
    ),
    "quantulum3 and Recognizers-Text: bn after a dollar sign": (
        "en",
        "Trade reached $3.4bn last year.",
        [("$3.4bn", Decimal("3.4") * BILLION, "USD")],
    ),
    "Recognizers-Text: $10bn is not ten dollars": (
        "en",
        "The fund holds $10bn.",
        [("$10bn", 10 * BILLION, "USD")],
    ),
    "natasha: several groups and a decimal comma": (
        "ru",
        "Доход составил 1.844.036.360,12 рубля.",
        [("1.844.036.360,12 рубля", Decimal("1844036360.12"), "RUB")],
    ),
    "natasha: an abbreviated magnitude and unit": (
        "ru",
        "Оборот составил 4 млрд долл. и вырос.",
        [("4 млрд долл", 4 * BILLION, "USD")],
    ),
    "natasha: a currency that it does not know": (
        "ru",
        "Выделено 200 миллионов сумов.",
        [("200 миллионов сумов", 200_000_000, "UZS")],
    ),
    "natasha: no space before the magnitude": (
        "ru",
        "Собрано 5,3млн тонн зерна.",
        [("5,3млн тонн", 5_300_000, "t")],
    ),
    "natasha: a decimal comma and three digits before a magnitude": (
        "ru",
        "Объём составил 1,234 млрд долларов.",
        [("1,234 млрд долларов", 1_234_000_000, "USD")],
    ),
    "natasha: a range of billions": (
        "ru",
        "Нужно от 3 до 5 миллиардов долларов.",
        [("от 3 до 5 миллиардов долларов", (3 * BILLION, 5 * BILLION), "USD")],
    ),
    "duckling's Russian: a decimal comma": (
        "ru",
        "Инфляция составила 7,8 процента.",
        [("7,8 процента", Decimal("7.8"), "percent")],
    ),
    "quantulum3: two ends of a change, not their mean": (
        "en",
        "Weekly flights rose from 444 to 862.",
        [("444", 444, "count"), ("862", 862, "count")],
    ),
    "nobody reads crore: Urdu sums of two parts": (
        "ur",
        "منصوبے پر 4 ارب 20 کروڑ روپے خرچ ہوئے۔",
        [("4 ارب 20 کروڑ روپے", 4_200_000_000, "PKR")],
    ),
    "nobody reads Uzbek magnitudes": (
        "uz",
        "Savdo 2,5 mlrd dollarga yetdi.",
        [("2,5 mlrd dollar", Decimal("2.5") * BILLION, "USD")],
    ),
    "nobody reads Kazakh magnitudes": (
        "kk",
        "Бюджеттен 1 миллион 200 мың теңге бөлінді.",
        [("1 миллион 200 мың теңге", 1_200_000, "KZT")],
    ),
}


@pytest.mark.parametrize("trap", QUANTITIES)
def test_quantity(trap: str) -> None:
    code, text, expected = QUANTITIES[trap]
    found = quantities(code, text)
    assert [(value, unit) for _, value, unit in found] == [(value, unit) for _, value, unit in expected]
    if code != "uz":  # case endings glued to the unit belong to the span
        assert [words for words, _, _ in found] == [words for words, _, _ in expected]


def test_a_unit_left_out_is_the_neighbours() -> None:
    """Everybody: «до 10 миллиардов» of nothing."""
    found = quantities(
        "ru", "Товарооборот составил 4 миллиарда долларов. Поставлена задача довести его до 10 миллиардов."
    )
    assert [(value, unit) for _, value, unit in found] == [(4 * BILLION, "USD"), (10 * BILLION, "USD")]


def test_the_preposition_of_a_goal_is_no_part_of_it() -> None:
    found = quantities("ru", "Поставлена задача довести товарооборот до 10 миллиардов долларов.")
    assert found == [("10 миллиардов долларов", 10 * BILLION, "USD")]


TIMES = {
    "dateparser: a bare year is no day": ("ru", "В 2026 году откроют мост.", [("2026 году", "2026")]),
    "dateparser: a year in English": ("en", "The plant will open in 2026.", [("2026", "2026")]),
    "natasha and dateparser: days of one month": (
        "ru",
        "Форум прошёл 14–15 ноября.",
        [("14–15 ноября", "2025-11-14/2025-11-15")],
    ),
    "natasha: years with a dash": ("ru", "Программа на 2026–2030 годы принята.", [("2026–2030 годы", "2026/2030")]),
    "Recognizers-Text and dateparser: a deadline": (
        "en",
        "It will be built by the end of 2027.",
        [("end of 2027", "2027-12")],
    ),
    "dateparser: Kazakh day in the locative": ("kk", "Жиын 15 қарашада өтті.", [("15 қарашада", "2025-11-15")]),
    "dateparser: Kazakh year before the day": (
        "kk",
        "Келісім 2025 жылғы 15 қарашада жасалды.",
        [("2025 жылғы 15 қарашада", "2025-11-15")],
    ),
    "dateparser: Uzbek year with a glued ending": ("uz", "Zavod 2026-yilda quriladi.", [("2026-yilda", "2026")]),
    "dateparser: Uzbek months as the news spell them": (
        "uz",
        "Uchrashuv 2025-yil 15-sentyabrda bo'ldi.",
        [("2025-yil 15-sentyabrda", "2025-09-15")],
    ),
    "dateparser: Urdu year with its sign": ("ur", "یہ معاہدہ 2025ء میں ہوا۔", [("2025ء", "2025")]),
    "dateparser: Urdu for yesterday": ("ur", "صدر نے گزشتہ روز وفد سے ملاقات کی۔", [("گزشتہ روز", "2025-11-14")]),
    "dateparser: a Roman quarter": ("ru", "Сдача в III квартале 2026 года.", [("III квартале 2026 года", "2026-35")]),
    "dateparser and natasha: since the start of the year": (
        "ru",
        "С начала года открыто 12 школ.",
        [("начала года", "2025-01-01/2025-11-15")],
    ),
    "dateparser: years joined by a dash": (
        "ru",
        "План на 2025–2027 годы утверждён.",
        [("2025–2027 годы", "2025/2027")],
    ),
    "natasha: two digits of a year are this century's": (
        "ru",
        "Приказ от 27.05.17 отменён.",
        [("27.05.17", "2017-05-27")],
    ),
}


@pytest.mark.parametrize("trap", TIMES)
def test_time(trap: str) -> None:
    code, text, expected = TIMES[trap]
    assert times(code, text) == expected


def test_no_figure_is_read_as_a_date() -> None:
    """dateparser: 6,5 as 5 June or 6 May, by its two strategies."""
    item = read("ru", "Число предприятий выросло до 6,5 тысячи.")
    assert item.times == ()


def test_nothing_is_filled_in_that_is_not_said() -> None:
    """dateparser fills a year to a day; a day without a year stays open where the page has no date."""
    assert times("en", "Growth was strong in 2026.", None) == [("2026", "2026")]
    assert times("ru", "Форум прошёл 15 ноября.", None) == [("15 ноября", "XXXX-11-15")]


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        ("en", "The number of joint ventures grew from 444 to 862.", (444, 862)),
        ("ru", "Число совместных предприятий выросло с 444 до 862.", (444, 862)),
        ("ur", "مشترکہ اداروں کی تعداد 444 سے بڑھ کر 862 ہو گئی۔", (444, 862)),
        ("kk", "Бірлескен кәсіпорындар саны 444-тен 862-ге дейін өсті.", (444, 862)),
        ("uz", "Qo'shma korxonalar soni 444 tadan 862 taga yetdi.", (444, 862)),
    ],
)
def test_a_change_keeps_both_its_ends(code: str, text: str, values: tuple[int, int]) -> None:
    """quantulum3: 653 with an uncertainty of 209."""
    observations = read(code, text).observations
    assert len(observations) == 1
    change = observations[0].change
    assert change is not None and (change.from_, change.to) == values and observations[0].value == values[1]


def test_urdu_sentences_end_at_their_stop() -> None:
    """LangExtract and razdel: three sentences ending in ۔ are one to them."""
    text = "صدر نے وفد سے ملاقات کی۔ فریقین نے تعاون پر بات کی۔ معاہدہ طے پایا۔"
    assert len(open_reading(text, load_language("ur")).tokens.sentences) == 3


@pytest.mark.parametrize("apostrophe", "'`´ʻʼ‘’′")
def test_every_apostrophe_writes_the_same_letter(apostrophe: str) -> None:
    """Every exact matcher: O'zbekiston for O‘zbekiston."""
    text = f"O{apostrophe}zbekiston Prezidenti 15-noyabr kuni Qozog{apostrophe}iston Prezidenti bilan uchrashdi."
    events = read("uz", text).events
    assert [(event.type, event.date, event.countries) for event in events] == [("meeting", "2025-11-15", ("KZ", "UZ"))]


@pytest.mark.parametrize(
    ("dictionary", "text"),
    [
        ("Шавкат Мирзиёев", "Президент Узбекистана принял Шавката Мирзиёева."),
        ("Шавкат Мирзиёев", "Встреча с Президентом Узбекистана Шавкатом Мирзиёевым состоялась."),
    ],
)
def test_an_inflected_name_is_found_where_it_stands(dictionary: str, text: str) -> None:
    """LangExtract: the dictionary form is not in the text, so the name is lost or cut."""
    persons = read("ru", text).persons
    assert [person.name for person in persons] == ["Shavkat Mirziyoyev"]
    assert persons[0].text != dictionary and persons[0].text in text


def test_a_russian_page_with_urdu_items_is_read_in_both() -> None:
    """Everybody: the second language of a page is lost, or read by the rules of the first."""
    russian = (
        "Встреча президентов\n\n" + "Товарооборот составил 4 миллиарда долларов, сообщила пресс-служба президента. " * 2
    )
    urdu = (
        "صدر سے وفد کی ملاقات\nدونوں ملکوں کی تجارت 25 فیصد بڑھ کر 2 ارب ڈالر تک پہنچ گئی، صدر نے وفد سے گفتگو میں کہا۔"
    )
    record = elchi.read(f"{russian}\n\nПохожие новости\n\n{urdu}\n", published=PUBLISHED)
    assert [(item.role, item.language) for item in record.items] == [("main", "ru"), ("related", "ur")]
    main, related = record.items
    assert {(q.value, q.unit) for q in main.quantities} == {(4 * BILLION, "USD")}
    assert {(q.value, q.unit) for q in related.quantities} == {(25, "percent"), (2 * BILLION, "USD")}


def test_future_dates_are_commitments_and_not_happenings() -> None:
    """GDELT and PLOVER coders: what is announced counts as done."""
    item = read("ru", "Стороны договорились построить завод до конца 2027 года.")
    assert [(c.force, c.due) for c in item.commitments] == [("agreed", "2027-12")]
    assert item.events == ()

"""Tokens and sentences in five languages, by the settings of each."""

import pytest

from elchi.language.loader import load_language
from elchi.text.folding import fold
from elchi.text.tokens import Tokens


def tokens(code: str, text: str) -> Tokens:
    language = load_language(code)
    return language.tokenizer.tokens(fold(text, language.folding))


def sentences(code: str, text: str) -> list[str]:
    found = tokens(code, text)
    return [found.text(first, end) for first, end in found.sentences]


@pytest.mark.parametrize(
    ("code", "text", "count"),
    [
        ("ru", "Объём вырос до 4 млрд. долларов. Это рекорд.", 2),
        ("ru", "В 2025 г. открыто 12 школ и т.д. в области.", 1),
        ("ru", "Добыто 5 млн т. В этом году будет больше.", 2),
        ("ru", "Проф. А.И. Иванов выступил. Его слушали.", 2),
        ("ru", "Курс составил 12.5 тенге. Рост на 1,5%.", 2),
        ("en", "The U.S. delegation came. It was warm.", 2),
        ("en", "Mr. Smith paid $3.4 bn. Dr. Brown agreed.", 2),
        ("ur", "صدر نے ملاقات کی۔ وفد آیا۔ کیا ہوا؟", 3),
        ("kk", "Жиын өтті. 2025 ж. бюджет қабылданды!", 2),
        ("uz", "Yig'ilish bo'ldi. 4 mlrd. dollar ajratildi… Shunday.", 3),
        ("ru", "Первая строка\nВторая строка", 2),
        ("ru", "Что? Да! Так…", 3),
    ],
)
def test_sentences(code: str, text: str, count: int) -> None:
    assert len(sentences(code, text)) == count, sentences(code, text)


@pytest.mark.parametrize(
    ("code", "text", "forms"),
    [
        ("ru", "1 471,3 млрд", ["1 471,3", "млрд"]),
        ("ru", "10\u202f000\u00a0т", ["10 000", "т"]),
        ("ru", "15.11.2025 в 18:30", ["15.11.2025", "в", "18:30"]),
        ("en", "12,34,567 people", ["12,34,567", "people"]),
        ("en", "it's 1,234.5", ["it's", "1,234.5"]),
        ("uz", "Oʻzbekiston O‘zbekiston O'zbekiston", ["o'zbekiston"] * 3),
        ("ur", "۲۵ فیصد", ["25", "فیصد"]),
        ("kk", "15-қарашада", ["15", "-", "қарашада"]),
        ("ru", "10 км² и 5 м³", ["10", "км²", "и", "5", "м³"]),
        ("ru", "сноска¹ тут", ["сноска¹", "тут"]),
    ],
)
def test_tokens(code: str, text: str, forms: list[str]) -> None:
    assert tokens(code, text).forms == forms


def test_tokens_point_into_the_text_as_it_came() -> None:
    text = "Ақ\u00adтау қаласында «1\u00a0200» теңге"
    found = tokens("kk", text)
    assert [found.text(at, at + 1) for at in range(len(found.forms))] == [
        "Ақ\u00adтау", "қаласында", "«", "1\u00a0200", "»", "теңге",
    ]  # fmt: skip

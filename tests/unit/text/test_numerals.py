"""Numerals as pages write them: mixed forms, halves and quarters, fractions, multiples, ordinals kept out."""

from decimal import Decimal

import pytest

from elchi.extract.reading import open_reading
from elchi.language.loader import load_language


def numerals(code: str, text: str) -> list[tuple[str, str, Decimal]]:
    reading = open_reading(text, load_language(code))
    return [(reading.text(n.start, n.end), n.kind, n.value) for n in reading.numbers]


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("ru", "6,5 тысячи тонн", "6500"),
        ("ru", "полтора миллиона тонн", "1500000"),
        ("ru", "два с половиной миллиарда тенге", "2500000000"),
        ("ru", "двухсот пятидесяти тысяч тонн", "250000"),
        ("ru", "26 млрд 140,3 млн тенге", "26140300000"),
        ("ur", "4 ارب 20 کروڑ روپے", "4200000000"),
        ("ur", "ڈھائی کروڑ روپے", "25000000"),
        ("ur", "ساڑھے تین لاکھ روپے", "350000"),
        ("ur", "پونے دو لاکھ روپے", "175000"),
        ("ur", "سوا لاکھ روپے", "125000"),
        ("en", "3 lakh 45 thousand rupees", "345000"),
        ("en", "two and a half million dollars", "2500000"),
        ("en", "one hundred and five tonnes", "105"),
        ("en", "a million dollars", "1000000"),
        ("kk", "1 миллион 200 мың теңге", "1200000"),
        ("kk", "екі жарым миллиард теңге", "2500000000"),
        ("uz", "2,5 mlrd so'm", "2500000000"),
        ("uz", "bir yarim million so'm", "1500000"),
        ("uz", "bir ming yuz so'm", "1100"),
        ("uz", "икки юз олтмиш минг сўм", "260000"),
    ],
)
def test_values(code: str, text: str, value: str) -> None:
    found = numerals(code, text)
    assert [(kind, number) for _, kind, number in found] == [("cardinal", Decimal(value))], found


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("ru", "две трети", "66.6667"),
        ("en", "a quarter of them", "25"),
        ("kk", "бестен бірі", "20"),
        ("uz", "beshdan bir qismi", "20"),
    ],
)
def test_fractions_are_percents(code: str, text: str, value: str) -> None:
    assert [(kind, number) for _, kind, number in numerals(code, text)] == [("fraction", Decimal(value))]


@pytest.mark.parametrize(
    ("code", "text", "kind", "value"),
    [("ru", "втрое", "up", 3), ("en", "doubled", "up", 2), ("en", "halved", "down", 2), ("ur", "دگنا", "up", 2)],
)
def test_multiples(code: str, text: str, kind: str, value: int) -> None:
    assert [(k, number) for _, k, number in numerals(code, text)] == [(kind, value)]


@pytest.mark.parametrize(
    ("code", "text"), [("ru", "46-я сессия"), ("ru", "двадцать пятый"), ("en", "21st"), ("kk", "3-ші"), ("uz", "5-chi")]
)
def test_ordinals_are_told_apart(code: str, text: str) -> None:
    assert [kind for _, kind, _ in numerals(code, text)] == ["ordinal"]

"""A small page in two languages, with overlapping entries, for the tests of the views."""

from decimal import Decimal
from typing import Any

from elchi.record.model import (
    Change,
    Commitment,
    Event,
    Item,
    Observation,
    Person,
    Quantity,
    Record,
    Timex,
    Title,
)

RUSSIAN = "Переговоры в Бишкеке\n3 мая Иван Петров посетил Бишкек. Торговля выросла с 2 до 2,5 млрд долларов."
URDU = "صدر کا دورہ\nصدر نے 25 فیصد اضافے کی تجویز دی۔"
TEXT = f"Меню | Главная\n{RUSSIAN}\nПохожие новости\n{URDU}\n© 2025"


def at(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def whole(words: str) -> dict[str, Any]:
    return {name: place for name, place in at(words).items() if name != "text"}


MAIN = Item(
    role="main", language="ru", **whole(RUSSIAN), title=Title(**at("Переговоры в Бишкеке")), sectors=("trade",),
    quantities=(
        Quantity(**at("2 до"), value=Decimal("2E+9"), unit="USD"),
        Quantity(**at("2,5 млрд долларов"), value=Decimal("2.5E+9"), unit="USD", approx="about"),
    ),
    times=(Timex(**at("3 мая"), edtf="2025-05-03"),),
    persons=(Person(**at("Иван Петров"), name="Ivan Petrov", office="foreign_minister", country="RU"),),
    events=(Event(**at("3 мая Иван Петров посетил Бишкек."), type="visit", date="2025-05-03", place="Бишкек",
                  countries=("KG", "RU"), participants=("Ivan Petrov",)),),
    observations=(Observation(
        **at("Торговля выросла с 2 до 2,5 млрд долларов."), indicator="trade_turnover", label="Торговля",
        value=Decimal("2.5E+9"), unit="USD", countries=("KG", "RU"), rule="ru/observation/change",
        change=Change(from_=Decimal("2E+9"), to=Decimal("2.5E+9"), direction="up")),),
)  # fmt: skip
RELATED = Item(
    role="related", language="ur", **whole(URDU), title=Title(**at("صدر کا دورہ")),
    quantities=(Quantity(**at("25 فیصد"), value=Decimal(25), unit="percent"),),
    commitments=(Commitment(**at("25 فیصد اضافے کی تجویز دی"), force="proposed", value=Decimal(25),
                            unit="percent", due="2026-12", place="KG", countries=("KG",)),),
)  # fmt: skip
RECORD = Record(id="a.txt", published="2025-05-04", items=(MAIN, RELATED), notes=("the date stands in the text",))

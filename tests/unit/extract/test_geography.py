"""The parties of an item: one state for a domestic item, two for a bilateral one, the speaker first."""

import pytest

from elchi.extract.geography import find_countries, find_parties
from elchi.extract.quantities import find_quantities
from elchi.extract.reading import open_reading
from elchi.language.loader import load_language


def parties(code: str, text: str, title: str = "", home: str | None = None) -> tuple[str, ...]:
    """The parties of a title and the text under it."""
    reading = open_reading(f"{title}\n{text}" if title else text, load_language(code), title_end=len(title))
    reading.quantities = find_quantities(reading)
    return find_parties(reading, find_countries(reading), home)


CASES = [
    ("ru", "В Астане открыт завод. Оборудование поставил Китай.", "В Казахстане растёт выпуск машин", {"KZ"}),
    ("ru", "Товарооборот обеих стран вырос.", "Грузия и Армения расширяют торговлю", {"AM", "GE"}),
    ("en", "Trade between the two countries grew.", "Nepal and India sign agreement", {"IN", "NP"}),
    ("en", "Exports fell. Shipments to China declined.", "Exports of Germany in June", {"DE"}),
    ("kk", "Екі ел арасындағы сауда өсті.", "Қазақстан мен Грузия келісімге қол қойды", {"GE", "KZ"}),
    ("kk", "Облыста жаңа мектеп ашылды.", "", {"KZ"}),
    ("uz", "Hududlarda yangi maktablar ochildi.", "", {"UZ"}),
    ("uz", "Toshkentda zavod ochildi. Uskunalar Xitoydan keltirildi.", "", {"UZ"}),
    ("ur", "صوبے میں نئے اسکول کھولے گئے۔", "", {"PK"}),
]


@pytest.mark.parametrize(("code", "text", "title", "expected"), CASES)
def test_an_item_has_the_parties_that_it_is_about(code: str, text: str, title: str, expected: set[str]) -> None:
    assert set(parties(code, text, title)) == expected


def test_the_page_tells_the_home_where_the_item_does_not() -> None:
    assert parties("ru", "Рассмотрены планы развития отрасли.", home="UZ") == ("UZ",)


def test_money_tells_the_home_but_dollars_do_not() -> None:
    assert parties("ru", "На ремонт дорог направят 5 млрд тенге.") == ("KZ",)
    assert parties("ru", "На ремонт дорог направят 5 млрд долларов.") == ()

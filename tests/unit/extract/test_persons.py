"""Persons: names with office and state, in every order and case that the five languages allow."""

from datetime import date

import pytest

from elchi.extract.geography import find_countries, find_parties
from elchi.extract.identities import People
from elchi.extract.persons import find_persons
from elchi.extract.pipeline import read_item
from elchi.extract.reading import open_reading
from elchi.language.loader import load_language
from elchi.record.model import Item, Person, Title


def persons(code: str, text: str, title: str | None = None) -> list[Person]:
    """The persons of a text, read as one item with its title in front, if it has one."""
    whole = f"{title}\n{text}" if title else text
    head = Title(text=title, start=0, end=len(title)) if title else None
    item = Item(role="main", language=code, start=0, end=len(whole), title=head)
    return list(read_item(whole, item, load_language(code), published=date(2025, 11, 15)).persons)


def seats(code: str, text: str, title: str | None = None) -> list[tuple[str, str | None, str | None]]:
    """What is said of each mention: the words, the office and the state."""
    return [(person.text, person.office, person.country) for person in persons(code, text, title)]


ORDERS = [
    # the state after the office, before it, as an adjective
    ("ru", "Министр торговли Грузии Лаура Ченг прибыла в Ташкент.", [("Лаура Ченг", "minister", "GE")]),
    ("en", "The Minister of Trade of Indonesia, Budi Santoso, came.", [("Budi Santoso", "minister", "ID")]),
    ("en", "Kenyan Energy Minister Opiyo Wandayi signed the paper.", [("Opiyo Wandayi", "minister", "KE")]),
    ("en", "Norway's Minister of Energy Terje Lien Aasland agreed.", [("Terje Lien Aasland", "minister", "NO")]),
    ("kk", "Франция елшісі Сильвен Гиоге келді.", [("Сильвен Гиоге", "ambassador", "FR")]),
    ("uz", "Latviya transport vaziri Atis Shvinka keldi.", [("Atis Shvinka", "minister", "LV")]),
    ("ur", "ترکیہ کے وزیر تجارت عمر بولات نے خطاب کیا۔", [("عمر بولات", "minister", "TR")]),
    # an office that the host does not own
    ("ru", "Посол Франции в Грузии Жерар Мартен обсудил планы.", [("Жерар Мартен", "ambassador", "FR")]),
    ("en", "Ambassador of Japan to Kazakhstan Yasumasa Iijima spoke.", [("Yasumasa Iijima", "ambassador", "JP")]),
    ("kk", "Қытайдың Қазақстандағы елшісі Хань Чуньлинь мәлімдеді.", [("Хань Чуньлинь", "ambassador", "CN")]),
    ("uz", "Yaponiyaning O‘zbekistondagi elchisi Xatori Takasi so‘zladi.", [("Xatori Takasi", "ambassador", "JP")]),
    ("ur", "قازقستان میں پاکستان کے سفیر نعمان بشیر نے ملاقات کی۔", [("نعمان بشیر", "ambassador", "PK")]),
    # apposition and appointment
    ("en", "Alisher Abdykadyrov, Akim of Almaty, spoke.", [("Alisher Abdykadyrov", "governor", "KZ")]),
    (
        "ru",
        "Заместителем министра транспорта Грузии назначен Георгий Мерабов.",
        [("Георгий Мерабов", "deputy_minister", "GE")],
    ),
    (
        "kk",
        "Марат Жұмабайұлы Сейітов Көлік министрі болып тағайындалды.",
        [("Марат Жұмабайұлы Сейітов", "minister", "KZ")],
    ),
    # the first office of a chain
    (
        "en",
        "Deputy Prime Minister, Minister of Economy Denisa Saková of Slovakia came.",
        [("Denisa Saková", "deputy_prime_minister", "SK")],
    ),
    # offices of companies, banks and bodies
    ("en", "ADB Vice-President Bruce Gosper approved the loan to Nepal.", [("Bruce Gosper", "company_head", None)]),
    (
        "ru",
        "Генеральный секретарь ШОС Нурлан Ермекбаев посетил Минск.",
        [("Нурлан Ермекбаев", "secretary_general", None)],
    ),
]


@pytest.mark.parametrize(("code", "text", "expected"), ORDERS)
def test_an_office_goes_to_its_bearer_with_its_state(
    code: str, text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert seats(code, text) == expected


LATER = [
    ("ru", "Министр энергетики Грузии Сандро Метревели выступил. Метревели назвал сроки. С. Метревели ушёл.", 3),
    ("en", "Kenyan Energy Minister Opiyo Wandayi spoke. Wandayi gave dates. Mr. Wandayi left.", 3),
    ("kk", "Грузия министрі Сандро Метревели сөйледі. Метревелидің айтуынша, жоба дайын.", 2),
    ("uz", "Gruziya vaziri Sandro Metreveli so‘zladi. Metrevelining aytishicha, loyiha tayyor.", 2),
    ("ur", "ترکیہ کے وزیر تجارت عمر بولات نے خطاب کیا۔ بولات نے کہا کہ کام مکمل ہے۔", 2),
]


@pytest.mark.parametrize(("code", "text", "count"), LATER)
def test_later_mentions_have_name_office_and_state_of_the_first(code: str, text: str, count: int) -> None:
    found = persons(code, text)
    assert len(found) == count
    assert len({(person.name, person.office, person.country) for person in found}) == 1


NONE = [
    ("ru", "Президент Узбекистана посетил завод, а министр энергетики доложил о планах."),
    ("ru", "Платформа «Усмон Гази» вышла в море."),
    ("en", "Silk Road International University hosted a forum of the Supreme Council."),
    ("kk", "Қазақстан Президенті Астана қаласында Конституция күнін атап өтті."),
    ("uz", "«Usmon G‘oziy» platformasi dengizga chiqdi. Oliy Majlis Qonunchilik palatasi yig‘ildi."),
    ("ur", "صدر نے ترقیاتی حکمت عملی کی منظوری دی۔"),
]


@pytest.mark.parametrize(("code", "text"), NONE)
def test_offices_alone_and_names_of_things_are_no_persons(code: str, text: str) -> None:
    assert seats(code, text) == []


def test_an_office_does_not_reach_over_a_verb_or_another_name() -> None:
    text = "Президент подписал указ. Указом Президента от 17 января министр юстиции Лаша Метревели награждён."
    assert seats("ru", text, "Грузия наградила министра") == [("Лаша Метревели", "minister", "GE")]
    assert seats("en", "The Prime Minister of Nepal spoke to John Carter about trade.")[0][1] is None


def test_a_list_shares_an_office_and_deals_out_the_states() -> None:
    text = "Lado Beria, Aram Petrosian and Jonas Balt, Ministers of Georgia, Armenia and Lithuania, signed the paper."
    assert [(p.office, p.country) for p in persons("en", text)] == [
        ("minister", "GE"),
        ("minister", "AM"),
        ("minister", "LT"),
    ]
    text = "Министры экономики Грузии и Армении Лаша Берия и Арам Петросян подписали договор."
    assert [p.country for p in persons("ru", text)][-1] == "AM"


def test_a_title_in_capitals_holds_the_name_that_the_body_writes() -> None:
    title = "Governor Sarah Whitfield Opens Farm Fair"
    found = persons("en", "Governor Sarah Whitfield of Canada opened the fair. Whitfield was pleased.", title)
    assert [person.text for person in found] == ["Sarah Whitfield", "Sarah Whitfield", "Whitfield"]


@pytest.mark.parametrize("state", [("Грузии", "GE"), ("Индии", "IN"), ("Королевства Бельгии", "BE")])
def test_swapping_the_state_changes_the_state_alone(state: tuple[str, str]) -> None:
    words, code = state
    assert seats("ru", f"Премьер-министр {words} Марк Ренье прибыл.") == [("Марк Ренье", "prime_minister", code)]


def test_uzbek_in_both_scripts_is_one() -> None:
    latin = persons("uz", "Gruziya vaziri Sandro Metreveli so‘zladi.")
    cyrillic = persons("uz", "Грузия вазири Сандро Метревели сўзлади.")
    assert [(p.name, p.office, p.country) for p in latin] == [(p.name, p.office, p.country) for p in cyrillic]


def test_a_person_is_one_over_items_languages_and_scripts() -> None:
    people = People()
    names = []
    for code, text in (
        ("en", "Georgian Energy Minister Sandro Metreveli spoke."),
        ("ru", "Министр энергетики Сандро Метревели назвал сроки."),
    ):
        reading = open_reading(text, load_language(code), published=date(2025, 11, 15))
        countries = find_countries(reading)
        names += find_persons(reading, countries, find_parties(reading, countries), people)
    assert [(p.name, p.office, p.country) for p in names] == [("Sandro Metreveli", "minister", "GE")] * 2


NO_OFFICE = [
    ("ru", "Вчера Зурият Магомедова рассказала о проекте.", ["Зурият Магомедова"]),
    ("kk", "Кеше Балсана Әлиманованың жасы елуге толды.", ["Балсана Әлиманованың"]),
    ("uz", "Kecha Zubayda Mamarizoyeva so‘zladi.", ["Zubayda Mamarizoyeva"]),
    ("en", "Yesterday the farmer Zaurbek Kantemirov sold his land.", ["Zaurbek Kantemirov"]),
    ("ru", "Полпред прибыл в Северо-Кавказский округ, где работает Global Cultural Project.", []),
]


@pytest.mark.parametrize(("code", "text", "expected"), NO_OFFICE)
def test_a_surname_by_its_ending_needs_no_office(code: str, text: str, expected: list[str]) -> None:
    assert [person.text for person in persons(code, text)] == expected


def test_a_counterpart_holds_the_same_office_of_another_state() -> None:
    text = "Georgian Trade Minister Lado Beria met his Dutch counterpart Femke Wiersma."
    assert seats("en", text)[-1] == ("Femke Wiersma", "minister", "NL")


def test_a_known_surname_with_other_first_names_is_another_person() -> None:
    known = persons("en", "President of Azerbaijan Ilham Aliyev spoke.")
    other = persons("en", "The poet Rashad Aliyev spoke.")
    assert known[0].name == "Ilham Aliyev" and other[0].name == "Rashad Aliyev" and other[0].office is None


@pytest.mark.parametrize(
    ("code", "text", "office"),
    [
        ("en", "Bank of England Governor Marian Stokes spoke.", "agency_head"),
        ("ru", "Председатель Госкомитета Грузии Лаша Берия выступил.", "agency_head"),
        ("ru", "Президент компании «Тбилисстрой» Лаша Берия выступил.", "company_head"),
        ("kk", "«Құрылыс» компаниясының президенті Лаша Берия сөйледі.", "company_head"),
    ],
)
def test_the_organisation_beside_makes_the_office(code: str, text: str, office: str) -> None:
    assert [person.office for person in persons(code, text)] == [office]

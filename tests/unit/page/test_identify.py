"""Languages and scripts told apart, in our own sentences after forms that official news uses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elchi.page.identify import identify_language, identify_script

SENTENCES = [
    ("ru", "Глава государства посетил завод"),
    ("ru", "Токаев принял Мирзиёева в Астане"),
    ("ru", "Президенты Қ.Тоқаев и Ш.Мирзиёев обсудили торговлю в компании «Қазақстан темір жолы»"),
    ("ru", "ТОВАРООБОРОТ ВЫРОС НА 25 ПРОЦЕНТОВ"),
    ("en", "The Prime Minister received the ambassador of Türkiye and thanked him for the aid"),
    ("en", "PM calls for early completion of the Karachi water project"),
    ("kk", "Мемлекет басшысы Пәкістан премьерімен кездесті"),
    ("kk", "Астанада Үкімет отырысы өтті"),
    ("uz", "Ўзбекистон Президенти Покистон Бош вазири билан учрашди"),
    ("uz", "Президент Тошкент вилоятига ташриф буюрди ва янги корхона билан танишди"),
    ("uz", "O‘zbekiston Prezidenti Pokiston Bosh vaziri bilan uchrashdi"),
    ("uz", "Oʻzbekiston Prezidenti Pokiston Bosh vaziri bilan uchrashdi"),
    ("uz", "O'zbekiston Prezidenti Pokiston Bosh vaziri bilan uchrashdi"),
    ("uz", "O`zbekiston Prezidenti Pokiston Bosh vaziri bilan uchrashdi"),
    ("uz", "Ozbekiston Prezidenti Pokiston Bosh vaziri bilan uchrashdi"),
    ("uz", "Özbekiston Prezidenti Şavkat Mirziyoyev Qozoğiston Prezidenti bilan uçraşdi"),
    ("uz", "O‘ZBEKISTON PREZIDENTI YANGI ZAVODNI OCHDI VA ISHCHILAR BILAN SUHBATLASHDI"),
    ("ur", "صدر نے تاشقند میں وزیراعظم سے ملاقات کی"),
    ("ur", "گندم کی پیداوار میں اضافہ"),
    ("ky", "Президент Садыр Жапаров Казакстандын президенти менен жолугушту жана келишимге кол койду"),
    ("ky", "Бүгүн Бишкекте министрлер кабинетинин жыйыны болуп өттү"),
    ("tg", "Президенти Ҷумҳурии Тоҷикистон муҳтарам Эмомалӣ Раҳмон бо Сарвазири Покистон мулоқот кард"),
    ("tg", "Дар Душанбе нахустин ҷаласаи комиссия баргузор шуд"),
    ("fa", "رئیس جمهور ایران با همتای تاجیک خود در تهران دیدار و گفتگو کرد"),
    ("ps", "د افغانستان ولسمشر له پاکستاني پلاوي سره وکتل او د سوداګرۍ په اړه خبرې وکړې"),
    ("ar", "التقى رئيس الوزراء الباكستاني نظيره الأوزبكي في طشقند"),
    ("tr", "Cumhurbaşkanı Erdoğan, Özbekistan Cumhurbaşkanı ile Ankara'da görüştü"),
    ("az", "Prezident Özbəkistan Prezidenti ilə görüşüb və ticarəti müzakirə edib"),
    ("tk", "Türkmenistanyň Prezidenti Özbegistanyň Prezidenti bilen duşuşdy"),
    ("bg", "Президентът на България се срещна с посланика на Казахстан и обсъди търговията"),
    ("sr", "Председница је рекла да је њихова сарадња још јача него раније"),
    ("uk", "Президент України зустрівся з послом Казахстану"),
    ("be", "Прэзідэнт Рэспублікі Беларусь сустрэўся з паслом"),
    ("mn", "Монгол Улсын Ерөнхийлөгч Узбекистан Улсад төрийн айлчлал хийлээ"),
    ("zh", "国家主席习近平同哈萨克斯坦总统举行会谈"),
    ("de", "Der Bundeskanzler traf den Präsidenten von Kasachstan in Berlin"),
    ("und", "2025: 4 000 $"),
    ("und", ""),
    ("und", "\x00\x01\ud800\ufffe"),
]


@pytest.mark.parametrize(("language", "text"), SENTENCES)
def test_language(language: str, text: str) -> None:
    assert identify_language(text) == language


@pytest.mark.parametrize(("language", "text"), [s for s in SENTENCES if s[0] in ("ru", "kk", "uz", "ur", "en")])
def test_controls_and_figures_do_not_matter(language: str, text: str) -> None:
    assert identify_language("\u200f\u202b\x07 12,5 " + text + " \ufeff\x9f 2025") == language


def test_script_is_that_of_most_letters() -> None:
    assert identify_script("SOCAR и Masdar подписали документы") == "Cyrl"
    assert identify_script("Prezident Шавкат qabul qildi") == "Latn"
    assert identify_script("وزیراعظم PM") == "Arab"
    assert identify_script("会谈 2025") == "Zyyy"


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert identify_language(text)
    assert identify_script(text) in ("Latn", "Cyrl", "Arab", "Zyyy")

"""Endings of Kazakh and Uzbek by rule: what they take, and what no word of the language takes."""

import pytest

from elchi.language.forms import Forms
from elchi.language.loader import load_settings
from elchi.language.suffixes import Suffixes


def matches(code: str, word: str, form: str) -> bool:
    rules = Suffixes(load_settings(code).morphology_rules)
    return word in Forms([word], morphology="suffixes", suffixes=rules).match(form)[0]


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("жоба", "жоба жобалар жобасы жобаның жобаға жобаны жобада жобадан жобамен жобалардың жобаларға"),
        ("келісім", "келісім келісімдер келісімнің келісімге келісімді келісімде келісімнен келісіммен"),
        ("завод", "завод заводтар заводтың заводқа заводты заводта заводтан"),
        ("теңге", "теңге теңгеге теңгені теңгеден"),
    ],
)
def test_kazakh_endings_by_harmony_and_final_sound(word: str, forms: str) -> None:
    assert all(matches("kk", word, form) for form in forms.split())


@pytest.mark.parametrize(("word", "form"), [("жоба", "жобеге"), ("келісім", "келісімға"), ("жоба", "жобатан")])
def test_endings_against_harmony_are_none(word: str, form: str) -> None:
    assert not matches("kk", word, form)


def test_a_final_consonant_changes_before_a_vowel() -> None:
    assert matches("kk", "серіктестік", "серіктестігі")


@pytest.mark.parametrize("form", "loyiha loyihalar loyihasi loyihani loyihaga loyihada loyihadan loyihalarning".split())
def test_uzbek_endings(form: str) -> None:
    assert matches("uz", "loyiha", form)


def test_a_form_tells_its_case() -> None:
    rules = Suffixes(load_settings("uz").morphology_rules)
    forms = Forms(["dollar"], morphology="suffixes", suffixes=rules)
    assert [forms.match(form)[1] for form in ("dollardan", "dollarga", "dollar")] == ["abl", "dat", None]


def test_marked_words_match_as_they_say() -> None:
    forms = Forms(["=бір", "жос*", "жоба"], morphology="listed", suffixes=None)
    assert [forms.match(form)[0] for form in ("бір", "бірі", "жоспарланып", "жоба", "жобасы")] == [
        ("=бір",), (), ("жос*",), ("жоба",), (),
    ]  # fmt: skip

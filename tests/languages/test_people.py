"""The table of office holders: closed vocabularies, dates, order of terms, one holder at a time, clean forms."""

import re
import tomllib
import unicodedata
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import elchi

PACKAGE = Path(elchi.__file__).parent
TABLE: dict[str, Any] = tomllib.loads((PACKAGE / "languages/people.toml").read_text(encoding="utf-8"))
PEOPLE: list[dict[str, Any]] = TABLE["person"]
VOCABULARY = tomllib.loads((PACKAGE / "record/vocabulary.toml").read_text(encoding="utf-8"))
COUNTRIES = tomllib.loads((PACKAGE / "languages/en/countries.toml").read_text(encoding="utf-8"))
LANGUAGES = {"en": "LATIN", "ru": "CYRILLIC", "kk": "CYRILLIC", "uz": "LATIN", "ur": "ARABIC"}
SINGLE_HOLDER = {"president", "prime_minister", "monarch", "foreign_minister"}
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
OPEN = "9999"


def forms(person: dict[str, Any]) -> list[tuple[str, str]]:
    return [(code, form) for code in LANGUAGES for form in person.get(code, [])]


def scripts(word: str) -> set[str]:
    return {unicodedata.name(char).split()[0] for char in word if char.isalpha()}


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person["name"])
def test_person(person: dict[str, Any]) -> None:
    assert set(person) <= {"name", "terms", "surname", *LANGUAGES}
    for term in person["terms"]:
        assert {"office"} <= set(term) <= {"office", "country", "body", "from", "to"}
        assert term["office"] in VOCABULARY["office"]
        assert ("country" in term) != ("body" in term)
        assert term.get("country", "UZ") in COUNTRIES["country"]
        assert term.get("body", "UN") in {*COUNTRIES["body"], *COUNTRIES["bank"]}
        dates = [term[key] for key in ("from", "to") if key in term]
        assert all(DATE.fullmatch(date) for date in dates)
        assert dates == sorted(dates)
    starts = [term["from"] for term in person["terms"] if "from" in term]
    assert starts == sorted(starts, reverse=True), "newest term first"


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person["name"])
def test_forms(person: dict[str, Any]) -> None:
    assert person["en"]
    for code, form in [*forms(person), *person.get("surname", {}).items()]:
        assert unicodedata.normalize("NFC", form) == form
        assert form == " ".join(form.split())
        assert not re.search("[\u2018\u2019\u02bb\u02bc\u200b-\u200f\u064a\u0643]", form)
        for word in re.findall(r"\w+", form):
            found = scripts(word)
            assert len(found) <= 1, word
            roman = re.fullmatch("[IVX]+", word)
            assert roman or found <= {LANGUAGES[code]}, word
    for code in LANGUAGES:
        assert len(set(person.get(code, []))) == len(person.get(code, []))
    for code, surname in person.get("surname", {}).items():
        assert any(surname in form for form in person.get(code, [])), surname


def test_names_are_unique() -> None:
    names = [person["name"] for person in PEOPLE]
    assert len(names) == len(set(names))


def test_no_full_name_of_two_people() -> None:
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for person in PEOPLE:
        for code, form in forms(person):
            if " " in form:
                holders[code, form.casefold()].add(person["name"])
    assert {key: names for key, names in holders.items() if len(names) > 1} == {}


def test_holders_of_one_office_do_not_overlap() -> None:
    terms: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for person in PEOPLE:
        for term in person["terms"]:
            if term["office"] in SINGLE_HOLDER and "country" in term:
                span = (term.get("from", ""), term.get("to", OPEN), person["name"])
                terms[term["country"], term["office"]].append(span)
    overlaps = []
    for office, spans in terms.items():
        spans.sort()
        for (_, end, name), (start, _, successor) in pairwise(spans):
            width = min(len(start), len(end))
            if start and start[:width] < end[:width]:
                overlaps.append((office, name, end, successor, start))
    assert overlaps == []


def test_coverage() -> None:
    assert len(PEOPLE) >= 300
    places = {term.get("country") or term["body"] for person in PEOPLE for term in person["terms"]}
    assert len(places) >= 80
    assert DATE.fullmatch(TABLE["as_of"])

"""Kept files save time and change nothing: broken, foreign or unwritable, the same tables come out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from petrovich.enums import Case, Gender
from petrovich.main import Petrovich

from elchi.language import kept as module
from elchi.language.forms import Forms
from elchi.language.kept import kept
from elchi.language.loader import LANGUAGES_FOLDER, _kept_table, read_toml
from elchi.language.russian import NameForms, word_forms

WORDS = ["рейс", "=до", "свидан*", "^токаев", "совместный", "ёлка"]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("ELCHI_CACHE", raising=False)
    return tmp_path / "elchi"


def build(made: list[int]) -> dict[str, list[str]]:
    made.append(1)
    return {"рейс": ["рейса", "рейсу"]}


def keep(made: list[int], depends: bytes = b"a") -> dict[str, list[str]]:
    return kept("forms", depends, lambda: build(made), dict[str, list[str]])


def test_what_is_kept_is_built_once(cache: Path) -> None:
    made: list[int] = []
    assert keep(made) == keep(made) == build([])
    assert len(made) == 1
    assert [path.name for path in cache.iterdir()] == ["forms.msgpack"]


def test_another_key_takes_the_place_of_the_old_one(cache: Path) -> None:
    made: list[int] = []
    keep(made)
    keep(made, b"b")
    keep(made, b"b")
    assert len(made) == 2
    assert len(list(cache.iterdir())) == 1


@pytest.mark.parametrize("damage", ["empty", "cut", "changed", "rubbish", "shape", "folder"])
def test_a_broken_file_is_built_anew(cache: Path, damage: str) -> None:
    made: list[int] = []
    keep(made)
    file = cache / "forms.msgpack"
    content = file.read_bytes()
    if damage == "folder":
        file.unlink()
        file.mkdir()
    elif damage == "shape":
        kept("forms", b"a", lambda: 1, int)
        file.unlink()
        kept("forms", b"a", lambda: ["x"], list[str])
    else:
        file.write_bytes(
            {
                "empty": b"",
                "cut": content[:-3],
                "changed": content[:-1] + b"x",
                "rubbish": b"\xff" * 200,
            }[damage]
        )
    assert keep(made) == build([])
    assert len(made) == 2


def test_a_foreign_file_is_not_read(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    keep(made)
    monkeypatch.setattr(os, "getuid", lambda: 4242)
    assert keep(made) == build([])
    assert len(made) == 2


@pytest.mark.parametrize("place", ["a file", "nowhere", "off", "no home"])
def test_where_nothing_can_be_written_nothing_is_kept(cache: Path, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if place == "a file":
        cache.write_bytes(b"")
    elif place == "nowhere":
        monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null/nowhere")
    elif place == "off":
        monkeypatch.setenv("ELCHI_CACHE", "0")
    else:
        monkeypatch.setenv("XDG_CACHE_HOME", "")

        def no_home() -> Path:
            raise RuntimeError

        monkeypatch.setattr(module.Path, "home", no_home)
    made: list[int] = []
    assert keep(made) == keep(made) == build([])
    assert len(made) == 2


def test_tables_and_forms_are_the_same_from_the_cache(cache: Path) -> None:
    for path in sorted(LANGUAGES_FOLDER.glob("*/*.toml")):
        fresh = read_toml(path)
        for _ in range(2):
            table = _kept_table(path, path.read_bytes())
            assert table == fresh
            assert list(table) == list(fresh)
    tables = []
    for name in (None, "forms", "forms"):
        forms = Forms(WORDS, morphology="dictionary", suffixes=None, keep=name)
        tables.append({form: forms.match(form) for form in ("рейсами", "до", "свидание", "токаеву", "елки", "рейс")})
    assert tables[0] == tables[1] == tables[2]
    assert tables[0]["рейсами"] == (("рейс",), None)
    assert tables[0]["токаеву"] == (("^токаев",), None)


def test_forms_of_words_are_those_of_the_dictionary() -> None:
    import pymorphy3

    analyzer = pymorphy3.MorphAnalyzer(lang="ru")
    words = ["рейс", "совместный", "елка", "идти", "казинформ", "наилучший", "сум", "сто"]
    for word, forms in word_forms(words):
        expected = {word}
        for parse in analyzer.parse(word):
            if parse.normal_form.replace("ё", "е") == word:
                expected.update(form.word.replace("ё", "е") for form in parse.lexeme)
        assert forms == expected


def test_forms_of_names_are_those_of_petrovich() -> None:
    petrovich = Petrovich()
    names = NameForms()
    for name in ["токаев", "алия", "шевченко", "лев", "любовь", "айгуль", "пашинян", "дарья", "бердымухамедов", "я"]:
        expected = {name}
        for case in Case.CASES:
            for gender in (Gender.MALE, Gender.FEMALE):
                expected.add(petrovich.lastname(name, case, gender).replace("ё", "е"))
                expected.add(petrovich.firstname(name, case, gender).replace("ё", "е"))
        assert names.forms(name) == expected

"""The data of every language keeps the rules of languages/README.md: what `elchi check` says, file by file."""

import re
from pathlib import Path

import pytest

from elchi.extract.timex_values import OPERATIONS
from elchi.language.classes import BUILT_IN, CLASSES, TIME_OPERATIONS
from elchi.language.examples import coverage, file_examples, pattern_examples, without_example
from elchi.language.lint import Folder, lint_patterns, lint_settings, lint_shadows, lint_terms
from elchi.language.loader import LANGUAGES_FOLDER, available_languages
from elchi.language.schema import FILES

LANGUAGES = available_languages()
FOLDERS: dict[str, Folder] = {}


def folder(code: str) -> Folder:
    if code not in FOLDERS:
        FOLDERS[code] = Folder.read(LANGUAGES_FOLDER / code)
    return FOLDERS[code]


def told(messages: list[str]) -> str:
    return "\n".join(messages)


@pytest.mark.parametrize("code", LANGUAGES)
def test_settings_and_files(code: str) -> None:
    assert not (found := list(lint_settings(folder(code)))), told(found)


@pytest.mark.parametrize("stem", FILES)
@pytest.mark.parametrize("code", LANGUAGES)
def test_terms(code: str, stem: str) -> None:
    assert not (found := list(lint_terms(folder(code), stem))), told(found)


@pytest.mark.parametrize("stem", FILES)
@pytest.mark.parametrize("code", LANGUAGES)
def test_patterns(code: str, stem: str) -> None:
    assert not (found := list(lint_patterns(folder(code), stem))), told(found)


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_pattern_is_shadowed(code: str) -> None:
    assert not (found := list(lint_shadows(folder(code)))), told(found)


@pytest.mark.parametrize("code", LANGUAGES)
def test_there_are_examples_enough_and_well_written(code: str) -> None:
    path, files = folder(code).path, folder(code).files
    found = [*coverage(path), *without_example(path, files)]
    found += [entry for entry in (*pattern_examples(path, files), *file_examples(path)) if isinstance(entry, str)]
    assert not found, told(found)


def test_the_lint_knows_the_operations_of_the_engine() -> None:
    assert OPERATIONS.keys() | {"none"} == TIME_OPERATIONS


def test_the_lint_knows_the_classes_that_the_engine_reads() -> None:
    source = Path(LANGUAGES_FOLDER).parent
    read = re.compile(r'(?:hits|ending|edge)\((?:[^()"]*, )?"([a-z_.]+)"')
    modules = [*source.glob("extract/*.py"), source / "text" / "numerals.py"]
    names = {name for module in modules for name in read.findall(module.read_text("utf-8"))}
    assert names and not names - CLASSES.keys() - BUILT_IN, "add them to language/classes.py and languages/README.md"


def test_the_readme_names_every_class_and_operation() -> None:
    readme = re.sub(r"```.*?```", "", (LANGUAGES_FOLDER / "README.md").read_text("utf-8"), flags=re.S)
    words = {word for quoted in re.findall(r"`([^`]+)`", readme) for word in re.split(r"[\s/,]+", quoted)}
    assert not sorted((CLASSES.keys() | BUILT_IN | TIME_OPERATIONS) - words - {"person.full", "person.surname"})

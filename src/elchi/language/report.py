"""`elchi check`: everything that is wrong with the data of a language, as messages that say what to do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from elchi.errors import DataError
from elchi.language.examples import coverage, failure, file_examples, pattern_examples, without_example
from elchi.language.lint import Folder, lint_patterns, lint_settings, lint_shadows, lint_terms
from elchi.language.loader import LANGUAGES_FOLDER


def check_language(code: str) -> list[str]:
    """What is wrong with a language's data, a message each: file, key or pattern, what to do; empty if all is well.

    DataError for a code that there is no data for.
    """
    if not (LANGUAGES_FOLDER / code / "language.toml").exists():
        raise DataError(f"no language {code!r}: there is no languages/{code}/language.toml; copy a folder and write it")
    return check_folder(LANGUAGES_FOLDER / code)


def check_folder(path: Path) -> list[str]:
    """What is wrong with the language folder at `path`; a folder that cannot be loaded gives that one message."""
    try:
        folder = Folder.read(path)
        return [*lint(folder), *examples(folder)]
    except DataError as error:
        return [str(error)]


def lint(folder: Folder) -> Iterator[str]:
    """What is wrong with the settings, terms and patterns of a folder."""
    yield from lint_settings(folder)
    for stem in folder.lexicons:
        yield from lint_terms(folder, stem)
        yield from lint_patterns(folder, stem)
    yield from lint_shadows(folder)


def examples(folder: Folder) -> Iterator[str]:
    """Which examples are missing, and which do not hold."""
    yield from coverage(folder.path)
    yield from without_example(folder.path, folder.files)
    for example in (*pattern_examples(folder.path, folder.files), *file_examples(folder.path)):
        message = example if isinstance(example, str) else failure(example, folder.language)
        if message is not None:
            yield message

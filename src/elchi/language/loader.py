"""Reads a language folder, checks it, and freezes it into what the engine works with."""

from __future__ import annotations

import gc
import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from elchi.errors import DataError
from elchi.grammar.matcher import Matcher, Rule
from elchi.grammar.pattern import WORD, expand, literal_words
from elchi.language.forms import Forms
from elchi.language.kept import kept
from elchi.language.lexicon import Lexicon, words_of
from elchi.language.people import KnownPerson, known_people
from elchi.language.schema import YIELDS, Settings, classes_in, read_settings
from elchi.language.suffixes import Suffixes
from elchi.text.folding import Folding, fold
from elchi.text.numerals import NumeralReader
from elchi.text.tokens import Tokenizer

LANGUAGES_FOLDER = Path(__file__).parent.parent / "languages"
NAME_CLASSES = frozenset({"given", "surname", "person.full", "person.surname"})
Classes = dict[str, dict[str, list[str]]]


@dataclass(frozen=True)
class Language:
    """One language, ready to read with: frozen, and the same for every page."""

    code: str
    settings: Settings
    folding: Folding
    tokenizer: Tokenizer
    numerals: NumeralReader
    lexicon: Lexicon
    matchers: Mapping[str, Matcher]
    people: tuple[KnownPerson, ...]
    function_words: frozenset[str]
    coordinators: frozenset[str]
    classes: frozenset[str]
    uses_capital: bool
    clause_starts: Mapping[str, tuple[tuple[str, ...], ...]]
    version: str


@cache
def load_settings(code: str) -> Settings:
    """The settings of a language without its lexicon, which takes longer to load."""
    file = LANGUAGES_FOLDER / code / "language.toml"
    return read_settings(_kept_table(file, file.read_bytes()), file=f"{code}/language.toml")


@cache
def counted_indicators() -> Mapping[str, str]:
    """Counted noun (English lemma) → the indicator that its number measures; '' for nouns that leave it open.

    >>> counted_indicators()["joint ventures"], counted_indicators()["people"]
    ('enterprises', '')
    """
    data = read_toml(LANGUAGES_FOLDER / "counted.toml")
    found = {lemma: indicator for indicator, lemmas in data["indicator"].items() for lemma in lemmas}
    return found | dict.fromkeys(data["generic"]["_"], "")


@cache
def available_languages(folder: Path = LANGUAGES_FOLDER) -> tuple[str, ...]:
    """The codes of the languages there is data for.

    >>> "ru" in available_languages()
    True
    """
    return tuple(sorted(path.parent.name for path in folder.glob("[a-z]*/language.toml")))


@cache
def load_language(code: str) -> Language:
    """The language with this ISO 639-1 code, read once a process; DataError where its data is faulty."""
    collects = gc.isenabled()
    gc.disable()  # nothing that is made here is garbage, and there is much of it
    try:
        language = read_language(LANGUAGES_FOLDER / code)
    finally:
        words_of.cache_clear()
        if collects:
            gc.enable()
    gc.freeze()  # the lexicon lives as long as the process; collections need not walk it
    return language


def read_toml(path: Path) -> dict[str, Any]:
    """The table in a TOML file; DataError that names the file and line where it is not one."""
    return _table(path, path.read_bytes())


def _table(path: Path, content: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(content.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path.parent.name}/{path.name}: {error}") from error


def _kept_table(path: Path, content: bytes) -> dict[str, Any]:
    """The table in a file with this `content`, kept between processes if it is one of the package's own."""
    folder = path.parent
    name = f"{folder.name}-{path.stem}" if folder.parent == LANGUAGES_FOLDER else None
    return kept(name, content, lambda: _table(path, content), dict[str, Any])


def read_language(folder: Path, people: Iterable[KnownPerson] | None = None) -> Language:
    """The language in `folder`, with the names of `people` (default: all known office holders)."""
    if not (folder / "language.toml").exists():
        known = ", ".join(available_languages())
        raise DataError(f"no language {folder.name!r}: there is no {folder.name}/language.toml (known: {known})")
    files = sorted(path for path in folder.glob("*.toml"))
    contents = {path.name: path.read_bytes() for path in files}
    version = hashlib.sha256(b"".join(contents.values())).hexdigest()[:12]
    settings = read_settings(
        _kept_table(folder / "language.toml", contents["language.toml"]), file=f"{folder.name}/language.toml"
    )
    folding = Folding.of(settings.fold)
    classes: Classes = {}
    rules: dict[str, list[Rule]] = {kind: [] for kind in YIELDS}
    for path in files:
        if path.name == "language.toml":
            continue
        data = _kept_table(path, contents[path.name])
        name = f"{folder.name}/{path.name}"
        for cls, value, terms in classes_in(data, file=name):
            classes.setdefault(cls, {}).setdefault(value, []).extend(terms)
        for kind, rule in rules_in(data, file=name):
            rules[kind].append(rule)
    keep = f"{folder.name}-forms" if folder.parent == LANGUAGES_FOLDER and people is None else None
    everyone = tuple(known_people() if people is None else people)
    _add_people(classes, everyone, settings.code, folding)
    _mark_names(classes)
    words = {
        word for values in classes.values() for terms in values.values() for term in terms for word in words_of(term)
    }
    steps = [step for kind in rules.values() for rule in kind for sequence in rule.sequences for step in sequence.steps]
    words.update(word for step in steps if step.key[0] == WORD for word in literal_words(step.key))
    matchers = {kind: Matcher(kind_rules) for kind, kind_rules in rules.items()}
    pattern_words = frozenset().union(*(matcher.words for matcher in matchers.values()))
    suffixes = Suffixes(settings.morphology_rules) if settings.morphology == "suffixes" else None
    forms = Forms(words, morphology=settings.morphology, suffixes=suffixes, keep=keep)
    return Language(
        code=settings.code,
        settings=settings,
        folding=folding,
        tokenizer=Tokenizer(
            decimal=settings.decimal,
            group=settings.group,
            abbreviations=settings.abbreviations,
            end_abbreviations=settings.end_abbreviations,
            indian=settings.indian,
            final_apostrophe=settings.final_apostrophe,
        ),
        numerals=NumeralReader(decimal=settings.decimal, group=settings.group, numerators="numerator" in classes),
        lexicon=Lexicon(classes, forms, pattern_words),
        matchers=matchers,
        people=everyone,
        coordinators=frozenset(settings.coordinators),
        classes=frozenset(classes),
        uses_capital=any(step.key == "capital" for step in steps),
        function_words=frozenset(settings.function_words),
        clause_starts=_by_first_word(settings.clause_starts),
        version=version,
    )


def rules_in(data: Mapping[str, Any], *, file: str) -> Iterable[tuple[str, Rule]]:
    """The pattern rules of one file, each with the kind of entry that it yields."""
    macros = data.get("macro", {})
    seen: set[str] = set()
    for entry in data.get("pattern", ()):
        where = f"{file}: pattern {entry.get('id', '?')!r}"
        if "id" not in entry or "pattern" not in entry or entry["id"] in seen:
            raise DataError(f"{where}: give it `pattern` and an `id` of its own")
        seen.add(entry["id"])
        kinds = [kind for kind in YIELDS if kind in entry]
        if len(kinds) != 1:
            raise DataError(f"{where}: give it one of {', '.join(YIELDS)}")
        lines = entry["pattern"] if isinstance(entry["pattern"], list) else [entry["pattern"]]
        sequences = [sequence for line in lines for sequence in expand(line, macros, where=where)]
        yields = {key: value for key, value in entry.items() if key not in ("id", "pattern", "example", "not_example")}
        yield kinds[0], Rule(f"{file.removesuffix('.toml')}#{entry['id']}", yields, sequences)


def _by_first_word(terms: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for term in terms:
        words = words_of(term)
        if words:
            found.setdefault(words[0], []).append(words[1:])
    return {first: tuple(sorted(rest, key=len, reverse=True)) for first, rest in found.items()}


def _add_people(classes: Classes, people: tuple[KnownPerson, ...], code: str, folding: Folding) -> None:
    full = classes.setdefault("person.full", {})
    last = classes.setdefault("person.surname", {})
    for index, person in enumerate(people):
        for form in getattr(person, code, ()):
            folded = fold(form, folding).text.replace(".", " ")
            full.setdefault(str(index), []).append(folded)
            surname = fold(person.surname.get(code) or form.split()[-1], folding).text
            terms = last.setdefault(str(index), [])
            if surname not in terms:
                terms.append(surname)


def _mark_names(classes: Classes) -> None:
    """Names inflect as names: their words are marked so that the morphology knows."""
    for cls in NAME_CLASSES & classes.keys():
        for value, terms in classes[cls].items():
            classes[cls][value] = [
                " ".join(word if word[0] in "=^" or not word[0].isalpha() else "^" + word for word in words_of(term))
                for term in terms
            ]

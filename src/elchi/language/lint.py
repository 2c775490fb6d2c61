"""Lint of a language folder: what its settings, terms and patterns hold against the rules of languages/README.md.

Every function yields messages for people: file, key or pattern, what is wrong, what to do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from elchi.grammar.matcher import Rule
from elchi.grammar.pattern import ANY, WORD, Step, literal_words
from elchi.language.classes import BUILT_IN, NAMES_FILE, QUANTITY_KINDS, SLOTS, TIME_OPERATIONS, known_class
from elchi.language.codes import COUNTRIES
from elchi.language.lexicon import words_of
from elchi.language.loader import Language, read_language, read_toml, rules_in
from elchi.language.schema import FILES, YIELDS, Settings, classes_in
from elchi.record.vocabulary import CONTEXTS, vocabulary
from elchi.text.folding import fold

REQUIRED_SETTINGS = ("name", "code", "decimal", "group", "morphology")
SEVERAL_VALUES = frozenset({"unit", "unit.before", "office.of", "indicator"})
"""Classes in which a term may have several values; what stands around it decides."""
RULE_KEYS = {
    "time": {"set", "fiscal"},
    "event": {"context", "needs", "loose_date"},
    "commitment": {"scope", "governs", "list", "needs", "told"},
}
SCOPES = ("before", "after", "both", "clause")
_LETTERS = re.compile(r"[^\W\d_]+")
_SCRIPTS = ("LATIN", "CYRILLIC", "ARABIC")
_MARKERS = re.compile(r"(?<!\w)[=^](?=\w)|(?<=\w)\*")
_MACRO = re.compile(r"\{([a-z_A-Z0-9]+)\}")


@dataclass(frozen=True)
class Folder:
    """A language folder as it is being checked: the language it makes, and its files as they stand."""

    path: Path
    language: Language
    files: Mapping[str, dict[str, Any]]

    @staticmethod
    def read(path: Path) -> Folder:
        """The folder at `path`; DataError where it cannot even be loaded."""
        language = read_language(path)
        return Folder(path, language, {file.stem: read_toml(file) for file in sorted(path.glob("*.toml"))})

    def name(self, stem: str) -> str:
        """The name of one of its files, as messages give it."""
        return f"{self.path.name}/{stem}.toml"

    @cached_property
    def lexicons(self) -> list[str]:
        """The stems of the files beside `language.toml`."""
        return [stem for stem in self.files if stem != "language"]

    @cached_property
    def classes(self) -> dict[str, dict[str, list[str]]]:
        """Class → value → terms, all files together."""
        found: dict[str, dict[str, list[str]]] = {}
        for stem in self.lexicons:
            for cls, value, terms in classes_in(self.files[stem], file=self.name(stem)):
                found.setdefault(cls, {}).setdefault(value, []).extend(terms)
        return found

    @cached_property
    def rules(self) -> dict[str, list[tuple[str, Rule]]]:
        """File stem → its rules, each with its kind."""
        return {stem: list(rules_in(self.files[stem], file=self.name(stem))) for stem in self.lexicons}

    def steps(self) -> Iterator[Step]:
        """Every element of every pattern."""
        for rules in self.rules.values():
            for _, rule in rules:
                for sequence in rule.sequences:
                    yield from sequence.steps

    @cached_property
    def used_classes(self) -> frozenset[str]:
        """The classes that some pattern of the language names."""
        return frozenset(step.key for step in self.steps())


def lint_settings(folder: Folder) -> Iterator[str]:
    """What is wrong with the files that there are and with `language.toml`."""
    code = folder.path.name
    for stem in FILES:
        if stem not in folder.files:
            yield f"{folder.name(stem)}: missing; write it (languages/README.md says what it holds)"
    for stem in folder.lexicons:
        if stem not in FILES:
            yield f"{folder.name(stem)}: no such file is known; move its tables to one of {', '.join(FILES)}"
    name = folder.name("language")
    settings = folder.language.settings
    for key in REQUIRED_SETTINGS:
        if key not in folder.files["language"]:
            yield f"{name}: `{key}` is missing; state it"
    allowed: dict[str, tuple[str, ...]] = {
        "code": (code,), "direction": ("ltr", "rtl"), "morphology": ("dictionary", "suffixes", "listed"),
        "number_position": ("before", "after"),
    }  # fmt: skip
    for key, values in allowed.items():
        if getattr(settings, key) not in values:
            yield f"{name}: {key} = {getattr(settings, key)!r}; write {' or '.join(values)}"
    if not 1 <= settings.fiscal_year_start <= 12:
        yield f"{name}: fiscal_year_start = {settings.fiscal_year_start}; write a month 1–12"
    if settings.home is not None and settings.home not in COUNTRIES:
        yield f"{name}: home = {settings.home!r} is no ISO 3166-1 alpha-2 code; write one"
    if settings.morphology == "suffixes" and not settings.morphology_rules.get("chains"):
        yield f"{name}: morphology is `suffixes` without `chains`; write them in [morphology_rules]"
    for letter in settings.fold:
        if len(letter) != 1:
            yield f"{name}: [fold] {letter!r} is not one character; fold letter by letter"
    for key, words in _word_lists(settings):
        yield from _lint_spelling(words, folder, f"{name}: {key}", folded=key != "related_headings")
        for word in _repeated(words):
            yield f"{name}: {key}: {word!r} stands twice; drop one"
    for word in settings.coordinators:
        if len(words_of(word)) != 1:
            yield f"{name}: coordinators: {word!r} is not one word; a coordinator is one"


def _word_lists(settings: Settings) -> Iterator[tuple[str, list[str]]]:
    for field in msgspec.structs.fields(Settings):
        value = getattr(settings, field.name)
        if isinstance(value, (list, tuple)) and field.name not in ("decimal", "group", "span_endings"):
            yield field.name, list(value)


def lint_terms(folder: Folder, stem: str) -> Iterator[str]:
    """What is wrong with the lexicon tables of one file."""
    name = folder.name(stem)
    for cls, values in _by_class(classes_in(folder.files[stem], file=name)).items():
        known = known_class(cls)
        where = f"{name}: [{cls}]"
        if known is None and cls not in folder.used_classes:
            yield (
                f"{where} is a class that neither the engine knows nor a pattern of the language uses; "
                "use it in a pattern, rename it, or drop it"
            )
        if cls in BUILT_IN and known is None:
            yield f"{where} is a class that the engine makes itself; choose another name"
        if NAMES_FILE.get(cls, stem) != stem:
            yield f"{where} is what the engine takes for {NAMES_FILE[cls]}.toml's; choose another name"
        for value, terms in values.items():
            if known is not None and not known[0](value):
                yield f"{where} {value!r} is no value of this class; write {known[1]}"
            if not terms:
                yield f"{where} {value!r} has no term; add one or drop the line"
            for term in _repeated(terms):
                yield f"{where} {value}: {term!r} stands twice; drop one"
            yield from _lint_spelling(terms, folder, f"{where} {value}")
            yield from _lint_matching(terms, folder, f"{where} {value}")
        if cls not in SEVERAL_VALUES:
            yield from _lint_ambiguity(values, where)


def _by_class(triples: Iterable[tuple[str, str, list[str]]]) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for cls, value, terms in triples:
        found.setdefault(cls, {})[value] = terms
    return found


def _repeated(terms: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    return [term for term in terms if term in seen or seen.add(term)]  # type: ignore[func-returns-value]


def _lint_ambiguity(values: Mapping[str, list[str]], where: str) -> Iterator[str]:
    first: dict[str, str] = {}
    for value, terms in values.items():
        for term in dict.fromkeys(terms):
            other = first.setdefault(term, value)
            if other != value:
                yield f"{where} {term!r} stands under {other!r} and {value!r}; keep it under one of them"


def _lint_spelling(terms: Iterable[str], folder: Folder, where: str, *, folded: bool = True) -> Iterator[str]:
    """Whether words are composed (NFC), of one script each, and as folding leaves them."""
    for term in terms:
        composed = unicodedata.normalize("NFC", term)
        if composed != term:
            yield f"{where}: {term!r} is not in the composed form NFC; write {composed!r}"
            continue
        if term != term.strip() or "  " in term:
            yield f"{where}: {term!r} has spaces too many; take them out"
        for word in mixed_words(term):
            yield f"{where}: {word!r} in {term!r} mixes letters of two scripts ({_spell(word)}); write it in one"
        if folded and (form := fold(term, folder.language.folding).text) != term:
            yield f"{where}: {term!r} is not in folded form; write {form!r}"


def mixed_words(text: str) -> list[str]:
    """The words of a text in which letters of two scripts stand side by side.

    >>> mixed_words("Вcтреча в Astana")
    ['Вcтреча']
    """
    return [word for word in _LETTERS.findall(text) if not word.isascii() and len(set(map(_script, word)) - {""}) > 1]


def _script(char: str) -> str:
    name = unicodedata.name(char, "")
    return next((script for script in _SCRIPTS if name.startswith(script)), "")


def _spell(word: str) -> str:
    odd = min(("LATIN", "CYRILLIC", "ARABIC"), key=lambda s: sum(_script(c) == s for c in word) or 99)
    return ", ".join(f"{char!r} is {unicodedata.name(char, '?')}" for char in word if _script(char) == odd)


def _lint_matching(terms: Iterable[str], folder: Folder, where: str) -> Iterator[str]:
    """Whether a term is cut into words as the text that it is to match will be."""
    for term in terms:
        plain = _MARKERS.sub("", term)
        words = [_MARKERS.sub("", word) for word in words_of(term)]
        if not words:
            yield f"{where}: {term!r} holds no word; drop it"
            continue
        if fold(term, folder.language.folding).text != term:
            continue
        tokens = folder.language.tokenizer.tokens(fold(plain, folder.language.folding)).forms
        if [token for token in tokens if token != "."] != words:
            yield (
                f"{where}: {term!r} matches nothing: text is cut into {tokens}, the term into {words}; "
                "write it as text is cut"
            )


def lint_patterns(folder: Folder, stem: str) -> Iterator[str]:
    """What is wrong with the patterns and macros of one file."""
    name = folder.name(stem)
    data = folder.files[stem]
    vocabularies = vocabulary()
    yields: Mapping[str, Iterable[str]] = {
        "time": TIME_OPERATIONS, "quantity": QUANTITY_KINDS, "event": {*vocabularies.event, "none"},
        "commitment": {*vocabularies.force, "open", "continue", "none"},
    }  # fmt: skip
    for entry in data.get("pattern", ()):
        where = f"{name}: pattern {entry['id']!r}"
        kind = next(kind for kind in YIELDS if kind in entry)
        allowed = {"id", "pattern", "example", "not_example", kind} | RULE_KEYS.get(kind, set())
        for key in sorted(entry.keys() - allowed):
            yield f"{where}: no key `{key}` is known for a pattern that yields a {kind}; drop it or correct it"
        if kind in yields and entry[kind] not in yields[kind]:
            yield f"{where}: {kind} = {entry[kind]!r}; write one of {', '.join(sorted(yields[kind]))}"
        if "context" in entry and entry["context"] not in CONTEXTS:
            yield f"{where}: context = {entry['context']!r}; write one of {', '.join(CONTEXTS)}"
        if "scope" in entry and entry["scope"] not in SCOPES:
            yield f"{where}: scope = {entry['scope']!r}; write one of {', '.join(SCOPES)}"
        for slot, value in entry.get("set", {}).items():
            if slot in SLOTS and not SLOTS[slot][0](str(value)):
                yield f"{where}: set {slot} = {value!r}; write {SLOTS[slot][1]}"
    for kind, rule in folder.rules[stem]:
        yield from _lint_steps(folder, kind, rule, f"{name}: pattern {rule.id.partition('#')[2]!r}")
    lines = [entry["pattern"] for entry in data.get("pattern", ())] + list(data.get("macro", {}).values())
    used = set(_MACRO.findall(str(lines)))
    for macro in sorted(data.get("macro", {}).keys() - used):
        yield f"{name}: [macro] {macro} is used by no pattern of the file; drop it"


def _lint_steps(folder: Folder, kind: str, rule: Rule, where: str) -> Iterator[str]:
    """Whether the elements of a rule name classes, values and words that there are."""
    classes = folder.classes
    steps = dict.fromkeys(step for sequence in rule.sequences for step in sequence.steps if step.key != ANY)
    literals: list[str] = []
    for step in steps:
        if step.key[0] == WORD:
            literals += literal_words(step.key)
            continue
        if step.key not in classes and step.key not in BUILT_IN:
            yield f"{where}: no class <{step.key}> in the language; define [{step.key}] or correct the name"
        elif step.value is not None and step.key in classes and step.value not in classes[step.key]:
            yield f"{where}: class <{step.key}> has no value {step.value!r}; correct it or add the value"
        elif kind == "time" and step.slot and step.key in classes and step.key not in BUILT_IN:
            takes, kinds = SLOTS.get(step.slot, (lambda _: True, ""))
            wrong = [value for value in ([step.value] if step.value else classes[step.key]) if not takes(value)]
            if wrong:
                found = ", ".join(map(repr, wrong))
                yield f"{where}: {step.slot}:<{step.key}> may be {found}; the slot takes {kinds}"
    yield from _lint_spelling(dict.fromkeys(literals), folder, where)


def lint_shadows(folder: Folder) -> Iterator[str]:
    """Rules that an earlier rule of the same kind leaves nothing to find in one of their sequences."""
    seen: dict[str, dict[tuple[tuple[str, str | None], ...], Rule]] = {kind: {} for kind in YIELDS}
    for stem in folder.lexicons:
        for kind, rule in folder.rules[stem]:
            told: set[str] = set()
            for sequence in rule.sequences:
                key = tuple((step.key, step.value) for step in sequence.steps)
                earlier = seen[kind].setdefault(key, rule)
                if earlier.id != rule.id and earlier.id not in told:
                    told.add(earlier.id)
                    yield (
                        f"{folder.name(stem)}: pattern {rule.id.partition('#')[2]!r} is shadowed by the earlier "
                        f"{earlier.id.partition('#')[2]!r} in {_shown(key)}; drop it from one of them"
                    )


def _shown(key: Iterable[tuple[str, str | None]]) -> str:
    """A sequence as a pattern line.

    >>> _shown([("month", None), ('"год', None), ("~", "3"), ("part", "end")])
    '<month> год ~3 <part=end>'
    """
    shown = []
    for name, value in key:
        if name == ANY:
            shown.append(f"~{value}")
        elif name[0] == WORD:
            shown.append(name[1:])
        else:
            shown.append(f"<{name}>" if value is None else f"<{name}={value}>")
    return " ".join(shown)

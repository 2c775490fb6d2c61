"""From the words of terms to the written forms they match: by dictionary, by suffix chains, or as listed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache
from typing import Any

from elchi.language.suffixes import Suffixes

MAX_REMEMBERED = 50_000
SHORTEST_STEM = 2


class Forms:
    """Finds which words of the lexicon a written form may be; `match` is asked for every token of every page.

    A word is written `слово` (any inflected form), `=слово` (this form), `слов*` (any word that begins so) or
    `^слово` (a personal name, inflected as names are).
    """

    def __init__(self, words: Collection[str], *, morphology: str, suffixes: Suffixes | None) -> None:
        self._exact: dict[str, list[str]] = {}
        self._prefixes: dict[str, str] = {}
        self._stems: dict[str, list[str]] = {}
        self._suffixes = suffixes
        self._remembered: dict[str, tuple[tuple[str, ...], str | None]] = {}
        inflected = []
        names = []
        for word in sorted(words):
            if word.startswith("="):
                self._exact.setdefault(word[1:], []).append(word)
            elif word.endswith("*") and len(word) > 1:
                self._prefixes[word[:-1]] = word
            elif word.startswith("^") and morphology == "dictionary":
                names.append(word)
            else:
                inflected.append(word)
                if morphology != "dictionary":
                    self._exact.setdefault(word.removeprefix("^"), []).append(word)
        if morphology == "dictionary":
            for word, forms in russian_forms(inflected):
                for form in forms:
                    self._exact.setdefault(form, []).append(word)
            for word in names:
                for form in russian_name_forms(word[1:]):
                    self._exact.setdefault(form, []).append(word)
        elif morphology == "suffixes" and suffixes is not None:
            for word in inflected:
                bare = word.removeprefix("^")
                if len(bare) >= SHORTEST_STEM and (bare[-1].isalpha() or bare[-1] == "'"):
                    for stem in suffixes.stems(bare):
                        self._stems.setdefault(stem, []).append(word)
        self._shortest_prefix = min(map(len, self._prefixes), default=0)

    def match(self, form: str) -> tuple[tuple[str, ...], str | None]:
        """The words of the lexicon that `form` may be, and the case that its ending marks, if it marks one."""
        found = self._remembered.get(form)
        if found is None:
            if len(self._remembered) >= MAX_REMEMBERED:
                self._remembered.clear()
            found = self._remembered[form] = self._find(form)
        return found

    def _find(self, form: str) -> tuple[tuple[str, ...], str | None]:
        words = list(self._exact.get(form, ()))
        case: str | None = None
        if self._prefixes:
            for end in range(self._shortest_prefix, len(form) + 1):
                word = self._prefixes.get(form[:end])
                if word is not None:
                    words.append(word)
        if self._suffixes is not None and len(form) < 60:
            for end in range(len(form) - 1, SHORTEST_STEM - 1, -1):
                stems = self._stems.get(form[:end])
                if stems is None:
                    continue
                ending = form[end:]
                endings = self._suffixes.endings(form[:end])
                if ending in endings:
                    words.extend(stems)
                    case = case or endings[ending]
        return tuple(dict.fromkeys(words)), case


def russian_forms(words: Iterable[str]) -> Iterable[tuple[str, set[str]]]:
    """Each Russian word with all its forms by the morphological dictionary, «ё» written «е».

    >>> [sorted(forms)[:3] for _, forms in russian_forms(["рейс"])]
    [['рейс', 'рейса', 'рейсам']]
    """
    analyzer = _analyzer()
    for word in words:
        forms = {word}
        for parse in analyzer.parse(word):
            if parse.normal_form.replace("ё", "е") == word or (parse.word == word and not word.isalpha()):
                forms.update(form.word.replace("ё", "е") for form in parse.lexeme)
        yield word, forms
    _analyzer.cache_clear()


def russian_name_forms(name: str) -> set[str]:
    """A Russian given name, patronymic or surname with all its cases, masculine and feminine.

    >>> "токаеву" in russian_name_forms("токаев"), "алиевым" in russian_name_forms("алиев")
    (True, True)
    """
    from petrovich.enums import Case, Gender
    from petrovich.main import Petrovich

    global _petrovich
    if _petrovich is None:
        _petrovich = Petrovich()
    forms = {name}
    for case in (Case.GENITIVE, Case.DATIVE, Case.ACCUSATIVE, Case.INSTRUMENTAL, Case.PREPOSITIONAL):
        for gender in (Gender.MALE, Gender.FEMALE):
            forms.add(_petrovich.lastname(name, case, gender).replace("ё", "е"))
            forms.add(_petrovich.firstname(name, case, gender).replace("ё", "е"))
    return forms


_petrovich: Any = None


@cache
def _analyzer() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")

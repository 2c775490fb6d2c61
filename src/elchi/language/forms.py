"""From the words of terms to the written forms they match: by dictionary, by suffix chains, or as listed."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from elchi.language import russian
from elchi.language.kept import kept
from elchi.language.suffixes import Suffixes

MAX_REMEMBERED = 50_000
SHORTEST_STEM = 2
_Groups = list[tuple[tuple[str, ...], list[str]]]
"""Words of the lexicon, and the forms that may be these words and no others."""


class Forms:
    """Finds which words of the lexicon a written form may be; `match` is asked for every token of every page.

    A word is written `слово` (any inflected form), `=слово` (this form), `слов*` (any word that begins so) or
    `^слово` (a personal name, inflected as names are). Under the name `keep`, what a dictionary makes is kept for the
    next start.
    """

    def __init__(
        self, words: Collection[str], *, morphology: str, suffixes: Suffixes | None, keep: str | None = None
    ) -> None:
        self._exact: dict[str, tuple[str, ...]] = {}
        self._prefixes: dict[str, str] = {}
        self._stems: dict[str, tuple[str, ...]] = {}
        self._suffixes = suffixes
        self._remembered: dict[str, tuple[tuple[str, ...], str | None]] = {}
        inflected: list[str] = []
        names: list[str] = []
        exact: dict[str, list[str]] = {}
        for word in sorted(words):
            if word.startswith("="):
                exact.setdefault(word[1:], []).append(word)
            elif word.endswith("*") and len(word) > 1:
                self._prefixes[word[:-1]] = word
            elif word.startswith("^") and morphology == "dictionary":
                names.append(word)
            else:
                inflected.append(word)
                if morphology != "dictionary":
                    exact.setdefault(word.removeprefix("^"), []).append(word)
        if morphology == "dictionary":
            depends = "\n".join(sorted(words)).encode() + russian.origin() if keep else b""
            for alike, forms in kept(keep, depends, lambda: _by_dictionary(exact, inflected, names), _Groups):
                self._exact.update(dict.fromkeys(forms, alike))
        else:
            self._exact.update((form, tuple(found)) for form, found in exact.items())
        if morphology == "suffixes" and suffixes is not None:
            for word in inflected:
                bare = word.removeprefix("^")
                if len(bare) >= SHORTEST_STEM and (bare[-1].isalpha() or bare[-1] == "'"):
                    for stem in suffixes.stems(bare):
                        self._stems[stem] = (*self._stems.get(stem, ()), word)
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
                marked = self._suffixes.case_of(form[:end], form[end:])
                if marked is not None:
                    words.extend(stems)
                    case = case or marked or None
        return tuple(dict.fromkeys(words)), case


def _by_dictionary(exact: dict[str, list[str]], inflected: Iterable[str], names: Iterable[str]) -> _Groups:
    """The Russian forms of all words, those of the same words together, added to the `exact` ones."""
    for word, forms in russian.word_forms(inflected):
        for form in forms:
            exact.setdefault(form, []).append(word)
    name_forms = russian.NameForms()
    for word in names:
        for form in name_forms.forms(word[1:]):
            exact.setdefault(form, []).append(word)
    groups: dict[tuple[str, ...], list[str]] = {}
    for form in sorted(exact):
        groups.setdefault(tuple(exact[form]), []).append(form)
    return list(groups.items())

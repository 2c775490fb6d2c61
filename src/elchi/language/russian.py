"""The forms of Russian words and names; what makes them is imported only when they are not kept from before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

LIBRARIES = ("pymorphy3", "pymorphy3-dicts-ru", "petrovich")
_NAME_PARTS = ("lastname", "firstname")
_GENDERS = ("male", "female")


def origin() -> bytes:
    """What the forms depend on beside the words: this module and the versions of the libraries."""
    from importlib.metadata import PackageNotFoundError, version  # takes 20 ms, which other languages need not pay

    found = [Path(__file__).read_bytes()]
    for library in LIBRARIES:
        try:
            found.append(f"{library} {version(library)}".encode())
        except PackageNotFoundError:
            found.append(library.encode())
    return b"\0".join(found)


def word_forms(words: Iterable[str]) -> Iterable[tuple[str, set[str]]]:
    """Each Russian word with all its forms by the morphological dictionary, «ё» written «е».

    >>> [sorted(forms)[:3] for _, forms in word_forms(["рейс"])]
    [['рейс', 'рейса', 'рейсам']]
    """
    import pymorphy3
    from pymorphy3.units.by_lookup import DictionaryAnalyzer

    analyzer = pymorphy3.MorphAnalyzer(lang="ru")
    dictionary = analyzer.dictionary
    for word in words:
        forms = {word}
        seen: set[tuple[int, str]] = set()
        for parse in analyzer.parse(word):
            if parse.normal_form.replace("ё", "е") == word or (parse.word == word and not word.isalpha()):
                stack = parse.methods_stack
                if len(stack) == 1 and isinstance(stack[0][0], DictionaryAnalyzer):
                    _, fixed, paradigm_id, index = stack[0]
                    paradigm = dictionary.paradigms[paradigm_id]
                    stem = dictionary.build_stem(paradigm, index, fixed)
                    if (paradigm_id, stem) not in seen:
                        seen.add((paradigm_id, stem))
                        forms.update(_paradigm_forms(dictionary, paradigm, stem))
                else:
                    forms.update(form.word.replace("ё", "е") for form in parse.lexeme)
        yield word, forms


def _paradigm_forms(dictionary: Any, paradigm: Sequence[int], stem: str) -> set[str]:
    """All forms of a stem in a paradigm of the dictionary, which lists suffixes, tags and prefixes one after another.

    It is what `Parse.lexeme` holds, without the tags, whose making takes most of its time.
    """
    size = len(paradigm) // 3
    suffixes, prefixes = dictionary.suffixes, dictionary.paradigm_prefixes
    return {
        (prefixes[prefix] + stem + suffixes[suffix]).replace("ё", "е")
        for suffix, prefix in zip(paradigm[:size], paradigm[2 * size :], strict=True)
    }


class NameForms:
    """Declines Russian given names, patronymics and surnames by petrovich's rules.

    `Petrovich` walks through all its rules for every case; here they are found by their endings, once a name.
    """

    def __init__(self) -> None:
        from petrovich.main import Petrovich

        self._whole: dict[tuple[str, str], dict[str, Sequence[str]]] = {}
        self._endings: dict[tuple[str, str], dict[str, list[tuple[int, Sequence[str]]]]] = {}
        data: Mapping[str, Mapping[str, Any]] = Petrovich().data
        for part in _NAME_PARTS:
            for gender in _GENDERS:
                whole = self._whole[part, gender] = {}
                for rule in data[part].get("exceptions", ()):
                    for name in rule["test"] if rule["gender"] == gender else ():
                        whole.setdefault(name, rule["mods"])
                endings = self._endings[part, gender] = {}
                for order, rule in enumerate(data[part]["suffixes"]):
                    for ending in rule["test"] if rule["gender"] == gender else ():
                        endings.setdefault(ending, []).append((order, rule["mods"]))
        self._longest = max(len(ending) for endings in self._endings.values() for ending in endings)

    def forms(self, name: str) -> set[str]:
        """A name with all its cases, masculine and feminine, «ё» written «е».

        >>> names = NameForms()
        >>> "токаеву" in names.forms("токаев"), "алиевым" in names.forms("алиев")
        (True, True)
        """
        forms = {name}
        for part in _NAME_PARTS:
            for gender in _GENDERS:
                rules = self._rules(name, part, gender)
                for case in range(5):
                    change = next((mods[case] for mods in rules if mods[case] != "."), "")
                    form = name[: len(name) - change.count("-")] + change.replace("-", "")
                    forms.add(form.replace("ё", "е"))
        return forms

    def _rules(self, name: str, part: str, gender: str) -> list[Sequence[str]]:
        """The changes by case that a name may take, the first rule first; a «.» leaves the case to the next."""
        whole = self._whole[part, gender].get(name)
        if whole is not None:
            return [whole]
        endings = self._endings[part, gender]
        found = [rule for size in range(1, min(len(name), self._longest) + 1) for rule in endings.get(name[-size:], ())]
        return [mods for _, mods in sorted(found, key=lambda rule: rule[0])]

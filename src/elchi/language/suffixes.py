"""Suffix chains of agglutinative languages: which endings a stem may take, by vowel harmony and final consonant.

A suffix is written with archiphonemes, capital letters whose sound depends on what stands before: `LAr` is «лар»,
«лер», «дар», «дер», «тар», «тер» in Kazakh. All chains of all slots are built once for each kind of stem ending.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from elchi.errors import DataError

Chains = Mapping[str, str | None]
"""Surface ending → the case it marks, or None."""


class Suffixes:
    """The endings that stems of one language may take.

    >>> rules = Suffixes({"back": "а", "front": "е", "voiceless": "т", "voiced": "б", "sonorant": "лр",
    ...     "archiphonemes": {"A": {"back": "а", "front": "е"}, "D": {"voiceless": "т", "vowel": "д", "sonorant": "д",
    ...     "voiced": "д"}}, "chains": [[{"s": "DAн", "case": "abl"}]]})
    >>> rules.endings("алма")["дан"], rules.endings("ет")["тен"], "дан" in rules.endings("ет")
    ('abl', 'abl', False)
    """

    def __init__(self, rules: Mapping[str, Any]) -> None:
        self._back = frozenset(rules.get("back", ""))
        self._front = frozenset(rules.get("front", ""))
        self._voiceless = frozenset(rules.get("voiceless", ""))
        self._voiced = frozenset(rules.get("voiced", ""))
        self._archiphonemes: Mapping[str, Mapping[str, str]] = rules.get("archiphonemes", {})
        self.final_changes: Sequence[Sequence[str]] = rules.get("final_changes", ())
        slots: list[list[tuple[str, str | None]]] = []
        for slot in rules.get("chains", ()):
            slots.append([(s, None) if isinstance(s, str) else (s["s"], s.get("case")) for s in slot])
        self._slots = slots
        self._cache: dict[tuple[str, ...], Chains] = {}

    def endings(self, stem: str) -> Chains:
        """Every ending that `stem` may take, with its case; the empty ending is not among them."""
        harmonies = self._harmonies(stem)
        last = self._sound(stem[-1:])
        key = (*harmonies, last)
        found = self._cache.get(key)
        if found is None:
            chains: dict[str, str | None] = {}
            for harmony in harmonies:
                self._grow("", None, 0, harmony, last, chains)
            chains.pop("", None)
            found = self._cache[key] = chains
        return found

    def stems(self, word: str) -> list[str]:
        """`word` and the shapes that it takes before a vowel (Kazakh «серіктестік» → «серіктестіг»).

        >>> Suffixes({"final_changes": [["к", "г"]]}).stems("көлік")
        ['көлік', 'көліг']
        """
        shapes = [word]
        for final, changed in self.final_changes:
            if word.endswith(final) and len(word) > len(final) + 1:
                shapes.append(word[: -len(final)] + changed)
        return shapes

    def _harmonies(self, stem: str) -> tuple[str, ...]:
        for char in reversed(stem):
            back, front = char in self._back, char in self._front
            if back or front:
                return (("back",) if back else ()) + (("front",) if front else ())
        return ("back", "front")

    def _sound(self, char: str) -> str:
        if char in self._back or char in self._front:
            return "vowel"
        if char in self._voiceless:
            return "voiceless"
        return "voiced" if char in self._voiced else "sonorant"

    def _grow(
        self, ending: str, case: str | None, slot: int, harmony: str, last: str, chains: dict[str, str | None]
    ) -> None:
        if slot == len(self._slots):
            if ending not in chains or chains[ending] is None:
                chains[ending] = case
            return
        self._grow(ending, case, slot + 1, harmony, last, chains)
        for suffix, own_case in self._slots[slot]:
            surface = self._surface(suffix, harmony, last)
            if surface is not None:
                sound = self._sound(surface[-1:])
                self._grow(ending + surface, own_case or case, slot + 1, harmony, sound, chains)

    def _surface(self, suffix: str, harmony: str, last: str) -> str | None:
        out: list[str] = []
        for char in suffix:
            variants = self._archiphonemes.get(char)
            if variants is None:
                if char.isupper():
                    raise DataError(f"suffix {suffix!r}: no archiphoneme {char!r}; add it to morphology_rules")
                out.append(char)
                last = self._sound(char)
                continue
            chosen = next((letter for name, letter in variants.items() if name in (harmony, last)), None)
            if chosen is None:
                return None
            out.append(chosen)
            if chosen:
                last = self._sound(chosen[-1])
        return "".join(out)

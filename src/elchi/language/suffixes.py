"""Suffix chains of agglutinative languages: which endings a stem may take, by vowel harmony and final consonant.

A suffix is written with archiphonemes, capital letters whose sound depends on what stands before: `LAr` is «лар»,
«лер», «дар», «дер», «тар», «тер» in Kazakh. An ending is read slot by slot: the chains of all
slots, written out, would be hundreds of thousands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from elchi.errors import DataError

MAX_REMEMBERED = 20_000
_Surfaces = list[tuple[str, str | None, str]]
"""What the suffixes of a slot become behind one kind of sound: how each is written, its case, its own last sound."""


class Suffixes:
    """The endings that stems of one language may take.

    >>> rules = Suffixes({"back": "а", "front": "е", "voiceless": "т", "voiced": "б", "sonorant": "лр",
    ...     "archiphonemes": {"A": {"back": "а", "front": "е"}, "D": {"voiceless": "т", "vowel": "д", "sonorant": "д",
    ...     "voiced": "д"}}, "chains": [[{"s": "DAн", "case": "abl"}]]})
    >>> rules.case_of("алма", "дан"), rules.case_of("ет", "тен"), rules.case_of("ет", "дан")
    ('abl', 'abl', None)
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
        for suffix, _ in (entry for slot in slots for entry in slot):
            for char in suffix:
                if char.isupper() and char not in self._archiphonemes:
                    raise DataError(f"suffix {suffix!r}: no archiphoneme {char!r}; add it to morphology_rules")
        self._surfaces: dict[tuple[int, str, str], _Surfaces] = {}
        self._remembered: dict[tuple[tuple[str, ...], str, str], str | None] = {}

    def case_of(self, stem: str, ending: str) -> str | None:
        """The case that an `ending` of `stem` marks, "" where it marks none; None where `stem` does not take it."""
        key = (self._harmonies(stem), self._sound(stem[-1:]), ending)
        remembered = self._remembered
        if key in remembered:
            return remembered[key]
        if len(remembered) >= MAX_REMEMBERED:
            remembered.clear()
        found = None
        for harmony in key[0] if ending else ():
            marked = self._follow(ending, 0, None, 0, harmony, key[1])
            found = found if marked is None else marked
            if found:
                break
        remembered[key] = found
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

    def _follow(self, ending: str, at: int, case: str | None, slot: int, harmony: str, last: str) -> str | None:
        """The case of `ending` if the slots from `slot` on make up what it has from `at` on; the first case found."""
        if slot == len(self._slots):
            return (case or "") if at == len(ending) else None
        found = self._follow(ending, at, case, slot + 1, harmony, last)
        if found:
            return found
        surfaces = self._surfaces.get((slot, harmony, last))
        if surfaces is None:
            surfaces = self._surfaces[slot, harmony, last] = self._surfaces_of(slot, harmony, last)
        for surface, own_case, sound in surfaces:
            if ending.startswith(surface, at):
                marked = self._follow(ending, at + len(surface), own_case or case, slot + 1, harmony, sound)
                if marked:
                    return marked
                found = found if marked is None else marked
        return found

    def _surfaces_of(self, slot: int, harmony: str, last: str) -> _Surfaces:
        found = []
        for suffix, case in self._slots[slot]:
            surface = self._surface(suffix, harmony, last)
            if surface is not None:
                found.append((surface, case, self._sound(surface[-1:])))
        return found

    def _surface(self, suffix: str, harmony: str, last: str) -> str | None:
        out: list[str] = []
        for char in suffix:
            variants = self._archiphonemes.get(char)
            if variants is None:
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

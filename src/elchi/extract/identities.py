"""Who is who on a page: persons with every form of their names, over items, languages and scripts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from elchi.extract.seats import Held
from elchi.language.people import KnownPerson, Term

SHARED = 4
LONGEST_ENDING = 4
HEADS = frozenset({"president", "prime_minister", "monarch"})
VAGUE = frozenset({"other", "legislator"})


@dataclass(slots=True)
class Identity:
    """A person of the page: the name in Latin letters, its forms in this item, and what was said of the office."""

    name: str
    known: int | None = None
    term: Term | None = None
    forms: list[tuple[str, ...]] = field(default_factory=list)
    said: list[Held] = field(default_factory=list)
    bones: tuple[str, ...] = ()

    def add(self, held: Held | None) -> None:
        """Notes what the words beside one mention say."""
        if held is not None and held not in self.said:
            self.said.append(held)

    @property
    def office(self) -> str | None:
        """The first office said that tells something, else the one known to the public."""
        term = self.term.office if self.term else None
        first = next((held.office for held in self.said if held.office not in VAGUE), None)
        if term is not None:
            return term if first is None or (term in HEADS and first not in HEADS) else first
        return first or (self.said[0].office if self.said else None)

    @property
    def country(self) -> str | None:
        """The state known to the public, else said beside any mention, else the one that nothing speaks against."""
        if self.term is not None:
            return self.term.country
        office = self.office
        for held in self.said:
            if held.said and held.office == office:
                return held.country
        for held in self.said:
            if held.said and held.country:
                return held.country
        return self.said[0].country if self.said else None


@dataclass(slots=True)
class People:
    """The persons of one page, handed from item to item; `home` is the state that the main item speaks from."""

    home: str | None = None
    everyone: list[Identity] = field(default_factory=list)

    def leave_item(self) -> None:
        """Forgets the written forms, which belong to one item's language."""
        for identity in self.everyone:
            identity.forms.clear()


def surname_of(forms: tuple[str, ...]) -> str:
    """The word of a full name that later mentions use: the last one."""
    return forms[-1]


def alike(form: str, other: str) -> bool:
    """Whether two written forms may be one name in different cases.

    >>> alike("жапаров", "жапаровым"), alike("алиев", "алимов")
    (True, False)
    """
    if form == other:
        return True
    shared = 0
    for a, b in zip(form, other, strict=False):
        if a != b:
            break
        shared += 1
    longer, shorter = max(len(form), len(other)), min(len(form), len(other))
    return (
        shared >= min(SHARED, shorter) and shared >= 3 and longer - shared <= LONGEST_ENDING and shorter - shared <= 2
    )


def same_person(forms: tuple[str, ...], others: Iterable[tuple[str, ...]]) -> bool:
    """Whether a full name may be the same as one met before: surnames alike, first names alike or initials."""
    for other in others:
        if not alike(forms[-1], other[-1]):
            continue
        if len(forms) == 1 or len(other) == 1:
            return True
        first, second = forms[0], other[0]
        if first[0] == second[0] and (len(first) <= 2 or len(second) <= 2 or alike(first, second)):
            return True
        if set(forms[:-1]) & set(other[:-1]):
            return True
    return False


_SOUNDS = (
    ("shch", "s"), ("dzh", "j"), ("zh", "j"), ("kh", "h"), ("ch", "c"), ("sh", "s"), ("gh", "g"), ("ts", "s"),
    ("dj", "j"),
    ("q", "k"), ("x", "h"), ("w", "v"), ("ks", "s"), ("ph", "f"), ("'", ""),
)  # fmt: skip
_SOFT = frozenset("aeiouyh-' ")


def skeleton(name: str) -> tuple[str, ...]:
    """A Latin name's words by their consonants, so that spellings of different scripts meet.

    >>> skeleton("Adilbek Qosimaliyev") == skeleton("Adylbek Kasymaliev"), skeleton("Sadyr Japarov")
    (True, ('sdr', 'jprv'))
    """
    plain = "".join(c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c)).replace(
        "ı", "i"
    )
    words = []
    for word in plain.replace("-", " ").split():
        for sound, letter in _SOUNDS:
            word = word.replace(sound, letter)
        bare = "".join(c for c in word if c not in _SOFT)
        words.append("".join(c for i, c in enumerate(bare) if i == 0 or c != bare[i - 1]))
    return tuple(words)


def known_in(words: tuple[str, ...], person: KnownPerson, code: str) -> bool:
    """Whether the first names on the page are those of a known person with the same surname, or initials of them."""
    for form in getattr(person, code, ()):
        own = form.lower().replace("-", " ").split()[:-1]
        if not own or not any(_named_so(own[0], word) for word in words):
            continue
        if all(any(_named_so(part, word) for part in own) for word in words):
            return True
        if all(any(_named_so(part, word) for word in words) for part in own):
            return True
    return False


def _named_so(name: str, word: str) -> bool:
    return name[0] == word[0] and (len(word) <= 2 or alike(name, word))

"""Known office holders: who held which office when, and how each language writes the name."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import msgspec

from elchi.errors import DataError
from elchi.language.kept import kept

PEOPLE_FILE = Path(__file__).parent.parent / "languages" / "people.toml"


class Term(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A term of office: from the first day to the last, either unknown or open when absent."""

    office: str
    country: str | None = None
    body: str | None = None
    from_: str | None = None
    to: str | None = None


class KnownPerson(msgspec.Struct, frozen=True, kw_only=True):
    """A person whose name and offices are known from public sources."""

    name: str
    terms: list[Term] = []
    en: list[str] = []
    ru: list[str] = []
    kk: list[str] = []
    uz: list[str] = []
    ur: list[str] = []
    surname: dict[str, str] = {}

    def term_on(self, day: str | None) -> Term | None:
        """The term that covers `day` (YYYY-MM-DD); with no day, or none covering it, the latest that began before."""
        if not self.terms:
            return None
        if day is None:
            return max(self.terms, key=lambda term: term.to or "9999")
        begun = [term for term in self.terms if _reaches(term.from_, day, before=True)]
        running = [term for term in begun if _reaches(term.to, day, before=False)]
        return max(running or begun, key=lambda term: term.from_ or "", default=self.terms[0])


def _reaches(limit: str | None, day: str, *, before: bool) -> bool:
    """Whether a limit of a term (a year, month or day; None is open) lies on the right side of `day`.

    >>> _reaches("2025", "2025-06-01", before=False), _reaches("2025-07", "2025-06-01", before=True)
    (True, False)
    """
    if limit is None:
        return True
    same = day[: len(limit)]
    return limit <= same if before else limit >= same


@cache
def known_people() -> tuple[KnownPerson, ...]:
    """All persons of `people.toml`, in the order of the file."""
    if not PEOPLE_FILE.exists():
        return ()
    try:
        content = PEOPLE_FILE.read_bytes()
        return tuple(kept("people", content, lambda: _people_in(content), list[KnownPerson]))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise DataError(f"{PEOPLE_FILE.name}: {error}") from error


def _people_in(content: bytes) -> list[KnownPerson]:
    return msgspec.convert(tomllib.loads(content.decode()).get("person", []), list[KnownPerson])

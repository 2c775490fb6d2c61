"""Offices beside names: which office the words around a name give its bearer, and of which country."""

from __future__ import annotations

from elchi.extract.mentions import CountryMention
from elchi.extract.reading import Hit, Reading
from elchi.record.vocabulary import vocabulary
from elchi.text.tokens import WORD

REACH = 14
CERTAIN_GAP = 5
CHAIN_GAP = 8
OF_A_COMPANY = frozenset({"president", "other", "secretary_general"})


class Offices:
    """The offices named in one item, asked for by the place of a name."""

    def __init__(
        self,
        reading: Reading,
        countries: list[CountryMention],
        parties: tuple[str, ...],
        names: list[tuple[int, int]],
    ) -> None:
        known = vocabulary().office
        self._reading = reading
        self._hits = [hit for hit in reading.hits("office") if hit.value in known]
        self._countries = countries
        self._home = parties[0] if parties else None
        self._named = bytearray(len(reading.tokens.forms) + 1)
        for start, end in names:
            self._named[start:end] = b"\x01" * (end - start)

    def before(self, at: int) -> Hit | None:
        """The office right before token `at`, a mark or particle between allowed."""
        return next((hit for hit in self._hits if at - 1 <= hit.end <= at), None)

    def beside(self, start: int, end: int) -> Hit | None:
        """The office given to the name on tokens `start` to `end`: before it, else in apposition after it.

        Of several offices of one bearer the first named counts.
        """
        first, stop = self._reading.sentence(start)
        best: Hit | None = None
        for hit in reversed(self._hits):
            if hit.end > start or hit.start < first or start - hit.end > REACH:
                continue
            if best is None:
                if not self._bridges(hit.end, start):
                    break
                best = hit
            elif self._chained(hit, best):
                best = hit
            else:
                break
        if best is not None:
            return best
        forms = self._reading.tokens.forms
        if end < stop and forms[end] in (",", "–", "("):
            for hit in self._hits:
                if end < hit.start <= end + 5 and all(
                    self._reading.tokens.kinds[at] == WORD and not self._named[at] for at in range(end + 1, hit.start)
                ):
                    return hit
        return None

    def certain(self, office: Hit, start: int) -> bool:
        """Whether an office makes the words at `start` a name even where no word of them is known as one."""
        if office.end > start:
            return False
        gap = range(office.end, start)
        lattice = self._reading.lattice
        return len(gap) <= CERTAIN_GAP and not any(name in _VERBAL for at in gap for name, _, _ in lattice[at])

    def _bridges(self, first: int, end: int) -> bool:
        """Whether the words between an office and a name may belong to the office."""
        forms = self._reading.tokens.forms
        for at in range(first, end):
            if self._named[at]:
                return False
            form = forms[at]
            if form in (".", ";", ":", "!", "?", "(", ")"):
                return False
            if form == "," and at != end - 1:
                return False
            if any(name in _VERBAL for name, _, _ in self._reading.lattice[at]):
                return False
        return True

    def _chained(self, first: Hit, second: Hit) -> bool:
        """Whether two offices belong to one bearer: side by side, or joined by a comma or dash."""
        between = self._reading.tokens.forms[first.end : second.start]
        if any(self._named[first.end : second.start]) or len(between) > CHAIN_GAP:
            return False
        return not between or any(form in (",", "–", "-") for form in between)

    def held(self, office: Hit, start: int, end: int) -> tuple[str, str | None]:
        """The office id and the country of the bearer named on tokens `start` to `end`."""
        reading = self._reading
        value = str(office.value)
        low, high = (office.end, start) if office.end <= start else (office.end, min(office.end + 6, reading.sentence(start)[1]))
        banks = [hit for hit in reading.hits("bank") if low - 3 <= hit.start < high]
        if banks:
            return ("company_head" if value in OF_A_COMPANY else value), None
        after = [c for c in self._countries if low <= c.start < high and not self._other_name(low, c.start, start, end)]
        before = [c for c in self._countries if office.start - 3 <= c.start and c.end <= office.start]
        if before and any(self._named[before[-1].end : office.start]):
            before = []
        owner = after[0] if after else (before[-1] if before else None)
        if owner is None and value in OF_A_COMPANY and self._of_organisation(low, high):
            return "company_head", self._home
        if owner is None:
            return value, self._home
        return value, None if owner.kind == "body" else owner.code

    def _other_name(self, low: int, at: int, start: int, end: int) -> bool:
        return any(self._named[place] for place in range(low, at) if not start <= place < end)

    def _of_organisation(self, low: int, high: int) -> bool:
        """Whether a capitalised word that names no country follows the office: «президент SOCAR»."""
        if not self._reading.language.settings.cased or low >= high or self._named[low]:
            return False
        at = low
        while at < high and self._reading.tokens.forms[at] in self._reading.language.function_words:
            at += 1
        return at < high and self._reading.capital(at) and not self._named[at]


_VERBAL = frozenset({"change.up", "change.down", "level", "person.full", "hedge.verb"})

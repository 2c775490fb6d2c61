"""One item being read: its tokens, the lattice of lexicon edges over them, numerals, and what was found so far."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from elchi.extract.mentions import PersonMention, QuantityMention, TimexMention
from elchi.grammar.matcher import Field, Match
from elchi.language.lexicon import Edges
from elchi.language.loader import Language
from elchi.text.folding import fold
from elchi.text.numerals import Number
from elchi.text.tokens import DOTTED_DATE, ISO_DATE, NUMBER, WORD, Tokens

ROMAN = {
    numeral: value
    for value, numeral in enumerate(
        "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi".split(), start=1
    )
}
BREAKS = frozenset(",;:()–")
"""Marks that divide a sentence or clause into segments."""
CYRILLIC_ROMAN = str.maketrans("іхѵ", "ixv")
Edge = tuple[str, Any, int]


class Hit(NamedTuple):
    """A term found on tokens `start` to `end` (exclusive), with its value."""

    start: int
    end: int
    value: Any


@dataclass(slots=True)
class Reading:
    """The state of reading one item. `base` is the item's offset in the page, `published` the page's date.

    Steps append mentions; none changes what an earlier one found.
    """

    language: Language
    tokens: Tokens
    lattice: list[Edges]
    words: list[tuple[str, ...]]
    cases: list[str | None]
    keys: list[frozenset[str]]
    numbers: list[Number]
    base: int
    published: date | None
    title_end: int
    capitals: bytearray = field(default_factory=bytearray)
    clauses: list[tuple[int, int]] = field(default_factory=list)
    times: list[TimexMention] = field(default_factory=list)
    quantities: list[QuantityMention] = field(default_factory=list)
    persons: list[PersonMention] = field(default_factory=list)
    dropped: list[tuple[int, int, str]] = field(default_factory=list)
    index: dict[str, list[int]] = field(default_factory=dict)
    _hits: dict[str, list[Hit]] = field(default_factory=dict)
    _outside: dict[tuple[str, str], list[Hit]] = field(default_factory=dict)
    _ending: dict[str, dict[int, Hit]] = field(default_factory=dict)
    _within: bytearray | None = None
    _part_ends: list[int] | None = None
    roles: dict[int, str | None] = field(default_factory=dict)
    _nouns: list[int] | None = None
    _hedges: bytearray | None = None
    _matches: dict[str, list[Match]] = field(default_factory=dict)
    _timed: bytearray | None = None

    def hits(self, name: str) -> list[Hit]:
        """Every term of class `name`, left to right, none overlapping (the longest at each place)."""
        try:
            return self._hits[name]
        except KeyError:
            found = self._hits[name] = []
        last = -1
        for at in self.index.get(name, ()):
            if at < last:
                continue
            value, end = None, 0
            for cls, own, stop in self.lattice[at]:
                if cls == name and stop > end:
                    value, end = own, stop
            found.append(Hit(at, end, value))
            last = end
        return found

    def hits_outside(self, name: str, other: str) -> list[Hit]:
        """The terms of class `name` that do not begin inside a term of class `other`."""
        try:
            return self._outside[name, other]
        except KeyError:
            hits, others = self.hits(name), self.hits(other)
            if others:
                hits = [hit for hit in hits if not any(out.start <= hit.start < out.end for out in others)]
            self._outside[name, other] = hits
            return hits

    def add(self, at: int, edge: Edge) -> None:
        """Adds an edge at token `at`, after the ones that are there; terms of its class are looked up anew."""
        here = self.lattice[at]
        if isinstance(here, list):
            here.append(edge)
        else:
            self.lattice[at] = [edge]
        name = edge[0]
        if name not in self.keys[at]:
            self.keys[at] |= {name}
        places = self.index.setdefault(name, [])
        if not places or places[-1] < at:
            places.append(at)
        elif places[-1] != at:
            insort(places, at)

    def matches(self, kind: str, *, every: bool = False) -> list[Match]:
        """What the patterns of one kind find in the item: the longest at each place, or `every` rule's."""
        found = self._matches.get(kind)
        if found is not None:
            return found
        field = Field(self.lattice, self.words, self._stops(), self.keys, self.index)
        found = self._matches[kind] = list(self.language.matchers[kind].find(field, every=every))
        return found

    def _stops(self) -> list[int]:
        """For each token the end of its sentence or of the part before a semicolon, which no pattern crosses."""
        if self._part_ends is None:
            ends: list[int] = []
            forms = self.tokens.forms
            for first, stop in self.tokens.sentences:
                begin = first
                for at in range(first, stop):
                    if forms[at] == ";":
                        ends.extend([at] * (at - begin))
                        begin = at
                ends.extend([stop] * (stop - begin))
            self._part_ends = ends
        return self._part_ends

    def ending(self, name: str) -> dict[int, Hit]:
        """The terms of class `name` by the token after their last one; of two that end together, the longer."""
        found = self._ending.get(name)
        if found is None:
            found = self._ending[name] = {}
            for hit in self.hits(name):
                found.setdefault(hit.end, hit)
        return found

    def edge(self, at: int, name: str) -> Edge | None:
        """The edge of class `name` that starts at token `at`, or None."""
        if 0 <= at < len(self.lattice):
            for edge in self.lattice[at]:
                if edge[0] == name:
                    return edge
        return None

    def timed(self) -> bytearray:
        """One byte a token: 1 inside a time expression."""
        if self._timed is None:
            self._timed = covered([(time.start, time.end) for time in self.times], len(self.tokens.forms) + 1)
        return self._timed

    def noun_owner(self) -> list[int]:
        """For each token where the numeral begins whose counted noun it belongs to, −1 where none."""
        if self._nouns is None:
            self._nouns = [-1] * (len(self.tokens.forms) + 1)
            for figure in self.quantities:
                for at in range(*figure.noun) if figure.noun else ():
                    self._nouns[at] = figure.number
        return self._nouns

    def hedged(self) -> bytearray:
        """One byte a token: 1 in a figure before its numeral or behind its unit, where words hedge it."""
        if self._hedges is None:
            spans = [(q.start, q.number) for q in self.quantities] + [(q.unit_end, q.end) for q in self.quantities]
            self._hedges = covered(spans, len(self.tokens.forms) + 1)
        return self._hedges

    def within_mentions(self) -> bytearray:
        """One byte a token: 1 inside a figure, time or person, where no mark or conjunction ends anything."""
        if self._within is None:
            spans = [(q.number, q.unit_end) for q in self.quantities]
            spans += [(time.start, time.end) for time in self.times]
            spans += [(person.start, person.end) for person in self.persons]
            self._within = covered(spans, len(self.tokens.forms) + 1)
        return self._within

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Page offsets of the tokens `first` to `end` (exclusive)."""
        return self.tokens.starts[first] + self.base, self.tokens.ends[end - 1] + self.base

    def text(self, first: int, end: int) -> str:
        """The source characters of the tokens `first` to `end` (exclusive)."""
        return self.tokens.source[self.tokens.starts[first] : self.tokens.ends[end - 1]]

    def capital(self, at: int) -> bool:
        """Whether token `at` is a word that begins with a capital letter."""
        return self.capitals[at] == 1

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence that holds token `at`."""
        return self.tokens.sentences[self.tokens.sentence_of[at]]

    def clause(self, at: int) -> tuple[int, int]:
        """The clause that holds token `at`."""
        return self.clauses[bisect_right(self.clauses, (at, len(self.tokens.forms))) - 1]

    def segment(self, low: int, high: int, bounds: tuple[int, int]) -> tuple[int, int]:
        """The stretch around tokens `low` to `high` up to the next mark on either side, within `bounds`."""
        forms = self.tokens.forms
        while low > bounds[0] and forms[low - 1] not in BREAKS:
            low -= 1
        while high < bounds[1] and forms[high] not in BREAKS:
            high += 1
        return low, high

    def in_title(self, at: int) -> bool:
        """Whether token `at` stands in the item's title."""
        return self.tokens.starts[at] < self.title_end


def open_reading(
    text: str, language: Language, *, base: int = 0, published: date | None = None, title_end: int = 0
) -> Reading:
    """A reading of one item's text: folded, split, looked up, numerals read.

    `title_end` is the offset within `text` at which the title ends (0: no title).
    """
    tokens = language.tokenizer.tokens(fold(text, language.folding))
    lattice, words, cases, keys, index = language.lexicon.lookup(tokens.forms)
    inflected = language.settings.morphology == "suffixes"
    numbers = language.numerals.find(tokens, lattice, index, cases if inflected else ())
    reading = Reading(
        language=language,
        tokens=tokens,
        lattice=lattice,
        words=words,
        cases=cases,
        keys=keys,
        numbers=numbers,
        base=base,
        published=published,
        title_end=title_end,
        index=index,
    )
    _add_number_edges(reading)
    reading.clauses = clauses_of(reading)
    return reading


def _add_number_edges(reading: Reading) -> None:
    """The built-in classes of patterns: numbers, days, years, ordinals, dates in digits, Roman numerals, capitals."""
    tokens = reading.tokens
    forms, source, starts = tokens.forms, tokens.source, tokens.starts
    add = reading.add
    for number in reading.numbers:
        if number.kind == "cardinal":
            add(number.start, ("number", number.value, number.end))
            if not number.bare and 1900 <= number.value < 2100 and number.value == int(number.value):
                add(number.start, ("year", int(number.value), number.end))
        elif number.kind == "ordinal":
            value = int(number.value)
            add(number.start, ("ordinal", value, number.end))
            if value <= 31:
                add(number.start, ("day", value, number.end))
            elif 1900 <= value < 2100:
                add(number.start, ("year", value, number.end))
    capitals = reading.capitals = bytearray(len(forms))
    wants_capital = reading.language.uses_capital
    for at, kind in enumerate(tokens.kinds):
        if kind == WORD:
            if source[starts[at]].isupper():
                capitals[at] = 1
                if wants_capital:
                    add(at, ("capital", None, at + 1))
                form = forms[at]
                if (
                    len(form) < 6
                    and (numeral := ROMAN.get(form.translate(CYRILLIC_ROMAN)))
                    and tokens.text(at, at + 1).isupper()
                ):
                    add(at, ("roman", numeral, at + 1))
        elif kind == NUMBER:
            form = forms[at]
            if form.isdigit():
                number_value = int(form)
                if len(form) <= 2:
                    add(at, ("two_digits", number_value, at + 1))
                    if 1 <= number_value <= 31:
                        add(at, ("day", number_value, at + 1))
                elif len(form) == 4 and (
                    1900 <= number_value < 2100 or (1000 <= number_value < 1900 and _dated(reading, at))
                ):
                    add(at, ("year", number_value, at + 1))
        elif kind == ISO_DATE:
            add(at, ("iso_date", forms[at], at + 1))
        elif kind == DOTTED_DATE:
            add(at, ("dotted_date", forms[at], at + 1))


def _dated(reading: Reading, at: int) -> bool:
    """Whether a month and day stand before four digits, a month where they count nothing, or a month after them."""
    forms, kinds = reading.tokens.forms, reading.tokens.kinds
    last = at - 2 if forms[at - 1] == "," else at - 1
    day = last > 0 and kinds[last - 1] == NUMBER
    if last >= 0 and reading.edge(last, "month") is not None:
        counts = reading.edge(at + 1, "counted") or reading.edge(at + 1, "unit")
        return day or (last == at - 1 and counts is None)
    if last > 0 and kinds[last] == NUMBER and reading.edge(last - 1, "month") is not None:
        return True
    after = at + 2 if forms[at + 1 : at + 2] == ["-"] else at + 1
    word = reading.edge(after, "year_word")
    return word is not None and any(reading.edge(word[2] + skip, "month") is not None for skip in range(3))


def clauses_of(reading: Reading) -> list[tuple[int, int]]:
    """Clauses as half-open ranges of tokens: sentences cut at semicolons, dashes and words that begin a clause.

    A comma cuts only before a word that begins a clause, so that lists stay whole.
    """
    starts = reading.language.clause_starts
    forms = reading.tokens.forms
    cuts = [at for at, form in enumerate(forms) if form in starts or form == ";"]
    found: list[tuple[int, int]] = []
    ahead = iter(cuts)
    cut = next(ahead, None)
    for first, stop in reading.tokens.sentences:
        begin = first
        while cut is not None and cut < stop:
            if cut - begin >= 2 and _begins_clause(forms, cut, starts):
                found.append((begin, cut))
                begin = cut
            cut = next(ahead, None)
        found.append((begin, stop))
    return found


def _begins_clause(forms: Sequence[str], at: int, starts: Mapping[str, tuple[tuple[str, ...], ...]]) -> bool:
    """Whether a clause begins at token `at`: at a semicolon, or at a term that begins clauses."""
    for rest in starts.get(forms[at], ((),)):
        if not rest:
            return True
        if at + 1 < len(forms) and forms[at + 1] == rest[0] and tuple(forms[at + 1 : at + 1 + len(rest)]) == rest:
            return True
    return False


def covered(spans: Sequence[tuple[int, int]], size: int) -> bytearray:
    """One byte a token: 1 where one of `spans` covers it."""
    flags = bytearray(size)
    for start, end in spans:
        flags[start:end] = b"\x01" * (end - start)
    return flags

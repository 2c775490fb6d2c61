"""Stretches of words that may be full names: capitalised words, or known ones in a script without capitals."""

from __future__ import annotations

from typing import NamedTuple

from elchi.extract.reading import Hit, Reading
from elchi.text.tokens import WORD

LONGEST = 5
BLOCKING = (
    "country", "country.adjective", "place", "body", "bank", "office", "month", "weekday", "venue", "title_of_address",
    "both", "home", "not_name", "former", "acting", "not_country", "company_word", "company", "office.link",
)  # fmt: skip
UNCASED = ("counted", "sector", "indicator", "unit", "unit.before")
"""Classes whose words are no names where nothing marks names but the words themselves."""
POSITIVE = ("given", "surname", "name_particle", "person.surname", "patronymic_ending")
HARD = frozenset({"country", "office", "title_of_address", "month"})


class Run(NamedTuple):
    """A stretch of tokens that may be a name; `known` is the index of the person whose full name it is."""

    start: int
    end: int
    known: int | None


class Words:
    """What each token of an item may be in a name."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.cased = reading.language.settings.cased
        self.size = len(reading.tokens.forms)
        self.blocked = bytearray(self.size + 1)
        self.positive = bytearray(self.size + 1)
        self.given = bytearray(self.size + 1)
        for name in POSITIVE:
            self._mark(name, self.positive)
        self._mark("given", self.given)
        for name in BLOCKING if self.cased else BLOCKING + UNCASED:
            self._block(name)

    def _mark(self, name: str, flags: bytearray) -> None:
        lattice = self.reading.lattice
        for at in self.reading.index.get(name, ()):
            for cls, _, end in lattice[at]:
                if cls == name:
                    for place in range(at, end):
                        flags[place] = 1

    def _block(self, name: str) -> None:
        """Marks the words of a class as no words of names, but those that may be names and stand alone."""
        places = self.reading.index.get(name)
        if not places:
            return
        lattice, capitals, positive, blocked = self.reading.lattice, self.reading.capitals, self.positive, self.blocked
        cased, hard = self.cased, name in HARD
        for at in places:
            if cased and not capitals[at] and len(lattice[at]) == 1 and lattice[at][0][2] == at + 1:
                continue
            for cls, _, end in lattice[at]:
                if cls != name:
                    continue
                if end > at + 1:
                    for place in range(at, end):
                        blocked[place] = 1
                elif not cased or capitals[at]:
                    if not positive[at] or (hard and self._wins(name, at)):
                        blocked[at] = 1

    def _wins(self, name: str, at: int) -> bool:
        """Whether a word that may also be a name is what class `name` says: beside names it may be none."""
        if name == "office" and self.given[at]:
            return not (at and self.blocked[at - 1])
        return not (name == "office" and at and self.given[at - 1] and self.cased)

    def initial(self, at: int) -> bool:
        """Whether token `at` is an initial: a capital letter or two with a dot before a capitalised word."""
        tokens, capitals = self.reading.tokens, self.reading.capitals
        if len(tokens.forms[at]) > 2 or not capitals[at] or at + 1 >= self.size or not capitals[at + 1]:
            return False
        end = tokens.ends[at]
        return tokens.source[end : end + 1] == "." and self.reading.edge(at, "title_of_address") is None

    def nameable(self, at: int, first: bool) -> bool:
        """Whether the capitalised word at `at` may be part of a name."""
        reading = self.reading
        tokens = reading.tokens
        if self.blocked[at] or tokens.kinds[at] != WORD:
            return False
        positive = self.positive[at]
        if not reading.capitals[at]:
            return bool(positive) and reading.edge(at, "name_particle") is not None
        if positive or self.initial(at):
            return True
        form = tokens.forms[at]
        if first or form in reading.language.function_words or len(form) < 2:
            return False
        source = tokens.source[tokens.starts[at] : tokens.ends[at]]
        return not source.isupper() or len(source) < 2


def name_runs(reading: Reading, words: Words) -> list[Run]:
    """The stretches of an item that may be full names, left to right, none overlapping."""
    known = {hit.start: hit for hit in reading.hits("person.full") if not words.cased or reading.capitals[hit.start]}
    runs = _capital_runs(reading, words, known) if words.cased else _plain_runs(reading, words, known)
    return [run for run in runs if not _is_title_of_work(reading, run)]


def _capital_runs(reading: Reading, words: Words, known: dict[int, Hit]) -> list[Run]:
    runs: list[Run] = []
    capitals = reading.capitals
    firsts = {first for first, _ in reading.tokens.sentences}
    at = capitals.find(1)
    while at >= 0:
        hit = known.get(at)
        if hit is not None:
            runs.append(Run(at, hit.end, int(hit.value)))
            at = capitals.find(1, hit.end)
            continue
        end = _run_end(reading, words, at, known, firsts)
        if end > at:
            start = _without_prefix(reading, words, at, end)
            end = _without_tail(reading, words, start, end)
            inner = known.get(end)
            if inner is not None and _leads(words, start, end):
                runs.append(Run(start, inner.end, int(inner.value)))
                end = inner.end
            elif _words(reading, words, start, end) >= 2:
                runs.append(Run(start, end, None))
        elif at in firsts and _opens_sentence(reading, words, at, known, firsts):
            end = at + 2
            runs.append(Run(at, end, None))
        at = capitals.find(1, max(end, at + 1))
    return runs


def _opens_sentence(reading: Reading, words: Words, at: int, known: dict[int, Hit], firsts: set[int]) -> bool:
    """Whether a sentence begins with two capitalised words that nothing is known of: a name, if an office follows."""
    if any(name != "capital" for name, _, _ in reading.lattice[at]) or words.given[at + 1]:
        return False
    if at + 1 >= words.size or not reading.capitals[at + 1]:
        return False
    if reading.tokens.forms[at] in reading.language.function_words or reading.tokens.kinds[at] != WORD:
        return False
    return _run_end(reading, words, at + 1, known, firsts) == at + 2


def _leads(words: Words, start: int, end: int) -> bool:
    """Whether the words before a known full name belong to it: «Muhammad Shehbaz Sharif»."""
    return end - start <= 2 and all(words.given[at] for at in range(start, end))


def _run_end(reading: Reading, words: Words, at: int, known: dict[int, Hit], firsts: set[int]) -> int:
    """The end of the run of name-like words that starts at token `at` (`at` where none does)."""
    tokens = reading.tokens
    stop = reading.sentence(at)[1]
    here = at
    count = 0
    while here < stop and count < LONGEST:
        joined = here > at and tokens.forms[here - 1] == "-" and tokens.kinds[here] == WORD
        if not joined and (here in known or not words.nameable(here, here in firsts)):
            break
        count += 1
        here += 1
        if here + 1 < stop and tokens.forms[here] == "-" and tokens.adjacent(here - 1) and tokens.adjacent(here):
            here += 1
    if here > at and tokens.forms[here - 1] == "-":
        here -= 1
    while here > at and not reading.capitals[here - 1] and tokens.forms[here - 2] != "-":
        if (
            words.positive[here - 1]
            and reading.edge(here - 1, "name_particle")
            and here - at > 2
            and not _joins(reading, here)
        ):
            break
        here -= 1
    return here


def _joins(reading: Reading, at: int) -> bool:
    """Whether a capitalised word stands at `at`, so that a particle before it led on to it in vain."""
    return at < len(reading.tokens.forms) and reading.capitals[at] == 1


def _without_prefix(reading: Reading, words: Words, start: int, end: int) -> int:
    """Where the name in a run begins: at its first given name, if no word before it is known from names."""
    for at in range(start, end - 1):
        if words.positive[at] or words.initial(at):
            break
    else:
        return start
    if at > start and reading.tokens.forms[at - 1] != "-" and words.given[at]:
        return at
    source, starts = reading.tokens.source, reading.tokens.starts
    latin = source[starts[end - 1]] < "\u0250"
    while start < end - 1 and (source[starts[start]] < "\u0250") != latin:
        start += 1
    return start


def _without_tail(reading: Reading, words: Words, start: int, end: int) -> int:
    """Where the name in a run ends: before a last word that no names are known of, if a surname stands before it."""
    forms = reading.tokens.forms
    if end - start < 3 or words.positive[end - 1] or forms[end - 2] == "-" or forms[end - 3] == "-":
        return end
    endings = reading.language.settings.surname_endings
    surname = forms[end - 2].endswith(endings) and reading.edge(end - 2, "patronymic_ending") is None
    if surname and words.given[start] and not forms[end - 1].endswith(endings):
        return end - 1
    return end


def _words(reading: Reading, words: Words, start: int, end: int) -> int:
    """How many words a run has; the halves of a double word are one, unless a particle begins it («Аль-Джабер»)."""
    forms = reading.tokens.forms
    hyphens = sum(1 for at in range(start, end) if forms[at] == "-")
    if hyphens and reading.edge(start, "name_particle") is not None:
        hyphens -= 1
    return end - start - 2 * hyphens


def _plain_runs(reading: Reading, words: Words, known: dict[int, Hit]) -> list[Run]:
    """Runs in a script without capitals: known names, rows of name words, and what stands right after an office."""
    runs: list[Run] = []
    after = {hit.end for hit in reading.hits("office")}
    for name in ("office.field", "country", "place", "body", "title_of_address", "former", "acting"):
        after.update(hit.end for hit in reading.hits(name) if hit.start in after or hit.start - 1 in after)
    anchors = sorted({*known, *after, *(hit.start for name in ("given", "surname") for hit in reading.hits(name))})
    done = 0
    for at in anchors:
        if at < done or at >= words.size:
            continue
        hit = known.get(at)
        if hit is not None:
            runs.append(Run(at, hit.end, int(hit.value)))
            done = hit.end
            continue
        end = _plain_end(reading, words, at, at in after, known)
        inner = known.get(end)
        if inner is not None and end > at and _leads(words, at, end):
            runs.append(Run(at, inner.end, int(inner.value)))
            done = inner.end
        elif end - at >= 2:
            runs.append(Run(at, end, None))
            done = end
    return runs


def _plain_end(reading: Reading, words: Words, at: int, office: bool, known: dict[int, Hit]) -> int:
    tokens, _lattice = reading.tokens, reading.lattice
    stop = min(reading.sentence(at)[1], at + LONGEST)
    here = at
    functions = reading.language.function_words
    while here < stop and here not in known and tokens.kinds[here] == WORD and not words.blocked[here]:
        form = tokens.forms[here]
        if form in functions:
            opens = here == at and office and words.positive[here] and here + 1 < stop
            opens = opens and (words.positive[here + 1] == 1 or _unknown(reading, here + 1))
            if not opens and not (here > at and words.given[here] and words.positive[here]):
                break
            if here > at and (here + 1 >= stop or not (words.positive[here + 1] or _unknown(reading, here + 1))):
                break
        elif not words.positive[here] and not (office and _unknown(reading, here)):
            if not (
                here > at and here - at == 1 and words.given[at] and _unknown(reading, here) and _bound(reading, here)
            ):
                break
        here += 1
    return here


def _unknown(reading: Reading, at: int) -> bool:
    """Whether nothing is known of a word, so that after an office it may be a name."""
    return not reading.lattice[at] and len(reading.tokens.forms[at]) > 1


def _bound(reading: Reading, at: int) -> bool:
    """Whether a word that does what only persons do in a sentence (`agent_marks`) follows."""
    return at + 1 < len(reading.tokens.forms) and reading.tokens.forms[at + 1] in reading.language.settings.agent_marks


def _is_title_of_work(reading: Reading, run: Run) -> bool:
    """Whether a run is the name of something else: all that stands in quotes, with no office before the quotes."""
    forms = reading.tokens.forms
    return run.start > 0 and run.end < len(forms) and forms[run.start - 1] == '"' == forms[run.end]

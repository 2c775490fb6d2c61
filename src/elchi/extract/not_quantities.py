"""Numerals that measure nothing: digits of telephones, documents, names, clock times and bare years."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from elchi.extract.reading import Reading
from elchi.text.numerals import Number
from elchi.text.tokens import DOTTED_DATE, NUMBER, WORD

PHONE_DIGITS = 7


def telephone_like(reading: Reading, numbers: Sequence[Number]) -> set[int]:
    """Indexes of numerals in rows of bare digits that only spaces, hyphens and brackets divide."""
    found = _behind_plus(reading, numbers)
    row: list[int] = []
    forms = reading.tokens.forms

    def close() -> None:
        direct = any(numbers[b].start == numbers[a].end for a, b in pairwise(row))
        dashed = len(row) == 2 and _goes_on(reading, numbers[row[-1]].end)
        if len(row) >= 3 or dashed or (len(row) == 2 and direct):
            found.update(row)

    for at, number in enumerate(numbers):
        if not number.bare or number.end - number.start > 1 or not forms[number.start].isdigit():
            close()
            row = []
            continue
        if row:
            between = forms[numbers[row[-1]].end : number.start]
            brackets = bool(between) and all(form in "()" for form in between)
            joined = all(form in "-()" for form in between)
            if not joined or (between and not brackets and not reading.tokens.adjacent(number.start - 1)):
                close()
                row = []
        row.append(at)
    close()
    return found


def _behind_plus(reading: Reading, numbers: Sequence[Number]) -> set[int]:
    """Indexes of numerals in rows of at least seven digits behind a plus, however grouped: «+998 71 239 1234»."""
    forms = reading.tokens.forms
    found: set[int] = set()
    for first, number in enumerate(numbers):
        if number.start == 0 or forms[number.start - 1] != "+" or first in found:
            continue
        row, digits = [], 0
        for at in range(first, len(numbers)):
            here = numbers[at]
            if at > first and any(form not in "-()" for form in forms[numbers[at - 1].end : here.start]):
                break
            row.append(at)
            digits += sum(char.isdigit() for form in forms[here.start : here.end] for char in form)
        if digits >= PHONE_DIGITS:
            found.update(row)
    return found


def in_name(reading: Reading, number: Number) -> bool:
    """Whether digits belong to a name or document: «С5+1», «ПФ-165», «№ 12», "Boeing-737"."""
    tokens = reading.tokens
    before = number.start - 1
    if _numbered(reading, number.start):
        return True
    if tokens.kinds[number.start] != NUMBER:
        return False
    form = tokens.forms[number.start]
    if (len(form) > 1 and form[0] == "0" and form.isdigit()) or _ends_quoted_name(reading, number):
        return True
    if tokens.forms[before : before + 1] == ["["] and tokens.forms[number.end : number.end + 1] == ["]"]:
        return True
    if _after_letters(reading, number):
        return True
    if _is_clock(reading, number):
        return True
    if before >= 0 and tokens.adjacent(before):
        form = tokens.forms[before]
        if form in ("#", "№"):
            return True
        if form == "+":
            return not _signed(reading, number)
        if tokens.kinds[before] == WORD:
            return reading.edge(before, "unit.before") is None
        if form in ("-", "–", "/") and before > 0 and tokens.kinds[before - 1] == WORD and tokens.adjacent(before - 1):
            return True
    after = number.end
    if after < len(tokens.forms) and tokens.adjacent(after - 1):
        form = tokens.forms[after]
        if form == "+":
            return True
        if tokens.kinds[after] == WORD and number.end - number.start == 1:
            return not any(
                reading.edge(after, name) for name in ("unit", "unit.glued", "counted", "magnitude", "number.suffix")
            )
        if form in ("-", "/") and after + 1 < len(tokens.forms) and tokens.adjacent(after):
            if tokens.kinds[after + 1] != WORD or reading.edge(after, "hedge.after") is not None:
                return False
            names = ("unit", "unit.glued", "number.suffix", "classifier", "hedge.after")
            return not any(reading.edge(after + 1, name) for name in names)
    return False


def _signed(reading: Reading, number: Number) -> bool:
    """Whether a plus is the sign of a figure with a unit («+7,5%»), not part of a name («С5+1»)."""
    plus = number.start - 1
    glued = plus > 0 and reading.tokens.adjacent(plus - 1) and reading.tokens.kinds[plus - 1] in (WORD, NUMBER)
    return not glued and any(reading.edge(number.end, name) is not None for name in ("unit", "counted"))


def _after_letters(reading: Reading, number: Number) -> bool:
    """Whether digits follow a word in capitals and have neither unit nor counted noun: "CTF 50", "DDG 70"."""
    before = number.start - 1
    if before < 0 or not number.bare or not reading.capital(before) or reading.edge(before, "unit.before"):
        return False
    word = reading.text(before, before + 1)
    names = ("unit", "counted", "magnitude", "classifier", "hedge.after", "number.suffix")
    if len(word) < 2 or not word.isupper() or any(reading.edge(number.end, name) for name in names):
        return False
    if any(reading.edge(before, name) for name in ("country", "body", "unit")):
        return False
    counted = reading.hits("counted")
    return not any(number.end < hit.start <= number.end + 3 for hit in counted)


def _numbered(reading: Reading, at: int) -> bool:
    """Whether a sign such as «№» stands before the digits at `at`, or before digits that marks glue to them."""
    tokens = reading.tokens
    signs = reading.ending("number_sign")
    while True:
        if at in signs:
            return True
        if at < 2 or tokens.forms[at - 1] not in ("-", "/", "–") or tokens.kinds[at - 2] != NUMBER:
            return False
        if not (tokens.adjacent(at - 1) and tokens.adjacent(at - 2)):
            return False
        at -= 2


def _ends_quoted_name(reading: Reading, number: Number) -> bool:
    """Whether digits end a name in quotes: «Узбекистан – 2030», «Кең дала 2»."""
    forms = reading.tokens.forms
    if number.end >= len(forms) or forms[number.end] != '"' or not reading.tokens.adjacent(number.end - 1):
        return False
    first = reading.sentence(number.start)[0]
    for at in range(number.start - 1, max(first, number.start - 8) - 1, -1):
        if forms[at] == '"':
            return at + 1 < number.start and (reading.capital(at + 1) or not reading.language.settings.cased)
    return False


def _is_clock(reading: Reading, number: Number) -> bool:
    """Whether digits with a dot are a clock time, where a dot is no decimal sign: «в 18.00»."""
    hour, dot, minute = reading.tokens.forms[number.start].partition(".")
    if not dot or len(minute) != 2 or "." in reading.language.settings.decimal or len(hour) > 2:
        return False
    if not (hour.isdigit() and minute.isdigit() and int(hour) < 24 and int(minute) < 60) or number.scale != 1:
        return False
    if number.start in reading.ending("unit.before"):
        return False
    return reading.edge(number.end, "unit") is None and len(reading.tokens.forms[number.start - 1]) <= 2


def _goes_on(reading: Reading, at: int) -> bool:
    """Whether a closing bracket and digits with hyphens follow, as in «8 (7172) 74-95-38»."""
    tokens = reading.tokens
    return at + 1 < len(tokens.forms) and tokens.forms[at] == ")" and tokens.kinds[at + 1] == DOTTED_DATE


def aside(reading: Reading, number: Number) -> bool:
    """Whether two digits stand between commas or in brackets behind a capitalised name: an age, «Jones, 52, said»."""
    forms = reading.tokens.forms
    if not number.bare or number.start < 2 or number.end >= len(forms) or not 10 <= number.value < 110:
        return False
    marks = forms[number.start - 1] + forms[number.end]
    return marks in (",,", "()") and reading.capital(number.start - 2)


def bare_year(reading: Reading, number: Number) -> bool:
    """Whether four digits that look like a year measure nothing: no unit or noun stands after them («Горизонт 2020»).

    The caller asks only for numerals without unit, noun and hedge.
    """
    form = reading.tokens.forms[number.start]
    return (
        number.bare
        and number.end - number.start == 1
        and len(form) == 4
        and form.isdigit()
        and 1000 <= int(form) < 2100
    )

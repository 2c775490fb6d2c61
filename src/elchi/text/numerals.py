"""Digits and words to a value: the one place that knows decimal signs, groups, magnitudes and fractions.

A numeral is read from the lattice of a language's lexicon (classes `cardinal`, `magnitude`, `factor`, `add.before`,
`add.after`, `fraction`, `denominator`, `ordinal`, …), so the grammar here serves every language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from elchi.text.digits import plain, read_digits
from elchi.text.tokens import MARK, NUMBER, WORD, Tokens

Edge = tuple[str, Any, int]
ZERO = Decimal(0)
HUNDRED = Decimal(100)
UNBOUNDED = Decimal("Infinity")
STARTERS = frozenset(
    "cardinal magnitude factor add.before fraction denominator denominator.from ordinal article multiple.up "
    "multiple.down compound cardinal.weak".split()
)


class Number(NamedTuple):
    """A numeral on tokens `start` to `end` (exclusive).

    `kind` is `cardinal`, `ordinal`, `fraction` (value in percent), `up` or `down` (multiples: doubled, halved).
    `scale` is the magnitude that its last part stands under, 1 if none; `bare` says that it is one run of digits,
    `lone` that it is the word for one by itself, which is as often an article.
    """

    start: int
    end: int
    value: Decimal
    kind: str
    scale: Decimal = Decimal(1)
    bare: bool = False
    lone: bool = False


class NumeralReader:
    """Reads the numerals of one language from tokens and their lattice."""

    def __init__(self, *, decimal: Sequence[str], group: Sequence[str], numerators: bool = False) -> None:
        self._cases: Sequence[str | None] = ()
        self._numerator = "numerator" if numerators else "cardinal"
        self._decimal = tuple(decimal)
        self._group = tuple(group)

    def find(
        self,
        tokens: Tokens,
        lattice: Sequence[Sequence[Edge]],
        begins: Mapping[str, Sequence[int]],
        cases: Sequence[str | None] = (),
    ) -> list[Number]:
        """All numerals, left to right, none overlapping; a word with a case ending (`cases`) ends its numeral."""
        self._cases = cases
        numbers: list[Number] = []
        places = {at for at, kind in enumerate(tokens.kinds) if kind == NUMBER}
        for name in STARTERS & begins.keys():
            places.update(begins[name])
        last = 0
        for at in sorted(places):
            if at >= last:
                number = self._read(tokens, lattice, at, tokens.sentences[tokens.sentence_of[at]][1])
                if number is not None:
                    numbers.append(number)
                    last = number.end
        return numbers

    def _read(self, tokens: Tokens, lattice: Sequence[Sequence[Edge]], at: int, stop: int) -> Number | None:
        if not lattice[at]:
            alone = at + 1 == stop or _PARTS.isdisjoint([edge[0] for edge in lattice[at + 1]])
            return self._digits(tokens, lattice, at, stop) if alone else self._cardinal(tokens, lattice, at, stop)
        for name in ("multiple.up", "multiple.down"):
            edge = _edge(lattice, at, name)
            if edge is not None:
                return Number(at, edge[2], Decimal(edge[1]), name[9:])
        fraction = self._fraction_of(tokens, lattice, at, stop)
        return fraction or self._cardinal(tokens, lattice, at, stop)

    def _digits(self, tokens: Tokens, lattice: Sequence[Sequence[Edge]], at: int, stop: int) -> Number:
        """Digits that no word of a numeral follows: what `_cardinal` gives for them, without its loop."""
        digits = read_digits(tokens.forms[at], decimal=self._decimal, group=self._group, scaled=False)
        value = plain(ZERO + digits)
        ordinal = self._ordinal_suffix(tokens, lattice, at + 1, stop)
        if ordinal:
            return Number(at, ordinal, value, "ordinal", bare=True)
        return Number(at, self._after_suffix(tokens, lattice, at + 1, stop), value, "cardinal", Decimal(1), True, False)

    def _fraction_of(self, tokens: Tokens, lattice: Sequence[Sequence[Edge]], at: int, stop: int) -> Number | None:
        """«бестен бір»: the whole first, in parts, then how many of them."""
        edge = _edge(lattice, at, "denominator.from")
        if edge is None or edge[2] >= stop:
            return None
        count = _edge(lattice, edge[2], self._numerator)
        if count is not None and Decimal(count[1]) < Decimal(edge[1]) and not _edge(lattice, count[2], "magnitude"):
            return Number(at, count[2], _percent(Decimal(count[1]) / Decimal(edge[1])), "fraction")
        return None

    def _cardinal(self, tokens: Tokens, lattice: Sequence[Sequence[Edge]], start: int, stop: int) -> Number | None:
        total = Decimal(0)
        current: Decimal | None = None
        bound = scale = UNBOUNDED
        add = Decimal(0)
        at = start
        digits = words = 0
        while at < stop:
            if tokens.kinds[at] == NUMBER:
                following = _edge(lattice, at + 1, "magnitude") if at + 1 < stop else None
                scaled = following is not None and Decimal(following[1]) < bound
                value = read_digits(tokens.forms[at], decimal=self._decimal, group=self._group, scaled=scaled)
                if current is not None or (scale != UNBOUNDED and not self._may_follow(value, bound, scaled)):
                    break
                current, digits = value + add, digits + 1
                add = Decimal(0)
                at += 1
                continue
            if current is not None and (hedge := self._hedge_then_magnitude(lattice, at, stop, bound)) is not None:
                at = hedge
            step = self._word(lattice, at, stop, current) or self._money_magnitude(tokens, lattice, start, at, digits)
            if step is None:
                break
            name, value, end = step
            if name == "cardinal.weak":
                if scale == UNBOUNDED and current is None and not self._measured(lattice, end, stop):
                    break
                name = "cardinal"
            if name == "ordinal":
                if digits or (current is not None and not _fits(current, value)):
                    break
                whole = total + (current or 0) + value
                return Number(start, self._after_suffix(tokens, lattice, end, stop), whole, "ordinal")
            if name in ("denominator", "denominator.after"):
                if (current is None and at > start) or (name == "denominator.after" and (current or 0) <= 1):
                    break
                count = total + (current if current is not None else 1)
                return Number(start, end, _percent(count / value), "fraction")
            if name == "magnitude":
                more = scale != UNBOUNDED and value > scale  # «2 тысячи миллиардов»
                if current is None and at > start and not more and _edge(lattice, at, "magnitude.vague") is not None:
                    break
                if current is None and not words and not digits and start + 1 < stop and self._vague(lattice, at):
                    return None
                if current is None and not words and not digits:
                    current = 1 + add
                    add = Decimal(0)
                if current is None and value < bound and (add or scale != UNBOUNDED):
                    current = 1 + add  # «bir ming yuz» is 1100, "سوا لاکھ" 125,000
                    add = Decimal(0)
                if current is None:
                    if at == start or value <= 1:
                        break
                    total, scale = total * value, value
                    bound = scale
                elif value == HUNDRED and current < HUNDRED:
                    current = current * value
                elif value < bound:
                    total, current = total + current * value, None
                    bound = scale = value
                elif total:
                    total, current = (total + current) * value, None
                    bound = scale = value
                else:
                    break
            elif name == "add.before":
                if current is not None:
                    break
                add = value
            elif name == "add.after":
                if current is not None:
                    current += value
                elif scale != UNBOUNDED and at > start:
                    total += value * scale
                else:
                    break
            elif name == "fraction":
                if current is not None or at > start:
                    break
                if end < stop and (_edge(lattice, end, "magnitude") or _edge(lattice, end, "article")):
                    current = value
                else:
                    return Number(start, end, _percent(value), "fraction")
            elif name == "article":
                if not (end < stop and (_edge(lattice, end, "magnitude") or _edge(lattice, end, "denominator"))):
                    break
                current = current if current is not None else Decimal(1)
            elif name == "joiner":
                following = self._word(lattice, end, stop, current) if end < stop else None
                if (current is None and scale == UNBOUNDED) or following is None or following[0] != "cardinal":
                    break
                if current is not None and not _fits(current, following[1]):
                    break
            elif name in ("cardinal", "factor", "compound"):
                if current is None:
                    if at > start and name == "compound":
                        break
                    if digits and not self._scaled_word(lattice, end, stop, bound):
                        break
                    current = value + add
                    add = Decimal(0)
                elif digits or not _fits(current, value):
                    break
                else:
                    current += value
            words += 1
            at = end
            if self._cases and self._cases[end - 1] is not None and name in ("cardinal", "magnitude", "factor"):
                break
            if name == "cardinal" and current is not None and (sign := _edge(lattice, at, "whole")) is not None:
                fraction = self._spoken_fraction(lattice, sign[2], stop)
                if fraction is not None:
                    current, at = current + fraction[0], fraction[1]
            if (
                name == "cardinal"
                and at < stop
                and _edge(lattice, at, "decimal_word") is not None
                and current is not None
            ):
                decimals, at = self._spoken_decimals(lattice, at + 1, stop)
                current += decimals
        if at == start or (add and current is None):
            return None
        value = plain(total + (current or 0))
        lone = value == 1 and words == 1 and not digits and _edge(lattice, start, "compound") is None
        bare = digits == 1 and not words
        if bare:
            ordinal = self._ordinal_suffix(tokens, lattice, at, stop)
            if ordinal:
                return Number(start, ordinal, value, "ordinal", bare=True)
            if tokens.forms[start].isdigit():
                denominator = _edge(lattice, at, "denominator") if at < stop else None
                if denominator is not None:
                    return Number(start, denominator[2], _percent(value / Decimal(denominator[1])), "fraction")
        at = self._after_suffix(tokens, lattice, at, stop)
        return Number(start, at, value, "cardinal", Decimal(1) if scale == UNBOUNDED else scale, bare, lone)

    @staticmethod
    def _scaled_word(lattice: Sequence[Sequence[Edge]], at: int, stop: int, bound: Decimal) -> bool:
        """Whether a smaller magnitude follows, so that a word goes on with a numeral begun in digits."""
        edge = _edge(lattice, at, "magnitude") if at < stop else None
        return edge is not None and Decimal(edge[1]) < bound

    @staticmethod
    def _money_magnitude(
        tokens: Tokens, lattice: Sequence[Sequence[Edge]], start: int, at: int, digits: int
    ) -> tuple[str, Decimal, int] | None:
        """A letter that is a magnitude only for money: "$3.4b", "£20m"."""
        edge = _edge(lattice, at, "magnitude.money")
        if edge is None or not digits or start == 0 or not tokens.adjacent(at - 1):
            return None
        money = any(name == "unit.before" and end == start for name, _, end in lattice[start - 1])
        return ("magnitude", Decimal(edge[1]), edge[2]) if money else None

    @staticmethod
    def _measured(lattice: Sequence[Sequence[Edge]], at: int, stop: int) -> bool:
        """Whether a magnitude, percent or measure follows, so that a doubtful numeral word is one."""
        return at < stop and any(
            name == "magnitude" or (name == "unit" and value not in ("year", "month", "day", "hour"))
            for name, value, _ in lattice[at]
        )

    @staticmethod
    def _hedge_then_magnitude(lattice: Sequence[Sequence[Edge]], at: int, stop: int, bound: Decimal) -> int | None:
        """The place of a magnitude that only a hedge parts from its numeral: «15 с лишним тысяч»."""
        hedge = _edge(lattice, at, "hedge.after")
        if hedge is None or hedge[2] >= stop:
            return None
        magnitude = _edge(lattice, hedge[2], "magnitude")
        return hedge[2] if magnitude is not None and Decimal(magnitude[1]) < bound else None

    def _spoken_fraction(self, lattice: Sequence[Sequence[Edge]], at: int, stop: int) -> tuple[Decimal, int] | None:
        """Decimals said after "whole": «екі бүтін оннан жеті» (of ten, seven), or the bare digits."""
        parts = _edge(lattice, at, "denominator.from") if at < stop else None
        here = parts[2] if parts is not None else at
        value = Decimal(0)
        while (
            here < stop and (digit := _edge(lattice, here, "cardinal") or _edge(lattice, here, "numerator")) is not None
        ):
            if value and not _fits(value, Decimal(digit[1])):
                break
            value += Decimal(digit[1])
            here = digit[2]
        if here == (parts[2] if parts is not None else at):
            return None
        size = Decimal(parts[1]) if parts is not None else Decimal(10) ** len(str(int(value)))
        return value / size, here

    @staticmethod
    def _spoken_decimals(lattice: Sequence[Sequence[Edge]], at: int, stop: int) -> tuple[Decimal, int]:
        """Decimals in words after the word for the sign: each word below ten is a digit, a larger one two."""
        digits = ""
        while at < stop and len(digits) < 6:
            edge = _edge(lattice, at, "cardinal")
            if edge is None or Decimal(edge[1]) >= 100:
                break
            digits += str(edge[1])
            at = edge[2]
        return Decimal(f"0.{digits or 0}"), at

    @staticmethod
    def _vague(lattice: Sequence[Sequence[Edge]], at: int) -> bool:
        """Whether the magnitude at `at` counts nothing: «тысячи людей», «десятки тысяч»."""
        vague = _edge(lattice, at, "magnitude.vague")
        return vague is not None or (at > 0 and _edge(lattice, at - 1, "magnitude.vague") is not None)

    @staticmethod
    def _may_follow(value: Decimal, bound: Decimal, scaled: bool) -> bool:
        """Whether digits go on after a magnitude: «26 млрд 140,3 млн», «36 тыс. 412»."""
        return scaled or (value < bound <= 100_000)

    @staticmethod
    def _word(
        lattice: Sequence[Sequence[Edge]], at: int, stop: int, current: Decimal | None
    ) -> tuple[str, Decimal, int] | None:
        """The numeral word at `at`; a word that is ordinal and part («third») is the latter only after a count."""
        best: tuple[str, Decimal, int] | None = None
        rank = -1
        for name, value, end in lattice[at]:
            if end > stop or name not in _ORDER:
                continue
            order = _ORDER.get(name, -1)
            if name == "ordinal" and (current is None or _fits(current, Decimal(value))):
                order = 50
            if order > rank or (order >= 0 and best is not None and end > best[2]):
                best, rank = (name, Decimal(value) if name != "joiner" else Decimal(0), end), order
        return best

    @staticmethod
    def _ordinal_suffix(tokens: Tokens, lattice: Sequence[Sequence[Edge]], at: int, stop: int) -> int | None:
        """The end of an ordinal ending right after digits: «46-я», "1st", «3-ші»."""
        if at >= stop or not tokens.adjacent(at - 1):
            return None
        if tokens.kinds[at] == WORD:
            edge = _edge(lattice, at, "ordinal.suffix")
            return edge[2] if edge else None
        if tokens.forms[at] == "-" and at + 1 < stop and tokens.adjacent(at):
            edge = _edge(lattice, at + 1, "ordinal.suffix")
            return edge[2] if edge else None
        return None

    @staticmethod
    def _after_suffix(tokens: Tokens, lattice: Sequence[Sequence[Edge]], at: int, stop: int) -> int:
        """The end after a case ending glued to the numeral by a hyphen: «3,7-ға»."""
        if at + 1 < stop and tokens.kinds[at] == MARK and tokens.forms[at] == "-" and tokens.adjacent(at - 1):
            edge = _edge(lattice, at + 1, "number.suffix")
            if edge is not None and tokens.adjacent(at):
                return edge[2]
        return at


_ORDER = {
    name: rank
    for rank, name in enumerate(
        "joiner article denominator.after ordinal fraction denominator cardinal.weak cardinal compound factor "
        "add.after add.before magnitude".split()
    )
}
_PARTS = frozenset({*_ORDER, "hedge.after", "magnitude.money"})
"""The classes of what may go on with a numeral that begins in digits."""


def _edge(lattice: Sequence[Sequence[Edge]], at: int, name: str) -> Edge | None:
    if at < len(lattice):
        for edge in lattice[at]:
            if edge[0] == name:
                return edge
    return None


def _fits(current: Decimal, value: Decimal) -> bool:
    """Whether `value` fills the empty lower places of `current`: twenty + five, two hundred + thirty-one."""
    if value <= 0 or current != current.to_integral_value() or current < 10 or value != value.to_integral_value():
        return False
    size = 10 ** len(str(int(value)))
    return int(current) % size == 0 and value < current


def _percent(share: Decimal) -> Decimal:
    return plain(round(share * 100, 4))

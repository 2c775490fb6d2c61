"""Numbers written in digits to decimal values, and decimal values without exponents."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal


def plain(value: Decimal) -> Decimal:
    """`value` without an exponent or trailing zeros, so that it prints as people write it.

    >>> plain(Decimal("4E+9")), plain(Decimal("2.50"))
    (Decimal('4000000000'), Decimal('2.5'))
    """
    whole = value.to_integral_value()
    return Decimal(int(whole)) if whole == value else value.normalize()


def read_digits(literal: str, *, decimal: Collection[str], group: Collection[str], scaled: bool = False) -> Decimal:
    """The value of a number written in digits; `scaled` says that a magnitude word follows it.

    A sign followed by three digits is a group where the language groups with it, unless a magnitude follows and the
    sign may be decimal («1.234 млн»); two different signs are group and decimal, in this order. A comma before three
    noughts is a group after no more than three digits («12,000»): nobody writes such decimals.

    >>> read_digits("1.844.036.360,12", decimal=[","], group=[".", " "])
    Decimal('1844036360.12')
    >>> read_digits("1,234", decimal=[","], group=[" ", "."]), read_digits("1,234", decimal=["."], group=[","])
    (Decimal('1.234'), Decimal('1234'))
    >>> read_digits("12,000", decimal=[","], group=[" "]), read_digits("1234,000", decimal=[","], group=[" "])
    (Decimal('12000'), Decimal('1234.000'))
    """
    signs = [char for char in literal if not char.isdigit()]
    if not signs:
        return Decimal(literal)
    last = signs[-1]
    whole, _, part = literal.rpartition(last)
    if signs == [","] and part == "000" and len(whole) <= 3 and not scaled and "," in decimal:
        return Decimal(whole + part)
    if len(set(signs)) == 1:
        grouped = len(signs) > 1 or (last in group and (len(part) == 3 and not (scaled and last == ".")))
        if (last in decimal and not grouped) or not grouped:
            return Decimal("".join(filter(str.isdigit, whole)) + "." + part)
        return Decimal("".join(filter(str.isdigit, literal)))
    if last in group and last not in decimal and signs.count(last) > 1:
        return Decimal("".join(filter(str.isdigit, literal)))
    return Decimal("".join(filter(str.isdigit, whole)) + "." + part)

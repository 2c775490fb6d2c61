"""The classes that the engine knows, and what the values of each may be; the slots of patterns, and what they take."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from elchi.language.codes import COUNTRIES, CURRENCIES
from elchi.record.vocabulary import vocabulary

Check = Callable[[str], bool]
"""Whether a value is one that its class or slot may have."""

BUILT_IN = frozenset(
    {
        "number", "day", "year", "two_digits", "roman", "ordinal", "iso_date", "dotted_date", "capital",
        "quantity", "time", "person", "person.full", "person.surname",
    }
)  # fmt: skip
"""Classes that the engine makes itself; patterns use them, data never defines them (`ordinal` may be both)."""

TIME_UNITS = frozenset({"day", "week", "month", "quarter", "half", "year", "fiscal_year", "decade", "century"})
TIME_OPERATIONS = frozenset(
    {
        "day", "month", "quarter", "half", "season", "year", "decade", "months", "shift", "past", "next", "ago",
        "later", "relative_day", "part", "month_part", "to_date", "same_period", "date", "this", "earlier",
        "weekday", "reference", "preceding", "year_to", "school_year", "none", "literal",
    }
)  # fmt: skip
QUANTITY_KINDS = frozenset({"range", "change", "part", "ratio", "none"})


def _number(value: str) -> bool:
    try:
        return Decimal(value).is_finite()
    except InvalidOperation:
        return False


def _positive(value: str) -> bool:
    return _number(value) and Decimal(value) > 0


def _whole(value: str) -> bool:
    return value.removeprefix("-").isdecimal() and value.isascii()


def _between(low: int, high: int) -> Check:
    return lambda value: _whole(value) and low <= int(value) <= high


def _unit(value: str) -> bool:
    """A unit id of the vocabulary or a currency, perhaps scaled: `W*1e6`.

    >>> [_unit(value) for value in ("USD", "W*1e6", "ABC", "km*x", "dollar")]
    [True, True, False, False, False]
    """
    unit, star, factor = value.partition("*")
    return (unit in vocabulary().unit or unit in CURRENCIES) and (not star or _positive(factor))


def _lemma(value: str) -> bool:
    """English words: what `of` and `per` hold."""
    return value.isascii() and value == value.strip() != "" and value != "_"


def _any_of(*values: str) -> Check:
    return frozenset(values).__contains__


def _marker(value: str) -> bool:
    return value == "_"


_HEDGE = ("about", "over", "under", "up_to", "exact", "none")
_SEASON = ("spring", "summer", "autumn", "winter")
_CASES = ("_", "nom", "gen", "dat", "acc", "abl", "loc", "ins", "term", "att", "about", "poss")


def _name(value: str) -> bool:
    """The Latin spelling of a name; `_` where the terms are spelled so themselves.

    >>> [_name(value) for value in ("Ömer", "_", "Омер")]
    [True, True, False]
    """
    return _marker(value) or all("LATIN" in unicodedata.name(char, "") for char in value if char.isalpha())


CLASSES: Mapping[str, tuple[Check, str]] = {
    # numerals.toml
    **dict.fromkeys(("cardinal", "cardinal.weak"), (_number, "a number")),
    **dict.fromkeys(("ordinal", "denominator", "denominator.from", "numerator"), (_whole, "a whole number")),
    **dict.fromkeys(
        ("magnitude", "magnitude.money", "fraction", "add.after", "compound", "factor", "multiple.up", "multiple.down"),
        (_positive, "a positive number"),
    ),
    "add.before": (_number, "a number"),
    "article": (_any_of("1"), "1"),
    "joiner": (_any_of("0", "_"), "0"),
    "number.suffix": (_any_of(*_CASES), "a case (" + " ".join(_CASES[1:]) + ") or _"),
    **dict.fromkeys(
        ("ordinal.suffix", "not_number", "number_sign", "decimal_word", "magnitude.vague", "whole"), (_marker, "_")
    ),
    # units.toml
    **dict.fromkeys(
        ("unit", "unit.before", "unit.alone", "unit.glued"),
        (_unit, "a unit of the vocabulary or an ISO 4217 currency, with *FACTOR if scaled"),
    ),
    **dict.fromkeys(("counted", "per", "per.before"), (_lemma, "English words")),
    "classifier": (lambda value: _marker(value) or _lemma(value), "_ or English words"),
    # hedges.toml
    **dict.fromkeys(("hedge.before", "hedge.after", "hedge.verb"), (_any_of(*_HEDGE), "one of " + " ".join(_HEDGE))),
    **dict.fromkeys(
        ("hedge.not_duration", "hedge.duration_ok", "hedge.link", "hedge.goal", "hedge.closing"),
        (lambda value: _marker(value) or value in _HEDGE, "_ or a hedge"),
    ),
    # calendar.toml; the rest of its classes are what its patterns make of them
    "month": (_between(1, 12), "a month 1–12"),
    "year_word": (_marker, "_"),
    # countries.toml, places.toml
    **dict.fromkeys(
        ("country", "country.adjective", "place"),
        (COUNTRIES.__contains__, "an ISO 3166-1 alpha-2 code"),
    ),
    **dict.fromkeys(("body", "bank"), (_lemma, "a short English name")),
    "both": (_any_of("parties"), "parties"),
    "home": (_any_of("home"), "home"),
    "not_country": (_marker, "_"),
    "venue": (_marker, "_"),
    # offices.toml, names.toml
    **dict.fromkeys(
        ("office", "office.of"), (lambda value: value in vocabulary().office, "an office of the vocabulary")
    ),
    "former": (_marker, "_"),
    **dict.fromkeys(
        ("acting", "company_word", "agency_word", "office.link", "office.field", "office.same"), (_marker, "_")
    ),
    **dict.fromkeys(
        ("company", "institution"),
        (lambda value: _marker(value) or value in COUNTRIES, "_ or an ISO 3166-1 alpha-2 code"),
    ),
    **dict.fromkeys(("given", "surname"), (_name, "the usual Latin spelling, or _")),
    **dict.fromkeys(("title_of_address", "name_particle"), (_marker, "_")),
    "not_name": (_any_of("_", "word", "phrase"), "_, word or phrase"),
    # events.toml, commitments.toml, indicators.toml, sectors.toml
    **dict.fromkeys(
        (
            "commitment.stop", "infinitive", "attributive", "attributive.before", "relative", "finite", "hypothetical",
            "goal", "count_word", "counted.attribute", "deadline.before", "deadline.after", "until", "change.up",
            "change.down", "change.not", "level", "anaphor", "growth_index", "duration.observed", "duration.term",
            "since", "since.after", "compare", "compare.before", "compare.after", "name_of", "patronymic_ending",
        ),
        (_marker, "_"),
    ),
    "event.link": (lambda value: _marker(value) or value in vocabulary().event, "_ or an event type"),
    "event.attended": (lambda value: _marker(value) or value == "session", "_ or session"),
    "indicator.verb": (lambda value: value in vocabulary().indicator, "an indicator of the vocabulary"),
    "indicator": (lambda value: value in vocabulary().indicator, "an indicator of the vocabulary"),
    **dict.fromkeys(("role.before", "role.after"), (_any_of("from", "to", "by", "none"), "from, to, by or none")),
    **dict.fromkeys(
        ("sector", "sector.strong"), (lambda value: value in vocabulary().sector, "a sector of the vocabulary")
    ),
}  # fmt: skip

SLOTS: Mapping[str, tuple[Check, str]] = {
    **dict.fromkeys(("m", "m2"), (_between(1, 12), "a month 1–12")),
    **dict.fromkeys(("d", "d2"), (_between(1, 31), "a day 1–31")),
    **dict.fromkeys(("q", "q2"), (_between(1, 4), "a quarter 1–4")),
    "h": (_between(1, 2), "a half 1–2"),
    "w": (_between(1, 7), "a weekday 1–7"),
    **dict.fromkeys(("s", "s2"), (_any_of(*_SEASON), "one of " + " ".join(_SEASON))),
    "u": (TIME_UNITS.__contains__, "one of " + " ".join(sorted(TIME_UNITS))),
    "part": (_any_of("start", "middle", "end"), "start, middle or end"),
    **dict.fromkeys(("ys", "ms", "shift"), (_whole, "a whole number")),
}
"""What the slots of time patterns take; a class put into a slot must have such values only."""


NAMES_FILE = {**dict.fromkeys(("given", "surname", "name_particle", "title_of_address", "not_name"), "names")}
"""Names of classes that are easily taken for one's own in another file."""


def known_class(name: str) -> tuple[Check, str] | None:
    """What the values of a class may be, or None where the engine does not know it.

    >>> known_class("hedge.after.abl") == known_class("hedge.after"), known_class("hedge.over") is None
    (True, True)
    """
    for group in ("hedge.after", "role.after"):
        if name.startswith(group + "."):
            name = group
    return CLASSES.get(name)

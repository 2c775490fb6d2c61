"""Pattern lines, parsed and expanded into bounded sequences of elements."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from elchi.errors import DataError

MAX_SEQUENCES = 6000
ANY = "~"
WORD = '"'


class Step(NamedTuple):
    """One element of an expanded pattern: a class (and value, if only that one), kept in slot `slot` if named.

    A gap has the key `~` and the most tokens that it may skip as its value.
    """

    key: str
    value: str | None
    slot: str | None


class Expansion(NamedTuple):
    """One expanded pattern line: its steps, and the steps that its span begins and ends at."""

    steps: tuple[Step, ...]
    first: int
    last: int


_ELEMENT = re.compile(
    r"(?:(?P<slot>[a-z_0-9]+):)?(?:<(?P<classes>[^>]+)>|\{(?P<macro>[a-z_A-Z0-9]+)\}|~(?P<gap>\d+)|(?P<bracket>[\[\]])|(?P<literal>[^\s?<>{}]+))(?P<optional>\?)?$"
)


def literal_class(words: str) -> str:
    """The class that stands for a literal word in a pattern, or for any of several.

    >>> literal_class("год|лето")
    '"год|лето'
    """
    return WORD + words


def literal_words(key: str) -> list[str]:
    """The words that a class made by `literal_class` stands for.

    >>> literal_words('"год|лето')
    ['год', 'лето']
    """
    return [word for word in key[1:].split("|") if word]


def expand(line: str, macros: Mapping[str, Sequence[str]], *, where: str) -> list[Expansion]:
    """All sequences that a pattern line stands for; `where` names the line in errors.

    >>> [len(s.steps) for s in expand("d:<day> m:<month> y:<year>? год?", {}, where="ru")]
    [2, 3, 3, 4]
    """
    variants = _variants(line, macros, where, ())
    sequences: list[Expansion] = []
    for steps in variants:
        plain = tuple(step for step in steps if step.key not in ("[", "]"))
        first, last, at = 0, len(plain), 0
        for step in steps:
            if step.key == "[":
                first = at
            elif step.key == "]":
                last = at
            else:
                at += 1
        if not plain:
            raise DataError(f"{where}: the pattern {line!r} can match nothing; make an element mandatory")
        sequences.append(Expansion(plain, first, last))
    if len(sequences) > MAX_SEQUENCES:
        raise DataError(f"{where}: {line!r} expands to {len(sequences)} sequences; split it or drop optional elements")
    return sequences


def _variants(
    line: str, macros: Mapping[str, Sequence[str]], where: str, open_macros: tuple[str, ...]
) -> list[tuple[Step, ...]]:
    choices: list[list[tuple[Step, ...]]] = []
    for piece in line.split():
        match = _ELEMENT.match(piece)
        if match is None:
            raise DataError(f"{where}: cannot read the element {piece!r} of {line!r}; see languages/README.md")
        choices.append(_choices(match, macros, where, open_macros))
    size = 1
    for choice in choices:
        size *= len(choice)
    if size > MAX_SEQUENCES:
        raise DataError(f"{where}: {line!r} expands to {size} sequences; split it or drop optional elements")
    return [tuple(itertools.chain.from_iterable(combination)) for combination in itertools.product(*choices)]


def _choices(
    match: re.Match[str], macros: Mapping[str, Sequence[str]], where: str, open_macros: tuple[str, ...]
) -> list[tuple[Step, ...]]:
    slot = match["slot"]
    if match["bracket"]:
        return [(Step(match["bracket"], None, None),)]
    found: list[tuple[Step, ...]] = []
    if match["gap"]:
        found = [(Step(ANY, match["gap"], None),)]
    elif match["macro"]:
        name = match["macro"]
        if name not in macros or name in open_macros:
            raise DataError(f"{where}: no macro {name!r} (or it contains itself); define it in [macro]")
        for line in macros[name]:
            found.extend(_variants(line, macros, where, (*open_macros, name)))
    elif match["classes"]:
        for part in match["classes"].split("|"):
            key, _, value = part.strip().partition("=")
            if not key:
                raise DataError(f"{where}: <{match['classes']}> names no class; write <class> or <class=value>")
            found.append((Step(key, value or None, slot),))
    else:
        found.append((Step(literal_class(match["literal"]), None, slot),))
    if match["optional"]:
        found = [(), *found]
    return found

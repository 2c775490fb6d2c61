"""The lexicon of a language: terms by class and value, found in running text as edges of a lattice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from elchi.language.forms import Forms

Edge = tuple[str, Any, int]
"""A class, its value, and the token after the last one that it covers."""

Edges = list[Edge] | tuple[Edge, ...]
NO_EDGES: tuple[Edge, ...] = ()
_Known = tuple[
    tuple[tuple[str, Any], ...], tuple[str, ...], str | None, tuple[dict[str, Any], ...], frozenset[str], frozenset[str]
]
"""Of one written form: its single-word senses, the lexicon's words it may be, its case, the longer terms that it
begins, the words that go on with one of them, and the keys that begin with it: the classes of its senses, and those of
its words that patterns use."""

_WORDS = re.compile(r"[=^]?[^\W\d_]+(?:'[^\W\d_]+)*'?\*?|=?\d+(?:[.,]\d+)?|[^\s\w.]")
Node = dict[str, Any]
END = ""
MAX_REMEMBERED = 50_000


@cache
def words_of(term: str) -> tuple[str, ...]:
    """The words of a term as the tokenizer would split it.

    >>> words_of("бизнес-форум"), words_of("кв. м"), words_of("=до свидан*")
    (('бизнес', '-', 'форум'), ('кв', 'м'), ('=до', 'свидан*'))
    """
    return tuple(_WORDS.findall(term))


NO_KEYS: frozenset[str] = frozenset()
NOTHING: _Known = ((), (), None, (), NO_KEYS, NO_KEYS)
"""What is known of a form that the lexicon does not have."""


class _Memory(dict[str, _Known]):
    """What is known of the forms met so far; the others are asked for when they are looked up."""

    def __init__(self, ask: Callable[[str], _Known]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, form: str) -> _Known:
        if len(self) >= MAX_REMEMBERED:
            self.clear()
        found = self[form] = self._ask(form)
        return found


class Found(NamedTuple):
    """What a lexicon finds in a row of tokens: edges, words, case and keys by token, and where each key begins."""

    lattice: list[Edges]
    words: list[tuple[str, ...]]
    cases: list[str | None]
    keys: list[frozenset[str]]
    begins: dict[str, list[int]]


class Lexicon:
    """Every term of a language, looked up by token.

    `lookup(forms)` gives the edges that start at each token. Longer terms of one class hide shorter ones that start
    at the same token.
    """

    def __init__(
        self,
        classes: Mapping[str, Mapping[str, Sequence[str]]],
        forms: Forms,
        pattern_words: frozenset[str] = frozenset(),
    ) -> None:
        self._forms = forms
        self._pattern_words = pattern_words
        self._single: dict[str, list[tuple[str, Any]]] = {}
        self._several: Node = {}
        for name, values in classes.items():
            for value, terms in values.items():
                for term in terms:
                    words = words_of(term)
                    if len(words) == 1:
                        self._single.setdefault(words[0], []).append((name, value))
                    elif words:
                        node = self._several
                        for word in words:
                            node = node.setdefault(word, {})
                        node.setdefault(END, []).append((name, value))
        self._memory = _Memory(self._token)

    def _token(self, form: str) -> _Known:
        """What is known of one written form."""
        words, case = self._forms.match(form)
        if not words:
            return NOTHING
        senses = dict.fromkeys(sense for word in words for sense in self._single.get(word, ()))
        heads = tuple(node for word in words if (node := self._several.get(word)) is not None)
        keys = {name for name, _ in senses} | {'"' + word for word in words if word in self._pattern_words}
        return tuple(senses), words, case, heads, frozenset().union(*heads), frozenset(keys)

    def lookup(self, forms: Sequence[str]) -> Found:
        """Everything the lexicon knows of a row of tokens."""
        size = len(forms)
        if not size:
            return Found([], [], [], [], {})
        tokens = list(map(self._memory.__getitem__, forms))
        _, words, cases, _, _, all_keys = zip(*tokens, strict=True)
        keys: list[frozenset[str]] = list(all_keys)
        lattice: list[Edges] = [NO_EDGES] * size
        index: defaultdict[str, list[int]] = defaultdict(list)
        after = 0
        for known in tokens:
            at = after
            after += 1
            if known is NOTHING:
                continue
            senses, _, _, heads, onward, begins = known
            here: list[Edge] = []
            if senses:
                if len(senses) == 1:
                    here.append((*senses[0], after))
                else:
                    here = [(name, value, after) for name, value in senses]
                lattice[at] = here
            if heads and after < size and not onward.isdisjoint(following := words[after]):
                for node in heads:
                    for word in following:
                        if word in node:
                            child = node[word]
                            ends = child.get(END)
                            if ends is not None:
                                here.extend([(name, value, at + 2) for name, value in ends])
                            if at + 2 < size and len(child) > (ends is not None):
                                self._extend(child, at + 2, size, words, here)
                if len(here) > len(senses):
                    begins = keys[at] = begins.union([edge[0] for edge in here])
                    lattice[at] = _longest(here) if len(here) > 1 else here
            for key in begins:
                index[key].append(at)
        return Found(lattice, list(words), list(cases), keys, dict(index))

    def _extend(self, node: Node, at: int, size: int, words: Sequence[Sequence[str]], found: list[Edge]) -> None:
        """Adds the terms that go on from `node` with the token `at`."""
        for word in words[at]:
            child = node.get(word)
            if child is not None:
                ends = child.get(END)
                if ends is not None:
                    found.extend([(name, value, at + 1) for name, value in ends])
                if at + 1 < size and len(child) > (ends is not None):
                    self._extend(child, at + 1, size, words, found)


def _longest(edges: list[Edge]) -> list[Edge]:
    """The edges but those of a class that a longer edge of the same class hides."""
    reach: dict[str, int] = {}
    for name, _, end in edges:
        if end > reach.get(name, 0):
            reach[name] = end
    kept = [edge for edge in edges if edge[2] == reach[edge[0]]]
    return kept if len(kept) == 1 else list(dict.fromkeys(kept))

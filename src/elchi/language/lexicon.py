"""The lexicon of a language: terms by class and value, found in running text as edges of a lattice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
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
        self._memory: dict[str, _Known] = {}

    def _token(self, form: str) -> _Known:
        """What is known of one written form, remembered."""
        words, case = self._forms.match(form)
        senses = dict.fromkeys(sense for word in words for sense in self._single.get(word, ()))
        heads = tuple(node for word in words if (node := self._several.get(word)) is not None)
        if len(self._memory) > 50_000:
            self._memory.clear()
        keys = {name for name, _ in senses} | {'"' + word for word in words if word in self._pattern_words}
        following = frozenset().union(*heads)
        known = (tuple(senses), words, case, heads, following, frozenset(keys)) if words else NOTHING
        self._memory[form] = known
        return known

    def lookup(self, forms: Sequence[str]) -> Found:
        """Everything the lexicon knows of a row of tokens."""
        memory = self._memory.get
        tokens = [memory(form) or self._token(form) for form in forms]
        lattice: list[Edges] = []
        keys = [known[5] for known in tokens]
        index: defaultdict[str, list[int]] = defaultdict(list)
        add = lattice.append
        size = len(forms)
        for at, known in enumerate(tokens):
            if known is NOTHING:
                add(NO_EDGES)
                continue
            senses, _, _, heads, onward, begins = known
            here: list[Edge]
            if not senses:
                here = []
            elif len(senses) == 1:
                here = [(*senses[0], at + 1)]
            else:
                here = [(name, value, at + 1) for name, value in senses]
            if heads and at + 1 < size and not onward.isdisjoint(following := tokens[at + 1][1]):
                for node in heads:
                    for word in following:
                        child = node.get(word)
                        if child is not None:
                            ends = child.get(END)
                            if ends is not None:
                                here.extend([(name, value, at + 2) for name, value in ends])
                            if at + 2 < size and len(child) > (ends is not None):
                                self._extend(child, at + 2, size, tokens, here)
                if len(here) > len(senses):
                    begins = keys[at] = begins.union([edge[0] for edge in here])
                    if len(here) > 1:
                        here = _longest(here)
            add(here or NO_EDGES)
            for key in begins:
                index[key].append(at)
        return Found(lattice, [known[1] for known in tokens], [known[2] for known in tokens], keys, dict(index))

    def _extend(self, node: Node, at: int, size: int, tokens: Sequence[Any], found: list[Edge]) -> None:
        """Adds the terms that go on from `node` with the token `at`."""
        for word in tokens[at][1]:
            child = node.get(word)
            if child is not None:
                ends = child.get(END)
                if ends is not None:
                    found.extend([(name, value, at + 1) for name, value in ends])
                if at + 1 < size and len(child) > (ends is not None):
                    self._extend(child, at + 1, size, tokens, found)


def _longest(edges: list[Edge]) -> list[Edge]:
    """The edges but those of a class that a longer edge of the same class hides."""
    reach: dict[str, int] = {}
    for name, _, end in edges:
        if end > reach.get(name, 0):
            reach[name] = end
    kept = [edge for edge in edges if edge[2] == reach[edge[0]]]
    return kept if len(kept) == 1 else list(dict.fromkeys(kept))

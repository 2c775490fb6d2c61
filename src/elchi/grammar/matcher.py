"""Matches all patterns of a kind at once: their sequences share one trie, walked over a lattice of token classes.

Every sequence is bounded, so a page costs time linear in its length whatever stands on it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from elchi.grammar.pattern import ANY, WORD, Expansion, literal_words

Edge = tuple[str, Any, int]


class Field(NamedTuple):
    """What patterns are matched over, all by token: lexicon edges, words, and the end of the stretch no match leaves.

    `keys` are the classes, and those of its words that patterns use, that begin at each token; `begins` tells the same
    the other way round: at which tokens each of them begins.
    """

    lattice: Sequence[Sequence[Edge]]
    words: Sequence[Sequence[str]]
    stops: Sequence[int]
    keys: Sequence[frozenset[str]]
    begins: Mapping[str, Sequence[int]]


class Rule(NamedTuple):
    """A pattern rule: its id, what it yields, and its sequences in order."""

    id: str
    yields: Mapping[str, Any]
    sequences: Sequence[Expansion]


class Match(NamedTuple):
    """A rule found on tokens `start` to `end` (exclusive), its whole reach, and the values of its slots."""

    start: int
    end: int
    reach: tuple[int, int]
    rule: Rule
    slots: dict[str, Any]
    places: dict[str, tuple[int, int]]


_NO_NODES: dict[Any, Any] = {}
"""What all nodes share, once frozen, for the ways that they do not have."""


class _Node:
    __slots__ = ("accepts", "choices", "classes", "gaps", "keys", "keyset", "open", "valued", "words")

    def __init__(self) -> None:
        self.classes: dict[str, _Node] = {}
        self.valued: dict[tuple[str, Any], _Node] = {}
        self.words: dict[str, list[_Node]] = {}
        self.choices: dict[str, _Node] = {}
        self.gaps: dict[int, _Node] = {}
        self.accepts: tuple[int, Rule, Expansion] | None = None
        self.keys: tuple[str, ...] = ()
        self.keyset: frozenset[str] = frozenset()
        self.open = True

    def freeze(self) -> set[str]:
        """Notes by which classes and words the walk may go on from here; gives back every word below.

        A node that is not `open` can only go on by one of its keys at the next token.
        """
        words = set(self.words)
        names = dict.fromkeys((*self.classes, *(name for name, _ in self.valued)))
        self.keys = (*names, *(WORD + word for word in self.words))
        self.keyset = frozenset(self.keys)
        self.open = self.accepts is not None or bool(self.gaps)
        for child in (*self.classes.values(), *self.valued.values(), *self.choices.values(), *self.gaps.values()):
            words |= child.freeze()
        self.classes = self.classes or _NO_NODES
        self.valued = self.valued or _NO_NODES
        self.words = self.words or _NO_NODES
        self.choices = _NO_NODES
        self.gaps = self.gaps or _NO_NODES
        return words

    def without_classes(self) -> _Node | None:
        """A node with the other ways of this one, entered where any of its keys begins; None where there are none."""
        if not (self.valued or self.words or self.gaps):
            return None
        rest = _Node()
        rest.classes, rest.valued, rest.words, rest.gaps = _NO_NODES, self.valued, self.words, self.gaps
        rest.keyset = frozenset((*(name for name, _ in self.valued), *(WORD + word for word in self.words)))
        if self.gaps:
            rest.keyset |= self.keyset
        return rest

    def choice(self, key: str) -> _Node:
        """The node after any of the words of a literal; each word leads to it."""
        child = self.choices.get(key)
        if child is None:
            child = self.choices[key] = _Node()
            for word in literal_words(key):
                self.words.setdefault(word, []).append(child)
        return child


class Matcher:
    """The rules of one kind, ready to be found.

    >>> from elchi.grammar.pattern import expand
    >>> rule = Rule("day", {}, expand("d:<day> m:<month> года|лета", {}, where="doctest"))
    >>> lattice = [[("day", 15, 1)], [("month", "11", 2)], []]
    >>> keys = [frozenset({"day"}), frozenset({"month"}), frozenset({'"года'})]
    >>> field = Field(lattice, [(), (), ("года",)], [3, 3, 3], keys, {"day": [0], "month": [1]})
    >>> [(match.start, match.end, match.slots) for match in Matcher([rule]).find(field)]
    [(0, 3, {'d': 15, 'm': '11'})]
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._root = _Node()
        for order, rule in enumerate(rules):
            for sequence in rule.sequences:
                node = self._root
                for step in sequence.steps:
                    if step.key == ANY:
                        node = node.gaps.setdefault(int(step.value or 0), _Node())
                    elif step.key[0] == WORD:
                        node = node.choice(step.key)
                    elif step.value is not None:
                        node = node.valued.setdefault((step.key, step.value), _Node())
                    else:
                        node = node.classes.setdefault(step.key, _Node())
                if node.accepts is None:
                    node.accepts = (order, rule, sequence)
        root = self._root
        self.words = frozenset(root.freeze())
        self._starts = frozenset(root.keys)
        self._first = root.classes
        self._rest = root.without_classes()

    def find(self, field: Field, *, every: bool = False) -> Iterator[Match]:
        """The longest match that starts at each token, left to right; matches of different starts may overlap.

        With `every`, the longest match of each rule and of each place that its span marks.
        """
        lattice, words, stops, keys, begins = field
        first, rest = self._first, self._rest
        stop = 0
        accepted: list[_Accepted] = []
        path: list[_Step] = []

        def walk(node: _Node, here: int) -> None:
            if node.accepts is not None:
                accepted.append((here, *node.accepts, path.copy()))
            if here >= stop:
                return
            if node.classes:
                classes = node.classes
                for name, value, end in lattice[here]:
                    if name in classes:
                        child = classes[name]
                        if (end < stop and not child.keyset.isdisjoint(keys[end])) or (child.open and end <= stop):
                            path.append((here, end, value))
                            walk(child, end)
                            path.pop()
            if node.valued:
                for name, value, end in lattice[here]:
                    if (name, value) in node.valued:
                        child = node.valued[name, value]
                        if (end < stop and not child.keyset.isdisjoint(keys[end])) or (child.open and end <= stop):
                            path.append((here, end, value))
                            walk(child, end)
                            path.pop()
            if node.words and words[here]:
                for word in words[here]:
                    if word in node.words:
                        end = here + 1
                        path.append((here, end, None))
                        for child in node.words[word]:
                            if child.open or (end < stop and not child.keyset.isdisjoint(keys[end])):
                                walk(child, end)
                        path.pop()
            if node.gaps:
                for most, child in node.gaps.items():
                    limit = here + most if here + most < stop else stop - 1
                    for key in child.keys:
                        if key in begins:
                            row = begins[key]
                            if row[-1] >= here and row[nearest := bisect_left(row, here)] <= limit:
                                leap(child, key, here, row[nearest : bisect_right(row, limit)])

        def leap(node: _Node, key: str, here: int, places: Sequence[int]) -> None:
            """Goes on from `node` at every one of the `places` behind `here`, where its class or word `key` begins."""
            for place in places:
                path.append((here, place, None))
                if key[0] == WORD:
                    path.append((place, place + 1, None))
                    for child in node.words[key[1:]]:
                        walk(child, place + 1)
                    path.pop()
                else:
                    for name, value, end in lattice[place]:
                        if name == key and end <= stop:
                            path.append((place, end, value))
                            if name in node.classes:
                                walk(node.classes[name], end)
                            if (name, value) in node.valued:
                                walk(node.valued[name, value], end)
                            path.pop()
                path.pop()

        starts = self._starts & begins.keys()
        for at in sorted({at for name in starts for at in begins[name]}):
            stop = stops[at]
            for name, value, end in lattice[at]:
                if name in first:
                    child = first[name]
                    if (end < stop and not child.keyset.isdisjoint(keys[end])) or (child.open and end <= stop):
                        path.append((at, end, value))
                        walk(child, end)
                        path.pop()
            if rest is not None and not rest.keyset.isdisjoint(keys[at]):
                walk(rest, at)
            if accepted:
                yield from _choose(at, accepted, every)
                accepted.clear()
        # it names itself: left so, all that was read would wait for the garbage collector
        walk = None  # type: ignore[assignment]


_Step = tuple[int, int, Any]
_Accepted = tuple[int, int, Rule, Expansion, list[_Step]]


def _choose(at: int, accepted: list[_Accepted], every: bool) -> list[Match]:
    if not every:
        return [_match(at, max(accepted, key=lambda found: (found[0], -found[1])))]
    best: dict[tuple[str, int], Match] = {}
    for found in accepted:
        match = _match(at, found)
        kept = best.get((match.rule.id, match.start))
        if kept is None or match.reach[1] > kept.reach[1]:
            best[match.rule.id, match.start] = match
    return sorted(best.values(), key=lambda match: (match.start, match.reach[1]))


def _match(at: int, accepted: _Accepted) -> Match:
    reach, _, rule, sequence, steps = accepted
    slots: dict[str, Any] = {}
    places: dict[str, tuple[int, int]] = {}
    for step, (start, end, value) in zip(sequence.steps, steps, strict=True):
        if step.slot is not None:
            slots[step.slot] = value
            places[step.slot] = (start, end)
    first = steps[sequence.first][0] if sequence.first < len(steps) else at
    last = steps[sequence.last - 1][1] if sequence.last else reach
    return Match(first, last, (at, reach), rule, slots, places)

"""Matches all patterns of a kind at once: their sequences share one trie, walked over a lattice of token classes.

Every sequence is bounded, so a page costs time linear in its length whatever stands on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from elchi.grammar.pattern import ANY, Expansion

Edge = tuple[str, Any, int]


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


class _Node:
    __slots__ = ("accepts", "any", "children", "valued")

    def __init__(self) -> None:
        self.children: dict[str, _Node] = {}
        self.valued: dict[tuple[str, str], _Node] = {}
        self.any: _Node | None = None
        self.accepts: tuple[int, Rule, Expansion] | None = None


class Matcher:
    """The rules of one kind, ready to be found.

    >>> from elchi.grammar.pattern import expand
    >>> rule = Rule("day", {}, expand("d:<day> m:<month>", {}, where="doctest"))
    >>> lattice = [[("day", 15, 1)], [("month", "11", 2)], []]
    >>> [(match.start, match.end, match.slots) for match in Matcher([rule]).find(lattice, [(0, 3)])]
    [(0, 2, {'d': 15, 'm': '11'})]
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._root = _Node()
        for order, rule in enumerate(rules):
            for sequence in rule.sequences:
                node = self._root
                for step in sequence.steps:
                    if step.key == ANY:
                        node.any = node.any or _Node()
                        node = node.any
                    elif step.value is not None:
                        node = node.valued.setdefault((step.key, step.value), _Node())
                    else:
                        node = node.children.setdefault(step.key, _Node())
                if node.accepts is None:
                    node.accepts = (order, rule, sequence)
        self._valued_names = frozenset(name for name, _ in self._root.valued)

    def find(self, lattice: Sequence[Sequence[Edge]], sentences: Iterable[tuple[int, int]]) -> Iterator[Match]:
        """The longest match that starts at each token, left to right; matches of different starts may overlap."""
        root = self._root
        children = root.children
        names = self._valued_names
        for first, stop in sentences:
            for at in range(first, stop):
                for edge in lattice[at]:
                    if edge[0] in children or edge[0] in names:
                        found = self._longest(lattice, at, stop)
                        if found is not None:
                            yield found
                        break

    def _longest(self, lattice: Sequence[Sequence[Edge]], at: int, stop: int) -> Match | None:
        best: tuple[int, int, Rule, Expansion, list[tuple[int, int, Any]]] | None = None
        path: list[tuple[int, int, Any]] = []

        def walk(node: _Node, here: int) -> None:
            nonlocal best
            if node.accepts is not None:
                order, rule, sequence = node.accepts
                if best is None or (here, -order) > (best[0], -best[1]):
                    best = (here, order, rule, sequence, path.copy())
            if here >= stop:
                return
            children = node.children
            valued = node.valued
            if children or valued:
                for name, value, end in lattice[here]:
                    if end > stop:
                        continue
                    child = children.get(name)
                    if child is not None:
                        path.append((here, end, value))
                        walk(child, end)
                        path.pop()
                    if valued:
                        child = valued.get((name, str(value)))
                        if child is not None:
                            path.append((here, end, value))
                            walk(child, end)
                            path.pop()
            if node.any is not None:
                path.append((here, here + 1, None))
                walk(node.any, here + 1)
                path.pop()

        walk(self._root, at)
        if best is None:
            return None
        reach, _, rule, sequence, steps = best
        slots: dict[str, Any] = {}
        places: dict[str, tuple[int, int]] = {}
        for step, (start, end, value) in zip(sequence.steps, steps, strict=True):
            if step.slot is not None:
                slots[step.slot] = value
                places[step.slot] = (start, end)
        first = steps[sequence.first][0] if sequence.first < len(steps) else at
        last = steps[sequence.last - 1][1] if sequence.last else reach
        return Match(first, last, (at, reach), rule, slots, places)

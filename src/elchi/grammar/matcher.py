"""Matches all patterns of a kind at once: their sequences share one trie, walked over a lattice of token classes.

Every sequence is bounded, so a page costs time linear in its length whatever stands on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from elchi.grammar.pattern import ANY, Expansion

Edge = tuple[str, Any, int]


class Sentences(Protocol):
    """Half-open ranges of tokens, and which of them each token is in."""

    sentences: list[tuple[int, int]]
    sentence_of: list[int]


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
    __slots__ = ("accepts", "children", "gaps", "valued")

    def __init__(self) -> None:
        self.children: dict[str, _Node] = {}
        self.valued: dict[tuple[str, Any], _Node] = {}
        self.gaps: dict[int, _Node] = {}
        self.accepts: tuple[int, Rule, Expansion] | None = None


class Matcher:
    """The rules of one kind, ready to be found.

    >>> from elchi.grammar.pattern import expand
    >>> rule = Rule("day", {}, expand("d:<day> m:<month>", {}, where="doctest"))
    >>> lattice = [[("day", 15, 1)], [("month", "11", 2)], []]
    >>> from types import SimpleNamespace
    >>> sentences = SimpleNamespace(sentences=[(0, 3)], sentence_of=[0, 0, 0])
    >>> found = Matcher([rule]).find(lattice, {"day": [0], "month": [1]}, sentences)
    >>> [(match.start, match.end, match.slots) for match in found]
    [(0, 2, {'d': 15, 'm': '11'})]
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._root = _Node()
        for order, rule in enumerate(rules):
            for sequence in rule.sequences:
                node = self._root
                for step in sequence.steps:
                    if step.key == ANY:
                        node = node.gaps.setdefault(int(step.value or 0), _Node())
                    elif step.value is not None:
                        node = node.valued.setdefault((step.key, step.value), _Node())
                    else:
                        node = node.children.setdefault(step.key, _Node())
                if node.accepts is None:
                    node.accepts = (order, rule, sequence)
        self._starts = frozenset(self._root.children) | {name for name, _ in self._root.valued}

    def find(
        self,
        lattice: Sequence[Sequence[Edge]],
        index: Mapping[str, Sequence[int]],
        sentences: Sentences,
        *,
        every: bool = False,
    ) -> Iterator[Match]:
        """The longest match that starts at each token, left to right; matches of different starts may overlap.

        With `every`, the longest match of each rule and of each place that its span marks. `index` tells at which tokens each class begins, so that only tokens that may begin a pattern are visited.
        """
        starts = self._starts & index.keys()
        if not starts:
            return
        places: Iterable[int]
        places = index[next(iter(starts))] if len(starts) == 1 else sorted({at for name in starts for at in index[name]})
        for at in places:
            yield from self._found_at(lattice, at, sentences.sentences[sentences.sentence_of[at]][1], every)

    def _found_at(self, lattice: Sequence[Sequence[Edge]], at: int, stop: int, every: bool) -> list[Match]:
        accepted: list[_Accepted] = []
        path: list[_Step] = []

        def walk(node: _Node, here: int) -> None:
            if node.accepts is not None:
                accepted.append((here, *node.accepts, path.copy()))
            if here >= stop:
                return
            if node.children or node.valued:
                step(node, here)
            for most, child in node.gaps.items():
                if child.accepts is not None:
                    accepted.append((here, *child.accepts, [*path, (here, here, None)]))
                for place in range(here, min(here + most + 1, stop)):
                    if lattice[place]:
                        path.append((here, place, None))
                        step(child, place)
                        path.pop()

        def step(node: _Node, here: int) -> None:
            children = node.children
            valued = node.valued
            for name, value, end in lattice[here]:
                if end > stop:
                    continue
                child = children.get(name)
                if child is not None:
                    path.append((here, end, value))
                    walk(child, end)
                    path.pop()
                if valued and (child := valued.get((name, value))) is not None:
                    path.append((here, end, value))
                    walk(child, end)
                    path.pop()

        walk(self._root, at)
        if not accepted:
            return []
        if not every:
            return [_match(at, max(accepted, key=lambda found: (found[0], -found[1])))]
        best: dict[tuple[str, int], Match] = {}
        for found in accepted:
            match = _match(at, found)
            kept = best.get((match.rule.id, match.start))
            if kept is None or match.reach[1] > kept.reach[1]:
                best[match.rule.id, match.start] = match
        return sorted(best.values(), key=lambda match: (match.start, match.reach[1]))


_Step = tuple[int, int, Any]
_Accepted = tuple[int, int, Rule, Expansion, list[_Step]]


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

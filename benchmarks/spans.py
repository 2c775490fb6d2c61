"""Spans with a kind and a value, and how well those found meet those annotated."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from elchi.evaluate.match import pair


class Span(NamedTuple):
    """A stretch of text of one kind; `value` is a figure (amount, unit), a stretch of days, or None."""

    start: int
    end: int
    kind: str
    value: Any = None


@dataclass(slots=True)
class Tally:
    """Counts of one kind: annotated, found, met by overlap, met exactly; values compared and right."""

    gold: int = 0
    found: int = 0
    met: int = 0
    exact: int = 0
    compared: int = 0
    right: int = 0

    def add(self, other: Tally) -> None:
        """Adds the counts of another text."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def precision(self) -> float:
        """Share of what was found that meets an annotation."""
        return self.met / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the annotations that are met."""
        return self.met / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """F1 by overlap.

        >>> Tally(gold=4, found=2, met=2, exact=1).f1
        0.6666666666666666
        """
        return 2 * self.met / (self.gold + self.found) if self.gold + self.found else 0.0

    @property
    def exact_f1(self) -> float:
        """F1 of spans that are equal."""
        return 2 * self.exact / (self.gold + self.found) if self.gold + self.found else 0.0

    @property
    def value_share(self) -> float | None:
        """Share of right values among the met annotations whose value can be compared."""
        return self.right / self.compared if self.compared else None


def touching(first: Span, second: Span) -> bool:
    """Whether two spans share at least half of the shorter one.

    >>> touching(Span(0, 10, "date"), Span(6, 9, "date")), touching(Span(0, 4, "date"), Span(4, 8, "date"))
    (True, False)
    """
    common = min(first.end, second.end) - max(first.start, second.start)
    return common > 0 and 2 * common >= min(first.end - first.start, second.end - second.start)


def compare(
    gold: Sequence[Span],
    found: Sequence[Span],
    optional: Sequence[Span] = (),
    same_value: Callable[[Any, Any], bool] | None = None,
) -> tuple[Tally, list[Span], list[Span]]:
    """The tally of one kind in one text, and the annotations missed and findings in excess.

    A finding that meets only an `optional` span is neither right nor wrong.

    >>> compare([Span(0, 4, "date")], [Span(0, 4, "date"), Span(9, 12, "date")], [Span(8, 12, "time")])[0]
    Tally(gold=1, found=1, met=1, exact=1, compared=0, right=0)
    """
    pairs = pair(gold, found, touching)
    met_gold, met_found = {i for i, _ in pairs}, {j for _, j in pairs}
    extra = [
        span
        for j, span in enumerate(found)
        if j not in met_found and not any(touching(span, other) for other in optional)
    ]
    tally = Tally(gold=len(gold), found=len(pairs) + len(extra), met=len(pairs))
    for i, j in pairs:
        tally.exact += gold[i][:2] == found[j][:2]
        if same_value and gold[i].value is not None:
            tally.compared += 1
            tally.right += found[j].value is not None and same_value(gold[i].value, found[j].value)
    return tally, [span for i, span in enumerate(gold) if i not in met_gold], extra

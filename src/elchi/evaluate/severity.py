"""The errors that weigh most: a wrong figure, and a commitment made to sound firmer than the page has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from elchi.evaluate.match import near, overlap
from elchi.record.model import Commitment, Quantity

FIRMNESS: Mapping[str, int] = {
    "proposed": 0, "target": 1, "planned": 1, "instructed": 1, "announced": 1, "agreed": 2,
}  # fmt: skip
"""How firm the words of a commitment are; found firmer than the page has it is an upgrade."""


@dataclass(slots=True)
class Severity:
    """Figures found, how many of them stand so on the page, and how many stand where the page has another.

    `upgrades` counts firmer forces by «gold→found», and `→done` where a commitment was taken for a happening or a
    state of affairs.
    """

    found: int = 0
    right: int = 0
    wrong: int = 0
    upgrades: dict[str, int] = field(default_factory=dict)

    @property
    def value_precision(self) -> float:
        """The share of the figures found that the page gives in that place."""
        return self.right / self.found if self.found else 1.0

    def add(self, gold: Mapping[str, Sequence[Any]], found: Mapping[str, Sequence[Any]]) -> None:
        """Counts one page's entries, by kind."""
        for quantity in found["quantities"]:
            places = [expected for expected in gold["quantities"] if overlap(expected, quantity)]
            right = any(_same_figure(expected, quantity) for expected in places)
            self.found += 1
            self.right += right
            self.wrong += bool(places) and not right
        for commitment in gold["commitments"]:
            if upgrade := _upgrade(commitment, gold, found):
                self.upgrades[upgrade] = self.upgrades.get(upgrade, 0) + 1


def _same_figure(gold: Quantity, found: Quantity) -> bool:
    return gold.unit == found.unit and near(gold.value, found.value) and near(gold.upper, found.upper)


def _upgrade(
    gold: Commitment, expected: Mapping[str, Sequence[Any]], found: Mapping[str, Sequence[Any]]
) -> str | None:
    """The upgrade of one commitment of the gold page, if there is one.

    >>> clause = {"text": "x" * 20, "start": 0, "end": 20}
    >>> nothing = {"events": [], "observations": [], "commitments": []}
    >>> _upgrade(Commitment(force="proposed", **clause), nothing,
    ...          {**nothing, "commitments": [Commitment(force="agreed", **clause)]})
    'proposed→agreed'
    """
    rivals = [entry for entry in found["commitments"] if overlap(gold, entry)]
    if rivals:
        firmest = min(rivals, key=lambda entry: FIRMNESS[entry.force])
        if FIRMNESS[firmest.force] <= FIRMNESS[gold.force]:
            return None
        return f"{gold.force}→{firmest.force}"
    for kind in ("events", "observations"):
        taken = any(overlap(gold, entry) and getattr(entry, "context", None) != "to_come" for entry in found[kind])
        if taken and not any(overlap(gold, entry) for entry in expected[kind]):
            return f"{gold.force}→done"
    return None

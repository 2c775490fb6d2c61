"""Scores records against gold pages: true, expected and found entries by language and kind, and the slots beside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from elchi.evaluate.gold import GoldPage
from elchi.evaluate.match import pair_entries, pair_items, shared
from elchi.evaluate.severity import Severity
from elchi.record.model import KINDS, Entry, Record

SIDE_SLOTS: Mapping[str, tuple[str, ...]] = {
    "quantities": ("approx", "per"),
    "times": (),
    "persons": ("name",),
    "events": ("countries", "participants"),
    "observations": ("countries", "approx", "period"),
    "commitments": ("countries", "indicator"),
}


@dataclass(slots=True)
class Tally:
    """How many entries are right, expected and found.

    >>> tally = Tally(true=3, gold=4, found=6)
    >>> tally.precision, tally.recall, tally.f1
    (0.5, 0.75, 0.6)
    """

    true: int = 0
    gold: int = 0
    found: int = 0

    def add(self, true: int, gold: int, found: int) -> None:
        self.true += true
        self.gold += gold
        self.found += found

    @property
    def precision(self) -> float:
        return self.true / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.true / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        total = self.gold + self.found
        return 2 * self.true / total if total else 1.0


@dataclass(frozen=True, slots=True)
class Miss:
    """An entry that was missed (`sign` is `-`) or is too much (`+`)."""

    sign: str
    page: str
    language: str
    kind: str
    entry: Entry


@dataclass(slots=True)
class Scores:
    """The outcome: `tallies` by language, kind and looseness, side slots, pages with no record, and every miss."""

    pages: int = 0
    tallies: dict[tuple[str, str, bool], Tally] = field(default_factory=lambda: defaultdict(Tally))
    slots: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    missing: list[str] = field(default_factory=list)
    misses: list[Miss] = field(default_factory=list)
    severity: dict[str, Severity] = field(default_factory=lambda: defaultdict(Severity))

    @property
    def languages(self) -> list[str]:
        return sorted({language for language, _, _ in self.tallies})


def score(gold: Mapping[str, GoldPage], records: Mapping[str, Record]) -> Scores:
    """The scores of records, matched to gold pages by id; a page with no record counts as an empty one."""
    scores = Scores(pages=len(gold), missing=[identifier for identifier in gold if identifier not in records])
    for identifier, page in gold.items():
        _score_page(scores, page, records.get(identifier, Record(id=identifier)))
    return scores


def _score_page(scores: Scores, page: GoldPage, record: Record) -> None:
    for loose in (False, True):
        pairs = pair_items(page.record.items, record.items, loose=loose)
        scores.tallies[page.language, "items", loose].add(len(pairs), len(page.record.items), len(record.items))
    expected, found = _expected(page), _found(page, record)
    for language in sorted(expected.keys() | found.keys()):
        here, there = expected.get(language, _NOTHING), found.get(language, _NOTHING)
        for kind in KINDS:
            _score_kind(scores, page.id, language, kind, here[kind], there[kind])
        scores.severity[language].add(here, there)
    for item in page.record.items:
        best = max(record.items, default=None, key=lambda found, item=item: shared(found, item))  # type: ignore[misc]
        sectors, names = set(item.sectors), set(best.sectors if best else ())
        scores.tallies[item.language, "sectors", False].add(len(sectors & names), len(sectors), len(names))


def _score_kind(
    scores: Scores, page: str, language: str, kind: str, gold: Sequence[Any], found: Sequence[Any]
) -> None:
    if not gold and not found:
        return
    for loose in (False, True):
        pairs = pair_entries(kind, gold, found, loose=loose)
        scores.tallies[language, kind, loose].add(len(pairs), len(gold), len(found))
        if loose:
            continue
        for i, j in pairs:
            for slot in SIDE_SLOTS[kind]:
                counter = scores.slots[kind, slot]
                counter[0] += _same_slot(slot, gold[i], found[j])
                counter[1] += 1
        hit_gold, hit_found = {i for i, _ in pairs}, {j for _, j in pairs}
        scores.misses += [
            Miss("-", page, language, kind, entry) for i, entry in enumerate(gold) if i not in hit_gold
        ] + [Miss("+", page, language, kind, entry) for j, entry in enumerate(found) if j not in hit_found]


_NOTHING: Mapping[str, Sequence[Any]] = dict.fromkeys(KINDS, ())
_ByKind = dict[str, list[Any]]


def _expected(page: GoldPage) -> dict[str, _ByKind]:
    """The entries of the gold record by the language of their item, and by kind."""
    entries: dict[str, _ByKind] = defaultdict(lambda: {kind: [] for kind in KINDS})
    for item in page.record.items:
        for kind in KINDS:
            entries[item.language][kind] += getattr(item, kind)
    return entries


def _found(page: GoldPage, record: Record) -> dict[str, _ByKind]:
    """The entries of a record by the language of the gold item that they lie in (else the page's), and by kind."""
    entries: dict[str, _ByKind] = defaultdict(lambda: {kind: [] for kind in KINDS})
    spans = [(item.start, item.end, item.language) for item in page.record.items]
    for item in record.items:
        for kind in KINDS:
            for entry in getattr(item, kind):
                home = next((code for start, end, code in spans if start <= entry.start < end), page.language)
                entries[home][kind].append(entry)
    return entries


def _same_slot(slot: str, gold: Any, found: Any) -> bool:
    first, second = getattr(gold, slot), getattr(found, slot)
    if slot == "name":
        return bool(first.casefold() == second.casefold())
    if slot in ("countries", "participants"):
        return sorted(first) == sorted(second)
    return bool(first == second)

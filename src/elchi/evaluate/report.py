"""Scores as tables and as figures, and the run that makes them: gold sets read by the engine."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from elchi.errors import ContractError, InputError
from elchi.evaluate.gold import GoldPage, load_gold
from elchi.evaluate.score import Miss, Scores, score
from elchi.record.model import KINDS, Record
from elchi.record.serialise import entry_slots

GOLD_SETS = {"own": "evaluation/gold", "dev": "../shared/gold/dev"}
"""The gold sets by name, as paths from the root of the repository; a set that is not there is left out."""


def find_gold_sets() -> dict[str, Path]:
    """The gold sets at hand: those of the repository that the working folder or this package lies in."""
    here, package = Path.cwd(), Path(__file__).resolve()
    for root in (here, *here.parents, *package.parents):
        if (root / "evaluation" / "floors.toml").is_file():
            return {name: root / path for name, path in GOLD_SETS.items() if any((root / path).glob("*.json"))}
    return {}


def read_gold(gold: Mapping[str, GoldPage]) -> dict[str, Record]:
    """What the engine finds on the gold pages, by id; a page that breaks the contract is named and left out."""
    from elchi.extract.pipeline import read_text

    records = {}
    for key, page in gold.items():
        try:
            records[key] = read_text(page.text, id=page.id, published=page.published)
        except ContractError as error:
            print(f"no record: {error}", file=sys.stderr)
    return records


def print_scores(
    folder: str | None, *, misses: str | None = None, language: str | None = None, as_json: bool = False
) -> int:
    """Reads and scores a folder of gold pages (else every set at hand), and prints the table, or the misses too."""
    sets = {folder: Path(folder)} if folder else find_gold_sets()
    if not sets:
        raise InputError("score: no gold pages at hand; name a folder of them")
    outcome = {}
    for name, path in sets.items():
        gold = load_gold(path)
        if language:
            gold = {key: page for key, page in gold.items() if _holds(page, language)}
        scores = score(gold, read_gold(gold))
        outcome[name] = figures(scores, language)
        if not as_json:
            if misses:
                print(*miss_lines(scores, misses, language), sep="\n")
            print(f"{name} ({path})", *table(outcome[name]), "", sep="\n")
    if as_json:
        print(json.dumps(outcome, ensure_ascii=False, indent=1))
    return 0


def _holds(page: GoldPage, language: str) -> bool:
    return page.language == language or any(item.language == language for item in page.record.items)


def figures(scores: Scores, language: str | None = None) -> dict[str, Any]:
    """The figures of a run, in percent: strict F1 by language and kind, side slots, and the errors that weigh most."""
    languages = [code for code in scores.languages if language in (None, code)]
    rows = {code: _row(scores, code) for code in languages}
    return {
        "pages": scores.pages,
        "pages_without_record": len(scores.missing),
        "languages": rows,
        "slots": {
            f"{kind}.{slot}": round(100 * equal / total, 1)
            for (kind, slot), (equal, total) in sorted(scores.slots.items())
        },
        "headline": round(sum(row["headline"] for row in rows.values()) / max(1, len(rows)), 1),
        "lowest": min((row["headline"] for row in rows.values()), default=0.0),
        "strict": {
            code: {kind: _precision_recall(scores, code, kind) for kind in ("items", *KINDS)} for code in languages
        },
        "value_precision": {code: round(100 * scores.severity[code].value_precision, 1) for code in languages},
        "wrong_values": {code: scores.severity[code].wrong for code in languages},
        "upgrades": {code: dict(sorted(scores.severity[code].upgrades.items())) for code in languages},
    }


def _row(scores: Scores, language: str) -> dict[str, float]:
    row = {kind: round(100 * scores.tallies[language, kind, False].f1, 1) for kind in ("items", *KINDS, "sectors")}
    row["headline"] = round(sum(row[kind] for kind in KINDS) / len(KINDS), 1)
    row["loose"] = round(100 * sum(scores.tallies[language, kind, True].f1 for kind in KINDS) / len(KINDS), 1)
    return row


def _precision_recall(scores: Scores, language: str, kind: str) -> dict[str, float]:
    tally = scores.tallies[language, kind, False]
    return {"precision": round(100 * tally.precision, 1), "recall": round(100 * tally.recall, 1)}


def table(outcome: Mapping[str, Any]) -> Iterator[str]:
    """The figures as lines of a table: F1, then precision/recall, then slots and the errors that weigh most."""
    columns = ("headline", "loose", *KINDS, "items", "sectors")
    yield "strict F1  " + "".join(f"{column[:12]:>13}" for column in columns) + "  value prec."
    for code, row in outcome["languages"].items():
        precise = outcome["value_precision"][code]
        yield f"{code:11}" + "".join(f"{row[column]:13.1f}" for column in columns) + f"{precise:13.1f}"
    yield "prec/recall"
    for code, row in outcome["strict"].items():
        cells = (f"{row[kind]['precision']:.1f}/{row[kind]['recall']:.1f}" for kind in (*KINDS, "items"))
        yield f"{code:37}" + "".join(f"{cell:>13}" for cell in cells)
    yield "slots      " + ", ".join(f"{name} {share}" for name, share in outcome["slots"].items())
    wrong = ", ".join(f"{code} {count}" for code, count in outcome["wrong_values"].items())
    yield f"wrong      figures where the page has another: {wrong or 'none'}"
    upgrades: Counter[str] = Counter()
    for row in outcome["upgrades"].values():
        upgrades.update(row)
    named = ", ".join(f"{name} {count}" for name, count in upgrades.most_common())
    yield f"upgrades   commitments firmer than the page: {upgrades.total()}{named and f' ({named})'}"
    yield (
        f"{outcome['pages']} pages, {outcome['pages_without_record']} without a record; "
        f"headline {outcome['headline']}, lowest language {outcome['lowest']}"
    )


def miss_lines(scores: Scores, kind: str, language: str | None = None) -> Iterator[str]:
    """The missed and superfluous entries of one kind, a line each."""
    for miss in scores.misses:
        if miss.kind == kind and language in (None, miss.language):
            yield _miss_line(miss)


def _miss_line(miss: Miss) -> str:
    slots = {slot: value for slot, value in entry_slots(miss.entry).items() if value not in (None, [], ())}
    content = json.dumps(slots, ensure_ascii=False, default=_plain)
    return f"{'- missed' if miss.sign == '-' else '+ extra '} {miss.page} {content[:400]}"


def _plain(value: object) -> object:
    if isinstance(value, msgspec.Raw):
        return msgspec.json.decode(value)
    return float(value) if isinstance(value, Decimal) else str(value)

#!/usr/bin/env python3
"""Holds the floors of quality: fails when a score falls below its floor, and raises floors when scores rise.

    python evaluation/gate.py                    fails, naming what fell
    python evaluation/gate.py --raise            lifts floors to half a point below today's scores; lowers none
    python evaluation/gate.py --lower REASON     also lowers those that fell, and writes down why

Floors stand in `floors.toml` by gold set, language and kind, beside the digest of the gold pages that they were
measured on. The project's own gold may not change without `--raise`; where a set from outside has changed, what fell
is reported and fails nothing. A set whose folder is not there is skipped.
"""

from __future__ import annotations

import argparse
import math
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from elchi.evaluate.gold import load_gold
from elchi.evaluate.report import GOLD_SETS, figures, read_gold
from elchi.evaluate.score import score
from elchi.record.model import KINDS
from elchi.record.provenance import files_hash

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ROOT / "evaluation" / "floors.toml"
MARGIN = 0.5
KEYS = ("headline", "items", *KINDS, "sectors", "value_precision")
HEAD = """\
# Floors of quality, in percent: strict F1 by gold set, language and kind, and the precision of values.
# Written by `evaluation/gate.py --raise`; they only go up, unless `--lower REASON` says why.
"""

Scores = dict[str, dict[str, float]]


@dataclass(frozen=True)
class Measured:
    """A gold set as it scores today: percent by language and kind, and the digest of its pages."""

    scores: Scores
    digest: str


def measure(folder: Path) -> Measured:
    """Reads and scores a gold set."""
    gold = load_gold(folder)
    outcome = figures(score(gold, read_gold(gold)))
    scores = {
        language: {**row, "value_precision": outcome["value_precision"][language]}
        for language, row in outcome["languages"].items()
    }
    return Measured(scores, files_hash(folder.glob("*.json"), folder))


def fallen(floors: Mapping[str, Any], scores: Scores) -> Iterator[str]:
    """What stands below its floor, a line each."""
    for language, row in floors.items():
        if not isinstance(row, dict):
            continue
        for kind, floor in row.items():
            today = scores.get(language, {}).get(kind, 0.0)
            if today < floor:
                yield f"{language} {kind}: {today} is below its floor of {floor}"


def raised(floors: Mapping[str, Any], measured: Measured, *, lower: bool = False) -> dict[str, Any]:
    """The floors after a raise: the higher of the old floor and today's score less the margin.

    With `lower`, a floor that does not hold comes down to today's score less the margin.
    """
    after: dict[str, Any] = {"digest": measured.digest}
    for language, row in sorted(measured.scores.items()):
        old = floors.get(language, {})
        after[language] = {}
        for kind in KEYS:
            today = row[kind]
            floor = max(0.0, math.floor(10 * (today - MARGIN) + 1e-6) / 10)
            before = old.get(kind, 0.0)
            after[language][kind] = floor if lower and today < before else max(before, floor)
    return after


def main(arguments: list[str] | None = None) -> int:
    """0 where every floor holds, else 1."""
    parser = argparse.ArgumentParser(description="Holds the floors of quality.")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift floors to today's scores less 0.5")
    parser.add_argument("--lower", metavar="REASON", help="lower the floors that do not hold, for this reason")
    options = parser.parse_args(arguments)
    floors = tomllib.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    failed, lowered = False, list(floors.get("lowered", []))
    for name, place in GOLD_SETS.items():
        folder = ROOT / place
        if not any(folder.glob("*.json")):
            print(f"gate: {name}: skipped, {place} is not there")
            continue
        measured, before = measure(folder), floors.get(name, {})
        fell = list(fallen(before, measured.scores))
        if options.lift or options.lower:
            floors[name] = raised(before, measured, lower=bool(options.lower))
            lowered += [{"set": name, "what": line, "reason": options.lower} for line in fell if options.lower]
            fell = list(fallen(floors[name], measured.scores))
        failed |= report(name, floors.get(name, {}), measured, fell)
    if options.lift or options.lower:
        FLOORS.write_text(to_toml({**floors, "lowered": lowered}), "utf-8")
        print(f"gate: wrote {FLOORS.relative_to(ROOT)}")
    return int(failed)


def report(name: str, floors: Mapping[str, Any], measured: Measured, fell: list[str]) -> bool:
    """Prints how a set stands; whether that fails the gate."""
    changed = floors.get("digest") not in (None, measured.digest)
    if not floors:
        print(f"gate: {name}: has no floors yet; run `evaluation/gate.py --raise`")
    elif changed and name == "own":
        print(f"gate: {name}: the gold pages have changed; run `evaluation/gate.py --raise` and commit floors.toml")
    elif changed:
        print(f"gate: {name}: other gold pages than the floors were measured on; what fell fails nothing")
    elif not fell:
        print(f"gate: {name}: {sum(map(len, measured.scores.values()))} scores, all floors hold")
    for line in fell:
        print(f"gate: {name}: {line}")
    return (bool(fell) and (not changed or name == "own")) or (changed and name == "own")


def to_toml(floors: Mapping[str, Any]) -> str:
    """The floors as TOML, in a fixed order."""
    lines = [HEAD]
    for name in GOLD_SETS:
        if name in floors:
            lines.append(f'[{name}]\ndigest = "{floors[name]["digest"]}"\n')
            for language, row in floors[name].items():
                if isinstance(row, dict):
                    lines += [f"[{name}.{language}]", *(f"{kind} = {floor}" for kind, floor in row.items()), ""]
    for entry in floors.get("lowered", []):
        quoted = {key: str(value).replace("\\", "\\\\").replace('"', '\\"') for key, value in entry.items()}
        lines += ["[[lowered]]", *(f'{key} = "{value}"' for key, value in quoted.items()), ""]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())

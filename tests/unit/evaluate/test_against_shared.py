"""Our figures are those of the contract's own scorer, on its gold pages and on records that differ from them."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from elchi.evaluate.gold import load_gold
from elchi.evaluate.report import figures
from elchi.evaluate.score import score
from elchi.record.model import KINDS, Record
from elchi.record.serialise import from_json, to_json

SHARED = Path(__file__).parents[4] / "shared" / "gold"
pytestmark = pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="the contract is not beside this repository")


def worn(record: Record, seed: int) -> Record:
    """The record with entries dropped, doubled, moved and changed, the same way for the same seed."""
    chance = random.Random(seed)
    items = []
    for item in record.items:
        changed: dict[str, Any] = {kind: tuple(_worn_entries(getattr(item, kind), chance)) for kind in KINDS}
        changed["sectors"] = item.sectors[chance.randrange(2) :]
        if chance.random() < 0.2:
            changed["role"] = "related"
        if chance.random() < 0.2:
            changed["title"] = None
        if chance.random() < 0.9:
            items.append(msgspec.structs.replace(item, **changed))
    return msgspec.structs.replace(record, items=tuple(items))


def _worn_entries(entries: tuple[Any, ...], chance: random.Random) -> list[Any]:
    kept = []
    for entry in entries:
        fate = chance.random()
        if fate < 0.15:
            continue
        if fate < 0.3:
            kept.append(entry)
        if fate < 0.5:
            length = chance.randrange(1, entry.end - entry.start + 1)
            entry = msgspec.structs.replace(entry, end=entry.start + length, text=entry.text[:length])
        elif fate < 0.7:
            changes = {"edtf": "1901", "office": None, "date": None, "unit": "count", "force": "agreed", "upper": None}
            slots = {name: value for name, value in changes.items() if hasattr(entry, name)}
            entry = msgspec.structs.replace(entry, **slots)
        kept.append(entry)
    return kept


@pytest.mark.parametrize("seed", [None, 1, 2])
def test_the_figures_are_those_of_the_contracts_scorer(seed: int | None, tmp_path: Path) -> None:
    gold = load_gold(SHARED / "dev")
    records = {key: page.record if seed is None else worn(page.record, seed) for key, page in gold.items()}
    if seed == 2:
        del records[min(records)]
    lines = {key: to_json(record) for key, record in records.items()}
    (tmp_path / "records.jsonl").write_bytes(b"\n".join(lines.values()))
    command = [sys.executable, SHARED / "score.py", SHARED / "dev", tmp_path / "records.jsonl", "--json"]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    ours = figures(score(gold, {key: from_json(line) for key, line in lines.items()}))
    assert {name: ours[name] for name in theirs} == theirs
    assert seed or theirs["lowest"] == 100

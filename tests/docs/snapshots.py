#!/usr/bin/env python3
"""Writes the records of the sample pages anew: `make accept`, or `make accept PAGE=examples/communique.ru.txt`.

A snapshot is what Elchi reads from a page today. The tests compare and never write; who changes what is read runs this
and reviews the difference line by line.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec

import elchi

ROOT = Path(__file__).resolve().parents[2]
RECORDS = ROOT / "examples" / "records"
PUBLISHED = "2026-03-12"


def pages() -> list[Path]:
    """The sample pages of text."""
    return sorted((ROOT / "examples").glob("*.txt"))


def snapshot_of(page: Path) -> Path:
    """Where the record of a page is kept."""
    return RECORDS / f"{page.stem}.json"


def read_snapshot(page: Path) -> str:
    """The record of a page as it is kept: indented, a slot a line."""
    record = elchi.read(page.read_text("utf-8"), id=page.stem, published=PUBLISHED)
    return msgspec.json.format(elchi.to_json(record, trace=True), indent=1).decode() + "\n"


def accept(chosen: Iterable[Path]) -> None:
    """Writes the snapshots of the chosen pages, and says which changed."""
    RECORDS.mkdir(exist_ok=True)
    for page in chosen:
        file, record = snapshot_of(page), read_snapshot(page)
        if not file.exists() or file.read_text("utf-8") != record:
            file.write_text(record, "utf-8")
            print(f"wrote {file.relative_to(ROOT)}")


if __name__ == "__main__":
    accept([Path(name).resolve() for name in sys.argv[1:]] or pages())

"""The pages that speed and memory are measured on: the shared gold pages, else the project's own."""

from __future__ import annotations

from pathlib import Path

from elchi.evaluate.gold import GoldPage, load_gold

ROOT = Path(__file__).resolve().parents[1]
SETS = (ROOT.parent / "shared" / "gold" / "dev", ROOT / "evaluation" / "gold")


def gold_folder() -> Path:
    """The first set of gold pages that is there."""
    for folder in SETS:
        if any(folder.glob("*.json")):
            return folder
    raise FileNotFoundError("no gold pages: neither ../shared/gold/dev nor evaluation/gold has any")


def pages_by_language(folder: Path) -> dict[str, list[GoldPage]]:
    """The gold pages by the language of their main item."""
    found: dict[str, list[GoldPage]] = {}
    for page in load_gold(folder).values():
        found.setdefault(page.language, []).append(page)
    return dict(sorted(found.items()))

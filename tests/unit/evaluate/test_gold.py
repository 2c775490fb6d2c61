"""Gold pages keep the contract that they hold the engine to, and a language has enough of them."""

from collections import Counter
from pathlib import Path

import pytest

from elchi.evaluate.gold import load_page
from elchi.record.invariants import check
from elchi.record.serialise import from_json, to_json

ROOT = Path(__file__).parents[3]
FOLDERS = [ROOT / "evaluation" / "gold", ROOT.parent / "shared" / "gold" / "dev"]
PAGES = [path for folder in FOLDERS for path in sorted(folder.glob("*.json"))]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_gold_page_keeps_the_contract(path: Path) -> None:
    page = load_page(path)
    check(page.record, page.text)
    assert from_json(to_json(page.record)) == page.record


def test_ids_are_unique_and_every_language_has_six_pages_of_our_own() -> None:
    own = [load_page(path) for path in PAGES if path.parent == FOLDERS[0]]
    if not own:
        pytest.skip("no gold pages here")
    assert len({page.id for page in own}) == len(own)
    assert all(count >= 6 for count in Counter(page.language for page in own).values())

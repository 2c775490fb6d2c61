"""What the README shows runs, on the sample pages that it names."""

import doctest
import json
import re
from pathlib import Path
from typing import Any

import pytest

from elchi import cli
from elchi.record.invariants import check
from elchi.record.serialise import from_json

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))


def test_the_first_use_of_the_library_runs() -> None:
    outcome = doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8")
    assert outcome.attempted > 4 and outcome.failed == 0


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_sample_page_reads_into_a_checked_record(path: Path, capfd: Any) -> None:
    assert cli.main(["read", str(path), "--json", "--published", "2026-03-12"]) == 0
    record = from_json(capfd.readouterr().out)
    check(record, path.read_text("utf-8"))
    language = path.name.split(".")[1][:2] if path.name.startswith("communique") else "ru"
    assert record.items[0].language == language and record.items[0].role == "main"
    values = {float(quantity.value) for quantity in record.items[0].quantities}
    assert {18, 5e9, 1200, 45, 1e10, 5e8, 4.5e8, 1e8} <= values
    assert {"2025", "2030", "2027-12", "2026-03-12", "2026-05-20"} <= {time.edtf for time in record.items[0].times}


def test_the_mixed_page_has_its_related_items_and_leaves_the_clutter_out(capfd: Any) -> None:
    assert cli.main(["read", str(ROOT / "examples" / "mixed-page.txt"), "--json"]) == 0
    record = json.loads(capfd.readouterr().out)
    assert [(item["role"], item["language"]) for item in record["items"]] == [
        ("main", "ru"), ("related", "ur"), ("related", "ur"), ("related", "ur"),
    ]  # fmt: skip
    text = (ROOT / "examples" / "mixed-page.txt").read_text("utf-8")
    inside = " ".join(text[item["start"] : item["end"]] for item in record["items"])
    assert not re.search("Главная|Поделиться|Похожие новости|©", inside)


def test_the_web_page_says_what_the_text_says(capfd: Any) -> None:
    records = []
    for name in ("mixed-page.html", "mixed-page.txt"):
        assert cli.main(["read", str(ROOT / "examples" / name), "--json", "--published", "2026-03-12"]) == 0
        records.append(from_json(capfd.readouterr().out))
    web, plain = records
    assert [(item.role, item.language) for item in web.items] == [(item.role, item.language) for item in plain.items]
    found = [
        [(quantity.value, quantity.unit) for item in record.items for quantity in item.quantities] for record in records
    ]
    assert set(found[0]) <= set(found[1]) and len(found[0]) >= len(found[1]) - 1

"""Hashes say what they say, whatever the machine."""

from decimal import Decimal
from pathlib import Path

import msgspec

from elchi.record.model import Quantity
from elchi.record.provenance import engine_version, entry_id, files_hash, page_hash

ENTRY = Quantity(text="4", start=0, end=1, value=Decimal("4E+9"), unit="USD", rule="a")


def test_an_entry_id_depends_on_page_kind_and_content_only() -> None:
    first = entry_id(page_hash("t"), "quantities", ENTRY)
    assert len(first) == 16
    assert first == entry_id(page_hash("t"), "quantities", msgspec.structs.replace(ENTRY, rule="b"))
    assert first != entry_id(page_hash("u"), "quantities", ENTRY)
    assert first != entry_id(page_hash("t"), "quantities", msgspec.structs.replace(ENTRY, value=Decimal(5)))


def test_equal_figures_give_equal_ids() -> None:
    plain = msgspec.structs.replace(ENTRY, value=Decimal("4000000000"))
    assert entry_id("p", "quantities", plain) == entry_id("p", "quantities", ENTRY)


def test_a_page_with_half_a_surrogate_has_a_hash() -> None:
    assert len(page_hash("\ud800")) == 64


def test_a_hash_of_files_knows_names_and_content_but_not_the_place(tmp_path: Path) -> None:
    def folder(name: str, **files: str) -> str:
        root = tmp_path / name
        root.mkdir()
        for file, content in files.items():
            (root / file).write_text(content, "utf-8")
        return files_hash(root.iterdir(), root)

    assert folder("one", a="x", b="y") == folder("two", b="y", a="x")
    assert folder("three", a="xb", c="y") != folder("four", a="x", b="y") != folder("five", a="y", b="x")


def test_the_engine_has_a_version() -> None:
    assert engine_version()[0].isdigit()

"""The vocabularies are the contract's, and complete."""

from pathlib import Path

import pytest

from elchi.record.vocabulary import PATH, vocabulary

CONTRACT = Path(__file__).parents[4] / "shared" / "record" / "vocabulary.toml"


def test_the_file_is_the_contracts() -> None:
    if not CONTRACT.exists():
        pytest.skip("the contract is not beside this repository")
    assert PATH.read_text("utf-8") == CONTRACT.read_text("utf-8")


def test_every_word_has_a_label() -> None:
    words = vocabulary()
    for table in (words.approx, words.force, words.event, words.office, words.indicator, words.sector, words.unit):
        assert table and all(label.strip() for label in table.values())


def test_units_are_the_vocabularys_or_currencies() -> None:
    assert all(map(vocabulary().is_unit, ("count", "m3_per_s", "UZS", "PKR")))
    assert not any(map(vocabulary().is_unit, ("", "usd", "USDX", "MW", "КZТ")))

"""Whatever stands on a page, reading it never raises, and every entry is the exact slice that it points to."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import elchi
from elchi.extract.pipeline import read_item
from elchi.language.loader import available_languages, load_language
from elchi.page.reading import read_page
from elchi.record.model import KINDS, Item, Record
from elchi.text.edtf import parse_day

from .pages import ANY_TEXT, DAYS

EXAMPLES = Path(__file__).parents[2] / "examples"


def check_slices(record: Record, text: str) -> None:
    end = 0
    for item in record.items:
        assert end <= item.start < item.end <= len(text)
        end = item.end
        if item.title:
            assert text[item.title.start : item.title.end] == item.title.text
        for kind in KINDS:
            for entry in getattr(item, kind):
                assert item.start <= entry.start < entry.end <= item.end
                assert text[entry.start : entry.end] == entry.text


@given(text=ANY_TEXT, published=DAYS)
@example(text="", published=None)
@example(text="\u202e15 ноября\u202c", published="2025-11-15")
@settings(max_examples=150)
def test_any_text_is_read_into_exact_slices(text: str, published: str | None) -> None:
    record = elchi.read(text, published=published)
    check_slices(record, text)
    assert elchi.from_json(elchi.to_json(record)) == record


@pytest.mark.parametrize("code", available_languages())
@given(text=ANY_TEXT.filter(str.strip), published=DAYS)
def test_any_text_is_read_into_exact_slices_as_any_language(code: str, text: str, published: str | None) -> None:
    day = parse_day(published) if published else None
    item = Item(role="main", language=code, start=0, end=len(text))
    read = read_item(text, item, load_language(code), published=day, trace=True)
    record = Record(id="a", published=published, items=(read,))
    check_slices(record, text)
    assert elchi.from_json(elchi.to_json(record, trace=True)) == record
    assert all(entry.rule for kind in KINDS for entry in getattr(read, kind))


@given(text=st.text(st.characters(categories=["Cs", "L", "N", "P", "Z"]), min_size=1).filter(str.strip))
def test_half_surrogates_are_replaced_one_for_one(text: str) -> None:
    page = read_page(text, id="a", html=False)
    assert len(page.text) == len(text)
    check_slices(elchi.read(page.text), page.text)


@given(text=ANY_TEXT, published=DAYS)
@settings(max_examples=30)
def test_two_runs_give_the_same_bytes(text: str, published: str | None) -> None:
    runs = {elchi.to_json(elchi.read(text, published=published, trace=True), trace=True) for _ in range(2)}
    assert len(runs) == 1


def test_two_processes_give_the_same_bytes() -> None:
    """Whatever the order of sets and of hashes in a process: the sample pages, in all languages."""
    pages = sorted(str(path) for path in EXAMPLES.glob("*.txt"))
    assert len(pages) >= 6
    command = [sys.executable, "-m", "elchi.cli", "read", "--json", "--trace", *pages]
    runs = []
    for seed in ("0", "1", "4242"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        runs.append(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)
    assert runs[0] and runs[0] == runs[1] == runs[2]

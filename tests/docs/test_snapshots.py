"""The sample pages read as their accepted records say, in every run."""

from pathlib import Path

import pytest

from .snapshots import pages, read_snapshot, snapshot_of


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_a_sample_page_reads_as_accepted(page: Path) -> None:
    file = snapshot_of(page)
    if not file.exists():
        pytest.skip("no record accepted yet: run `make accept`")
    assert read_snapshot(page) == file.read_text("utf-8"), "run `make accept` and review the difference"


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_two_runs_are_byte_identical(page: Path) -> None:
    assert read_snapshot(page) == read_snapshot(page)

"""The benchmark of speed: its known answers, its steps and its fresh processes. No figure is asserted."""

import pytest
from benchmarks import accuracy, footprint, run, timing
from benchmarks.pages import ROOT

from elchi.evaluate.gold import load_gold
from elchi.extract import pipeline


@pytest.mark.parametrize("code", run.KNOWN)
def test_the_known_page_is_read(code: str) -> None:
    run.assert_known(code)


def test_steps_are_timed_and_put_back() -> None:
    before = {name: getattr(pipeline, name, None) for name in timing.STEPS}
    pages = list(load_gold(ROOT / "evaluation" / "gold").values())[:2]
    steps = timing.microseconds_by_step(pages, 1)
    assert all(spent >= 0 for step, spent in steps.items() if step != "JSON and the rest")
    assert steps["quantities"] > 0
    assert {name: getattr(pipeline, name, None) for name in timing.STEPS} == before


def test_a_fresh_process_says_what_it_took() -> None:
    found = footprint.fresh("ready", "en")
    assert found["seconds"] > 0
    assert found["megabytes"] > 0


def test_elchi_is_judged_on_the_items_of_the_pages_language() -> None:
    pages = [page for page in load_gold(ROOT / "evaluation" / "gold").values() if page.language == "ru"]
    tallies = accuracy.tally(pages, accuracy.elchi_finds, accuracy.KINDS)
    assert tallies["money"].gold > 0
    assert tallies["money"].met <= tallies["money"].gold

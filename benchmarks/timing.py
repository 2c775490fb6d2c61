"""Time taken: best of several warm rounds in process time, and by step of the pipeline."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from elchi.evaluate.gold import GoldPage
from elchi.extract import pipeline
from elchi.record.serialise import to_json

STEPS = {
    "items_of": "items and languages",
    "open_reading": "tokens, lexicon, numerals",
    "find_timexes": "times",
    "find_quantities": "quantities",
    "trim_hedges": "quantities",
    "find_countries": "countries and parties",
    "find_parties": "countries and parties",
    "find_persons": "persons",
    "find_events": "events",
    "find_commitments": "commitments",
    "find_observations": "observations",
    "find_sectors": "sectors",
    "entries_of": "entries",
    "check": "invariants",
}
"""What a step of `elchi.extract.pipeline` is called in the table; a step that is not there is left out."""


def read_pages(pages: Sequence[GoldPage]) -> int:
    """Text to record to JSON, for each page; how many bytes came out."""
    size = 0
    for page in pages:
        size += len(to_json(pipeline.read_text(page.text, id=page.id, published=page.published)))
    return size


def best_of(rounds: int, run: Callable[[], Any]) -> float:
    """Seconds of processor time that the quickest of `rounds` runs took, after one to warm up."""
    run()
    taken = []
    for _ in range(rounds):
        begin = time.process_time()
        run()
        taken.append(time.process_time() - begin)
    return min(taken)


def yardstick() -> float:
    """Milliseconds that this machine needs for a fixed piece of plain Python, to compare runs on unlike machines."""

    def count() -> None:
        seen: dict[int, int] = {}
        for number in range(200_000):
            key = number % 1000
            seen[key] = seen.get(key, 0) + len(str(number))

    return 1000 * best_of(5, count)


@contextmanager
def timed_steps() -> Iterator[dict[str, float]]:
    """Seconds of processor time by step while the context lasts; a step within another counts to the outer one."""
    spent = dict.fromkeys(STEPS.values(), 0.0)
    kept: dict[str, Callable[..., Any]] = {}
    inside: list[str] = []

    def wrapped(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **kwargs: Any) -> Any:
            if inside:
                return function(*args, **kwargs)
            inside.append(name)
            begin = time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                spent[STEPS[name]] += time.process_time() - begin
                inside.pop()

        return run

    for name in STEPS:
        if hasattr(pipeline, name):
            kept[name] = getattr(pipeline, name)
            setattr(pipeline, name, wrapped(name, kept[name]))
    try:
        yield spent
    finally:
        for name, function in kept.items():
            setattr(pipeline, name, function)


def microseconds_by_step(pages: Sequence[GoldPage], rounds: int) -> dict[str, float]:
    """Microseconds a page by step, in the quickest of `rounds` runs; `JSON and the rest` is what no step took."""
    best: dict[str, float] = {}
    for _ in range(rounds):
        with timed_steps() as spent:
            begin = time.process_time()
            read_pages(pages)
            whole = time.process_time() - begin
        run = spent | {"JSON and the rest": whole - sum(spent.values())}
        if not best or sum(run.values()) < sum(best.values()):
            best = run
    return {step: 1e6 * seconds / len(pages) for step, seconds in best.items()}

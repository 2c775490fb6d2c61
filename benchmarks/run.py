"""Speed, start-up and memory, beside peers that do a part of it in the same run: `make bench`.

    python -m benchmarks.run [--rounds N] [--json] [--no-peers]

Process time on one core; the quickest of several warm rounds. Every reader is asked for a known answer before it is
timed.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from benchmarks import accuracy, footprint
from benchmarks.pages import gold_folder, pages_by_language
from benchmarks.readers import PEERS, Reader, natasha_facts, natasha_full, peers
from benchmarks.timing import best_of, microseconds_by_step, read_pages, yardstick
from benchmarks.values import Figure
from elchi.evaluate.gold import GoldPage
from elchi.extract.pipeline import read_text

PUBLISHED = "2025-11-15"
KNOWN = {
    "ru": "15 ноября 2025 года товарооборот Казахстана вырос на 25 процентов и составил 4 миллиарда долларов.",
    "ur": "15 نومبر 2025 کو تجارت 25 فیصد بڑھ کر 4 ارب ڈالر ہو گئی۔",
    "en": "On 15 November 2025 trade grew by 25 percent to $4 billion.",
    "kk": "2025 жылғы 15 қарашада тауар айналымы 25 пайызға өсіп, 4 миллиард долларға жетті.",
    "uz": "2025-yil 15-noyabrda savdo aylanmasi 25 foizga oshib, 4 milliard dollarga yetdi.",
}
"""A page in each language whose record is known: 25 percent, 4 billion dollars, one day."""


def assert_known(code: str) -> None:
    """Fails unless Elchi reads the known page of a language rightly."""
    item = read_text(KNOWN[code], published=PUBLISHED).items[0]
    figures = sorted((quantity.value, quantity.unit) for quantity in item.quantities)
    assert figures == [(Decimal(25), "percent"), (Decimal(4000000000), "USD")], (code, figures)
    assert [time.edtf for time in item.times] == [PUBLISHED], (code, item.times)


def assert_peer(reader: Reader, code: str) -> None:
    """Fails unless a peer finds the sum, or the day where it has no sums, on the known page."""
    found = reader.read(KNOWN[code], code, date.fromisoformat(PUBLISHED))
    if "money" in reader.kinds:
        assert any(span.kind == "money" and span.value == Figure(4e9, "USD") for span in found), (reader.name, found)
    else:
        assert any(span.value and span.value.first == date.fromisoformat(PUBLISHED) for span in found) or code in (
            "kk",
            "uz",
            "ur",
        ), (reader.name, code, found)


def measure_elchi(pages: dict[str, list[GoldPage]], rounds: int) -> dict[str, Any]:
    """Pages a second by language, microseconds by step, start-up and memory."""
    everything = [page for some in pages.values() for page in some]
    speed = {}
    for code, some in {**pages, "all": everything}.items():
        seconds = best_of(rounds, lambda some=some: read_pages(some))  # type: ignore[misc]
        characters = sum(len(page.text) for page in some)
        speed[code] = {
            "pages": len(some),
            "characters_a_page": characters / len(some),
            "pages_a_second": len(some) / seconds,
            "kilobytes_a_second": sum(len(page.text.encode()) for page in some) / seconds / 1000,
        }
    return {
        "yardstick_ms": yardstick(),
        "speed": speed,
        "steps": {code: microseconds_by_step(some, rounds) for code, some in {**pages, "all": everything}.items()},
        "ready_seconds": footprint.ready_seconds(list(pages)),
        "peak_megabytes": footprint.peak_megabytes(list(pages)),
    }


PeerRun = tuple[str, str, Callable[[GoldPage], Any], Reader, tuple[str, ...]]
"""What is timed of a peer: a name, the language, the run, its reader, and the kinds its answers are judged by."""


def peer_runs(ready: Sequence[Reader]) -> Iterator[PeerRun]:
    """All that is timed of the peers that are there."""
    for reader in ready:
        find = accuracy.peer_finds(reader)
        if reader.name == "natasha":
            yield "natasha dates and money", "ru", lambda page: natasha_facts(page.text), reader, ("money", "date")
            yield "natasha names, dates, money", "ru", find, reader, ()
            yield "natasha whole pipeline", "ru", lambda page: natasha_full(page.text), reader, ()
        elif reader.name == "dateparser":
            for code in sorted(reader.languages):
                yield "dateparser search", code, find, reader, ("date",)
        else:
            yield reader.name, "en", find, reader, ("money", "percent", "measure", "number")


def measure_peers(
    pages: dict[str, list[GoldPage]], ready: Sequence[Reader], speed: dict[str, Any], rounds: int
) -> list[dict[str, Any]]:
    """Pages a second of each peer on the same pages, what Elchi's whole record costs beside it, and right answers."""
    rows = []
    for name, code, run, reader, kinds in peer_runs(ready):
        some = pages.get(code)
        if not some:
            continue
        assert_peer(reader, code)
        seconds = best_of(rounds, lambda run=run, some=some: [run(page) for page in some])  # type: ignore[misc]
        rate = len(some) / seconds
        row: dict[str, Any] = {
            "peer": name,
            "language": code,
            "pages_a_second": rate,
            "ratio": speed[code]["pages_a_second"] / rate,
        }
        if kinds:
            theirs = accuracy.tally(some, accuracy.peer_finds(reader), kinds)
            ours = accuracy.tally(some, accuracy.elchi_finds, kinds)
            sides = {"peer": theirs, "elchi": ours}
            row["right"] = {
                kind: {"gold": ours[kind].gold} | {who: accuracy.right(side[kind]) for who, side in sides.items()}
                for kind in kinds
            }
        rows.append(row)
    return rows


def table(outcome: dict[str, Any]) -> Iterator[str]:
    """The figures as lines."""
    elchi = outcome["elchi"]
    yield f"pages: {outcome['pages']}; yardstick: {elchi['yardstick_ms']:.0f} ms"
    yield f"{'elchi':8}{'pages':>7}{'chars/page':>12}{'pages/s':>9}{'kB/s':>8}{'ready s':>9}{'peak MB':>9}"
    for code, row in elchi["speed"].items():
        yield (
            f"{code:8}{row['pages']:7}{row['characters_a_page']:12.0f}{row['pages_a_second']:9.0f}"
            f"{row['kilobytes_a_second']:8.0f}{elchi['ready_seconds'][code]:9.2f}{elchi['peak_megabytes'][code]:9.0f}"
        )
    yield f"{'import':8}{'':36}{elchi['ready_seconds']['import']:9.2f}"
    yield ""
    codes = list(elchi["steps"])
    yield f"{'microseconds a page':28}" + "".join(f"{code:>8}" for code in codes)
    steps = elchi["steps"]
    for step in steps["all"]:
        yield f"{step:28}" + "".join(f"{steps[code].get(step, 0.0):8.0f}" for code in codes)
    yield f"{'in all':28}" + "".join(f"{sum(steps[code].values()):8.0f}" for code in codes)
    yield ""
    if outcome["peers"]:
        yield f"{'peer':30}{'':4}{'pages/s':>9}{'elchi is':>10}   right values: precision/recall of peer, of elchi"
    for row in outcome["peers"]:
        line = f"{row['peer']:30}{row['language']:4}{row['pages_a_second']:9.1f}{row['ratio']:8.1f} x   "
        yield line + "; ".join(
            f"{kind} ({one['gold']}) {_shares(one['peer'])}, {_shares(one['elchi'])}"
            for kind, one in row.get("right", {}).items()
        )
    yield from outcome["left_out"]


def _shares(pair: tuple[float, float]) -> str:
    return "/".join(f"{100 * share:.0f}" for share in pair)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, help="rounds of Elchi; peers take two")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    folder = gold_folder()
    pages = pages_by_language(folder)
    for code in pages:
        assert_known(code)
    outcome: dict[str, Any] = {"pages": str(folder), "elchi": measure_elchi(pages, options.rounds)}
    ready, left_out = ([], []) if options.no_peers else peers()
    outcome["peers"] = measure_peers(pages, ready, outcome["elchi"]["speed"], min(2, options.rounds))
    outcome["left_out"] = left_out
    if options.json:
        json.dump(outcome, sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        print(*table(outcome), sep="\n")
    assert options.no_peers or len(ready) + len(left_out) == len(PEERS)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

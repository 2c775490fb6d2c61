"""Start-up time and peak memory, each measured in a process of its own: `python -m benchmarks.footprint ready ru`."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]


def fresh(*arguments: str) -> dict[str, float]:
    """What a fresh process says of itself."""
    command = [sys.executable, "-m", "benchmarks.footprint", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def ready_seconds(languages: Sequence[str], rounds: int = 3) -> dict[str, float]:
    """Seconds to import the reader and load each language alone (and all), the median of fresh processes."""
    sets = {"import": [], **{code: [code] for code in languages}, "all": list(languages)}
    return {name: median(fresh("ready", *codes)["seconds"] for _ in range(rounds)) for name, codes in sets.items()}


def peak_megabytes(languages: Sequence[str]) -> dict[str, float]:
    """Peak memory of a process that reads the gold pages of one language (and of all)."""
    sets = {**{code: [code] for code in languages}, "all": list(languages)}
    return {name: fresh("read", *codes)["megabytes"] for name, codes in sets.items()}


def peak_of_this_process() -> float:
    """Megabytes at the highest; from /proc, since a child's `ru_maxrss` may be its parent's."""
    try:
        status = Path("/proc/self/status").read_text("ascii")
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024


def main(arguments: Sequence[str]) -> int:
    """The child: does one thing and prints its figures."""
    task, *languages = arguments
    begin = time.perf_counter()
    if task == "ready":
        import elchi.extract.pipeline  # noqa: F401
        from elchi.language.loader import load_language

        for code in languages:
            load_language(code)
    else:
        from benchmarks.pages import gold_folder, pages_by_language
        from benchmarks.timing import read_pages

        for code, pages in pages_by_language(gold_folder()).items():
            if code in languages:
                read_pages(pages)
    print(json.dumps({"seconds": time.perf_counter() - begin, "megabytes": peak_of_this_process()}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

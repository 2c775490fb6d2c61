"""Reading time against length: the seconds of processor time for a page of 1 MB and one of 10 MB, and their ratio.

    python benchmarks/linear.py                      # the communiqués of examples/, each repeated in one page
    python benchmarks/linear.py --language uz --megabytes 0.1 1

A page is one item, as long as it is; the ratio of seconds should be the ratio of lengths.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import elchi

EXAMPLES = Path(__file__).parents[1] / "examples"
PAGES = {
    "ru": "communique.ru.txt", "ur": "communique.ur.txt", "en": "communique.en.txt", "kk": "communique.kk.txt",
    "uz": "communique.uz-Latn.txt",
}  # fmt: skip


def seconds(text: str, size: float) -> float:
    """The seconds of processor time for reading `text` repeated to `size` megabytes of UTF-8."""
    page = text * max(1, round(size * 1_000_000 / len(text.encode())))
    start = time.process_time()
    record = elchi.read(page, published="2025-11-15")
    spent = time.process_time() - start
    assert record.items and record.items[0].quantities, "the page was read"
    return spent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--language", choices=PAGES, action="append", help="default: all")
    parser.add_argument("--megabytes", type=float, nargs=2, default=(1, 10), metavar=("SMALL", "LARGE"))
    options = parser.parse_args()
    small, large = options.megabytes
    print(f"{'language':<10}{f'{small:g} MB':>10}{f'{large:g} MB':>10}{'ratio':>8}   (lengths: {large / small:g})")
    for code in options.language or PAGES:
        text = (EXAMPLES / PAGES[code]).read_text("utf-8")
        elchi.read(text)
        first, second = seconds(text, small), seconds(text, large)
        print(f"{code:<10}{first:>9.2f}s{second:>9.2f}s{second / first:>8.1f}", flush=True)


if __name__ == "__main__":
    main()

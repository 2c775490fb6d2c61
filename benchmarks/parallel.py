"""Parallel sentences: whether the figures of a translation agree with those of the English sentence.

    python -m benchmarks.parallel [--misses CODE] [--of figures|units|times] [--json]

A plain regular expression of digits (grouped thousands joined) stands beside as the yardstick: a reader of figures that
agrees no more often adds nothing to it. Translators convert units and write digits as words: 100 % is out of reach.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.causes import causes
from benchmarks.datasets import FOLDER

FILES = {"ntrex": "x5-ntrex.first-half.jsonl", "xwmt": "x4-xwmt.first-half.jsonl", "tico": "x3-tico19.even-docs.jsonl"}
LANGUAGES = ("ru", "ur", "kk", "uz")
VIEWS = ("digits", "digit units", "units", "figures", "times", "all")
"""What is compared: digits by regular expression; sums, percent and measures written in digits; the same in any form;
all figures; times; figures and times."""
DIGITS = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?")
EASTERN = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")

Values = dict[str, Counter[Any]]


def digits_of(text: str) -> Counter[str]:
    """The figures in digits, grouped thousands joined.

    >>> sorted(digits_of("1,234 of 2.5 and 380 000"))
    ['1234', '2.5', '380000']
    """
    found: Counter[str] = Counter()
    for match in DIGITS.finditer(text.translate(EASTERN)):
        figure = match[0]
        grouped = re.fullmatch(r"\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+", figure)
        found[re.sub(r"\D", "", figure) if grouped else figure.replace(",", ".")] += 1
    return found


def values_of(text: str, code: str) -> Values:
    """What a sentence says, by view."""
    from elchi.extract.pipeline import read_item
    from elchi.language.loader import load_language
    from elchi.record.model import Item

    item = Item(role="main", language=code, start=0, end=len(text))
    found = read_item(text, item, load_language(code), published=None)
    figures: Counter[Any] = Counter()
    units: Counter[Any] = Counter()
    in_digits: Counter[Any] = Counter()
    for quantity in found.quantities:
        upper = None if quantity.upper is None else float(f"{float(quantity.upper):.6g}")
        value = (float(f"{float(quantity.value):.6g}"), upper, quantity.unit)
        figures[value] += 1
        if quantity.unit not in ("count", "times"):
            units[value] += 1
            in_digits[value] += any(character.isdigit() for character in quantity.text)
    times = Counter(time.edtf for time in found.times)
    return {
        "digits": digits_of(text),
        "digit units": +in_digits,
        "units": units,
        "figures": figures,
        "times": times,
        "all": figures + times,
    }


def agree(english: Values, other: Values, view: str) -> bool:
    """Whether two sentences say the same; a figure in digits may stand in words on the other side."""
    if view != "digit units":
        return english[view] == other[view]
    return english[view] <= other["figures"] and other[view] <= english["figures"]


@dataclass(slots=True)
class Agreement:
    """How often one view agrees: over sentences where either side has one; and over those whose English has digits,
    apart by whether the digits themselves are the same on both sides."""

    either: int = 0
    either_same: int = 0
    digits_same: int = 0
    kept: int = 0
    digits_differ: int = 0
    won: int = 0
    misses: list[tuple[str, str, Counter[Any], Counter[Any]]] = field(default_factory=list)

    def add(self, english: Values, other: Values, view: str, sentences: tuple[str, str]) -> None:
        """Counts one pair of sentences."""
        left, right = english[view], other[view]
        same = agree(english, other, view)
        if left or right:
            self.either += 1
            self.either_same += same
            if not same:
                self.misses.append((*sentences, left - right, right - left))
        if english["digits"] and agree(english, other, "digits"):
            self.digits_same += 1
            self.kept += same
        elif english["digits"]:
            self.digits_differ += 1
            self.won += same


Outcome = dict[tuple[str, str, str], Agreement]
"""By corpus, language and view."""


def run(folder: Path, sample: int | None = None, languages: Sequence[str] = LANGUAGES) -> Outcome:
    """The agreement of each language with English on each corpus."""
    outcome: defaultdict[tuple[str, str, str], Agreement] = defaultdict(Agreement)
    for name, file in FILES.items():
        lines = (folder / file).read_text("utf-8").strip().split("\n")
        for line in lines[:: max(1, len(lines) // sample) if sample else 1]:
            raw = json.loads(line)
            english = values_of(raw["en"], "en")
            for code in languages:
                if code in raw:
                    other = values_of(raw[code], code)
                    for view in VIEWS:
                        outcome[name, code, view].add(english, other, view, (raw["en"], raw[code]))
    return dict(outcome)


def table(outcome: Outcome) -> Iterator[str]:
    """The agreement as lines: share over sentences with such a value on either side, and their number."""
    yield (
        f"{'corpus':8}{'':4}"
        + "".join(f"{view:>14}" for view in VIEWS)
        + "   figures and times agree where digits do; where they do not"
    )
    for name in FILES:
        for code in LANGUAGES:
            if (name, code, "digits") not in outcome:
                continue
            row = [outcome[name, code, view] for view in VIEWS]
            cells = "".join(f"{100 * one.either_same / max(1, one.either):7.1f} ({one.either:4})" for one in row)
            both = row[VIEWS.index("all")]
            kept = f"{100 * both.kept / max(1, both.digits_same):.1f} ({both.digits_same})"
            won = f"{100 * both.won / max(1, both.digits_differ):.1f} ({both.digits_differ})"
            yield f"{name:8}{code:4}{cells}   {kept}; {won}"


def cause_table(outcome: Outcome) -> Iterator[str]:
    """The commonest causes of disagreement of figures, by language over all corpora."""
    for code in LANGUAGES:
        found: Counter[str] = Counter()
        for (_, language, view), agreement in outcome.items():
            if (language, view) == (code, "figures"):
                for _, _, missed, extra in agreement.misses:
                    found += causes(missed.elements(), extra.elements())
        yield f"{code}: " + "; ".join(f"{cause} {count}" for cause, count in found.most_common(10))


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table, or the pairs that disagree."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sample", type=int)
    parser.add_argument("--misses", choices=LANGUAGES, help="list the pairs that disagree in this language")
    parser.add_argument("--of", choices=VIEWS, default="figures")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    options = parser.parse_args(arguments)
    if not options.folder.is_dir():
        print(f"no corpora at {options.folder}: nothing to measure")
        return 0
    outcome = run(options.folder, options.sample, (options.misses,) if options.misses else LANGUAGES)
    if options.misses:
        for (name, _, view), agreement in outcome.items():
            if view == options.of:
                for english, other, missed, extra in agreement.misses:
                    print(f"{name}\n  {english}\n  {other}\n  only en {list(missed)}  only here {list(extra)}")
    elif options.json:
        rows = [
            {"corpus": name, "language": code, "view": view, "sentences": one.either, "same": one.either_same}
            for (name, code, view), one in outcome.items()
        ]
        print(json.dumps(rows, indent=1))
    else:
        print(*table(outcome), "", *cause_table(outcome), sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

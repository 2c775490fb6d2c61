"""Accuracy on texts that others annotated, beside peers in the same run: `make bench-corpora`.

    python -m benchmarks.corpora [--corpus NAME …] [--sample N] [--misses KIND] [--json] [--no-peers]

Reads `../shared/corpora`; where that folder is not there, says so and ends well.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.datasets import CORPORA, FIGURES, FOLDER, Corpus, Document
from benchmarks.readers import Reader, elchi, elchi_told_a_day, peers
from benchmarks.spans import Span, Tally, compare
from benchmarks.values import same

Key = tuple[str, str, str, str]
"""Corpus, language, kind, reader."""


def as_counted(corpus: Corpus, spans: Iterable[Span]) -> list[Span]:
    """Findings in the kinds of the corpus, without those of kinds it does not have."""
    changed = (span._replace(kind=corpus.as_kind.get(span.kind, span.kind)) for span in spans)
    kinds = corpus.kinds()
    return [span for span in changed if span.kind in kinds]


def measure_document(
    corpus: Corpus, document: Document, found: Sequence[Span], kinds: frozenset[str]
) -> Iterator[tuple[str, Tally, list[Span], list[Span]]]:
    """The tallies of one document by kind, with misses and excess; `any figure` joins the kinds of figures."""
    for kind in sorted(document.kinds & kinds):
        gold = [span for span in document.gold if span.kind == kind]
        own = [span for span in found if span.kind == kind]
        if gold or own:
            yield kind, *compare(gold, own, document.optional, same)
    if set(FIGURES) <= document.kinds & kinds:
        gold = [span for span in document.gold if span.kind in FIGURES]
        own = [span for span in found if span.kind in FIGURES]
        others = document.optional + [span for span in document.gold if span.kind == "date"]
        yield "any figure", *compare(gold, own, others)


def measured_kinds(corpus: Corpus, reader: Reader) -> frozenset[str]:
    """The kinds of the corpus that the reader is there for; dates pass for figures only where it reads figures too."""
    kinds = reader.kinds - {"duration"}
    if "number" in kinds:
        kinds = frozenset(corpus.as_kind.get(kind, kind) for kind in kinds)
    return kinds & corpus.kinds()


def run(
    corpora: Sequence[Corpus], readers: Sequence[Reader], folder: Path, sample: int | None, misses: str | None
) -> dict[Key, Tally]:
    """The tallies of every reader on every corpus; lists misses of Elchi of one kind where asked to."""
    tallies: defaultdict[Key, Tally] = defaultdict(Tally)
    for corpus in corpora:
        for document in corpus.documents(folder, sample):
            for reader in readers:
                if document.language not in reader.languages or (reader.name == "elchi+day" and corpus.dated):
                    continue
                kinds = measured_kinds(corpus, reader)
                if not document.kinds & kinds:
                    continue
                found = as_counted(corpus, reader.read(document.text, document.language, document.published))
                for kind, tally, missed, extra in measure_document(corpus, document, found, kinds):
                    tallies[corpus.name, document.language, kind, reader.name].add(tally)
                    told = kind == "date" and not corpus.dated
                    if misses == kind and reader.name == ("elchi+day" if told else "elchi"):
                        print_misses(document, missed, extra)
    return dict(tallies)


def print_misses(document: Document, missed: Sequence[Span], extra: Sequence[Span]) -> None:
    """What was missed (-) and found in excess (+), with what stands around it."""
    for sign, spans in (("-", missed), ("+", extra)):
        for span in spans:
            around = document.text[max(0, span.start - 35) : span.start] + "⟦"
            around += document.text[span.start : span.end] + "⟧" + document.text[span.end : span.end + 30]
            print(sign, document.id.split("/")[-1], around.replace("\n", "⏎"), span.value if sign == "+" else "")


def table(tallies: dict[Key, Tally]) -> Iterator[str]:
    """The tallies as lines of a table."""
    yield (
        f"{'corpus':14}{'':3}{'kind':12}{'reader':12}{'gold':>7}{'found':>7}{'P':>7}{'R':>7}{'F1':>7}{'exact':>7}"
        f"{'value':>8}"
    )
    order = {corpus.name: at for at, corpus in enumerate(CORPORA)}
    for key in sorted(tallies, key=lambda key: (order[key[0]], key[2], not key[3].startswith("elchi"), key[3])):
        tally = tallies[key]
        value = f"{100 * tally.value_share:8.1f}" if tally.value_share is not None else f"{'–':>8}"
        scores = "".join(f"{100 * score:7.1f}" for score in (tally.precision, tally.recall, tally.f1, tally.exact_f1))
        yield f"{key[0]:14}{key[1]:3}{key[2]:12}{key[3]:12}{tally.gold:7}{tally.found:7}{scores}{value}"


def pair_agreement(folder: Path, sample: int | None) -> dict[str, Counter[str]]:
    """KazNERD's pairs: whether a figure in words reads as the same in digits, by label."""
    reader, outcome = elchi(), defaultdict[str, Counter[str]](Counter)
    lines = (folder / "kk-kaznerd-pairs.valid.jsonl").read_text("utf-8").strip().split("\n")
    for line in lines[:: max(1, len(lines) // sample) if sample else 1]:
        raw = json.loads(line)
        words, digits = (
            Counter(span.value for span in reader.read(raw[form], "kk", None) if span.kind not in ("person", "office"))
            for form in ("words", "digits")
        )
        both = "same" if words == digits else "different"
        outcome[raw["label"]]["neither" if not words and not digits else both] += 1
    return dict(outcome)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs what was asked for and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", action="append", choices=[corpus.name for corpus in CORPORA])
    parser.add_argument("--sample", type=int, metavar="N", help="about N documents of each corpus")
    parser.add_argument("--misses", metavar="KIND", help="list what Elchi missed (-) and found in excess (+)")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    options = parser.parse_args(arguments)
    if not options.folder.is_dir():
        print(f"no corpora at {options.folder}: nothing to measure", file=sys.stderr)
        return 0
    others, absent = ([], []) if options.no_peers or options.misses else peers()
    print(*absent, sep="\n", end="\n" if absent else "", file=sys.stderr)
    corpora = [corpus for corpus in CORPORA if not options.corpus or corpus.name in options.corpus]
    tallies = run(corpora, [elchi(), elchi_told_a_day(), *others], options.folder, options.sample, options.misses)
    agreement = pair_agreement(options.folder, options.sample) if not options.corpus else {}
    if options.json:
        rows: list[dict[str, Any]] = [
            dict(zip(("corpus", "language", "kind", "reader"), key, strict=True)) | asdict(tally) | {"f1": tally.f1}
            for key, tally in tallies.items()
        ]
        print(json.dumps({"corpora": rows, "pairs": agreement}, ensure_ascii=False, indent=1))
        return 0
    print(*table(tallies), sep="\n")
    for label, counts in sorted(agreement.items()):
        read = counts["same"] + counts["different"]
        print(f"kaznerd-pairs {label:11} words = digits {100 * counts['same'] / max(1, read):5.1f} %  of {read} read,"
              f" {counts['neither']} read in neither form")  # fmt: skip
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

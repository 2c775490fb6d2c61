"""What the labels of other corpora mean here, on made-up lines; the corpora themselves are not needed."""

import json
from pathlib import Path

import pytest
from benchmarks import corpora, parallel
from benchmarks.datasets import CORPORA
from benchmarks.readers import elchi, kind_of
from benchmarks.spans import Span
from benchmarks.values import Figure

BY_NAME = {corpus.name: corpus for corpus in CORPORA}


def test_kaznerd_durations_are_dates_and_clock_times_optional() -> None:
    corpus = BY_NAME["kaznerd"]
    line = {"id": "a", "lang": "kk", "text": "Екі жыл, сағат бесте, 5 теңге.", "spans": [
        {"start": 0, "end": 7, "label": "DATE"}, {"start": 9, "end": 20, "label": "TIME"},
        {"start": 22, "end": 29, "label": "MONEY"}]}  # fmt: skip
    document = corpus.document(line)
    assert [(span.start, span.kind) for span in document.gold] == [(0, "date"), (22, "money")]
    assert [span.start for span in document.optional] == [9]
    counted = corpora.as_counted(corpus, [Span(0, 7, "duration"), Span(22, 29, "money")])
    assert [span.kind for span in counted] == ["date", "money"]


def test_the_urdu_word_for_one_is_optional() -> None:
    line = {"id": "a", "lang": "ur", "text": "ایک 20", "spans": [
        {"start": 0, "end": 3, "label": "NEN"}, {"start": 4, "end": 6, "label": "NEN"}]}  # fmt: skip
    document = BY_NAME["il-ner dev"].document(line)
    assert [span.start for span in document.gold] == [4]


def test_only_the_kind_that_a_phrase_is_about_is_asked_for() -> None:
    line = {"id": "a", "lang": "ru", "text": "10 рублей", "dct": "2013-02-12T04:30:00-02:00", "spans": [
        {"start": 0, "end": 9, "label": "AmountOfMoney", "value": "(simple RUB 10)"}]}  # fmt: skip
    document = BY_NAME["duckling"].document(line)
    assert document.kinds == {"money"}
    assert document.gold[0].value == Figure(10, "RUB")
    assert document.published is not None and document.published.isoformat() == "2013-02-12"


def test_pronouns_are_no_persons_here() -> None:
    line = {"id": "a", "lang": "en", "text": "He met Ash Carter.", "spans": [
        {"start": 0, "end": 2, "label": "Person"}, {"start": 7, "end": 17, "label": "Person"}]}  # fmt: skip
    assert [span.start for span in BY_NAME["re3d"].document(line).gold] == [7]


def test_a_run_counts_and_prints(tmp_path: Path) -> None:
    corpus = BY_NAME["gum"]
    line = {"id": "a", "lang": "en", "text": "It opened on 15 November 2025.", "created": "2025-11-15", "spans": [
        {"start": 13, "end": 29, "label": "date", "when": "2025-11-15"}]}  # fmt: skip
    (tmp_path / corpus.file).write_text(json.dumps(line) + "\n", "utf-8")
    tallies = corpora.run([corpus], [elchi()], tmp_path, None, None)
    tally = tallies["gum", "en", "date", "elchi"]
    assert (tally.gold, tally.met, tally.exact, tally.right) == (1, 1, 1, 1)
    assert "100.0" in list(corpora.table(tallies))[1]


def test_no_corpora_is_no_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert corpora.main(["--folder", str(tmp_path / "none")]) == 0
    assert "nothing to measure" in capsys.readouterr().err
    assert parallel.main(["--folder", str(tmp_path / "none")]) == 0


def test_kinds_of_units() -> None:
    assert [kind_of(unit) for unit in ("KZT", "pp", "month", "km2", "degC", "W")] == [
        "money", "percent", "duration", "measure", "measure", "measure"]  # fmt: skip


def test_parallel_sentences_agree_over_words_and_digits() -> None:
    english = parallel.values_of("Trade grew by 25 percent to $4 billion.", "en")
    same = parallel.values_of("Торговля выросла на двадцать пять процентов до 4 млрд долларов.", "ru")
    other = parallel.values_of("Торговля выросла на 26 процентов до 4 млрд долларов.", "ru")
    assert parallel.agree(english, same, "digit units") and parallel.agree(english, same, "figures")
    assert not parallel.agree(english, same, "digits")
    assert not parallel.agree(english, other, "digit units")

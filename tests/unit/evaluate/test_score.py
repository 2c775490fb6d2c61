"""What the scorer counts, on pages small enough to count by hand."""

from decimal import Decimal
from typing import Any

import pytest

from elchi.errors import InputError
from elchi.evaluate.gold import GoldPage, load_gold, load_page, to_gold
from elchi.evaluate.match import pair_entries, pair_items
from elchi.evaluate.report import figures, miss_lines, table
from elchi.evaluate.score import Scores, score
from elchi.record.model import Change, Commitment, Event, Item, Observation, Person, Quantity, Record, Timex, Title

TEXT = "Заседание 15 ноября. Предложено выделить 5 млрд долларов. Создано 40 школ."


def at(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def money(value: str, words: str = "5 млрд долларов") -> Quantity:
    return Quantity(**at(words), value=Decimal(value), unit="USD")


def page(**kinds: Any) -> GoldPage:
    return GoldPage("p", "ru", TEXT, "2025-11-15", record(**kinds))


def record(**kinds: Any) -> Record:
    return Record(id="p", items=(Item(role="main", language="ru", start=0, end=len(TEXT), **kinds),))


def scored(gold: dict[str, Any], found: dict[str, Any]) -> Scores:
    return score({"p": page(**gold)}, {"p": record(**found)})


def test_precision_recall_and_f1_count_strict_pairs() -> None:
    schools = Quantity(**at("40 школ"), value=Decimal(40), unit="count")
    scores = scored({"quantities": (money("5E+9"), schools)}, {"quantities": (money("5E+9"),)})
    outcome = figures(scores)
    assert outcome["strict"]["ru"]["quantities"] == {"precision": 100.0, "recall": 50.0}
    assert outcome["languages"]["ru"]["quantities"] == 66.7
    assert list(miss_lines(scores, "quantities")) == [
        '- missed p {"text": "40 школ", "start": 66, "end": 73, "value": 40.0, "unit": "count", "approx": "exact"}'
    ]


def test_a_wrong_figure_weighs_on_value_precision_and_a_missing_one_does_not() -> None:
    assert figures(scored({"quantities": (money("5E+9"),)}, {}))["value_precision"] == {"ru": 100.0}
    outcome = figures(scored({"quantities": (money("5E+9"),)}, {"quantities": (money("5"),)}))
    assert outcome["value_precision"] == {"ru": 0.0} and outcome["wrong_values"] == {"ru": 1}


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ("proposed", "agreed", {"proposed→agreed": 1}),
        ("planned", "agreed", {"planned→agreed": 1}),
        ("proposed", "planned", {"proposed→planned": 1}),
        ("agreed", "proposed", {}),
        ("target", "planned", {}),
    ],
)
def test_upgrades_of_force_are_counted_apart(gold: str, found: str, expected: dict[str, int]) -> None:
    clause = at("Предложено выделить 5 млрд долларов.")
    entries = [{"commitments": (Commitment(**clause, force=force),)} for force in (gold, found)]
    assert figures(scored(*entries))["upgrades"] == {"ru": expected}


def test_an_undertaking_taken_for_done_is_an_upgrade() -> None:
    clause = at("Предложено выделить 5 млрд долларов.")
    planned = {"commitments": (Commitment(**clause, force="planned"),)}
    done = {"events": (Event(**clause, type="launch"),)}
    assert figures(scored(planned, done))["upgrades"] == {"ru": {"planned→done": 1}}
    to_come = {"events": (Event(**clause, type="launch", context="to_come"),)}
    assert figures(scored(planned, to_come))["upgrades"] == {"ru": {}}
    assert figures(scored({**planned, **done}, done))["upgrades"] == {"ru": {}}


def test_spans_that_share_half_of_the_shorter_one_can_pair() -> None:
    whole, part, other = at("15 ноября"), at("ноября"), at("я. Предложено")
    assert pair_entries("persons", [Person(**whole, name="A")], [Person(**part, name="B")], loose=False) == [(0, 0)]
    assert pair_entries("persons", [Person(**whole, name="A")], [Person(**other, name="A")], loose=False) == []


def test_each_entry_is_paired_once_with_the_closest() -> None:
    twice = [Timex(**at("15 ноября"), edtf="2025-11-15"), Timex(**at("ноября"), edtf="2025-11-15")]
    assert pair_entries("times", twice[:1], twice, loose=False) == [(0, 0)]
    assert pair_entries("times", twice[1:], twice, loose=False) == [(0, 1)]


def test_an_observation_pairs_by_its_level_or_its_change() -> None:
    clause = at("Создано 40 школ.")
    change = Change(by=Decimal(25), by_unit="percent", direction="up")
    risen = Observation(**clause, indicator="facilities", label="школ", change=change)
    level = Observation(**clause, indicator="facilities", label="школ", value=Decimal(40), unit="count", change=change)
    other = Observation(**clause, indicator="jobs", label="школ", value=Decimal(40), unit="count")
    assert pair_entries("observations", [risen], [level], loose=False) == [(0, 0)]
    assert pair_entries("observations", [level], [other], loose=True) == []


def test_items_pair_by_role_language_title_and_nine_tenths_of_the_span() -> None:
    item = Item(role="main", language="ru", start=0, end=100, title=Title(text="x", start=0, end=1))
    short = Item(role="main", language="ru", start=0, end=85, title=Title(text="x", start=0, end=1))
    assert pair_items([item], [short], loose=False) == []
    assert pair_items([item], [short], loose=True) == [(0, 0)]


def test_a_page_with_no_record_counts_as_an_empty_one() -> None:
    outcome = figures(score({"p": page(quantities=(money("5E+9"),))}, {}))
    assert outcome["pages_without_record"] == 1 and outcome["languages"]["ru"]["quantities"] == 0.0


def test_an_entry_belongs_to_the_language_of_the_gold_item_it_lies_in() -> None:
    items = [Item(role="main", language="ru", start=0, end=20), Item(role="related", language="ur", start=20, end=80)]
    gold = GoldPage("p", "ru", TEXT, None, Record(id="p", items=tuple(items)))
    found = record(quantities=(money("5E+9"),))
    outcome = figures(score({"p": gold}, {"p": found}))
    assert outcome["strict"]["ur"]["quantities"]["precision"] == 0.0
    assert outcome["strict"]["ru"]["quantities"]["precision"] == 100.0


def test_the_table_names_every_language_and_what_weighs_most() -> None:
    lines = "\n".join(table(figures(scored({"quantities": (money("5E+9"),)}, {"quantities": (money("5"),)}))))
    assert "\nru " in lines and "ru 1" in lines and "1 pages, 0 without a record" in lines


def test_a_quote_that_is_not_on_the_page_is_named(tmp_path: Any) -> None:
    broken = {"id": "a", "language": "ru", "text": "Да.", "items": [{"first": "Нет", "last": "Да."}]}
    with pytest.raises(ValueError, match="not on the page: 'Нет'"):
        to_gold(broken)
    (tmp_path / "a.json").write_text("{", "utf-8")
    with pytest.raises(InputError, match=r"a\.json: no gold page"):
        load_page(tmp_path / "a.json")
    with pytest.raises(InputError, match="holds no gold pages"):
        load_gold(tmp_path / "b")

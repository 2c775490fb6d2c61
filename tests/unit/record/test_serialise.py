"""JSON in and out: key order, plain numbers, what is printed and what is not."""

import json
from decimal import Decimal

import pytest

from elchi.errors import ContractError, InputError
from elchi.record.model import Change, Event, Item, Observation, Quantity, Record, Timex
from elchi.record.serialise import from_json, to_json


def record_of(**kinds: object) -> Record:
    return Record(id="p", items=(Item(role="main", language="ru", start=0, end=90, **kinds),))  # type: ignore[arg-type]


def quantity(value: str, **slots: object) -> Quantity:
    return Quantity(text="x", start=0, end=1, value=Decimal(value), unit="USD", rule="ru/r", **slots)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("4E+9", "4000000000"), ("4000000000", "4000000000"), ("6500.0", "6500"), ("2.5", "2.5"), ("2.50", "2.5"),
        ("0", "0"), ("0.0", "0"), ("-0", "0"), ("-1.20", "-1.2"), ("33.3333", "33.3333"), ("1E-7", "0.0000001"),
        ("1E+30", "1" + "0" * 30), ("12345678901234567890123456789012.5", "12345678901234567890123456789012.5"),
    ],
)
def test_numbers_are_plain(value: str, printed: str) -> None:
    line = to_json(record_of(quantities=(quantity(value),)))
    assert f'"value":{printed},"upper":null'.encode() in line


def test_keys_stand_in_the_order_of_the_contract_and_nulls_are_printed() -> None:
    entry = json.loads(to_json(record_of(quantities=(quantity("1"),))))["items"][0]["quantities"][0]
    assert list(entry) == ["text", "start", "end", "value", "upper", "unit", "of", "per", "approx"]
    assert entry["upper"] is None and entry["of"] is None and entry["per"] is None
    page = json.loads(to_json(record_of()))
    assert list(page) == ["id", "published", "items"]
    assert list(page["items"][0]) == [
        "role", "language", "start", "end", "title",
        "quantities", "times", "persons", "events", "observations", "commitments", "sectors",
    ]  # fmt: skip


def test_the_rule_is_printed_with_a_trace_only() -> None:
    record = record_of(quantities=(quantity("1"),))
    assert b"rule" not in to_json(record)
    assert b'"rule":"ru/r"' in to_json(record, trace=True)


def test_notes_and_context_are_printed_only_where_there_are_any() -> None:
    assert b"notes" not in to_json(record_of())
    assert to_json(Record(id="p", notes=("an item in fa",))).endswith(b'"notes":["an item in fa"]}')
    event = Event(type="meeting", text="x", start=0, end=1)
    assert b"context" not in to_json(record_of(events=(event,)))
    event = Event(type="meeting", text="x", start=0, end=1, context="held")
    assert b'"context":"held"' in to_json(record_of(events=(event,)))


def test_a_change_has_all_its_slots_under_the_contracts_names() -> None:
    change = Change(from_=Decimal("4E+3"), to=Decimal("6E+3"), direction="up")
    entry = Observation(indicator="participants", label="x", text="x", start=0, end=1, change=change)
    printed = json.loads(to_json(record_of(observations=(entry,))))["items"][0]["observations"][0]["change"]
    assert printed == {"from": 4000, "to": 6000, "by": None, "by_unit": None, "direction": "up"}


def test_what_is_written_reads_back_the_same_and_is_written_the_same_again() -> None:
    record = record_of(
        quantities=(quantity("4E+9", upper=Decimal("5.5E+9"), approx="about"),),
        times=(Timex(text="«y»", start=2, end=5, edtf="2025-01-01/2025-11-15"),),
        sectors=("energy", "it"),
    )
    line = to_json(record, trace=True)
    assert from_json(line) == record
    assert to_json(from_json(line), trace=True) == line


def test_text_in_any_script_stays_as_it_is() -> None:
    assert "بریں — «Қазақ» oʻzbek\u200f".encode() in to_json(Record(id="بریں — «Қазақ» oʻzbek\u200f"))


def test_a_figure_that_is_none_is_refused() -> None:
    with pytest.raises(ContractError, match="NaN"):
        to_json(record_of(quantities=(quantity("NaN"),)))


def test_half_a_surrogate_is_named() -> None:
    with pytest.raises(InputError, match="half a surrogate"):
        to_json(Record(id="a", notes=("\ud800",)))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b'{"published": null}', "id"),
        (b'{"id": 1}', r"\$\.id"),
        (b'{"id": "a", "items": [{"role": "main", "language": "ru", "start": "0"}]}', r"\$\.items\[0\]\.start"),
        (b"{", "truncated"),
        (b"\xff", "record:"),
    ],
)
def test_what_does_not_fit_the_model_is_named_by_its_path(line: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        from_json(line)

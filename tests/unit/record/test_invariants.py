"""Each breach of the contract is found and named; a good record passes quickly."""

import time
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from elchi.errors import ContractError
from elchi.record.invariants import check, is_edtf
from elchi.record.model import Change, Commitment, Event, Item, Observation, Person, Quantity, Record, Timex, Title

TEXT = "Заголовок\n15 ноября Иван Петров открыл завод за 4 млрд долларов.\nЕщё одна новость."


def span(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


CLAUSE = span("15 ноября Иван Петров открыл завод за 4 млрд долларов.")
GOOD: dict[str, Any] = {
    "quantities": Quantity(**span("4 млрд долларов"), value=Decimal("4E+9"), unit="USD"),
    "times": Timex(**span("15 ноября"), edtf="2025-11-15"),
    "persons": Person(**span("Иван Петров"), name="Ivan Petrov", office="minister", country="RU"),
    "events": Event(**CLAUSE, type="launch", date="2025-11-15", countries=("KZ", "UZ"), context="held"),
    "observations": Observation(
        **CLAUSE, indicator="project_cost", label="завод", value=Decimal("4E+9"), unit="USD",
        change=Change(by=Decimal(25), by_unit="percent", direction="up"),
    ),
    "commitments": Commitment(**CLAUSE, force="planned", value=Decimal(2), unit="times", due="../2027-12-31"),
}  # fmt: skip


def record_with(kind: str | None = None, **changed: Any) -> Record:
    entries = {name: (entry,) for name, entry in GOOD.items()}
    if kind:
        entries[kind] = (msgspec.structs.replace(GOOD[kind], **changed),)
    return Record(id="p", published="2025-11-15", items=(item(**entries),))


def item(**slots: Any) -> Item:
    title = Title(**span("Заголовок"))
    whole = {"role": "main", "language": "ru", "start": 0, "end": TEXT.index("\nЕщё"), "title": title}
    return Item(**{**whole, "sectors": ("industry",), **slots})


def test_a_good_record_passes() -> None:
    check(record_with(), TEXT)
    check(Record(id="empty"), "")


@pytest.mark.parametrize(
    ("kind", "changed"),
    [
        ("quantities", {"text": "4 млрд доллара"}),
        ("quantities", {"end": 400}),
        ("quantities", {"start": 30, "end": 30, "text": ""}),
        ("quantities", {"unit": "dollar"}),
        ("quantities", {"approx": "roughly"}),
        ("quantities", {"value": Decimal("NaN")}),
        ("quantities", {"upper": Decimal("Infinity")}),
        ("times", {"edtf": "2025-13"}),
        ("persons", {"office": "king"}),
        ("persons", {"country": "Russia"}),
        ("persons", {"name": ""}),
        ("events", {"type": "party"}),
        ("events", {"date": "yesterday"}),
        ("events", {"countries": ("UZ", "KZ")}),
        ("events", {"countries": ("UZ", "UZ")}),
        ("events", {"context": "maybe"}),
        ("observations", {"indicator": "mood"}),
        ("observations", {"period": "2027/2025"}),
        ("observations", {"unit": None}),
        ("observations", {"value": None, "unit": None, "change": None}),
        ("observations", {"change": Change(direction="sideways")}),
        ("observations", {"change": Change(by=Decimal(3), direction="up")}),
        ("observations", {"change": Change(by=Decimal(3), by_unit="bananas", direction="up")}),
        ("observations", {"change": Change(to=Decimal("NaN"), direction="up")}),
        ("commitments", {"force": "promised"}),
        ("commitments", {"indicator": "mood"}),
        ("commitments", {"due": "soon"}),
        ("commitments", {"unit": "bananas"}),
    ],
)
def test_a_breach_names_page_kind_and_span(kind: str, changed: dict[str, Any]) -> None:
    start = changed.get("start", GOOD[kind].start)
    with pytest.raises(ContractError, match=rf"^p: {kind} {start}-"):
        check(record_with(kind, **changed), TEXT)


@pytest.mark.parametrize(
    "items",
    [
        (item(end=900),),
        (item(), item()),
        (item(role="side"),),
        (item(language=""),),
        (item(sectors=("magic",)),),
        (item(sectors=("it", "it")),),
        (item(title=Title(text="Заголовка", start=0, end=9)),),
        (Item(role="related", language="ru", start=66, end=70), item()),
        (item(end=20, times=(GOOD["times"],), persons=(GOOD["persons"],)),),
    ],
)
def test_items_keep_order_role_and_bounds(items: tuple[Item, ...]) -> None:
    with pytest.raises(ContractError, match=r"^p: \w+ \d+-\d+"):
        check(Record(id="p", items=items), TEXT)


@pytest.mark.parametrize("published", ["2025", "2025-11", "2025-02-30", "15.11.2025", "XXXX-11-15"])
def test_the_day_of_publication_is_a_day(published: str) -> None:
    with pytest.raises(ContractError, match="is no day"):
        check(Record(id="p", published=published), "")


@pytest.mark.parametrize(
    "value",
    ["1963", "19XX", "2024-02-29", "XXXX-02-29", "XXXX-12", "2025-41", "2024-23/2024-24", "2023-07/2024-06",
     "2025-01-01/2025-11-15", "2017/..", "../2027-12-31", "2025-01/2025-01-31", "XXXX-11-15/XXXX-11-17"],
)  # fmt: skip
def test_forms_of_edtf(value: str) -> None:
    assert is_edtf(value)


@pytest.mark.parametrize(
    "value",
    ["25", "2025-1", "2025-00", "2025-42", "2025-11-31", "2025-02-29", "2025-33-01", "2025/", "/2025", "2025//2026",
     "2025-12/2025-11", "XXXX", "X025", "2025 11", "٢٠٢٥", "2025-11-15T10:00"],
)  # fmt: skip
def test_forms_that_are_not_edtf(value: str) -> None:
    assert not is_edtf(value)


@given(st.dates())
def test_every_day_of_the_calendar_is_edtf(day: Any) -> None:
    assert is_edtf(day.isoformat()) and is_edtf(f"{day.isoformat()}/..")


@given(st.text("0123456789X-/.", max_size=22))
def test_any_string_has_an_answer(value: str) -> None:
    assert is_edtf(value) in (True, False)


def test_a_page_of_forty_entries_is_checked_quickly() -> None:
    entries = {kind: (entry,) * (7 if kind in ("quantities", "times", "persons", "observations") else 6)
               for kind, entry in GOOD.items()}
    record = Record(id="p", items=(item(**entries),))
    check(record, TEXT)
    best = 1.0
    for _ in range(40):
        begun = time.perf_counter()
        check(record, TEXT)
        best = min(best, time.perf_counter() - begun)
    assert best < 100e-6, f"{best * 1e6:.0f} µs"

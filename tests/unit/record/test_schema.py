"""The schema is itself valid, and accepts what the writer prints."""

import json
from decimal import Decimal

import jsonschema
import pytest

from elchi.record.model import (
    Change,
    Commitment,
    Event,
    Item,
    Observation,
    Person,
    Quantity,
    Record,
    Timex,
    Title,
)  # fmt: skip
from elchi.record.schema import record_schema
from elchi.record.serialise import to_json


def test_the_schema_is_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(record_schema())


@pytest.mark.parametrize("trace", [False, True])
def test_what_is_written_is_valid(trace: bool) -> None:
    at = {"text": "x", "start": 0, "end": 1}
    item = Item(
        role="main", language="ru", start=0, end=9, title=Title(**at),
        quantities=(Quantity(**at, value=Decimal("4E+9"), upper=Decimal(5), unit="USD", per="year"),),
        times=(Timex(**at, edtf="XXXX-11-15"), Timex(**at, edtf="../2027-12-31"), Timex(**at, edtf="2025-33")),
        persons=(Person(**at, name="A", office="president", country="UZ"),),
        events=(Event(**at, type="visit", date="2025/2026", countries=("KZ", "UZ"), context="held"),),
        observations=(Observation(**at, indicator="gdp", label="x", change=Change(
            by=Decimal("2.5"), by_unit="times", direction="up")),),
        commitments=(Commitment(**at, force="target", value=Decimal(2), unit="KZT", due="2026", place="KZ"),),
        sectors=("energy",),
    )  # fmt: skip
    record = Record(id="a", published="2025-11-15", items=(item,), notes=("n",))
    jsonschema.Draft202012Validator(record_schema()).validate(json.loads(to_json(record, trace)))


@pytest.mark.parametrize(
    "broken",
    [
        {"id": "a", "items": []},
        {"id": "a", "published": None, "items": [], "more": 1},
        {"id": "a", "published": None, "items": [{"role": "side"}]},
    ],
)
def test_what_breaks_the_contract_is_not(broken: object) -> None:
    assert list(jsonschema.Draft202012Validator(record_schema()).iter_errors(broken))

"""Values in words."""

from decimal import Decimal
from typing import Any

import pytest

from elchi.export.words import amount, change_words, figure, when
from elchi.record.model import Change


@pytest.mark.parametrize(
    ("value", "words"),
    [("0", "0"), ("999999", "999,999"), ("1E+6", "1 million"), ("2.5E+12", "2.5 trillion"), ("12345678", "12,345,678"),
     ("450000000000", "450 billion"), ("-2E+9", "-2 billion"), ("0.05", "0.05"), ("1E-7", "0.0000001")],
)  # fmt: skip
def test_figures(value: str, words: str) -> None:
    assert figure(Decimal(value)) == words


@pytest.mark.parametrize(
    ("value", "slots", "words"),
    [
        ("1", {"unit": "year"}, "1 year"),
        ("45", {"unit": "day", "approx": "up_to"}, "up to 45 days"),
        ("5", {"unit": "pp"}, "5 percentage points"),
        ("2.5E+9", {"unit": "Wh"}, "2.5 GWh"),
        ("100", {"unit": "W"}, "100 W"),
        ("6500", {"unit": "count", "of": "joint ventures"}, "6,500 joint ventures"),
        ("3", {"unit": "count"}, "3"),
        ("380", {"unit": "km", "upper": Decimal(400)}, "380 – 400 km"),
        ("60", {"unit": "km", "per": "hour"}, "60 km an hour"),
        ("700", {"unit": "USD", "per": "person"}, "700 USD per person"),
    ],
)
def test_amounts(value: str, slots: dict[str, Any], words: str) -> None:
    assert amount(Decimal(value), **slots) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-23/2024-24", "autumn – winter 2024"),
        ("2023-07/2024-06", "July 2023 – June 2024"),
        ("2025-01/2025-09", "January – September 2025"),
        ("2017/..", "since 2017"),
        ("XXXX-05", "May"),
        ("19XX", "1900s"),
    ],
)
def test_dates(edtf: str, words: str) -> None:
    assert when(edtf) == words


def test_a_level_said_beside_is_not_said_twice() -> None:
    change = Change(from_=Decimal(4), to=Decimal(6), by=Decimal(50), by_unit="percent", direction="up")
    assert change_words(change, "count", level=Decimal(6)) == "up 50 % from 4"

"""The record as JSON and back: fixed key order, plain numbers, the same bytes in every run."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec
from msgspec.structs import asdict

from elchi.errors import ContractError, InputError
from elchi.record.model import KINDS, Change, Entry, Event, Record

_encoder = msgspec.json.Encoder(decimal_format="number")
_decoder = msgspec.json.Decoder(Record)


def to_json(record: Record, trace: bool = False) -> bytes:
    """The record as one line of JSON without a line end; `trace` adds the rule behind each entry.

    Keys stand in the order of the model, and slots that the page leaves open are `null`. `notes` is printed only
    where there are any, and an event's `context` only where it is known.

    >>> to_json(Record(id="a", published="2025-11-15"))
    b'{"id":"a","published":"2025-11-15","items":[]}'
    """
    page: dict[str, Any] = {"id": record.id, "published": record.published, "items": []}
    for item in record.items:
        found = asdict(item)
        for kind in KINDS:
            found[kind] = [entry_slots(entry, trace) for entry in found[kind]]
        page["items"].append(found)
    if record.notes:
        page["notes"] = record.notes
    try:
        return _encoder.encode(page)
    except UnicodeEncodeError:
        raise InputError(f"{record.id or 'page'}: the text holds half a surrogate; put U+FFFD in its place") from None


def from_json(data: bytes | str) -> Record:
    """The record that a line of JSON holds; what does not fit the model is named by its path.

    >>> from_json(b'{"id": "a", "items": [{"role": "main", "language": 7}]}')
    Traceback (most recent call last):
        ...
    elchi.errors.InputError: record: Expected `str`, got `int` - at `$.items[0].language`
    """
    try:
        return _decoder.decode(data)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise InputError(f"record: {error}") from None


def entry_slots(entry: Entry, trace: bool = False) -> dict[str, Any]:
    """The slots of an entry by the names and in the order in which JSON prints them, figures as it prints them."""
    slots = asdict(entry)
    if not trace:
        del slots["rule"]
    if "value" in slots:
        _plain_slots(slots, ("value", "upper"))
    if isinstance(change := slots.get("change"), Change):
        slots["change"] = _plain_slots(
            {"from": change.from_, "to": change.to, "by": change.by, "by_unit": change.by_unit,
             "direction": change.direction},
            ("from", "to", "by"),
        )
    elif isinstance(entry, Event) and slots["context"] is None:
        del slots["context"]
    return slots


def entry_json(entry: Entry) -> bytes:
    """The entry alone as JSON, without its rule: its content."""
    return _encoder.encode(entry_slots(entry))


def plain(value: Decimal) -> Decimal | msgspec.Raw:
    """The figure as JSON prints it: digits with neither exponent nor idle zeros.

    >>> [_encoder.encode(plain(Decimal(text))).decode() for text in ("4E+9", "6500.0", "2.50", "1E-7", "100")]
    ['4000000000', '6500', '2.5', '0.0000001', '100']
    """
    digits = str(value)
    if digits.isdigit():
        return value
    if not value.is_finite():
        raise ContractError(f"record: {value} is no figure")
    if "E" in digits:
        digits = format(value, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return msgspec.Raw(digits.encode() if digits != "-0" else b"0")


def _plain_slots(slots: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    for name in names:
        if (value := slots.get(name)) is not None:
            slots[name] = plain(value)
    return slots

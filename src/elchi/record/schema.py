"""The JSON Schema (2020-12) of the record, made of the model and the vocabularies."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from elchi.record.model import Record
from elchi.record.vocabulary import CONTEXTS, DIRECTIONS, ROLES, vocabulary

EDTF_PATTERN = r"^(\.\.|[0-9X]{4}(-[0-9]{2}(-[0-9]{2})?)?)(/(\.\.|[0-9X]{4}(-[0-9]{2}(-[0-9]{2})?)?))?$"
COUNTRY_PATTERN = r"^[A-Z][A-Z0-9+]{1,5}$"
_SELDOM = {"rule", "notes", "context"}
_DATES = {"edtf", "date", "period", "due"}


def record_schema() -> dict[str, Any]:
    """The schema as a JSON value.

    >>> record_schema()["$defs"]["Quantity"]["properties"]["approx"]["enum"]
    ['exact', 'about', 'over', 'under', 'up_to']
    """
    schema = msgspec.json.schema(Record)
    definitions: dict[str, Any] = schema["$defs"]
    for name, definition in definitions.items():
        properties = definition["properties"]
        for slot, rule in properties.items():
            properties[slot] = _slot(name, slot, rule)
        definition["description"] = definition["description"].splitlines()[0]
        definition["required"] = [slot for slot in properties if slot not in _SELDOM]
        definition["additionalProperties"] = False
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The record of a page of official news",
        **schema,
    }


def print_schema() -> str:
    """The schema as text, as `elchi schema` prints it and `docs/reference/record.schema.json` holds it."""
    return json.dumps(record_schema(), ensure_ascii=False, indent=2) + "\n"


def _slot(name: str, slot: str, rule: dict[str, Any]) -> dict[str, Any]:
    words = vocabulary()
    closed: dict[str, Any] = {
        "role": ROLES, "approx": words.approx, "force": words.force, "type": words.event, "office": words.office,
        "indicator": words.indicator, "context": CONTEXTS, "direction": DIRECTIONS,
    }
    rule = _without_default(rule)
    nullable = {"type": "null"} in rule.get("anyOf", ())
    if slot in closed:
        ids: list[str | None] = list(closed[slot])
        return {"enum": [*ids, None] if nullable else ids}
    if slot in ("unit", "by_unit"):
        return _either({"anyOf": [{"enum": list(words.unit)}, {"type": "string", "pattern": "^[A-Z]{3}$"}]}, nullable)
    if slot in _DATES:
        return _either({"type": "string", "pattern": EDTF_PATTERN}, nullable)
    if slot == "published":
        return _either({"type": "string", "format": "date"}, nullable)
    if slot == "countries":
        return {"type": "array", "items": {"type": "string", "pattern": COUNTRY_PATTERN}, "uniqueItems": True}
    if slot == "country":
        return _either({"type": "string", "pattern": COUNTRY_PATTERN}, nullable)
    if slot == "sectors":
        return {"type": "array", "items": {"enum": list(words.sector)}, "uniqueItems": True}
    if slot in ("value", "upper", "from", "to", "by"):
        return _either({"type": "number"}, nullable)
    if slot in ("start", "end"):
        return {"type": "integer", "minimum": 0}
    return rule


def _either(rule: dict[str, Any], nullable: bool) -> dict[str, Any]:
    return {"anyOf": [rule, {"type": "null"}]} if nullable else rule


def _without_default(rule: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in rule.items() if key != "default"}

#!/usr/bin/env python3
"""Writes the generated pages of this folder: `python docs/reference/generate.py`. A test says when they are stale."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from elchi.cli import make_parser
from elchi.record.schema import print_schema, record_schema
from elchi.record.vocabulary import vocabulary

HERE = Path(__file__).parent
TABLES = {
    "event": "Types of events",
    "indicator": "Indicators of observations and commitments",
    "force": "Force of commitments",
    "unit": "Units (or an ISO 4217 code for money)",
    "approx": "Hedges",
    "office": "Offices of persons",
    "sector": "Sectors of items",
}

SLOTS = {
    "id": "the page's own id: the name of its file, its URL, or the `id` of its line",
    "published": "the day of publication, or `null` where nothing gives it",
    "items": "the main item and the related ones, in the order of the page",
    "notes": "what a reader should know of the reading; only where there is something",
    "role": "`main` or `related`",
    "language": "ISO 639 code, `und` where it cannot be told",
    "start": "where it begins: code points into the page's text",
    "end": "where it ends, exclusive",
    "text": "exactly the slice from `start` to `end`",
    "title": "the title's span, or `null`",
    "quantities": "every figure that measures or counts",
    "times": "every expression that names a stretch of the calendar",
    "persons": "every mention of a person by name",
    "events": "what took place, is under way, or has its day fixed",
    "observations": "every figure given for a state of affairs",
    "commitments": "what is to be",
    "sectors": "ids of the sectors that the item is about",
    "value": "the figure, scaled (`4 млрд` is 4000000000); of a range its lower end",
    "upper": "the upper end of a range",
    "unit": "a unit of the vocabulary, or an ISO 4217 code",
    "of": "what is counted, in English where the lexicon knows it, else in the page's words",
    "per": "the period or thing that a rate is for",
    "approx": "how the figure is hedged",
    "edtf": "the stretch as EDTF (ISO 8601-2)",
    "name": "the usual Latin spelling of the full name",
    "office": "the office held, from the vocabulary",
    "country": "the country whose office it is",
    "type": "the kind of happening, from the vocabulary",
    "date": "when, as EDTF",
    "place": "where, in the page's words (a commitment may have a country code)",
    "countries": "the states and bodies of states concerned, in alphabetical order",
    "participants": "the names of those who took part, as `persons` spells them",
    "context": "`held`, `under_way` or `to_come`; only where it is known",
    "indicator": "what the figure measures, from the vocabulary",
    "label": "the page's words for what it measures",
    "period": "the stretch that the figure is for, as EDTF",
    "change": "how it changed, or `null`",
    "from": "the figure before",
    "to": "the figure after",
    "by": "by how much",
    "by_unit": "`percent`, `times`, `pp`, or the figure's own unit",
    "direction": "`up` or `down`",
    "force": "how firm the words are, from the vocabulary",
    "due": "when it is to be, as EDTF",
    "rule": "the rule that found it; only with `--trace`",
}


def pages() -> dict[str, str]:
    """The generated pages by file name."""
    return {
        "record.schema.json": print_schema(),
        "record.md": "\n".join(_record()) + "\n",
        "vocabularies.md": "\n".join(_vocabularies()) + "\n",
        "command-line.md": "\n".join(_command_line()) + "\n",
    }


def _record() -> Iterator[str]:
    yield "# The record, slot by slot\n\nMade from the model by `make reference`. What belongs into a record and"
    yield "what does not: [explanation](../explanation/record.md). For machines: [JSON Schema](record.schema.json)."
    for name, definition in record_schema()["$defs"].items():
        yield f"\n## {name}\n\n{definition['description']}\n\n| slot | | meaning |\n|---|---|---|"
        for slot, rule in definition["properties"].items():
            yield f"| `{slot}` | {_kind(rule)} | {SLOTS[slot]} |"


def _kind(rule: Mapping[str, Any]) -> str:
    if "anyOf" in rule:
        kinds = dict.fromkeys(_kind(part) for part in rule["anyOf"])
        return " or ".join([kind for kind in kinds if kind != "null"] + ["null"] * ("null" in kinds))
    if "enum" in rule:
        return "id or null" if None in rule["enum"] else "id"
    if "$ref" in rule:
        return f"[{rule['$ref'].rpartition('/')[2]}](#{rule['$ref'].rpartition('/')[2].lower()})"
    if rule["type"] == "array":
        return f"list of {_kind(rule['items'])}"
    return {"pattern": "code" if "A-Z" in rule.get("pattern", "") else "EDTF", "format": "day"}.get(
        next((key for key in ("pattern", "format") if key in rule), ""), rule["type"]
    )


def _vocabularies() -> Iterator[str]:
    yield "# Vocabularies of the record\n\nMade from `src/elchi/record/vocabulary.toml` by `make reference`."
    for name, heading in TABLES.items():
        table: Mapping[str, str] = getattr(vocabulary(), name)
        yield f"\n## {heading}\n\n| id | meaning |\n|---|---|"
        yield from (f"| `{word}` | {label} |" for word, label in table.items())


def _command_line() -> Iterator[str]:
    yield "# The command line\n\nMade from the commands themselves by `make reference`."
    parser = make_parser()
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, command in action.choices.items():
                yield f"\n## elchi {name}\n\n{command.description}"
                yield from _arguments(command)
    yield "\n## Everywhere"
    yield from _arguments(parser)
    yield "\nExit status: 0 done; 1 `check` found problems; 2 something could not be read (the rest was)."


def _arguments(parser: argparse.ArgumentParser) -> Iterator[str]:
    unlisted = (argparse._SubParsersAction, argparse._HelpAction)
    listed = [action for action in parser._actions if action.help != argparse.SUPPRESS]
    for number, action in enumerate(action for action in listed if not isinstance(action, unlisted)):
        if not number:
            yield "\n| argument | meaning |\n|---|---|"
        metavar = action.metavar if isinstance(action.metavar, str) else "|".join(action.choices or ())
        value = f" {metavar}" if action.option_strings and action.nargs != 0 else ""
        named = ", ".join(f"`{option}{value}`" for option in action.option_strings) or f"`{metavar}`"
        yield f"| {named.replace('|', chr(92) + '|')} | {action.help} |"


if __name__ == "__main__":
    for file, content in pages().items():
        (HERE / file).write_text(content, "utf-8")

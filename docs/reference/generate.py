#!/usr/bin/env python3
"""Writes the generated pages of this folder: `python docs/reference/generate.py`. A test says when they are stale."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path

from elchi.cli import make_parser
from elchi.record.schema import print_schema
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


def pages() -> dict[str, str]:
    """The generated pages by file name."""
    return {
        "record.schema.json": print_schema(),
        "vocabularies.md": "\n".join(_vocabularies()) + "\n",
        "command-line.md": "\n".join(_command_line()) + "\n",
    }


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

"""The examples of a language: those beside its patterns and those in `examples/*.toml`, each run through the engine.

An example marks in its own text what is to be found there: «Создано [6,5 тысячи предприятий].» Negative ones mark
nothing, and nothing may be found. The only part of the language package that runs the engine, for `elchi check`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from msgspec import Struct

from elchi.extract.entries import entries_of
from elchi.extract.pipeline import Findings, find
from elchi.extract.reading import open_reading
from elchi.language.loader import Language, read_toml
from elchi.language.schema import YIELDS
from elchi.record.model import Commitment, Event, Item, Observation, Person, Quantity, Timex
from elchi.text.edtf import parse_day

PUBLISHED = "2025-11-15"
ENTRIES: Mapping[str, type[Struct]] = {
    "quantities": Quantity, "times": Timex, "persons": Person, "events": Event, "observations": Observation,
    "commitments": Commitment,
}  # fmt: skip
KINDS = (*ENTRIES, "sectors")
EXACT_SPANS = frozenset({"quantities", "times", "persons"})
KIND_OF = {"time": "times", "quantity": "quantities", "event": "events", "commitment": "commitments"}
LEAST, LEAST_NEGATIVE = 10, 3
SETTINGS = frozenset({"text", "none", "published"})
"""The keys of an example that are no values of its entry."""


@dataclass(frozen=True)
class Example:
    """A text with what is to be found in it: by one rule (`rule`), or as an entry with the values of `expected`.

    `span` is None for a negative example. `place` names it for people: file, number, or pattern.
    """

    place: str
    kind: str
    text: str
    span: tuple[int, int] | None
    published: str | None
    expected: Mapping[str, Any]
    rule: str | None = None
    blocks: bool = False


def pattern_examples(folder: Path, files: Mapping[str, Mapping[str, Any]]) -> Iterator[Example | str]:
    """The examples beside the patterns of a language's files; a message in the place of one that is written badly.

    What blocks, and what events and commitments find, is the sentence as a whole where no brackets are in it.
    """
    for stem, data in files.items():
        for entry in data.get("pattern", ()):
            kind = next((kind for kind in YIELDS if kind in entry), None)
            if kind not in KIND_OF:
                continue
            rule = f"{folder.name}/{stem}#{entry['id']}"
            common: dict[str, Any] = {
                "kind": KIND_OF[kind], "published": entry.get("published", PUBLISHED), "expected": {}, "rule": rule,
                "blocks": entry[kind] == "none",
            }  # fmt: skip
            for key in ("example", "not_example"):
                texts = entry.get(key, [])
                for text in [texts] if isinstance(texts, str) else texts:
                    place = f"{folder.name}/{stem}.toml: pattern {entry['id']!r}, {key} «{text}»"
                    plain, span = marked(text)
                    if key == "example" and span is None and (common["blocks"] or kind in ("event", "commitment")):
                        span = 0, len(text)
                    if plain is None or (key == "example" and span is None):
                        yield f"{place}: mark what the pattern finds with one pair of [ ]"
                    else:
                        yield Example(place=place, text=plain, span=span if key == "example" else None, **common)


def without_example(folder: Path, files: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """A message for each pattern that has no example (one that blocks may have only a `not_example`)."""
    for stem, data in files.items():
        for entry in data.get("pattern", ()):
            blocks = "none" in [entry.get(kind) for kind in YIELDS]
            if not entry.get("example") and not (blocks and entry.get("not_example")):
                yield (
                    f"{folder.name}/{stem}.toml: pattern {entry['id']!r} has no `example`; write a sentence of your "
                    "own with [ ] round what the pattern finds"
                )


def file_examples(folder: Path) -> Iterator[Example | str]:
    """The examples in `examples/*.toml`; a message in place of one that breaks the format of languages/README.md."""
    for kind in KINDS:
        path = folder / "examples" / f"{kind}.toml"
        name = f"{folder.name}/examples/{kind}.toml"
        data = read_toml(path) if path.exists() else {}
        if wrong := data.keys() - {"example"}:
            yield f"{name}: no key {', '.join(sorted(wrong))} is known here; write [[example]]"
        for number, entry in enumerate(data.get("example", ()), 1):
            text = entry.get("text")
            place = f"{name}, example {number} «{text}»"
            yield _fault(entry, kind, place) or _of_entry(entry, kind, place)


def _of_entry(entry: Mapping[str, Any], kind: str, place: str) -> Example | str:
    text, span = marked(entry["text"])
    expected = {key: value for key, value in entry.items() if key not in SETTINGS}
    if text is None or not (entry.get("none") or (expected and (span is not None or kind == "sectors"))):
        return f"{place}: mark the entry with one pair of [ ] and state its values, or write `none = true`"
    return Example(place, kind, text, span, entry.get("published"), expected)


def fields_of(entry: Struct | type[Struct]) -> tuple[str, ...]:
    """The keys of an entry in the order of the record."""
    return entry.__struct_fields__


def _fault(entry: Mapping[str, Any], kind: str, place: str) -> str | None:
    """What is wrong with the keys of an example."""
    if not isinstance(entry.get("text"), str):
        return f"{place}: it has no `text`; write a sentence"
    values = entry.keys() - SETTINGS
    allowed = {"sectors"} if kind == "sectors" else set(fields_of(ENTRIES[kind])) - {"text", "start", "end", "rule"}
    if values - allowed:
        return f"{place}: {kind} have no {', '.join(sorted(values - allowed))}; write {', '.join(sorted(allowed))}"
    if entry.get("none") and values:
        return f"{place}: `none = true` stands beside {', '.join(sorted(values))}; keep one of them"
    published = entry.get("published")
    if published is not None and (not isinstance(published, str) or parse_day(published) is None):
        return f"{place}: published = {published!r}; write YYYY-MM-DD in quotes"
    return None


def coverage(folder: Path) -> Iterator[str]:
    """A message for each kind of entry with too few examples."""
    for kind in KINDS:
        path = folder / "examples" / f"{kind}.toml"
        name = f"{folder.name}/examples/{kind}.toml"
        if not path.exists():
            yield f"{name}: missing; write {LEAST} examples, {LEAST_NEGATIVE} of them with `none = true`"
            continue
        entries = read_toml(path).get("example", [])
        negative = sum(bool(entry.get("none")) for entry in entries)
        if len(entries) < LEAST:
            yield f"{name}: {len(entries)} examples; write {LEAST} or more"
        if negative < LEAST_NEGATIVE:
            yield f"{name}: {negative} examples with `none = true`; write {LEAST_NEGATIVE} or more"
        texts = [entry.get("text") for entry in entries]
        for text in sorted({str(text) for text in texts if texts.count(text) > 1}):
            yield f"{name}: «{text}» stands twice; drop one"


def marked(text: str) -> tuple[str | None, tuple[int, int] | None]:
    """A text without its brackets, and the span that they mark; no text where the brackets are no pair.

    >>> marked("Ещё [15 ноября]."), marked("Ещё нет."), marked("Ещё ]нет[.")
    (('Ещё 15 ноября.', (4, 13)), ('Ещё нет.', None), (None, None))
    """
    opened, closed = text.find("["), text.find("]")
    if opened < 0 and closed < 0:
        return text, None
    if not 0 <= opened < closed - 1 or text.count("[") > 1 or text.count("]") > 1:
        return None, None
    return text[:opened] + text[opened + 1 : closed] + text[closed + 1 :], (opened, closed - 1)


def failure(example: Example, language: Language) -> str | None:
    """What is wrong with an example: expected and found; None where it holds."""
    text = example.text
    reading = open_reading(text, language, published=parse_day(example.published) if example.published else None)
    findings = find(reading)
    if example.rule is not None:
        return _failure_of_rule(example, example.rule, findings)
    item = entries_of(findings, Item(role="main", language=language.code, start=0, end=len(text)), trace=True)
    if example.kind == "sectors":
        expected, got = sorted(example.expected.get("sectors", ())), sorted(item.sectors)
        return None if expected == got else f"{example.place}: expected {expected or 'none'}, found {got or 'none'}"
    return _failure_of_entry(example, getattr(item, example.kind))


def _failure_of_entry(example: Example, entries: Sequence[Any]) -> str | None:
    span = example.span
    near = [entry for entry in entries if span is None or (entry.start < span[1] and span[0] < entry.end)]
    if not example.expected:
        return f"{example.place}: expected none, found {_shown(near[0], example)}" if near else None
    assert span is not None
    for entry in near:
        if example.kind in EXACT_SPANS and (entry.start, entry.end) != span:
            continue
        if all(_same(getattr(entry, key), value) for key, value in example.expected.items()):
            return None
    expected = " ".join(f"{key}={value}" for key, value in example.expected.items())
    found = "; ".join(_shown(entry, example) for entry in near) or "nothing there"
    return f"{example.place}: expected {expected}, found {found}"


def _failure_of_rule(example: Example, rule: str, findings: Findings) -> str | None:
    """Whether the rule found what the brackets mark, or, for a negative example, nothing at all."""
    reading = findings.reading
    kind = next(kind for kind, entries in KIND_OF.items() if entries == example.kind)
    by_kind: dict[str, Sequence[Any]] = {
        "time": reading.times, "quantity": reading.quantities, "event": findings.events,
        "commitment": findings.commitments,
    }  # fmt: skip
    found = [reading.span(mention.start, mention.end) for mention in by_kind[kind] if mention.rule == rule]
    if example.span is not None and (example.blocks or kind in ("event", "commitment")):
        found += [reading.span(*match.reach) for match in reading.matches(kind, every=True) if match.rule.id == rule]
    if example.span is None:
        places = ", ".join(f"«{example.text[start:end]}»" for start, end in found)
        return f"{example.place}: the pattern finds {places} in it; narrow it" if found and not example.blocks else None
    start, end = example.span
    endings = reading.language.settings.span_endings
    if kind == "time" and not example.blocks:
        held = any(first == start and last - _ending(example.text[first:last], endings) == end for first, last in found)
    else:
        held = any(first < end and start < last for first, last in found)
    if held:
        return None
    places = ", ".join(f"«{example.text[first:last]}»" for first, last in found) or "nothing"
    by_others = ", ".join(sorted({f"«{example.text[s:e]}» by {other}" for s, e, other in _others(findings, kind)})[:4])
    others = f" (other rules: {by_others})" if by_others else ""
    return f"{example.place}: the pattern finds {places}{others}; mend the pattern or the example"


def _others(findings: Findings, kind: str) -> Iterator[tuple[int, int, str]]:
    """The spans of what any rule found, and the rule."""
    reading = findings.reading
    if kind in ("time", "quantity"):
        for mention in reading.times if kind == "time" else reading.quantities:
            yield *reading.span(mention.start, mention.end), mention.rule.partition("#")[2]
    else:
        for match in reading.matches(kind, every=True):
            yield *reading.span(*match.reach), match.rule.id.partition("#")[2]


def _ending(text: str, endings: Sequence[str]) -> int:
    """How much of a span its ending takes, which the span of the entry leaves out ("'s")."""
    return max((len(ending) for ending in endings if text.endswith(ending)), default=0)


def _same(found: Any, expected: Any) -> bool:
    if isinstance(found, Decimal) and isinstance(expected, (int, float)):
        return found == Decimal(str(expected))
    if isinstance(found, tuple):
        return list(found) == list(expected)
    return bool(found == expected)


def _shown(entry: Any, example: Example) -> str:
    keys = example.expected or {key: None for key in fields_of(entry) if key not in ("text", "start", "end")}
    values = " ".join(f"{key}={getattr(entry, key)}" for key in keys if getattr(entry, key) not in (None, ()))
    return f"[{entry.text}] {values} by {entry.rule}"

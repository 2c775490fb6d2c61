"""Patterns: what their elements match, which match holds, and what a fault in one says."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from elchi.errors import DataError
from elchi.extract.reading import open_reading
from elchi.grammar.matcher import Match
from elchi.grammar.pattern import expand
from elchi.language.loader import read_language

LEXICON = """
[month]
11 = ["ноября"]
12 = ["декабря"]
[held]
_ = ["прошла"]
[meeting]
_ = ["встреча"]
"""
Find = Callable[..., list[Match]]


@pytest.fixture
def find(tmp_path: Path) -> Find:
    """What pattern lines find in a text, in a language made of them; a line may come with an id."""

    def run(lines: str | list[tuple[str, str]], text: str, *, every: bool = False, **macros: list[str]) -> list[Match]:
        folder = tmp_path / "xx"
        folder.mkdir(exist_ok=True)
        (folder / "language.toml").write_text('name = "x"\ncode = "xx"\n', "utf-8")
        parts = [LEXICON, "[macro]", *(f"{name} = {value!r}" for name, value in macros.items())]
        for id, line in [("only", lines)] if isinstance(lines, str) else lines:
            parts.append(f"[[pattern]]\nid = '{id}'\npattern = ['{line}']\nevent = 'meeting'")
        (folder / "events.toml").write_text("\n".join(parts), "utf-8")
        return list(open_reading(text, read_language(folder, ())).matches("event", every=every))

    return run


def spans(matches: list[Match]) -> list[tuple[int, int]]:
    return [(match.start, match.end) for match in matches]


def test_slots_hold_values(find: Find) -> None:
    (match,) = find("d:<day> m:<month>", "было 15 ноября")
    assert (match.start, match.end, match.slots) == (1, 3, {"d": 15, "m": "11"})


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("<month> года?", "ноября года", [(0, 2)]),
        ("<month> года?", "ноября месяца", [(0, 1)]),
        ("<month=12>", "ноября и декабря", [(2, 3)]),
        ("до|к <month>", "до ноября к декабря от ноября", [(0, 2), (2, 4)]),
        ("<meeting> ~2 <held>", "встреча глав прошла", [(0, 3)]),
        ("<meeting> ~1 <held>", "встреча трёх глав прошла", []),
        ("с [ <month> ]", "с ноября", [(1, 2)]),
        ("[ <day> ] <month>", "15 ноября", [(0, 1)]),
        ("<month|held>", "прошла ноября", [(0, 1), (1, 2)]),
    ],
)
def test_elements(find: Find, pattern: str, text: str, expected: list[tuple[int, int]]) -> None:
    assert spans(find(pattern, text)) == expected


def test_macros_are_expanded_in_place(find: Find) -> None:
    assert spans(find("{when} <held>", "15 ноября прошла", when=["<day> <month>", "<month>"])) == [(0, 3), (1, 3)]


def test_the_longest_match_holds_then_the_earlier_rule(find: Find) -> None:
    found = find([("short", "<day>"), ("long", "<day> <month>"), ("later", "d:<day> m:<month>")], "15 ноября")
    assert [(match.rule.id, match.end) for match in found] == [("xx/events#long", 2)]


def test_every_rule_is_told_where_asked(find: Find) -> None:
    found = find([("short", "<day>"), ("long", "<day> <month>")], "15 ноября", every=True)
    assert [match.rule.id for match in found] == ["xx/events#short", "xx/events#long"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("<month", "cannot read the element '<month'"),
        ("<>", "cannot read the element"),
        ("{a", "cannot read the element '{a'"),
        ("{nowhere}", "no macro 'nowhere'"),
        ("<a>? <b>?", "can match nothing; make an element mandatory"),
        (" ".join(["<a>?"] * 14) + " <b>", "split it or drop optional elements"),
    ],
)
def test_faults_name_the_pattern_and_the_remedy(line: str, said: str) -> None:
    with pytest.raises(DataError) as raised:
        expand(line, {}, where="ru/calendar.toml: pattern 'x'")
    assert str(raised.value).startswith("ru/calendar.toml: pattern 'x'") and said in str(raised.value)


def test_a_macro_that_holds_itself_is_refused() -> None:
    macros: dict[str, Any] = {"a": ["{b}"], "b": ["{a}"]}
    with pytest.raises(DataError, match="contains itself"):
        expand("{a}", macros, where="x")

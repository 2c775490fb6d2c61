"""The command line: what is printed where, exit statuses, and that a user never sees a traceback."""

import io
import json
import os
import subprocess
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from elchi import cli
from elchi.errors import ContractError, InputError
from elchi.record.model import Item, Record


class Page:
    def __init__(self, id: str, text: str = "Да.", published: str | None = None, **slots: Any) -> None:
        self.id, self.text, self.published = id, text, published
        self.url, self.title, self.notes = slots.get("url"), slots.get("title"), slots.get("notes", ())


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A reader and an engine of paper: `pages` is what the sources give, `read` what the engine does."""
    state: dict[str, Any] = {"pages": [], "asked": None, "seen": []}

    def read_sources(names: list[str], *, stdin: Any, allow_private: bool = False) -> Iterator[Any]:
        state["asked"] = (names, allow_private)
        yield from state["pages"]

    def read_text(text: str, *, id: str = "", published: str | None = None, trace: bool = False) -> Record:
        state["seen"].append((id, published, trace))
        if "fail" in state:
            raise state["fail"]
        return Record(id=id, published=published, items=(Item(role="main", language="ru", start=0, end=len(text)),))

    sources = types.ModuleType("elchi.page.sources")
    sources.read_sources = read_sources  # type: ignore[attr-defined]
    pipeline = types.ModuleType("elchi.extract.pipeline")
    pipeline.read_text = read_text  # type: ignore[attr-defined]
    explain = types.ModuleType("elchi.extract.explain")
    explain.explain_text = lambda text, at, published=None: [f"{text[at]} {published}"]  # type: ignore[attr-defined]
    report = types.ModuleType("elchi.language.report")
    report.check_language = lambda code: [f"{code}: numerals.toml: no word for 7"] * (code == "xx")  # type: ignore[attr-defined]
    for module in (sources, pipeline, explain, report):
        monkeypatch.setitem(sys.modules, module.__name__, module)
    return state


def run(*arguments: str) -> int:
    return cli.main(arguments)


def test_json_prints_one_record_a_line_in_order(world: dict[str, Any], capfdbinary: Any) -> None:
    world["pages"] = [Page("b"), Page("a", published="2025-11-15")]
    assert run("read", "x", "y", "--json") == 0
    lines = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
    assert [(line["id"], line["published"]) for line in lines] == [("b", None), ("a", "2025-11-15")]
    assert world["asked"] == (["x", "y"], False)


def test_what_cannot_be_read_is_named_on_one_line_and_the_rest_is_read(world: dict[str, Any], capfd: Any) -> None:
    world["pages"] = [Page("a"), InputError("pages.jsonl:2: broken\nline; mend it"), Page("b")]
    assert run("read", "pages.jsonl", "--json") == 2
    captured = capfd.readouterr()
    assert captured.err == "elchi: pages.jsonl:2: broken line; mend it\n" and captured.out.count("\n") == 2


@pytest.mark.parametrize("fault", [ContractError("a: times 1-2: wrong"), ValueError("oops")])
def test_a_fault_on_a_page_is_no_traceback(world: dict[str, Any], capfd: Any, fault: Exception) -> None:
    world["pages"], world["fail"] = [Page("a")], fault
    assert run("read", "a") == 2
    error = capfd.readouterr().err
    assert error.count("\n") == 1 and "Traceback" not in error and error.startswith("elchi: a: ")
    with pytest.raises(type(fault)):
        run("--debug", "read", "a")
    with pytest.raises(type(fault)):
        run("read", "a", "--debug")


def test_the_day_asked_for_goes_before_the_pages_own(world: dict[str, Any]) -> None:
    world["pages"] = [Page("a", published="2020-01-01"), Page("b")]
    run("read", "x", "--published", "2025-11-15", "--trace", "--json")
    assert world["seen"] == [("a", "2025-11-15", True), ("b", "2025-11-15", True)]


def test_an_absurd_day_is_refused(capfd: Any) -> None:
    with pytest.raises(SystemExit) as stop:
        run("read", "x", "--published", "2025-13-45")
    assert stop.value.code == 2 and "'2025-13-45' is no day" in capfd.readouterr().err


def test_the_terminal_view_is_the_default_and_notes_of_the_source_are_in_it(world: dict[str, Any], capfd: Any) -> None:
    world["pages"] = [Page("a", notes=("read as windows-1251",))]
    assert run("read", "x") == 0
    assert "Note: read as windows-1251" in capfd.readouterr().out


def test_text_prints_what_spans_point_into(world: dict[str, Any], capfd: Any) -> None:
    world["pages"] = [Page("a", text="Первая.\nВторая.")]
    assert run("read", "x", "--text") == 0
    assert capfd.readouterr().out == "Первая.\nВторая.\n" and world["seen"] == []


def test_html_is_written_beside_the_view(world: dict[str, Any], tmp_path: Path, capfd: Any) -> None:
    world["pages"] = [Page("a", text="Первая."), Page("b", text="Вторая.")]
    file = tmp_path / "out.html"
    assert run("read", "x", "--html", str(file)) == 0
    assert "Первая." in file.read_text("utf-8") and "Вторая." in file.read_text("utf-8")
    assert run("read", "x", "--html", str(tmp_path / "none" / "out.html")) == 2
    assert "cannot be written" in capfd.readouterr().err


def test_explain_takes_a_place_or_words(world: dict[str, Any], capfd: Any) -> None:
    world["pages"] = [Page("a", text="Да и нет.", published="2025-11-15")]
    assert run("explain", "x", "--at", "3") == 0 and run("explain", "x", "--at", "нет") == 0
    assert capfd.readouterr().out == "и 2025-11-15\nн 2025-11-15\n"
    assert run("explain", "x", "--at", "90") == 2 and run("explain", "x", "--at", "кто") == 2
    assert "give 0 to 8" in capfd.readouterr().err


def test_check_fails_on_problems(world: dict[str, Any], capfd: Any) -> None:
    assert run("check", "ru") == 0 and run("check", "ru", "xx") == 1
    assert "xx: numerals.toml: no word for 7" in capfd.readouterr().out
    assert run("check") == 2


def test_score_of_a_folder_without_gold_says_so(capfd: Any, tmp_path: Path) -> None:
    assert run("score", str(tmp_path)) == 2
    assert "holds no gold pages" in capfd.readouterr().err


def test_schema_is_json(capfd: Any) -> None:
    assert run("schema") == 0
    assert json.loads(capfd.readouterr().out)["title"]


def test_a_stop_by_the_user_is_quiet(world: dict[str, Any], capfd: Any) -> None:
    world["pages"], world["fail"] = [Page("a")], KeyboardInterrupt()
    assert run("read", "x") == 130 and capfd.readouterr().err == ""


def test_a_reader_that_has_enough_is_no_error() -> None:
    code = "import sys; from elchi.cli import main; sys.exit(main(['schema']) or main(['schema']))"
    command = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert command.stdout and command.stderr
    command.stdout.close()
    assert command.stderr.read() == b"" and command.wait() == 0


def test_a_quick_command_loads_no_engine() -> None:
    code = (
        "import sys; from elchi.cli import main\n"
        "try: main(['--version'])\nexcept SystemExit: pass\n"
        "print([m for m in sys.modules if m.startswith(('elchi.', 'pymorphy3', 'msgspec'))])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.splitlines()
    assert out[0].startswith("elchi ") and "elchi.extract" not in out[1] and "pymorphy3" not in out[1]


def test_output_in_a_poor_locale_is_utf8() -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "elchi.cli", "schema"]
    done = subprocess.run(command, capture_output=True, env=environment, check=True)
    assert json.load(io.BytesIO(done.stdout))

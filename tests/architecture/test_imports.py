"""The shape of the library: who may import whom, how long a module may be, and what the library never does."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "elchi"
MODULES = sorted(SOURCE.rglob("*.py"))
CEILING = 400

BASE = {"record", "errors"}
MAY_IMPORT = {
    "errors": set(),
    "record": {"errors"},
    "text": BASE,
    "grammar": BASE | {"text"},
    "language": BASE | {"text", "grammar"},
    "page": BASE | {"text", "grammar", "language"},
    "extract": BASE | {"text", "grammar", "language", "page"},
    "export": BASE,
    "evaluate": BASE | {"extract"},
}
ENTRY_MODULES = {"quantities", "timexes", "persons", "events", "observations", "commitments", "sectors"}
OUTSIDE_WORLD = {"socket", "ssl", "http", "urllib.request", "urllib3", "requests", "httpx", "random", "secrets", "uuid"}
CLOCKS = {"now", "today", "utcnow", "time", "monotonic", "perf_counter", "localtime", "gmtime"}
MAY_FETCH = {"page/fetch.py"}
RUNS_EXAMPLES = {"language/examples.py"}
"""`elchi check` runs the examples of a language through the engine; nothing but language/report.py imports it."""


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def imports(path: Path) -> Iterator[str]:
    """Every module that a module imports, by its full name, lazy imports included."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{name_of(path)}: import by the full name"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_fits_the_ceiling(path: Path) -> None:
    length = len(path.read_text("utf-8").splitlines())
    assert length <= CEILING, f"{length} lines; cut the module along what it does"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_follow_the_rules(path: Path) -> None:
    package = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    if package in ("__init__", "cli"):
        return
    allowed = MAY_IMPORT[package] | {package}
    if name_of(path) in RUNS_EXAMPLES:
        allowed |= {"extract"}
    for module in imports(path):
        if module.startswith("elchi."):
            assert module.split(".")[1] in allowed, f"{package} may not import {module}"


def test_only_the_report_runs_examples() -> None:
    users = {name_of(path) for path in MODULES if "elchi.language.examples" in set(imports(path))}
    assert users == {"language/report.py"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_entry_modules_do_not_know_one_another(path: Path) -> None:
    if path.parent.name != "extract" or path.stem not in ENTRY_MODULES:
        return
    others = {f"elchi.extract.{name}" for name in ENTRY_MODULES - {path.stem}}
    assert not others & set(imports(path)), "the pipeline alone orders the kinds"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_the_library_knows_no_web_framework(path: Path) -> None:
    assert not [module for module in imports(path) if module.split(".")[0] in ("django", "elchi_web")]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_network_chance_or_clock(path: Path) -> None:
    if name_of(path) in MAY_FETCH:
        return
    used = [module for module in imports(path) if any(f"{module}.".startswith(f"{name}.") for name in OUTSIDE_WORLD)]
    assert not used, f"only page/fetch.py reaches outside, and nothing is left to chance: {used}"
    assert "time" not in set(imports(path)), "the reference date is an argument, not the clock"
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
            owner = node.func.value
            assert not (isinstance(owner, ast.Name) and owner.id in ("date", "datetime", "time")), ast.unparse(node)


def test_every_package_has_its_rule() -> None:
    packages = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    assert packages <= set(MAY_IMPORT), "a new package needs a line in MAY_IMPORT and in ARCHITECTURE.md"

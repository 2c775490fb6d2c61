"""The generated pages are current, and the documents name only what exists."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = [
    ROOT / "README.md", ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md",
    ROOT / "examples" / "README.md", *sorted((ROOT / "docs").rglob("*.md")),
]  # fmt: skip

spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "reference" / "generate.py")
assert spec and spec.loader
generate = importlib.util.module_from_spec(spec)
spec.loader.exec_module(generate)


@pytest.mark.parametrize("file", generate.pages())
def test_generated_pages_are_current(file: str) -> None:
    stored = (ROOT / "docs" / "reference" / file).read_text("utf-8")
    assert stored == generate.pages()[file], "run `make reference` and commit the result"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text("utf-8")):
        assert "://" in target or (path.parent / target).exists(), f"{target} is not there"


def test_every_command_is_in_the_readme_or_the_contributors_guide() -> None:
    said = "".join(path.read_text("utf-8") for path in DOCUMENTS[:3])
    reference = (ROOT / "docs" / "reference" / "command-line.md").read_text("utf-8")
    commands = re.findall(r"^## elchi (\w+)$", reference, re.MULTILINE)
    missing = [command for command in commands if f"elchi {command}" not in said and command != "schema"]
    assert commands and not missing


def test_every_target_of_the_makefile_is_listed() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    phony = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[0].split()
    assert all(re.search(rf"^{target}:.*## ", makefile, re.MULTILINE) for target in phony)


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "decisions").glob("*.md")), ids=lambda path: path.stem)
def test_decisions_are_numbered_and_say_why(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.startswith(f"# {int(path.name[:4])}. ") and "**Decision.**" in text and "**Why.**" in text

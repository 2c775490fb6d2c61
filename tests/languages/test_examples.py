"""Every example of every language, each a test of its own: those beside the patterns, and examples/*.toml.

Run those of one place by its name: `pytest tests/languages/test_examples.py -k ru/calendar`.
"""

from collections import Counter
from collections.abc import Iterator

import pytest

from elchi.language.examples import Example, failure, file_examples, pattern_examples
from elchi.language.loader import LANGUAGES_FOLDER, available_languages, load_language, read_toml


def examples() -> Iterator[tuple[str, Example]]:
    for code in available_languages():
        path = LANGUAGES_FOLDER / code
        files = {file.stem: read_toml(file) for file in sorted(path.glob("*.toml"))}
        for example in (*pattern_examples(path, files), *file_examples(path)):
            if isinstance(example, Example):
                yield code, example


def names(found: list[tuple[str, Example]]) -> list[str]:
    """`ru/calendar#day` or `ru/times-3`, numbered where a pattern has several."""
    numbers: Counter[str] = Counter()
    ids = []
    for code, example in found:
        name = example.rule or f"{code}/{example.kind}"
        numbers[name] += 1
        negative = "" if example.span or example.expected else "-none"
        ids.append(f"{name}-{numbers[name]}{negative}")
    return ids


FOUND = list(examples())


@pytest.mark.parametrize(("code", "example"), FOUND, ids=names(FOUND))
def test_example(code: str, example: Example) -> None:
    message = failure(example, load_language(code))
    assert message is None, message

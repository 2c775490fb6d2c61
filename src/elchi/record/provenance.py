"""Where a record comes from: the page by its hash, the entry by its content, the engine and the data by version."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from elchi.record.model import Entry
from elchi.record.serialise import entry_json


def page_hash(text: str) -> str:
    """The SHA-256 of a page's text in UTF-8, in hexadecimal.

    >>> page_hash("Товарооборот составил 4 миллиарда долларов.")[:12]
    'a5c607c8b065'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def entry_id(page: str, kind: str, entry: Entry) -> str:
    """The id of an entry: 16 hexadecimal digits made of page hash, kind and content, so the same find has the same id.

    The rule that found it is no part of the content: a better rule that finds the same keeps the id.

    >>> from elchi.record.model import Timex
    >>> first = Timex(text="2026 году", start=3, end=12, edtf="2026", rule="ru/time/year")
    >>> second = Timex(text="2026 году", start=3, end=12, edtf="2026", rule="ru/time/plain-year")
    >>> entry_id("82a2", "times", first) == entry_id("82a2", "times", second) != entry_id("82a3", "times", first)
    True
    """
    content = entry_json(entry)
    return hashlib.sha256(b"\0".join((page.encode(), kind.encode(), content))).hexdigest()[:16]


@cache
def engine_version() -> str:
    """The version of the installed engine."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("elchi")
    except PackageNotFoundError:
        return "0"


def files_hash(paths: Iterable[Path], root: Path) -> str:
    """The SHA-256 over files by their names below `root` and their content, in the order of the names.

    It is the version of a language's data and the digest of a gold set; where the files lie does not matter.
    """
    total = hashlib.sha256()
    for name, path in sorted((path.relative_to(root).as_posix(), path) for path in paths):
        content = path.read_bytes()
        total.update(f"{name}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()

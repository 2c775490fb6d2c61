"""Keeps in the user's cache folder what is slow to build at every start: parsed tables and Russian word forms.

A kept file is a saving of time and nothing else. Its key is a hash of all that its content depends on, and a file
that is missing, broken, made for another key or by another user is not used; where none can be written, none is.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

FORMAT = b"elchi kept 1\n"
_HASH = 32
Kept = TypeVar("Kept")


def folder() -> Path | None:
    """The folder of kept files, which need not exist; None where the user has none or asks for none.

    It is `elchi` in `XDG_CACHE_HOME` or in `~/.cache`; with `ELCHI_CACHE=0` in the environment nothing is kept.
    """
    if os.environ.get("ELCHI_CACHE") == "0":
        return None
    base = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(base):
        return Path(base, "elchi")
    try:
        return Path.home() / ".cache" / "elchi"
    except RuntimeError:
        return None


def kept(name: str | None, depends: bytes, build: Callable[[], Kept], shape: type[Kept]) -> Kept:
    """What `build` gives, from the file kept under `name` if it was made from the same `depends`.

    `shape` is the type of the content, made of dicts, lists, strings, numbers and None. With no name, nothing is kept.
    """
    where = folder() if name else None
    if where is None:
        return build()
    file = where / f"{name}.msgpack"
    key = hashlib.sha256(FORMAT + depends).digest()
    content = _content(file, key)
    if content is not None:
        try:
            return msgspec.msgpack.decode(content, type=shape)
        except msgspec.MsgspecError:
            pass
    built = build()
    _write(file, key, msgspec.msgpack.encode(built))
    return built


def _content(file: Path, key: bytes) -> bytes | None:
    """The content of a kept file, or None unless it is ours, whole, and made for `key`."""
    try:
        with file.open("rb") as stream:
            if hasattr(os, "getuid") and os.fstat(stream.fileno()).st_uid != os.getuid():
                return None
            data = stream.read()
    except (OSError, ValueError):
        return None
    if data[:_HASH] != key:
        return None
    content = data[2 * _HASH :]
    return content if hashlib.sha256(content).digest() == data[_HASH : 2 * _HASH] else None


def _write(file: Path, key: bytes, content: bytes) -> None:
    """Puts a kept file in the place of the one before, whole or not at all; no file where that cannot be done."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(key + hashlib.sha256(content).digest() + content)
            os.replace(draft, file)
        except BaseException:
            os.unlink(draft)
            raise
    except (OSError, ValueError):
        return

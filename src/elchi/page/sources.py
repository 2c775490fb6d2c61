"""The pages behind the arguments of a command line, one at a time, with an error in the place of each bad one."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import IO

import msgspec

from elchi.errors import InputError
from elchi.page.fetch import fetch
from elchi.page.reading import Page, check_published, read_page

_SUFFIXES = frozenset({".txt", ".html", ".htm", ".jsonl", ".json"})
_HTML_SUFFIXES = frozenset({".html", ".htm"})
_LINES_SUFFIXES = frozenset({".jsonl", ".ndjson"})


class _JsonPage(msgspec.Struct):
    """A page as one object of JSON; other keys are not looked at."""

    id: str | int | None = None
    text: str | None = None
    html: str | None = None
    published: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None


_SURROGATE_ESCAPE = re.compile(rb"\\u[dD][89a-fA-F]")
_DECODER = msgspec.json.Decoder(_JsonPage)


def read_sources(
    args: Iterable[str],
    *,
    stdin: IO[bytes],
    published: str | None = None,
    allow_private: bool = False,
    headings: Collection[str] = (),
) -> Iterator[Page | InputError]:
    """The pages of files, folders, URLs and `-` in order; an InputError stands where one could not be read.

    Folders are read through in sorted order (.txt .html .htm .jsonl .json). `published` is the day of every page that
    does not state its own.

    >>> import io
    >>> lines = b'{"id": "a", "text": "One."}\\n{broken\\n{"id": "b", "text": "Two."}'
    >>> [getattr(page, "id", page) for page in read_sources(["-"], stdin=io.BytesIO(lines))]
    ['a', InputError('-, line 2: JSON is malformed: ...'), 'b']
    """
    reader = _Reader(published, headings)
    for arg in args:
        try:
            if arg == "-":
                yield from reader.read_stream(stdin)
            elif "://" in arg:
                yield reader.read_url(arg, allow_private)
            elif Path(arg).is_dir():
                yield from reader.read_folder(Path(arg))
            else:
                yield from reader.read_file(Path(arg))
        except InputError as error:
            yield error


class _Reader:
    def __init__(self, published: str | None, headings: Collection[str]) -> None:
        self.published = check_published(published, "published")
        self.headings = headings

    def read_folder(self, folder: Path) -> Iterator[Page | InputError]:
        try:
            paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in _SUFFIXES and path.is_file())
        except OSError as error:
            raise InputError(f"{folder}: cannot be read ({error.strerror}); check its permissions") from None
        if not paths:
            raise InputError(f"{folder}: no page in this folder; it needs .txt, .html, .htm, .jsonl or .json files")
        for path in paths:
            try:
                yield from self.read_file(path)
            except InputError as error:
                yield error

    def read_file(self, path: Path) -> Iterator[Page | InputError]:
        suffix = path.suffix.lower()
        try:
            if suffix in _LINES_SUFFIXES:
                with path.open("rb") as lines:
                    yield from self.read_lines(lines, str(path))
                return
            content = path.read_bytes()
        except OSError as error:
            raise InputError(f"{path}: cannot be read ({error.strerror}); check the path") from None
        if suffix == ".json":
            yield from self._read_json(content, path)
            return
        html = True if suffix in _HTML_SUFFIXES else None
        yield self._page(content, id=path.stem, name=str(path), html=html)

    def read_url(self, url: str, allow_private: bool) -> Page:
        answer = fetch(url, allow_private=allow_private)
        return self._page(answer.content, id=url, url=answer.url, charset=answer.charset, html=answer.html)

    def read_stream(self, stream: IO[bytes]) -> Iterator[Page | InputError]:
        """Standard input: JSON Lines if its first line is an object of JSON, else one page."""
        first = stream.readline()
        while first and not first.strip():
            first = stream.readline()
        if first.lstrip(b"\xef\xbb\xbf \t").startswith(b'{"') or first.strip() == b"{":
            yield from self.read_lines(_chain(first, stream), "-")
        else:
            yield self._page(first + stream.read(), id="-")

    def read_lines(self, lines: Iterable[bytes], name: str) -> Iterator[Page | InputError]:
        """JSON Lines, a page a line; a broken line gives an error with its number, and reading goes on."""
        read = 0
        for number, line in enumerate(lines, 1):
            line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            if not line.strip():
                continue
            read += 1
            try:
                yield self._json_page(line, f"{name}, line {number}", f"{Path(name).stem}-{number}")
            except InputError as error:
                yield error
        if not read:
            yield InputError(f"{name}: the file is empty; give a page a line")

    def _read_json(self, content: bytes, path: Path) -> Iterator[Page | InputError]:
        """A .json file: one page, a list of pages, or JSON Lines under another name."""
        head = content.lstrip(b"\xef\xbb\xbf \t\r\n")
        if head.startswith(b"["):
            try:
                entries = msgspec.json.decode(head, type=list[msgspec.Raw])
            except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
                raise InputError(f"{path}: {_explain(error, head)}") from None
            for number, entry in enumerate(entries, 1):
                try:
                    yield self._json_page(bytes(entry), f"{path}, entry {number}", f"{path.stem}-{number}")
                except InputError as error:
                    yield error
            return
        try:
            yield self._json_page(head, str(path), path.stem)
        except InputError:
            lines = [line for line in head.splitlines() if line.strip()]
            if len(lines) < 2 or not all(line.lstrip().startswith(b"{") for line in lines[:2]):
                raise
            yield from self.read_lines(content.splitlines(), str(path))

    def _json_page(self, line: bytes, place: str, otherwise: str) -> Page:
        entry = _decode_entry(line, place)
        content = entry.text if entry.text is not None else entry.html
        if content is None:
            raise InputError(f'{place}: neither "text" nor "html"; give one of them')
        page = self._page(
            content,
            id=str(entry.id) if entry.id is not None else entry.url or otherwise,
            name=place,
            url=entry.url,
            published=entry.published,
            html=entry.text is None,
        )
        return msgspec.structs.replace(
            page, title=page.title or entry.title, language_hint=page.language_hint or entry.language
        )

    def _page(
        self,
        content: bytes | str,
        *,
        id: str,
        name: str | None = None,
        url: str | None = None,
        published: str | None = None,
        charset: str | None = None,
        html: bool | None = None,
    ) -> Page:
        page = read_page(
            content, id=id, name=name, url=url, published=published, charset=charset, html=html, headings=self.headings
        )
        return page if page.published or not self.published else msgspec.structs.replace(page, published=self.published)


def _decode_entry(line: bytes, place: str) -> _JsonPage:
    """The page that a piece of JSON states; half surrogates, which strict JSON refuses, come through."""
    try:
        return _DECODER.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        if isinstance(error, msgspec.DecodeError) and _SURROGATE_ESCAPE.search(line):
            try:
                return msgspec.convert(json.loads(line), _JsonPage)
            except (ValueError, RecursionError):
                pass
        raise InputError(f"{place}: {_explain(error, line)}") from None


def _explain(error: Exception, content: bytes) -> str:
    """What is wrong with a piece of JSON and what to do."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as damage:
        return f"not UTF-8 at byte {damage.start} (0x{content[damage.start]:02x}); JSON is written in UTF-8"
    return f'{error}; give an object of JSON with "text" or "html"'


def _chain(first: bytes, rest: Iterable[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest

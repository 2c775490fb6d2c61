"""Files, folders, standard input, URLs and JSON Lines, and every way in which one of them cannot be read."""

from __future__ import annotations

import io
import json
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from elchi.errors import InputError
from elchi.page.fetch import check_address, fetch
from elchi.page.reading import Page, read_page
from elchi.page.sources import read_sources

TEXT = "Президент принял посла Японии\nСостоялась беседа о торговле."


def read(
    *args: str, stdin: bytes = b"", published: str | None = None, allow_private: bool = False
) -> list[Page | InputError]:
    return list(read_sources(args, stdin=io.BytesIO(stdin), published=published, allow_private=allow_private))


def one(*args: str, stdin: bytes = b"", allow_private: bool = False) -> Page:
    (page,) = read(*args, stdin=stdin, allow_private=allow_private)
    assert isinstance(page, Page), page
    return page


def error(*args: str, stdin: bytes = b"", allow_private: bool = False) -> str:
    (found,) = read(*args, stdin=stdin, allow_private=allow_private)
    assert isinstance(found, InputError), found
    return str(found)


def test_a_text_file_is_kept_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.b.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    page = one(str(path))
    assert (page.id, page.text) == ("a.b", TEXT.replace("\n", "\r\n"))


def test_a_legacy_file_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(TEXT.encode("windows-1251"))
    assert one(str(path)).notes == ("read as windows-1251 (detected)",)


def test_a_folder_is_read_through_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "z.txt").write_text(TEXT, "utf-8")
    (tmp_path / "a.html").write_text(f"<html><body><p>{TEXT}</p></body></html>", "utf-8")
    (tmp_path / "c.jsonl").write_text('{"id": "x", "text": "One."}\n{"text": "Two."}\n', "utf-8")
    (tmp_path / "d.json").write_text(json.dumps([{"id": 7, "text": "Three."}]), "utf-8")
    (tmp_path / "e.txt").write_bytes(b"")
    (tmp_path / "ignored.png").write_bytes(b"\x89PNG")
    found = read(str(tmp_path))
    ids = [page.id if isinstance(page, Page) else "error" for page in found]
    assert ids == ["a", "z", "x", "c-2", "7", "error"]
    assert str(found[-1]) == f"{tmp_path / 'e.txt'}: the file is empty; give a file with text"


def test_missing_and_empty_places(tmp_path: Path) -> None:
    assert error(str(tmp_path / "no.txt")).endswith(
        "no.txt: cannot be read (No such file or directory); check the path"
    )
    assert "no page in this folder" in error(str(tmp_path))


def test_standard_input_is_a_page_or_json_lines() -> None:
    assert one("-", stdin=TEXT.encode()).id == "-"
    assert one("-", stdin=b"<html><body><h1>Talks</h1><p>Talks were held.</p>").text == "Talks\nTalks were held."
    assert one("-", stdin=b'\n{"id": "a", "text": "One."}').id == "a"
    assert error("-") == "-: the file is empty; give a file with text"


def test_json_lines_go_on_after_a_broken_line() -> None:
    lines = [
        b'{"id": "a", "text": "One.", "published": "2025-11-15", "url": "https://example.org/a", "language": "en"}',
        b'{"id": "b", "text": "Two."',
        b"",
        b'{"id": "c"}',
        b'{"id": "d", "text": "\xff"}',
        b'{"id": "e", "text": "half \\ud83d"}',
        b'{"id": "f", "html": "<p>Six.</p>"}',
        b'{"id": "g", "text": "x", "published": "15 November"}',
        b'{"id": "h", "text": "x", "published": "2525-11-15"}',
        b'{"id": "i", "text": 5}',
        b"[1, 2]",
        b'{"id": "j", "text": "  "}',
        b'{"x": ' + b"[" * 100_000,
        b'{"id": "z", "text": "Last."}',
    ]
    found = read("-", stdin=b"\n".join(lines))
    assert [page.id for page in found if isinstance(page, Page)] == ["a", "e", "f", "z"]
    errors = [str(entry) for entry in found if isinstance(entry, InputError)]
    assert [message.split(":")[0] for message in errors] == [f"-, line {n}" for n in (2, 4, 5, 8, 9, 10, 11, 12, 13)]
    assert "published '15 November' is no date" in errors[3]
    assert "published '2525-11-15' lies outside 1900–2100" in errors[4]
    first, half = found[0], found[4]
    assert isinstance(first, Page) and isinstance(half, Page)
    assert (first.published, first.url, first.language_hint) == ("2025-11-15", "https://example.org/a", "en")
    assert (half.text, half.notes) == ("half \ufffd", ("1 half surrogate replaced by U+FFFD",))


def test_json_lines_are_streamed() -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readline(self, size: int | None = -1) -> bytes:
            return b'{"id": "a", "text": "One."}\n'

        def __next__(self) -> bytes:
            return self.readline()

    pages = read_sources(["-"], stdin=Endless())  # type: ignore[arg-type]
    assert [next(pages), next(pages)] == [read_page("One.", id="a")] * 2


def test_a_long_line_and_a_large_page(tmp_path: Path) -> None:
    path = tmp_path / "big.jsonl"
    path.write_bytes(json.dumps({"id": "a", "text": "слово " * 900_000}).encode())
    assert len(one(str(path)).text) == 5_400_000
    large = tmp_path / "large.txt"
    large.write_text("Состоялась беседа о торговле.\n" * 1_000_000, "utf-8")
    assert len(one(str(large)).text) == 30_000_000


def test_published_for_pages_that_state_none() -> None:
    lines = b'{"id": "a", "text": "One."}\n{"id": "b", "text": "Two.", "published": "2024-01-02T10:00"}'
    days = [page.published for page in read("-", stdin=lines, published="2025-11-15") if isinstance(page, Page)]
    assert days == ["2025-11-15", "2024-01-02"]
    with pytest.raises(InputError, match="published '2025-13-01' is no date"):
        read("-", stdin=lines, published="2025-13-01")


def test_html_dates_itself_unless_told() -> None:
    html = '<html><head><meta name="date" content="2025-03-01"></head><body><p>Text.</p></body></html>'
    assert read_page(html, id="a").published == "2025-03-01"
    assert read_page(html, id="a", published="2025-03-02").published == "2025-03-02"
    with pytest.raises(InputError, match="a: the HTML holds no text"):
        read_page("<html><body><img src=a.png></body></html>", id="a")


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/page")
            self.end_headers()
        elif self.path == "/file":
            self.send_response(302)
            self.send_header("Location", "ftp://127.0.0.1/etc/passwd")
            self.end_headers()
        elif self.path == "/loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
        elif self.path == "/page":
            body = f"<html><body><h1>Визит</h1><p>{TEXT}</p></body></html>".encode("windows-1251")
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=windows-1251")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        else:
            self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_url(site: str) -> None:
    page = one(f"{site}/moved", allow_private=True)
    assert (page.id, page.url) == (f"{site}/moved", f"{site}/page")
    assert page.text.startswith("Визит\n") and page.notes == ("read as windows-1251 (declared)",)


def test_urls_that_cannot_be_read(site: str) -> None:
    assert "answered 404" in error(f"{site}/none", allow_private=True)
    assert "only http and https" in error(f"{site}/file", allow_private=True)
    assert "answered 302" in error(f"{site}/loop", allow_private=True)
    assert "not a public address" in error(f"{site}/page")
    with pytest.raises(InputError, match="more than 10 bytes"):
        fetch(f"{site}/page", allow_private=True, most_bytes=10)


def test_a_url_that_does_not_answer() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        assert "no answer" in error(f"http://127.0.0.1:{port}/", allow_private=True)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        with pytest.raises(InputError, match="no answer \\(timed out\\)"):
            fetch(f"http://127.0.0.1:{silent.getsockname()[1]}/", allow_private=True, timeout=0.2)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/",
        "http://0.0.0.0/",
        "http://[::ffff:127.0.0.1]/",
        "http://localhost/",
    ],
)
def test_private_addresses_are_refused(url: str) -> None:
    with pytest.raises(InputError, match="not a public address"):
        check_address(url)


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://example.org/", "http://", "http://[bad/", "http://a:99999/"]
)
def test_addresses_of_other_kinds_are_refused(url: str) -> None:
    with pytest.raises(InputError):
        check_address(url)

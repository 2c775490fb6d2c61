"""Fetches a web page over http or https, within limits of time, size and address."""

from __future__ import annotations

import ipaddress
import socket
import time
from http.client import HTTPException, HTTPMessage
from typing import IO, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from elchi.errors import InputError

TIMEOUT = 20.0
MOST_BYTES = 64 * 1024 * 1024
_CHUNK = 1 << 16
_AGENT = "elchi (reads official news)"


class Fetched(NamedTuple):
    """A fetched page: its bytes, where it came from after redirects, its charset and whether it is HTML, as stated."""

    content: bytes
    url: str
    charset: str | None
    html: bool | None


class _CheckedRedirects(HTTPRedirectHandler):
    def __init__(self, allow_private: bool) -> None:
        self.allow_private = allow_private

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        check_address(newurl, allow_private=self.allow_private)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(url: str, *, allow_private: bool = False, timeout: float = TIMEOUT, most_bytes: int = MOST_BYTES) -> Fetched:
    """The answer at a URL; InputError if it is not http(s), private, too large, refused or does not come in time."""
    check_address(url, allow_private=allow_private)
    opener = _make_opener(allow_private)
    try:
        with opener.open(Request(url, headers={"User-Agent": _AGENT}), timeout=timeout) as answer:
            parts, size, latest = [], 0, time.monotonic() + 3 * timeout
            while part := answer.read(_CHUNK):
                size += len(part)
                if size > most_bytes:
                    raise InputError(f"{url}: more than {most_bytes} bytes; save the page and give its main part")
                if time.monotonic() > latest:
                    raise InputError(f"{url}: not read to its end in {3 * timeout:.0f} seconds; save the page first")
                parts.append(part)
            kind = answer.headers.get_content_type()
            html = True if kind in ("text/html", "application/xhtml+xml") else None
            return Fetched(b"".join(parts), answer.geturl(), answer.headers.get_content_charset(), html)
    except HTTPError as error:
        raise InputError(f"{url}: the site answered {error.code} {error.reason}; check the address") from None
    except (URLError, TimeoutError, OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise InputError(f"{url}: no answer ({reason}); check the address and the network") from None


def check_address(url: str, *, allow_private: bool = False) -> None:
    """InputError unless the URL is http(s) and, with `allow_private` off, all its host's addresses are public.

    >>> check_address("file:///etc/passwd")
    Traceback (most recent call last):
        ...
    elchi.errors.InputError: file:///etc/passwd: only http and https addresses are read
    >>> check_address("http://127.0.0.1/")
    Traceback (most recent call last):
        ...
    elchi.errors.InputError: http://127.0.0.1/: 127.0.0.1 is not a public address; allow private addresses to read it
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise InputError(f"{url}: not a web address ({error})") from None
    if parts.scheme not in ("http", "https"):
        raise InputError(f"{url}: only http and https addresses are read")
    if not host:
        raise InputError(f"{url}: the address names no host")
    if allow_private:
        return
    try:
        found = socket.getaddrinfo(host, port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(f"{url}: no answer ({error}); check the address and the network") from None
    for *_, address in found:
        if not ipaddress.ip_address(str(address[0]).partition("%")[0]).is_global:
            raise InputError(f"{url}: {address[0]} is not a public address; allow private addresses to read it")


def _make_opener(allow_private: bool) -> OpenerDirector:
    handlers = [_CheckedRedirects(allow_private)]
    return build_opener(*handlers, ProxyHandler({})) if allow_private else build_opener(*handlers)

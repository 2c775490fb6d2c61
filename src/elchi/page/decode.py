"""Bytes of a page to text: byte order mark, UTF-8, the declared encoding, else a detected one; never a wrong guess.

UTF-8 is tried before what a page declares, since text in another encoding is hardly ever valid UTF-8. A text that is
UTF-8 but for a few bytes is damaged, not in another encoding, and is refused with the place of the damage.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from typing import NamedTuple

from elchi.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KNOWN_FILES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\x7fELF", "a program"),
)
_CHARSET = re.compile(
    rb"""<meta[^<>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})"""
    rb"""|<\?xml[^<>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""",
    re.I,
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_RUN = re.compile(rb"[\x80-\xff]{3,}")
_HEAD = 4096  # bytes in which a declared encoding is looked for
_PROBE = 65536  # bytes on which encodings are compared
_CYRILLIC = "оеаинтсрвл"
_LEGACY: Mapping[str, tuple[str, str]] = {
    # encoding: its commonest letters, and what else its texts have beside ASCII
    "windows-1251": (_CYRILLIC, "кмдпуыязьбйгчхжюшцщэфёъіўї«»–—№“”„…’"),
    "kz1048": (_CYRILLIC, "кмдпуыязьбйгчхжюшцщэфёъіәғқңөұүһ«»–—№“”„…’"),
    "koi8-r": (_CYRILLIC, "кмдпуыязьбйгчхжюшцщэфёъ"),
    "cp866": (_CYRILLIC, "кмдпуыязьбйгчхжюшцщэфёъ№"),
    "iso8859-5": (_CYRILLIC, "кмдпуыязьбйгчхжюшцщэфёъіў№"),
    "windows-1256": ("اليمنوترهبد", "سعفكقحجشصطخةىأإپگچژٹڈڑںےہھکی،؛ئآؤذضغظثزء"),
    "windows-1254": ("ıişğöüç‘’“”–", "—…€«»©âîû"),
    "windows-1252": ("‘’“”–éèêëáàâäãóöüñçß", "—…€£©®°òôõíîïúùûæøå·•«»"),
}
_FOR_RUNS = ("windows-1251", "kz1048", "koi8-r", "cp866", "iso8859-5", "windows-1256")
_DEFAULTS = frozenset({"iso8859-1", "cp1252", "ascii"})  # declared by servers that know no better
_FOR_SINGLES = ("windows-1252", "windows-1254")
_LEAST_COMMON, _LEAST_KNOWN = 0.4, 0.9  # of the characters beside ASCII: the commonest letters; all that are expected


class Decoded(NamedTuple):
    """A text, the encoding it was read in, and what a reader should know of the reading."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, name: str, *, declared: str | None = None) -> Decoded:
    """The text of a file's or an answer's bytes; `declared` is the charset of an HTTP header.

    InputError for an empty or binary file, and for damaged UTF-8, with the place of the damage.

    >>> decode("Узбекистан и Казахстан".encode("windows-1251"), "page.txt")
    Decoded(text='Узбекистан и Казахстан', encoding='windows-1251', notes=('read as windows-1251 (detected)',))
    >>> decode(b"Tashkent \\xff 15 November", "page.txt")
    Traceback (most recent call last):
        ...
    elchi.errors.InputError: page.txt: not UTF-8 at byte 9 (0xff); save the file as UTF-8, or state its encoding
    """
    if not data or not data.strip():
        raise InputError(f"{name}: the file is empty; give a file with text")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _with_bom(data[len(bom) :], encoding, name)
    _refuse_binary(data, name)
    if b"\0" in data[:_PROBE] and (wide := _unmarked_utf16(data)) is not None:
        return wide
    if b"\0" in data:
        at = data.index(b"\0")
        raise InputError(f"{name}: binary file (NUL at byte {at}); give text, HTML or JSON Lines")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _decode_legacy(data, name, declared, error)


def replace_surrogates(text: str) -> tuple[str, int]:
    """The text with U+FFFD for each half of a surrogate pair that stands alone, and how many there were.

    >>> replace_surrogates("a\\ud83db") == ("a\\ufffdb", 1)
    True
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return _SURROGATE.subn("\ufffd", text)
    return text, 0


def _with_bom(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        place = f"{encoding} by its byte order mark, but not valid at byte {error.start}"
        raise InputError(f"{name}: {place}; save the file as UTF-8") from None
    if not text.strip():
        raise InputError(f"{name}: the file is empty; give a file with text")
    return Decoded(text, encoding)


def _refuse_binary(data: bytes, name: str) -> None:
    for magic, what in _KNOWN_FILES:
        if data.startswith(magic):
            raise InputError(f"{name}: this is {what}, not text; give text, HTML or JSON Lines")


def _unmarked_utf16(data: bytes) -> Decoded | None:
    """The text of UTF-16 without a byte order mark, if spaces and line ends show that it is."""
    for encoding, blanks in (("utf-16-le", (b" \0", b"\n\0")), ("utf-16-be", (b"\0 ", b"\0\n"))):
        probe = data[:_PROBE]
        spaces = sum(probe.count(blank) for blank in blanks)
        odd = probe[1::2] if encoding == "utf-16-le" else probe[::2]
        letters = sum(odd.count(high) for high in (b"\0", b"\x04", b"\x06"))
        if len(data) % 2 or not spaces or letters < 0.9 * len(odd):
            continue
        try:
            return Decoded(data.decode(encoding), encoding, (f"read as {encoding} (detected)",))
        except UnicodeDecodeError:
            continue
    return None


def _decode_legacy(data: bytes, name: str, declared: str | None, error: UnicodeDecodeError) -> Decoded:
    place = f"not UTF-8 at byte {error.start} (0x{data[error.start]:02x})"
    probe = data[max(0, error.start - _PROBE // 2) :][:_PROBE]
    if not _is_damaged_utf8(probe):
        stated = _stated_encoding(data, declared)
        if stated is not None:
            try:
                return Decoded(data.decode(stated), stated, (f"read as {stated} (declared)",))
            except UnicodeDecodeError:
                pass
        detected = _detect(probe)
        if detected is not None:
            try:
                return Decoded(data.decode(detected), detected, (f"read as {detected} (detected)",))
            except UnicodeDecodeError:
                pass
    raise InputError(f"{name}: {place}; save the file as UTF-8, or state its encoding") from None


def _detect(probe: bytes) -> str | None:
    """The legacy encoding in which the bytes make the likeliest text, if any makes a likely one."""
    beyond = sum(byte > 127 for byte in probe)
    in_runs = sum(len(run) for run in _RUN.findall(probe))
    candidates = _FOR_RUNS if in_runs > beyond / 2 else _FOR_SINGLES
    ranked = sorted(((*_likelihood(probe, encoding), encoding) for encoding in candidates), reverse=True)
    common, known, encoding = ranked[0]
    return encoding if common >= _LEAST_COMMON and known >= _LEAST_KNOWN else None


def _is_damaged_utf8(probe: bytes) -> bool:
    """Whether most of what is not ASCII is valid UTF-8 all the same."""
    text = probe.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return len(text) - len(text.encode("ascii", "ignore")) - broken > broken


def _stated_encoding(data: bytes, declared: str | None) -> str | None:
    """The encoding that the HTTP header or the page's own head states, if it says more than a server's default."""
    match = _CHARSET.search(data[:_HEAD])
    inside = (match[1] or match[2]).decode("ascii") if match else None
    for stated in (declared, inside):
        if stated:
            try:
                found = codecs.lookup(stated).name
            except LookupError:
                continue
            if not found.startswith("utf") and found not in _DEFAULTS:
                return found.replace("cp125", "windows-125")
    return None


def _likelihood(probe: bytes, encoding: str) -> tuple[float, float]:
    """Of the characters beside ASCII, the shares of the encoding's commonest letters and of all that are expected."""
    text = probe.decode(encoding, "replace").lower()
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    common, others = (sum(map(text.count, chars)) for chars in _LEGACY[encoding])
    return round(common / beyond, 3), (common + others) / beyond

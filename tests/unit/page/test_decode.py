"""Bytes to text: marked, declared and detected encodings, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elchi.errors import InputError
from elchi.page.decode import decode, replace_surrogates

RUSSIAN = "15 ноября в резиденции состоялись переговоры президентов Узбекистана и Казахстана в узком формате."
KAZAKH = "Қасым-Жомарт Тоқаев Үкімет отырысын өткізіп, экономиканың өсімі туралы есеп тыңдады."
ARABIC = "التقى رئيس الوزراء الباكستاني نظيره الأوزبكي في طشقند"


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "cp866", "iso8859-5", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [RUSSIAN, RUSSIAN.upper(), "Президент принял посла"])
def test_detected(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding), "page.txt")
    assert (decoded.text, decoded.encoding) == (text, encoding)
    assert decoded.notes == (f"read as {encoding} (detected)",)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(KAZAKH, "kz1048"), (ARABIC, "windows-1256"), ("The “Silk Road” pact – worth €5 million", "windows-1252")],
)
def test_other_alphabets_detected(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "page.txt").text == text


def test_html_among_latin_tags_is_detected() -> None:
    page = "<html><body>" + f'<div class="news-item"><p align="left">{RUSSIAN}</p></div>' * 3
    assert decode(page.encode("windows-1251"), "p").text == page


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_marked(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding), "page.txt").text == RUSSIAN


def test_declared_in_the_page_or_by_the_server() -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>{RUSSIAN}'
    assert decode(page.encode("koi8-r"), "p").encoding == "koi8-r"
    assert decode("Ош".encode("koi8-r"), "p", declared="KOI8-R").text == "Ош"


def test_utf8_goes_before_a_wrong_declaration() -> None:
    page = f'<meta charset="windows-1251"><p>{RUSSIAN}'
    assert decode(page.encode(), "p", declared="windows-1251").text == page


def test_a_servers_default_is_not_believed() -> None:
    assert decode(RUSSIAN.encode("windows-1251"), "p", declared="ISO-8859-1").encoding == "windows-1251"
    assert decode(RUSSIAN.encode("windows-1251"), "p", declared="no-such-charset").encoding == "windows-1251"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "p: the file is empty; give a file with text"),
        (b" \r\n\t", "p: the file is empty; give a file with text"),
        (b"\xef\xbb\xbf \n", "p: the file is empty; give a file with text"),
        (b"abc\0\x01\x02def", "p: binary file (NUL at byte 3); give text, HTML or JSON Lines"),
        (bytes(range(256)) * 9, "p: binary file (NUL at byte 0); give text, HTML or JSON Lines"),
        (b"%PDF-1.7 ...", "p: this is a PDF, not text; give text, HTML or JSON Lines"),
        (b"PK\x03\x04...", "p: this is a ZIP or Office file, not text; give text, HTML or JSON Lines"),
        (b"Tashkent \xff", "p: not UTF-8 at byte 9 (0xff); save the file as UTF-8, or state its encoding"),
        (
            "Ташкент".encode() + b"\xff" + "Астана".encode(),
            "p: not UTF-8 at byte 14 (0xff); save the file as UTF-8, or state its encoding",
        ),
        ("Ташкент".encode()[:-1], "p: not UTF-8 at byte 12 (0xd1); save the file as UTF-8, or state its encoding"),
        (
            b"\xff\xfea\0b",
            "p: utf-16-le by its byte order mark, but not valid at byte 2; save the file as UTF-8",
        ),
    ],
)
def test_refused(data: bytes, message: str) -> None:
    with pytest.raises(InputError) as error:
        decode(data, "p")
    assert str(error.value) == message


@given(st.binary())
def test_any_bytes_give_text_or_an_input_error(data: bytes) -> None:
    try:
        assert decode(data, "p").text
    except InputError as error:
        assert str(error).startswith("p: ")


@given(st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_utf8_comes_back(text: str) -> None:
    if text.strip() and not text.startswith(("\ufeff", "%PDF", "PK\x03\x04", "GIF8", "BZh")):
        try:
            assert decode(text.encode(), "p").text == text
        except InputError:
            assert not text.encode().strip()


def test_half_surrogates_keep_their_place() -> None:
    assert replace_surrogates("a\ud800b\udfffc\U0001f600") == ("a\ufffdb\ufffdc\U0001f600", 2)
    assert replace_surrogates("abc") == ("abc", 0)

"""Whatever a user gives the command line: it is read, or refused in one line that names the place and the remedy."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from elchi import cli
from elchi.page.fetch import fetch

NEWS = "Товарооборот с Казахстаном составил 4 миллиарда долларов, сообщила 15 ноября пресс-служба президента.\n"


class Outcome:
    """What a run of `elchi read --json` gave: exit status, records and complaints."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status = status
        self.records = [json.loads(line) for line in out.splitlines()]
        self.complaints = err.splitlines()
        assert "Traceback" not in err
        assert all(line.startswith("elchi: ") for line in self.complaints)

    @property
    def values(self) -> list[tuple[Any, str]]:
        return [(q["value"], q["unit"]) for r in self.records for item in r["items"] for q in item["quantities"]]


@pytest.fixture
def read(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Any:
    def run(content: bytes | str, name: str = "page.txt", *options: str) -> Outcome:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
        status = cli.main(["read", "--json", str(path), *options])
        captured = capfd.readouterr()
        return Outcome(status, captured.out, captured.err)

    return run


@pytest.mark.parametrize("content", [b"", b"   \n\t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_an_empty_file(read: Any, content: bytes) -> None:
    outcome = read(content)
    assert outcome.status == 2 and outcome.records == []
    assert re.search(r"page\.txt: .*empty; give a", outcome.complaints[0])


@pytest.mark.parametrize("content", [bytes(range(256)) * 8, b"\x89PNG\r\n\x1a\n" + bytes(50), b"%PDF-1.7\n%\xe2\xe3"])
def test_a_binary_file(read: Any, content: bytes) -> None:
    outcome = read(content)
    assert outcome.status == 2 and len(outcome.complaints) == 1
    assert "page.txt: " in outcome.complaints[0] and "give text" in outcome.complaints[0]


def test_invalid_utf8_is_refused_with_the_place(read: Any) -> None:
    before = NEWS[:50].encode()
    outcome = read(before + b"\xff\xfe" + NEWS[50:].encode())
    assert outcome.status == 2 and f"not UTF-8 at byte {len(before)} (0xff)" in outcome.complaints[0]


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "utf-16"])
def test_an_old_encoding_is_read(read: Any, encoding: str) -> None:
    outcome = read(NEWS.encode(encoding), "page.txt", "--published", "2025-11-15")
    assert outcome.status == 0 and outcome.values == [(4_000_000_000, "USD")]
    assert outcome.records[0]["items"][0]["times"][0]["edtf"] == "2025-11-15"


def test_half_a_surrogate(read: Any) -> None:
    line = '{"id": "a", "text": "\\ud83d ' + NEWS.strip() + '"}'
    outcome = read(line, "pages.jsonl")
    assert outcome.status == 0 and outcome.values == [(4_000_000_000, "USD")]
    assert json.loads(json.dumps(outcome.records[0])) == outcome.records[0]


def test_directional_and_zero_width_characters(read: Any) -> None:
    """They stay in the text that spans point into, and hide nothing."""
    text = NEWS.replace("4 мил", "\u200f\u202b4\u202c\u200b мил\u200d").replace("долл", "дол\u00adл")
    outcome = read(text)
    assert outcome.status == 0 and outcome.values == [(4_000_000_000, "USD")]
    for item in outcome.records[0]["items"]:
        for entry in item["quantities"]:
            assert text[entry["start"] : entry["end"]] == entry["text"]


@pytest.mark.parametrize("content", ["1234567890 " * 500, "7" * 5000, "1,2.3 4-5/6:7 " * 400, "٤۵" * 2000])
def test_digits_only(read: Any, content: str) -> None:
    outcome = read(content)
    assert outcome.status == 0 and len(outcome.records) == 1


@pytest.mark.parametrize("sign", ["$", "€", "₸", "%", "«", "(", "'", "-", "–", "ـ", "\u0301", "а\u0301"])
def test_a_hundred_thousand_signs(read: Any, sign: str) -> None:
    outcome = read(sign * 100_000)
    assert outcome.status == 0 and outcome.values == []


def test_signs_before_and_after_a_figure_cost_no_more(read: Any) -> None:
    outcome = read(NEWS + "$ " * 50_000 + "\n" + NEWS)
    assert outcome.status == 0 and (4_000_000_000, "USD") in outcome.values


def test_broken_html(read: Any) -> None:
    html = "<html><body>" + "<div><table><b><i>" * 2000 + f"<h1>Встреча<p>{NEWS * 3}</a></td><p>{NEWS}<!-- </div"
    outcome = read(html, "page.html")
    assert outcome.status == 0 and (4_000_000_000, "USD") in outcome.values


def test_html_without_text(read: Any) -> None:
    outcome = read("<html><body><script>var a = 1;</script></body></html>", "page.html")
    assert outcome.status == 2 and "the HTML holds no text" in outcome.complaints[0]


def test_a_broken_line_of_json_lines(read: Any) -> None:
    """It is reported with its number, the others are read, and the exit status is 2."""
    good = json.dumps({"id": "a", "text": NEWS}, ensure_ascii=False)
    outcome = read(f'{good}\n{{"id": "b", "text": \n\n[1, 2]\n{{"id": "c"}}\n{good}\n', "pages.jsonl")
    assert outcome.status == 2
    assert [record["id"] for record in outcome.records] == ["a", "a"]
    assert [re.search(r"line (\d+): ", line)[1] for line in outcome.complaints] == ["2", "4", "5"]  # type: ignore[index]


@pytest.mark.parametrize("published", ["", "null"])
def test_a_missing_day(read: Any, published: str) -> None:
    day = json.loads(published) if published else ""
    outcome = read(json.dumps({"id": "a", "text": NEWS, "published": day}), "pages.jsonl")
    assert outcome.status == 0 and outcome.records[0]["published"] is None
    assert outcome.records[0]["items"][0]["times"][0]["edtf"] == "XXXX-11-15"


@pytest.mark.parametrize("published", ["2025-13-45", "0001-01-01", "9999-12-31", "yesterday", "15.11.2025", 20251115])
def test_an_absurd_day(read: Any, published: Any) -> None:
    outcome = read(json.dumps({"id": "a", "text": NEWS, "published": published}), "pages.jsonl")
    assert outcome.status == 2 and outcome.records == []
    assert "line 1" in outcome.complaints[0] and "published" in outcome.complaints[0]


def test_an_absurd_day_as_an_option(read: Any, capfd: pytest.CaptureFixture[str]) -> None:
    for day in ("2025-02-30", "someday"):
        with pytest.raises(SystemExit) as stop:
            cli.main(["read", "page.txt", "--published", day])
        assert stop.value.code == 2 and "YYYY-MM-DD" in capfd.readouterr().err


def test_a_url_that_does_not_answer(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "elchi.page.sources.fetch", lambda url, allow_private: fetch(url, allow_private=allow_private, timeout=0.5)
    )
    assert cli.main(["read", "--json", "http://127.0.0.1:9/news", "--allow-private"]) == 2
    error = capfd.readouterr().err
    assert error.startswith("elchi: http://127.0.0.1:9/news: ") and error.count("\n") == 1


def test_a_file_that_is_not_there(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["read", "nowhere.txt"]) == 2
    assert "nowhere.txt: cannot be read" in capfd.readouterr().err


@pytest.mark.parametrize(
    "text",
    [
        "([{«" * 5000,
        "а" * 200_000,
        "-".join("а" * 30_000),
        "1 000 " * 20_000,
        "от 1 до " * 5000,
        "и " * 60_000,
        "۔" * 20_000,
    ],
)
def test_one_long_line_of_the_same(read: Any, text: str) -> None:
    assert read(text).status == 0


def test_a_line_of_five_megabytes(read: Any) -> None:
    text = NEWS.strip() + " Слова без чисел идут одно за другим." * 70_000 + " " + NEWS
    assert len(text.encode()) > 4_500_000
    outcome = read(text)
    assert outcome.status == 0 and outcome.values.count((4_000_000_000, "USD")) == 2


@pytest.mark.slow
def test_a_text_of_twenty_megabytes(read: Any) -> None:
    """20 seconds; 50 MB of text take 48 seconds and 450 MB of memory on a two-core machine, too long for every run."""
    text = NEWS + "Слова без чисел идут одно за другим.\n" * 320_000 + NEWS
    assert len(text.encode()) > 20_000_000
    outcome = read(text)
    assert outcome.status == 0 and outcome.values.count((4_000_000_000, "USD")) == 2


@pytest.mark.slow
def test_a_page_of_fifty_megabytes(read: Any) -> None:
    """As large pages are: nearly all of it is markup, script and pictures."""
    script = "<script>var data = [" + '"abc", ' * 5_000_000 + "];</script>"
    rows = '<div class="x"><img alt="" src="data:image/png;base64,AAAA"></div>\n' * 250_000
    html = f"<html><body>{script}<h1>Встреча</h1><p>{NEWS * 3}</p>{rows}</body></html>"
    assert len(html.encode()) > 50_000_000
    outcome = read(html, "page.html")
    assert outcome.status == 0 and (4_000_000_000, "USD") in outcome.values

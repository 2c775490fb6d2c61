"""The command line. Every command imports what it needs when it runs, so that `elchi --version` is quick."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from elchi.errors import ElchiError, InputError

if TYPE_CHECKING:
    from elchi.page.reading import Page
    from elchi.record.model import Record

KINDS = ("quantities", "times", "persons", "events", "observations", "commitments")
PAGE_HELP = "a file, a folder, a URL, a file of JSON Lines (one page a line), or '-' for standard input"


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status: 0 done, 1 problems found by `check`, 2 something could not be read."""
    options = make_parser().parse_args(arguments)
    _write_any_text()
    try:
        status: int = options.run(options)
        sys.stdout.flush()
        return status
    except ElchiError as error:
        if options.debug:
            raise
        _complain(str(error))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # the reader of our output has had enough; keep the interpreter from flushing into the closed pipe
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if options.debug:
            raise
        _complain(f"a fault of elchi itself ({type(error).__name__}: {error}); run again with --debug and report it")
    return 2


def make_parser() -> argparse.ArgumentParser:
    """The parser of the command line, with every command and option."""
    parser = argparse.ArgumentParser(prog="elchi", description="Official news in, a checked record out.")
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version")
    parser.add_argument("--debug", action="store_true", help="show where a fault arose")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    read = _command(commands, "read", _read, "print the record of pages")
    read.add_argument("pages", nargs="+", metavar="PAGE", help=PAGE_HELP)
    form = read.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one record a line, in the order of the pages")
    form.add_argument("--text", action="store_true", help="the text that the record's spans point into, and no record")
    read.add_argument("--html", metavar="FILE", help="write the pages with every entry highlighted in place")
    read.add_argument("--trace", action="store_true", help="name the rule behind each entry (with --json)")
    _page_options(read)

    explain = _command(commands, "explain", _explain, "why an entry is there, or why none is")
    explain.add_argument("page", metavar="PAGE", help=PAGE_HELP)
    explain.add_argument("--at", required=True, metavar="N", help="a place in the text, or words that stand there")
    _page_options(explain)

    check = _command(commands, "check", _check, "lint and test the data of languages")
    check.add_argument("languages", nargs="*", metavar="LANGUAGE", help="ru, ur, en, kk, uz, …")
    check.add_argument("--all", action="store_true", help="every language there is")

    score = _command(commands, "score", _score, "accuracy against gold pages")
    score.add_argument("gold", nargs="?", metavar="GOLD_DIR", help="a folder of gold pages; else the project's own")
    score.add_argument("--misses", choices=KINDS, help="list what was missed and what is too much, for one kind")
    score.add_argument("--language", metavar="CODE", help="only this language")
    score.add_argument("--json", action="store_true", help="the figures as JSON")

    _command(commands, "schema", _schema, "print the JSON Schema of the record")
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    run: Callable[[argparse.Namespace], int],
    description: str,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=description, description=description[0].upper() + description[1:] + ".")
    command.set_defaults(run=run)
    command.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    return command


def _page_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--published", type=_day, metavar="DATE", help="the day the pages were published, whatever they say themselves"
    )
    command.add_argument("--allow-private", action="store_true", help="read URLs of this machine and its network too")


def _day(value: str) -> str:
    from datetime import date

    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is no day; write YYYY-MM-DD") from None


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from elchi.record.provenance import engine_version

        print(f"elchi {engine_version()}")
        parser.exit()


def _read(options: argparse.Namespace) -> int:
    failed = False
    shown: list[tuple[Page, Record]] = []
    if not options.text:
        import elchi.extract.pipeline  # noqa: F401  (a fault of the engine is said once, not for every page)
    write = _writer(options)
    for page in _pages(options.pages, options):
        if isinstance(page, InputError):
            _complain(str(page))
            failed = True
            continue
        if options.text:
            sys.stdout.write(page.text.rstrip("\n") + "\n")
            continue
        try:
            record = _record(page, options)
            write(page, record)
        except (BrokenPipeError, KeyboardInterrupt):
            raise
        except Exception as error:
            if options.debug:
                raise
            fault = "" if isinstance(error, ElchiError) else f"a fault of elchi itself, {type(error).__name__}: "
            _complain(f"{page.id}: {fault}{str(error).removeprefix(f'{page.id}: ')}")
            failed = True
            continue
        if options.html:
            shown.append((page, record))
    if options.html:
        _write_html(options.html, shown)
    return 2 if failed else 0


def _pages(pages: Sequence[str], options: argparse.Namespace) -> Iterator[Page | InputError]:
    from elchi.page.sources import read_sources

    return read_sources(list(pages), stdin=sys.stdin.buffer, allow_private=options.allow_private)


def _record(page: Page, options: argparse.Namespace) -> Record:
    from elchi.extract.pipeline import read_text

    published = options.published or page.published
    record = read_text(page.text, id=page.id, published=published, trace=options.trace)
    if page.notes:
        import msgspec

        record = msgspec.structs.replace(record, notes=(*page.notes, *record.notes))
    return record


def _writer(options: argparse.Namespace) -> Callable[[Page, Record], None]:
    if options.json:
        from elchi.record.serialise import to_json

        out = sys.stdout.buffer

        def write_json(page: Page, record: Record) -> None:
            out.write(to_json(record, options.trace) + b"\n")
            out.flush()

        return write_json
    from elchi.export.terminal import show

    def write_view(page: Page, record: Record) -> None:
        sys.stdout.write(show(record, page.text, colour=_has_colour(), width=_width()))

    return write_view


def _write_html(name: str, shown: list[tuple[Page, Record]]) -> None:
    from elchi.export.html import Sheet, to_html

    sheets = [Sheet(record=record, text=page.text, title=page.title, url=page.url) for page, record in shown]
    try:
        with open(name, "w", encoding="utf-8", newline="\n") as file:
            file.write(to_html(sheets))
    except OSError as error:
        raise InputError(f"{name}: cannot be written ({error.strerror}); give another file") from None


def _explain(options: argparse.Namespace) -> int:
    from elchi.extract.explain import explain_text

    for page in _pages([options.page], options):
        if isinstance(page, InputError):
            raise page
        at = _place(page.text, options.at)
        for line in explain_text(page.text, at, published=options.published or page.published):
            print(line)
        return 0
    raise InputError(f"{options.page}: holds no page; give a file with text")


def _place(text: str, at: str) -> int:
    if at.isascii() and at.isdigit():
        if int(at) >= len(text):
            raise InputError(f"--at {at}: the page has {len(text)} characters; give 0 to {len(text) - 1}")
        return int(at)
    if (place := text.find(at)) < 0:
        raise InputError(f"--at {at!r}: not on the page; give a place (a number) or words as they stand there")
    return place


def _check(options: argparse.Namespace) -> int:
    from elchi.language.report import check_language

    codes = _languages() if options.all else options.languages
    if not codes:
        raise InputError(f"check: name a language ({', '.join(_languages())}), or --all")
    found = False
    for code in codes:
        problems = list(check_language(code))
        found = found or bool(problems)
        print(*(problems or [f"{code}: no problems"]), sep="\n")
    return 1 if found else 0


def _languages() -> list[str]:
    from pathlib import Path

    folders = Path(__file__).with_name("languages").iterdir()
    return sorted(folder.name for folder in folders if (folder / "language.toml").is_file() and folder.name[0] != "_")


def _score(options: argparse.Namespace) -> int:
    from elchi.evaluate.report import print_scores

    return print_scores(options.gold, misses=options.misses, language=options.language, as_json=options.json)


def _schema(options: argparse.Namespace) -> int:
    from elchi.record.schema import print_schema

    sys.stdout.write(print_schema())
    return 0


def _complain(message: str) -> None:
    line = " ".join(message.split()).encode("utf-8", "backslashreplace").decode()
    print(f"elchi: {line}", file=sys.stderr, flush=True)


def _write_any_text() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _has_colour() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def _width() -> int:
    import shutil

    return min(shutil.get_terminal_size((100, 24)).columns, 120)


if __name__ == "__main__":
    sys.exit(main())

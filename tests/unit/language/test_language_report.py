"""`elchi check` on a language folder with one fault at a time: the message names file, place and remedy."""

import shutil
from pathlib import Path

import pytest

from elchi import cli
from elchi.errors import DataError
from elchi.language import report
from elchi.language.report import check_folder, check_language

SETTINGS = """
name = "пробный"
code = "xx"
decimal = [","]
group = [" "]
morphology = "listed"
abbreviations = ["млн"]
"""
FILES = {
    "numerals": '[cardinal]\n2 = ["два"]\n[magnitude]\n1e6 = ["млн"]\n',
    "units": '[unit]\nUSD = ["долларов"]\nt = ["тонн"]\n[counted]\nplants = ["заводов"]\n',
    "hedges": '[hedge.before]\nover = ["свыше"]\n',
    "calendar": '[month]\n11 = ["ноября"]\n[[pattern]]\nid = "day-month"\npattern = ["d:<day> m:<month>"]\n'
    'time = "day"\n'
    'example = "Уже [15 ноября] он пришёл."\nnot_example = "Ему 15 лет."\n',
    "countries": '[country]\nKZ = ["казахстан"]\n',
    "places": '[place]\nKZ = ["астана"]\n',
    "offices": '[office]\npresident = ["президент"]\n',
    "names": '[given]\nIvan = ["иван"]\n',
    "events": '[held]\n_ = ["прошла"]\n[[pattern]]\nid = "meeting"\npattern = ["встреча ~2 <held>"]\n'
    'event = "meeting"\nexample = "Встреча прошла."\nnot_example = "Встреча нужна."\n',
    "commitments": '[plan]\n_ = ["построят"]\n[[pattern]]\nid = "planned"\npattern = ["<plan>"]\n'
    'commitment = "planned"\nexample = "[Построят 2 млн тонн]."\n',
    "indicators": '[indicator]\nexports = ["экспорт"]\n',
    "sectors": '[sector]\nenergy = ["энергетика"]\n',
}
KINDS = ("quantities", "times", "persons", "events", "observations", "commitments", "sectors")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound folder of a small language."""
    path = tmp_path / "xx"
    (path / "examples").mkdir(parents=True)
    (path / "language.toml").write_text(SETTINGS, "utf-8")
    for stem, text in FILES.items():
        (path / f"{stem}.toml").write_text(text, "utf-8")
    for kind in KINDS:
        lines = [f'[[example]]\ntext = "Слово {number}-е ни о чём."\nnone = true\n' for number in range(10)]
        (path / "examples" / f"{kind}.toml").write_text("".join(lines), "utf-8")
    return path


def test_a_sound_folder_has_no_problems(folder: Path) -> None:
    assert check_folder(folder) == []


FAULTS = {
    "a file is missing": ("sectors", None, None, ["xx/sectors.toml: missing; write it"]),
    "not TOML": ("units", "[unit", "[unit\n", ["xx/units.toml: ", "line 1"]),
    "an unknown setting": ("language", "name =", 'colour = "red"\nname =', ["xx/language.toml: ", "colour"]),
    "a value that a setting may not have": (
        "language",
        '"listed"',
        '"guessed"',
        ["xx/language.toml: morphology = 'guessed'; write dictionary or suffixes"],
    ),
    "a word that a setting has twice": (
        "language",
        '["млн"]',
        '["млн", "млн"]',
        ["abbreviations: 'млн' stands twice; drop"],
    ),
    "a class that nobody uses": (
        "sectors",
        "[sector]",
        "[sektor]",
        ["xx/sectors.toml: [sektor] is a class that neither"],
    ),
    "a class of another file": (
        "commitments",
        "[plan]",
        '[given]\nA = ["а"]\n[plan]',
        ["[given] is what the engine takes for names"],
    ),
    "a unit that is none": (
        "units",
        "USD =",
        "USZ =",
        ["xx/units.toml: [unit] 'USZ' is no value of this class; write a unit"],
    ),
    "a month that is none": (
        "calendar",
        "11 =",
        "13 =",
        ["pattern 'day-month': m:<month> may be '13'; the slot takes a month 1–12"],
    ),
    "a country that is none": (
        "countries",
        "KZ",
        "KQ",
        ["[country] 'KQ' is no value of this class; write an ISO 3166-1"],
    ),
    "an office that is none": (
        "offices",
        "president",
        "boss",
        ["[office] 'boss' is no value", "an office of the vocabulary"],
    ),
    "a hedge that is none": ("hedges", "over", "more", ["[hedge.before] 'more' is no value"]),
    "not composed": ("sectors", "энергетика", "энергии\u0306", ["is not in the composed form NFC; write 'энергий'"]),
    "two scripts in a word": (
        "sectors",
        "энергетика",
        "энepгетика",
        ["mixes letters of two scripts", "LATIN SMALL LETTER E"],
    ),
    "not folded": ("sectors", "энергетика", "Энергетика", ["'Энергетика' is not in folded form; write 'энергетика'"]),
    "a term twice": (
        "sectors",
        '["энергетика"]',
        '["энергетика", "энергетика"]',
        ["'энергетика' stands twice; drop one"],
    ),
    "a term under two values": (
        "sectors",
        "energy",
        'water = ["энергетика"]\nenergy',
        ["stands under 'water' and 'energy'"],
    ),
    "a term that text is never cut into": ("units", "тонн", "т 1 000", ["matches nothing", "write it as text is cut"]),
    "no term": ("sectors", '["энергетика"]', "[]", ["[sector] 'energy' has no term; add one"]),
    "a pattern of an unknown class": (
        "events",
        "<held>",
        "<hold>",
        ["pattern 'meeting': no class <hold> in the language"],
    ),
    "a value that a class has not": ("events", "<held>", "<held=7>", ["class <held> has no value '7'"]),
    "a pattern that cannot be read": ("events", "<held>", "<held", ["pattern 'meeting'"]),
    "an unknown key of a pattern": (
        "events",
        "event =",
        "place = 1\nevent =",
        ["no key `place` is known for a pattern"],
    ),
    "an unknown event": ("events", '"meeting"\nex', '"party"\nex', ["event = 'party'; write one of appointment"]),
    "an unknown operation": ("calendar", 'time = "day"', 'time = "days"', ["time = 'days'; write one of"]),
    "a pattern that an earlier one hides": (
        "events",
        "[[pattern]]",
        '[[pattern]]\nid = "first"\npattern = ["встреча ~2 <held>"]\nevent = "forum"\n'
        'example = "Встреча прошла."\n[[pattern]]',
        ["pattern 'meeting' is shadowed by the earlier 'first' in встреча ~2 <held>"],
    ),
    "a macro that nobody uses": ("events", "[held]", '[macro]\nx = ["а"]\n[held]', ["[macro] x is used by no pattern"]),
    "no example": ("events", 'example = "Встреча прошла."\nnot_', "not_", ["pattern 'meeting' has no `example`"]),
    "an example without brackets": (
        "calendar",
        "[15 ноября]",
        "15 ноября",
        ["mark what the pattern finds with one pair of [ ]"],
    ),
    "an example that does not hold": (
        "calendar",
        "[15 ноября]",
        "15 [ноября]",
        ["the pattern finds «15 ноября»", "mend the pattern"],
    ),
    "a negative example that holds": (
        "events",
        "Встреча нужна.",
        "Встреча прошла!",
        ["the pattern finds «Встреча прошла!» in it"],
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_its_place_and_remedy(folder: Path, fault: str) -> None:
    stem, old, new, told = FAULTS[fault]
    path = folder / f"{stem}.toml"
    if old is None:
        path.unlink()
    else:
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new or ""), "utf-8")
    messages = check_folder(folder)
    assert len(messages) >= 1 and all(message.startswith("xx/") for message in messages)
    assert any(all(part in message for part in told) for message in messages), messages


EXAMPLES = {
    "too few": ("times", "", ["xx/examples/times.toml: 0 examples; write 10 or more", "0 examples with `none = true`"]),
    "wrong value": (
        "times",
        '[[example]]\ntext = "Он пришёл [15 ноября]."\npublished = "2025-12-01"\nedtf = "2025-11-16"\n',
        ["expected edtf=2025-11-16, found [15 ноября] edtf=2025-11-15 by xx/calendar#day-month"],
    ),
    "wrong span": (
        "quantities",
        '[[example]]\ntext = "Продано 2 [млн тонн]."\nvalue = 2000000\n',
        ["expected value=2000000, found [2 млн тонн]"],
    ),
    "found where nothing is": (
        "quantities",
        '[[example]]\ntext = "Продано 2 млн тонн."\nnone = true\n',
        ["expected none, found [2 млн тонн]"],
    ),
    "nothing found": (
        "times",
        '[[example]]\ntext = "[Давно]."\nedtf = "2025"\n',
        ["expected edtf=2025, found nothing there"],
    ),
    "an unknown key": ("times", '[[example]]\ntext = "[Да]."\nvalue = 1\n', ["times have no value; write edtf"]),
    "no text": ("times", '[[example]]\nedtf = "2025"\n', ["it has no `text`; write a sentence"]),
    "no brackets": ("times", '[[example]]\ntext = "Да."\nedtf = "2025"\n', ["mark the entry with one pair of [ ]"]),
    "both ways": (
        "times",
        '[[example]]\ntext = "[Да]."\nedtf = "2025"\nnone = true\n',
        ["`none = true` stands beside edtf"],
    ),
    "no day": ("times", '[[example]]\ntext = "[Да]."\nedtf = "2025"\npublished = "15.11.2025"\n', ["write YYYY-MM-DD"]),
    "twice": ("times", '[[example]]\ntext = "Да."\nnone = true\n' * 2, ["«Да.» stands twice; drop one"]),
    "sectors": ("sectors", '[[example]]\ntext = "Энергетика."\nsectors = ["water"]\n', ["expected ['water'], found"]),
}


@pytest.mark.parametrize("fault", EXAMPLES)
def test_a_bad_example_is_told(folder: Path, fault: str) -> None:
    kind, text, told = EXAMPLES[fault]
    path = folder / "examples" / f"{kind}.toml"
    path.write_text(text if fault == "too few" else path.read_text("utf-8") + text, "utf-8")
    messages = check_folder(folder)
    for part in told:
        assert any(part in message for message in messages), messages


def test_a_missing_file_of_examples_is_named(folder: Path) -> None:
    (folder / "examples" / "persons.toml").unlink()
    assert check_folder(folder) == [
        "xx/examples/persons.toml: missing; write 10 examples, 3 of them with `none = true`"
    ]


def test_an_unknown_language_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(DataError, match="no language 'qq'"):
        check_language("qq")
    assert cli.main(["check", "qq"]) == 2 and "no language 'qq'" in capfd.readouterr().err


def test_the_command_prints_the_problems_and_fails(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(report, "LANGUAGES_FOLDER", folder.parent)
    assert cli.main(["check", "xx"]) == 0 and capfd.readouterr().out == "xx: no problems\n"
    shutil.rmtree(folder / "examples")
    assert cli.main(["check", "xx"]) == 1 and capfd.readouterr().out.count("missing; write 10 examples") == len(KINDS)

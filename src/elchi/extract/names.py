"""Names in Latin letters: the usual spelling of known names, else letter by letter, in the nominative."""

from __future__ import annotations

from functools import cache

from elchi.extract.pinyin import pinyin
from elchi.extract.reading import Reading
from elchi.language.loader import Language, load_settings
from elchi.language.suffixes import Suffixes

LETTERS = {
    **dict(zip("абвгдезийклмнопрстуфыэ", "a b v g d e z i y k l m n o p r s t u f y e".split(), strict=True)),
    "ё": "yo", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "",
    "ю": "yu", "я": "ya",
    "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i", "ў": "o", "ҳ": "h",
    "ا": "a", "آ": "a", "ب": "b", "پ": "p", "ت": "t", "ٹ": "t", "ث": "s", "ج": "j", "چ": "ch", "ح": "h", "خ": "kh",
    "د": "d", "ڈ": "d", "ذ": "z", "ر": "r", "ڑ": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s", "ض": "z",
    "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ک": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n",
    "ں": "n", "و": "o", "ہ": "h", "ھ": "h", "ء": "", "ی": "i", "ے": "e", "ئ": "", "ؤ": "o",
}  # fmt: skip
CLUSTERS = (("дж", "j"), ("ий", "y"), ("ый", "y"), ("ье", "ye"))
OBLIQUE = (
    ("овым", "ов"), ("евым", "ев"), ("иным", "ин"), ("ову", "ов"), ("еву", "ев"), ("ину", "ин"), ("ове", "ов"),
    ("еве", "ев"),
    ("ского", "ский"), ("скому", "ский"), ("ским", "ский"), ("ова", "ов"), ("ева", "ев"), ("ина", "ин"),
    ("енко", "енко"), ("ом", ""), ("ем", ""), ("ю", "й"), ("у", ""), ("я", "й"), ("а", ""),
)  # fmt: skip
CERTAIN = (("овым", "ов"), ("евым", "ев"), ("ову", "ов"), ("еву", "ев"), ("скому", "ский"), ("ского", "ский"))
OBLIQUE_FEMININE = (
    ("овой", "ова"), ("евой", "ева"), ("иной", "ина"), ("ову", "ова"), ("еву", "ева"), ("ину", "ина"), ("ской", "ская"),
    ("скую", "ская"),
)  # fmt: skip
VOWELS = frozenset("aeiouyаеиоуыэюя")
SHORTEST = 4


def latin(word: str) -> str:
    """`word` letter by letter in Latin script, first letter capital.

    >>> latin("жуков"), latin("джумаев"), latin("بابر")
    ('Zhukov', 'Jumaev', 'Babr')
    """
    for written, spelled in CLUSTERS:
        if written in word:
            word = word.replace(written, spelled)
    out = "".join(LETTERS.get(char, char) for char in word)
    return out[:1].upper() + out[1:]


def romanise(reading: Reading, start: int, end: int) -> str:
    """The Latin spelling of the name on tokens `start` to `end`: words as the data spells them, else by letter."""
    parts: list[str] = []
    tokens = reading.tokens
    if chinese := _chinese(reading, start, end):
        return chinese
    gender = None
    at = start
    while at < end:
        form = tokens.forms[at]
        if form == "-":
            parts.append("-")
            at += 1
            continue
        edge = reading.edge(at, "given") or reading.edge(at, "surname")
        after = at + 1
        if edge is not None and edge[1] != "_" and edge[2] <= end:
            spelled = str(edge[1])
            after = edge[2]
            if gender is None and edge[0] == "given":
                gender = _gender(form, spelled)
        else:
            spelled = _spelled(reading, at, last=at == end - 1, gender=gender)
        if parts and parts[-1] != "-":
            parts.append(" ")
        parts.append(spelled)
        at = after
    return "".join(parts)


def _chinese(reading: Reading, start: int, end: int) -> str | None:
    """A Chinese name in pinyin, the ending of a case left out, or None where the name is none."""
    if any(reading.edge(at, "given") for at in range(start + 1, end)):
        return None
    *before, last = (reading.tokens.text(at, at + 1) for at in range(start, end))
    if found := pinyin([*before, last]):
        return found
    form = reading.tokens.forms[end - 1]
    if reading.language.settings.morphology == "suffixes":
        bare = nominative(reading.language, form, frozenset(reading.tokens.forms))
        return pinyin([*before, last[: len(last) - len(form) + len(bare)]])
    return pinyin([*before, _restored(last, OBLIQUE)])


def _spelled(reading: Reading, at: int, *, last: bool, gender: str | None) -> str:
    """One word as the page writes it where it is in Latin letters, else letter by letter; endings of cases left out."""
    tokens = reading.tokens
    form, source = tokens.forms[at], tokens.text(at, at + 1)
    settings = reading.language.settings
    for ending in settings.span_endings:
        if source.lower().endswith(ending):
            source = source[: -len(ending)]
    if settings.morphology == "suffixes" and last:
        bare = nominative(reading.language, form, frozenset(tokens.forms))
        source, form = source[: len(source) - (len(form) - len(bare))] if bare != form else source, bare
    if source[:1] < "\u0250":
        return source
    if settings.morphology == "dictionary":
        form = _restored(form, {"f": OBLIQUE_FEMININE, "m": OBLIQUE}.get(gender or "", CERTAIN if last else ()))
    return latin(form)


def _gender(form: str, spelled: str) -> str | None:
    """Whether a given name stands in an oblique case, by its Latin nominative: `m` or `f`, else None."""
    vowel = form[-1] in VOWELS or form.endswith(("ом", "ем", "ой", "ей"))
    if spelled[-1] in "a":
        return "f" if form[-1] in "ыиеую" or form.endswith(("ой", "ей")) else None
    if spelled[-1] in "iouey":
        return "m" if (form[-1] in "яюе" and not spelled.endswith("e")) or form.endswith("ем") else None
    return "m" if vowel and form[-1] not in "ио" else None


def _restored(form: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for ending, nominal in pairs:
        if form.endswith(ending) and len(form) - len(ending) >= SHORTEST - 1:
            return form[: len(form) - len(ending)] + nominal
    return form


@cache
def _suffixes(code: str) -> Suffixes:
    return Suffixes(load_settings(code).morphology_rules)


def nominative(language: Language, form: str, page: frozenset[str]) -> str:
    """A name's form without the ending of a case, where the page has the bare form or it ends like a surname."""
    endings = language.settings.surname_endings
    if form.endswith(endings):
        return form
    suffixes = _suffixes(language.code)
    for end in range(len(form) - 1, SHORTEST - 1, -1):
        stem = form[:end]
        if suffixes.case_of(stem, form[end:]) and (stem.endswith(endings) or stem in page or len(form) - end >= 3):
            return stem
    return form

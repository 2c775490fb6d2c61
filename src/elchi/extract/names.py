"""Names in Latin letters: the usual spelling of known names, else letter by letter."""

from __future__ import annotations

from elchi.extract.reading import Reading

LETTERS = {
    **dict(zip("абвгдезийклмнопрстуфыэ", "a b v g d e z i y k l m n o p r s t u f y e".split(), strict=True)),
    "ё": "yo", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya",
    "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i", "ў": "o", "ҳ": "h",
    "ا": "a", "آ": "a", "ب": "b", "پ": "p", "ت": "t", "ٹ": "t", "ث": "s", "ج": "j", "چ": "ch", "ح": "h", "خ": "kh",
    "د": "d", "ڈ": "d", "ذ": "z", "ر": "r", "ڑ": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s", "ض": "z",
    "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ک": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n",
    "ں": "n", "و": "o", "ہ": "h", "ھ": "h", "ء": "", "ی": "i", "ے": "e", "ئ": "", "ؤ": "o",
}  # fmt: skip


def latin(word: str) -> str:
    """`word` letter by letter in Latin script, first letter capital.

    >>> latin("жуков"), latin("بابر")
    ('Zhukov', 'Babr')
    """
    out = "".join(LETTERS.get(char, char) for char in word)
    return out[:1].upper() + out[1:]


def romanise(reading: Reading, start: int, end: int) -> str:
    """The Latin spelling of the name on tokens `start` to `end`: each word as the names data spells it, else by letter."""
    parts: list[str] = []
    tokens = reading.tokens
    for at in range(start, end):
        form = tokens.forms[at]
        if form == "-":
            parts.append("-")
            continue
        edge = reading.edge(at, "given") or reading.edge(at, "surname")
        if edge is not None and edge[1] != "_":
            spelled = str(edge[1])
        else:
            source = tokens.text(at, at + 1)
            spelled = source if source[:1].isascii() and source.isascii() else latin(form)
        if parts and parts[-1] != "-":
            parts.append(" ")
        parts.append(spelled)
    return "".join(parts)

"""Tokens and sentences of a folded text, as parallel lists.

A token is a word (inner apostrophes belong to it, hyphens do not), a number as written, a date or clock time in
digits, or one mark. Dots that end no sentence (abbreviations, initials) are not tokens.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from elchi.text.folding import Folded

WORD, NUMBER, ISO_DATE, DOTTED_DATE, CLOCK, MARK = range(6)
ENDS = frozenset(".!?…۔؟\n")
GLUE = frozenset("·*/")
CLOSERS = frozenset("\"')]}")


@dataclass(slots=True)
class Tokens:
    """The tokens of one text: folded forms, kinds, source offsets, and the sentence each one is in.

    `sentences` are half-open ranges of tokens; `sentence_of[i]` is the index of the range that holds token `i`.
    """

    source: str
    forms: list[str]
    kinds: list[int]
    starts: list[int]
    ends: list[int]
    sentences: list[tuple[int, int]]
    sentence_of: list[int]

    def text(self, first: int, end: int) -> str:
        """The source characters of the tokens `first` to `end` (exclusive)."""
        return self.source[self.starts[first] : self.ends[end - 1]]

    def adjacent(self, index: int) -> bool:
        """Whether nothing stands between token `index` and the next one."""
        return self.ends[index] == self.starts[index + 1]


class Tokenizer:
    """Splits folded text by the number signs and abbreviations of one language.

    >>> from elchi.text.folding import Folding, fold
    >>> tokenizer = Tokenizer(decimal=[","], group=[" "], abbreviations=["млрд"])
    >>> tokens = tokenizer.tokens(fold("Это 1 471,3 млрд. сомов. И ещё.", Folding.of({})))
    >>> tokens.forms, tokens.sentences
    (['это', '1 471,3', 'млрд', 'сомов', '.', 'и', 'еще', '.'], [(0, 5), (5, 8)])
    """

    def __init__(
        self,
        *,
        decimal: Sequence[str],
        group: Sequence[str],
        abbreviations: Collection[str] = (),
        end_abbreviations: Collection[str] = (),
        indian: bool = False,
        final_apostrophe: str = "",
    ) -> None:
        signs = "".join(re.escape(sign) for sign in dict.fromkeys((*decimal, ".", ",")))
        sign_part = f"(?:[{signs}]\\d+)?"
        groups = []
        for sign in group:
            part = re.escape(sign)
            groups.append(f"\\d{{1,3}}(?:{part}\\d{{3}})+(?!\\d){sign_part}")
            if indian and sign == ",":
                groups.insert(0, f"\\d{{1,2}}(?:,\\d{{2}})+,\\d{{3}}(?!\\d){sign_part}")
        number = "|".join((*groups, f"\\d+{sign_part}"))
        tail = f"(?:(?<=[{final_apostrophe}])')?" if final_apostrophe else ""
        self._pattern = re.compile(
            rf"[^\W\d_]+(?:'[^\W\d_]+)*{tail}|\d{{4}}-\d{{2}}-\d{{2}}(?!\d)"
            rf"|\d{{1,2}}\.\d{{1,2}}\.\d{{2}}(?:\d{{2}})?(?!\d)|\d{{1,2}}/\d{{1,2}}/\d{{2}}(?:\d{{2}})?(?!\d)"
            rf"|\d{{1,2}}-\d{{1,2}}-\d{{2}}(?:\d{{2}})?(?!\d)|\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?!\d)"
            rf"|{number}|[^\s]|\n"
        )
        self._abbreviations = frozenset(abbreviations)
        self._end_abbreviations = frozenset(end_abbreviations)

    def tokens(self, folded: Folded) -> Tokens:
        """The tokens of `folded`, with its sentences."""
        forms: list[str] = []
        kinds: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        sentences: list[tuple[int, int]] = []
        first = 0
        text = folded.text
        end = 0
        add_form, add_kind, add_start, add_end, find = (
            forms.append,
            kinds.append,
            starts.append,
            ends.append,
            text.index,
        )
        for form in self._pattern.findall(text):
            start = find(form, end)
            end = start + len(form)
            char = form[0]
            if char.isalpha():
                add_kind(WORD)
            elif char.isdecimal():  # no superscripts
                add_kind(NUMBER if form.isdecimal() else _kind_of_digits(form))
            elif form in ENDS:
                if form == "\n":
                    if len(forms) > first:
                        sentences.append((first, len(forms)))
                        first = len(forms)
                    continue
                if form == "." and not self._ends_sentence(folded, start, forms, kinds):
                    continue
                add_kind(MARK)
                if self._closes(text, end):
                    sentences.append((first, len(forms) + 1))
                    first = len(forms) + 1
            else:
                add_kind(MARK)
            add_form(form)
            add_start(start)
            add_end(end)
        if folded.offsets is not None:
            offsets = folded.offsets
            starts = [offsets[start] for start in starts]
            ends = [offsets[end] for end in ends]
        if len(forms) > first:
            sentences.append((first, len(forms)))
        sentence_of: list[int] = []
        for number, (begin, stop) in enumerate(sentences):
            sentence_of.extend([number] * (stop - begin))
        return Tokens(folded.source, forms, kinds, starts, ends, sentences, sentence_of)

    def _ends_sentence(self, folded: Folded, at: int, forms: list[str], kinds: list[int]) -> bool:
        """Whether the dot at `at` ends a sentence: not in an abbreviation, an initial or a row of dots."""
        text = folded.text
        after = at + 1
        length = len(text)
        while after < length and text[after] in "\"')]":
            after += 1
        if after >= length or text[after] == "\n":
            return True
        if text[after] != " ":
            return False
        while after < length and text[after] == " ":
            after += 1
        if after >= length or text[after] == "\n":
            return True
        if not forms:
            return False
        last = forms[-1]
        if kinds[-1] != WORD or text[at - 1 : at] != last[-1:]:
            return True
        behind = -2 if len(forms) < 3 or forms[-2] not in GLUE else -3
        if (
            last in self._end_abbreviations
            and len(forms) > 1
            and (kinds[behind] == NUMBER or forms[behind] in self._abbreviations)
        ):
            source = folded.source
            first = folded.at(after)
            return source[first : first + 1].isupper() and not source[first + 1 : first + 2].isupper()
        return len(last) > 1 and last not in self._abbreviations

    @staticmethod
    def _closes(text: str, end: int) -> bool:
        """Whether a sentence may end at `end`: space, the end, or a closing mark follows."""
        return end >= len(text) or text[end].isspace() or text[end] in CLOSERS


_ISO = re.compile(r"\d{4}-\d{2}-\d{2}$")
_DOTTED = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d{2}(?:\d{2})?$")


def _kind_of_digits(form: str) -> int:
    """The kind of a token that begins with a digit and holds marks.

    >>> _kind_of_digits("15.11.25") == DOTTED_DATE, _kind_of_digits("1,5") == NUMBER
    (True, True)
    """
    if ":" in form:
        return CLOCK
    if _ISO.match(form):
        return ISO_DATE
    return DOTTED_DATE if _DOTTED.match(form) else NUMBER

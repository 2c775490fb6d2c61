"""Chinese names: from the Cyrillic spelling that Russian, Kazakh and Uzbek share (Palladius) to pinyin."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache


def _pairs(text: str) -> dict[str, str]:
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


INITIALS = _pairs("б b п p м m ф f д d т t н n л l г g к k х h чж zh ч ch ш sh ж r цз z ц c с s")
SOFT = _pairs("цз j ц q с x")
FINALS = _pairs(
    "а a ай ai ань an ан ang ао ao э e эй ei энь en эн eng о uo оу ou у u уа ua уай uai уань uan уан uang уй ui унь un "
    "ун ong и i я ia янь ian ян iang яо iao е ie инь in ин ing ю iu юй u юэ ue юань uan юнь un юн iong ы i"
)
BARE = _pairs(
    "а a ай ai ань an ан ang ао ao э e эр er оу ou и yi я ya янь yan ян yang яо yao е ye инь yin ин ying ю you юй yu "
    "юэ yue юань yuan юнь yun юн yong у wu ва wa вай wai вань wan ван wang вэй wei вэнь wen вэн weng во wo"
)
SURNAMES = frozenset(
    "ван ли чжан лю чэнь ян чжао хуан чжоу у сюй сунь ху чжу гао линь хэ го ма ло лян сун чжэн се хань тан фэн юй дун "
    "сяо чэн цао юань дэн фу шэнь цзэн пэн люй су лу цзян цай цзя дин вэй сюэ е янь пань ду дай ся чжун тянь жэнь "
    "фань фан ши яо тань ляо цзоу сюн цзинь хао кун бай цуй кан мао цю цинь гу хоу шао мэн лун вань дуань лэй цянь инь "
    "чан си цзи ни вэнь цзюй инь лань чи цзы пу жун хун ци".split()
)
_SYLLABLE = re.compile(
    "({})({})|({})".format(
        *("|".join(sorted(table, key=len, reverse=True)) for table in (INITIALS, FINALS, BARE)),
    )
)


@cache
def _read(word: str) -> str | None:
    """A word of Palladius syllables in pinyin, or None."""
    if not word:
        return ""
    for end in range(min(len(word), 6), 0, -1):
        if found := _SYLLABLE.fullmatch(word, 0, end):
            rest = _read(word[end:])
            if rest is not None:
                return _syllable(found[1], found[2], found[3]) + rest
    return None


def _syllable(initial: str | None, final: str, bare: str | None) -> str:
    if initial is None:
        return BARE[bare or ""]
    vowels = FINALS[final]
    if final == "о" and initial in ("б", "п", "м", "ф"):
        vowels = "o"
    soft = final[0] in "ияею"
    return (SOFT.get(initial, INITIALS[initial]) if soft else INITIALS[initial]) + vowels


def pinyin(words: Iterable[str]) -> str | None:
    """The name in pinyin if its first word is a Chinese surname and all are Chinese syllables, else None.

    >>> pinyin(["Чжао", "Лэцзи"]), pinyin(["Хэ", "Лифэн"]), pinyin(["Ли", "Харпер"])
    ('Zhao Leji', 'He Lifeng', None)
    """
    first, *given = (word.lower() for word in words)
    if first not in SURNAMES or not 1 <= len(given) <= 2:
        return None
    read = [_read(first), *(_read(word) for word in given)]
    return None if None in read else " ".join(str(part).capitalize() for part in read)

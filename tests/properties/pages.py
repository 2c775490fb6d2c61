"""Texts for properties: any characters at all, mixed with what pages of news are made of."""

from hypothesis import strategies as st

PIECES = [
    "Товарооборот составил 4 миллиарда долларов",
    "до 10 миллиардов",
    "с 4 до 6 тысяч",
    "6,5 тысячи",
    "15 ноября 2025 года",
    "в прошлом году",
    "Президент Узбекистана Шавкат Мирзиёев",
    "предложил создать",
    "поручено до 1 марта",
    "«Куксарой»",
    "تجارت 4 ارب 20 کروڑ ڈالر تک پہنچ گئی",
    "25 فیصد",
    "15 نومبر 2025ء",
    "صدر شوکت مرزایوف نے",
    "تجویز پیش کی۔",
    "trade grew 2.5 times to $3.4bn",
    "by the end of 2027",
    "on 15 November",
    "President Kassym-Jomart Tokayev",
    "agreed to",
    "тауар айналымы 2,5 есе өсті",
    "2025 жылғы 15 қарашада",
    "жоспарланып отыр",
    "4,5 миллиард доллар",
    "savdo aylanmasi 1 mlrd 200 mln dollar",
    "2026-yil 15-yanvar",
    "O‘zbekiston Prezidenti",
    "taklif qildi",
    "беш йилда",
    "1.844.036.360,12",
    "2025-11-15",
    "15.11.25",
    "18:30",
    "$",
    "№ 12",
    "%",
    "–",
    "IV",
    "'s",
    "С5+1",
    "+7 (701) 123-45-67",
]
CONTROLS = (
    "\u200e\u200f\u202a\u202b\u202c\u202e\u2066\u2067\u2069\u200b\u200c\u200d\u00ad\ufeff\x00\x07\x1b\x85\u2028\u2029"
)
SEPARATORS = [" ", " ", "\n", "\n\n", ". ", "۔ ", ", ", "; ", "-", "", "(", ")", "«", "»", '"', "\t", "\u00a0"]

ANY_TEXT = st.lists(
    st.one_of(
        st.sampled_from(PIECES),
        st.sampled_from(SEPARATORS),
        st.sampled_from(CONTROLS),
        st.text(max_size=6),
        st.text(st.sampled_from("0123456789.,- ٤۵"), max_size=12),
    ),
    max_size=30,
).map("".join)
"""Any text without half surrogates (reading a page replaces those before anything else sees it)."""

DAYS = st.one_of(st.none(), st.sampled_from(["2025-11-15", "2024-02-29", "1900-01-01", "2100-12-31"]))

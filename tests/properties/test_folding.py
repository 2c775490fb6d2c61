"""Folding maps back exactly, for every text and every language."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from elchi.language.loader import available_languages, load_settings
from elchi.text.folding import APOSTROPHES, ARABIC_MARKS, DASHES, DROPPED, QUOTES, SPACES, Folding, fold

FOLDINGS = {code: Folding.of(load_settings(code).fold) for code in available_languages()}
SIGNS = SPACES + APOSTROPHES + QUOTES + DASHES + DROPPED
LETTERS = "абвёўқғҳӯaoğşçöõıİßʻʼoʻgʻ" + "ابپيىكہةهأإٱۀۂآؤئ" + "۰۱۹٠٩٫٬٪" + SIGNS
MARKS = "\u0301\u0308\u0306\u064b\u0651\u0654\u0653\u0670" + ARABIC_MARKS[0]
# the capital sigma alone is lowered by what stands around it, so it is left out
TEXTS = st.text(
    st.one_of(
        st.sampled_from(LETTERS),
        st.sampled_from(MARKS),
        st.sampled_from("\n .,0123456789"),
        st.characters(exclude_characters="Σ"),
    ),
    max_size=40,
)


@pytest.mark.parametrize("code", FOLDINGS)
@given(text=TEXTS)
@example(text="\u0301а\u0301\u0301б")
@example(text="а\u00ad\u0301б")
@example(text="\n\u0301")
def test_every_folded_character_knows_its_source(code: str, text: str) -> None:
    folding = FOLDINGS[code]
    folded = fold(text, folding)
    places = [folded.at(index) for index in range(len(folded.text) + 1)]
    assert places == sorted(places) and places[-1] == len(text)
    assert all(0 <= place < len(text) for place in places[:-1])
    cuts = sorted({*places, len(text)})
    for start, end in pairwise(cuts):
        piece = "".join(char for char, place in zip(folded.text, places, strict=False) if place == start)
        assert fold(text[start:end], folding).text == piece


@pytest.mark.parametrize("code", FOLDINGS)
@given(text=TEXTS)
@example(text="а\u00ad\u0301б")
@example(text="\n\u0301а\u064b\u0653")
def test_what_is_folded_stays_as_it_is(code: str, text: str) -> None:
    folding = FOLDINGS[code]
    once = fold(text, folding).text
    assert fold(once, folding).text == once


@pytest.mark.parametrize("code", FOLDINGS)
@given(text=st.text(st.sampled_from("абвгёйқўaoöğşçcghابیہ ۱۲آأ\u064b\u0301"), max_size=30))
@example(text="آ\u064b")
@example(text="ў\u0301")
def test_composed_and_decomposed_text_fold_alike(code: str, text: str) -> None:
    folding = FOLDINGS[code]
    forms = {fold(unicodedata.normalize(form, text), folding).text for form in ("NFC", "NFD")}
    assert len(forms) == 1

"""Terms in running text: the longest of a class wins, classes overlap freely, digits and marks belong to terms."""

from elchi.language.forms import Forms
from elchi.language.lexicon import Lexicon, words_of


def lexicon(**classes: dict[str, list[str]]) -> Lexicon:
    words = {w for values in classes.values() for terms in values.values() for t in terms for w in words_of(t)}
    return Lexicon(classes, Forms(words, morphology="listed", suffixes=None))


def found(lexicon: Lexicon, text: str) -> list[set[tuple[str, object, int]]]:
    return [set(edges) for edges in lexicon.lookup(text.split()).lattice]


def test_the_longest_term_of_a_class_wins() -> None:
    unit = lexicon(unit={"USD": ["доллар", "доллар сша"], "m2": ["кв м"]})
    assert found(unit, "доллар сша") == [{("unit", "USD", 2)}, set()]
    assert found(unit, "доллар кв м") == [{("unit", "USD", 1)}, {("unit", "m2", 3)}, set()]


def test_terms_of_different_classes_overlap() -> None:
    both = lexicon(unit={"t": ["тонна"]}, counted={"tonnes": ["тонна зерна"]})
    assert found(both, "тонна зерна")[0] == {("unit", "t", 1), ("counted", "tonnes", 2)}


def test_one_term_may_have_several_values() -> None:
    assert found(lexicon(unit={"UZS": ["сум"], "KGS": ["сум"]}), "сум")[0] == {("unit", "UZS", 1), ("unit", "KGS", 1)}


def test_an_unfinished_term_is_none() -> None:
    assert found(lexicon(not_number={"_": ["один из"]}), "один за другим") == [set(), set(), set()]


def test_terms_hold_digits_and_marks() -> None:
    terms = lexicon(not_number={"_": ["=2 =countries", "g - 20", "pm 2.5"]})
    assert found(terms, "2 countries")[0] == {("not_number", "_", 2)}
    assert found(terms, "g - 20")[0] == {("not_number", "_", 3)}
    assert found(terms, "pm 2.5")[0] == {("not_number", "_", 2)}

"""How spans found meet spans annotated, and whose values count as the same."""

from datetime import date

from benchmarks.spans import Span, Tally, compare
from benchmarks.values import Days, Figure, days, days_from, ducked, resolved, same


def test_each_span_is_met_once() -> None:
    gold = [Span(0, 10, "date"), Span(20, 30, "date")]
    found = [Span(0, 4, "date"), Span(5, 10, "date"), Span(20, 30, "date")]
    tally, missed, extra = compare(gold, found)
    assert tally == Tally(gold=2, found=3, met=2, exact=1)
    assert missed == []
    assert extra == [Span(5, 10, "date")]


def test_a_finding_in_an_optional_span_counts_as_neither() -> None:
    tally, missed, extra = compare([], [Span(3, 8, "date")], optional=[Span(0, 8, "optional")])
    assert tally == Tally()
    assert (missed, extra) == ([], [])


def test_values_are_compared_where_the_gold_has_one() -> None:
    gold = [Span(0, 4, "money", Figure(5, "USD")), Span(10, 14, "money")]
    found = [Span(0, 4, "money", Figure(5, "EUR")), Span(10, 14, "money", Figure(1, "USD"))]
    tally, _, _ = compare(gold, found, same_value=same)
    assert (tally.compared, tally.right, tally.value_share) == (1, 0, 0.0)


def test_scores_of_nothing_are_nought() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1, Tally().exact_f1, Tally().value_share) == (0, 0, 0, 0, None)


def test_dates_of_other_annotations() -> None:
    assert days("2008-Q1") == Days(date(2008, 1, 1), date(2008, 3, 31))
    assert days("186") == Days(date(1860, 1, 1), date(1869, 12, 31))
    assert days("2013-02-30") is None
    assert days_from(date(2013, 2, 18), "week") == Days(date(2013, 2, 18), date(2013, 2, 24))
    assert ducked("(datetime (2013, 2, 12, 13, 0, 0) Minute)") is None
    assert resolved("datetimeV2.date", {"values": [{"timex": "2016-01-12"}]}) == days("2016-01-12")
    assert resolved("dimension", {"value": "2", "unit": "Mile"}) == Figure(2 * 1.609344, "km")

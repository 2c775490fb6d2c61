"""Commitments: what is to be, with the force its words give it, found by the markers of the commitments data."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from elchi.extract.mentions import CommitmentMention, CountryMention, QuantityMention
from elchi.extract.geography import countries_in
from elchi.extract.measures import BREAKS, Binding, bind, default_indicator, indicator_hits, role
from elchi.extract.quantity_parts import DURATIONS
from elchi.extract.reading import Hit, Reading
from elchi.grammar.matcher import Match
from elchi.record.vocabulary import is_money
from elchi.text import edtf

STRENGTH = ("proposed", "planned", "target", "instructed", "announced", "agreed")
"""From the weakest force to the strongest; where two markers claim one place the earlier in the text holds."""


class Region(NamedTuple):
    """The tokens that one marker governs."""

    start: int
    end: int
    match: Match


def find_commitments(
    reading: Reading, countries: list[CountryMention], parties: tuple[str, ...]
) -> list[CommitmentMention]:
    """The undertakings of an item's body: each marker with its figures, an entry a figure that stands for itself."""
    hits = indicator_hits(reading)
    found: list[CommitmentMention] = []
    for region in regions(reading):
        found.extend(_undertakings(reading, region, hits, countries, parties))
    return found


def regions(reading: Reading) -> list[Region]:
    """What each marker governs: in head-final languages what stands before it, else what follows it in the sentence."""
    matches = _markers(reading)
    found: list[Region] = []
    for at, match in enumerate(matches):
        first, stop = reading.sentence(match.start)
        before = matches[at - 1] if at else None
        after = matches[at + 1] if at + 1 < len(matches) else None
        scope = match.rule.yields.get("scope") or ("before" if reading.language.settings.head_final else "after")
        low = _segment_start(reading, match.start, first)
        high = _segment_end(reading, match.end, stop)
        if scope in ("before", "both"):
            low = max(first, before.end if before is not None else first)
        if scope in ("after", "both"):
            high = stop
            if after is not None and after.start < stop:
                high = max(match.end, _segment_start(reading, after.start, match.end))
            if before is not None:
                low = max(low, before.end if before.end > low else low)
        found.append(Region(low, max(high, match.end), match))
    return found


def _markers(reading: Reading) -> list[Match]:
    matches = list(reading.matches("commitment"))
    blocked = [m.reach for m in matches if m.rule.yields["commitment"] == "none"]
    kept: list[Match] = []
    for match in matches:
        if match.rule.yields["commitment"] == "none" or reading.in_title(match.start):
            continue
        start, end = match.reach
        if any(first < end and start < stop for first, stop in blocked):
            reading.dropped.append((start, end, f"{match.rule.id}: no commitment here"))
            continue
        if kept and start < kept[-1].reach[1]:
            continue
        kept.append(match)
    return kept


def _segment_start(reading: Reading, at: int, least: int) -> int:
    forms = reading.tokens.forms
    while at > least and forms[at - 1] not in BREAKS:
        at -= 1
    return at


def _segment_end(reading: Reading, at: int, most: int) -> int:
    forms = reading.tokens.forms
    while at < most and forms[at] not in BREAKS:
        at += 1
    return at


def _undertakings(
    reading: Reading, region: Region, hits: list[Hit], countries: list[CountryMention], parties: tuple[str, ...]
) -> list[CommitmentMention]:
    start, end, match = region
    figures = [(n, q) for n, q in enumerate(reading.quantities) if start <= q.number < end]
    spans = [(n, q) for n, q in figures if q.unit in DURATIONS]
    figures = [(n, q) for n, q in figures if q.unit not in DURATIONS]
    due = _due(reading, start, end, match) or _deadline(reading, [q for _, q in spans])
    involved = countries_in(countries, start, end)
    states = tuple(sorted(set(involved))) if involved else tuple(sorted(parties))
    place = next((c for c in countries if start <= c.start < end and c.kind in ("place", "country")), None)
    where = None if place is None else (place.code if place.kind == "country" else reading.text(place.start, place.end))
    groups = _groups(reading, figures)
    out: list[CommitmentMention] = []
    for group in groups:
        figure = _leading(reading, group)
        change = figure.unit in ("percent", "pp", "times")
        binding: Binding | None = bind(reading, figure, change=change, hits=hits)
        own = _own_due(reading, figure, start, end) if len(groups) > 1 else None
        out.append(
            CommitmentMention(
                start=start,
                end=end,
                force=match.rule.yields["commitment"],
                countries=states,
                indicator=binding.indicator if binding else default_indicator(figure),
                value=figure.value,
                unit=figure.unit,
                due=own or due,
                place=where,
                rule=match.rule.id,
                figures=tuple(n for n, _ in group),
            )
        )
    if not out:
        out.append(
            CommitmentMention(
                start, end, match.rule.yields["commitment"], states, None, None, None, due, where, match.rule.id, ()
            )
        )
    return out


def _groups(
    reading: Reading, figures: list[tuple[int, QuantityMention]]
) -> list[list[tuple[int, QuantityMention]]]:
    """Figures that tell one undertaking together: the ends of a change, the same sum in two currencies."""
    groups: list[list[tuple[int, QuantityMention]]] = []
    for number, figure in figures:
        if groups:
            last = groups[-1][-1][1]
            between = reading.tokens.forms[last.end : figure.start]
            joined = figure.pair in ("to", "whole") and last.pair in ("from", "part")
            ends = role(reading, last) == "from" and last.unit == figure.unit
            apart = any(form in BREAKS for form in between)
            if joined or ends or (figure.unit in ("percent", "pp") and not apart):
                groups[-1].append((number, figure))
                continue
            if not apart and last.unit == "count" and figure.unit != "count" and not is_money(figure.unit):
                groups[-1].append((number, figure))
                continue
        groups.append([(number, figure)])
    return groups


def _leading(reading: Reading, group: list[tuple[int, QuantityMention]]) -> QuantityMention:
    """The figure that the undertaking is about: the goal of a change, else the first."""
    for _, figure in group:
        if figure.pair == "to" or role(reading, figure) == "to":
            return figure
    return group[0][1]


def _due(reading: Reading, start: int, end: int, match: Match) -> str | None:
    """The deadline in a region: its first time that ends on or after the page's date."""
    ahead = [time for time in reading.times if start <= time.start < end and _ahead(reading, time.edtf)]
    if not ahead:
        return None
    return ahead[0].edtf


def _own_due(reading: Reading, figure: QuantityMention, start: int, end: int) -> str | None:
    """The deadline that stands in the figure's own segment."""
    low = _segment_start(reading, figure.start, start)
    high = _segment_end(reading, figure.end, end)
    ahead = [time for time in reading.times if low <= time.start < high and _ahead(reading, time.edtf)]
    return ahead[0].edtf if ahead else None


def _ahead(reading: Reading, value: str) -> bool:
    limits = edtf.bounds(value)
    if limits is None:
        return False
    if reading.published is None:
        return True
    return limits[1] > reading.published or (len(value) == 4 and limits[1].year >= reading.published.year)


def _deadline(reading: Reading, spans: list[QuantityMention]) -> str | None:
    """The day that a span such as "within 45 days" ends on, where the words say that it is a deadline."""
    if reading.published is None:
        return None
    before = {hit.end for hit in reading.hits("deadline.before")}
    after = {hit.start for hit in reading.hits("deadline.after")}
    for span in spans:
        if before & {span.start, span.number} or after & {span.end, span.unit_end}:
            count = int(span.value)
            if span.unit == "day":
                return edtf.day(reading.published + timedelta(days=count))
            months = count * (12 if span.unit == "year" else 1)
            if span.unit in ("month", "year") and count < 100:
                y, m = edtf.add_months(reading.published, months)
                day = edtf.valid_day(y, m, reading.published.day) or date(y, m, 28)
                return edtf.day(day) if span.unit == "month" and months < 3 else edtf.month(y, m)
    return None

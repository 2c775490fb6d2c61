"""Commitments: what is to be, with the force its words give it, found by the markers of the commitments data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from elchi.extract.geography import owners
from elchi.extract.measures import (
    RELATIVE,
    Binding,
    bind,
    change_near,
    default_indicator,
    direction,
    fits,
    indicator_hits,
    role,
)
from elchi.extract.mentions import CommitmentMention, CountryMention, QuantityMention
from elchi.extract.quantity_parts import DURATIONS
from elchi.extract.reading import BREAKS, Hit, Reading
from elchi.extract.undertakings import Undertaking, find_undertakings
from elchi.grammar.matcher import Match
from elchi.record.vocabulary import is_money
from elchi.text import edtf

OPENING = 12
SAME_SUM_GAP = 3
"""Tokens between a sum and the same sum in another currency: «, или примерно», "(about"."""


def find_commitments(
    reading: Reading, countries: list[CountryMention], parties: tuple[str, ...]
) -> list[CommitmentMention]:
    """The undertakings of an item's body, an entry a figure that stands for itself, or one where there is no figure."""
    hits = indicator_hits(reading)
    found: list[CommitmentMention] = []
    due: str | None = None
    for undertaking in find_undertakings(reading):
        aside = _relative_clauses(reading, undertaking.start, undertaking.end, undertaking.match)
        own = _due(reading, undertaking.start, undertaking.end, aside)
        due = own or (due if undertaking.inherits else _opening(reading, undertaking))
        if _lacks(reading, undertaking):
            reading.dropped.append(
                (undertaking.start, undertaking.end, f"{undertaking.match.rule.id}: nothing definite")
            )
            continue
        entries = _entries(reading, undertaking, due, hits, countries, parties)
        found.extend(entry for entry in entries if not _repeats(reading, found, entry))
    return found


def _repeats(reading: Reading, found: list[CommitmentMention], entry: CommitmentMention) -> bool:
    """Whether a marker inside an undertaking tells it again: "instructed … a plan to cut losses to 12 percent"."""
    if reading.language.settings.head_final:
        return False
    for other in found:
        if (
            other.start <= entry.start
            and entry.end <= other.end
            and (other.start, other.end) != (entry.start, entry.end)
        ):
            if set(entry.figures) <= set(other.figures) and (entry.figures or entry.force == other.force):
                reading.dropped.append((entry.start, entry.end, f"{entry.rule}: told by {other.rule}"))
                return True
    return False


def _opening(reading: Reading, undertaking: Undertaking) -> str | None:
    """The deadline that opens the sentence of an undertaking: "By the end of the year, 12 schools will be built"."""
    first, _ = reading.sentence(undertaking.start)
    stop = undertaking.start
    if stop - first > OPENING:
        stop = next((at for at in range(first, stop) if reading.tokens.forms[at] == ","), stop)
    spans = [q for q in reading.quantities if first <= q.number < stop]
    told = any(q.unit not in DURATIONS for q in spans)
    told = told or any(match.start < stop and first < match.reach[1] for match in reading.matches("commitment"))
    if told or stop - first > OPENING:
        return None
    return _due(reading, first, stop) or _deadline(reading, spans)


def _lacks(reading: Reading, undertaking: Undertaking) -> bool:
    """Whether an undertaking lacks what its rule asks for in `needs`: a figure, a time, or either."""
    needs = undertaking.match.rule.yields.get("needs")
    if needs is None:
        return False
    start, end = undertaking.start, undertaking.end
    figure = any(start <= q.number < end for q in reading.quantities)
    time = any(start <= t.start < end and _ahead(reading, t.edtf) for t in reading.times)
    return not ((figure and "figure" in needs) or (time and "time" in needs))


def _entries(
    reading: Reading,
    undertaking: Undertaking,
    due: str | None,
    hits: list[Hit],
    countries: list[CountryMention],
    parties: tuple[str, ...],
) -> list[CommitmentMention]:
    start, end, force, match, _ = undertaking
    figures, spans = _figures(reading, undertaking)
    due = due or _deadline(reading, spans)
    states = owners(countries, parties, start, end)
    place = next((c for c in countries if start <= c.start < end and c.kind in ("place", "country")), None)
    where = None if place is None else (place.code if place.kind == "country" else reading.text(place.start, place.end))
    groups = _groups(reading, figures)
    final = reading.language.settings.head_final
    if not groups:
        return [CommitmentMention(start, end, force, states, None, None, None, due, where, match.rule.id, ())]
    out: list[CommitmentMention] = []
    for group in groups:
        figure = _leading(reading, group)
        reach = match.reach
        own_hits = hits
        if figure.unit in RELATIVE and not reach[0] <= figure.number < reach[1]:
            own_hits = [hit for hit in hits if not reach[0] <= hit.start < reach[1]]
        change = figure.unit in ("times", "pp") or (figure.unit == "percent" and role(reading, figure) == "by")
        binding: Binding | None = bind(reading, figure, change=change, hits=own_hits)
        if binding is None or _weak(binding, figure) or _stands_for(reading, figure, binding, match):
            binding = _carried(reading, figure, hits, start, end) or binding
        if binding is None and figure.unit in RELATIVE:
            binding = _sentence_subject(reading, figure, hits)
        own = _own_due(reading, figure, start, end) if len(groups) > 1 and not final else due
        out.append(
            CommitmentMention(
                start=start,
                end=end,
                force=force,
                countries=states,
                indicator=binding.indicator if binding else _default(force, figure),
                value=figure.value,
                unit=figure.unit,
                due=own,
                place=where,
                rule=match.rule.id,
                figures=tuple(n for n, _ in group),
            )
        )
    return out


def _default(force: str, figure: QuantityMention) -> str:
    """What a figure promises that no term names: money announced is granted."""
    return "grant" if force == "announced" and is_money(figure.unit) else default_indicator(figure)


def _weak(binding: Binding, figure: QuantityMention) -> bool:
    """Whether a binding says less than an indicator told before: a sum or share of something unnamed."""
    return binding.indicator == "other" and figure.unit != "count"


def _stands_for(reading: Reading, figure: QuantityMention, binding: Binding, match: Match) -> bool:
    """Whether «данный показатель» stands nearer before a figure than its term, which the marker itself holds."""
    if binding.label is None or not match.reach[0] <= binding.label[0] < match.reach[1]:
        return False
    return any(binding.label[1] <= hit.start and hit.end <= figure.start for hit in reading.hits("anaphor"))


def _carried(reading: Reading, figure: QuantityMention, hits: list[Hit], start: int, end: int) -> Binding | None:
    """The indicator that «данный показатель», «бұл көрсеткіш» stands for: the last one told before the sentence."""
    if not any(start <= hit.start < end for hit in reading.hits("anaphor")):
        return None
    first = reading.sentence(start)[0]
    before = [hit for hit in hits if hit.end <= first and fits(hit.value, figure.unit, figure.unit in RELATIVE)]
    return Binding(before[-1].value, None, "anaphor") if before else None


def _sentence_subject(reading: Reading, figure: QuantityMention, hits: list[Hit]) -> Binding | None:
    """The last term told before in the sentence: "poverty has been reduced …, and is to be brought to 6 percent"."""
    first, _ = reading.sentence(figure.number)
    before = [
        hit for hit in hits if first <= hit.start and hit.end <= figure.start and fits(hit.value, figure.unit, False)
    ]
    return Binding(before[-1].value, None, "subject") if before else None


def _figures(
    reading: Reading, undertaking: Undertaking
) -> tuple[list[tuple[int, QuantityMention]], list[QuantityMention]]:
    """The figures of an undertaking, and the durations that may be its deadline.

    Figures with an attribute of their own («qiymati 85 million dollar bo'lgan korxona») are observations; where the
    marker itself holds a figure, those before it are not meant; papers counted beside a sum are not promised.
    """
    start, end, force, match, _ = undertaking
    attributes = {hit.start for hit in reading.hits("attributive")}
    members = {hit.start for hit in reading.hits("counted.attribute")}
    sizes = reading.ending("attributive.before")
    relative = _relative_clauses(reading, start, end, match)
    inside = [(n, q) for n, q in enumerate(reading.quantities) if start <= q.number < end]
    inside = [(n, q) for n, q in inside if not any(low <= q.number < high for low, high in relative)]
    spans = [q for _, q in inside if q.unit in DURATIONS]
    figures = [
        (n, q)
        for n, q in inside
        if (
            q.unit not in DURATIONS
            or q.pair in ("from", "to")
            or (change_near(reading, q, start, end) and role(reading, q))
            or (role(reading, q) == "by" and direction(reading, start, end, q.number))
        )
        and not {q.end, q.unit_end} & attributes
        and not {q.unit_end, q.unit_end + 1, q.noun[0] if q.noun else -1} & members
    ]
    if len(figures) > 1:
        sized = [(n, q) for n, q in figures if not {q.start, q.number} & sizes.keys()]
        figures = sized if any(q.unit not in RELATIVE for _, q in sized) else figures
    if any(match.reach[0] <= q.number < match.reach[1] for _, q in figures):
        figures = [(n, q) for n, q in figures if q.number >= match.reach[0]]
    if match.start > start and reading.tokens.forms[match.start - 1] == ",":
        figures = [(n, q) for n, q in figures if q.number >= match.start] or figures
    if force == "agreed" and any(is_money(q.unit) for _, q in figures):
        figures = [(n, q) for n, q in figures if q.unit != "count"]
    return figures, spans


def _relative_clauses(reading: Reading, start: int, end: int, match: Match) -> list[tuple[int, int]]:
    """Stretches from a comma and a relative word (class `relative`) to the next comma, outside the marker itself."""
    forms = reading.tokens.forms
    found: list[tuple[int, int]] = []
    for hit in reading.hits("relative"):
        behind = forms[hit.start - 1] == "," or forms[hit.start - 2] == ","
        if start < hit.start < end and behind and not match.reach[0] <= hit.start < match.reach[1]:
            stop = hit.end
            while stop < end and forms[stop] not in (",", ";"):
                stop += 1
            if not hit.start <= match.start < stop:
                found.append((hit.start, stop))
    return found


def _groups(reading: Reading, figures: list[tuple[int, QuantityMention]]) -> list[list[tuple[int, QuantityMention]]]:
    """Figures that tell one undertaking together: the ends of a change, the same sum in two currencies."""
    groups: list[list[tuple[int, QuantityMention]]] = []
    for number, figure in figures:
        if groups:
            last = groups[-1][-1][1]
            between = reading.tokens.forms[last.end : figure.start]
            if _together(reading, last, figure, between):
                groups[-1].append((number, figure))
                continue
        groups.append([(number, figure)])
    return groups


def _together(reading: Reading, last: QuantityMention, figure: QuantityMention, between: Sequence[str]) -> bool:
    """Whether a figure tells the same undertaking as the one before it."""
    apart = any(form in BREAKS for form in between)
    if figure.pair in ("to", "whole") and last.pair in ("from", "part"):
        return True
    if last.unit == figure.unit and len(between) == 1 and change_near(reading, figure, figure.end, figure.end + 3):
        return True
    if last.unit == figure.unit and "from" in (role(reading, last), role(reading, figure)):
        return True
    if is_money(last.unit) and is_money(figure.unit) and last.unit != figure.unit and len(between) <= SAME_SUM_GAP:
        return True
    if figure.unit in ("percent", "pp") and last.unit not in RELATIVE:
        near = len(between) <= 1 and change_near(reading, figure, figure.end, figure.end + 3) is not None
        if not apart or near:
            return True
    if is_money(figure.unit) and ((last.unit == "percent" and last.per) or (last.unit == "count" and not apart)):
        return True
    if is_money(last.unit):
        return (list(between) == ["("] and is_money(figure.unit)) or (not apart and figure.unit == "count")
    if last.unit in RELATIVE:
        goal = role(reading, figure) == "to"
        return goal and (last.unit == "times" or figure.unit not in RELATIVE)
    return not apart and last.unit == "count" and figure.unit != "count"


def _leading(reading: Reading, group: list[tuple[int, QuantityMention]]) -> QuantityMention:
    """The figure that the undertaking is about: the goal of a change, else the first."""
    for _, figure in group:
        if figure.pair == "to" or role(reading, figure) == "to":
            return figure
    if group[0][1].unit in ("percent", "count"):
        for _, figure in group:
            if is_money(figure.unit):
                return figure
    for _, figure in group:
        if figure.pair != "from" and role(reading, figure) != "from":
            return figure
    return group[0][1]


def _due(reading: Reading, start: int, end: int, aside: Sequence[tuple[int, int]] = ()) -> str | None:
    """The deadline of an undertaking: its first time that ends on or after the page's date, not in clauses `aside`."""
    attributes = {hit.start for hit in reading.hits("attributive")}
    ahead = [
        time
        for time in reading.times
        if start <= time.start < end
        and _ahead(reading, time.edtf)
        and time.end not in attributes
        and not any(low <= time.start < high for low, high in aside)
    ]
    return ahead[0].edtf if ahead else None


def _segment_start(reading: Reading, at: int, least: int) -> int:
    forms = reading.tokens.forms
    inside = reading.within_mentions()
    while at > least and (forms[at - 1] not in BREAKS or inside[at - 1]):
        at -= 1
    return at


def _segment_end(reading: Reading, at: int, most: int) -> int:
    forms = reading.tokens.forms
    inside = reading.within_mentions()
    while at < most and (forms[at] not in BREAKS or inside[at]):
        at += 1
    return at


def _own_due(reading: Reading, figure: QuantityMention, start: int, end: int) -> str | None:
    """The deadline that stands in the figure's own segment."""
    low = _segment_start(reading, figure.start, start)
    high = _segment_end(reading, figure.end, end)
    ahead = [time for time in reading.times if low <= time.start < high and _ahead(reading, time.edtf)]
    behind = [time for time in ahead if time.start >= figure.end]
    if behind and not any(figure.end <= other.number < behind[0].start for other in reading.quantities):
        return behind[0].edtf
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

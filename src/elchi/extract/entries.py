"""From mentions over tokens to the entries of the record, with page offsets and exact slices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elchi.record.model import Commitment, Event, Item, Observation, Person, Quantity, Timex

if TYPE_CHECKING:
    from elchi.extract.pipeline import Findings


def entries_of(findings: Findings, item: Item, *, trace: bool) -> Item:
    """`item` with the entries of `findings`, each kind in the order of the text."""
    reading = findings.reading
    source, base, starts, ends = reading.tokens.source, reading.base, reading.tokens.starts, reading.tokens.ends

    def place(first: int, end: int) -> tuple[str, int, int]:
        low, high = starts[first], ends[end - 1]
        return source[low:high], low + base, high + base

    endings = reading.language.settings.span_endings

    def name_place(first: int, end: int) -> tuple[str, int, int]:
        text, low, high = place(first, end)
        if endings and text.endswith(endings):
            cut = max(len(ending) for ending in endings if text.endswith(ending))
            return text[:-cut], low, high - cut
        return text, low, high

    quantities = []
    for q in reading.quantities:
        text, start, end = place(q.start, q.end)
        quantities.append(
            Quantity(
                text=text, start=start, end=end, value=q.value, upper=q.upper, unit=q.unit, of=q.of, per=q.per,
                approx=q.approx, rule=q.rule if trace else None,
            )
        )  # fmt: skip
    times = []
    for t in reading.times:
        text, start, end = name_place(t.start, t.end)
        times.append(Timex(text=text, start=start, end=end, edtf=t.edtf, rule=t.rule if trace else None))
    persons = []
    for p in reading.persons:
        text, start, end = name_place(p.start, p.end)
        persons.append(
            Person(
                text=text, start=start, end=end, name=p.name, office=p.office, country=p.country,
                rule=p.rule if trace else None,
            )
        )  # fmt: skip
    events = []
    for e in findings.events:
        text, start, end = place(e.start, e.end)
        events.append(
            Event(
                type=e.type, text=text, start=start, end=end, date=e.date, place=e.place, countries=e.countries,
                participants=e.participants, context=e.context, rule=e.rule if trace else None,
            )
        )  # fmt: skip
    observations = []
    for o in findings.observations:
        text, start, end = place(o.start, o.end)
        observations.append(
            Observation(
                indicator=o.indicator, label=o.label, text=text, start=start, end=end, value=o.value, unit=o.unit,
                approx=o.approx, countries=o.countries, period=o.period, change=o.change,
                rule=o.rule if trace else None,
            )
        )  # fmt: skip
    commitments = []
    for c in findings.commitments:
        text, start, end = place(c.start, c.end)
        commitments.append(
            Commitment(
                force=c.force, text=text, start=start, end=end, countries=c.countries, indicator=c.indicator,
                value=c.value, unit=c.unit, due=c.due, place=c.place, rule=c.rule if trace else None,
            )
        )  # fmt: skip
    return Item(
        role=item.role, language=item.language, start=item.start, end=item.end, title=item.title,
        quantities=tuple(quantities), times=tuple(times), persons=tuple(persons), events=tuple(events),
        observations=tuple(observations), commitments=tuple(commitments), sectors=findings.sectors,
    )  # fmt: skip

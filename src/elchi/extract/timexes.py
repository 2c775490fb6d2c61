"""Time expressions: patterns of the calendar data, resolved against the page's date into EDTF."""

from __future__ import annotations

from elchi.extract.mentions import TimexMention
from elchi.extract.reading import Reading
from elchi.extract.timex_slots import Context
from elchi.extract.timex_values import resolve


def find_timexes(reading: Reading) -> list[TimexMention]:
    """The time expressions of an item, left to right, none overlapping; of two that overlap the longer span holds."""
    found: list[TimexMention] = []
    fiscal_start = reading.language.settings.fiscal_year_start
    for match in reading.matches("time"):
        if found and match.start < found[-1].end:
            if match.end - match.start <= found[-1].end - found[-1].start or match.start > found[-1].start + 1:
                continue
            found.pop()
        previous = next((mention.edtf for mention in reversed(found) if mention.edtf), None)
        value = resolve(
            match.rule.yields, match.slots, Context(reading.published, previous, fiscal_start, _reference(found))
        )
        if value is None:
            reading.dropped.append((match.start, match.end, f"{match.rule.id}: no value on this page"))
            continue
        found.append(TimexMention(match.start, match.end, value, match.rule.id, match.reach))
    return [mention for mention in found if mention.edtf]


def _reference(found: list[TimexMention]) -> str | None:
    """The period that an item reports on: its first time that is longer than a day and no span of years."""
    return next((m.edtf for m in found if len(m.edtf) in (4, 7) or (len(m.edtf) == 15 and m.edtf[7] == "/")), None)

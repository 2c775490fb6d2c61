"""Time expressions: patterns of the calendar data, resolved against the page's date into EDTF."""

from __future__ import annotations


from elchi.extract.mentions import TimexMention
from elchi.extract.reading import Reading
from elchi.extract.timex_values import Context, resolve


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
        value = resolve(match.rule.yields, match.slots, Context(reading.published, previous, fiscal_start))
        if value is None:
            reading.dropped.append((match.start, match.end, f"{match.rule.id}: no value on this page"))
            continue
        found.append(TimexMention(match.start, match.end, value, match.rule.id, match.reach))
    return [mention for mention in found if mention.edtf]

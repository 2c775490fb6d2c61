"""Time expressions: patterns of the calendar data, resolved against the page's date into EDTF."""

from __future__ import annotations

from elchi.extract.mentions import TimexMention
from elchi.extract.reading import Reading
from elchi.extract.timex_slots import Context
from elchi.extract.timex_values import resolve
from elchi.grammar.matcher import Match

JOINED = frozenset({"day", "month"})
"""Operations whose year may be told once for several that a comma or coordinator joins."""


def find_timexes(reading: Reading) -> list[TimexMention]:
    """The time expressions of an item, left to right, none overlapping; of two that overlap the longer span holds."""
    found: list[TimexMention] = []
    matches: list[Match] = []
    fiscal_start = reading.language.settings.fiscal_year_start
    sentence_of = reading.tokens.sentence_of
    for match in reading.matches("time"):
        if found and match.start < found[-1].end:
            if _holds(matches[-1], match):
                continue
            if not _holds(match, matches[-1]) and (
                match.end - match.start <= found[-1].end - found[-1].start or match.start > found[-1].start + 1
            ):
                continue
            found.pop()
            matches.pop()
        previous = next((mention for mention in reversed(found) if mention.edtf), None)
        near = previous is not None and sentence_of[previous.start] == sentence_of[match.start]
        told = previous.edtf if previous is not None else None
        context = Context(reading.published, told, fiscal_start, _reference(found), near)
        slots = match.slots
        if matches and _year_told_once(reading, matches[-1], match):
            last = matches[-1]
            if reading.language.settings.head_final and "y" in last.slots and "y" not in slots:
                match = match._replace(slots={**slots, "y": last.slots["y"]})
            elif "y" in slots and "y" not in last.slots:
                value = resolve(last.rule.yields, {**last.slots, "y": slots["y"]}, context)
                found[-1] = found[-1]._replace(edtf=value or found[-1].edtf)
        value = resolve(match.rule.yields, match.slots, context)
        if value is None:
            reading.dropped.append((match.start, match.end, f"{match.rule.id}: no value on this page"))
            continue
        found.append(TimexMention(match.start, match.end, value, match.rule.id, match.reach))
        matches.append(match)
    return [mention for mention in found if mention.edtf]


def _holds(outer: Match, inner: Match) -> bool:
    """Whether the words round a time hold a place that is none: "since 2014 schools have …" over "2014 schools"."""
    if inner.rule.yields.get("time") != "none" or outer.rule.yields.get("time") == "none":
        return False
    return outer.reach[0] < inner.reach[0] and inner.reach[1] <= outer.reach[1]


def _year_told_once(reading: Reading, first: Match, second: Match) -> bool:
    """Whether two days or months, joined by a comma or coordinator, share the year that one of them has."""
    between = reading.tokens.forms[first.end : second.start]
    coordinators = reading.language.coordinators
    if len(between) != 1 or not (between[0] == "," or between[0] in coordinators):
        return False
    alike = first.rule.yields.get("time") == second.rule.yields.get("time")
    if not alike or second.rule.yields.get("time") not in JOINED:
        return False
    one, other = first.slots, second.slots
    if any(name in slots for slots in (one, other) for name in ("ys", "ms", "d2", "m2")) or "shift" in one | other:
        return False
    return "m" in one and "m" in other and int(one["m"]) <= int(other["m"])


def _reference(found: list[TimexMention]) -> str | None:
    """The period that an item reports on: its first time that is longer than a day and no span of years."""
    return next((m.edtf for m in found if len(m.edtf) in (4, 7) or (len(m.edtf) == 15 and m.edtf[7] == "/")), None)

"""Who took part in a happening, where another clause or sentence than its own says so."""

from __future__ import annotations

from elchi.extract.mentions import EventMention, PersonMention
from elchi.extract.reading import Reading

ATTENDED = frozenset("meeting forum session signing launch award presentation culture other".split())
HEARINGS = frozenset({"session", "presentation"})
"""Happenings at which officials report."""
FRAMES = frozenset({"forum", "session"})
NEAR = 3
"""Sentences from a happening to the one that says who took part."""


def with_attendants(reading: Reading, events: list[EventMention], persons: list[PersonMention]) -> list[EventMention]:
    """The events, each with the persons that «приняли участие», «қатысты», or reported at a session."""
    told = list(events)
    for hit in reading.hits("event.attended"):
        if reading.in_title(hit.start):
            continue
        at = _event_before(reading, told, hit.start, reports=hit.value == "session")
        if at is None:
            continue
        first, end = reading.clause(hit.start)
        names = [p.name for p in persons if first <= p.start < end]
        event = told[at]
        told[at] = event._replace(participants=tuple(dict.fromkeys((*event.participants, *names))))
    return told


def _event_before(reading: Reading, events: list[EventMention], at: int, *, reports: bool) -> int | None:
    """The happening that a word of taking part at a token belongs to: the last one told, if it is near, or the first.

    None where the word stands in a happening's own clause.
    """
    if any(event.start <= at < event.end for event in events):
        return None
    kinds = HEARINGS if reports else ATTENDED
    before = [n for n, e in enumerate(events) if e.start <= at and e.type in kinds and e.context == "held"]
    if not before:
        return None
    last = max(before, key=lambda n: (events[n].start, events[n].type not in FRAMES))
    sentence_of = reading.tokens.sentence_of
    return last if reports or sentence_of[at] - sentence_of[events[last].start] <= NEAR else before[0]

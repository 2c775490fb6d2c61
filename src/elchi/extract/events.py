"""Events: dated or datable happenings, found by the patterns of the events data, one entry each."""

from __future__ import annotations


from elchi.extract.mentions import CountryMention, EventMention, PersonMention, TimexMention
from elchi.extract.geography import countries_in
from elchi.extract.reading import Reading
from elchi.grammar.matcher import Match

DATELINE_TOKENS = 12
ENCOUNTERS = frozenset({"meeting", "call", "visit"})
"""Happenings that a sentence names once, however many of its words say so."""


def find_events(
    reading: Reading, countries: list[CountryMention], persons: list[PersonMention], parties: tuple[str, ...]
) -> list[EventMention]:
    """The happenings of an item; what the title says too is told in the body, what is named twice counts once."""
    found: list[EventMention] = []
    links = [hit.start for hit in reading.hits("event.link")]
    dateline = _dateline(reading)
    for match in _matches(reading):
        event = _event(reading, match, countries, persons, parties)
        before = found[-1] if found and not reading.in_title(found[-1].start) else None
        if event.date is None and before is not None and any(event.start <= link < match.reach[1] for link in links):
            event = event._replace(date=before.date, place=event.place or before.place)
        elif event.date is None and dateline is not None and dateline[0] <= event.start < dateline[1]:
            event = event._replace(date=dateline[2])
        found.append(event)
    found = [event for event in found if not (event.context == "to_come" and not _day_or_month(event.date))]
    body_types = {event.type for event in found if not reading.in_title(event.start)}
    kept = [event for event in found if not (reading.in_title(event.start) and event.type in body_types)]
    return _once([_retold(reading, event, countries, persons) for event in kept])


def _dateline(reading: Reading) -> tuple[int, int, str] | None:
    """The first sentence of the body after a place-and-date line, as tokens, with that day."""
    sentences = reading.tokens.sentences
    first = next((n for n, (start, _) in enumerate(sentences) if not reading.in_title(start)), None)
    if first is None or first + 1 >= len(sentences):
        return None
    start, end = sentences[first]
    days = [time.edtf for time in reading.times if start <= time.start < end and len(time.edtf) == 10]
    if end - start > DATELINE_TOKENS or len(days) != 1:
        return None
    return *sentences[first + 1], days[0]


def _retold(
    reading: Reading, event: EventMention, countries: list[CountryMention], persons: list[PersonMention]
) -> EventMention:
    """An event that only the title names, told at the body's first sentence with what that adds."""
    if not reading.in_title(event.start):
        return event
    body = next((s for s in reading.tokens.sentences if not reading.in_title(s[0])), None)
    if body is None:
        return event
    first, end = reading.clause(body[0])
    people = tuple(dict.fromkeys(p.name for p in persons if first <= p.start < end))
    days = [time.edtf for time in reading.times if body[0] <= time.start < body[1] and len(time.edtf) == 10]
    return event._replace(
        start=first,
        end=end,
        date=event.date or (days[0] if len(days) == 1 else None),
        place=event.place or _place(reading, countries, first, end),
        countries=tuple(sorted({*event.countries, *countries_in(countries, first, end)})),
        participants=people or event.participants,
    )


def _matches(reading: Reading) -> list[Match]:
    """Matches of event patterns in the order of the text, one for each trigger; `none` blocks what it overlaps."""
    matches = list(reading.matches("event", every=True))
    blocked = [m.reach for m in matches if m.rule.yields["event"] == "none"]
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (m.start, m.end - m.start, m.reach[1] - m.reach[0])):
        kind = match.rule.yields["event"]
        if kind == "none":
            continue
        start, end = match.reach
        if any(first < end and start < stop for first, stop in blocked):
            reading.dropped.append((start, end, f"{match.rule.id}: no event here"))
            continue
        if not any(match.start < k.end and k.start < match.end and k.rule.yields["event"] == kind for k in kept):
            kept.append(match)
    return kept


def _event(
    reading: Reading,
    match: Match,
    countries: list[CountryMention],
    persons: list[PersonMention],
    parties: tuple[str, ...],
) -> EventMention:
    first, end = reading.clause(match.start)
    end = max(end, match.end)
    sentence = reading.sentence(match.start)
    time = _time(reading, match, (first, end), sentence)
    place = _place(reading, countries, first, end)
    involved = countries_in(countries, first, end)
    states = [code for code in involved if code.isupper()]
    people = [p for p in persons if first <= p.start < end]
    states = sorted({*states, *(p.country for p in people if p.country)}) or sorted(parties)
    return EventMention(
        start=first,
        end=end,
        type=str(match.rule.yields["event"]),
        date=time,
        place=place,
        countries=tuple(states),
        participants=tuple(dict.fromkeys(p.name for p in people)),
        context=match.rule.yields.get("context"),
        rule=match.rule.id,
    )


def _time(reading: Reading, match: Match, clause: tuple[int, int], sentence: tuple[int, int]) -> str | None:
    """The date of an event: a time inside or nearest the match in its clause, else the only day of the sentence."""
    dating = [time for time in reading.times if _dates(time)]
    near = [time for time in dating if clause[0] <= time.start < clause[1]]
    if near:
        return min(near, key=lambda time: _distance(time, match.reach)).edtf
    days = [time for time in dating if sentence[0] <= time.start < sentence[1] and len(time.edtf) == 10]
    return days[0].edtf if len(days) == 1 else None


def _dates(time: TimexMention) -> bool:
    return "/" not in time.edtf or time.edtf[:8] == time.edtf.partition("/")[2][:8]


def _distance(time: TimexMention, reach: tuple[int, int]) -> int:
    if time.end <= reach[0]:
        return reach[0] - time.end
    return max(0, time.start - reach[1])


def _day_or_month(date: str | None) -> bool:
    return date is not None and len(date) >= 7 and int(date[5:7] if date[5:7].isdigit() else 99) <= 12


def _place(reading: Reading, countries: list[CountryMention], first: int, end: int) -> str | None:
    """The words for the place: the quoted name after a venue word, the venue's own name, or the city."""
    forms = reading.tokens.forms
    for hit in reading.hits("venue"):
        if first <= hit.start < end:
            if hit.end < end and forms[hit.end] == '"':
                close = next((at for at in range(hit.end + 1, min(end, hit.end + 8)) if forms[at] == '"'), None)
                if close is not None:
                    return reading.text(hit.end, close + 1)
            if reading.capital(hit.start) or not reading.language.settings.cased:
                return reading.text(hit.start, hit.end)
    for mention in countries:
        if mention.kind == "place" and first <= mention.start < end:
            return reading.text(mention.start, mention.end)
    return None


def _once(events: list[EventMention]) -> list[EventMention]:
    """The events without repetitions: same type, no differing date, and not about other people."""
    kept: list[EventMention] = []
    for event in events:
        twin = next((k for k in kept if k.type == event.type and _same_happening(k, event)), None)
        if twin is None:
            kept.append(event)
    return kept


def _same_happening(first: EventMention, second: EventMention) -> bool:
    if first.start == second.start:
        return first.type in ENCOUNTERS
    if first.date and second.date and first.date != second.date:
        return False
    if second.date and not first.date:
        return False
    others = set(second.participants) - set(first.participants)
    return not others and (first.type in ENCOUNTERS or first.type in ("session", "forum") or not second.date)

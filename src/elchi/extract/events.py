"""Events: dated or datable happenings, found by the patterns of the events data, one entry each."""

from __future__ import annotations

from datetime import date

from elchi.extract.attendance import with_attendants
from elchi.extract.geography import countries_in, owners
from elchi.extract.mentions import CountryMention, EventMention, PersonMention, TimexMention
from elchi.extract.reading import Reading
from elchi.grammar.matcher import Match
from elchi.text import edtf
from elchi.text.tokens import WORD

DATELINE_TOKENS = 12
AGENCY_TOKENS = 5
"""Tokens of a line that only names the agency: «/ТАСС/.»."""
GATHERINGS = frozenset("meeting call visit forum session".split())
MUTUAL = frozenset("meeting call visit signing session".split())
"""Happenings that take the parties of an item, where a clause names one of them alone."""
OUTCOMES = frozenset("signing decree message award appointment".split())
"""Happenings that, undated, belong to the dated one told before them."""
OUTCOME_REACH, ACT_REACH = 8, 30
ACTS = frozenset({"decree", "signing"})
"""Outcomes that a page tells to its end: what a session passes."""
FRAMES = frozenset({"visit", "forum", "session"})
"""Happenings in the course of which others are told: «прибывший с визитом», «в рамках форума»."""
BESIDE = 4
SIGNERS_REACH = 40
"""Tokens from a signing to the sentence that says who signed."""
STAY = 31
"""Days that a happening lasts at most."""
OTHER_SEGMENT, AFTER_TRIGGER, NO_DAY = 12.0, 6.0, 5.0
ENCOUNTERS = frozenset({"meeting", "call", "visit"})
"""Happenings that a sentence names once, however many of its words say so."""


def find_events(
    reading: Reading, countries: list[CountryMention], persons: list[PersonMention], parties: tuple[str, ...]
) -> list[EventMention]:
    """The happenings of an item; what the title says too is told in the body, what is named twice counts once."""
    links = [hit.start for hit in reading.hits("event.link")]
    dateline = _dateline(reading)
    found: list[EventMention] = []
    matches = _matches(reading)
    for match in matches:
        event = _event(reading, match, countries, persons, parties)
        framing = event.type in FRAMES and event.context == "held" and _frames(reading, match, matches)
        if framing:
            event = event._replace(date=_own_time(reading, match))
        if event.date is None and match.rule.yields.get("needs") == "time":
            reading.dropped.append((event.start, event.end, f"{event.rule}: no time beside it"))
            continue
        if event.context != "held" and _starts_later(event.date, reading.published):
            event = event._replace(context="to_come")
        if event.date is None and not (framing and event.type == "visit"):
            event = _dated_by_neighbours(reading, event, match, found, links, dateline)
        loose = bool(match.rule.yields.get("loose_date"))
        if event.context == "to_come" and not (loose and event.date) and not _day_or_month(event.date):
            reading.dropped.append((event.start, event.end, f"{event.rule}: to come, and no day or month is fixed"))
            continue
        found.append(event)
    body_types = {event.type for event in found if not reading.in_title(event.start)}
    kept = [event for event in found if not (reading.in_title(event.start) and event.type in body_types)]
    return with_attendants(reading, _once([_retold(reading, event, countries, persons) for event in kept]), persons)


def _frames(reading: Reading, match: Match, matches: list[Match]) -> bool:
    """Whether a happening only frames another one of its sentence, which the sentence's date then belongs to."""
    first, stop = reading.sentence(match.start)
    return any(
        first <= other.start < stop and other.rule.yields["event"] not in FRAMES
        for other in matches
        if other is not match
    )


def _own_time(reading: Reading, match: Match) -> str | None:
    """The time right beside the words that tell a happening."""
    low, high = reading.segment(*match.reach, reading.clause(match.start))
    beside = [time for time in reading.times if _dates(time) and low <= time.start < high]
    near = min(beside, key=lambda time: _distance(time, match.reach), default=None)
    return near.edtf if near is not None and _distance(near, match.reach) <= BESIDE else None


def _dated_by_neighbours(
    reading: Reading,
    event: EventMention,
    match: Match,
    found: list[EventMention],
    links: list[int],
    dateline: tuple[int, int, str] | None,
) -> EventMention:
    """An undated event with the date that the words around give it: what it follows from, or the dateline."""
    before = [other for other in found if not reading.in_title(other.start) and other.date is not None]
    sentence_of = reading.tokens.sentence_of
    linked = any(event.start <= link < match.reach[1] for link in links)
    if linked and before:
        kinds = {hit.value for hit in reading.hits("event.link") if event.start <= hit.start < match.reach[1]}
        named = [other for other in before if other.type in kinds and other.context != "to_come"]
        past = [other for other in before if other.context != "to_come"]
        gatherings = [
            other for other in past if other.type in GATHERINGS and not _starts_later(other.date, reading.published)
        ]
        latest = _latest(gatherings)
        if past and sentence_of[past[-1].start] == sentence_of[event.start]:
            source: EventMention | None = past[-1]
        else:
            source = _latest(named) or latest or (past or before)[-1]
        if source is not None:
            return event._replace(date=source.date, place=event.place or source.place)
    if dateline is not None and dateline[0] <= event.start < dateline[1]:
        return event._replace(date=dateline[2])
    if event.context == "held" and event.type in OUTCOMES:
        held = [other for other in before if other.context == "held" and _is_days(other.date)]
        reach = ACT_REACH if event.type in ACTS else OUTCOME_REACH
        near = [other for other in held if sentence_of[event.start] - sentence_of[other.start] <= reach]
        source = _latest(near)
        if source is not None:
            return event._replace(date=source.date, place=event.place or source.place)
    return event


def _latest(events: list[EventMention]) -> EventMention | None:
    return max(events, key=lambda event: (event.date or "", event.start), default=None)


def _is_days(date: str | None) -> bool:
    return date is not None and all(len(part) == 10 for part in date.split("/"))


def _starts_later(value: str | None, published: date | None) -> bool:
    limits = edtf.bounds(value) if value else None
    return limits is not None and published is not None and limits[0] > published


def _dateline(reading: Reading) -> tuple[int, int, str] | None:
    """The first sentence of the body after a place-and-date line, as tokens, with that day."""
    sentences = reading.tokens.sentences
    first = next((n for n, (start, _) in enumerate(sentences) if not reading.in_title(start)), None)
    if first is None or first + 1 >= len(sentences):
        return None
    start, end = sentences[first]
    days = [time.edtf for time in reading.times if start <= time.start < end and len(time.edtf) == 10]
    if end - start > DATELINE_TOKENS or len(days) != 1 or any(start <= m.start < end for m in reading.matches("event")):
        return None
    timed = reading.timed()
    words = [at for at in range(start, end) if reading.tokens.kinds[at] == WORD and not timed[at]]
    if reading.language.settings.cased and sum(not reading.capital(at) for at in words) > 1:
        return None
    news = next((s for s in sentences[first + 1 :] if s[1] - s[0] > AGENCY_TOKENS), None)
    return None if news is None else (*news, days[0])


def _retold(
    reading: Reading, event: EventMention, countries: list[CountryMention], persons: list[PersonMention]
) -> EventMention:
    """An event that only the title names, told at the body's first sentence with what that adds."""
    if not reading.in_title(event.start):
        return event
    body = next((s for s in reading.tokens.sentences if not reading.in_title(s[0])), None)
    if body is None:
        return event
    dateline = _dateline(reading)
    if dateline is not None:
        body = dateline[:2]
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
    matches = reading.matches("event", every=True)
    blocked = [m.reach for m in matches if m.rule.yields["event"] == "none"]
    kept: list[Match] = []
    order = sorted(matches, key=lambda m: (m.start - m.end, m.reach[1] - m.reach[0], m.start))
    for match in order:
        kind = match.rule.yields["event"]
        if kind == "none":
            continue
        start, end = match.reach
        if any(first < end and start < stop for first, stop in blocked):
            reading.dropped.append((start, end, f"{match.rule.id}: no event here"))
            continue
        overlapping = [k for k in kept if match.start < k.end and k.start < match.end]
        if any((k.start, k.end) == (match.start, match.end) for k in kept):
            continue
        if any(k.rule.yields["event"] == kind or k.end - k.start > match.end - match.start for k in overlapping):
            continue
        kept.append(match)
    return sorted(kept, key=lambda m: (m.start, m.reach))


def _event(
    reading: Reading,
    match: Match,
    countries: list[CountryMention],
    persons: list[PersonMention],
    parties: tuple[str, ...],
) -> EventMention:
    first, end = reading.clause(match.start)
    end = max(end, reading.clause(match.reach[1] - 1)[1])
    context = match.rule.yields.get("context")
    time = _time(reading, match, (first, end), context)
    place = _place(reading, countries, first, end)
    people = [p for p in persons if first <= p.start < end]
    states = {*owners(countries, parties, first, end), *(p.country for p in people if p.country)}
    if len(states) == 1 and states <= set(parties) and match.rule.yields["event"] in MUTUAL:
        states.update(parties)
    return EventMention(
        start=first,
        end=end,
        type=str(match.rule.yields["event"]),
        date=time,
        place=place,
        countries=tuple(sorted(states)),
        participants=tuple(dict.fromkeys(p.name for p in people)),
        context=context,
        rule=match.rule.id,
    )


def _time(reading: Reading, match: Match, clause: tuple[int, int], context: str | None) -> str | None:
    """The date of an event: a time in its match, its segment or its clause, else the only day of its sentence.

    What was held has no time after the page's date; a deadline does not date what is to come; a day is preferred to a
    longer time; in head-final languages what stands before the trigger is preferred to what stands after it.
    """
    dating = [time for time in reading.times if _dates(time)]
    if context == "held":
        past = [time for time in dating if not _starts_later(time.edtf, reading.published)]
        inside = any(clause[0] <= time.start < clause[1] for time in past)
        dating = past if inside else [time for time in dating if time in past or _is_days(time.edtf)]
    elif context == "to_come":
        dating = [time for time in dating if not _deadline(reading, time)]
    low, high = reading.segment(*match.reach, clause)
    final = reading.language.settings.head_final
    best: tuple[float, str] | None = None
    for time in dating:
        if not clause[0] <= time.start < clause[1]:
            continue
        cost = float(_distance(time, match.reach))
        if not low <= time.start < high:
            cost += OTHER_SEGMENT
        if final and time.start >= match.reach[1]:
            cost += AFTER_TRIGGER
        if not _is_days(time.edtf):
            cost += NO_DAY
        if best is None or cost < best[0]:
            best = (cost, time.edtf)
    if best is not None:
        return best[1]
    first, stop = reading.sentence(match.start)
    days = [time for time in dating if first <= time.start < stop and _is_days(time.edtf)]
    return days[0].edtf if len(days) == 1 else None


def _deadline(reading: Reading, time: TimexMention) -> bool:
    """Whether a time is a limit («yil oxirigacha», "until 1 June") rather than a date."""
    case = reading.cases[time.end - 1]
    after = reading.edge(time.end, "deadline.after") or reading.edge(time.end, "until")
    return case == "term" or after is not None or time.start in reading.ending("deadline.before")


def _dates(time: TimexMention) -> bool:
    """Whether a time can date a happening: no span of years, no stretch up to the page's date."""
    first, _, last = time.edtf.partition("/")
    return (
        not last
        or (len(first) == len(last) == 10 and _days_between(first, last) <= STAY)
        or (len(first) == 7 and first[:4] == last[:4] and len(last) == 7 and first[5:] > "20")
    )


def _days_between(first: str, last: str) -> int:
    try:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:
        return 0 if first[:8] == last[:8] else STAY + 1


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
        elif twin.date is None and event.date is not None:
            kept[kept.index(twin)] = event
        elif event.type == "signing" and not twin.participants:
            states = tuple(sorted({*twin.countries, *event.countries}))
            kept[kept.index(twin)] = twin._replace(participants=event.participants, countries=states)
    return kept


def _same_happening(first: EventMention, second: EventMention) -> bool:
    if first.start == second.start:
        return first.type in ENCOUNTERS
    if first.date and second.date and first.date != second.date:
        return False
    if (first.context == "to_come") != (second.context == "to_come"):
        return False
    if second.date and not first.date and first.type not in ENCOUNTERS | {"launch", "session", "forum"}:
        return False
    others = set(second.participants) - set(first.participants)
    if first.type == "signing" and first.date and not first.participants and others:
        return 0 <= second.start - first.end <= SIGNERS_REACH
    if first.type == "launch" and second.date and not first.date:
        return not (others and first.participants)
    return not others and (first.type in ENCOUNTERS or first.type in ("session", "forum") or not second.date)

"""Offices shared by a list of names: "A, B and C, Presidents of X, Y and Z", «министры X и Y А и Б»."""

from __future__ import annotations

from collections.abc import Sequence

from elchi.extract.mentions import CountryMention
from elchi.extract.reading import Hit, Reading
from elchi.extract.runs import Run
from elchi.extract.seats import Held

LONGEST = 14
FIELD = 4


def shared_offices(
    reading: Reading, runs: Sequence[Run], hits: Sequence[Hit], countries: Sequence[CountryMention]
) -> dict[int, Held]:
    """What lists say of the office of each run, by its first token: names and states in the same order, as many."""
    found: dict[int, Held] = {}
    if len(runs) < 2 or len(countries) < 2 or not hits:
        return found
    at = 0
    while at < len(runs):
        end = at + 1
        while end < len(runs) and _joined(reading, runs[end - 1].end, runs[end].start):
            end += 1
        if end - at > 1:
            _share(reading, runs[at:end], hits, countries, found)
        at = end
    return found


def _joined(reading: Reading, first: int, end: int) -> bool:
    """Whether only commas and words that join stand on the tokens `first` to `end`."""
    joiners = reading.language.coordinators
    forms = reading.tokens.forms[first:end]
    return 0 < len(forms) <= 2 and all(form == "," or form in joiners for form in forms)


def _share(
    reading: Reading,
    group: Sequence[Run],
    hits: Sequence[Hit],
    countries: Sequence[CountryMention],
    found: dict[int, Held],
) -> None:
    low, high = group[0].start, group[-1].end
    for hit in hits:
        if low - LONGEST <= hit.end <= low:
            states = _states(reading, hit.end, low, countries)
        elif high < hit.start <= high + 2:
            states = _states(reading, hit.end, min(hit.end + LONGEST, reading.sentence(hit.start)[1]), countries)
        else:
            continue
        if len(states) == len(group):
            for run, state in zip(group, states, strict=True):
                found[run.start] = Held(str(hit.value), state, True, "person#list")


def _states(reading: Reading, first: int, end: int, countries: Sequence[CountryMention]) -> list[str]:
    """The states listed from token `first` on, before `end`, with nothing but joining words between them."""
    ends = {mention.start: mention for mention in countries if first <= mention.start < end}
    passing = {",", *reading.language.coordinators, *reading.language.settings.office_links}
    states: list[str] = []
    at = first
    while at < end:
        mention = ends.get(at)
        if mention is not None:
            states.append(mention.code)
            at = mention.end
        elif reading.tokens.forms[at] in passing or (not states and at < first + FIELD and not reading.capitals[at]):
            at += 1
        else:
            break
    return states if len(states) > 1 else []

"""Countries, places and bodies of an item, and the parties that it is about."""

from __future__ import annotations

from collections import Counter

from elchi.extract.mentions import CountryMention
from elchi.extract.reading import Reading, covered


def find_countries(reading: Reading) -> list[CountryMention]:
    """Every mention of a country, place or body of states, left to right; names must be capitalised where names are."""
    cased = reading.language.settings.cased
    found: list[CountryMention] = []
    for name in ("country", "country.adjective", "place", "body"):
        strict = cased and (name in ("country", "place") or reading.language.settings.capital_adjectives)
        for hit in reading.hits(name):
            if not strict or reading.capital(hit.start):
                found.append(CountryMention(hit.start, hit.end, hit.value, name))
    inside = covered([(q.number, q.unit_end) for q in reading.quantities], len(reading.tokens.forms))
    found = [mention for mention in found if not inside[mention.start]]
    found.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[CountryMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def find_parties(reading: Reading, mentions: list[CountryMention]) -> tuple[str, ...]:
    """The states that the item is about, the most named first: those that «обе страны» and an unsaid owner stand for."""
    weights: Counter[str] = Counter()
    for mention in mentions:
        if mention.kind == "body":
            continue
        weight = 2 if mention.kind == "country" else 1
        if reading.in_title(mention.start):
            weight += 2
        weights[mention.code] += weight
    if not weights:
        home = reading.language.settings.home
        return (home,) if home else ()
    top = weights.most_common()
    home = reading.language.settings.home
    if home in weights and weights[home] * 2 >= top[0][1]:
        top.sort(key=lambda pair: pair[0] != home)
    first = top[0][1]
    return tuple(code for code, weight in top[:2] if weight >= 3 and weight * 3 >= first) or (top[0][0],)


def countries_in(mentions: list[CountryMention], first: int, end: int) -> list[str]:
    """The codes of states and bodies named on tokens `first` to `end`, in alphabetical order."""
    return sorted({mention.code for mention in mentions if first <= mention.start < end})

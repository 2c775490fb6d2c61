"""Countries, places and bodies of an item, the state that it speaks from, and the parties that it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from elchi.extract.mentions import CountryMention
from elchi.extract.reading import Reading, covered

NAMED = ("country", "country.adjective", "place", "body")
HEADS = frozenset({"president", "prime_minister", "monarch", "deputy_prime_minister", "parliament_speaker", "foreign_minister"})
PARTNER_SHARE = 4
"""A state is a party if it is named at least a quarter as much as the state that the item speaks from."""


def find_countries(reading: Reading) -> list[CountryMention]:
    """Every mention of a country, place or body of states, left to right; names must be capitalised where names are."""
    cased = reading.language.settings.cased
    adjectives = reading.language.settings.capital_adjectives
    found: list[CountryMention] = []
    for name in NAMED:
        strict = cased and (name in ("country", "place") or adjectives)
        for hit in reading.hits(name):
            if not strict or reading.capitals[hit.start]:
                found.append(CountryMention(hit.start, hit.end, hit.value, name))
    if not found:
        return found
    size = len(reading.tokens.forms)
    inside = covered([(q.number, q.unit_end) for q in reading.quantities], size)
    found.sort(key=lambda mention: (mention.start, -mention.end))
    hidden = {hit.start: hit.end for hit in reading.hits("not_country")}
    kept: list[CountryMention] = []
    free = 0
    for mention in found:
        if hidden.get(mention.start, 0) > mention.end:
            free = max(free, hidden[mention.start])
        elif mention.start >= free and not inside[mention.start]:
            kept.append(mention)
            free = mention.end
    return kept


def find_parties(reading: Reading, mentions: list[CountryMention], home: str | None = None) -> tuple[str, ...]:
    """The states that the item is about, the one that it speaks from first: «обе страны» and unsaid owners mean them.

    `home` is the state that the page's main item speaks from, for an item that names none of its own.
    """
    own = reading.language.settings.home
    weights: Counter[str] = Counter()
    signs: Counter[str] = Counter()
    _weigh_mentions(reading, mentions, weights, signs)
    _weigh_people(reading, weights, signs)
    for _ in reading.hits("home")[:3]:
        if own is not None and home in (None, own):
            signs[own] += 1
    if not weights:
        speaker = home or own
        return (speaker,) if speaker else ()
    scores = {code: weight + 2 * signs[code] for code, weight in weights.items()}
    if home in scores:
        scores[home] *= 3
    elif own in scores and home is None:
        scores[own] *= 3
    ranked = sorted(scores, key=lambda code: (-scores[code], code))
    first = ranked[0]
    speaker = home or own
    if speaker is not None and speaker not in scores and not _speaks(reading, mentions, first):
        return (speaker, first) if weights[first] >= 2 else (speaker,)
    others = sorted((code for code in weights if code != first), key=lambda code: (-weights[code], code))
    return (first, *(c for c in others[:1] if weights[c] >= 2 and weights[c] * PARTNER_SHARE >= weights[first]))


def _speaks(reading: Reading, mentions: list[CountryMention], code: str) -> bool:
    """Whether an item in a language of another state may speak from this one: it is named twice or in the title."""
    named = [mention for mention in mentions if mention.code == code and mention.kind in ("country", "place")]
    return len(named) > 1 or any(reading.in_title(mention.start) for mention in named)


def _weigh_mentions(
    reading: Reading, mentions: list[CountryMention], weights: Counter[str], signs: Counter[str]
) -> None:
    """How much each state is named, and what speaks for or against its being the one that the item speaks from."""
    envoys = {hit.start for hit in reading.hits("office") if hit.value == "ambassador"}
    envoy_ends = {hit.end for hit in reading.hits("office") if hit.value == "ambassador"}
    cases = reading.cases
    first = True
    for mention in mentions:
        if mention.kind == "body":
            continue
        code = mention.code
        weights[code] += (2 if mention.kind == "country" else 1) + (2 if reading.in_title(mention.start) else 0)
        if mention.kind == "place":
            signs[code] += 1
        if first:
            signs[code] += 1
            first = False
        if mention.start in envoy_ends or (mention.end in envoys and cases[mention.end - 1] not in ("loc", "att")):
            signs[code] -= 2


def _weigh_people(reading: Reading, weights: Counter[str], signs: Counter[str]) -> None:
    """Leaders known to the public speak for their states, more so where no state stands beside their office."""
    people = reading.language.people
    if not people:
        return
    day = reading.published.isoformat() if reading.published else None
    offices = reading.ending("office")
    for hit in reading.hits("person.full"):
        term = people[int(hit.value)].term_on(day)
        if term is None or term.country is None or term.office not in HEADS:
            continue
        weights[term.country] += 2
        if hit.start in offices:
            signs[term.country] += 1


def countries_in(mentions: Iterable[CountryMention], first: int, end: int) -> list[str]:
    """The codes of states and bodies named on tokens `first` to `end`, in alphabetical order."""
    return sorted({mention.code for mention in mentions if first <= mention.start < end})


def owners(
    mentions: Iterable[CountryMention], parties: tuple[str, ...], first: int, end: int
) -> tuple[str, ...]:
    """Whose a figure or an undertaking on tokens `first` to `end` is: the states named there and the item's own state,
    else the parties of the item, in alphabetical order.

    >>> owners([CountryMention(3, 4, "CN", "country")], ("KZ", "UZ"), 0, 9), owners([], ("KZ", "UZ"), 0, 9)
    (('CN', 'KZ'), ('KZ', 'UZ'))
    """
    named = countries_in(mentions, first, end)
    return tuple(sorted({*named, *parties[:1]})) if named else tuple(sorted(parties))

"""Countries, places and bodies of an item, the state that it speaks from, and the parties that it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from elchi.extract.mentions import CountryMention
from elchi.extract.reading import Reading, covered

NAMED = ("country", "country.adjective", "place", "body", "institution")
STRICT = frozenset({"country", "place", "institution"})
HEADS = frozenset(
    {"president", "prime_minister", "monarch", "deputy_prime_minister", "parliament_speaker", "foreign_minister"}
)
CHIEFS = frozenset({"president", "prime_minister", "monarch"})
WORLD = frozenset({"USD", "EUR", "XDR"})
MONEY = 2
OFTEN = 3
"""A state that is named less often, and not in the title, is no party."""
MOST = 4


def find_countries(reading: Reading) -> list[CountryMention]:
    """Every mention of a country, place or body of states, left to right; names must be capitalised where names are."""
    cased = reading.language.settings.cased
    adjectives = reading.language.settings.capital_adjectives
    found: list[CountryMention] = []
    for name in NAMED:
        strict = cased and (name in STRICT or adjectives)
        for hit in reading.hits(name):
            if not strict or reading.capitals[hit.start]:
                found.append(CountryMention(hit.start, hit.end, hit.value, name))
    if not found:
        return found
    size = len(reading.tokens.forms)
    inside = covered([(q.start, q.unit_end) for q in reading.quantities], size)
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

    A domestic item has one, a bilateral one two. `home` is the state that the page's main item speaks from, for an
    item that names none of its own.
    """
    own = reading.language.settings.home
    weights = _weights(reading, mentions)
    money = _money(reading)
    if not weights.named:
        speaker = next(iter(money), home or own)
        return (speaker,) if speaker else ()
    speaker = own if own is not None and (home is None or home not in weights.named) else home
    if own is not None and (own in weights.named or own in money):
        speaker = own
    for code in money[:1]:
        weights.signs[code] += MONEY
        weights.weight.setdefault(code, 0)
    scores = {code: weight + 2 * weights.signs[code] for code, weight in weights.weight.items()}
    if speaker is not None and weights.named[speaker] * OFTEN >= max(weights.named.values()):
        scores[speaker] = 3 * scores.get(speaker, 0) + 6 * min(OFTEN, len(reading.hits("home")))
    first = max(scores, key=lambda code: scores[code])
    if speaker is not None and speaker not in scores and first not in weights.led and _faint(weights, first):
        first = speaker
    both = bool(reading.hits("both"))
    partners = [
        code
        for code in sorted(weights.named, key=lambda code: (-weights.weight[code], code))
        if code != first and weights.is_partner(code, first, both=both)
    ]
    return (first, *partners[:MOST])


@dataclass(slots=True)
class _Weights:
    """How each state is named: how often, with what weight, in the title, and what speaks for its being the home."""

    named: Counter[str] = field(default_factory=Counter)
    weight: Counter[str] = field(default_factory=Counter)
    signs: Counter[str] = field(default_factory=Counter)
    titled: set[str] = field(default_factory=set)
    led: set[str] = field(default_factory=set)

    def is_partner(self, code: str, first: str, *, both: bool) -> bool:
        """Whether a state is a party beside `first`: in the title, by its leader, or named again and again."""
        times = self.named[code]
        if code in self.titled:
            return True
        return times >= OFTEN - both and times * OFTEN >= self.named[first]


def _faint(weights: _Weights, code: str) -> bool:
    """Whether a state is named too little for an item in another state's language to speak from it."""
    return weights.named[code] < 2 and len(weights.titled) < 2


def _money(reading: Reading) -> list[str]:
    """The states whose money the item counts in, the most used first; world currencies tell nothing."""
    units = Counter(
        q.unit[:2] for q in reading.quantities if len(q.unit) == 3 and q.unit.isupper() and q.unit not in WORLD
    )
    return [code for code, _ in units.most_common()]


def _weights(reading: Reading, mentions: list[CountryMention]) -> _Weights:
    weights = _Weights()
    envoys = [hit for hit in reading.hits("office") if hit.value == "ambassador"]
    starts, ends = {hit.start for hit in envoys}, {hit.end for hit in envoys}
    offices = reading.ending("office")
    leaders = {}
    if any(at in offices for at in reading.index.get("person.surname", ())):
        size = len(reading.tokens.forms)
        leaders = {
            hit.start: hit
            for hit in reading.hits("person.surname")
            if hit.start in offices and not (hit.end < size and reading.capital(hit.end))
        }
    leaders.update((hit.start, hit) for hit in reading.hits("person.full"))
    people = reading.language.people
    day = reading.published.isoformat() if reading.published else None
    seen = False
    for mention in mentions:
        if mention.kind == "body":
            continue
        code = mention.code
        weights.named[code] += 1
        weights.weight[code] += 2 if mention.kind == "country" else 1
        if reading.in_title(mention.start):
            weights.weight[code] += 2
            if mention.kind != "place":
                weights.titled.add(code)
        weights.signs[code] += (mention.kind in ("place", "institution")) + (not seen)
        seen = True
        envoy = mention.start in ends or mention.end in starts
        if envoy and reading.cases[mention.end - 1] not in ("loc", "att"):
            weights.signs[code] -= 3
    for start, hit in leaders.items():
        term = people[int(hit.value)].term_on(day)
        if term is None or term.country is None or term.office not in HEADS:
            continue
        weights.named[term.country] += 1
        weights.weight[term.country] += 2
        if start in offices:
            weights.signs[term.country] += 1
            weights.led.add(term.country)
        if term.office in CHIEFS:
            weights.titled.add(term.country)
    return weights


def countries_in(mentions: Iterable[CountryMention], first: int, end: int) -> list[str]:
    """The codes of states and bodies named on tokens `first` to `end`, in alphabetical order."""
    return sorted({mention.code for mention in mentions if first <= mention.start < end})


def owners(mentions: Iterable[CountryMention], parties: tuple[str, ...], first: int, end: int) -> tuple[str, ...]:
    """Whose a figure or an undertaking on tokens `first` to `end` is, in alphabetical order: the parties of the item;
    where other states are named there, these and the state that the item speaks from.

    >>> china = [CountryMention(3, 4, "CN", "country")]
    >>> owners(china, ("UZ",), 0, 9), owners(china, ("KZ", "UZ"), 0, 9), owners([], ("KZ", "UZ"), 0, 9)
    (('CN', 'UZ'), ('CN', 'KZ'), ('KZ', 'UZ'))
    """
    named = {mention.code for mention in mentions if first <= mention.start < end}
    if len(parties) == 1 or not named or named <= set(parties):
        return tuple(sorted(named.union(parties)))
    return tuple(sorted(named.union(parties[:1])))

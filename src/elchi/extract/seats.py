"""Of which state an office is: the state named beside it, else the one that the item speaks from."""

from __future__ import annotations

from typing import NamedTuple

from elchi.extract.mentions import CountryMention
from elchi.extract.reading import Hit, Reading
from elchi.text.tokens import MARK, WORD

NAME_REACH = 4
"""Words of an organisation's name before the word that says what it is: "Civil Aviation [Authority]"."""
OWNER_REACH = 10
BESIDE = 4
STOPS = frozenset(".;:!?()…۔؟,")
OF_A_COMPANY = frozenset({"president", "other", "agency_head"})
OF_NO_STATE = frozenset({"secretary_general"})
PLACED = frozenset({"company_head", "other", "governor"})
ORGANISATIONS = (("agency_word", "agency_head"), ("company_word", "company_head"), ("company", "company_head"))
BANK_REACH = 60
HOST_REACH = 6
FOREIGN_CASES = frozenset({"loc", "att", "dat", "abl"})
STATELY = frozenset(
    "country country.adjective body home place title_of_address office given acting former surname not_name".split()
)


class Held(NamedTuple):
    """An office as the words beside one name give it; `said` tells that they say of which state, or that of none."""

    office: str
    country: str | None
    said: bool
    rule: str


class Seats:
    """The states of the offices of one item; `named` marks the tokens of names, over which no office reaches."""

    def __init__(
        self, reading: Reading, countries: list[CountryMention], parties: tuple[str, ...], named: bytearray
    ) -> None:
        self._reading = reading
        self._forms = reading.tokens.forms
        self._countries = countries
        self._parties = parties
        self._named = named
        self._links = frozenset(reading.language.settings.office_links)
        self._hosts = frozenset(reading.language.settings.host_links)
        self._cased = reading.language.settings.cased
        self._final = reading.language.settings.head_final
        self._banks = reading.hits("bank")

    def held(self, chain: tuple[Hit, Hit], start: int, end: int) -> Held:
        """The office and state of the bearer named on tokens `start` to `end`; the first office of a chain counts."""
        office, last = chain
        value = str(office.value)
        apposed = office.start >= end
        high = start if not apposed else min(office.end + OWNER_REACH, self._reading.sentence(office.start)[1])
        rule = "person#apposition" if apposed else "person#office"
        low = self._low(office.start, end if apposed else 0)
        owner = self._owner(office, last, low, high, end)
        if value in OF_A_COMPANY:
            value = self._organisation(office, high, low, owned=owner is not None) or value
        elif value == "governor" and self._of_a_bank(low, high):
            value = "agency_head"
        if value in OF_NO_STATE or (owner is not None and owner.kind == "body"):
            return Held(value, None, True, rule)
        if any(low <= hit.start < high for hit in self._banks):
            return Held("company_head" if value in OF_A_COMPANY or value == "ambassador" else value, None, True, rule)
        if owner is not None:
            return Held(value, owner.code, True, rule)
        if value in ("company_head", "other") and self._of_the_bank(office, high, low):
            head = any(office.start <= hit.start < office.end for hit in self._reading.hits("office.of"))
            return Held("company_head" if head else value, None, True, rule)
        if value in PLACED:
            host = self._host(office, low)
            if host is not None:
                return Held(value, host, False, rule)
        former = any(hit.end == office.start for hit in self._reading.hits("former"))
        return Held(value, self._unsaid(value, former=former), False, rule)

    def _unsaid(self, value: str, *, former: bool) -> str | None:
        """The state of a holder where nothing beside says it: an ambassador is the partner's, others the home's."""
        if value == "ambassador" and not former and len(self._parties) > 1:
            return self._parties[1]
        return self._parties[0] if self._parties else None

    def _low(self, at: int, floor: int) -> int:
        """Where the words before an office that may name its owner begin."""
        forms, kinds = self._forms, self._reading.tokens.kinds
        functions = self._reading.language.function_words
        first = max(self._reading.sentence(at)[0], floor, at - OWNER_REACH)
        limit = OWNER_REACH if self._final else BESIDE
        here = at
        while here > first and at - here < limit:
            form = forms[here - 1]
            if self._named[here - 1] or form in STOPS or form == "–" or kinds[here - 1] not in (WORD, MARK):
                break
            if form in functions and form not in self._links and form not in self._reading.language.coordinators:
                break
            here -= 1
        return here

    def _owner(self, office: Hit, last: Hit, low: int, high: int, end: int) -> CountryMention | None:
        forms = self._forms
        cases = self._reading.cases
        before: CountryMention | None = None
        after: CountryMention | None = None
        for mention in self._countries:
            if mention.start >= max(high, end + BESIDE):
                break
            if low <= mention.start and mention.end <= office.start:
                if self._owns_from_before(mention, office):
                    before = mention
            elif office.start <= mention.start < high and after is None:
                if mention.start < office.end and mention.end <= office.end and mention.kind == "country.adjective":
                    continue
                host = mention.start and forms[mention.start - 1] in self._hosts
                crossed = any(self._named[at] for at in range(office.end, mention.start))
                stopped = office.start >= end and any(forms[at] in STOPS for at in range(office.end, mention.start))
                if not host and not crossed and not stopped:
                    if self._final and office.end < mention.start and cases[mention.end - 1] in FOREIGN_CASES:
                        continue
                    after = mention
        if self._final:
            adjacent = after is not None and after.start <= last.end
            return after if adjacent or before is None else before
        if before is not None and before.end >= office.start - 1 and (after is None or before.kind != "place"):
            return before
        linked = end < len(forms) and forms[end] in self._links - set(self._reading.language.coordinators)
        if after is None and linked:
            after = next((c for c in self._countries if c.start == end + 1), None)
        return after or before

    def _owns_from_before(self, mention: CountryMention, office: Hit) -> bool:
        """Whether a state named before an office is its owner, by its form and distance."""
        at, gap = mention.end, office.start - mention.end
        source = self._reading.text(mention.end - 1, mention.end)
        if not self._final and mention.start and self._forms[mention.start - 1] in self._hosts:
            return False
        if self._final:
            if self._forms[at : at + 1] and self._forms[at] in self._hosts:
                return False
            case = self._reading.cases[at - 1]
            return case not in FOREIGN_CASES
        if mention.kind == "country.adjective":
            return gap <= 3
        endings = self._reading.language.settings.span_endings
        possessive = bool(endings) and source.replace("’", "'").lower().endswith(endings)
        return possessive or (gap <= 1 and bool(endings) and mention.kind == "country")

    def _organisation(self, office: Hit, high: int, low: int, *, owned: bool) -> str | None:
        """The office that the organisation beside makes of a word: «президент SOCAR», «председатель Госкомитета»."""
        forms, functions = self._forms, self._reading.language.function_words
        if self._final:
            at = office.start - 1
            if at < low:
                return None
            for name, value in ORGANISATIONS:
                if any(low < end <= office.start and end >= at for end in self._reading.ending(name)):
                    return value
            return "company_head" if forms[at] == '"' and not owned else None
        at = office.end
        while at < high and (forms[at] in functions or forms[at] == '"'):
            at += 1
        if at >= high or self._named[at]:
            return None
        for here in range(at, min(high, at + NAME_REACH)):
            if here > at and not (self._reading.capitals[here] and self._reading.capitals[here - 1]):
                break
            for name, value in ORGANISATIONS:
                if self._reading.edge(here, name) is not None:
                    return value
        if owned or not self._cased or not self._reading.capitals[at]:
            return None
        return None if any(name in STATELY for name, _, _ in self._reading.lattice[at]) else "company_head"

    def _of_a_bank(self, low: int, high: int) -> bool:
        """Whether a governor is one of a central bank: a bank stands among the words of the office."""
        index = self._reading.index
        return any(low <= at < high for name in ("company_word", "agency_word") for at in index.get(name, ()))

    def _of_the_bank(self, office: Hit, high: int, low: int) -> bool:
        """Whether the head of an unnamed organisation is one of the development bank that the item is about."""
        if not self._banks or self._banks[0].start > BANK_REACH:
            return False
        if not self._cased:
            return True
        gap = range(low, office.start) if self._final else range(office.end, high)
        return not any(self._reading.capitals[at] and not self._named[at] for at in gap)

    def _host(self, office: Hit, low: int) -> str | None:
        """The state of the place right before an office of no ministry: «in Almaty … the rector»."""
        first = max(self._reading.sentence(office.start)[0], office.start - HOST_REACH)
        near = [c for c in self._countries if first <= c.start and c.end <= office.start and c.kind != "body"]
        if not near or any(self._named[near[-1].end : office.start]):
            return None
        return near[-1].code

"""Offices beside names: which office the words around a name give its bearer, and of which state."""

from __future__ import annotations

from typing import NamedTuple

from elchi.extract.mentions import CountryMention
from elchi.extract.reading import Hit, Reading
from elchi.record.vocabulary import vocabulary
from elchi.text.tokens import WORD

REACH = 16
CHAIN_GAP = 9
AFTER = 8
OWNER_REACH = 10
STOPS = frozenset(".;:!?()…۔؟")
OF_A_COMPANY = frozenset({"president", "other", "agency_head"})
OF_NO_STATE = frozenset({"secretary_general"})
INSIDE = (
    "title_of_address", "former", "acting", "country", "country.adjective", "body", "bank", "place", "office.link", "office.field",
    "company_word", "company", "home", "office.of",
)  # fmt: skip
PLACED = frozenset({"company_head", "other", "governor"})
BANK_REACH = 60
HOST_REACH = 6
FOREIGN_CASES = frozenset({"loc", "att", "dat", "abl"})


class Held(NamedTuple):
    """An office as the words beside one name give it; `said` tells that they say of which state, or that of none."""

    office: str
    country: str | None
    said: bool
    rule: str


class Offices:
    """The offices named in one item, asked for by the place of a name.

    `names` are the stretches that may be names: no office reaches over one.
    """

    def __init__(
        self,
        reading: Reading,
        countries: list[CountryMention],
        parties: tuple[str, ...],
        names: list[tuple[int, int]],
    ) -> None:
        ids = vocabulary().office
        self._reading = reading
        self._forms = reading.tokens.forms
        self._countries = countries
        self._parties = parties
        self._links = frozenset(reading.language.settings.office_links)
        self._hosts = frozenset(reading.language.settings.host_links)
        self._cased = reading.language.settings.cased
        self._final = reading.language.settings.head_final
        self._named = bytearray(len(self._forms) + 1)
        for start, end in names:
            self._named[start:end] = b"\x01" * (end - start)
        self.hits = [hit for hit in reading.hits("office") if hit.value in ids and not self._named[hit.start]]
        self._inside = {hit.start: hit.end for name in INSIDE for hit in reading.hits(name)}
        self._banks = reading.hits("bank")

    # which office

    def before(self, at: int) -> Hit | None:
        """The office right before token `at`, a title or mark between allowed."""
        for hit in self.hits:
            if hit.end > at:
                break
            if at - hit.end <= 3 and self._bridges(hit.end, at):
                return hit
        return None

    def beside(self, start: int, end: int) -> tuple[Hit, Hit] | None:
        """The office of the name on tokens `start` to `end`, as the first and the last office of its chain:
        one that it is appointed to, else one before the name, else one in apposition after it."""
        return self._appointed(start, end) or self._leading(start) or self._following(start, end)

    def _leading(self, start: int) -> tuple[Hit, Hit] | None:
        first, _ = self._reading.sentence(start)
        found: tuple[Hit, Hit] | None = None
        for hit in reversed(self.hits):
            if hit.end > start:
                continue
            if hit.start < first or start - hit.end > REACH:
                break
            if found is None:
                if not self._bridges(hit.end, start):
                    break
                found = hit, hit
            elif self._chained(hit, found[0], start):
                found = hit, found[1]
            else:
                break
        return found

    def _bridges(self, first: int, end: int) -> bool:
        """Whether the words between an office and a name may belong to the office."""
        forms, kinds = self._forms, self._reading.tokens.kinds
        functions = self._reading.language.function_words
        verbs = self._reading.language.settings.verb_endings
        linked = any(form in self._links for form in forms[self._start_of(first) : first])
        quoted = False
        at = first
        while at < end:
            form = forms[at]
            if self._named[at] or form in STOPS:
                return False
            inside = self._inside.get(at)
            if inside is not None and inside <= end:
                linked = linked or form in self._links
                at = inside
                continue
            if form == '"':
                quoted = not quoted
            elif quoted or form in ("-", "'"):
                pass
            elif form == ",":
                if at == end - 1:
                    return linked
                if self._inside.get(at + 1) is None or not self._is("office.field", at + 1):
                    return False
            elif kinds[at] != WORD:
                return False
            elif form in self._links:
                linked = True
            elif form in functions:
                return False
            elif self._final:
                return False
            elif not self._reading.capitals[at]:
                if (verbs and form.endswith(verbs)) or (self._links and not verbs and not linked):
                    return False
            at += 1
        return True

    def _start_of(self, end: int) -> int:
        """Where the office that ends before token `end` begins."""
        return next((hit.start for hit in self.hits if hit.end == end), end)

    def _chained(self, first: Hit, second: Hit, start: int) -> bool:
        """Whether two offices belong to one bearer: side by side, or joined by a comma or dash."""
        between = self._forms[first.end : second.start]
        if not between:
            if self._final and (self._reading.cases[first.end - 1] == "gen" or self._reading.cases[second.end - 1] == "poss"):
                return False
            return not any(at in self._inside and self._is("office.link", at) for at in range(second.end, start))
        if len(between) > CHAIN_GAP or any(self._named[first.end : second.start]):
            return False
        kinds = self._reading.tokens.kinds
        if any(kinds[at] != WORD and self._forms[at] not in (",", "–", "-", '"') for at in range(first.end, second.start)):
            return False
        if between[-1] in self._reading.language.coordinators:
            return len(between) == 1 and self._forms[second.end : start] == []
        return between[-1] in (",", "–") and (len(between) == 1 or self._bridges(first.end, second.start - 1))

    def _is(self, name: str, at: int) -> bool:
        return self._reading.edge(at, name) is not None

    def _following(self, start: int, end: int) -> tuple[Hit, Hit] | None:
        """An office in apposition after the name: «…, Akim of Alatau», «… – министр энергетики»."""
        _, stop = self._reading.sentence(start)
        forms = self._forms
        if end >= stop or forms[end] not in (",", "–", "("):
            return None
        for hit in self.hits:
            if end < hit.start <= end + AFTER:
                between = range(end + 1, hit.start)
                if any(self._named[at] or forms[at] in STOPS or forms[at] == "," for at in between):
                    return None
                functions = self._reading.language.function_words
                if not self._final and any(forms[at] in functions and forms[at] not in self._links for at in between):
                    return None
                return self._closes(hit, stop)
            if hit.start > end + AFTER:
                break
        return None

    def _closes(self, hit: Hit, stop: int) -> tuple[Hit, Hit] | None:
        """An office after a name counts only where no further name claims it: «X, министр Y …»."""
        at = hit.end
        while at < stop and (self._inside.get(at) or self._forms[at] in self._links):
            at = max(self._inside.get(at, at), at + 1)
        return None if at < stop and self._named[at] else (hit, hit)

    def _appointed(self, start: int, end: int) -> tuple[Hit, Hit] | None:
        """An office that the sentence says the bearer gets: «назначен министром», «министрі болып», "assumes office as"."""
        links = [hit for hit in self._reading.hits("office.link")]
        if not links:
            return None
        _, stop = self._reading.sentence(start)
        for link in links:
            if not end <= link.start < min(stop, end + 2 * AFTER):
                continue
            for hit in self.hits:
                near = hit.end <= link.start <= hit.end + 1 if self._final else link.end <= hit.start <= link.end + AFTER
                if near and hit.start >= end and not any(self._named[end : hit.start]):
                    gap = self._forms[link.end : hit.start] if not self._final else ()
                    if not any(form in STOPS or form == "," for form in gap):
                        return hit, hit
        return None

    # of which state

    def held(self, chain: tuple[Hit, Hit], start: int, end: int) -> Held:
        """The office and the state of the bearer named on tokens `start` to `end`; the first office of a chain counts."""
        office, last = chain
        value = str(office.value)
        apposed = office.start >= end
        high = start if not apposed else min(office.end + OWNER_REACH, self._reading.sentence(office.start)[1])
        rule = "person#apposition" if apposed else "person#office"
        low = self._low(office.start, end if apposed else 0)
        owner = self._owner(office, last, low, high, end)
        organised = value in OF_A_COMPANY and (owner is None or owner.kind == "company") and self._organisation(office, high, low)
        if organised:
            value = "company_head"
        if value in OF_NO_STATE or (owner is not None and owner.kind == "body"):
            return Held(value, None, True, rule)
        if any(low <= hit.start < high for hit in self._banks):
            return Held("company_head" if value in OF_A_COMPANY else value, None, True, rule)
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
        """The state of an office holder where nothing beside says it: an ambassador is the partner's, others the home's."""
        if value == "ambassador" and not former and len(self._parties) > 1:
            return self._parties[1]
        return self._parties[0] if self._parties else None

    def _low(self, at: int, floor: int) -> int:
        """Where the words before an office that may name its owner begin."""
        forms, kinds = self._forms, self._reading.tokens.kinds
        functions = self._reading.language.function_words
        first = max(self._reading.sentence(at)[0], floor, at - OWNER_REACH)
        limit = OWNER_REACH if self._final else 4
        here = at
        while here > first and at - here < limit:
            form = forms[here - 1]
            if self._named[here - 1] or form in STOPS or form in (",", "–") or kinds[here - 1] not in (WORD, 5):
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
            if mention.start >= max(high, end + 4):
                break
            if low <= mention.start and mention.end <= office.start:
                if self._owns_from_before(mention, office):
                    before = mention
            elif office.start <= mention.start < high and after is None:
                if mention.start < office.end and mention.end <= office.end and mention.kind == "country.adjective":
                    continue
                host = mention.start and forms[mention.start - 1] in self._hosts
                crossed = any(self._named[at] for at in range(office.end, mention.start))
                stopped = office.start >= end and any(forms[at] in STOPS or forms[at] == "," for at in range(office.end, mention.start))
                if not host and not crossed and not stopped:
                    if self._final and office.end < mention.start and cases[mention.end - 1] in FOREIGN_CASES:
                        continue
                    after = mention
        if self._final:
            adjacent = after is not None and after.start <= last.end
            return after if adjacent or before is None else before
        if before is not None and before.end >= office.start - 1 and (after is None or before.kind != "place"):
            return before
        if after is None and end < len(forms) and forms[end] in self._links and not any(c.kind != "body" for c in ()):
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

    def _organisation(self, office: Hit, high: int, low: int) -> bool:
        """Whether a company or another organisation that is no state stands beside the office: «президент SOCAR»."""
        forms, functions = self._forms, self._reading.language.function_words
        if self._final:
            at = office.start - 1
            if at < low:
                return False
            return any(
                hit.end in (office.start, office.start - 1) for name in ("company_word", "company") for hit in self._reading.hits(name)
            ) or (forms[at] == '"')
        at = office.end
        while at < high and (forms[at] in functions or forms[at] == '"'):
            at += 1
        if at >= high or self._named[at]:
            return False
        if self._is("company_word", at) or self._is("company", at):
            return True
        if not self._cased or not self._reading.capitals[at]:
            return False
        return not any(name in _STATELY for name, _, _ in self._reading.lattice[at])

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


_STATELY = frozenset("country country.adjective body home place title_of_address office given acting former surname not_name".split())

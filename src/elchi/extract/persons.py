"""Persons: names with the office and country that the page, or else public knowledge, gives them."""

from __future__ import annotations

from collections.abc import Collection

from elchi.extract.fullnames import Draft, FullNames
from elchi.extract.identities import Identity, People, alike
from elchi.extract.mentions import CountryMention, PersonMention
from elchi.extract.names import romanise
from elchi.extract.reading import Reading
from elchi.extract.seats import Held
from elchi.text.tokens import WORD

HEADS = frozenset({"president", "prime_minister", "monarch"})
STEM = 3


def find_persons(
    reading: Reading, countries: list[CountryMention], parties: tuple[str, ...], people: People | None = None
) -> list[PersonMention]:
    """The mentions of persons by name, left to right; later ones by surname get what the page said of the person.

    `people` are the persons of the page's items read before; the ones found are added to them.
    """
    finder = _Finder(reading, countries, parties, people if people is not None else People())
    return finder.mentions()


class _Finder(FullNames):
    """Finds the persons of one item: the full names, then the mentions by surname alone."""

    def mentions(self) -> list[PersonMention]:
        """The mentions of the item."""
        self.find_full()
        if self.here or self.reading.index.get("person.surname") or self.offices.hits:
            self._short_names()
        self.people.leave_item()
        self.drafts.sort(key=lambda draft: draft.start)
        return [
            PersonMention(d.start, d.end, d.identity.name, d.identity.office, d.identity.country, d.rule)
            for d in self.drafts
        ]

    def _short_names(self) -> None:
        """Mentions by surname: of a person named in the item, or of an office holder after the office."""
        reading = self.reading
        tokens = reading.tokens
        taken = bytearray(len(tokens.forms) + 1)
        for start, end, _, _ in self.drafts:
            taken[start:end] = b"\x01" * (end - start)
        stems: dict[str, list[Identity]] = {}
        for identity in self.here:
            for forms in identity.forms:
                if len(forms[-1]) > 1:
                    bucket = stems.setdefault(forms[-1][:STEM], [])
                    if identity not in bucket:
                        bucket.append(identity)
        holders = set(reading.index.get("person.surname", ()))
        after = {hit.end for hit in self.offices.hits} | {hit.end for hit in reading.hits("title_of_address")}
        for at in self._places(stems, holders, after):
            if taken[at] or tokens.kinds[at] != WORD:
                continue
            self._short_name(at, stems.get(tokens.forms[at][:STEM], ()), taken, at in after)

    def _places(self, stems: Collection[str], holders: set[int], after: set[int]) -> list[int]:
        """Where mentions by surname may stand, left to right."""
        reading, forms = self.reading, self.reading.tokens.forms
        if not self.words.cased:
            names = {name for identity in self.here for own in identity.forms for name in (own[0], own[-1])}
            return sorted(holders | {at for at, form in enumerate(forms) if form in names or at in after})
        capitals, places = reading.capitals, []
        at = capitals.find(1)
        while at >= 0:
            initials = at > 0 and len(forms[at - 1]) <= 2 and self.words.initial(at - 1)
            if initials or forms[at][:STEM] in stems or at in holders or at in after:
                places.append(at)
            at = capitals.find(1, at + 1)
        return places

    def _short_name(self, at: int, candidates: list[Identity] | tuple[()], taken: bytearray, titled: bool) -> None:
        reading, words = self.reading, self.words
        form = self.forms_of(at, at + 1)[0]
        held: Held | None = None
        fitting = [i for i in reversed(candidates) if any(self._surname_of(form, forms) for forms in i.forms)]
        exact = (i for i in fitting if any(form == forms[-1] for forms in i.forms))
        identity = next(exact, fitting[0] if fitting else None)
        if identity is None and titled:
            identity = next((i for i in self.here if any(form == forms[0] for forms in i.forms)), None)
        rule = "person#surname"
        if identity is not None and words.blocked[at] and not any(form in (f[0], f[-1]) for f in identity.forms):
            return
        if not words.cased and not titled and not self._stands_alone(at, identity):
            return
        start = self._start(at, taken)
        if identity is None:
            if words.cased and not words.positive[at] and start == at and not titled:
                return
            identity = self._holder(at, start)
            rule = "person#holder"
        if identity is None:
            office = self.offices.before(start)
            surname = any(name in ("surname", "person.surname") for name, _, _ in reading.lattice[at])
            initials = start < at and words.cased
            if (
                office is None
                or words.blocked[at]
                or not (surname or initials)
                or (words.given[at] and not words.cased)
            ):
                return
            identity = Identity(romanise(reading, start, at + 1))
            self.people.everyone.append(identity)
            held = self.seats.held((office, office), start, at + 1)
            rule = "person#office-surname"
        self.note(identity, (form,), held)
        taken[start : at + 1] = b"\x01" * (at + 1 - start)
        self.drafts.append(Draft(start, at + 1, identity, rule))

    def _stands_alone(self, at: int, identity: Identity | None) -> bool:
        """Whether a word in a script without capitals may be a surname: no name follows it, and it is no other word."""
        reading = self.reading
        forms = reading.tokens.forms
        after = forms[at + 1] if at + 1 < len(forms) else ""
        acts = after in reading.language.settings.agent_marks
        if identity is None or len(forms[at]) < 4:
            return acts and all(name in ("person.surname", "surname") for name, _, _ in reading.lattice[at])
        return not self.words.positive[at + 1]

    def _surname_of(self, form: str, forms: tuple[str, ...]) -> bool:
        if not self.words.cased:
            return form == forms[-1]
        return alike(form, forms[-1])

    def _start(self, at: int, taken: bytearray) -> int:
        """Where a mention by surname begins: initials, particles and the first half of a double name belong to it."""
        reading, words = self.reading, self.words
        forms = reading.tokens.forms
        start = at
        while start and not taken[start - 1]:
            back = start - 1
            particle = reading.edge(back, "name_particle") is not None and not words.blocked[back]
            if particle or (words.cased and words.initial(back)):
                start = back
            elif (
                forms[back] == "-" and back and not taken[back - 1] and (not words.cased or reading.capitals[back - 1])
            ):
                start = back - 1
            else:
                break
        return start

    def _holder(self, at: int, start: int) -> Identity | None:
        """The known person whose surname stands at `at`, if an office before it fits or a head of state bears it."""
        reading = self.reading
        people = reading.language.people
        candidates = [int(v) for name, v, end in reading.lattice[at] if name == "person.surname" and end == at + 1]
        if not candidates:
            return None
        if self.words.cased and start == at and at and reading.capitals[at - 1] and not self.words.blocked[at - 1]:
            if reading.tokens.sentence_of[at - 1] == reading.tokens.sentence_of[at]:
                return None
        office = self.offices.before(start)
        forms = reading.tokens.forms
        if office is None and ("-" in forms[max(0, at - 1) : at + 2] or (at and forms[at - 1] == '"')):
            return None
        fitting: list[int] = []
        for index in candidates:
            term = people[index].term_on(self.day)
            if term is None:
                continue
            if office is not None and any(term.office == office.value for term in people[index].terms):
                return self.public(index)
            if office is None and term.office in HEADS:
                fitting.append(index)
        return self.public(fitting[0]) if len(fitting) == 1 else None

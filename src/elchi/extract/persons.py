"""Persons: names with the office and country that the page, or else public knowledge, gives them."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from elchi.extract.identities import Identity, People, alike, known_in, same_person, skeleton
from elchi.extract.lists import shared_offices
from elchi.extract.mentions import CountryMention, PersonMention
from elchi.extract.names import romanise
from elchi.extract.offices import Offices
from elchi.extract.reading import Reading
from elchi.extract.runs import Run, Words, name_runs
from elchi.extract.seats import Held, Seats
from elchi.text.tokens import WORD

HEADS = frozenset({"president", "prime_minister", "monarch"})
STEM = 3


class _Draft(NamedTuple):
    start: int
    end: int
    identity: Identity
    rule: str


def find_persons(
    reading: Reading, countries: list[CountryMention], parties: tuple[str, ...], people: People | None = None
) -> list[PersonMention]:
    """The mentions of persons by name, left to right; later ones by surname get what the page said of the person.

    `people` are the persons of the page's items read before; the ones found are added to them.
    """
    finder = _Finder(reading, countries, parties, people if people is not None else People())
    return finder.mentions()


class _Finder:
    """Finds the persons of one item."""

    def __init__(
        self, reading: Reading, countries: list[CountryMention], parties: tuple[str, ...], people: People
    ) -> None:
        self.reading = reading
        self.words = Words(reading)
        self.runs = name_runs(reading, self.words)
        self.offices = Offices(reading, [(run.start, run.end) for run in self.runs if self._plausible(run)])
        self.seats = Seats(reading, countries, parties, self.offices.named)
        self.shared = shared_offices(reading, self.runs, self.offices.hits, countries)
        self.people = people
        self.day = reading.published.isoformat() if reading.published else None
        self.here: list[Identity] = []
        self.drafts: list[_Draft] = []

    def mentions(self) -> list[PersonMention]:
        """The mentions of the item."""
        unsure: list[Run] = []
        titled = [run for run in self.runs if self.reading.in_title(run.start)]
        for run in self.runs[len(titled) :]:
            if not self._full_name(run):
                unsure.append(run)
        for run in titled:
            if not self._full_name(self._as_in_body(run)):
                unsure.append(run)
        self._repeated(unsure)
        if self.here or self.reading.index.get("person.surname") or self.offices.hits:
            self._short_names()
        self.people.leave_item()
        self.drafts.sort(key=lambda draft: draft.start)
        return [
            PersonMention(d.start, d.end, d.identity.name, d.identity.office, d.identity.country, d.rule)
            for d in self.drafts
        ]

    def _plausible(self, run: Run) -> bool:
        """Whether offices must not reach over a run: it has a word that names have, or stands right after an office."""
        words = self.words
        if run.known is not None or any(words.positive[run.start : run.end]):
            return True
        return run.start in self.reading.ending("office")

    # full names

    def _forms(self, start: int, end: int) -> tuple[str, ...]:
        endings = self.reading.language.settings.span_endings
        forms = []
        for at in range(start, end):
            form = self.reading.tokens.forms[at]
            if form != "-":
                forms.append(form.removesuffix(endings[0]) if endings else form)
        return tuple(forms)

    def _full_name(self, run: Run) -> bool:
        start, end, known = run
        chain = self.offices.beside(start, end)
        forms = self._forms(start, end)
        if known is None:
            known = self._known(forms, start, end)
        if known is None and chain is None and start not in self.shared and not self._is_name(start, end):
            return False
        if chain is None and start not in self.shared and self._names_a_thing(start, end):
            return False
        held = self.shared.get(start) or (self.seats.held(chain, start, end) if chain else None)
        if known is not None:
            identity, rule = self._public(known), "person#known"
        else:
            identity, rule = self._page_person(forms, start, end), held.rule if held else "person#given-name"
        self._note(identity, forms, held)
        self.drafts.append(_Draft(start, end, identity, rule))
        return True

    def _as_in_body(self, run: Run) -> Run:
        """A run of the title, cut to the name that it holds as the body writes it: titles may capitalise every word."""
        forms = self._forms(run.start, run.end)
        if run.known is None and len(forms) == run.end - run.start:
            for identity in self.here:
                for own in identity.forms:
                    for at in range(len(forms) - len(own)):
                        if len(own) > 1 and forms[at : at + len(own)] == own:
                            return Run(run.start + at, run.start + at + len(own), None)
        return run

    def _names_a_thing(self, start: int, end: int) -> bool:
        """Whether a name is that of a street or a centre: by a word beside it that says so (`name_of`)."""
        reading = self.reading
        if reading.language.settings.head_final:
            return reading.edge(end, "name_of") is not None
        if start in reading.ending("name_of"):
            return True
        named = (
            any(name in ("venue", "not_name", "name_of") for name, _, _ in reading.lattice[end])
            if end < len(reading.lattice)
            else False
        )
        return named and self.words.cased and reading.capital(end) and not reading.in_title(start)

    def _note(self, identity: Identity, forms: tuple[str, ...], held: Held | None) -> None:
        if identity not in self.here:
            self.here.append(identity)
        if forms not in identity.forms:
            identity.forms.append(forms)
        identity.add(held)

    def _known(self, forms: tuple[str, ...], start: int, end: int) -> int | None:
        """The known person whose surname ends a run and whose first name or initial it holds."""
        people = self.reading.language.people
        for name, value, stop in self.reading.lattice[end - 1]:
            if (
                name == "person.surname"
                and stop == end
                and known_in(forms[:-1], people[int(value)], self.reading.language.code)
            ):
                return int(value)
        return None

    def _is_name(self, start: int, end: int) -> bool:
        """Whether a run is a name without an office beside it: a given name and another word that may be a surname."""
        reading, words = self.reading, self.words
        if not any(words.given[at] for at in range(start, end)):
            return False
        if not words.cased:
            return True
        return not (
            reading.in_title(start) and reading.language.settings.capital_adjectives and not words.positive[end - 1]
        )

    def _public(self, index: int) -> Identity:
        for identity in self.people.everyone:
            if identity.known == index:
                return identity
        person = self.reading.language.people[index]
        identity = Identity(person.name, index, person.term_on(self.day))
        self.people.everyone.append(identity)
        return identity

    def _page_person(self, forms: tuple[str, ...], start: int, end: int) -> Identity:
        for identity in reversed(self.here):
            if same_person(forms, identity.forms):
                return identity
        name = romanise(self.reading, start, end)
        bones = skeleton(name)
        for identity in self.people.everyone:
            identity.bones = identity.bones or skeleton(identity.name)
            if identity.bones[-1:] == bones[-1:] and identity.bones[:1] == bones[:1]:
                return identity
        identity = Identity(name, bones=bones)
        self.people.everyone.append(identity)
        return identity

    def _repeated(self, unsure: list[Run]) -> None:
        """Runs that are no names by themselves but repeat a name found elsewhere in the item."""
        for start, end, _ in unsure:
            forms = self._forms(start, end)
            for identity in self.here:
                if (
                    len(forms) > 1
                    and any(len(own) > 1 for own in identity.forms)
                    and same_person(forms, identity.forms)
                ):
                    self.drafts.append(_Draft(start, end, identity, "person#repeated"))
                    break

    # surnames alone

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
        form = self._forms(at, at + 1)[0]
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
        self._note(identity, (form,), held)
        taken[start : at + 1] = b"\x01" * (at + 1 - start)
        self.drafts.append(_Draft(start, at + 1, identity, rule))

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
        fitting: list[int] = []
        for index in candidates:
            term = people[index].term_on(self.day)
            if term is None:
                continue
            if office is not None and any(term.office == office.value for term in people[index].terms):
                return self._public(index)
            if office is None and term.office in HEADS:
                fitting.append(index)
        return self._public(fitting[0]) if len(fitting) == 1 else None

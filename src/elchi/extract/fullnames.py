"""Full names in one item: which runs of words are persons, who they are, and what is said beside them."""

from __future__ import annotations

from typing import NamedTuple

from elchi.extract.identities import Identity, People, known_in, same_person, skeleton
from elchi.extract.lists import shared_offices
from elchi.extract.mentions import CountryMention
from elchi.extract.names import nominative, romanise
from elchi.extract.offices import SAME, Offices
from elchi.extract.reading import Reading
from elchi.extract.runs import Run, Words, name_runs
from elchi.extract.seats import Held, Seats

LATIN = "\u0250"
SAMPLE = 200
SURE = 6
NOWHERE: frozenset[str] = frozenset()


class Draft(NamedTuple):
    """A mention found so far: its tokens, whose it is, and the rule that found it."""

    start: int
    end: int
    identity: Identity
    rule: str


class FullNames:
    """Finds the full names of one item; `drafts` are the mentions, `here` the persons met in the item."""

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
        self.drafts: list[Draft] = []

    def find_full(self) -> None:
        """Finds the mentions by full name: the body first, whose spelling tells the names in a capitalised title."""
        unsure: list[Run] = []
        titled = [run for run in self.runs if self.reading.in_title(run.start)]
        for run in self.runs[len(titled) :]:
            if not self._full_name(run):
                unsure.append(run)
        for run in titled:
            if not self._full_name(self._as_in_body(run)):
                unsure.append(run)
        self._repeated(unsure)

    def _plausible(self, run: Run) -> bool:
        """Whether offices must not reach over a run: it has a word that names have, or stands right after an office."""
        words = self.words
        if run.known is not None or any(words.positive[run.start : run.end]):
            return True
        return run.start in self.reading.ending("office")

    def forms_of(self, start: int, end: int) -> tuple[str, ...]:
        """The words of a name as the folded page writes them, without hyphens and endings that are no part of it."""
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
        forms = self.forms_of(start, end)
        if known is None:
            known = self._known(forms, start, end)
        if known is None and chain is None and start not in self.shared and not self._is_name(start, end):
            return False
        if known is None and self.words.cased and self._is_foreign(start, end):
            return False
        if chain is None and start not in self.shared and self._names_a_thing(start, end):
            return False
        held = self.shared.get(start) or (self.seats.held(chain, start, end) if chain else None)
        if held is not None and held.office == SAME:
            held = self._counterpart(held, start)
        if known is not None:
            identity, rule = self.public(known), "person#known"
        else:
            identity, rule = self._page_person(forms, start, end), held.rule if held else "person#given-name"
        self.note(identity, forms, held)
        self.drafts.append(Draft(start, end, identity, rule))
        return True

    def _counterpart(self, held: Held, start: int) -> Held | None:
        """What is said of one who holds the office of the person named before in the sentence."""
        first, _ = self.reading.sentence(start)
        before = [draft for draft in self.drafts if first <= draft.start < start and draft.identity.office]
        if not before:
            return None
        other = before[-1].identity
        country = held.country if held.said or held.country != other.country else None
        return Held(other.office or "other", country, held.said, "person#counterpart")

    def _is_foreign(self, start: int, end: int) -> bool:
        """Whether a run of unknown words is in Latin letters in a language that has others: a brand, no name."""
        tokens, words = self.reading.tokens, self.words
        if tokens.source[tokens.starts[start]] > LATIN or any(words.positive[start:end]):
            return False
        own = self.reading.tokens.source
        return sum(char > LATIN for char in own[:SAMPLE]) * 2 > min(len(own), SAMPLE)

    def _as_in_body(self, run: Run) -> Run:
        """A run of the title, cut to the name that it holds as the body writes it: titles may capitalise every word."""
        forms = self.forms_of(run.start, run.end)
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

    def note(self, identity: Identity, forms: tuple[str, ...], held: Held | None) -> None:
        """Notes one mention of a person: the form of the name and what the words beside it say."""
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
            return words.cased and not reading.in_title(start) and self._ends_in_surname(start, end)
        if not words.cased:
            return True
        return not (
            reading.in_title(start) and reading.language.settings.capital_adjectives and not words.positive[end - 1]
        )

    def _ends_in_surname(self, start: int, end: int) -> bool:
        """Whether the last word of a run has the ending of a surname, a case of it allowed for."""
        language = self.reading.language
        marks = language.settings.surname_marks
        form = self.forms_of(end - 1, end)[0]
        if len(form) < SURE or not marks:
            return False
        if form.endswith(marks):
            return True
        bare = nominative(language, form, NOWHERE) if language.settings.morphology == "suffixes" else form
        return bare != form and bare.endswith(marks)

    def public(self, index: int) -> Identity:
        """The person of the page who is the known person with this index."""
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
            forms = self.forms_of(start, end)
            for identity in self.here:
                if (
                    len(forms) > 1
                    and any(len(own) > 1 for own in identity.forms)
                    and same_person(forms, identity.forms)
                ):
                    self.drafts.append(Draft(start, end, identity, "person#repeated"))
                    break

"""Persons: names with the office and country that the page, or else public knowledge, gives them."""

from __future__ import annotations

from dataclasses import dataclass

from elchi.extract.mentions import CountryMention, PersonMention
from elchi.extract.names import romanise
from elchi.extract.offices import Offices
from elchi.extract.reading import Reading
from elchi.language.people import KnownPerson
from elchi.text.tokens import WORD

NAME_WORDS = 4
NOT_NAMES = frozenset(
    "country country.adjective place body bank office month weekday venue title_of_address unit unit.before counted "
    "sector indicator both home not_name former".split()
)


@dataclass(slots=True)
class _Entity:
    """A person of the page: the forms of the surname met, and what is known."""

    name: str
    surnames: set[str]
    office: str | None
    country: str | None
    known: int | None = None


def find_persons(reading: Reading, countries: list[CountryMention], parties: tuple[str, ...]) -> list[PersonMention]:
    """The mentions of persons by name, left to right; later ones by surname get what the page said of the person."""
    runs = _name_runs(reading)
    offices = Offices(reading, countries, parties, [(start, end) for start, end, _ in runs])
    entities: list[_Entity] = []
    drafts: list[tuple[int, int, _Entity, str]] = []
    published = reading.published.isoformat() if reading.published else None
    for start, end, known in runs:
        office = offices.beside(start, end)
        if known is None and not _is_name(reading, start, end) and (office is None or not offices.certain(office, start)):
            continue
        if known is not None:
            person = reading.language.people[known]
            entity = _known_entity(entities, person, known, published)
            rule = "person#known"
        else:
            entity = _new_entity(reading, entities, start, end)
            rule = "person#office" if office else "person#given-name"
        if office is not None and entity.office is None:
            entity.office, entity.country = offices.held(office, start, end)
        _add_surnames(reading, entity, start, end)
        drafts.append((start, end, entity, rule))
    _add_surname_mentions(reading, offices, entities, drafts, published)
    drafts.sort(key=lambda draft: draft[0])
    return [PersonMention(start, end, e.name, e.office, e.country, rule) for start, end, e, rule in drafts]


def _name_runs(reading: Reading) -> list[tuple[int, int, int | None]]:
    """Stretches that may be full names, with the known person where it is one."""
    cased = reading.language.settings.cased
    runs: list[tuple[int, int, int | None]] = []
    last = 0
    known = {hit.start: hit for hit in reading.hits("person.full") if not cased or reading.capital(hit.start)}
    size = len(reading.tokens.forms)
    anchors = reading.capitals if cased else _anchors(reading)
    at = 0
    while at < size:
        if not anchors[at] and at not in known:
            at += 1
            continue
        hit = known.get(at)
        if hit is not None:
            runs.append((at, hit.end, int(hit.value)))
            at = last = hit.end
            continue
        end = _run_end(reading, at, cased)
        if end > at:
            stop = next((start for start in known if at < start < end), end)
            if stop > at and (stop - at >= 2):
                runs.append((at, stop, None))
            at = max(stop, at + 1)
            continue
        at += 1
    assert last <= size
    return runs


def _anchors(reading: Reading) -> bytearray:
    """Where a name may begin in a script without capitals: at a given name or surname, or right after an office."""
    flags = bytearray(len(reading.tokens.forms) + 1)
    for name in ("given", "surname", "name_particle", "person.full"):
        for hit in reading.hits(name):
            flags[hit.start] = 1
    for hit in reading.hits("office"):
        flags[hit.end] = 1
    return flags


def _run_end(reading: Reading, at: int, cased: bool) -> int:
    """The end of a run of name-like words that starts at token `at` (`at` itself where none does)."""
    tokens = reading.tokens
    stop = reading.sentence(at)[1]
    first = reading.sentence(at)[0]
    here = at
    words = 0
    while here < stop and words < NAME_WORDS + 1:
        if tokens.kinds[here] != WORD or not _nameable(reading, here, cased, here == first):
            break
        words += 1
        here += 1
        if here + 1 < stop and tokens.forms[here] == "-" and tokens.adjacent(here - 1) and tokens.adjacent(here):
            here += 1
    if here > at and tokens.forms[here - 1] == "-":
        here -= 1
    return here if words >= 2 else at


def _initial(reading: Reading, at: int) -> bool:
    """Whether token `at` is an initial: one capital letter."""
    return len(reading.tokens.forms[at]) == 1 and reading.capital(at)


def _nameable(reading: Reading, at: int, cased: bool, first: bool) -> bool:
    given = False
    if cased and _initial(reading, at) and at + 1 < len(reading.tokens.forms) and reading.capital(at + 1):
        return True
    for name, _, end in reading.lattice[at]:
        if name in ("given", "surname", "name_particle", "person.surname"):
            given = True
        elif name in NOT_NAMES and not (name == "counted" and cased):
            return given and end == at + 1 and name not in ("office", "country", "title_of_address", "month")
    form = reading.tokens.forms[at]
    if form in reading.language.function_words:
        return False
    if not cased:
        return given or (len(form) > 2 and not reading.lattice[at])
    if not reading.capital(at):
        return given and reading.edge(at, "name_particle") is not None
    if first and not given:
        return False
    source = reading.tokens.source[reading.tokens.starts[at] : reading.tokens.ends[at]]
    return len(source) == 1 or not source.isupper() or given


def _is_name(reading: Reading, start: int, end: int) -> bool:
    """Whether a run is a name without an office beside it: it holds a given name and another word."""
    given = any(reading.edge(at, "given") for at in range(start, end))
    return given and end - start >= 2 and not reading.in_title(start)


def _known_entity(entities: list[_Entity], person: KnownPerson, index: int, day: str | None) -> _Entity:
    for entity in entities:
        if entity.known == index:
            return entity
    term = person.term_on(day)
    entity = _Entity(person.name, set(), term.office if term else None, term.country if term else None, index)
    entities.append(entity)
    return entity


def _new_entity(reading: Reading, entities: list[_Entity], start: int, end: int) -> _Entity:
    forms = [f for f in reading.tokens.forms[start:end] if f != "-"]
    last = forms[-1]
    for entity in entities:
        if any(_same_surname(last, surname) for surname in entity.surnames) and entity.known is None:
            return entity
    entity = _Entity(romanise(reading, start, end), set(), None, None)
    entities.append(entity)
    return entity


def _add_surnames(reading: Reading, entity: _Entity, start: int, end: int) -> None:
    last = reading.tokens.forms[end - 1]
    if len(last) > 2:
        entity.surnames.add(last)


def _same_surname(form: str, surname: str) -> bool:
    """Whether two written forms may be one surname in different cases."""
    if form == surname:
        return True
    shared = 0
    for a, b in zip(form, surname, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= 4 and max(len(form), len(surname)) - shared <= 4 and min(len(form), len(surname)) - shared <= 2


def _add_surname_mentions(
    reading: Reading,
    offices: Offices,
    entities: list[_Entity],
    drafts: list[tuple[int, int, _Entity, str]],
    published: str | None,
) -> None:
    """Mentions by surname alone: of a person named on the page, or of an office holder after the office."""
    cased = reading.language.settings.cased
    taken = bytearray(len(reading.tokens.forms))
    for start, end, _, _ in drafts:
        taken[start:end] = b"\x01" * (end - start)
    for at, kind in enumerate(reading.tokens.kinds):
        if kind != WORD or taken[at] or (cased and not reading.capital(at)):
            continue
        form = reading.tokens.forms[at]
        if len(form) < 3:
            continue
        entity = next((e for e in entities if any(_same_surname(form, s) for s in e.surnames)), None)
        rule = "person#surname"
        if entity is not None and any(n in NOT_NAMES for n, _, _ in reading.lattice[at]) and form not in entity.surnames:
            continue
        if entity is None:
            entity = _holder(reading, offices, at, entities, published)
            rule = "person#holder"
        if entity is None:
            office = offices.before(at)
            if office is None or not reading.edge(at, "surname") or reading.edge(at, "given") and not cased:
                continue
            entity = _Entity(romanise(reading, at, at + 1), {form}, None, None)
            entities.append(entity)
            entity.office, entity.country = offices.held(office, at, at + 1)
            rule = "person#office-surname"
        start = at - 1 if at and taken[at - 1] == 0 and _initial(reading, at - 1) else at
        if start == at and at > 1 and reading.tokens.forms[at - 1] == "-" and reading.capital(at - 2):
            start = at - 2
        drafts.append((start, at + 1, entity, rule))


def _holder(
    reading: Reading, offices: Offices, at: int, entities: list[_Entity], published: str | None
) -> _Entity | None:
    """The known person whose surname stands at `at`, if an office before it fits or a head of state bears it."""
    candidates = [int(v) for name, v, end in reading.lattice[at] if name == "person.surname" and end == at + 1]
    if not candidates:
        return None
    office = offices.before(at)
    people = reading.language.people
    fitting = []
    for index in candidates:
        term = people[index].term_on(published)
        if term is None:
            continue
        if office is not None and term.office == office.value:
            fitting.insert(0, index)
        elif office is None and term.office in ("president", "prime_minister", "monarch"):
            fitting.append(index)
    if not fitting or (office is None and len(fitting) > 1):
        return None
    return _known_entity(entities, people[fitting[0]], fitting[0], published)
